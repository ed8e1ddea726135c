"""Streamlit's page with the dashboard's own script, and what a wrong address is told: over ASGI, without a server."""

import gzip
import re
from pathlib import Path

import pytest
from helpers.asked import asked
from helpers.pages_listed import ADDRESSES
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_app import SelectiveGZipMiddleware
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from pages.common import rows
from pages.common.style import style
from pages.server import own_script
from pages.server.bundled import bundled
from pages.server.drawn_script import ADDRESS, DrawnScript, script
from pages.server.wrong_address import WrongAddress, not_there

BASES = ["", "council/plans"]


def serving(base: str):
    """Streamlit's own files, compressed as it does it, around the dashboard's."""
    routes = [*own_script.routes(base), *create_streamlit_static_assets_routes(base)]
    middleware = [
        Middleware(DrawnScript, base=base),
        Middleware(WrongAddress, base=base),
        Middleware(SelectiveGZipMiddleware, base_url=base),
    ]
    return Starlette(routes=routes, middleware=middleware)


@pytest.mark.parametrize("base", BASES)
def test_every_page_is_streamlits_with_a_script_and_a_style_sheet_more(base):
    app, folder = serving(base), f"/{base}/".replace("//", "/")
    for name in ADDRESSES:
        status, headers, content = asked(app, f"{folder}{name}")
        assert (status, headers["content-type"], headers["cache-control"]) == (
            200,
            "text/html; charset=utf-8",
            "no-cache",
        )
        assert int(headers["content-length"]) == len(content)
        assert content == own_script.page()
    lines = [set(re.findall("<[^>]*>", whole)) for whole in (content.decode(), own_script.index_file().read_text())]
    more, less = lines[0] - lines[1], lines[1] - lines[0]
    assert less == {one for one in lines[1] if 'as="font"' in one}  # of a typeface that no page is set in
    assert re.search(r'<link rel="stylesheet" href="./own_style[.][0-9a-f]{32}[.]css">\s*</body>', content.decode())
    for tag in more:
        path = re.search('(?:src|href)="./([^"]*)"', tag)[1]
        status, headers, _ = asked(app, folder + path)
        kind = "text/css" if path.endswith(".css") else "text/javascript"
        assert (status, headers["content-type"]) == (200, f"{kind}; charset=utf-8"), tag


@pytest.mark.parametrize("path", ["/", "/tasks", f"/{own_script.NAME}", f"/{own_script.STYLE}", ADDRESS])
def test_a_page_is_asked_for_again_and_told_unchanged_what_is_named_by_its_content_is_kept(path):
    app = serving("")
    _, headers, content = asked(app, path)
    if re.search("[0-9a-f]{16}", path):
        assert headers["cache-control"] == "private, max-age=31536000, immutable"
        assert asked(app, re.sub("[0-9a-f]{16}", "0" * 16, path))[0] == 404
    else:
        assert headers["cache-control"] == "no-cache"
    assert asked(app, path, "HEAD")[:2] == (200, headers)
    for known in (headers["etag"], headers["etag"].removeprefix("W/"), f'"other", {headers["etag"]}'):
        status, again, nothing = asked(app, path, if_none_match=known)
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"]) and "content-length" not in again
    assert asked(app, path, if_none_match='"other"')[2] == content
    assert asked(app, path, "POST")[0] == 405


def test_the_script_comes_before_streamlits_and_what_the_pages_draw_with_is_asked_for_with_the_page():
    page = own_script.page().decode()
    assert page.index(f'src="./{own_script.NAME}" defer') < page.index('<script type="module"')
    assert page.count(f'<link rel="modulepreload" crossorigin href=".{ADDRESS}">') == 1


def test_what_the_pages_draw_with_comes_in_one_file_with_all_of_its_parts():
    parts = {path.stem: path.read_text(encoding="utf-8") for path in rows.SCRIPTS.glob("*.js")}
    whole = asked(serving(""), ADDRESS)[2].decode()
    assert whole == script().decode() and len(parts) >= 8
    for name, part in parts.items():
        own = [line for line in part.splitlines() if not line.startswith(("import", "export"))]
        assert len(own) > 5 and set(own) <= set(whole.splitlines()), name
    assert not re.search(r"^import\b", whole, re.MULTILINE) and len(re.findall(r"^export\b", whole, re.MULTILINE)) == 1


