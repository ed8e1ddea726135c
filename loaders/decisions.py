"""What a person confirms or corrects about a task, kept beside what the document says and never instead of it."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused

LONGEST_REASON = 2_000
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
RATINGS = ("complete", "on_schedule", "behind", "off_track", "no_information")
DISPOSITIONS = ("open", "complete", "routine", "closed_without_doing", "duplicate")


@dataclass(frozen=True)
class Decision:
    """One value of one task as a person gives it: field is rating, disposition or due_on (its value an ISO date)."""

    field: str
    value: str
    reason: str
    decided_by: str


def record(cursor: duckdb.DuckDBPyConnection, *, plan_id: str, task_id: str, as_at: date, decision: Decision) -> str:
    """Adds a decision about a task, in force from as_at on, in the transaction that the cursor is in; its id.

    Raises ChangeRefused where the task isn't known, the value can't be one of the field, or who or why is missing.
    """
    value = _checked(decision)
    known = {"plan_id": plan_id, "task_id": task_id}
    if not cursor.execute(
        "select count(*) from task where plan_id = $plan_id and task_id = $task_id", known
    ).fetchone()[0]:
        raise ChangeRefused("This task isn't in the database any more: reload the page.")
    decision_id = uuid.uuid4().hex
    cursor.execute(
        """
        insert into decision by name
        select
            $decision_id as decision_id, $plan_id as plan_id, $task_id as task_id, $field as field, $value as value,
            $reason as reason, $as_at as as_at, $decided_by as decided_by, $decided_at as decided_at
        """,
        known
        | {
            "decision_id": decision_id,
            "field": decision.field,
            "value": value,
            "reason": decision.reason.strip(),
            "as_at": as_at,
            "decided_by": decision.decided_by.strip(),
            "decided_at": datetime.now(UTC),
        },
    )
    return decision_id


def _checked(decision: Decision) -> str:
    """The value as it is stored; raises ChangeRefused, with a sentence for the person, where it can't be."""
    if not decision.decided_by.strip() or not decision.reason.strip():
        raise ChangeRefused("Give your name and the reason, then try again.")
    if len(decision.reason) > LONGEST_REASON:
        raise ChangeRefused(f"The reason is longer than {LONGEST_REASON:,} characters: shorten it, then try again.")
    if decision.field == "due_on":
        return _date(decision.value).isoformat()
    allowed = {"rating": RATINGS, "disposition": DISPOSITIONS}.get(decision.field)
    if allowed is None:
        raise ChangeRefused("Only a rating, a due date or how a task stands can be decided here.")
    if decision.value not in allowed:
        raise ChangeRefused(f"“{decision.value}” isn't a {decision.field} that there is: choose one from the list.")
    return decision.value


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError as error:
        raise ChangeRefused(f"“{text}” is no date: give a day, month and year.") from error
    if not EARLIEST <= found <= LATEST:
        raise ChangeRefused(f"{found.day} {found:%b %Y} lies outside 2000 to 2100: check the year.")
    return found
