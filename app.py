"""The server: Streamlit around pages/frame.py, with security headers and a health route."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from pages.board.files import browser
from pages.board.present import present


def inline_scripts() -> str:
    """The hashes of the scripts inside Streamlit's own page and the slides, so that no other inline script can run."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    own = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in found]
    return " ".join([*own, browser.script_source()])


HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {inline_scripts()}",
            "style-src 'self' 'unsafe-inline'",  # the front end and plotly write their styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class SecurityHeaders:
    """Adds HEADERS to every answer: nothing is fetched from, sent to or framed by another host."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on; only answers over HTTP carry headers."""

        async def send_with_headers(message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].decode().lower() not in HEADERS]
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


async def health(request) -> JSONResponse:
    """Says that the server answers (it doesn't open the database)."""
    return JSONResponse({"status": "ok"})


async def overview(request) -> RedirectResponse:
    """The Overview is the first page, at /; its name leads there too."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


app = st.App(
    "pages/frame.py",
    middleware=[Middleware(SecurityHeaders)],
    routes=[Route("/health", health), Route("/overview", overview), Route("/present", present)],
)
