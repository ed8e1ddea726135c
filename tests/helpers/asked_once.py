"""Cheaper questions for tests: of databases that hold the same, byte for byte, each is asked once in a process."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path

from queries.judged import Judged
from queries.kept import Kept

_MOST = 128 * 2**20  # bytes


@contextmanager
def asked_once() -> Iterator[None]:
    """Meanwhile what is asked of a database file is kept for whoever asks the same of a file that holds the same.

    Pages and packs ask for most of what they show again in each test, of copies of the same few files. What was written
    stands in the file or beside it, so that nothing is told of a file to which anything was written since. A test of
    judging itself takes Judged.run.__wrapped__.
    """
    kept, paths, run = Kept(_MOST), weakref.WeakKeyDictionary(), Judged.run

    @wraps(run)
    def asking(judged: Judged, name: str, parameters: dict, version, is_still: Callable[[], bool]):
        if judged not in paths:
            paths[judged] = _path(judged)
        held = _held(paths[judged])
        if held is None:
            return run(judged, name, parameters, version, is_still)
        key = held, name, repr(sorted(parameters.items(), key=lambda one: one[0]))
        made = kept.get(
            key,
            lambda: run(judged, name, parameters, version, is_still),
            lambda: is_still() and _held(paths[judged]) == held,
        )
        return made.copy(deep=False)  # which answers are the same object is the pages' to tell

    Judged.run = asking
    try:
        yield
    finally:
        Judged.run = run


def _path(judged: Judged) -> str | None:
    """Where the file of a database lies; None of one in memory, or a lake."""
    with judged._connection.cursor() as cursor:
        found = cursor.execute(
            "select path from duckdb_databases() where database_name = current_database() and type = 'duckdb'"
        ).fetchall()
    return found[0][0] if found else None


def _held(path: str | None) -> tuple[bytes, ...] | None:
    """What tells one file's contents, with what was written beside it, from every other's; None where there is none."""
    if path is None:
        return None
    try:
        return tuple(
            _digest(str(file), file.stat().st_mtime_ns, file.stat().st_size)
            for file in (Path(path), Path(f"{path}.wal"))
            if file == Path(path) or file.exists()
        )
    except OSError:
        return None


@cache
def _digest(file: str, *_: int) -> bytes:
    return blake2b(Path(file).read_bytes()).digest()
