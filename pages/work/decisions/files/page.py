"""The trail as files to take away: every column, ids and exact times with it, and the view in words."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from pages.common import data, scope
from pages.common.handing import button
from pages.said import task_table, words
from pages.said.file_kinds import CSV, EXCEL
from pages.said.filters import Filters
from pages.work import export
from pages.work.decisions import view as decisions_view
from pages.work.decisions import words as said
from pages.work.decisions.view import Kept

_STANDINGS = {
    "in_force": "in force", "replaced": "replaced by a later one", "undone": "taken back", "undo": "an undo",
    "waiting": "not in force at the date shown",
}  # fmt: skip


def show(chosen: Filters, kept: Kept) -> None:
    """The buttons; each file is made when its button is pressed."""
    with st.container(horizontal=True):
        button("The decisions as CSV", lambda: as_csv(chosen, kept), "decisions.csv", CSV)
        button("The decisions as Excel", lambda: as_excel(chosen, kept), "decisions.xlsx", EXCEL)
    st.caption("Each row carries who, when to the microsecond (UTC), why, what became of it, every id, and the view.")


def as_csv(chosen: Filters, kept: Kept) -> bytes:
    """The trail as CSV, with what each decision's plan says of itself."""
    rows = decisions_view.rows(chosen, kept)
    return export.as_csv(table(rows).assign(View=view(chosen, kept, len(rows))), _plans(chosen))


def as_excel(chosen: Filters, kept: Kept) -> bytes:
    """The trail as a workbook, with the view and the plans on a sheet of their own."""
    rows = decisions_view.rows(chosen, kept)
    about = {
        f"{words.count(len(rows), 'decision')} from the Prevent action plans": _plans(chosen),
        "View": pd.DataFrame({"View": [view(chosen, kept, len(rows))]}),
    }
    return export.as_excel(table(rows), about, sheet="Decisions")


def view(chosen: Filters, kept: Kept, number: int) -> str:
    """What the file holds, in words: plan, dates, lead, and the trail's own filters."""
    plans = words.several(list(scope.plans(chosen)["title"])) if chosen.plan else "All plans"
    tasks = decisions_view.choices().tasks if kept.task_id else {}
    shared = Filters(leads=chosen.leads, known_on=chosen.known_on).in_words()
    when = [f"as at {words.day(chosen.as_at)}"] if chosen.as_at else []
    return f"{', '.join([plans, *when, *shared, *kept.in_words(tasks)])}: {words.count(number, 'row')}"


def _plans(chosen: Filters) -> pd.DataFrame:
    basis = data.ask("plan_basis", **chosen.scope())
    return task_table.about(basis, "").drop(columns=["View", "Ratings"])


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every column of the query decisions under a name to read; stored values beside the words."""
    each = list(rows.itertuples())
    return pd.DataFrame(
        {
            "Decided at (UTC)": [_utc(when) for when in rows["decided_at"]],
            "Who": rows["decided_by"],
            "Plan": [words.text(plan, "every plan") for plan in rows["plan"]],
            "Ref": rows["ref"],
            "Action": rows["action"],
            "What": [said.what(row) for row in each],
            "Decided": [said.value(row) for row in each],
            "About the plan as at": rows["as_at"].to_list(),
            "Why": rows["reason"],
            "Standing": rows["standing"].map(_STANDINGS),
            "Taken back by": rows["undone_by"],
            "Taken back at (UTC)": [_utc(when) for when in rows["undone_at"]],
            "Taken back because": rows["undone_because"],
            "Replaced by a decision of": rows["replaced_by"],
            "Replaced at (UTC)": [_utc(when) for when in rows["replaced_at"]],
            "Replaced from the plan as at": rows["replaced_from"].to_list(),
            "Field": rows["field"],
            "Value": rows["value"],
            "Decision id": rows["decision_id"],
            "Takes back the decision": rows["undone_id"],
            "Task id": rows["task_id"],
            "Plan id": rows["plan_id"],
        }
    )


def _utc(microseconds) -> str | None:
    if words.is_missing(microseconds):
        return None
    when = datetime.fromtimestamp(int(microseconds) // 1_000_000, UTC).replace(
        microsecond=int(microseconds) % 1_000_000
    )
    return f"{when:%Y-%m-%d %H:%M:%S.%f}"
