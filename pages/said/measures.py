"""Measures that stay honest on small plans, in words: each with its number of tasks, its formula, source and limits."""

import pandas as pd

from pages.said import words

FEWEST = 5
SOURCE = "US Defense Contract Management Agency, 14-Point Assessment"
LIMITS = (
    "**Age of what is overdue**: days from the due date in force to the as-at date, ÷ 30.44, of live tasks whose date "
    "has passed; the median is the middle one, so that one very old task doesn’t stand for all.",
    "**Hit-task %** = of the tasks due by the as-at date, those completed by their date × 100. The *first* due date "
    "that the plan gave counts, so that pushing a date doesn’t help. A task that is complete without a completion date "
    "can’t be shown to be on time: it counts as not.",
    "**Baseline Execution Index** = complete tasks that have a due date ÷ tasks due by the as-at date, by their first "
    "dates. 1 means as many done as planned by now; work done early counts too, so it can be above 1.",
    f"Source of both: {SOURCE}. They were made for schedules of hundreds of dated tasks: here they are given only "
    f"where at least {FEWEST} tasks have both a due date and a completion date, and with few tasks one more moves them "
    "a lot. Closed and duplicate tasks are left out of both.",
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
    return [_ageing(row), _hit(row), _index(row), _distinct(row)]


def _ageing(row) -> tuple[str, str, str, str]:
    name, of = "Age of what is overdue", words.count(row.tasks, "task")
    if not row.overdue:
        return name, "nothing is overdue", of, f"As at {words.day(row.as_at)}."
    value = f"median {months(row.overdue_median_days)}, oldest {months(row.overdue_longest_days)}"
    return name, value, f"{row.overdue:,} overdue of {of}", f"As at {words.day(row.as_at)}."


def _why_not(row) -> str:
    have = f"{words.count(row.both_dates, 'task')} {'has' if row.both_dates == 1 else 'have'}"
    return f"{have[0].upper()}{have[1:]} both a due date and a completion date; at least {FEWEST} are needed."


def _hit(row) -> tuple[str, str, str, str]:
    name, of = "Hit-task %", f"{words.count(row.due, 'task')} due by then"
    if not row.has_enough or not row.due:
        return name, "not given", of, _why_not(row) if not row.has_enough else "No task was due by then."
    note = "First due dates count."
    if row.complete_undated:
        note += f" {row.complete_undated:,} complete without a completion date can’t be shown to be on time."
    return name, f"{words.of(row.hit, row.due)} ({round(100 * row.hit / row.due)} %)", of, note


def _index(row) -> tuple[str, str, str, str]:
    name, of = "Baseline Execution Index", f"{words.count(row.due, 'task')} due by then"
    if not row.has_enough or not row.due:
        return name, "not given", of, _why_not(row) if not row.has_enough else "No task was due by then."
    value = f"{row.complete_dated / row.due:.2f} ({row.complete_dated:,} complete ÷ {row.due:,} due)"
    return name, value, of, "1.00: as many done as planned by now."


def _distinct(row) -> tuple[str, str, str, str]:
    left_out = f"{words.count(row.duplicates, 'decided duplicate')} left out"
    one, many = "pair of tasks may be the same work, undecided", "pairs of tasks may be the same work, undecided"
    possible = words.count(row.possible_pairs, one, many) if row.possible_pairs else "no other is possible"
    note = f"{left_out[0].upper()}{left_out[1:]}; {possible}."
    value = words.count(row.distinct_work, "piece of work", "pieces of work")
    return "Distinct work", value, words.count(row.tasks, "task"), note
