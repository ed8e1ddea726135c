"""Cheaper databases for tests: those in memory copy their schema from a file made once, and each works in one thread.

Small queries in two threads cost about a tenth more of the processor, which several tests at a time share.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.record import database


@contextmanager
def copied_from(path: Path) -> Iterator[None]:
    """Meanwhile the schema of a database in memory is copied from path, and then brought up to date as ever.

    Every database that is opened works in one thread.
    """
    database.open_database(path).close()
    bring_up_to_date = database.bring_up_to_date

    def copy_first(connection, place, copy) -> None:
        connection.execute("set threads = 1")
        if str(place) == database.IN_MEMORY:
            with connection.cursor() as cursor:
                cursor.execute(f"attach '{path}' as made (read_only)")
                cursor.execute("copy from database made to memory")
                cursor.execute("detach made")
        bring_up_to_date(connection, place, copy)

    database.bring_up_to_date = copy_first
    try:
        yield
    finally:
        database.bring_up_to_date = bring_up_to_date
