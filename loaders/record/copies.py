"""Copies of the whole database: made in one piece, and held against what they should be."""

import os
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from loaders.counted import counted
from loaders.errors import ChangeRefused, DatabaseUnavailable
from loaders.record import journal, lake, statements
from loaders.record.faults import fault, in_words, unfit, unwritten
from loaders.record.place_names import is_lake, named
from loaders.record.places import is_part_of, is_same, kind_of, see_a_file
from loaders.record.schema import SCHEMA_VERSION, altered_columns, version_of

STORAGE = "v1.4.0"  # of new files: from it on DuckDB refuses changes (.wal) of another file, or another state of it
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "storage_compatibility_version": STORAGE,
    "threads": 1,  # of a query: a second one costs more, waiting, than it does, and people ask in threads of their own
}

_PARTS: tuple[Callable[[Path], Path], ...] = (Path, journal.changes_of, journal.note_of)  # of a database on the disk


@dataclass(frozen=True)
class Verified:
    """What a database holds, and what in it is wrong, a sentence each; version: of its tables."""

    version: int
    holds: str
    wrong: tuple[str, ...] = ()


def copy_into(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Writes a whole database into a new file, its views and macros included, consistent while others write.

    Raises duckdb.Error or OSError; no part of the file is left then.
    """
    name = f"copy_{uuid.uuid4().hex}"
    with connection.cursor() as cursor:
        source = str(cursor.sql("select current_database()").fetchall()[0][0])
        try:
            # Names of databases can't be parameters; these are our own and the server's, quoted, nobody's input.
            cursor.execute(f"attach {_quoted(target, chr(39))} as {name} (read_write, storage_version '{STORAGE}')")
            try:
                cursor.execute(f"copy from database {_quoted(source, chr(34))} to {name}")
                cursor.execute(f"checkpoint {name}")
            finally:
                cursor.execute(f"detach {name}")
        except BaseException:
            for left in (target, journal.changes_of(target)):
                with suppress(OSError):
                    left.unlink()
            raise


def database_copy(connection: duckdb.DuckDBPyConnection) -> bytes:
    """The whole database as the bytes of one DuckDB file. Raises DatabaseUnavailable where it can't be copied."""
    with in_words(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prevent.duckdb"
        copy_into(connection, path)
        return path.read_bytes()


def verify(path: str | Path) -> Verified:
    """Reads all of a database, whose file isn't changed, and holds it against what it should be.

    Raises DatabaseUnavailable where it can't be read at all: it isn't there, in use, damaged, or not the dashboard's.
    """
    left_out = None
    if not is_lake(path):
        see_a_file(path)
        left_out = journal.look(path)
    connection = _to_read(path)
    path = named(path)
    try:
        with _reading(path):
            version = version_of(connection, path)
            if not version:
                return Verified(0, "It holds nothing yet.")
            wrong = [left_out.said] if left_out else []
            wrong += _unreadable(connection, path) or altered_columns(connection) or _untrue(connection, version)
            return Verified(version, _holds(connection), tuple(wrong))
    finally:
        connection.close()


def _to_read(path: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection to read a database with that is there; to a file it can't write."""
    if is_lake(path):
        return lake.connect(str(path), SETTINGS)
    if not os.path.lexists(path):
        raise DatabaseUnavailable(f"There is no database at {path}: name another place.")
    see_a_file(path)
    with in_words(path):
        return duckdb.connect(str(path), read_only=True, config=SETTINGS)


@contextmanager
def _reading(path: str | Path) -> Iterator[None]:
    """Raises DatabaseUnavailable for what goes wrong while a database is read, also for what it lacks."""
    with in_words(path):
        try:
            yield
        except duckdb.ProgrammingError as error:
            raise unfit(path) from error


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Raises DatabaseUnavailable where a copy can't be written for target."""
    try:
        yield
    except (duckdb.Error, OSError, MemoryError) as error:
        raise unwritten(error, target) from error


def _unreadable(connection: duckdb.DuckDBPyConnection, path: str | Path) -> list[str]:
    """The tables with a value that can't be read."""
    found = []
    for table, columns in statements.rows(connection, "keeping/tables"):
        try:
            values = ", ".join(f"max(hash({_quoted(column, chr(34))}))" for column in columns)
            _table(connection, table).aggregate(values).fetchall()
        except duckdb.Error as error:
            found.append(f"The table {table} can’t be read. {fault(error, path) or unfit(path)}")
    return found


def _untrue(connection: duckdb.DuckDBPyConnection, version: int) -> list[str]:
    """What is readable and still can't be: rows twice, rows that lack what they belong to, bytes that were altered."""
    found = []
    for table, columns in statements.rows(connection, "keeping/keys"):
        names = ", ".join(_quoted(column, chr(34)) for column in columns)
        rows = _table(connection, table).aggregate(f"{names}, count(*) as times", names)
        twice = len(rows.filter("times > 1").fetchall())
        if twice:
            found.append(f"The table {table} holds {twice:,} of its rows more than once.")
    try:
        torn = statements.rows(connection, "keeping/torn")
        found += [f"There are {what}: {number:,}." for what, number in torn]
        altered = statements.rows(connection, "keeping/altered_documents")
        found += [f"The bytes of the stored document “{name}” aren’t those that were loaded." for (name,) in altered]
        statements.rows(connection, "keeping/judged")
    except duckdb.ProgrammingError:
        if version == SCHEMA_VERSION:  # an older one may lack something, and gets it when it is opened
            found.append("A table, a view or a rule of the dashboard’s is missing, or is another than it should be.")
    return found


def _holds(connection: duckdb.DuckDBPyConnection) -> str:
    try:
        plans, loads, withdrawn, tasks, documents, decisions = statements.one(connection, "keeping/holds")
    except (duckdb.ProgrammingError, DatabaseUnavailable):
        return "What it holds can’t be counted."
    of_them = f" ({withdrawn:,} of them withdrawn)" if withdrawn else ""
    told = f"{counted(plans, 'plan')}, {counted(loads, 'load')}{of_them}, {counted(tasks, 'task')}"
    return f"It holds {told}, {counted(documents, 'stored document')} and {counted(decisions, 'decision')}."


def back_up(path: str | Path, target: Path, *, replaces: bool = False) -> Verified:
    """Writes a verified copy of a database, in one file; what it holds.

    Raises ChangeRefused where the copy would replace a file unasked or isn't as it should be, and DatabaseUnavailable
    where a file can't be read or written; nothing is left behind then.
    """
    refuse_to_write(path, target, replaces=replaces)
    part = _part(target)
    try:
        verified = _copied(path, part, target)
        refuse_to_write(path, target, replaces=replaces)
        with _writing(target):
            os.replace(part, target)
            for beside in (journal.changes_of(target), journal.note_of(target)):
                beside.unlink(missing_ok=True)  # of the file that was replaced
        return verified
    finally:
        _remove(part)


def refuse_to_write(path: str | Path, target: Path, *, replaces: bool) -> None:
    """Raises ChangeRefused where a copy would replace the database, a part of it, or what is no plain file."""
    if os.path.isdir(target):
        raise ChangeRefused(f"{target} is a folder: name a file in it, as in {target / 'prevent.duckdb'}.")
    if is_same(path, target):
        raise ChangeRefused(f"{target} is the database itself: name another file.")
    own = [one(target) for one in _PARTS]
    if is_part_of(path, target) or any(is_same(path, one) for one in own):
        raise ChangeRefused(f"{target} is where files of the database {path} itself are kept: name another file.")
    for one in own:
        kind = kind_of(one)
        if kind:
            raise ChangeRefused(f"{one} is {kind}, and isn’t replaced: name another file.")
        if os.path.lexists(one) and not replaces:
            raise ChangeRefused(f"{one} is there already: add --replace to replace it.")


def restore(backup: Path, path: Path) -> tuple[Verified, Path | None]:
    """Puts a backup in the place of a database: what it holds, and where the database that was there is kept.

    Raises ChangeRefused where the backup isn't as it should be, and DatabaseUnavailable where the database is in use or
    a file can't be read or written; the database is then as it was.
    """
    if is_same(backup, path):
        raise ChangeRefused(f"{backup} is the database itself: name a backup of it.")
    _refuse_to_put_aside(path)
    _refuse_in_use(path)
    part = _part(path)
    try:
        with in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        verified = _copied(backup, part, path)
        _refuse_to_put_aside(path)
        with in_words(path):
            kept = _set_aside(path)
            try:
                os.replace(part, path)
            except BaseException:
                _put_back(kept, path)
                raise
        return verified, kept
    finally:
        _remove(part)


def _refuse_to_put_aside(path: Path) -> None:
    for one in _PARTS:
        kind = kind_of(one(path))
        if kind:
            raise ChangeRefused(f"{one(path)} is {kind}, and isn’t replaced: name another place for the database.")


def _copied(path: str | Path, part: Path, target: Path) -> Verified:
    """A copy of a database in one file, part, which is to become target.

    Raises ChangeRefused where it isn't as it should be, and DatabaseUnavailable where it can't be written.
    """
    found = verify(path)
    if not found.version:
        raise ChangeRefused(f"{path} holds nothing: there is nothing to copy.")
    if found.wrong:
        raise ChangeRefused(f"{path} isn’t as it should be, and wasn’t copied: {' '.join(found.wrong)}")
    connection = _to_read(path)
    try:
        with _writing(target):
            copy_into(connection, part)
        with _reading(path):
            before = _counted(connection)
    finally:
        connection.close()
    copied = verify(part)
    connection = _to_read(part)
    try:
        with _reading(target):
            is_whole = _counted(connection) == before
    finally:
        connection.close()
    if copied.wrong or not is_whole:
        why = " ".join(copied.wrong) or "rows are missing."
        raise ChangeRefused(f"The copy of {path} isn’t as it should be, and wasn’t kept: {why}")
    return copied


def _counted(connection: duckdb.DuckDBPyConnection) -> Counter[str]:
    """How many rows each table has."""
    names = [table for table, _ in statements.rows(connection, "keeping/tables")]
    return Counter({name: len(_table(connection, name)) for name in names})


def _table(connection: duckdb.DuckDBPyConnection, name: str) -> duckdb.DuckDBPyRelation:
    """A table of any name: the driver's own way to one takes no name with quotes in it."""
    return connection.sql(f"from {_quoted(name, chr(34))}")


def _refuse_in_use(path: Path) -> None:
    """Raises DatabaseUnavailable where another process has the database open; one that is damaged may be replaced."""
    if not os.path.lexists(path):
        return
    try:
        duckdb.connect(str(path), config=SETTINGS, read_only=True).close()
    except duckdb.Error as error:
        said = fault(error, path)
        if said and said.is_in_use:
            raise said from error


def _set_aside(path: Path) -> Path | None:
    """Gives a database, and what lies beside it, a dated name; None where there is none."""
    kept = journal.free_name(path, "replaced")
    there = [(one(path), one(kept)) for one in _PARTS if os.path.lexists(one(path))]
    for old, new in there:
        os.replace(old, new)
    return kept if there else None


def _put_back(kept: Path | None, path: Path) -> None:
    for one in _PARTS if kept else ():
        if kept and os.path.lexists(one(kept)):
            os.replace(one(kept), one(path))


def _part(target: Path) -> Path:
    return target.with_name(f".{uuid.uuid4().hex}.part")  # whose length is that of no name that was given


def _remove(part: Path) -> None:
    for left in (part, journal.changes_of(part)):
        with suppress(OSError):
            left.unlink()


def _quoted(name: str | Path, mark: str) -> str:
    return mark + str(name).replace(mark, mark * 2) + mark
