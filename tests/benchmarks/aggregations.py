"""Each aggregation of the pages against the same SQL without the package, on judged rows, and in pandas."""

from collections.abc import Callable

import duckdb
import pandas as pd

import queries
from generated import fill
from loaders.record.database import open_database
from pages.said.filters import Filters
from timing import median_ms

FILTERS = Filters().parameters()
_JUDGED_SHOWN = """
create macro task_shown(view) as table
from judged
where
    (view['plans'] is null or list_contains(view['plans'], plan_id))
    and (view['areas'] is null or list_contains(view['areas'], area))
    and (view['ratings'] is null or list_contains(view['ratings'], rating))
"""


def _counts(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.groupby(keys, dropna=False, observed=True).agg(
        tasks=("task_id", "size"), computed=("is_computed", "sum"), ids=("task_id", list)
    )


def _heat_map(tasks: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    return _counts(tasks, ["plan_id", "area", "rating"])


def _completion(tasks: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    counted = ~tasks.disposition.isin(["closed_without_doing", "duplicate"])
    complete = counted & (tasks.rating == "complete")
    rows = tasks.assign(counted=counted, complete=complete, unrated=counted & tasks.rating.isna())
    return rows.groupby(["plan_id", "area"])[["counted", "complete", "unrated", "is_live", "is_overdue"]].sum()


def _leads(tasks: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    held = tasks.merge(leads, on=["snapshot_id", "task_id"], how="left")
    held["is_joint"] = held.groupby(["snapshot_id", "task_id"]).lead.transform("size") > 1
    return _counts(held, ["plan_id", "lead", "is_joint", "rating"])


def _overview(tasks: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    rows = tasks.assign(complete=tasks.rating == "complete", unrated=tasks.rating.isna())
    sums = ["complete", "is_overdue", "unrated", "is_unowned", "is_live", "is_computed"]
    return rows.groupby("plan_id")[sums].sum()


AGGREGATIONS: dict[str, tuple[dict, Callable]] = {
    "heat_map": ({"rows_by": "area", "columns_by": "rating", "worst_first": True}, _heat_map),
    "completion_by_area": ({}, _completion),
    "leads": ({}, _leads),
    "overview": ({}, _overview),
}


def _on_judged_rows(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A second database with the tasks as already judged, so that the same SELECT costs no judging."""
    judged = duckdb.connect(":memory:")
    sources = {
        "judged": "select * exclude (cells) from task_at(null)",
        "plan": "from plan",
        "task_lead": "from task_lead",
        "rating_scale": "from rating_scale",
    }
    for name, sql in sources.items():
        judged.from_arrow(connection.execute(sql).to_arrow_table()).create(name)
    judged.execute(_JUDGED_SHOWN)
    judged.execute("create macro lead_known(on_date, known_at, each_date) as table from task_lead")
    return judged


def measure(tasks: int) -> pd.DataFrame:
    """One row per aggregation: its time and its ratios, on so many generated tasks."""
    connection = open_database(":memory:")
    fill(connection, tasks)
    judged = _on_judged_rows(connection)
    rows = connection.execute("select * exclude (cells) from task_at(null)").df()
    rows["is_computed"] = rows.rating_basis == "computed"
    leads = connection.table("task_lead").df()
    found = []
    for name, (choices, in_pandas) in AGGREGATIONS.items():
        given, sql = FILTERS | choices, queries.text(name)
        ours = median_ms(lambda name=name, given=given: queries.run(connection, name, **given))
        bare = median_ms(lambda sql=sql, given=given: connection.execute(sql, given).df())
        plain = median_ms(lambda sql=sql, given=given: judged.execute(sql, given).df())
        pandas = median_ms(lambda run=in_pandas: run(rows, leads))
        found.append(
            {
                "query": name,
                "ms": round(ours, 1),
                "÷ bare SQL": round(ours / bare, 2),
                "÷ judged rows": round(ours / plain, 2),
                "pandas ms": round(pandas, 1),
                "÷ pandas": round(ours / pandas, 2),
                "judged ÷ pandas": round(plain / pandas, 2),
            }
        )
    return pd.DataFrame(found)
