"""The pages' aggregations against hand-written ones on the same judged rows: in bare DuckDB, in pandas, in SQLite.

python tests/benchmarks/aggregations.py FILE measures a database that national.py made, and prints a line of JSON.
The peers are written for themselves, and give the same counts, which is seen to. What judges the rows is timed apart.
"""

import json
import resource
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import duckdb
import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[1])]

from loaders.record.database import open_database  # noqa: E402
from pages.said.filters import Filters  # noqa: E402
from queries.judged import Judged  # noqa: E402
from timing import medians_ms  # noqa: E402

NAMES = (
    "heat_map", "completion_by_area", "leads", "overview", "board_ratings", "filter_options", "due_soon", "home_tiles"
)  # fmt: skip
AIMS = {"÷ DuckDB": 1.3, "÷ pandas": 1.0, "÷ SQLite": 0.2}
VIEW = Filters().parameters()
_LISTS = {"filter_options", "due_soon", "home_tiles"}  # of which the rows are counted, not what they count
_CHOICES = {
    "heat_map": {"rows_by": "area", "columns_by": "rating", "worst_first": True},
    "board_ratings": {"rows_by": "area"},
    "filter_options": Filters().when() | {"plans": None, "most": None, "named": []},
}
_FACTS = {  # what every peer has: as much as the aggregations read, and no more
    "judged": """
        select
            plan_id, snapshot_id, task_id, position, area, as_at, due_on, rating, rating_basis, disposition, evidence,
            is_live, is_counted, is_overdue, days_overdue, len(leads) > 1 as is_joint, ref, action, timescale_text, due_window,
            leads, confirmed, is_past_by_time_alone, as_at + 90 as until,
        from task_at(null)
    """,
    "led": "select snapshot_id, task_id, lead from lead_known(null, null, false)",
    "plan": "select plan_id, title from plan",
}
_SUMS = """
    count(*) as tasks,
    count(*) filter (where rating = 'complete' and is_counted) as complete,
    count(*) filter (where is_overdue) as overdue,
    count(*) filter (where rating is null) as not_rated,
    count(*) filter (where rating_basis = 'computed') as computed,
"""
_RATINGS = ("complete", "on_schedule", "behind", "off_track", "no_information")
_EACH_RATING = "".join(
    f"""
    count(*) filter (where is_counted and rating = '{rating}') as of_{rating},
    count(*) filter (where is_counted and rating = '{rating}' and rating_basis = 'computed') as computed_{rating},
"""
    for rating in _RATINGS
)
_IN_SQL = {  # $ids: the tasks counted, in the plan's order, as each engine lists them
    "heat_map": f"""
        select judged.plan_id, title, area, rating, {_SUMS} $ids
        from judged inner join plan on judged.plan_id = plan.plan_id
        group by judged.plan_id, title, area, rating
        order by title, area, rating
    """,
    "completion_by_area": f"""
        select
            judged.plan_id, title, area, min(as_at) as as_at, {_SUMS}
            count(*) filter (where is_counted) as counted,
            count(*) filter (where not is_counted) as closed,
            count(*) filter (where evidence <> 'none') as with_evidence,
            {_EACH_RATING}
            $ids
        from judged inner join plan on judged.plan_id = plan.plan_id
        group by judged.plan_id, title, area
        order by title, 6.0 / count(*), area
    """,
    "leads": f"""
        select
            judged.plan_id, title, lead, is_joint, rating, {_SUMS}
            count(*) filter (where is_live) as live,
            min(due_on) filter (where is_live and due_on >= as_at) as next_due,
            max(days_overdue) as longest_overdue,
            $ids
        from judged
        inner join plan on judged.plan_id = plan.plan_id
        left join led on judged.snapshot_id = led.snapshot_id and judged.task_id = led.task_id
        group by judged.plan_id, title, lead, is_joint, rating
        order by title, lead, is_joint, rating
    """,
    "overview": f"""
        select
            judged.plan_id, title, min(as_at) as as_at, {_SUMS}
            count(*) filter (where disposition = 'closed_without_doing') as closed,
            count(*) filter (where disposition = 'duplicate') as duplicates,
            max(days_overdue) as longest_overdue,
            min(due_on) filter (where is_live and not is_overdue) as next_due
        from judged inner join plan on judged.plan_id = plan.plan_id
        group by judged.plan_id, title
        order by title
    """,
    "board_ratings": """
        select
            judged.plan_id, title, area, rating, rating_basis = 'computed' as is_computed, min(as_at) as as_at,
            count(*) as tasks, min(position) as first_position, $ids
        from judged inner join plan on judged.plan_id = plan.plan_id
        group by judged.plan_id, title, area, rating, rating_basis = 'computed'
        order by title, first_position
    """,
    "filter_options": """
        select plan_id, 'area' as kind, area as name, min(position) as position from judged
        where area is not null group by plan_id, area
        union all
        select distinct plan_id, 'lead' as kind, lead as name, 0 as position from judged
        inner join led on judged.snapshot_id = led.snapshot_id and judged.task_id = led.task_id
        order by 2, 1, 4, 3
    """,
    "due_soon": """
        select
            judged.plan_id, title, as_at, task_id, ref, action, leads, due_on, timescale_text, due_window, days_overdue,
            confirmed, rating, rating_basis
        from judged inner join plan on judged.plan_id = plan.plan_id
        where is_live and due_on <= until
        order by title, judged.plan_id, due_on, position
    """,
    "home_tiles": """
        select judged.plan_id, title, task_id, ref, action, as_at, rating, rating_basis, is_past_by_time_alone
        from judged inner join plan on judged.plan_id = plan.plan_id
        order by title, rating, rating_basis = 'computed', position
    """,
}


