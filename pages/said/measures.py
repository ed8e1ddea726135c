"""Measures that stay honest on small plans, in words: each with its number of tasks, its formula, source and limits."""

import pandas as pd

from pages.said import words

FEWEST = 5
SOURCE = "US Defense Contract Management Agency, 14-Point Assessment"
LIMITS = (
    "**Age of what is overdue**: days from the due date in force to the as-at date, ÷ 30.44, of live tasks whose date "
    "has passed; the median is the middle one, so that one very old task doesn’t stand for all.",
    "**Finished by their date**: of the tasks due by the as-at date, how many were finished by their date. The *first* "
    "due date that the plan gave counts, so that pushing a date doesn’t help. A task that is complete without a "
    "completion date can’t be shown to be on time: it counts as not.",
    "**Finished against due**: complete tasks that have a due date, held against the tasks due by the as-at date, by "
    "their first dates. Work done early counts too, so there can be more finished than due.",
    f"Source of these two, known there as Hit-task % and Baseline Execution Index: {SOURCE}. They were made for "
    f"schedules of hundreds of dated tasks: here they are given only where at least {FEWEST} tasks have both a due "
    "date and a completion date, and with few tasks one more moves them a lot. Closed and duplicate tasks are left out "
    "of both.",
    "**Distinct work** = tasks less those that a person decided are duplicates of another. Possible duplicates are "
    "pairs of tasks whose words ask for the same work, and of which nobody has said yet whether they do.",
)


def months(days) -> str:
    """A length of time in months: "14 months", "less than a month"."""
    number = words.months(days)
    return words.count(number, "month") if number else "less than a month"


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The measures of each plan. rows: of the query measures."""
    many = len(rows) > 1
    told = [
        {**({"Plan": row.plan} if many else {}), "Measure": name, "Value": value, "Of": of, "Note": note}
        for row in rows.itertuples()
        for name, value, of, note in _measures(row)
    ]
    return pd.DataFrame(told, columns=[*(["Plan"] if many else []), "Measure", "Value", "Of", "Note"])


def limits() -> pd.DataFrame:
    """Formula, source and limits, a row each, as plain text for a file."""
    return pd.DataFrame({"About the measures": [one.replace("*", "") for one in LIMITS]})


def headline(row) -> str:
    """What the measures of one plan say first."""
    if not row.overdue:
        return "Nothing is overdue"
    is_one = row.overdue == 1
    age = months(row.overdue_longest_days)
    return f"{words.count(row.overdue, 'task')} {'is' if is_one else 'are'} overdue, the oldest by {age}"


def _measures(row) -> list[tuple[str, str, str, str]]:
    """The measures that can be given."""
    is_timed = row.has_enough and row.due
    return [_ageing(row), *([_by_date(row), _against_due(row)] if is_timed else []), _distinct(row)]


def _ageing(row) -> tuple[str, str, str, str]:
    name, of = "Age of what is overdue", words.count(row.tasks, "task")
    if not row.overdue:
        return name, "nothing is overdue", of, f"As at {words.day(row.as_at)}."
    value = f"median {months(row.overdue_median_days)}, oldest {months(row.overdue_longest_days)}"
    return name, value, f"{row.overdue:,} overdue of {of}", f"As at {words.day(row.as_at)}."


def _by_date(row) -> tuple[str, str, str, str]:
    note = "First due dates count."
    if row.complete_undated:
        note += f" {row.complete_undated:,} complete without a completion date can’t be shown to be on time."
    value = f"{words.of(row.hit, row.due)} ({round(100 * row.hit / row.due)} %)"
    return "Finished by their date", value, f"{words.count(row.due, 'task')} due by then", note


def _against_due(row) -> tuple[str, str, str, str]:
    way = "fewer" if row.complete_dated < row.due else "more" if row.complete_dated > row.due else "as many"
    note = f"{way.capitalize()} finished {'as' if way == 'as many' else 'than'} planned by then."
    finished = f"{row.complete_dated:,} finished" if row.complete_dated else "none finished"
    return "Finished against due", f"{finished}, {row.due:,} due", f"{words.count(row.due, 'task')} due by then", note


def _distinct(row) -> tuple[str, str, str, str]:
    left_out = f"{words.count(row.duplicates, 'decided duplicate')} left out; " if row.duplicates else ""
    one, many = "pair of tasks may be the same work, undecided", "pairs of tasks may be the same work, undecided"
    possible = words.count(row.possible_pairs, one, many) if row.possible_pairs else "no pair may be the same work"
    note = f"{left_out}{possible}."
    note = f"{note[0].upper()}{note[1:]}"
    value = words.count(row.distinct_work, "piece of work", "pieces of work")
    return "Distinct work", value, words.count(row.tasks, "task"), note
