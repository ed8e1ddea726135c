"""Databases that many tests begin with, each built once for all processes of a run: who asks gets a copy."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from loaders import build, open_database

_FOLDER = "PREVENT_TESTS_BUILT"  # the environment hands it to the processes that the tests run in


@contextmanager
def built_here() -> Iterator[None]:
    """Meanwhile what is built is kept in a folder, which goes at the end; in a process of a run that has one, in that."""
    if _FOLDER in os.environ:
        yield
        return
    with TemporaryDirectory() as folder:
        os.environ[_FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[_FOLDER]


def copy_of(name: str, fill: Callable, to: Path | None = None) -> Path:
    """A database file of one's own, filled as fill fills an empty one. name: of what it holds; to: where it shall lie."""
    folder = Path(os.environ.get(_FOLDER) or mkdtemp())  # a benchmark has none
    built, own = folder / f"{name}.duckdb", Path(mkdtemp(dir=folder))
    if not built.exists():
        with open_database(own / "built.duckdb") as connection:
            fill(connection)
        (own / "built.duckdb").replace(built)  # two may build it at once: both are the same
    return Path(shutil.copyfile(built, to or own / "copy.duckdb"))


def shipped_plans(to: Path | None = None) -> Path:
    """A database file of one's own with the two shipped plans."""
    return copy_of("shipped", build, to)
