"""The pages' only way to the database: one connection for the process, answers kept while they hold.

What ask and kept hand out is shared by every session: read it, never change it (frame.assign and the like make copies).
"""

import logging
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

import queries
from loaders import (
    Copies,
    DatabaseUnavailable,
    build,
    check_place,
    database_path,
    fault,
    left_out,
    open_database,
    unfit,
)
from pages.common import ahead, person
from pages.common.foreseen import Foreseen, Guess, hashable
from pages.common.made import Made, bytes_of, made_by, using
from pages.common.version import Version
from pages.said.language import language, say
from pages.said.roles import Role
from queries.judged import Judged
from queries.judged.carried import Since
from queries.kept import Kept
from queries.recent import Recent
from queries.together import beside

_RECENT = 48  # queries that were asked for last, which are asked again once something was written
_PATIENCE = 0.05  # seconds, after which it is looked again whether somebody asks
ANSWERS, PREPARED = 128 * 2**20, 64 * 2**20  # bytes that each of the two keeps at most
_LOG = logging.getLogger(__name__)


@dataclass
class _Database:
    path: str
    connection: duckdb.DuckDBPyConnection
    version: Version
    is_filled: bool = False
    building: threading.Lock = field(default_factory=threading.Lock)
    answers: Kept = field(default_factory=lambda: Kept(ANSWERS, bytes_of))
    prepared: Kept = field(default_factory=lambda: Kept(PREPARED, bytes_of))
    copies: Copies = field(default_factory=Copies)
    recent: Recent[tuple[str, dict]] = field(default_factory=lambda: Recent(_RECENT))
    foreseen: Foreseen = field(default_factory=Foreseen)
    latest: tuple = ()

    def __post_init__(self) -> None:
        self.judged = Judged(self.connection)

    def now(self) -> tuple:
        """The version that the database is of; what was made of another is kept where it is of plans not written of."""
        version = self.version.now(self.connection)
        if version != self.latest:
            self.latest = version
            since = self.judged.keep_only(version, lambda: self.version.now(self.connection) == version)
            for kept in (self.answers, self.prepared):
                kept.carry(lambda key, made: _onward(key, made, since, version))
            if ahead.is_wanted(self.judged):
                self.judged.judge_ahead(version, lambda: self.seems_at(version))
                ahead.soon(("again", version), lambda: self.ask_again(version))
        self.copies.keep_only(version)
        return version

    def seems_at(self, version: tuple) -> bool:
        """Whether no write since a version is known of: what was made amid one may be of either, and isn't kept."""
        return version == self.latest and self.version.is_as_seen()

    def ask_again(self, version: tuple) -> None:
        """Asks what was asked for last, the latest first, while nobody else asks; until something is written again."""
        self.judged.wait()
        for asked, (name, parameters) in self.recent.latest_first():
            while self.judged.is_asked and not ahead.is_over(_PATIENCE):
                pass
            if ahead.is_over() or not self.seems_at(version):
                return
            _asked(self, version, (version, asked), name, parameters)

    def close(self) -> None:
        """Lets go of the file."""
        self.judged.close()
        self.connection.close()


@dataclass
class _Run:
    """What a run saw at its start.

    page, given: which page is drawn in it, and of which filters. foreseen: what of that is asked beside it, and wasn't
    asked in it yet: as what it is remembered, by the key of its answer.
    """

    database: _Database
    version: tuple
    page: str = ""
    given: dict | None = None
    foreseen: dict[Hashable, Hashable] = field(default_factory=dict)
    is_over: bool = False

    def key_of(self, guess: Guess) -> Hashable:
        """Under which key the answer to a guess is kept."""
        name, parameters = guess.asked
        return self.version, (name, hashable(parameters))


_run: ContextVar[_Run | None] = ContextVar("run", default=None)


@st.cache_resource(show_spinner=False)
def _opened() -> _Database:
    path = database_path()
    return _Database(path, open_database(path), Version(path))


def to_write(role: Role, *by: str) -> duckdb.DuckDBPyConnection:
    """The process's connection, for a write that needs a role; by: the names that it is recorded under.

    Every write of a page comes through here (a test holds that). What this run asks from now on is looked up anew.
    Raises loaders.LoadError with a sentence for the reader: person.NotAllowed where this visit may not do that, or a
    name isn't that of who signed in.
    """
    person.check(role, by)
    return to_read()


def to_read() -> duckdb.DuckDBPyConnection:
    """The process's connection, for what loaders look up; at the first start the shipped plans are read in.

    Query through ask; take a cursor for anything else. Raises loaders.LoadError, with a sentence for the reader.
    """
    using(None)
    _run.set(None)
    if not _answers(_ready()):
        let_go()
    return _ready().connection


def start() -> None:
    """Opens the database and sees what is in it, once a run: the frame does this first. Raises as to_read does."""
    _run.set(_Run(*_look()))


def version() -> tuple:
    """The version that this run sees: another one once anything was written."""
    using(None)
    return _saw()[1]


def _look() -> tuple[_Database, tuple]:
    database = _ready()
    check_place(database.path)
    return database, database.now()


def notices() -> list[str]:
    """What was left out of the database when it was opened, one sentence each; empty where nothing was."""
    return left_out(database_path())


def failed(error: BaseException) -> DatabaseUnavailable | None:
    """What went wrong with the database, in a sentence, where that is what an error comes from; else None.

    A database that can't be used any further is let go of, so that the next run opens it again.
    """
    cause: BaseException | None = error
    while cause and not isinstance(cause, DatabaseUnavailable | duckdb.Error):
        cause = cause.__cause__
    if cause is None:
        return None
    said = fault(cause, database_path()) or unfit(database_path())
    _LOG.error(said, exc_info=error)
    let_go()
    return said