def test_no_rule_hangs_on_what_any_element_or_the_whole_document_holds():
    rules = re.sub(r"/[*].*?[*]/", "", style(), flags=re.DOTALL)
    subjects = [re.split(r"[\s>+~,]", before)[-1] for before in re.findall(r"(\S*):has\(", rules)]
    assert len(subjects) > 10 and not {"", "*", "body", "html", ":root"} & set(subjects)


def test_scripts_are_bundled_in_the_order_of_their_imports_each_with_its_own_names(tmp_path):
    (tmp_path / "low.js").write_text("const KEPT = 1;\nexport const low = () => KEPT;\nexport function more() {}\n")
    (tmp_path / "mid.js").write_text(
        'import { low } from "./low.js";\nconst KEPT = 2;\nexport const mid = low() + KEPT;\n'
    )
    entry = tmp_path / "entry.js"
    entry.write_text(
        'import { mid } from "./mid.js";\nimport { low as own, more } from "./low.js";\nexport default function () {}\n'
    )
    whole = bundled(tmp_path, "entry.js")
    assert (
        whole.index("const of_low = (() => {") < whole.index("const of_mid = (() => {") < whole.index("export default")
    )
    assert whole.count("const of_low") == 1 and "return { low, more };" in whole
    assert "const { low: own, more } = of_low;" in whole
    for wrong in (
        'import low from "./low.js";',
        "export { mid };",
        'import { x } from "./entry.js";',
        "export let a = 1;",
    ):
        (tmp_path / "mid.js").write_text(f"{wrong}\nexport const mid = 1;\n")
        with pytest.raises(ValueError, match="mid.js|can’t be bundled"):
            bundled(tmp_path, "entry.js")


def test_a_page_may_come_compressed():
    _, headers, content = asked(serving(""), "/tasks", accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip" and int(headers["content-length"]) == len(content)
    assert (
        gzip.decompress(content) == own_script.page() and len(content) < 5000 and headers["vary"] == "Accept-Encoding"
    )


@pytest.mark.parametrize("base", BASES)
def test_a_wrong_address_says_so_and_offers_the_menu(base):
    app, folder = serving(base), f"/{base}/".replace("//", "/")
    for path in ("no_such_page", "tasks/34", "a/b/tasks", "index.html", "static/js/none.js", "TASKS"):
        for given in ({}, {"accept_encoding": "gzip"}, {"range": "bytes=0-9"}, {"method": "HEAD"}):
            status, headers, content = asked(app, folder + path, **given)
            assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8"), (path, given)
            assert int(headers["content-length"]) == len(content)
        links = [f'href="{folder}{name}?lead=Ann+Example&amp;due=x"'.encode() for name in ADDRESSES]
        content = asked(app, folder + path, query="lead=Ann+Example&due=x")[2]
        assert all(link in content for link in links) and f"<bdi>{folder}{path}</bdi>".encode() in content
        welsh = asked(app, folder + path, query="lang=cy")[2].decode()
        assert '<html lang="cy' in welsh and "Nid yw’r dudalen hon yno" in welsh and ">Tasgau</a>" in welsh
    assert (
        asked(app, f"{folder}favicon.png")[2] == (Path(own_script.__file__).parents[1] / "common/icon.png").read_bytes()
    )
    assert asked(app, f"{folder}tasks/")[1]["location"] == f"{folder}tasks"
    assert (
        asked(app, f"{folder}tasks/_stcore/health")[0] == 404
    )  # Streamlit's own answer, which its front end looks for
    assert asked(app, f"{folder}tasks/_stcore/health")[2] == b"Not Found"


def test_an_address_is_said_back_as_text_that_can_be_read():
    page = not_there("/<script>alert(1)</script>\u202e\x00\"'" + "x" * 500, query='"><script>')
    assert "<script" not in page and "\u202e" not in page and "\x00" not in page
    assert "/&lt;script&gt;alert(1)&lt;/script&gt;��&quot;&#x27;xxx" in page and "x" * 80 not in page
