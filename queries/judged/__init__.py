"""Judges once: what queries ask of all tasks at a date is made once, kept, and read by every query about that date.

Nested macros cost nearly all of a query. What some of them give is kept in tables of a database in memory beside the
real one, whatever kind that is; in a session of the pool temporary macros of the same names, which are found before the
database's own, read those tables.
"""

import itertools
import re
import threading
import uuid
import weakref
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

import queries
from queries.kept import Kept

Ask = Callable[..., pd.DataFrame]
MOST = 256 * 2**20  # bytes
_FOLDER = Path(__file__).parent
_SHADOWED = tuple(sorted(path.stem for path in (_FOLDER / "read").glob("*.sql")))
_OF_ONE_DATE = {"decision_known", "lead_known"}  # of which what they give for every date isn't kept
_When = tuple[tuple[str, Any], ...]  # the parameters that rows were made with
_DATES = 2  # of these stand first
_FIRST = "task_known"  # what the others are made from
_AND_NOW = "known_at := null"  # so a query asks for what is known now too, whenever else it asks about
_IDLE = 24  # sessions that wait for the next query
_CALLED = re.compile(r"\b([a-z_]+)\s*\(")


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


class _Table:
    """A table of kept rows, that goes when nobody holds this any more."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str, size: int) -> None:
        self.name = name
        self.bytes = size
        weakref.finalize(self, _execute, connection, f"drop table {name}").atexit = False


class _Session:
    """A cursor with temporary macros that read kept rows. reads: the tables, by the macro."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, reads: dict[str, tuple[str, ...]]) -> None:
        self.cursor = connection.cursor()
        self.reads = reads
        for shadowed, tables in reads.items():
            both = " union all ".join(f"from {table}" for table in tables)
            place = tables[0] if len(tables) == 1 else f"({both})"
            self.cursor.execute(_text(f"read/{shadowed}").replace("$kept", place))


class Judged:
    """Runs queries on one database, what they have in common judged once; for any number of threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, most: int = MOST) -> None:
        """most: bytes that the kept rows may take, whoever uses them just now aside."""
        self._connection = connection
        self._tables = Kept(most, lambda table: table.bytes)
        self._idle: list[_Session] = []  # the one used last stands last
        self._taking = threading.Lock()
        self._numbers = itertools.count(1)
        self._one_at_a_time = threading.Lock()
        self._place, self._detach = "", _nothing
        self._calls: dict[str, set[str]] = {}  # by macro
        self._used: dict[str, tuple[str, ...]] = {}  # by query

    def run(self, name: str, parameters: dict, version: Hashable, is_still: Callable[[], bool]) -> pd.DataFrame:
        """The rows of a query, as queries.run gives them.

        version: what is in the database; is_still: whether that is so yet. What was made from another isn't kept.
        """
        used = self._uses(name)
        if not used:
            return queries.run(self._connection, name, **parameters)
        asked = _dates(name, parameters)
        try:
            held = {
                one: [self._table(one, when + _narrowed(one, parameters), version, is_still) for when in asked]
                for one in used
            }
            with self._session(_names(held)) as cursor:
                return queries.run_in(cursor, name, parameters)
        except duckdb.Error as error:
            raise queries.failed(name, error) from error

    def keep_only(self, version: Hashable) -> None:
        """Lets go of the rows of every other version."""
        self._tables.keep_only(lambda key: isinstance(key, tuple) and key[0] == version)
        self._end_sessions(0)

    @property
    def bytes(self) -> int:
        """What the kept rows take."""
        return self._tables.bytes

    def close(self) -> None:
        """Lets go of all rows and sessions, so that nothing holds the database open."""
        self._tables.keep_only(lambda _: False)
        self._end_sessions(0)
        self._detach()
        self._place, self._detach = "", _nothing

    def _uses(self, name: str) -> tuple[str, ...]:
        """Which of the kept things a query asks for, by itself or through the database's macros."""
        if name not in self._used:
            self._used[name] = self._reached(_called(queries.text(name)))
        return self._used[name]

    def _reached(self, asked: set[str]) -> tuple[str, ...]:
        if not self._calls:
            with self._connection.cursor() as cursor:
                self._calls = {macro: _called(body or "") for macro, body in cursor.execute(_text("macros")).fetchall()}
        found, ahead, between = set[str](), set(asked), set[str]()
        while ahead:
            one = ahead.pop()
            found.add(one)
            calls = set() if one in _SHADOWED else self._calls.get(one, set())
            between |= calls
            ahead |= calls - found
        not_kept = _OF_ONE_DATE & between  # a macro may ask for every date
        return tuple(one for one in _SHADOWED if one in found - not_kept)

    def _table(self, shadowed: str, when: _When, version: Hashable, is_still: Callable[[], bool]) -> _Table:
        return self._tables.get(
            (version, shadowed, when), lambda: self._made(shadowed, when, version, is_still), is_still
        )

    def _made(self, shadowed: str, when: _When, version: Hashable, is_still: Callable[[], bool]) -> _Table:
        first = {} if shadowed == _FIRST else {_FIRST: [self._table(_FIRST, when[:_DATES], version, is_still)]}
        with self._one_at_a_time, self._session(_names(first)) as cursor:  # two at once would take twice the memory
            if not self._place:
                self._place, self._detach = _attached(self, self._connection)
            before = cursor.execute(_text("memory")).fetchall()[0][0]
            name = f"{self._place}.main.kept_{next(self._numbers)}"
            cursor.execute(f"create table {name} as {_text(f'made/{shadowed}')}", dict(when))
            after = cursor.execute(_text("memory")).fetchall()[0][0]
            return _Table(self._connection, name, max(after - before, 0))

    @contextmanager
    def _session(self, reads: dict[str, tuple[str, ...]]) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._taking:
            found = next((one for one in reversed(self._idle) if one.reads == reads), None)
            if found:
                self._idle.remove(found)
        session = found or _Session(self._connection, reads)
        try:
            yield session.cursor
        except BaseException:
            session.cursor.close()
            raise
        with self._taking:
            self._idle.append(session)
        self._end_sessions(_IDLE)

    def _end_sessions(self, but: int) -> None:
        """Closes the sessions that wait, the longest unused ones, but so many."""
        with self._taking:
            ended = self._idle[: len(self._idle) - but] if len(self._idle) > but else []
            self._idle = self._idle[len(ended) :]
        for session in ended:
            session.cursor.close()


