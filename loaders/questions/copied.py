"""The copy that questions in SQL are asked of: of one state of the database at a time, without documents' bytes."""

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from loaders.questions.contract import LEFT_OUT, TABLES
from loaders.record import statements
from loaders.record.copies import STORAGE
from loaders.record.faults import in_words

_PREFIX = "prevent-questions-"
_FORGOTTEN = (
    2 * 24 * 3600
)  # seconds after which a folder is that of a server that was killed, where its end can't be seen


class Copies:
    """Keeps the copy of one database: made when it is first asked for in a state, removed with that state."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._folder: TemporaryDirectory | None = None
        self._used: dict[str, int] = {}  # by how many each copy is being read
        self._left: dict[str, TemporaryDirectory] = {}  # of an earlier state, and still being read
        _sweep()

    @contextmanager
    def of(self, state: Hashable, connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
        """The copy's file, while it is read. Raises DatabaseUnavailable where none can be made."""
        with self._lock:
            self._drop_other(state)
            if self._folder is None or not _file(self._folder).exists():
                self._folder, self._state = _made(connection), state
            folder = self._folder
            self._used[folder.name] = self._used.get(folder.name, 0) + 1
        try:
            yield _file(folder)
        finally:
            with self._lock:
                self._used[folder.name] -= 1
                if not self._used[folder.name]:
                    del self._used[folder.name]
                    left = self._left.pop(folder.name, None)
                    if left:
                        left.cleanup()

    def keep_only(self, state: Hashable) -> None:
        """Removes the copy where it is of another state: what was purged is gone from it too."""
        if self._folder is not None and self._state != state:
            with self._lock:
                self._drop_other(state)

    def _drop_other(self, state: Hashable) -> None:
        if self._folder is None or self._state == state:
            return
        if self._used.get(self._folder.name):
            self._left[self._folder.name] = self._folder
        else:
            self._folder.cleanup()
        self._folder = None


def _file(folder: TemporaryDirectory) -> Path:
    return Path(folder.name) / "plans.duckdb"


def _made(connection: duckdb.DuckDBPyConnection) -> TemporaryDirectory:
    """A folder with a copy in it, consistent while others write."""
    with in_words():
        folder = TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)
        try:
            copy_to_ask(connection, _file(folder))
        except BaseException:
            folder.cleanup()
            raise
    return folder


def copy_to_ask(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Writes what may be asked after into a new file: the tables in contract.TABLES, every view and macro.

    Raises duckdb.Error or OSError.
    """
    with connection.cursor() as cursor:
        source = str(cursor.sql("select current_database()").fetchall()[0][0])
        # Names of databases and tables can't be parameters; these are our own and the server's, quoted, nobody's input.
        cursor.execute(f"attach '{str(target).replace(chr(39), chr(39) * 2)}' as asked (storage_version '{STORAGE}')")
        try:
            cursor.begin()
            cursor.execute(f'copy from database "{source.replace(chr(34), chr(34) * 2)}" to asked (schema)')
            for (name,) in statements.rows(cursor, "questions/copied_tables"):
                if name not in TABLES:
                    cursor.execute(f'drop table asked."{name.replace(chr(34), chr(34) * 2)}"')
                    continue
                hidden = LEFT_OUT.get(name, ())
                for column in hidden:
                    cursor.execute(f"alter table asked.{name} drop column {column}")
                kept = f"* exclude ({', '.join(hidden)})" if hidden else "*"
                cursor.table(name).project(kept).insert_into(f"asked.main.{name}")
            cursor.commit()
            cursor.execute("checkpoint asked")
        except BaseException:
            with suppress(duckdb.Error):
                cursor.rollback()
            raise
        finally:
            cursor.execute("detach asked")


def _sweep() -> None:
    """Removes the folders that killed servers left."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN or _has_ended(left.name.split("-")[2]):
                shutil.rmtree(left, ignore_errors=True)


def _has_ended(process: str) -> bool:
    """Whether a process has ended, by its number; False where that can't be seen."""
    if sys.platform == "win32" or not process.isdigit():  # there the same question would end it
        return False
    try:
        with suppress(PermissionError):  # it runs, for another
            os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    return False
