"""Writes what was read, in the order that it comes in: documents of several plans in one transaction.

Most of what writing costs is the same for one document and for many. Where they can't be written together they are
written one by one, so that one that can't be written holds up no other.
"""

import hashlib
from collections.abc import Collection

import duckdb

from loaders.apart import LIMITS, read_plan_apart
from loaders.apart.packed import unpacked
from loaders.apart.plain import NotPlain
from loaders.commands.asked import rows_to_ask
from loaders.commands.build import Added, add_document, add_documents
from loaders.commands.folder.destination import Destinations, standing_of
from loaders.commands.folder.files import Found, content_of
from loaders.commands.folder.outcome import Outcome
from loaders.commands.folder.progress import Progress
from loaders.commands.remembered import say_remembered, told
from loaders.errors import DatabaseUnavailable, DocumentRefused, LoadError
from loaders.record.plan_columns import remembered
from loaders.record.store import Load
from loaders.records import PlanReading

_MOST, _MOST_BYTES = 20, 50 * 1024**2  # documents and their bytes in one transaction


class Writer:
    """Adds documents, each whole or not at all, and keeps what became of each; save when all were given.

    remembered are the plans of whose columns people said something: what was packed has lines and rows, if any.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        by: str,
        remembered: Collection[str],
        outcome: Outcome,
        progress: Progress,
    ) -> None:
        self._connection, self._by, self._outcome, self._progress = connection, by, outcome, progress
        self._destinations, self._remembered = Destinations(connection), remembered
        self._waiting: list[tuple[Found, Load]] = []

    def add(self, found: Found, document_id: str, packed: bytes) -> None:
        """Takes one document as it was read, and adds those that wait where they are enough.

        Raises DatabaseUnavailable.
        """
        try:
            load = self._load(found, document_id, packed)
        except DatabaseUnavailable:
            raise
        except NotPlain:
            self._outcome.skip(found, DocumentRefused("Its reader gave no reading."), self._progress)
            return
        except LoadError as error:
            self._outcome.skip(found, error, self._progress)
            return
        held = sum(len(one.content) for _, one in self._waiting)
        is_known = any(one.plan.plan_id == load.plan.plan_id for _, one in self._waiting)
        if is_known or len(self._waiting) >= _MOST or held + len(load.content) > _MOST_BYTES:
            self.save()
        self._waiting.append((found, load))
        self._destinations.added(load.plan, load.standing.as_at, load.reading)

    def save(self) -> None:
        """Adds the documents that wait. Raises DatabaseUnavailable."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            added = add_documents(self._connection, [load for _, load in waiting])
        except DatabaseUnavailable:
            raise
        except (LoadError, duckdb.Error, ValueError):
            self._one_by_one(waiting)
        else:
            for (_, load), one in zip(waiting, added, strict=True):
                self._count(load, one)

    def _one_by_one(self, waiting: list[tuple[Found, Load]]) -> None:
        for found, load in waiting:
            try:
                added = add_document(self._connection, load.plan, load.standing, load.content, load.reading)
            except DatabaseUnavailable:
                raise
            except LoadError as error:
                self._outcome.skip(found, error, self._progress)
            else:
                self._count(load, added)
        self._destinations = Destinations(self._connection)

    def _load(self, found: Found, document_id: str, packed: bytes) -> Load:
        """What is to be saved of a document. Raises LoadError where it can't be added, NotPlain where it isn't read."""
        reading = unpacked(packed, LIMITS.answer, blocks=False)
        standing = standing_of(reading, self._by)
        plan = self._destinations.of(reading)
        self._destinations.see_free(plan, standing.as_at)
        content = content_of(found)
        if hashlib.sha256(content).hexdigest() != document_id:
            raise DocumentRefused("It was changed while the documents were read: run the command again.")
        if plan.plan_id in self._remembered:
            reading = self._as_remembered(plan.plan_id, content, unpacked(packed, LIMITS.answer))
        return Load(plan, standing, content, reading)

    def _as_remembered(self, plan_id: str, content: bytes, reading: PlanReading) -> PlanReading:
        """The reading by what people said of the plan's columns before: read again where that is another."""
        memory = remembered(self._connection, plan_id)
        fields, place = told(memory, rows_to_ask(reading.source), {}, None) if memory != type(memory)() else ({}, None)
        if fields or place:
            name = reading.source.file_name
            reading = read_plan_apart(content, name, reading.as_at_proposed, fields, header_row=place)
        return say_remembered(reading, memory)

    def _count(self, load: Load, added: Added) -> None:
        self._outcome.added += 1
        self._outcome.tasks += added.tasks
        self._outcome.assumed += load.standing.as_at_basis == "assumed"
        self._outcome.plans.add(load.plan.plan_id)
        self._progress.step()
