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
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

import queries
from queries.judged import asked, carried, of_plans
from queries.judged.ahead import Ahead
from queries.judged.asked import When
from queries.judged.carried import Earlier, Since, Written
from queries.judged.of_plans import Plans
from queries.judged.table import Table, execute
from queries.kept import Kept

Ask = Callable[..., pd.DataFrame]
Reads = dict[str, tuple[str, ...]]  # tables by the macro that reads them
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
    "version_rated": ("decision_held",),
    "framework_word_known": ("framework_section_known",),
    "framework_section_worded": ("framework_section_known", "framework_word_known"),
}
_BY_PLAN = {"decision_held", asked.VERSIONS}  # which are made for a plan by its id, rather than from its versions
_LARGE = {"due_known"}  # of which all plans' take half of what is kept, and one's are soon made
_PARTS = asked.OF_FRAMEWORKS | _BY_PLAN  # which are judged ahead with what is made from them
_EARLIER = "earlier"  # under which rows of all plans are kept that some were written of since
_OF_ALL = 3  # parts of a key of what is made of all plans; of one, that stands behind them
_FEW = 2  # plans that are judged one by one sooner than all together
_IDLE = 24  # sessions that wait for the next query
_VECTOR = 2048  # rows that a column takes memory for at once
_CELL = 24  # bytes that one cell takes, about
_CALLED = re.compile(r"\b([a-z_]+)\s*\(")


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


