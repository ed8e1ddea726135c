"""Adds the documents of a folder: several processes read them, then they are written, oldest first.

Versions of a plan are held against the one before, so all dates are known before the first is written. What was read
waits on the disk meanwhile, in a file without a name that ends with the run.
"""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import duckdb

from loaders.commands.folder.files import Found, Skipped
from loaders.commands.folder.outcome import Outcome
from loaders.commands.folder.progress import Progress
from loaders.commands.folder.reading import Answer, Readers
from loaders.commands.folder.writing import Writer
from loaders.errors import DocumentRefused
from loaders.record import statements
from loaders.record.plan_columns import plans_remembered

_MOST_PROCESSES = 8


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
        self._remembered = plans_remembered(connection)
        self._kept: dict[str, Found] = {}
        self._twice: list[tuple[Found, Found]] = []

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
            if first.shown in refused:
                self.outcome.skipped.append(Skipped(found.shown, f"It is the same document as {first.shown}."))
            else:
                self.outcome.there += 1

    def _read_all(self, files: Sequence[Found], kept: IO[bytes]) -> list[_Read]:
        """Reads what isn't in the database yet; the readings go into a file, one after the other."""
        read: list[_Read] = []
        if not files:
            return read
        with (
            closing(self._progress("Reading", len(files))) as progress,
            closing(Readers(self._processes, self._held, blocks=bool(self._remembered))) as readers,
        ):
            for found, answer in readers.answers(files):
                try:
                    if isinstance(answer, DocumentRefused):
                        raise answer
                    read += self._keep(found, answer, files, kept)
                except DocumentRefused as error:
                    self.outcome.skip(found, error, progress)
                    continue
                progress.step()
        return read

    def _keep(self, found: Found, answer: Answer, files: Sequence[Found], kept: IO[bytes]) -> list[_Read]:
        """Puts a reading into the file, unless the document is there already."""
        document = answer.document_id
        if why_not := self._held.get(document):
            raise DocumentRefused(why_not)
        if document in self._held:
            self.outcome.there += 1
            return []
        first = self._kept.setdefault(document, found if answer.first is None else files[answer.first])
        if first is not found:
            self._twice.append((found, first))
            return []
        start = kept.tell()
        kept.write(answer.packed)
        return [_Read(answer.as_at or date.max, found, document, start, len(answer.packed))]

    def _write_all(self, read: Sequence[_Read], kept: IO[bytes]) -> None:
        gc.freeze()  # what is in memory now lasts as long as the command: it isn't searched again and again
        with closing(self._progress("Adding", len(read))) as progress:
            writer = Writer(self._connection, self._by, self._remembered, self.outcome, progress)
            for one in read:
                kept.seek(one.start)
                writer.add(one.found, one.document_id, kept.read(one.length))
            writer.save()


def _why_not_again(is_purged: bool, is_withdrawn: bool) -> str:
    """Why a document that the database knows isn't added again, where that is no matter of course; else empty."""
    if is_purged:
        return "It was removed from the database for good, and is not taken in again."
    return "It was loaded before and withdrawn, and is not taken in again by itself." if is_withdrawn else ""
