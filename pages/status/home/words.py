"""What the Overview says in words: the manager's sentence, the numbers with their links, why a task comes first."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from pages.said import ratings, stale, task_rows, words


@dataclass(frozen=True)
class Number:
    """A number of the Overview; changes: the filters that leave exactly its tasks (none: no such view)."""

    label: str
    value: str
    tasks: int
    changes: dict
    meaning: str


LIVE_WINDOWS = ("overdue", "due_today", "next_quarter", "later", "undated")


def numbers(plans: pd.DataFrame) -> list[Number]:
    """The counts of tasks, each with its n; due today only where any is. plans: rows of the query overview."""
    total = plans.sum(numeric_only=True)
    total["counted"] = total["tasks"] - total["closed"] - total["duplicates"]

    def number(label: str, column: str, of: str, changes: dict, meaning: str) -> Number:
        part = int(total[column])
        return Number(label, words.of(part, int(total[of])) if part else "none", part, changes, meaning)

    return [
        Number("Tasks", f"{int(total['tasks']):,}", int(total["tasks"]), {}, "Every task that the filters keep."),
        number("Complete", "complete", "counted", {"ratings": ("complete",)},
               "Rated complete, among all tasks but those closed without doing and duplicates."),
        number("Overdue", "overdue", "tasks", {"due": ("overdue",)}, "Past the due date, neither complete nor closed."),
        *([number("Due today", "due_today", "tasks", {"due": ("due_today",)}, "Due on the as-at date itself.")]
          if total["due_today"] else []),
        number("Due next quarter", "next_quarter", "tasks", {"due": ("next_quarter",)},
               "Due in the three months after the as-at date."),
        _fell_due(int(total["fell_due"]), int(total["fell_due_complete"])),
        number("No information", "no_information", "tasks", {"ratings": ("no_information",)}, "Nothing was reported."),
        number("Not rated", "not_rated", "tasks", {"ratings": ("not_rated",)},
               "No rating can be given; each task says why."),
        number("Unowned", "unowned", "live", {"leads": ("",), "due": LIVE_WINDOWS},
               "Without a lead, among the tasks that are neither complete nor closed."),
    ]  # fmt: skip


def _fell_due(number: int, done: int) -> Number:
    """Of the tasks that fell due in the three months up to the as-at date, how many are complete."""
    value = f"{words.of(done, number)} complete" if number else "none"
    meaning = "Due in the three months up to the as-at date, that day included; those closed or duplicates left out."
    return Number("Fell due this quarter", value, number, {"due": ("fell_due",)}, meaning)


def without_dates(plans: pd.DataFrame) -> str:
    """What the count of those that fell due can't hold: tasks called complete where their date was; "" for none."""
    number = int(plans["date_replaced"].sum())
    if not number:
        return ""
    have, them = ("has", "it") if number == 1 else ("have", "them")
    said = f"{words.count(number, 'task')} {have} “Completed” in place of a date"
    return f"{said}: what fell due this quarter can’t count {them}."


def sentence(plan) -> str:
    """What a manager would say of one plan (a row of the query overview)."""
    open_total = int(plan.tasks - plan.closed - plan.duplicates)
    said = [f"{words.of(int(plan.complete), open_total)} {'is' if plan.complete == 1 else 'are'} complete"]
    late = "none is overdue"
    if plan.overdue:
        late = f"{int(plan.overdue):,} {'is' if plan.overdue == 1 else 'are'} overdue"
        late += f", the longest by {words.age(plan.longest_overdue).removesuffix(' overdue')}"
    said.append(late)
    if plan.due_today:
        said.append(f"{int(plan.due_today):,} {'is' if plan.due_today == 1 else 'are'} due today")
    if plan.next_quarter:
        said.append(f"{int(plan.next_quarter):,} {'falls' if plan.next_quarter == 1 else 'fall'} due next quarter")
    if plan.not_rated:
        said.append(f"{int(plan.not_rated):,} can’t be rated")
    whole = f"{plan.title}: {words.several(said)}."
    closed = int(plan.closed + plan.duplicates)
    if closed:
        why_not = "closed without doing, or a duplicate" if plan.duplicates else "closed without doing"
        whole += f" Completion leaves out {words.count(closed, 'task')} {why_not}."
    return whole


def runs(rows: pd.DataFrame) -> pd.DataFrame:
    """How many tasks have each rating, and how many of those ratings are computed; ratings without a task left out.

    rows: of the query overview_strip, of one plan.
    """
    codes = ["not_rated" if words.is_missing(code) else code for code in rows["rating"]]
    tasks = Counter(codes)
    computed = Counter(code for code, basis in zip(codes, rows["rating_basis"], strict=True) if basis == "computed")
    counted = [(one.code, tasks[one.code], computed[one.code]) for one in ratings.ALL if tasks[one.code]]
    return pd.DataFrame(counted, columns=["rating", "tasks", "computed"])


def run_words(run) -> str:
    """A run in words: "12 complete, 2 computed"."""
    said = f"{run.tasks:,} {ratings.label(run.rating).lower()}"
    if not run.computed:
        return said
    return f"{said}, computed" if run.computed == run.tasks else f"{said}, {run.computed:,} computed"


def in_words(rows: pd.DataFrame) -> str:
    """The whole strip in words, for those who don't see it."""
    return "; ".join(run_words(run) for run in runs(rows).itertuples())


def strip_headline(rows: pd.DataFrame) -> str:
    """The finding of a status strip (rows of overview_strip, one plan)."""
    total = len(rows)
    for one in ratings.SLIPPING:
        number = int((rows["rating"] == one.code).sum())
        if number:
            said = f"{words.of(number, total)} {'is' if number == 1 else 'are'} {one.label.lower()}"
            return said + (_since_words(rows) if one.code == "off_track" else "")
    done = int((rows["rating"] == "complete").sum())
    return f"none of {total:,} is off track or behind; {words.of(done, total)} complete"


def _since_words(rows: pd.DataFrame) -> str:
    """How many of the tasks off track are so only by time; "" where none is."""
    return stale.off_track(int((rows["rating"] == "off_track").sum()), int(rows["is_past_since_words"].sum()))


def basis(rows: pd.DataFrame) -> str:
    """How many of the ratings are computed (rows with rating and rating_basis)."""
    rated = rows["rating"].notna().sum()
    computed = (rows["rating_basis"] == "computed").sum()
    if not computed:
        return "no rating is computed"
    said = "all ratings" if computed == rated else f"{words.of(int(computed), int(rated))} ratings"
    return f"{said} computed (outlined; solid: declared or confirmed)"


def why(task) -> str:
    """Why a task needs attention (a row of overview_attention): rating, lateness, lead, reason."""
    parts = [ratings.words(task.rating, task.rating_basis)]
    parts += [late] if (late := task_rows.late(task.days_overdue, task.due_window)) else []
    leads = words.several(list(task.leads))
    parts.append(task_rows.marked(f"lead {leads}" if leads else "no lead given", task.confirmed, "leads"))
    because = "" if words.is_missing(task.computed_because) else f" {task.computed_because.split(': ', 1)[-1]}"
    return f"{'; '.join(parts)}.{because[:1]}{because[1:2].upper()}{because[2:]}"


def strip_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures of a status strip (rows of overview_strip, one plan), a row for each rating."""
    told = [
        (ratings.letter(run.rating), ratings.label(run.rating), run.tasks, run.computed)
        for run in runs(rows).itertuples()
    ]
    return pd.DataFrame(told, columns=["Letter", "Rating", "Tasks", "Of these computed"])
