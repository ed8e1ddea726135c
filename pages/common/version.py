"""What is in the database, as a value that changes whenever something in it does; cheap to ask for at every run."""

import os
import time

import duckdb

import queries
from loaders import is_lake, saved_last

_SETTLED = 2.0  # seconds after which a write that shows in the files has surely reached its readers
_QUERY = "database_version"


class Version:
    """The version of one database: asked for in SQL, but only where its files were written since."""

    def __init__(self, path: str) -> None:
        self._is_lake = is_lake(path)
        self._files = (path, f"{path}.wal")
        self._known: tuple | None = None  # the files' state, and the version seen with it

    def now(self, connection: duckdb.DuckDBPyConnection) -> tuple:
        """The version; of a lake the number of its last change, in memory each time by its query."""
        if self._is_lake:
            return (saved_last(connection),)
        state = self._state()
        known = self._known
        if known and known[0] == state and state and time.time() - max(state[::2]) / 1e9 > _SETTLED:
            return known[1]
        version = queries.row(connection, _QUERY)
        self._known = state, version
        return version

    def is_as_seen(self) -> bool:
        """Whether the files are as they were when it was asked for in SQL; of what has none, true."""
        return self._known is None or self._known[0] == self._state()

    def _state(self) -> tuple[int, ...]:
        """When each file was written last (in nanoseconds), and its size; empty where there is none."""
        found: list[int] = []
        for file in self._files:
            try:
                seen = os.stat(file)
            except OSError:
                continue
            found += [seen.st_mtime_ns, seen.st_size]
        return tuple(found)
