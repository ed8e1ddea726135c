"""A table of kept rows in memory, and a statement whose failure is nobody's concern."""

import weakref
from contextlib import suppress

import duckdb


class Table:
    """A table of kept rows, that goes when nobody holds this any more."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str, size: int) -> None:
        self.name = name
        self.bytes = size
        weakref.finalize(self, execute, connection, f"drop table {name}").atexit = False


def execute(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Runs a statement; not where the connection is closed already, which has let go of all in memory."""
    with suppress(duckdb.Error), connection.cursor() as cursor:
        cursor.execute(statement)
