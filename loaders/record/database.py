"""Opens the database of plans, up to date and safe to write to, and writes to it, one change after another."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from random import uniform
from typing import Concatenate, ParamSpec, TypeVar

import duckdb

from loaders.errors import DatabaseUnavailable
from loaders.record import journal, lake, statements
from loaders.record.copies import SETTINGS, copy_into
from loaders.record.faults import fault, in_words, unfit
from loaders.record.place_names import is_lake, named
from loaders.record.places import see_a_file
from loaders.record.schema import bring_up_to_date, is_up_to_date

IN_MEMORY = ":memory:"
DEFAULT_PATH = Path(__file__).parents[2] / "data" / "prevent.duckdb"
_LOG = logging.getLogger(__name__)
_ONE_AT_A_TIME = threading.RLock()  # who looks whether others changed the same, and changes it, does both in one step
_FILES = 8  # that DuckDB opens for a database, and some to spare
_WAITS = 0.1, 0.4, 1.5  # seconds
_TRIES, _FIRST_WAIT = 8, 0.05  # of a change that met another's; seconds, twice as long each time
_LAKE = "ducklake"  # as DuckDB calls the kind of a database
_trying = threading.local()
Given = ParamSpec("Given")
Made = TypeVar("Made")
_lakes: dict[str, str] = {}  # what each open lake is called: by its path as DuckDB gives it
_opened_at: dict[str, tuple[int, int]] = {}  # where each open file lies: by its path, as given and as DuckDB gives it


def database_path() -> str:
    """The database in use: the environment's PREVENT_DATABASE, a file or a lake, else the file in data/."""
    return os.environ.get("PREVENT_DATABASE") or str(DEFAULT_PATH)


