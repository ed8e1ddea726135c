"""Judges once: what queries ask of all tasks at a date is made once, kept, and read by every query about that date.

Nested macros cost nearly all of a query. What some of them give is kept in tables of a database in memory beside the
real one, whatever kind that is; in a session of the pool temporary macros of the same names, which are found before the
database's own, read those tables.
"""

import itertools
import math
import re
import threading
import uuid
import weakref
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

import queries
from queries.judged import asked
from queries.judged.ahead import Ahead
from queries.judged.asked import When
from queries.kept import Kept

Ask = Callable[..., pd.DataFrame]
Version = tuple[Hashable, Callable[[], bool]]  # what is in the database, and what tells whether that is so yet
MOST = 256 * 2**20  # bytes
TOGETHER = 6  # plans that are judged all together, whichever is asked about
_FOLDER = Path(__file__).parent
_SHADOWED = tuple(sorted(path.stem for path in (_FOLDER / "read").glob("*.sql")))
_OF_ONE_DATE = {"decision_known", "lead_known"}  # of which what they give for every date isn't kept
_DATES = 2  # of the parameters that rows were made with, these stand first
_MADE_FROM: dict[
    str, tuple[str, ...]
] = {  # what else is kept that a thing is made from, as far as it asks for one date
    "decision_known": ("decision_held",),
    "lead_known": ("decision_known",),
    "task_known": ("decision_known", "lead_known"),
    "due_known": ("decision_held",),
    "task_section": ("decision_known", "framework_section_known", "framework_word_known"),
    "challenge_at": ("decision_held", "task_known"),
    "disagreement_at": ("decision_held", "task_known"),
    "framework_word_known": ("framework_section_known",),
    "framework_section_worded": ("framework_section_known", "framework_word_known"),
}
_BY_PLAN = {"decision_held", asked.VERSIONS}  # which are made for a plan by its id, rather than from its versions
_PARTS = asked.OF_FRAMEWORKS | _BY_PLAN  # which are judged ahead with what is made from them
_IDLE = 24  # sessions that wait for the next query
_VECTOR = 2048  # rows that a column takes memory for at once
_CELL = 24  # bytes that one cell takes, about
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
    """A cursor with temporary macros that read kept rows. reads: the tables, by the macro.

    is_all: what is asked of it is filtered by no more than plans and dates.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, reads: dict[str, tuple[str, ...]], is_all: bool) -> None:
        self.cursor = connection.cursor()
        self.reads, self.is_all = reads, is_all
        for shadowed, tables in reads.items():
            both = " union all ".join(f"from {table}" for table in tables)
            place = tables[0] if len(tables) == 1 else f"({both})"
            self.cursor.execute(_text(f"read/{shadowed}").replace("$kept", place))
        if is_all:
            self.cursor.execute(_text("task_shown"))


class Judged:
    """Runs queries on one database, what they have in common judged once; for any number of threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, most: int = MOST, together: int = TOGETHER) -> None:
        """most: bytes that the kept rows may take, whoever uses them just now aside.

        together: of more plans than so many, who asks about one alone has only that one judged.
        """
        self._connection = connection
        self._together = together
        self._tables = Kept(most, lambda table: table.bytes)
        self._idle: list[_Session] = []  # the one used last stands last
        self._taking = threading.Lock()
        self._numbers = itertools.count(1)
        self._attaching, self._one_at_a_time = threading.Lock(), threading.Lock()
        self._place, self._detach = "", _nothing
        self._calls: dict[str, set[str]] = {}  # by macro
        self._used: dict[str, tuple[str, ...]] = {}  # by query
        self._seen: tuple[Hashable, int, Hashable] | None = None  # a version, its plans, what it has of frameworks
        self._asking = 0  # queries that run just now
        self._ahead = Ahead(lambda: not self._asking)

    def run(self, name: str, parameters: dict, version: Hashable, is_still: Callable[[], bool]) -> pd.DataFrame:
        """The rows of a query, as queries.run gives them.

        version: what is in the database; is_still: whether that is so yet. What was made from another isn't kept.
        """
        with self._is_asking():
            try:
                return self._run(name, parameters, (version, is_still))
            except duckdb.Error as error:
                raise queries.failed(name, error) from error

    def _run(self, name: str, parameters: dict, version: Version) -> pd.DataFrame:
        used, plan = self._uses(name), self._one_plan(parameters, version)
        held: dict[str, list[_Table]] = {}
        for one in used:
            if one == asked.VERSIONS and plan is None:
                continue
            dates = asked.dates(name, parameters)
            asked_of = dict.fromkeys(given for when in dates for given in asked.made_with(one, when, parameters))
            held[one] = [self._table(one, given, plan, version) for given in asked_of]
            if one not in _PARTS:
                for given in asked_of:
                    self._ahead.saw(one, given)
        if not held:
            return queries.run(self._connection, name, **parameters)
        with self._session(_names(held), asked.keeps_all(parameters)) as cursor:
            return queries.run_in(cursor, name, parameters)

    def judge_ahead(self, version: Hashable, is_still: Callable[[], bool]) -> None:
        """Has what was asked for last made in the background; of so few plans that it takes no time, nothing.

        version, is_still: as for run.
        """
        now = version, is_still
        if self._are_many(now):
            self._ahead.begin(lambda shadowed, when: self._table(shadowed, when, None, now))

    def wait(self) -> None:
        """Waits until nothing is being made in the background."""
        self._ahead.wait()

    def end_ahead(self) -> None:
        """Ends what is being made in the background, and returns once that is over."""
        self._ahead.end()

    def keep_only(self, version: Hashable) -> None:
        """Lets go of the rows of every other version; frameworks are told apart by what they hold."""

        def is_wanted(key: Hashable) -> bool:
            return isinstance(key, tuple) and (key[0] == version or key[1] in asked.OF_FRAMEWORKS)

        self._tables.keep_only(is_wanted)
        self._end_sessions(0)

    @property
    def bytes(self) -> int:
        """What the kept rows take."""
        return self._tables.bytes

    def close(self) -> None:
        """Lets go of all rows and sessions, so that nothing holds the database open."""
        self._ahead.end()
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
        found, between = self._followed(asked, set(_SHADOWED))
        not_kept = _OF_ONE_DATE & between  # a macro may ask for every date
        if not_kept:
            found, _ = self._followed(asked, set(_SHADOWED) - not_kept)
        return tuple(one for one in _SHADOWED if one in found - not_kept)

    def _followed(self, asked: set[str], kept: set[str]) -> tuple[set[str], set[str]]:
        """What is called on the way from what is asked for to what is kept, and of that what macros call."""
        found, ahead, between = set[str](), set(asked), set[str]()
        while ahead:
            one = ahead.pop()
            found.add(one)
            calls = set() if one in kept else self._calls.get(one, set())
            between |= calls
            ahead |= calls - found
        return found, between

    @contextmanager
    def _is_asking(self) -> Iterator[None]:
        with self._taking:
            self._asking += 1
        try:
            yield
        finally:
            with self._taking:
                self._asking -= 1

    def _one_plan(self, parameters: dict, version: Version) -> str | None:
        """The one plan to judge for a query; None where all are judged together."""
        plan, tasks = asked.one_plan(parameters), asked.tasks(parameters)
        if not (plan or tasks) or not self._are_many(version):
            return None
        if plan is None:
            with self._connection.cursor() as cursor:
                plans = cursor.execute(_text("plans_of_tasks"), {"task_ids": tasks}).fetchall()
            plan = plans[0][0] if len(plans) == 1 else None
        return plan

    def _are_many(self, version: Version) -> bool:
        return self._look(version)[0] > self._together

    def _look(self, version: Version) -> tuple[int, Hashable]:
        """How many plans there are, and a value that changes with the frameworks."""
        seen = self._seen
        if seen is None or seen[0] != version[0] or not seen[1]:
            with self._connection.cursor() as cursor:
                plans, *written = cursor.execute(_text("plans")).fetchall()[0]
            seen = self._seen = version[0], plans, ("frameworks", *written)
        return seen[1:]

    def _table(self, shadowed: str, when: When, plan: str | None, version: Version) -> _Table:
        number, is_still = version
        if shadowed in asked.OF_FRAMEWORKS:
            of_all = self._look(version)[1], shadowed, when
            return self._tables.get(of_all, lambda: self._made_of(None, shadowed, when, version), is_still)
        of_all = number, shadowed, when
        if plan is None or of_all in self._tables:
            return self._tables.get(of_all, lambda: self._made(shadowed, when, version), is_still)
        return self._tables.get((*of_all, plan), lambda: self._made_of(plan, shadowed, when, version), is_still)

    def _made(self, shadowed: str, when: When, version: Version) -> _Table:
        first = self._made_from(shadowed, when, None, version)  # held, as not every table is kept
        of_all = self._session(_names(first))
        with (
            self._one_at_a_time,
            of_all as cursor,
            self._ahead.interruptible(cursor),
        ):  # two would take twice the memory
            place = self._attached()
            before = cursor.execute(_text("memory")).fetchall()[0][0]
            name, _ = self._created(cursor, place, shadowed, when, None)
            after = cursor.execute(_text("memory")).fetchall()[0][0]
            return _Table(self._connection, name, max(after - before, 0))

    def _made_of(self, plan: str | None, shadowed: str, when: When, version: Version) -> _Table:
        """What is made of one plan alone, or of none: little, so that nobody waits for what is being made of all."""
        first, place = self._made_from(shadowed, when, plan, version), self._attached()
        with self._session(_names(first)) as cursor:
            name, rows = self._created(cursor, place, shadowed, when, plan)
            columns = len(cursor.execute(f"from {name} limit 0").description)
            return _Table(self._connection, name, _CELL * columns * _VECTOR * math.ceil(max(rows, 1) / _VECTOR))

    def _made_from(self, shadowed: str, when: When, plan: str | None, version: Version) -> dict[str, list[_Table]]:
        """The tables of what a thing is made from, by the macro that reads them."""
        parts = _MADE_FROM.get(shadowed, ())
        if plan is not None and shadowed not in _BY_PLAN:
            parts += (asked.VERSIONS,)
        dates = when[:_DATES]
        return {one: [self._table(one, given, plan, version) for given in asked.made_with(one, dates)] for one in parts}

    def _created(
        self, cursor: duckdb.DuckDBPyConnection, place: str, shadowed: str, when: When, plan: str | None
    ) -> tuple[str, int]:
        """The name of a new table of what a macro gives, and its rows."""
        name = f"{place}.main.kept_{next(self._numbers)}"
        given = dict(when) | ({"plan_id": plan} if shadowed in _BY_PLAN else {})
        made = cursor.execute(f"create table {name} as {_text(f'made/{shadowed}')}", given)
        return name, made.fetchall()[0][0]

    def _attached(self) -> str:
        with self._attaching:
            if not self._place:
                self._place, self._detach = _attached(self, self._connection)
            return self._place

    @contextmanager
    def _session(self, reads: dict[str, tuple[str, ...]], is_all: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._taking:
            found = next((one for one in reversed(self._idle) if (one.reads, one.is_all) == (reads, is_all)), None)
            if found:
                self._idle.remove(found)
        session = found or _Session(self._connection, reads, is_all)
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
