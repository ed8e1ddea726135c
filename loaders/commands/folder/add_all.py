"""Adds the documents of a folder: several processes read them, then one after the other is written, oldest first.

Versions of a plan are held against the one before, so all dates are known before the first is written. What was read
waits on the disk meanwhile, in a file without a name that ends with the run.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from tempfile import TemporaryFile
from typing import IO

import duckdb

from loaders.apart import LIMITS, read_packed_apart, read_plan_apart
from loaders.apart.packed import unpacked
from loaders.apart.plain import NotPlain
from loaders.apart.pool import DOCUMENTS, Pool
from loaders.commands.asked import rows_to_ask
from loaders.commands.build import add_document
from loaders.commands.folder.destination import Destinations, standing_of
from loaders.commands.folder.files import Found, Skipped, content_of
from loaders.commands.folder.progress import Progress
from loaders.commands.remembered import say_remembered, told
from loaders.errors import DatabaseUnavailable, DocumentRefused, LoadError
from loaders.record import statements
from loaders.record.plan_columns import remembered
from loaders.record.store import document_id
from loaders.records import PlanReading

_MOST_PROCESSES = 8
_AHEAD = 2  # documents for each process that are opened before their turn


@dataclass
class Outcome:
    """What became of a folder's documents; assumed: how many stand for a date that is only assumed."""

    added: int = 0
    tasks: int = 0
    assumed: int = 0
    there: int = 0
    plans: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)


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
                    self._skip(found, error, progress)
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
        destinations = Destinations(self._connection)
        with closing(self._progress("Adding", len(read))) as progress:
            for one in read:
                try:
                    kept.seek(one.start)
                    self._write(one, unpacked(kept.read(one.length), LIMITS.answer), destinations)
                except DatabaseUnavailable:
                    raise
                except (LoadError, NotPlain) as error:
                    said = error if isinstance(error, LoadError) else DocumentRefused("Its reader gave no reading.")
                    self._skip(one.found, said, progress)
                progress.step()

    def _write(self, one: _Read, reading: PlanReading, destinations: Destinations) -> None:
        standing = standing_of(reading, self._by)
        plan = destinations.of(reading)
        destinations.see_free(plan, standing.as_at)
        content = content_of(one.found)
        if hashlib.sha256(content).hexdigest() != one.document_id:
            raise DocumentRefused("It was changed while the documents were read: run the command again.")
        reading = self._as_remembered(plan.plan_id, content, reading)
        added = add_document(self._connection, plan, standing, content, reading)
        destinations.added(plan, standing.as_at, reading)
        self.outcome.added += 1
        self.outcome.tasks += added.tasks
        self.outcome.assumed += standing.as_at_basis == "assumed"
        self.outcome.plans.add(plan.plan_id)

    def _as_remembered(self, plan_id: str, content: bytes, reading: PlanReading) -> PlanReading:
        """The reading by what people said of the plan's columns before: read again where that is another."""
        memory = remembered(self._connection, plan_id)
        fields, place = told(memory, rows_to_ask(reading.source), {}, None) if memory != type(memory)() else ({}, None)
        if fields or place:
            name = reading.source.file_name
            reading = read_plan_apart(content, name, reading.as_at_proposed, fields, header_row=place)
        return say_remembered(reading, memory)

    def _skip(self, found: Found, error: LoadError, progress: Progress) -> None:
        skipped = Skipped(found.shown, " ".join(str(error).split()))
        self.outcome.skipped.append(skipped)
        progress.say(f"Skipped {skipped.shown}: {skipped.why}")


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
