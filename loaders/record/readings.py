"""Training readings that people give, beside those that documents report."""

from datetime import UTC, date, datetime

import duckdb

from loaders.bounds import SPAN, is_within
from loaders.errors import ReadingRefused
from loaders.record import statements
from loaders.record.database import transaction, tried_again

LARGEST_READING = 10_000_000
LONGEST_READING_TEXT = 200  # letters of a programme, a group, a source


@tried_again
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
) -> int | None:
    """Records a training figure that a person gives: value people (staff trained, or trainers) as at a date.

    Returns the figure given before of the same thing and day, which counts no more; None where there is none.
    audience: who was counted, "" for all that the training is for; source: where they have it from, in their words.
    Raises ReadingRefused where the plan isn't known, a word is missing or too long, or the figure or day can't be one.
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
    if max(map(len, (programme, audience, source))) > LONGEST_READING_TEXT:
        raise ReadingRefused(
            f"The training’s name, the group and the source have {LONGEST_READING_TEXT} letters each at most: shorten "
            "what is longer."
        )
    if not is_within(as_at):
        raise ReadingRefused(f"The day of the count lies outside {SPAN}: give the day that it was counted on.")
    today = datetime.now(UTC)
    of = {"plan_id": plan_id, "programme": programme, "audience": audience, "measure": measure, "as_at": as_at}
    by = f"{added_by} on {today.day} {today:%b %Y}"
    with transaction(connection) as cursor:
        if not statements.holds(cursor, "readings/is_plan", plan_id=plan_id):
            raise ReadingRefused("The plan of this reading isn't in the database: choose a plan that is.")
        replaced = statements.first(cursor, "readings/same_day", **of)
        statements.run(
            cursor,
            "readings/add",
            **of,
            task_id=task_id,
            value=value,
            source=f"{source}, added by {by}" if source else f"Added by {by}",
            added_at=today,
        )
    return replaced[0] if replaced else None
