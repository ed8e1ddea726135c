"""The trail as a file has it: every column of the query decisions under a name to read."""

from datetime import UTC, datetime

import pandas as pd

from pages.said import words
from pages.said.language import marked, say
from pages.work.decisions.words import in_document, value, what

_STANDINGS = {
    "in_force": marked("in force"), "replaced": marked("replaced by a later one"), "undone": marked("taken back"),
    "undo": marked("an undo"), "waiting": marked("not in force at the date shown"),
    "lapsed": marked("lapsed with the version that it was about"),
}  # fmt: skip


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every column of the query decisions under a name to read; stored values beside the words."""
    each = list(rows.itertuples())
    return pd.DataFrame(
        {
            marked("Decided at (UTC)"): [_utc(when) for when in rows["decided_at"]],
            marked("Who"): rows["decided_by"],
            marked("Plan"): [words.text(plan, say("every plan")) for plan in rows["plan"]],
            marked("Ref"): rows["ref"],
            marked("Action"): rows["action"],
            marked("What"): [what(row) for row in each],
            marked("Decided"): [value(row) for row in each],
            marked("About the plan as at"): rows["as_at"].to_list(),
            marked("Why"): rows["reason"],
            marked("Standing"): [say(_STANDINGS[one]) for one in rows["standing"]],
            marked("Taken back by"): rows["undone_by"],
            marked("Taken back at (UTC)"): [_utc(when) for when in rows["undone_at"]],
            marked("Taken back because"): rows["undone_because"],
            marked("Replaced by a decision of"): rows["replaced_by"],
            marked("Replaced at (UTC)"): [_utc(when) for when in rows["replaced_at"]],
            marked("Replaced from the plan as at"): rows["replaced_from"].to_list(),
            marked("Held for the plan as at"): rows["lapsed_from"].to_list(),
            marked("Lapsed with the plan as at"): rows["lapsed_at"].to_list(),
            marked("The plan says then"): [
                in_document(*pair) if lapsed else None
                for lapsed, *pair in zip(rows["standing"] == "lapsed", rows["field"], rows["says_now"], strict=True)
            ],
            marked("Field"): rows["field"],
            marked("Value"): rows["value"],
            marked("Decision id"): rows["decision_id"],
            marked("Takes back the decision"): rows["undone_id"],
            marked("Task id"): rows["task_id"],
            marked("Plan id"): rows["plan_id"],
        }
    )


def _utc(microseconds) -> str | None:
    if words.is_missing(microseconds):
        return None
    when = datetime.fromtimestamp(int(microseconds) // 1_000_000, UTC).replace(
        microsecond=int(microseconds) % 1_000_000
    )
    return f"{when:%Y-%m-%d %H:%M:%S.%f}"
