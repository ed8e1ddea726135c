"""Measures that stay honest on small plans, in words: each with its number of tasks, its formula, source and limits."""

import pandas as pd

from pages.said import words
from pages.said.language import marked, say, says

FEWEST = 5
SOURCE = "US Defense Contract Management Agency, 14-Point Assessment"
_LIMITS = (
    marked(
        "**Age of what is overdue**: days from the due date in force to the as-at date, ÷ 30.44, of live tasks whose "
        "date has passed; the median is the middle one, so that one very old task doesn’t stand for all."
    ),
    marked(
        "**Finished by their date**: of the tasks due by the as-at date, how many were finished by their date. The "
        "*first* due date that the plan gave counts, so that pushing a date doesn’t help. A task that is complete "
        "without a completion date can’t be shown to be on time: it counts as not."
    ),
    marked(
        "**Finished against due**: complete tasks that have a due date, held against the tasks due by the as-at date, "
        "by their first dates. Work done early counts too, so there can be more finished than due."
    ),
    marked(
        "Source of these two, known there as Hit-task % and Baseline Execution Index: {source}. They were made for "
        "schedules of hundreds of dated tasks: here they are given only where at least {fewest} tasks have both a due "
        "date and a completion date, and with few tasks one more moves them a lot. Closed and duplicate tasks are left "
        "out of both."
    ),
    marked(
        "**Distinct work** = tasks less those that a person decided are duplicates of another. Possible duplicates are "
        "pairs of tasks whose words ask for the same work, and of which nobody has said yet whether they do."
    ),
)


def explained() -> list[str]:
    """Formula, source and limits of the measures, a paragraph each, as Markdown."""
    return [say(one, source=SOURCE, fewest=FEWEST) for one in _LIMITS]


def months(days) -> str:
    """A length of time in months: "14 months", "less than a month"."""
    number = words.months(days)
    return words.count(number, "month") if number else say("less than a month")


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The measures of each plan. rows: of the query measures."""
    plan, heads = say("Plan"), [say("Measure"), say("Value"), say("Of"), say("Note")]
    first = [plan] if len(rows) > 1 else []
    told = [
        {**dict.fromkeys(first, row.plan), **dict(zip(heads, measure, strict=True))}
        for row in rows.itertuples()
        for measure in _measures(row)
    ]
    return pd.DataFrame(told, columns=[*first, *heads])


def limits() -> pd.DataFrame:
    """Formula, source and limits, a row each, as plain text for a file."""
    return pd.DataFrame({say("About the measures"): [one.replace("*", "") for one in explained()]})


def headline(row) -> str:
    """What the measures of one plan say first."""
    if not row.overdue:
        return say("Nothing is overdue")
    return says(
        row.overdue,
        "{number} task is overdue, the oldest by {age}",
        "{number} tasks are overdue, the oldest by {age}",
        number=f"{row.overdue:,}",
        age=months(row.overdue_longest_days),
    )


def _measures(row) -> list[tuple[str, str, str, str]]:
    """The measures that can be given."""
    is_timed = row.has_enough and row.due
    return [_ageing(row), *([_by_date(row), _against_due(row)] if is_timed else []), _distinct(row)]


def _ageing(row) -> tuple[str, str, str, str]:
    name, of = say("Age of what is overdue"), words.count(row.tasks, "task")
    note = say("As at {day}.", day=words.day(row.as_at))
    if not row.overdue:
        return name, say("nothing is overdue"), of, note
    middle, oldest = months(row.overdue_median_days), months(row.overdue_longest_days)
    value = say("median {middle}, oldest {oldest}", middle=middle, oldest=oldest)
    return name, value, say("{number} overdue of {tasks}", number=f"{row.overdue:,}", tasks=of), note


def _by_date(row) -> tuple[str, str, str, str]:
    note = say("First due dates count.")
    if row.complete_undated:
        note += " " + says(
            row.complete_undated,
            "{number} complete without a completion date can’t be shown to be on time.",
            "{number} complete without a completion date can’t be shown to be on time.",
            number=f"{row.complete_undated:,}",
        )
    value = f"{words.of(row.hit, row.due)} ({round(100 * row.hit / row.due)} %)"
    return say("Finished by their date"), value, _due(row), note


def _against_due(row) -> tuple[str, str, str, str]:
    note = say("As many finished as planned by then.")
    if row.complete_dated < row.due:
        note = say("Fewer finished than planned by then.")
    elif row.complete_dated > row.due:
        note = say("More finished than planned by then.")
    value = say("none finished, {due} due", due=f"{row.due:,}")
    if row.complete_dated:
        value = say("{number} finished, {due} due", number=f"{row.complete_dated:,}", due=f"{row.due:,}")
    return say("Finished against due"), value, _due(row), note


def _due(row) -> str:
    return says(row.due, "{number} task due by then", "{number} tasks due by then", number=f"{row.due:,}")


def _distinct(row) -> tuple[str, str, str, str]:
    possible = say("no pair may be the same work")
    if row.possible_pairs:
        possible = says(
            row.possible_pairs,
            "{number} pair of tasks may be the same work, undecided",
            "{number} pairs of tasks may be the same work, undecided",
            number=f"{row.possible_pairs:,}",
        )
    note = f"{possible}."
    if row.duplicates:
        left_out = words.count(row.duplicates, "decided duplicate")
        note = say("{duplicates} left out; {possible}.", duplicates=left_out, possible=possible)
    note = f"{note[0].upper()}{note[1:]}"
    value = words.count(row.distinct_work, "piece of work", "pieces of work")
    return say("Distinct work"), value, words.count(row.tasks, "task"), note
