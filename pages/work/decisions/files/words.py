"""The trail as a file has it: every column of the query decisions under a name to read."""

from datetime import UTC, datetime

import pandas as pd

from pages.said import words
from pages.work.decisions.words import in_document, value, what

_STANDINGS = {
    "in_force": "in force", "replaced": "replaced by a later one", "undone": "taken back", "undo": "an undo",
    "waiting": "not in force at the date shown", "lapsed": "lapsed with the version that it was about",
}  # fmt: skip


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
            "What": [what(row) for row in each],
            "Decided": [value(row) for row in each],
            "About the plan as at": rows["as_at"].to_list(),
            "Why": rows["reason"],
            "Standing": rows["standing"].map(_STANDINGS),
            "Taken back by": rows["undone_by"],
            "Taken back at (UTC)": [_utc(when) for when in rows["undone_at"]],
            "Taken back because": rows["undone_because"],
            "Replaced by a decision of": rows["replaced_by"],
            "Replaced at (UTC)": [_utc(when) for when in rows["replaced_at"]],
            "Replaced from the plan as at": rows["replaced_from"].to_list(),
            "Held for the plan as at": rows["lapsed_from"].to_list(),
            "Lapsed with the plan as at": rows["lapsed_at"].to_list(),
            "The plan says then": [
                in_document(*pair) if lapsed else None
                for lapsed, *pair in zip(rows["standing"] == "lapsed", rows["field"], rows["says_now"], strict=True)
            ],
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
