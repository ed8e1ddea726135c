"""What the lists of goals, counts and rules say; who gave each is told apart: the plan, a person, a learning system."""

from collections.abc import Sequence

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal
from pages.said.language import Named, marked, say
from pages.said.rows import Column, Row, Table
from pages.said.words import is_missing

NO_RULE = marked(
    "Nothing is given: how long a programme counts isn’t known, so nothing is said to lapse; for how many people it is "
    "isn’t known either."
)
_ORIGINS = Named({"document": marked("The plan"), "person": marked("A person"), "import": marked("Learning system")})


def _whose(row, is_one: bool) -> rows.Cell:
    under = [row.audience, "" if is_one else row.plan]
    return rows.text(row.programme, ", ".join(one for one in under if one))


def goal_table(found: Sequence[Goal], is_one: bool) -> Table:
    """A row a goal: what it is, by when, and who says so."""
    columns = (Column(say("Programme")), Column(say("Goal")), Column(goals.by(), "date"), Column(say("Given by")))
    listed = [
        Row("", (
            _whose(goal, is_one), goals.aim(goal), rows.date(goal.due_on), rows.text(*_goal_source(goal)),
        ))
        for goal in found
    ]  # fmt: skip
    return rows.table(columns, listed, caption=say("Goals, and who gives each."), opens=None, look="plain")


def _goal_source(goal: Goal) -> tuple[str, str]:
    if not goal.is_given:
        return _ORIGINS["document"], words.shorten(goal.source, 80) if goal.source else ""
    if goal.plan_said:
        return _ORIGINS["person"], say("{source}; the plan says {words}", source=goal.source, words=goal.plan_said)
    return _ORIGINS["person"], goal.source


def counts(readings: pd.DataFrame, is_one: bool) -> Table:
    """A row a count, the newest first: what was counted, how many, when, and who says so."""
    columns = (
        Column(say("Programme")), Column(say("People"), "number"), Column(say("Counted on"), "date"),
        Column(say("Given by")),
    )  # fmt: skip
    ordered = readings.sort_values("as_at", ascending=False, kind="stable", na_position="last")
    listed = [
        Row("", (
            _whose(row, is_one),
            rows.text(f"{int(row.value):,}", say("trainers") if row.measure == "trainers" else "", sort=int(row.value)),
            rows.date(row.as_at),
            rows.text(_ORIGINS[row.origin], words.shorten(row.source, 120)),
        ))
        for row in ordered.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption=say("Counts, newest first."), opens=None, look="plain")


def rules(given: pd.DataFrame, is_one: bool) -> Table:
    """A row a programme and group: for whom, how long it counts, what can be delivered, and who says so."""
    columns = (
        Column(say("Programme")),
        Column(say("For"), "number"),
        Column(say("Counts for")),
        Column(say("Delivered")),
        Column(say("Given by")),
    )
    listed = [
        Row("", (
            _whose(row, is_one), "–" if is_missing(row.people) else f"{int(row.people):,}", rows.text(*_validity(row)),
            capacity(row), rows.text(row.source or _ORIGINS["person"], row.set_by),
        ))
        for row in given.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption=say("How each programme counts."), opens=None, look="plain")


def exports(found: pd.DataFrame, is_one: bool) -> Table:
    """A row an export of a learning system, the newest first: what it holds, and whether it counts still."""
    columns = (
        Column(say("As at"), "date"), Column(say("Completions"), "number"), Column(say("Programmes")),
        Column(say("Given by")), Column(say("Counts")),
    )  # fmt: skip
    listed = [
        Row("", (
            rows.date(row.as_at),
            rows.text(f"{int(row.completions):,}", _left_out(row), sort=int(row.completions)),
            rows.text(words.several(row.programmes), "" if is_one else row.plan),
            rows.text(row.source or say("an export"), row.imported_by), _standing(row),
        ))
        for row in found.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption=say("Exports, newest first."), opens=None, look="plain")


def _left_out(row) -> str:
    return say("{number} left out", number=f"{int(row.left_out):,}")


def _standing(row) -> rows.Cell:
    """Whether an export counts, which export of its day replaced it, or who withdrew it and why."""
    if is_missing(row.withdrawn_at):
        if not len(row.replaced):
            return say("yes")
        added = words.day(words.local(row.replaced_at))
        by = say("replaced by that of {name}, added on {day}", name=row.replaced_by, day=added)
        if len(row.replaced) == len(row.programmes):
            return rows.text(say("no"), by)
        return rows.text(say("in part"), f"{words.several(row.replaced)}: {by}")
    told = {"name": row.withdrawn_by, "day": words.day(words.local(row.withdrawn_at)), "reason": row.reason}
    return rows.text(say("no, withdrawn"), say("{name} on {day}: {reason}", **told))


def _validity(row) -> tuple[str, str]:
    """How long it counts, and under it the window and the days of grace."""
    validity = say("not known") if is_missing(row.validity_months) else words.count(int(row.validity_months), "month")
    more = []
    if not is_missing(row.grace_days):
        more.append(say("{days} of grace", days=words.count(int(row.grace_days), "day")))
    return validity, ", ".join([*more, *_window(row)])


def _window(row) -> list[str]:
    """Between which days it must have been completed, where that is known."""
    since, until = words.day(row.window_from, ""), words.day(row.window_until, "")
    if since and until:
        return [say("only completed from {since} until {until}", since=since, until=until)]
    if since:
        return [say("only completed from {since}", since=since)]
    return [say("only completed until {until}", until=until)] if until else []


def capacity(row) -> str:
    """What can be delivered: "3 trainers, 2 a month of each, 20 seats, 80% come", else "not known"."""
    said = [] if is_missing(row.trainers) else [words.count(int(row.trainers), "trainer")]
    if not is_missing(row.sessions_a_month):
        said.append(say("{number} a month of each", number=f"{row.sessions_a_month:g}"))
    if not is_missing(row.seats):
        said.append(words.count(int(row.seats), "seat"))
    if not is_missing(row.attendance):
        said.append(say("{share} come", share=goals.percent(row.attendance)))
    return ", ".join(said) or say("not known")
