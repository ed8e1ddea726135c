"""What a lake costs beside a file: pages and changes on the same plans in both, in turn, as ratios of their times.

The PostgreSQL server is one of its own on this machine; a server elsewhere adds its way there to each look-up.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb
import pandas as pd
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import streamlit as st  # noqa: E402
from helpers.postgres import postgres  # noqa: E402

import loaders  # noqa: E402
from loaders.record.carry import carry  # noqa: E402
from pages.listed import PAGES  # noqa: E402

TIMES = 5
SHOWN = ("home", "decide", "heat_map")
_WHEN = date(2017, 9, 30)


def measure(times: int = TIMES) -> pd.DataFrame:
    """One row per page and change, in ms of the clock in a file and in a lake, and how many times as long that is."""
    with postgres() as server, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plans.duckdb"
        connection = loaders.open_database(file)
        loaders.build(connection)
        connection.close()
        os.environ["PREVENT_DATA_PATH"] = str(server.files)
        lake = server.new_lake()
        carry(file, lake)
        taken: dict[str, tuple[list[float], list[float]]] = {}
        for _ in range(times):
            for which, place in enumerate((str(file), lake)):
                held: dict[str, duckdb.DuckDBPyConnection] = {}
                for name, work in _works(place, held).items():
                    start = perf_counter()
                    work()
                    taken.setdefault(name, ([], []))[which].append(1000 * (perf_counter() - start))
                held["connection"].close()
    rows = [(name, median(in_file), median(in_lake)) for name, (in_file, in_lake) in taken.items()]
    found = pd.DataFrame(rows, columns=["what", "file ms", "lake ms"]).round(0)
    return found.assign(times=(found["lake ms"] / found["file ms"]).round(1))


def _works(place: str, held: dict[str, duckdb.DuckDBPyConnection]) -> dict[str, Callable[[], object]]:
    """What is timed, in its order: the database is opened, a change, pages with nothing kept of it and with all."""
    os.environ["PREVENT_DATABASE"] = place
    st.cache_resource.clear()

    def opened() -> None:
        held["connection"] = loaders.open_database(place)

    def decided() -> None:
        snapshot, task = held["connection"].execute(
            "select snapshot_id, task_id from task where plan_id = 'neath-port-talbot' order by position limit 1"
        ).fetchone()  # fmt: skip
        note = loaders.Decision("note", "A note", "measured", "Ann")
        loaders.decide(held["connection"], [loaders.Deciding(snapshot, task, _WHEN, note)])

    works: dict[str, Callable[[], object]] = {"opening": opened, "a decision": decided}
    paths = {name: path for pages in PAGES.values() for name, (path, _) in pages.items()}
    for name in SHOWN:
        page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=300).switch_page(paths[name])
        works |= {f"{name}, after a change": page.run, f"{name}, again": page.run}
    return works


if __name__ == "__main__":
    print(measure().to_string(index=False))
