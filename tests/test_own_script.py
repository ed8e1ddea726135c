"""Streamlit's page with the dashboard's own script, and what a wrong address is told: over ASGI, without a server."""

import asyncio
import gzip

import pytest
from helpers.awaited import awaited
from helpers.pages_listed import ADDRESSES
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_app import SelectiveGZipMiddleware
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from pages.server import own_script
from pages.server.wrong_address import WrongAddress, not_there

TAG = b'<script src="./own_script.js" defer></script></head>'
BASES = ["", "council/plans"]


def serving(base: str):
    """Streamlit's own files, compressed as it does it, around the dashboard's."""
    routes = [*own_script.routes(base), *create_streamlit_static_assets_routes(base)]
    middleware = [Middleware(WrongAddress, base=base), Middleware(SelectiveGZipMiddleware, base_url=base)]
    return Starlette(routes=routes, middleware=middleware)


def asked(app, path: str, method: str = "GET", query: str = "", **given: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of an answer; if_none_match="…" gives a header."""
    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()]
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "headers": headers, "scheme": "http",
             "query_string": query.encode(), "root_path": "", "server": ("127.0.0.1", 8501), "http_version": "1.1"}  # fmt: skip
    told = []

    async def receive() -> None:
        await asyncio.Event().wait()  # who asked stays until all is told

    async def send(message) -> None:
        told.append(message)

    awaited(app(scope, receive, send))
    content = b"".join(message.get("body", b"") for message in told[1:])
    return told[0]["status"], {name.decode(): value.decode() for name, value in told[0]["headers"]}, content


@pytest.mark.parametrize("base", BASES)
def test_every_page_is_streamlits_with_one_script_more(base):
    app, folder = serving(base), f"/{base}/".replace("//", "/")
    for name in ADDRESSES:
        status, headers, content = asked(app, f"{folder}{name}")
        assert (status, headers["content-type"], headers["cache-control"]) == (
            200,
            "text/html; charset=utf-8",
            "no-cache",
        )
        assert int(headers["content-length"]) == len(content)
        assert content.replace(TAG, b"</head>") == own_script.index_file().read_bytes() and content.count(TAG) == 1
    status, headers, content = asked(app, f"{folder}own_script.js")
    assert (status, headers["content-type"]) == (
        200,
        "text/javascript; charset=utf-8",
    ) and b"stopPropagation" in content


@pytest.mark.parametrize("path", ["/", "/tasks", "/own_script.js"])
def test_a_page_and_its_script_are_asked_for_again_and_told_unchanged(path):
    app = serving("")
    _, headers, content = asked(app, path)
    assert asked(app, path, "HEAD")[:2] == (200, headers)
    for known in (headers["etag"], headers["etag"].removeprefix("W/"), f'"other", {headers["etag"]}'):
        status, again, nothing = asked(app, path, if_none_match=known)
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"]) and "content-length" not in again
    assert asked(app, path, if_none_match='"other"')[2] == content
    assert asked(app, path, "POST")[0] == 405


def test_a_page_may_come_compressed():
    _, headers, content = asked(serving(""), "/tasks", accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip" and int(headers["content-length"]) == len(content)
    assert TAG in gzip.decompress(content)


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
    assert asked(app, f"{folder}favicon.png")[1]["content-type"] == "image/png"
    assert asked(app, f"{folder}tasks/")[1]["location"] == f"{folder}tasks"
    assert (
        asked(app, f"{folder}tasks/_stcore/health")[0] == 404
    )  # Streamlit's own answer, which its front end looks for
    assert asked(app, f"{folder}tasks/_stcore/health")[2] == b"Not Found"


def test_an_address_is_said_back_as_text_that_can_be_read():
    page = not_there("/<script>alert(1)</script>\u202e\x00\"'" + "x" * 500, query='"><script>')
    assert "<script" not in page and "\u202e" not in page and "\x00" not in page
    assert "/&lt;script&gt;alert(1)&lt;/script&gt;��&quot;&#x27;xxx" in page and "x" * 80 not in page
