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

from pages.server import own_script
from pages.server.drawn_scripts import DrawnScripts, scripts
from pages.server.wrong_address import WrongAddress, not_there

BASES = ["", "council/plans"]


def serving(base: str):
    """Streamlit's own files, compressed as it does it, around the dashboard's."""
    routes = [*own_script.routes(base), *create_streamlit_static_assets_routes(base)]
    middleware = [
        Middleware(DrawnScripts, base=base),
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
    assert re.search(r'<link rel="stylesheet" href="./own_style.css">\s*</body>', content.decode())
    for tag in more:
        path = re.search('(?:src|href)="./([^"]*)"', tag)[1]
        status, headers, _ = asked(app, folder + path)
        kind = "text/css" if path.endswith(".css") else "text/javascript"
        assert (status, headers["content-type"]) == (200, f"{kind}; charset=utf-8"), tag


@pytest.mark.parametrize(
    "path", ["/", "/tasks", "/own_script.js", "/own_style.css", "/_stcore/bidi-components/prevent.drawn/index.js"]
)
def test_a_page_and_its_scripts_are_asked_for_again_and_told_unchanged(path):
    app = serving("")
    _, headers, content = asked(app, path)
    assert asked(app, path, "HEAD")[:2] == (200, headers)
    for known in (headers["etag"], headers["etag"].removeprefix("W/"), f'"other", {headers["etag"]}'):
        status, again, nothing = asked(app, path, if_none_match=known)
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"]) and "content-length" not in again
    assert asked(app, path, if_none_match='"other"')[2] == content
    assert asked(app, path, "POST")[0] == 405


def test_the_script_comes_before_streamlits_and_what_the_pages_draw_with_is_asked_for_with_the_page():
    page = own_script.page().decode()
    assert page.index('src="./own_script.js" defer') < page.index('<script type="module"')
    assert [page.count(f"prevent.drawn/{name}") for name in scripts()] == [1] * len(scripts()) and len(scripts()) >= 8


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