def _text(name: str, ids: str) -> str:
    return _IN_SQL[name].replace("$ids", ids)


def _bare(facts: dict[str, pd.DataFrame]) -> Callable[[str], pd.DataFrame]:
    connection = duckdb.connect(config={"threads": 1})  # as the pages' own
    for name, rows in facts.items():
        connection.from_df(rows).create(name)
    return lambda name: connection.execute(_text(name, "list(judged.task_id order by position) as ids")).df()


def _sqlite(facts: dict[str, pd.DataFrame]) -> Callable[[str], list[tuple]]:
    connection = sqlite3.connect(":memory:")
    for name, rows in facts.items():
        lists = {one: rows[one].str.join("; ") for one in ("leads", "confirmed") if one in rows}  # it has none
        rows.assign(**lists).to_sql(name, connection, index=False)
    connection.execute(
        "create index led_of on led (snapshot_id, task_id)"
    )  # without, a join of the two would never end
    return lambda name: connection.execute(_text(name, "group_concat(judged.task_id) as ids")).fetchall()


def _in_pandas(facts: dict[str, pd.DataFrame]) -> Callable[[str], pd.DataFrame]:
    judged, led, plan = facts["judged"], facts["led"], facts["plan"]
    marked = judged.assign(
        complete=(judged.rating == "complete") & judged.is_counted,
        not_rated=judged.rating.isna(),
        computed=judged.rating_basis == "computed",
        closed=~judged.is_counted,
        told=judged.evidence != "none",
        ahead=judged.due_on.where(judged.is_live & ~judged.is_overdue),
        by_us=judged.rating_basis == "computed",
    )
    sums = {one: (one, "sum") for one in ("complete", "is_overdue", "not_rated", "computed")}
    counted = {"tasks": ("task_id", "size"), **sums}
    ids = {"ids": ("task_id", list)}
    late = {"longest": ("days_overdue", "max"), "next_due": ("ahead", "min")}

    def grouped(rows: pd.DataFrame, keys: list[str], **more) -> pd.DataFrame:
        return rows.groupby(keys, dropna=False, observed=True).agg(**counted, **more)

    def options() -> pd.DataFrame:
        areas = judged.groupby(["plan_id", "area"])["position"].min().reset_index(name="position")
        held = judged[["plan_id", "snapshot_id", "task_id"]].merge(led, on=["snapshot_id", "task_id"])
        names = held[["plan_id", "lead"]].drop_duplicates()
        parts = [areas.rename(columns={"area": "name"}), names.rename(columns={"lead": "name"})]
        return pd.concat(parts, keys=["area", "lead"]).sort_values(["plan_id", "position", "name"])

    def listed(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
        return rows.merge(plan, on="plan_id").sort_values(["title", *by])

    areas = {"counted": ("is_counted", "sum"), "closed": ("closed", "sum"), "told": ("told", "sum")}

    def completion() -> pd.DataFrame:
        found = grouped(marked, ["plan_id", "area"], **areas, **ids)
        of_each = marked[marked.is_counted].groupby(["plan_id", "area", "rating"], dropna=False, observed=True)
        counts = of_each.agg(of=("task_id", "size"), computed=("computed", "sum")).unstack()
        return found.join(counts.set_axis([f"{what}_{rating}" for what, rating in counts.columns], axis=1))

    by_name = {
        "heat_map": lambda: grouped(marked, ["plan_id", "area", "rating"], **ids),
        "completion_by_area": completion,
        "leads": lambda: grouped(
            marked.merge(led, on=["snapshot_id", "task_id"], how="left"),
            ["plan_id", "lead", "is_joint", "rating"],
            live=("is_live", "sum"), **late, **ids,
        ),
        "overview": lambda: grouped(marked, ["plan_id"], **late),
        "board_ratings": lambda: grouped(marked, ["plan_id", "area", "rating", "by_us"], first=("position", "min"), **ids),
        "filter_options": options,
        "due_soon": lambda: listed(judged[judged.is_live & (judged.due_on <= judged.until)], ["due_on", "position"]),
        "home_tiles": lambda: listed(marked, ["rating", "by_us", "position"]),
    }  # fmt: skip
    return lambda name: by_name[name]()


def _counted(name: str, rows: pd.DataFrame) -> int:
    return len(rows) if name in _LISTS else int(rows.tasks.sum())


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path: Path, repeats: int = 7) -> dict:
    """What a generated database costs: its rows, what judging takes, each aggregation beside its peers (processor ms).

    peak_mib is the process's, after the judging and our queries and before the peers have rows of their own.
    """
    connection = open_database(path)
    judged = Judged(connection)
    given = {name: _CHOICES.get(name, {}) | ({} if name == "filter_options" else VIEW) for name in NAMES}

    def ours(name: str) -> pd.DataFrame:
        return judged.run(name, given[name], 1, lambda: True)

    start = process_time()
    for name in NAMES:
        ours(name)
    first = 1000 * (process_time() - start)
    peak = _peak_mib()
    facts = {name: connection.execute(text).df() for name, text in _FACTS.items()}
    bare, frames, lite = _bare(facts), _in_pandas(facts), _sqlite(facts)
    found = []
    for name in NAMES:
        counts = [_counted(name, rows) for rows in (ours(name), bare(name), frames(name))]
        assert len(set(counts)) == 1, f"{name}: the peers count other tasks: {counts}"
        assert len(ours(name)) >= len(lite(name)) == len(bare(name)), f"{name}: the peers have other rows"
        times = medians_ms(
            [lambda one=one, name=name: one(name) for one in (ours, bare, frames, lite)], repeats
        )  # in turn, so that what slows the machine slows all
        found.append(dict(zip(("ours", "DuckDB", "pandas", "SQLite"), times, strict=True)) | {"query": name})
    (anchor,) = medians_ms([lambda: connection.execute("select count(declared_rating) from task").fetchone()], repeats)
    rows = connection.execute("select count(*) from task").fetchone()[0]
    return {
        "rows": rows,
        "in_force": len(facts["judged"]),
        "judging": first - sum(one["ours"] for one in found),
        "anchor": anchor,
        "peak_mib": peak,
        "queries": found,
    }


def table(measured: dict) -> pd.DataFrame:
    """The ratios of one measured size, and which aims they miss."""
    told = []
    for one in measured["queries"]:
        ratios = {f"÷ {peer}": one["ours"] / one[peer] for peer in ("DuckDB", "pandas", "SQLite")}
        missed = [f"{ratio} ≤ {aim:g}" for ratio, aim in AIMS.items() if ratios[ratio] > aim]
        told.append(
            {"query": one["query"], **{name: round(ratio, 2) for name, ratio in ratios.items()}}
            | {
                "÷ counting the table": round(one["ours"] / measured["anchor"], 1),
                "missed": ", ".join(missed) or "none",
            }
        )
    return pd.DataFrame(told)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
