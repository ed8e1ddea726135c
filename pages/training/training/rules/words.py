"""What the lists of goals, counts and rules say; who gave each is told apart: the plan, a person, a learning system."""

from collections.abc import Sequence

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal
from pages.said.rows import Column, Row, Table
from pages.said.words import is_missing

NO_RULE = (
    "Nothing is given: how long a programme counts isn’t known, so nothing is said to lapse; for how many people it is "
    "isn’t known either."
)
_ORIGINS = {"document": "The plan", "person": "A person", "import": "Learning system"}


def _whose(row, is_one: bool) -> rows.Cell:
    under = [row.audience, "" if is_one else row.plan]
    return rows.text(row.programme, ", ".join(one for one in under if one))


def goal_table(found: Sequence[Goal], is_one: bool) -> Table:
    """A row a goal: what it is, by when, and who says so."""
    columns = (Column("Programme"), Column("Goal"), Column("By", "date"), Column("Given by"))
    listed = [
        Row("", (
            _whose(goal, is_one), goals.aim(goal), rows.date(goal.due_on), rows.text(*_goal_source(goal)),
        ))
        for goal in found
    ]  # fmt: skip
    return rows.table(columns, listed, caption="Goals, and who gives each.", opens=None, look="plain")


def _goal_source(goal: Goal) -> tuple[str, str]:
    if not goal.is_given:
        return _ORIGINS["document"], words.shorten(goal.source, 80) if goal.source else ""
    return _ORIGINS["person"], f"{goal.source}{f'; the plan says {goal.plan_said}' if goal.plan_said else ''}"


def counts(readings: pd.DataFrame, is_one: bool) -> Table:
    """A row a count, the newest first: what was counted, how many, when, and who says so."""
    columns = (
        Column("Programme"), Column("People", "number"), Column("Counted on", "date"), Column("Given by"),
    )  # fmt: skip
    ordered = readings.sort_values("as_at", ascending=False, kind="stable", na_position="last")
    listed = [
        Row("", (
            _whose(row, is_one),
            rows.text(f"{int(row.value):,}", "trainers" if row.measure == "trainers" else "", sort=int(row.value)),
            rows.date(row.as_at),
            rows.text(_ORIGINS[row.origin], words.shorten(row.source, 120)),
        ))
        for row in ordered.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption="Counts, newest first.", opens=None, look="plain")


def rules(given: pd.DataFrame, is_one: bool) -> Table:
    """A row a programme and group: for whom, how long it counts, what can be delivered, and who says so."""
    columns = (
        Column("Programme"),
        Column("For", "number"),
        Column("Counts for"),
        Column("Delivered"),
        Column("Given by"),
    )
    listed = [
        Row("", (
            _whose(row, is_one), "–" if is_missing(row.people) else f"{int(row.people):,}", rows.text(*_validity(row)),
            capacity(row), rows.text(row.source or _ORIGINS["person"], row.set_by),
        ))
        for row in given.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption="How each programme counts.", opens=None, look="plain")


def exports(found: pd.DataFrame, is_one: bool) -> Table:
    """A row an export of a learning system, the newest first: what it holds, and whether it counts still."""
    columns = (
        Column("As at", "date"), Column("Completions", "number"), Column("Programmes"), Column("Given by"),
        Column("Counts"),
    )  # fmt: skip
    listed = [
        Row("", (
            rows.date(row.as_at),
            rows.text(f"{int(row.completions):,}", f"{int(row.left_out):,} left out", sort=int(row.completions)),
            rows.text(words.several(row.programmes), "" if is_one else row.plan),
            rows.text(row.source or "an export", row.imported_by), _standing(row),
        ))
        for row in found.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption="Exports, newest first.", opens=None, look="plain")


def _standing(row) -> rows.Cell:
    """Whether an export counts, which export of its day replaced it, or who withdrew it and why."""
    if is_missing(row.withdrawn_at):
        if not len(row.replaced):
            return "yes"
        by = f"replaced by that of {row.replaced_by}, added on {words.day(words.local(row.replaced_at))}"
        if len(row.replaced) == len(row.programmes):
            return rows.text("no", by)
        return rows.text("in part", f"{words.several(row.replaced)}: {by}")
    return rows.text("no, withdrawn", f"{row.withdrawn_by} on {words.day(words.local(row.withdrawn_at))}: {row.reason}")


def _validity(row) -> tuple[str, str]:
    """How long it counts, and under it the window and the days of grace."""
    validity = "not known" if is_missing(row.validity_months) else words.count(int(row.validity_months), "month")
    more = [] if is_missing(row.grace_days) else [f"{words.count(int(row.grace_days), 'day')} of grace"]
    if not (is_missing(row.window_from) and is_missing(row.window_until)):
        since = "" if is_missing(row.window_from) else f" from {words.day(row.window_from)}"
        until = "" if is_missing(row.window_until) else f" until {words.day(row.window_until)}"
        more.append(f"only completed{since}{until}")
    return validity, ", ".join(more)


def capacity(row) -> str:
    """What can be delivered: "3 trainers, 2 a month of each, 20 seats, 80% come", else "not known"."""
    said = [] if is_missing(row.trainers) else [words.count(int(row.trainers), "trainer")]
    if not is_missing(row.sessions_a_month):
        said.append(f"{row.sessions_a_month:g} a month of each")
    if not is_missing(row.seats):
        said.append(words.count(int(row.seats), "seat"))
    if not is_missing(row.attendance):
        said.append(f"{goals.percent(row.attendance)} come")
    return ", ".join(said) or "not known"
