"""Streamlit's page with one script of the dashboard's own in it, at the address of every page."""

from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.server.addresses import addresses, folder
from pages.server.compressed import compressed
from pages.server.encodings import has_already, takes_gzip

NAME = "own_script.js"
_TAG = (
    f'<script src="./{NAME}" defer></script>'.encode()
)  # relative, as Streamlit's own, to the path it is served under
_END = b"</head>"


def index_file() -> Path:
    """Streamlit's own page, the same for all addresses."""
    return Path(st.__file__).parent / "static" / "index.html"


def page() -> bytes:
    """Streamlit's page with the script. Raises ValueError where it hasn't one head to put it in."""
    before, end, after = index_file().read_bytes().partition(_END)
    if not end or _END in after:
        raise ValueError("Streamlit’s page isn’t built as it was: the dashboard’s own script finds no place in it.")
    return before + _TAG + end + after


def content() -> bytes:
    """The script: what every page needs, and what is needed where people sign in."""
    return b"\n".join(Path(__file__).with_name(name).read_bytes() for name in (NAME, "session.js"))


def routes(base: str) -> list[Route]:
    """Every page's address, and the script's. base: server.baseUrlPath."""
    index, script = _same(page(), "text/html"), _same(content(), "text/javascript")
    return [*(Route(path, index) for path in addresses(base).values()), Route(f"{folder(base)}{NAME}", script)]


def _same(whole: bytes, kind: str):
    """Answers with a content that stays while the server runs; with 304 a browser that has it."""
    # Weak, since the content may be sent compressed; asked for each time, since an update changes it.
    kept = {"etag": f'W/"{sha256(whole).hexdigest()[:32]}"', "cache-control": "no-cache", "vary": "Accept-Encoding"}
    zipped = compressed(whole).zipped

    async def answer(request: Request) -> Response:
        if has_already(request.scope, kept["etag"]):
            return Response(status_code=304, headers=kept)
        if takes_gzip(request.scope):
            return Response(zipped, media_type=kind, headers=kept | {"content-encoding": "gzip"})
        return Response(whole, media_type=kind, headers=kept)

    return answer
