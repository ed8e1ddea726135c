"""Carries the whole database from a file into an empty lake, or from a lake into a new file, every row as it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import journal, statements
from loaders.record.copies import Verified, refuse_to_write, verify
from loaders.record.database import one_at_a_time, open_database
from loaders.record.faults import in_words
from loaders.record.place_names import is_lake, named
from loaders.record.schema import LOOKUPS

_OTHER = "other"


def carry(source: str | Path, target: str | Path) -> Verified:
    """Carries a database over: what the target then holds. The source stays as it is.

    One of both is a lake, which nobody writes to meanwhile, the other a file. Raises ChangeRefused where that isn't so,
    where the target holds something, or where a row didn't arrive as it was, and DatabaseUnavailable where either can't
    be read or written; the target is then as it was.
    """
    if is_lake(source) == is_lake(target):
        raise ChangeRefused(
            "One of the two must be a lake (ducklake:postgres:…) and the other a file: python -m loaders backup copies "
            "a file into another."
        )
    if not is_lake(target):
        refuse_to_write(source, Path(target), replaces=False)
    found = _seen_in_order(source)
    if is_lake(target):
        with _opened(target) as connection, _beside(connection, Path(source), "(read_only)"):
            _carry(connection, _OTHER, _own(connection), target)
    else:
        _into_file(source, Path(target))
    return found


def _into_file(source: str | Path, target: Path) -> None:
    try:
        open_database(target).close()
        with _opened(source) as connection, _beside(connection, target, ""):
            _carry(connection, _own(connection), _OTHER, target)
            connection.execute(f"checkpoint {_OTHER}")
    except BaseException:
        for left in (target, journal.changes_of(target), journal.note_of(target)):
            with suppress(OSError):
                left.unlink()
        raise


def _seen_in_order(source: str | Path) -> Verified:
    found = verify(source)
    if not found.version:
        raise ChangeRefused(f"{named(source)} holds nothing: there is nothing to carry.")
    if found.wrong:
        raise ChangeRefused(f"{named(source)} isn’t as it should be, and wasn’t carried: {' '.join(found.wrong)}")
    if not is_lake(source):
        open_database(source).close()  # brought up to date: both then have the same tables
    return found


@contextmanager
def _opened(path: str | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_database(path)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _beside(connection: duckdb.DuckDBPyConnection, path: Path, how: str) -> Iterator[None]:
    """Meanwhile the file is attached to the connection of the lake."""
    with in_words(path):
        connection.execute(f"attach {_quoted(str(path), chr(39))} as {_OTHER} {how}")
    try:
        yield
    finally:
        with suppress(duckdb.Error):
            connection.execute(f"detach {_OTHER}")


def _own(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.sql("select current_database()").fetchall()[0][0])


def _carry(connection: duckdb.DuckDBPyConnection, source: str, target: str, place: str | Path) -> None:
    """Adds every row of one attached database to another, all or nothing."""
    with one_at_a_time(connection), connection.cursor() as cursor:
        tables = statements.rows(cursor, "keeping/tables")
        with in_words(named(place)):
            cursor.begin()
            try:
                for table, columns in tables:
                    if table not in LOOKUPS:
                        _carry_table(cursor, table, columns, source, target, named(place))
                cursor.commit()
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise


def _carry_table(
    cursor: duckdb.DuckDBPyConnection, table: str, columns: list[str], source: str, target: str, place: str
) -> None:
    # Names of databases, tables and columns can't be parameters; these are our own and the server's, quoted.
    there, here = (f"{_quoted(one, chr(34))}.main.{_quoted(table, chr(34))}" for one in (source, target))
    if table == "schema_version":
        cursor.execute(f"delete from {here}")
    elif cursor.execute(f"select exists (from {here})").fetchall()[0][0]:
        raise ChangeRefused(f"{place} holds something already ({table}): name one that is empty.")
    names = ", ".join(_quoted(column, chr(34)) for column in columns)
    cursor.execute(f"insert into {here} ({names}) select {names} from {there}")
    told = f"select count(*), bit_xor(hash({names})), sum(hash({names})) from"
    if cursor.execute(f"{told} {there}").fetchall() != cursor.execute(f"{told} {here}").fetchall():
        raise ChangeRefused(f"The rows of {table} didn’t arrive in {place} as they are: nothing was carried.")


def _quoted(name: str, mark: str) -> str:
    return mark + name.replace(mark, mark * 2) + mark
