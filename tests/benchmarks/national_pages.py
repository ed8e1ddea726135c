"""Each page over many generated plans against the same page on the shipped ones: its script's time, and what it sends.

python tests/benchmarks/national_pages.py [--councils 400] [--quarters 40] [--file FILE]

A page is opened twice: a first view, whose answers nobody asked for yet, and again. Time is the process's own.
"""

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path
from time import process_time

import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]
AIM = 3


class _Sent:
    """Counts the bytes of what scripts hand to the browser."""

    def __init__(self) -> None:
        from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

        self.size = 0
        enqueue = ForwardMsgQueue.enqueue

        def counted(queue, message):
            self.size += message.ByteSize()
            return enqueue(queue, message)

        ForwardMsgQueue.enqueue = counted


def _opened(path: str, plan: str | None, sent: _Sent) -> tuple[float, float, int]:
    """A page's first view and the next, in seconds, and the bytes of one."""
    from helpers.framed import new_frame

    page, times = new_frame(plan), []
    page.default_timeout = 600
    page.switch_page(path)
    for _ in range(2):
        sent.size, start = 0, process_time()
        page.run()
        times.append(process_time() - start)
        assert not page.exception, page.exception
    return times[0], times[1], sent.size


def measure(file: Path, shipped: Path) -> pd.DataFrame:
    """One row per page and view (one plan, all plans): ratios to the shipped plans' same view, and bytes sent."""
    import streamlit as st

    from pages.common import data
    from pages.listed import PAGES
    from pages.said.filters import ALL_PLANS

    sent, taken = _Sent(), {}
    for place in (shipped, file):
        os.environ["PREVENT_DATABASE"] = str(place)
        data._run.saw = None
        st.cache_resource.clear()
        for view, plan in (("one plan", None), ("all plans", ALL_PLANS)):
            for path, title in [one for section in PAGES.values() for one in section.values()]:
                taken[place, title, view] = _opened(path, plan, sent)
    found = []
    for (place, title, view), (first, again, size) in taken.items():
        if place == file:
            first_of, again_of, size_of = taken[shipped, title, view]
            ratios = {"first view ÷ shipped": first / first_of, "again ÷ shipped": again / again_of}
            found.append({
                "page": title, "view": view, **{name: round(value, 1) for name, value in ratios.items()},
                "kB": round(size / 1000), "kB shipped": round(size_of / 1000),
                f"aim ≤ {AIM}": "met" if first / first_of <= AIM else "missed",
            })  # fmt: skip
    return pd.DataFrame(found)


def main() -> None:
    """Makes both databases, measures, and prints the table."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    import loaders
    import national
    from loaders.record.database import open_database

    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--file", type=Path, help="a database of national.py; without it one is made")
    said.add_argument("--councils", type=int, default=400)
    said.add_argument("--quarters", type=int, default=40)
    given = said.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shipped, file = Path(folder) / "shipped.duckdb", given.file or Path(folder) / "nation.duckdb"
        with open_database(shipped) as connection:
            loaders.build(connection)
        if given.file is None:
            with open_database(file) as connection:
                national.fill(connection, given.councils, quarters=given.quarters)
        print(measure(file, shipped).to_string(index=False))


if __name__ == "__main__":
    main()
