"""What every answer tells the browser: to take nothing from, send nothing to and be framed by no other host."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st


def scripts_of_streamlit() -> str:
    """The hashes of the scripts inside Streamlit's own page, so that no other inline script can run."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in found)


def headers(scripts: str) -> dict[str, str]:
    """The headers by name; scripts are the sources of inline scripts that may run beside Streamlit's own."""
    policy = (
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {scripts_of_streamlit()} {scripts}",
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
    return {
        "content-security-policy": "; ".join(policy),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


class SecurityHeaders:
    """Adds the headers to every answer, refusals among them."""

    def __init__(self, app, scripts: str) -> None:
        self.app = app
        self.headers = {name.encode(): value.encode() for name, value in headers(scripts).items()}

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on; only answers over HTTP carry headers."""

        async def send_with_headers(message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in self.headers]
                message = {**message, "headers": [*kept, *self.headers.items()]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
