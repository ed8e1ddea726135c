"""A lake: the database as tables in files, with its catalogue in PostgreSQL, for several processes at once.

What it needs of DuckDB comes from packages (requirements-scale.txt); nothing is downloaded when it is opened.
"""

import atexit
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from loaders.errors import DatabaseUnavailable
from loaders.record import statements
from loaders.record.faults import in_words
from loaders.record.place_names import without_password

_CATALOGUE = "ducklake:postgres:"
_EXTENSIONS = ("ducklake", "postgres_scanner")
_OBJECTS = "httpfs"  # what reaches object storage
_SMALL = 10  # rows: a change of as many is kept in the catalogue at first, since a file for each makes reading slow
_turns: list[duckdb.DuckDBPyConnection] = []  # the cursor that holds this process's turn, while it has one


def connect(path: str, settings: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    """A connection whose cursors all work on a lake, which is made where its PostgreSQL database is empty.

    A password in path is handed to PostgreSQL's own library as PGPASSWORD, so that no message can tell it. Raises
    DatabaseUnavailable, with a sentence.
    """
    place, password = without_password(path)
    if not place.startswith(_CATALOGUE):
        raise DatabaseUnavailable(
            f"The database {place} names no catalogue in PostgreSQL: write {_CATALOGUE}dbname=… host=… user=…."
        )
    if password is not None:
        os.environ["PGPASSWORD"] = password
    wanted = os.environ.get("PREVENT_DATA_PATH", "")
    # To connect to one in object storage takes what reaches that: it is loaded from that folder alone.
    config = {**settings, "extension_directory": _extensions(), "autoload_known_extensions": "true"}
    with in_words(place):
        try:
            connection = _connected(place, config)
        except duckdb.Error as error:
            if "data_path" not in str(error).lower():
                raise
            _make(place, wanted, config)
            connection = _connected(place, config)
        _see_data(connection, place, wanted)
        return connection


def _connected(place: str, config: dict) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(place, config=config)
    try:
        _attach_turns(connection, place)
    except BaseException:
        connection.close()
        raise
    return connection


def _attach_turns(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    # What names a database can't be a parameter; this is the server's own, quoted, nobody's input.
    catalogue = place.removeprefix(_CATALOGUE).replace("'", "''")
    connection.execute(f"attach if not exists '{catalogue}' as turns (type postgres)")


def _make(place: str, data: str, config: dict) -> None:
    """Makes a lake in an empty PostgreSQL database; nothing where another process just did."""
    if not data:
        raise DatabaseUnavailable(
            f"The database {place} is empty, and nothing says where its files are to lie: name a folder that every "
            "process can reach, or one of an object storage (PREVENT_DATA_PATH)."
        )
    with duckdb.connect(":memory:", config=config) as maker:
        for extension in _EXTENSIONS:
            maker.load_extension(extension)
        _reach(maker, data)
        _attach_turns(maker, place)
        with turn(maker):
            quoted = [text.replace("'", "''") for text in (place, _folder(data))]
            maker.execute(f"attach '{quoted[0]}' as made (data_path '{quoted[1]}')")
            statements.run(maker, "lake/keep_small", rows=_SMALL)


def _folder(data: str) -> str:
    if "://" in data:
        return data
    folder = Path(data).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def _see_data(connection: duckdb.DuckDBPyConnection, place: str, wanted: str) -> None:
    with connection.cursor() as cursor:
        (lies,) = statements.one(cursor, "lake/data_path")
    if wanted and _folder(wanted).rstrip("/") != str(lies).rstrip("/"):
        connection.close()
        raise DatabaseUnavailable(
            f"The files of the database {place} lie in {lies}, and PREVENT_DATA_PATH names another place: name that "
            "one, or none."
        )
    _reach(connection, str(lies))


def _reach(connection: duckdb.DuckDBPyConnection, data: str) -> None:
    """Has a connection reach the files of a lake where they lie in object storage."""
    if "://" not in data:
        return
    connection.load_extension(_OBJECTS)
    host = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    with connection.cursor() as cursor:
        statements.run(
            cursor,
            "lake/object_storage",
            key=os.environ.get("AWS_ACCESS_KEY_ID", ""),
            secret=os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
            region=os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1",
            endpoint=host.netloc or "s3.amazonaws.com",
            style="path" if host.netloc else "vhost",
            ssl=host.scheme != "http",
        )


@contextmanager
def turn(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Meanwhile no other process writes to the lake; within another turn of this process it is that one.

    What is looked up in it is as the others left it. Raises DatabaseUnavailable where others take too long. Threads of
    one process are kept apart by whoever calls this.
    """
    if _turns:
        yield
        return
    with in_words(), connection.cursor() as cursor:
        cursor.begin()
        try:
            statements.run(cursor, "lake/take_turn")
            _turns.append(cursor)
            yield
        finally:
            _turns.clear()
            with suppress(duckdb.Error):
                cursor.rollback()


def see_turn() -> None:
    """Raises DatabaseUnavailable where the turn was lost, with its connection: another process may write already."""
    for cursor in _turns:
        statements.run(cursor, "lake/see_turn")


def saved_last(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last change to a lake, by whichever process."""
    with connection.cursor() as cursor:
        return statements.one(cursor, "lake/saved_last")[0]


def keep_large(connection: duckdb.DuckDBPyConnection) -> None:
    """Has a lake, whose tables are made, keep the bytes of documents and packs in files, however few its rows."""
    with connection.cursor() as cursor:
        statements.run_each(cursor, "lake/keep_large")


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Works small changes and small files into larger ones, and removes what no longer counts, whoever reads it yet."""
    with connection.cursor() as cursor:
        statements.run_each(cursor, "lake/forget")


@cache
def _extensions() -> str:
    """A folder as DuckDB looks for extensions in, of those in the installed packages; it goes with the process."""
    folder = tempfile.mkdtemp(prefix="prevent-extensions-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    version = f"v{duckdb.__version__}"
    with duckdb.connect(":memory:") as asked:
        platform = statements.one(asked, "lake/platform")[0]
    place = Path(folder, version, platform)
    place.mkdir(parents=True)
    for name in (*_EXTENSIONS, _OBJECTS):
        found = importlib.util.find_spec(f"duckdb_extension_{name}")
        origin = Path(found.origin).parent if found and found.origin else None
        packed = origin / "extensions" / version / f"{name}.duckdb_extension" if origin else None
        if not packed or not packed.exists():
            raise DatabaseUnavailable(
                f"A lake needs the package duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}, and it "
                "isn't installed: pip install -r requirements-scale.txt, then start again."
            )
        try:
            os.symlink(packed, place / packed.name)
        except OSError:  # as on Windows, for whoever may not
            shutil.copyfile(packed, place / packed.name)
    return folder
