"""Adds the documents of a folder: several processes read them, then they are written, oldest first.

Versions of a plan are held against the one before, so all dates are known before the first is written. What was read
waits on the disk meanwhile, in a file without a name that ends with the run.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import duckdb

from loaders.apart import LIMITS, read_packed_apart
from loaders.apart.packed import unpacked
from loaders.apart.plain import NotPlain
from loaders.apart.pool import DOCUMENTS, Pool
from loaders.commands.folder.files import Found, Skipped, content_of
from loaders.commands.folder.outcome import Outcome
from loaders.commands.folder.progress import Progress
from loaders.commands.folder.writing import Writer
from loaders.errors import DocumentRefused
from loaders.record import statements
from loaders.record.store import document_id

_MOST_PROCESSES = 8
_AHEAD = 2  # documents for each process that are opened before their turn


@dataclass(frozen=True)
class _Read:
    """A document that was read: its date, and where its reading lies in the file of them."""

    as_at: date
    found: Found
    document_id: str
    start: int
    length: int


def processes_here() -> int:
    """How many processes read at once unless it is said: one a processor that this one may use, within bounds."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_PROCESSES)


class Run:
    """One run over a folder's documents; outcome holds what became of them, also where it is interrupted."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, by: str, processes: int, progress: Callable[[str, int], Progress]
    ) -> None:
        self.outcome = Outcome()
        self._connection, self._by, self._processes, self._progress = connection, by, processes, progress
        with connection.cursor() as cursor:
            held = statements.rows(cursor, "store/documents_held")
        self._held = {document: _why_not_again(purged, withdrawn) for document, purged, withdrawn in held}
        self._seen: dict[str, str] = {}
        self._twice: list[tuple[Found, str]] = []

    def add(self, files: Sequence[Found]) -> None:
        """Adds the documents that can be added, each whole or not at all.

        Raises DatabaseUnavailable where the database can't be written; what was added before stays.
        """
        with TemporaryFile() as kept:
            read = self._read_all(files, kept)
            if read:
                self._write_all(sorted(read, key=lambda one: one.as_at), kept)
        refused = {one.shown for one in self.outcome.skipped}
        for found, first in self._twice:
            if first in refused:
                self.outcome.skipped.append(Skipped(found.shown, f"It is the same document as {first}."))
            else:
                self.outcome.there += 1

    def _read_all(self, files: Sequence[Found], kept: IO[bytes]) -> list[_Read]:
        """Reads what isn't in the database yet; the readings go into a file, one after the other."""
        read: list[_Read] = []
        if not files:
            return read
        with closing(self._progress("Reading", len(files))) as progress, self._readers() as ask:
            for found, answer in _in_order(files, ask, _AHEAD * self._processes):
                try:
                    read += self._keep(found, *answer(), kept)
                except DocumentRefused as error:
                    self.outcome.skip(found, error, progress)
                    continue
                progress.step()
        return read

    @contextmanager
    def _readers(self) -> Iterator[Callable[[Found], Future]]:
        """What reads a document in one of several processes; they end with it."""
        readers = Pool(DOCUMENTS, at_once=self._processes, kept=self._processes)
        readers.start_ahead()
        threads = ThreadPoolExecutor(self._processes)
        try:
            yield lambda found: threads.submit(self._read, found, readers)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            readers.stop()
            threads.shutdown()
            readers.close()

    def _read(self, found: Found, readers: Pool) -> tuple[str, date | None, bytes]:
        """A document's identity, date and packed reading; nothing packed where its bytes are known. For threads."""
        content = content_of(found)
        document = document_id(content)
        if document in self._held or self._seen.setdefault(document, found.shown) != found.shown:
            return document, None, b""
        return document, *read_packed_apart(content, found.path.name, readers)

    def _keep(self, found: Found, document: str, as_at: date | None, packed: bytes, kept: IO[bytes]) -> list[_Read]:
        """Puts a reading into the file, unless the document is there already."""
        if not packed:
            why_not = self._held.get(document)
            if why_not:
                raise DocumentRefused(why_not)
            if document in self._held:
                self.outcome.there += 1
            else:
                self._twice.append((found, self._seen[document]))
            return []
        start = kept.tell()
        kept.write(packed)
        return [_Read(as_at or date.max, found, document, start, len(packed))]

    def _write_all(self, read: Sequence[_Read], kept: IO[bytes]) -> None:
        with closing(self._progress("Adding", len(read))) as progress:
            writer = Writer(self._connection, self._by, self.outcome, progress)
            for one in read:
                try:
                    kept.seek(one.start)
                    writer.add(one.found, one.document_id, unpacked(kept.read(one.length), LIMITS.answer))
                except NotPlain:
                    self.outcome.skip(one.found, DocumentRefused("Its reader gave no reading."), progress)
            writer.save()


def _in_order(
    files: Sequence[Found], ask: Callable[[Found], Future], most: int
) -> Iterator[tuple[Found, Callable[[], tuple[str, date | None, bytes]]]]:
    """Each file with what gives its answer, in their order; no more than so many are asked before their turn."""
    asked: deque[tuple[Found, Future]] = deque()
    for found in files:
        asked.append((found, ask(found)))
        if len(asked) >= most:
            first, answer = asked.popleft()
            yield first, answer.result
    for first, answer in asked:
        yield first, answer.result


def _why_not_again(is_purged: bool, is_withdrawn: bool) -> str:
    """Why a document that the database knows isn't added again, where that is no matter of course; else empty."""
    if is_purged:
        return "It was removed from the database for good, and is not taken in again."
    return "It was loaded before and withdrawn, and is not taken in again by itself." if is_withdrawn else ""
