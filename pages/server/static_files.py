"""Streamlit's own files, sent compressed to who takes that; each is compressed once, and kept."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from pages.server.addresses import folder
from pages.server.compressed import Content, compressed, kept_in
from pages.server.encodings import Headers, send_zipped, takes_gzip, varied
from pages.server.own_script import index_file

_KINDS = {".js", ".css", ".json", ".svg", ".txt", ".map", ".wasm"}  # fonts and pictures are compressed already
_CONDITIONS = (b"if-none-match", b"if-modified-since")


class _Answer(NamedTuple):
    """What Streamlit says with a file, and its content in gzip; None where that would be no smaller."""

    headers: Headers
    content: Content | None


class StaticFiles:
    """Answers for Streamlit's files: a request that takes gzip with what was compressed once, others as Streamlit does.

    A file goes out with Streamlit's own headers, but for those of the encoding. base: server.baseUrlPath. files: the
    folder that they are in. kept: the folder that they are kept in once compressed.
    """

    def __init__(self, app, base: str = "", files: Path | None = None, kept: Path | None = None) -> None:
        self.app, self.kept = app, kept or kept_in()
        files = files or index_file().parent
        found = (path for path in files.rglob("*") if path.suffix in _KINDS)
        self.files = {folder(base) + path.relative_to(files).as_posix(): path for path in found}
        self.answers: dict[str, _Answer] = {}

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, unless it asks for a file and takes gzip."""
        path = scope["path"].removeprefix(scope.get("root_path", "")) if scope["type"] == "http" else ""
        if path not in self.files or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        answer = await self._answer(path, scope, receive) if takes_gzip(scope) else None
        if answer and answer.content:
            await send_zipped(scope, send, answer.headers, answer.content)
        else:
            await self.app(scope, receive, _saying_it_varies(send))

    async def _answer(self, path: str, scope, receive) -> _Answer | None:
        """What goes out for a file, the same for everybody; None where Streamlit doesn't give it."""
        if path not in self.answers:
            headers = await self._headers(scope, receive)
            if headers is None:
                return None
            self.answers[path] = _Answer(headers, await asyncio.to_thread(self._content, self.files[path]))
        return self.answers[path]

    async def _headers(self, scope, receive) -> Headers | None:
        """What Streamlit says with a file, without its content; None where it doesn't give it."""
        told: list[dict] = []

        async def note(message) -> None:
            told.append(message)

        asked = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]
        await self.app({**scope, "method": "HEAD", "headers": asked}, receive, note)
        return list(told[0]["headers"]) if told[0]["status"] == 200 else None

    def _content(self, file: Path) -> Content | None:
        plain = file.read_bytes()
        content = compressed(plain, self.kept)
        return content if len(content.zipped) < len(plain) else None


def _saying_it_varies(send):
    async def send_varied(message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": varied(list(message.get("headers", [])))}
        await send(message)

    return send_varied