class _Session:
    """A cursor with temporary macros that read kept rows. reads: the tables, by the macro.

    is_of_one: it reads rows of one plan alone. is_all: what is asked of it is filtered by no more than plans and dates.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, reads: Reads, is_of_one: bool, is_all: bool) -> None:
        self.cursor = connection.cursor()
        self.is_for = reads, is_of_one, is_all
        self._plan: str | None = None
        for shadowed, tables in reads.items():
            both = " union all ".join(f"from {table}" for table in tables)
            place = tables[0] if len(tables) == 1 else f"({both})"
            if is_of_one:
                place = carried.of_plan(shadowed, place)
            self.cursor.execute(_text(f"read/{shadowed}").replace("$kept", place))
        if is_all:
            self.cursor.execute(_text("task_shown"))

    def is_about(self, plan: str | None) -> None:
        """Has it read the rows of a plan from now on, where it reads those of one alone."""
        if plan != self._plan:
            self.cursor.execute(_text("about"), {"plan": plan})
            self._plan = plan


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
        self._used: dict[tuple[str, int], tuple[str, ...]] = {}  # by query
        self._texts: of_plans.Texts = {}
        self._seen: tuple[Hashable, int, Hashable] | None = None  # a version, its plans, what it has of frameworks
        self._latest: dict[Hashable, Any] = {}  # the date of a plan's latest version, by version, plan and moment
        self._asking = 0  # queries that run just now
        self._ahead = Ahead(lambda: not self._asking)
        self._written, self._carrying = Written(), threading.Lock()

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
        used, plan = self._uses(name, parameters), self._one_plan(parameters, version)
        held: dict[str, list[Table]] = {}
        for one in used:
            if one == asked.VERSIONS and plan is None:
                continue
            dates = asked.dates(name, parameters)
            asked_of = dict.fromkeys(given for when in dates for given in asked.made_with(one, when, parameters))
            held[one] = [self._table(one, given, plan, version) for given in asked_of]
            if one not in _PARTS:
                for given in asked_of:
                    self._saw(one, given, plan, version)
        if not held:
            return queries.run(self._connection, name, **parameters)
        with self._session(_names(held), plan, asked.keeps_all(parameters)) as cursor:
            return queries.run_in(cursor, name, parameters)

    def _saw(self, shadowed: str, when: When, plan: str | None, version: Version) -> None:
        """Remembers what to judge ahead, of all plans; of the date of a plan's latest version, what is of no date."""
        if plan is not None and shadowed in _LARGE:
            return
        is_latest = plan is not None and self._is_latest(plan, when, version)
        self._ahead.saw(shadowed, _without_date(when) if is_latest else when)

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

    def plans_of(self, name: str, parameters: dict, version: Hashable, is_still: Callable[[], bool]) -> Plans:
        """The plans of which something has to be written before a query's rows change; None: it may be any.

        version, is_still: as for run. Where all plans are judged together it isn't told.
        """
        now = version, is_still
        if not self._are_many(now):
            return None
        if not self._texts:
            self._texts = of_plans.texts(self._connection)
        return of_plans.of_plans(name, self._one_plan(parameters, now), self._texts)

    def keep_only(self, version: Hashable, is_still: Callable[[], bool] = lambda: True) -> Since:
        """Lets go of the rows of every other version; frameworks are told apart by what they hold.

        Of many plans, what nothing was written of since the version before is carried on. is_still: as for run. Gives
        which version that was, and the plans that something was written of.
        """
        with self._carrying:
            before, changed = self._written.version, None
            if self._are_many((version, is_still)):
                changed = self._written.since(version, self._connection, is_still)
                if changed is None and not is_still():  # whoever sees the next one comes after this
                    return Since(before, None)
            else:
                self._written.forget()
            self._tables.carry(lambda key, rows: _onward(key, rows, before, version, changed))
            self._latest = {}
            self._end_sessions(0)
            return Since(before, changed)

    @property
    def is_asked(self) -> bool:
        """Whether anything is being asked just now."""
        return bool(self._asking)

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

    def _uses(self, name: str, parameters: dict) -> tuple[str, ...]:
        """Which of the kept things a query asks for, by itself or through the database's macros."""
        shadowed = set(_SHADOWED) - (asked.OF_ALL_TASKS if asked.tasks(parameters) else set())
        key = name, len(shadowed)
        if key not in self._used:
            self._used[key] = self._reached(_called(queries.text(name)), shadowed)
        return self._used[key]

    def _reached(self, asked: set[str], shadowed: set[str]) -> tuple[str, ...]:
        if not self._calls:
            with self._connection.cursor() as cursor:
                self._calls = {macro: _called(body or "") for macro, body in cursor.execute(_text("macros")).fetchall()}
        found, between = self._followed(asked, shadowed)
        not_kept = _OF_ONE_DATE & between  # a macro may ask for every date
        if not_kept:
            found, _ = self._followed(asked, shadowed - not_kept)
        return tuple(one for one in _SHADOWED if one in (found & shadowed) - not_kept)

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

    def _table(self, shadowed: str, when: When, plan: str | None, version: Version) -> Table:
        number, is_still = version
        if shadowed in asked.OF_FRAMEWORKS:
            of_all = self._look(version)[1], shadowed, when
            return self._tables.get(of_all, lambda: self._made_of(None, shadowed, when, version), is_still)
        of_all = number, shadowed, when
        if plan is None or of_all in self._tables:
            return self._tables.get(of_all, lambda: self._made_of_all(shadowed, when, version), is_still)
        earlier = self._earlier(shadowed, when, version)
        if earlier and plan not in earlier.outdated:
            return earlier.table
        return self._tables.get((*of_all, plan), lambda: self._made_of(plan, shadowed, when, version), is_still)

    def _earlier(self, shadowed: str, when: When, version: Version) -> Earlier | None:
        """Rows of all plans that were made before some were written of, as far as that is known at a version."""
        found = self._tables.found((_EARLIER, shadowed, when))
        return found if isinstance(found, Earlier) and found.at == version[0] else None

    def _made_of_all(self, shadowed: str, when: When, version: Version) -> Table:
        earlier = self._earlier(shadowed, when, version)
        if earlier and len(earlier.outdated) <= _FEW:
            made = self._carried(earlier, shadowed, when, version)
        else:
            made = self._made(shadowed, when, version)
        self._tables.keep_only(lambda key: key != (_EARLIER, shadowed, when))
        return made

    def _carried(self, earlier: Earlier, shadowed: str, when: When, version: Version) -> Table:
        """The rows of all plans: those there were, with what the few plans have now that were written of since."""
        now = [self._table(shadowed, when, plan, version) for plan in sorted(earlier.outdated)]
        column, outdated = carried.told_by(shadowed, sorted(earlier.outdated), self._connection)
        return self._measured(
            {}, carried.text(column, earlier.table.name, [one.name for one in now]), {"outdated": outdated}
        )

    def _made(self, shadowed: str, when: When, version: Version) -> Table:
        first = self._made_from(shadowed, when, None, version)  # held, as not every table is kept
        return self._measured(first, _text(f"made/{shadowed}"), _given(shadowed, when, None))

    def _measured(self, first: dict[str, list[Table]], made: str, given: dict) -> Table:
        """A new table of what a statement gives of all plans, one after another: two would take twice the memory."""
        of_all = self._session(_names(first))
        with (
            self._one_at_a_time,
            of_all as cursor,
            self._ahead.interruptible(cursor),
        ):
            place = self._attached()
            before = cursor.execute(_text("memory")).fetchall()[0][0]
            name, _ = self._created(cursor, place, made, given)
            after = cursor.execute(_text("memory")).fetchall()[0][0]
            return Table(self._connection, name, max(after - before, 0))

    def _made_of(self, plan: str | None, shadowed: str, when: When, version: Version) -> Table:
        """What is made of one plan alone, or of none: little, so that nobody waits for what is being made of all."""
        place = self._attached()
        if plan is not None and self._is_latest(plan, when, version):
            whole = self._table(shadowed, _without_date(when), plan, version)
            column, of_plan = carried.told_by(shadowed, [plan], self._connection)
            first, made = {}, _text("copied").replace("$kept", whole.name).replace("$told_by", column)
            given = {"on_date": dict(when)["on_date"], "of_plan": of_plan}
        else:
            first, made = self._made_from(shadowed, when, plan, version), _text(f"made/{shadowed}")
            given = _given(shadowed, when, plan)
        with self._session(_names(first), plan) as cursor:
            name, rows = self._created(cursor, place, made, given)
            columns = len(cursor.execute(f"from {name} limit 0").description)
            return Table(self._connection, name, _CELL * columns * _VECTOR * math.ceil(max(rows, 1) / _VECTOR))

    def _made_from(self, shadowed: str, when: When, plan: str | None, version: Version) -> dict[str, list[Table]]:
        """The tables of what a thing is made from, by the macro that reads them."""
        parts = _MADE_FROM.get(shadowed, ())
        if plan is not None and shadowed not in _BY_PLAN:
            parts += (asked.VERSIONS,)
        dates = when[:_DATES]
        return {one: [self._table(one, given, plan, version) for given in asked.made_with(one, dates)] for one in parts}

    def _is_latest(self, plan: str, when: When, version: Version) -> bool:
        """Whether what is asked of a plan at a date is what is asked of it without one."""
        asked_of = dict(when)
        if asked_of.get("on_date") is None:
            return False
        of_plan = version[0], plan, asked_of["known_at"]
        if of_plan not in self._latest:
            versions = self._table(asked.VERSIONS, (), plan, version)
            with self._session({asked.VERSIONS: (versions.name,)}) as cursor:
                found = cursor.execute(_text("latest"), {"known_at": asked_of["known_at"]}).fetchall()
            if not version[1]():
                return found[0][0] == asked_of["on_date"]
            self._latest[of_plan] = found[0][0]
        return self._latest[of_plan] == asked_of["on_date"]

    def _created(self, cursor: duckdb.DuckDBPyConnection, place: str, made: str, given: dict) -> tuple[str, int]:
        """The name of a new table of what a text gives, and its rows."""
        name = f"{place}.main.kept_{next(self._numbers)}"
        return name, cursor.execute(f"create table {name} as {made}", given).fetchall()[0][0]

    def _attached(self) -> str:
        with self._attaching:
            if not self._place:
                self._place, self._detach = _attached(self, self._connection)
            return self._place

    @contextmanager
    def _session(
        self, reads: Reads, plan: str | None = None, is_all: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """The cursor of a session that nobody else uses meanwhile. plan: the one that is asked about; null for all."""
        wanted = reads, plan is not None, is_all
        with self._taking:
            found = next((one for one in reversed(self._idle) if one.is_for == wanted), None)
            if found:
                self._idle.remove(found)
        session = found or _Session(self._connection, *wanted)
        try:
            session.is_about(plan)
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
    detach = weakref.finalize(owner, execute, connection, f"detach {name}")
    detach.atexit = False
    return name, detach


def _names(held: dict[str, list[Table]]) -> Reads:
    return {shadowed: tuple(table.name for table in tables) for shadowed, tables in held.items()}


def _given(shadowed: str, when: When, plan: str | None) -> dict[str, Any]:
    return dict(when) | ({"plan_id": plan} if shadowed in _BY_PLAN else {})


def _without_date(when: When) -> When:
    return tuple((name, None if name == "on_date" else value) for name, value in when)


def _onward(
    key: Hashable, rows: Table | Earlier, before: Hashable, version: Hashable, changed: frozenset[str] | None
) -> tuple[Hashable, Table | Earlier] | None:
    """As what rows are kept at the next version; changed: the plans written of since before, None: any may be."""
    if not isinstance(key, tuple):
        return None
    if key[1] in asked.OF_FRAMEWORKS or key[0] == version:
        return key, rows
    if changed is None:
        return None
    if isinstance(rows, Earlier):
        return (key, Earlier(rows.table, rows.outdated | changed, version)) if rows.at == before else None
    if key[0] != before or (len(key) > _OF_ALL and key[_OF_ALL] in changed):
        return None
    if len(key) > _OF_ALL or not changed:
        return (version, *key[1:]), rows
    return (_EARLIER, *key[1:]), Earlier(rows, changed, version)


def _nothing() -> None:
    """Detaches nothing."""


def _called(sql: str) -> set[str]:
    return set(_CALLED.findall(sql))
