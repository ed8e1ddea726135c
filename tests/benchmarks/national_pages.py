"""Each page over many generated plans against the same page on the shipped ones: its script's time, and what it sends.

python tests/benchmarks/national_pages.py [--councils 400] [--quarters 40] [--file FILE]

A page is opened when nothing is judged; again; with all answers forgotten, but judged ahead, as a server does it in the background;
right after a decision was recorded, in another plan and in its own; and a moment after that, once what was asked for last was asked
again: the file gets three notes a view. As in a server that has run for a while, each page was asked for before, and so its
questions are asked beside it. Time is that of the clock; how long a page waits for answers is told beside the whole, and as so
many times the counting of all tasks in bare DuckDB.
"""

import argparse
import logging
import os
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter

import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]
SQL, WHOLE = 200, 500  # milliseconds that the queries of a page, and its whole script, may take at first view
_COUNTED = "select count(*), sum(position), count(declared_rating), min(due_on), max(action) from task"


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


class _Asked:
    """Adds up how long pages wait for answers, what is judged for them included."""

    def __init__(self) -> None:
        from pages.board.pack import facts
        from pages.common import data

        self.ms = 0.0
        self._is_waiting = threading.local()
        data.ask, facts.together = self._timed(data.ask), self._timed(facts.together)

    def _timed(self, ask):
        def timed(*asked, **given):
            if getattr(self._is_waiting, "now", False) or threading.current_thread().name.startswith("asking beside"):
                return ask(*asked, **given)
            self._is_waiting.now, start = True, perf_counter()
            try:
                return ask(*asked, **given)
            finally:
                self._is_waiting.now, self.ms = False, self.ms + 1000 * (perf_counter() - start)

        return timed


def _database():
    from pages.common import data

    return data._opened()


def _settle(database) -> None:
    """Waits until nothing is done in the background any more."""
    from pages.common import ahead
    from queries.together import beside

    for wait in (lambda: beside(int).result(), database.judged.wait, lambda: ahead._one_at_a_time.submit(int).result()):
        wait()


def _write(connection, plan: str | None, *, is_own: bool) -> None:
    """Records a note about a task of the plan, or of another one; of any, where all are shown."""
    from loaders import Deciding, Decision, decide

    latest = "select snapshot_id, task_id, as_at from task join snapshot using (snapshot_id, plan_id) where {} limit 1"
    of_plan = f"({'plan_id = $plan' if is_own else 'plan_id <> $plan'} or $plan is null)"
    asked = latest.format(f"{of_plan} and as_at = (select max(as_at) from snapshot)")
    with connection.cursor() as cursor:
        snapshot, task, day = cursor.execute(asked, {"plan": plan}).fetchall()[0]
    note = Decision("note", "Measured (generated)", "a benchmark", "A benchmark")
    decide(connection, [Deciding(snapshot, task, day, note, None)])


def _opened(path: str, plan: str | None, sent: _Sent, asked: _Asked, *, is_many: bool) -> dict[str, float]:
    """What a page costs: its script's time and its waiting for answers, in milliseconds, and the bytes that it sends."""
    from helpers.framed import new_frame

    from pages.said.filters import ALL_PLANS

    page, taken = new_frame(plan), {}
    page.default_timeout = 600
    page.switch_page(path)
    database = _database()
    for view in ("before", "first", "again", "ahead", "other", "own", "soon") if is_many else ("first", "again"):
        _settle(database)
        if view in ("before", "first", "ahead"):
            for kept in (database.answers, database.prepared):
                kept.keep_only(lambda _: False)
            database.judged.close()
        if view == "ahead":
            database.judged.judge_ahead(database.now(), lambda: True)
            _settle(database)
        if view in ("other", "own", "soon"):
            shown = page.session_state["plan"]
            _write(database.connection, None if shown == ALL_PLANS else shown, is_own=view != "other")
        if view == "soon":
            database.now()
            _settle(database)
        sent.size, asked.ms, start = 0, 0.0, perf_counter()
        page.run()
        taken[view], taken[f"{view} sql"] = 1000 * (perf_counter() - start), asked.ms
        assert not page.exception, page.exception
    return taken | {"bytes": sent.size}


def measure(file: Path, shipped: Path) -> pd.DataFrame:
    """One row per page and view (one plan, all plans): ratios to the shipped plans' same view, milliseconds, bytes sent."""
    import streamlit as st

    from pages.common import data
    from pages.listed import PAGES
    from pages.said.filters import ALL_PLANS
    from timing import median_ms

    sent, asked, taken = _Sent(), _Asked(), {}
    pages = [one for section in PAGES.values() for one in section.values()]
    for place in (shipped, file):
        os.environ["PREVENT_DATABASE"] = str(place)
        data._run.set(None)
        st.cache_resource.clear()
        _opened(pages[0][0], None, sent, asked, is_many=False)  # what only the first page of a process costs
        for view, plan in (("one plan", None), ("all plans", ALL_PLANS)):
            for path, title in pages:
                taken[place, title, view] = _opened(path, plan, sent, asked, is_many=place == file)
    counting = median_ms(lambda: _database().connection.execute(_COUNTED).fetchall())
    found = []
    for (place, title, view), cost in taken.items():
        if place == file:
            like = taken[shipped, title, view]
            found.append({
                "page": title, "view": view,
                "nothing judged ÷ shipped": round(cost["first"] / like["first"], 1),
                "another plan written ÷ shipped": round(cost["other"] / like["first"], 1),
                "itself written ÷ shipped": round(cost["own"] / like["first"], 1),
                "itself, soon ÷ shipped": round(cost["soon"] / like["first"], 1),
                "ahead ÷ shipped": round(cost["ahead"] / like["first"], 1),
                "again ÷ shipped": round(cost["again"] / like["again"], 1),
                "SQL nothing judged": round(cost["first sql"]), "SQL another": round(cost["other sql"]),
                "SQL itself": round(cost["own sql"]), "SQL soon": round(cost["soon sql"]), "SQL ahead": round(cost["ahead sql"]),
                "÷ counting": round(cost["ahead sql"] / counting, 1), "script ahead": round(cost["ahead"]),
                f"SQL ≤ {SQL}, all ≤ {WHOLE}": _met(cost),
                "kB": round(cost["bytes"] / 1000), "kB shipped": round(like["bytes"] / 1000),
            })  # fmt: skip
    return pd.DataFrame(found)


_VIEWS = (
    ("nothing judged", "first"), ("another", "other"), ("itself", "own"), ("soon", "soon"), ("ahead", "ahead"),
)  # fmt: skip


def _met(cost: dict[str, float]) -> str:
    return " and ".join(view for view, name in _VIEWS if cost[f"{name} sql"] <= SQL and cost[name] <= WHOLE) or "missed"


def main() -> None:
    """Makes both databases, measures, and prints the table."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    import loaders
    import national
    from loaders.record.database import open_database
    from pages.common import ahead

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
        with ahead.judged_ahead():
            print(measure(file, shipped).to_string(index=False))


if __name__ == "__main__":
    main()
