"""Files that people choose stay in memory while they come in: none is written to the disk, and no page fills it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from starlette.formparsers import MultiPartParser
from starlette.responses import PlainTextResponse
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from pages.said.language import in_language, say
from pages.server import hosts
from pages.server.asked_language import asked_language

_MB = 1024 * 1024
_MOST_FILES = 4  # of the largest size, in one open page
_ADDRESS = re.compile(r"_stcore/upload_file/(?P<page>[^/]+)/(?P<file>[^/]+)$")


def keep_in_memory(most_megabytes: int) -> None:
    """Has what is uploaded held in memory up to this size, which the server takes no more than.

    From 1 MB on it would go through a temporary file, and a learning system's export names people.
    """
    MultiPartParser.spool_max_size = (most_megabytes + 1) * _MB


def is_upload(path: str) -> bool:
    """Is this an address that takes files in?"""
    return "_stcore/upload_file/" in path


def held_by(page: str) -> Mapping[str, int]:
    """The files that Streamlit holds for an open page: their sizes in bytes, by id."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    held = manager.file_storage.get(page, {}) if isinstance(manager, MemoryUploadedFileManager) else {}
    return {name: len(file.data) for name, file in list(held.items())}


class FewFiles:
    """Refuses a file where an open page would hold more than four of the largest, those coming in among them.

    Streamlit holds what a page sent until the page is closed, whether or not it asked for it. held: the bytes that it
    holds for a page, by file.
    """

    def __init__(self, app, most_megabytes: int, held: Callable[[str], Mapping[str, int]] = held_by) -> None:
        self.app, self.largest, self.held = app, (most_megabytes + 1) * _MB, held
        self.coming: Counter[str] = Counter()

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, but a file that is too much."""
        found = _ADDRESS.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        page, size = found["page"], self._size(scope)
        others = sum(held for name, held in self.held(page).items() if name != found["file"])
        if others + self.coming[page] + size > _MOST_FILES * self.largest:
            with in_language(asked_language(scope.get("query_string", b""))):
                full = say("This page holds as many files as it may: load it again, then choose the file.")
            await PlainTextResponse(full, 413)(scope, receive, send)
            return
        self.coming[page] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[page] -= size
            self.coming += Counter()  # forgets those that send nothing any more

    def _size(self, scope) -> int:
        """How many bytes a request says it has; as many as one may have, where it doesn't say."""
        told = hosts.headers(scope, b"content-length")
        says = len(told) == 1 and told[0].isdecimal() and not hosts.headers(scope, b"transfer-encoding")
        return min(int(told[0]), self.largest) if says else self.largest
