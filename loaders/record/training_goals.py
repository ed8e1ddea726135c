"""What a council sets for a training: its goal, for whom it is, how long it counts, and what can be delivered."""

import uuid
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import name_given
from loaders.record.readings import LARGEST_READING

LONGEST_VALIDITY, LONGEST_GRACE = 120, 730  # months; days
_LONGEST_NAME, _LONGEST_SOURCE = 200, 2_000
_MOST_TRAINERS, _MOST_SESSIONS, _MOST_SEATS = 10_000, 1_000, 10_000
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


def set_goal(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    programme: str,
    audience: str,
    measure: str,
    target: int | None,
    share: float | None,
    due_on: date | None,
    source: str,
    set_by: str,
) -> None:
    """Sets the goal of a programme for an audience ("" for all), as people or as a share of them (0 to 1).

    Both None takes the goal back. Nothing before is changed, and the last one holds. Raises ChangeRefused, with a
    sentence, where it can't be a goal.
    """
    set_by, programme, audience, source = _named(set_by, programme, audience, source)
    if measure not in ("staff", "trainers"):
        raise ChangeRefused("A goal counts staff trained or trainers: choose one of the two.")
    if target is not None and share is not None:
        raise ChangeRefused("A goal is a number of people or a share of them: give one of the two.")
    _whole("goal", target, 1, LARGEST_READING)
    if share is not None and not 0 < share <= 1:
        raise ChangeRefused(f"A goal of {100 * share:g}% can't be: give a share above 0% and up to 100%.")
    _possible("goal’s date", due_on)
    _add(
        connection, "training_goals/add_goal", goal_id=uuid.uuid4().hex, plan_id=plan_id, programme=programme,
        audience=audience, measure=measure, target=target, share=share, due_on=due_on, source=source, set_by=set_by,
    )  # fmt: skip


def set_rule(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    programme: str,
    audience: str,
    people: int | None,
    validity_months: int | None,
    grace_days: int | None,
    window_from: date | None,
    window_until: date | None,
    trainers: int | None,
    sessions_a_month: float | None,
    seats: int | None,
    attendance: float | None,
    source: str,
    set_by: str,
) -> None:
    """Sets how a programme counts for an audience ("" for all), whole: what is None isn't known any more.

    As in the table training_rule; attendance from 0 to 1. Nothing before is changed, and the last one holds. Raises
    ChangeRefused, with a sentence, where it can't be so.
    """
    set_by, programme, audience, source = _named(set_by, programme, audience, source)
    _whole("number of people", people, 1, LARGEST_READING)
    _whole("time that a training counts, in months,", validity_months, 1, LONGEST_VALIDITY)
    _whole("grace, in days,", grace_days, 0, LONGEST_GRACE)
    if grace_days and validity_months is None and not audience:
        raise ChangeRefused("Days of grace follow the time that a training counts: give that in months too.")
    _possible("first day that counts", window_from)
    _possible("last day that counts", window_until)
    if window_from and window_until and window_until < window_from:
        raise ChangeRefused("The last day that counts is before the first: swap the two, or leave one out.")
    _whole("number of trainers", trainers, 0, _MOST_TRAINERS)
    if sessions_a_month is not None and not 0 <= sessions_a_month <= _MOST_SESSIONS:
        raise ChangeRefused(f"Give the sessions a month of each trainer as a number from 0 to {_MOST_SESSIONS:,}.")
    _whole("number of seats", seats, 1, _MOST_SEATS)
    if attendance is not None and not 0 < attendance <= 1:
        raise ChangeRefused(f"Attendance of {100 * attendance:g}% can't be: give a share above 0% and up to 100%.")
    _add(
        connection, "training_goals/add_rule", rule_id=uuid.uuid4().hex, plan_id=plan_id, programme=programme,
        audience=audience, people=people, validity_months=validity_months, grace_days=grace_days,
        window_from=window_from, window_until=window_until, trainers=trainers, sessions_a_month=sessions_a_month,
        seats=seats, attendance=attendance, source=source, set_by=set_by,
    )  # fmt: skip


def _named(set_by: str, programme: str, audience: str, source: str) -> tuple[str, str, str, str]:
    """Who, the two names and the source on one line each; raises ChangeRefused where one is missing or too long."""
    programme, audience, source = (" ".join(text.split()) for text in (programme, audience, source))
    if not programme:
        raise ChangeRefused("Give the training's name, then try again.")
    if len(programme) > _LONGEST_NAME or len(audience) > _LONGEST_NAME:
        raise ChangeRefused(f"A name of a training or of a group has {_LONGEST_NAME} characters at most: shorten it.")
    if len(source) > _LONGEST_SOURCE:
        raise ChangeRefused(f"The source has {_LONGEST_SOURCE:,} characters at most: shorten it.")
    return name_given(set_by), programme, audience, source


def _whole(what: str, value: int | None, least: int, most: int) -> None:
    if value is not None and (value != int(value) or not least <= value <= most):
        raise ChangeRefused(f"The {what} can’t be {value:,}: give a whole number from {least:,} to {most:,}.")


def _possible(what: str, day: date | None) -> None:
    if day is not None and not _FIRST_DAY <= day <= _LAST_DAY:
        years = f"{_FIRST_DAY.year} to {_LAST_DAY.year}"
        raise ChangeRefused(f"The {what} can’t be in {day.year}: give a day of the years {years}.")


@tried_again
def _add(connection: duckdb.DuckDBPyConnection, statement: str, *, plan_id: str, **values: object) -> None:
    with transaction(connection) as cursor:
        if not statements.holds(cursor, "readings/is_plan", plan_id=plan_id):
            raise ChangeRefused("The plan isn't in the database: choose a plan that is.")
        statements.run(cursor, statement, plan_id=plan_id, set_at=datetime.now(UTC), **values)