def _answers(database: _Database) -> bool:
    """Whether a database can still be used: after a fault while it was written it can't, until it is opened again."""
    try:
        queries.row(database.connection, "database_version")
    except queries.QueryFailed:
        return False
    return True


def let_go() -> None:
    """Closes the database where it can't be used any further, for whoever comes next to open it again."""
    with suppress(DatabaseUnavailable, duckdb.Error):
        database = _opened()
        if _answers(database):  # somebody else opened it again meanwhile
            return
        database.close()
    _opened.clear()
    _run.set(None)


def _saw() -> tuple[_Database, tuple]:
    """What this run saw; outside a run (a file being made for download) what is there now."""
    run = _run.get()
    return (run.database, run.version) if run else _look()


def _ready() -> _Database:
    database = _opened()
    if database.path != database_path():
        _opened.clear()
        database = _opened()
    if not database.is_filled:
        with st.spinner(say("Opening the database…")), database.building:
            if not database.is_filled:
                _fill(database.connection)
                database.is_filled = True
    return database


def _fill(opened: duckdb.DuckDBPyConnection) -> None:
    snapshots, *_ = queries.row(opened, "database_version")
    if snapshots:
        return
    bar = st.progress(0.0, text=say("Reading the plans for the first time…"))

    def told(done: int, total: int, words: str) -> None:
        bar.progress(min(done / max(total, 1), 1.0), text=words)

    build(opened, progress=told)
    bar.empty()


def _onward(key: Hashable, made: Made, since: Since, version: tuple) -> tuple[Hashable, Made] | None:
    if not isinstance(key, tuple) or not since.onward(key[0], made.of, version):
        return None
    return (version, *key[1:]), made


def ask(name: str, **parameters) -> pd.DataFrame:
    """The rows of queries/<name>.sql, kept until something is added that may change them: don't change them."""
    database, version = _saw()
    asked = name, hashable(parameters)
    key = version, asked
    database.recent.saw(asked, (name, parameters))
    run = _run.get()
    if run and run.given is not None and (key in run.foreseen or key not in database.answers):
        run.foreseen.pop(key, None)
        database.foreseen.saw(run.page, run.given, name, parameters)
    return _used(_asked(database, version, key, name, parameters))


@contextmanager
def foreseen(page: str, given: dict) -> Iterator[None]:
    """While a page is drawn, what it asked before is asked beside it, the last first; in a server alone.

    given: the filters in force, by the names of parameters. What a page asks of one plan is no guess at what it asks of
    all, which may take long.
    """
    run = _run.get()
    if run is None or not ahead.is_serving():
        yield
        return
    page = f"{page} of {'one' if given['plans'] else 'all'}"
    run.page, run.given = page, given
    guesses = [(run.key_of(guess), guess) for guess in run.database.foreseen.guesses(page, given)]
    missing = {key: guess for key, guess in guesses if key not in run.database.answers}
    asked: list[Hashable] = []
    if len(missing) > 1:
        run.foreseen = {key: guess.known_as for key, guess in missing.items()}
        beside(lambda: _ask_beside(run, missing, asked))
    try:
        yield
        for key in asked:
            if key in run.foreseen:
                run.database.foreseen.was_wrong(page, run.foreseen[key])
    finally:
        run.is_over, run.given = True, None


def _ask_beside(run: _Run, missing: dict[Hashable, Guess], asked: list[Hashable]) -> None:
    """Asks what a run may ask, until it is over or something is written; notes what it asked."""
    for key, guess in reversed(missing.items()):
        if run.is_over or not run.database.seems_at(run.version):
            return
        asked.append(key)
        try:
            _asked(run.database, run.version, key, *guess.asked)
        except (queries.QueryFailed, duckdb.Error) as error:  # the page, which asks it too, tells what is wrong
            _LOG.info("What a page may ask can't be asked beside it: %s", error)
            return


def ask_soon(asked: list[tuple[str, dict]]) -> None:
    """Has queries, each with its parameters, asked in the background, for what is pressed next; in a server alone."""
    database, version = _saw()
    keys = {(version, (name, hashable(parameters))): (name, parameters) for name, parameters in asked}
    missing = {key: one for key, one in keys.items() if key not in database.answers}

    def make() -> None:
        for key, (name, parameters) in missing.items():
            if database.seems_at(version):
                _asked(database, version, key, name, parameters)

    if missing:
        ahead.soon(next(iter(missing)), make)


def _asked(database: _Database, version: tuple, key: Hashable, name: str, parameters: dict) -> Made:
    asked = name, parameters, version, lambda: database.now() == version
    return database.answers.get(
        key,
        lambda: Made(database.judged.run(*asked), database.judged.plans_of(*asked)),
        lambda: database.seems_at(version),
    )


def _used(made: Made):
    using(made.of)
    return made.result


@contextmanager
def copied() -> Iterator[Path]:
    """The file of a copy of what the database holds now, for questions in SQL; as loaders.Copies keeps it."""
    using(None)
    database, version = _saw()
    with database.copies.of(version, database.connection) as path:
        yield path


def kept(prepare: Callable, *arguments):
    """What a function makes of its arguments and of answers, kept as those are: words, tables, a figure.

    The function may ask, but draws nothing and keeps nothing of a session. Arguments are hashable.
    """
    database, version = _saw()
    code = prepare.__code__  # a page's script is run anew each time: its functions are told by their place
    key = (version, language(), code.co_filename, code.co_qualname, arguments)
    made = database.prepared.get(key, lambda: made_by(lambda: prepare(*arguments)), lambda: database.seems_at(version))
    return _used(made)
