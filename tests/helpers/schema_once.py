"""The schema made once a run: databases in memory copy it from a file, at half the cost of making it anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.record import database


@contextmanager
def copied_from(path: Path) -> Iterator[None]:
    """Meanwhile the schema of a database in memory is copied from path, and then brought up to date as ever."""
    database.open_database(path).close()
    bring_up_to_date = database.bring_up_to_date

    def copy_first(connection, place, copy) -> None:
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
