"""Asks an application something over ASGI, without a server."""

import asyncio

from helpers.awaited import awaited


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
