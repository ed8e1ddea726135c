"""Training readings that people give, beside those that documents report."""

from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ReadingRefused
from loaders.record import statements
from loaders.record.database import transaction

LARGEST_READING = 10_000_000


def add_reading(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    programme: str,
    measure: str,
    as_at: date,
    value: int,
    added_by: str,
    source: str = "",
    task_id: str | None = None,
    audience: str = "",
) -> None:
    """Records a training figure that a person gives: value people (staff trained, or trainers) as at a date.

    audience: who was counted, "" for all that the training is for; source: where they have it from, in their words.
    Raises ReadingRefused where the plan isn't known, a word is missing, or the figure can't be one.
    """
    programme, added_by = programme.strip(), added_by.strip()
    audience, source = " ".join(audience.split()), " ".join(source.split())
    if not programme or not added_by:
        raise ReadingRefused("Give the training's name and who reports the figure, then add it again.")
    if measure not in ("staff", "trainers"):
        raise ReadingRefused("A reading counts staff trained or trainers: choose one of the two.")
    if not 0 <= value <= LARGEST_READING:
        raise ReadingRefused(
            f"{value:,} can't be a number of people: give a whole number from 0 to {LARGEST_READING:,}."
        )
    today = datetime.now(UTC)
    by = f"{added_by} on {today.day} {today:%b %Y}"
    with transaction(connection) as cursor:
        if not statements.holds(cursor, "readings/is_plan", plan_id=plan_id):
            raise ReadingRefused("The plan of this reading isn't in the database: choose a plan that is.")
        statements.run(
            cursor,
            "readings/add",
            plan_id=plan_id,
            task_id=task_id,
            programme=programme,
            audience=audience,
            measure=measure,
            as_at=as_at,
            value=value,
            source=f"{source}, added by {by}" if source else f"Added by {by}",
            added_at=today,
        )