@contextmanager
def judged_once(connection: duckdb.DuckDBPyConnection) -> Iterator[Ask]:
    """What runs a named query, as queries.run does, with the tasks judged once; nothing may be written meanwhile."""
    judged = Judged(connection)
    try:
        yield lambda name, **parameters: judged.run(name, parameters, None, lambda: True)
    finally:
        judged.close()


def _attached(owner: Judged, connection: duckdb.DuckDBPyConnection) -> tuple[str, Callable]:
    """The name of a new database in memory beside the connection's own, and what detaches it, as its end does."""
    name = f"judged_{uuid.uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"attach ':memory:' as {name}")
    detach = weakref.finalize(owner, _execute, connection, f"detach {name}")
    detach.atexit = False
    return name, detach


def _execute(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    with suppress(duckdb.Error), connection.cursor() as cursor:  # closed already, it has let go of all in memory
        cursor.execute(statement)


def _names(held: dict[str, list[_Table]]) -> dict[str, tuple[str, ...]]:
    return {shadowed: tuple(table.name for table in tables) for shadowed, tables in held.items()}


def _nothing() -> None:
    """Detaches nothing."""


def _called(sql: str) -> set[str]:
    return set(_CALLED.findall(sql))


def _dates(name: str, parameters: dict) -> list[_When]:
    """The dates that a query asks about, each with the moment that what is known is known at."""
    given = parameters | (parameters.get("view") or {})
    asked = [(given.get("on_date"), given.get("known_at"))]
    if "from_date" in given:
        asked.append((given["from_date"], given.get("from_known_at")))
    if _AND_NOW in queries.text(name):
        asked.append((given.get("on_date"), None))
    return [(("on_date", on_date), ("known_at", known_at)) for on_date, known_at in dict.fromkeys(asked)]


def _narrowed(shadowed: str, parameters: dict) -> _When:
    """What else is kept apart: the sections that tasks serve, by the framework, as all are seldom asked for."""
    return (("framework", parameters.get("framework")),) if shadowed == "task_section" else ()