def open_database(path: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection to the database at path (":memory:" for one that isn't kept), its schema up to date.

    path is a file, or a lake as PREVENT_DATABASE names it. Use one connection in a process and a cursor of it for each
    query: threads mustn't share a cursor. A file of an older version is copied beside itself before it is upgraded.
    Raises DatabaseUnavailable, with the reason in one sentence; the database is then as it was.
    """
    if is_lake(path):
        return _open_lake(str(path))
    if str(path) == IN_MEMORY:
        connection = duckdb.connect(IN_MEMORY, config=SETTINGS)
        bring_up_to_date(connection, path, None)
        return connection
    see_a_file(path)
    with in_words(path):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _see_files_to_spare()
        journal.before_opening(path)
        connection = duckdb.connect(str(path), config=SETTINGS)
    try:
        with in_words(path):
            bring_up_to_date(connection, path, lambda version: _copy_before_upgrade(connection, Path(path), version))
            _remember_place(connection, path)
    except BaseException as error:
        _leave(connection)
        if isinstance(error, duckdb.ProgrammingError):
            raise unfit(path) from error
        raise
    return connection


def _open_lake(path: str) -> duckdb.DuckDBPyConnection:
    place = named(path)
    _see_files_to_spare()
    connection = lake.connect(path, SETTINGS)
    try:
        with in_words(place):
            if not is_up_to_date(connection):
                with lake.turn(connection):
                    bring_up_to_date(connection, place, None)
                    lake.keep_large(connection)
            with connection.cursor() as cursor:
                _lakes[statements.one(cursor, "keeping/file")[0]] = place
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb.ProgrammingError):
            raise unfit(place) from error
        raise
    return connection


def _see_files_to_spare() -> None:
    """Raises OSError where the system lets this process open hardly a file more: DuckDB would end the process then."""
    opened: list[int] = []
    try:
        for _ in range(_FILES):
            opened.append(os.open(os.devnull, os.O_RDONLY))
    finally:
        for one in opened:
            os.close(one)


def _leave(connection: duckdb.DuckDBPyConnection) -> None:
    """Closes a database without writing to it."""
    with suppress(duckdb.Error):
        connection.execute("pragma disable_checkpoint_on_shutdown")
    connection.close()


def _copy_before_upgrade(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    copy = journal.free_name(path, f"version-{version}")
    try:
        copy_into(connection, copy)
    except (duckdb.Error, OSError) as error:
        said = fault(error, copy) or unfit(path)
        raise DatabaseUnavailable(
            f"The database {path} has to be upgraded, and can't be copied before; it was left as it is. {said}"
        ) from error
    _LOG.warning("Before the database %s is upgraded, it was copied to %s.", path, copy)


def _remember_place(connection: duckdb.DuckDBPyConnection, path: str | Path) -> None:
    with connection.cursor() as cursor:
        as_duckdb_gives_it = statements.one(cursor, "keeping/file")[0]
    seen = os.stat(path)
    _opened_at[as_duckdb_gives_it] = _opened_at[str(path)] = seen.st_dev, seen.st_ino


def check_place(path: str | None) -> None:
    """Raises DatabaseUnavailable where an open database's file isn't where it was: what is saved would be lost.

    path: as it was opened, or as DuckDB gives it; of a database in memory, or one not opened here, nothing is seen.
    """
    place = _opened_at.get(path or "")
    if place is None:
        return
    try:
        seen = os.stat(path or "")
    except FileNotFoundError:
        raise DatabaseUnavailable(
            f"The database {path} was moved or deleted while it was in use, and nothing is saved any more: put it "
            "back, or stop the dashboard and start it again."
        ) from None
    except OSError as error:
        raise fault(error, path) or unfit(path) from error
    if (seen.st_dev, seen.st_ino) != place:
        raise DatabaseUnavailable(
            f"The database {path} was replaced by another file while it was in use, and nothing is saved any more: "
            "stop the dashboard and start it again, to work with the file that is there now."
        )


@contextmanager
def one_at_a_time(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What to look for and change in, where what is looked for must still hold when it is changed.

    Nobody else writes meanwhile: no thread of this process and, to a lake, no other process.
    """
    with _ONE_AT_A_TIME:
        if not _is_lake(connection):
            yield
            return
        with lake.turn(connection):
            yield


def _is_lake(connection: duckdb.DuckDBPyConnection) -> bool:
    with in_words(), connection.cursor() as cursor:
        return statements.one(cursor, "keeping/file")[1] == _LAKE


def tried_again(
    change: Callable[Concatenate[duckdb.DuckDBPyConnection, Given], Made],
) -> Callable[Concatenate[duckdb.DuckDBPyConnection, Given], Made]:
    """A change that is made anew from its first look on where another process's came between, a few times at most.

    That can be only in a lake, whose changes meet when they are saved. What takes part in a wider change isn't tried by
    itself. Raises DatabaseUnavailable, with a sentence, where it was tried in vain.
    """

    @wraps(change)
    def trying(connection: duckdb.DuckDBPyConnection, *given: Given.args, **named: Given.kwargs) -> Made:
        if getattr(_trying, "is_under_way", False):
            return change(connection, *given, **named)
        _trying.is_under_way = True
        try:
            for tried in range(_TRIES - 1):
                try:
                    return change(connection, *given, **named)
                except DatabaseUnavailable as error:
                    if not error.is_met:
                        raise
                    _LOG.info("A change met another process's, and is tried again.")
                time.sleep(_FIRST_WAIT * 2**tried * uniform(0.5, 1.5))
            return change(connection, *given, **named)
        finally:
            _trying.is_under_way = False

    return trying


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor in a transaction: all of it is saved on leaving, or nothing where an error is raised.

    Nobody else writes meanwhile, as in one_at_a_time. Raises DatabaseUnavailable where the database can't be written.
    """
    with one_at_a_time(connection):
        with in_words():
            cursor = connection.cursor()
        with cursor:
            path, kind = statements.one(cursor, "keeping/file")
            place = _lakes.get(path, path) if kind == _LAKE else path
            check_place(place)
            with in_words(place):
                cursor.begin()
                try:
                    yield cursor
                    lake.see_turn()
                except BaseException:
                    with suppress(duckdb.Error):  # which ended the transaction itself, where it failed
                        cursor.rollback()
                    raise
                cursor.commit()
            if path and kind != _LAKE:
                journal.after_saving(path)


def checkpoint(connection: duckdb.DuckDBPyConnection) -> None:
    """Works every change into the database file, so that what was removed is gone from the disk too.

    Of a lake, its earlier states go. Waits a little for who reads just now. Raises
    DatabaseUnavailable where it can't be done; the changes stay saved.
    """
    with one_at_a_time(connection), in_words(), connection.cursor() as cursor:
        if _is_lake(connection):
            lake.forget(connection)
            return
        for wait in _WAITS:
            try:
                cursor.execute("checkpoint")
            except duckdb.TransactionException:
                time.sleep(wait)
            else:
                return
        cursor.execute("checkpoint")
