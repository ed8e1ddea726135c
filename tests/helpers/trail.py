"""Eight decisions about the two made-up plans, straight in the table of decisions: a trail to look at."""

from datetime import UTC, date, datetime

from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import insert

MARKUP = "<script>alert(1)</script> **bold** [x](https://example.org) $x$ :red[x]"


def decide(
    connection, number: int, field: str, value, *, task=f"{NORTH}/1b", plan=NORTH, who="Ann Example", **more
) -> None:
    """A decision numbered by the day of January 2018 on which it was made, at noon UTC."""
    row = {
        "decision_id": f"d{number}", "plan_id": plan, "task_id": task, "field": field, "value": value,
        "reason": f"reason {number}", "as_at": date(2016, 12, 31), "decided_by": who,
        "decided_at": datetime(2018, 1, number, 12, tzinfo=UTC),
    }  # fmt: skip
    insert(connection, "decision", **{**row, **more})


def fill(connection) -> None:
    """Eight rows: replaced, in force, undone and its undo, a later version's, notes, a merge of spellings."""
    decide(connection, 1, "due_on", "2017-03-31")
    decide(connection, 2, "due_on", "2017-06-30", who="Bea Sample")
    decide(connection, 3, "rating", "behind", task=f"{NORTH}/2a")
    decide(connection, 4, "rating", None, task=f"{NORTH}/2a", who="Bea Sample", revokes="d3", reason="a slip.")
    decide(connection, 5, "rating", "complete", task=f"{SOUTH}/2", plan=SOUTH, as_at=date(2018, 6, 30))
    decide(connection, 6, "note", f"{MARKUP}\n{'x' * 10_000}"[:10_000], task=f"{NORTH}/1c")
    decide(connection, 7, "duplicate_of", f"{NORTH}/1a", task=f"{NORTH}/1c")
    decide(connection, 8, "lead_name:Outreach Team", "Outreach", task=None, plan=None, who="=Cal(1)")
