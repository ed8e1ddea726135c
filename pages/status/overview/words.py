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


LIVE_WINDOWS = ("overdue", "next_quarter", "later", "undated")


def numbers(plans: pd.DataFrame) -> list[Number]:
    """The seven counts of tasks, each with its n. plans: rows of the query overview."""
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
        number("Due next quarter", "next_quarter", "tasks", {"due": ("next_quarter",)}, ""),
        number("No information", "no_information", "tasks", {"ratings": ("no_information",)}, "Nothing was reported."),
        number("Not rated", "not_rated", "tasks", {"ratings": ("not_rated",)},
               "No rating can be given; each task says why."),
        number("Unowned", "unowned", "live", {"leads": ("",), "due": LIVE_WINDOWS},
               "Without a lead, among the tasks that are neither complete nor closed."),
    ]  # fmt: skip


def sentence(plan) -> str:
    """What a manager would say of one plan (a row of the query overview)."""
    open_total = int(plan.tasks - plan.closed - plan.duplicates)
    said = [f"{words.of(int(plan.complete), open_total)} {'is' if plan.complete == 1 else 'are'} complete"]
    late = "none is overdue"
    if plan.overdue:
        late = f"{int(plan.overdue):,} {'is' if plan.overdue == 1 else 'are'} overdue"
        late += f", the longest by {words.age(plan.longest_overdue).removesuffix(' overdue')}"
    said.append(late)
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
    parts += [words.age(task.days_overdue)] if not words.is_missing(task.days_overdue) else []
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
