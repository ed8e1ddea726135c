"""Writes plain text to send: what a lead has late or due soon, and the week for whoever keeps the plan."""

import textwrap
from collections.abc import Callable, Iterable

import pandas as pd

from pages.said import ratings, words
from pages.said.task_rows import due, late, lead_names

GROUPS = {
    "overdue": "Overdue",
    "due_today": "Due today",
    "days_14": "Due within 14 days",
    "days_90": "Due in 15 to 90 days",
}
COMPUTED = "Ratings marked “computed” are this dashboard’s, judged from the plan’s words and dates, not the council’s."
_WIDTH = 78


def chase(lead: str, rows: pd.DataFrame, address_of: Callable[[str], str]) -> str:
    """A letter to a lead about what of theirs is overdue or due within 90 days, each plan as at its own date.

    rows: of the query due_soon, anybody's; lead: a name in their leads, or "" for tasks without one; address_of: the
    full address that opens a task, from its id.
    """
    theirs = rows[[lead in names if lead else len(names) == 0 for names in rows["leads"]]]
    plans = list(theirs.groupby("plan_id", sort=False))
    if not plans:
        whose = f"that {lead} leads" if lead else "without a lead"
        return f"Nothing {whose} is overdue or due within 90 days.\n"
    parts = [f"{plan['plan_title'].iloc[0]}: {_counts(plan)}" for _, plan in plans]
    ask = "Please reply, for each task, with what has been done or with a new date."
    opening = f"Dear {lead}," if lead else "These tasks have no lead. Who takes each of them on?"
    return letter(
        f"Prevent action plan, {'; '.join(parts)}",
        [
            opening,
            *[block for _, plan in plans for block in tasks_of(plan, GROUPS, address_of)],
            *([ask] if lead else []),
        ],
        theirs,
    )


def tasks_of(
    plan: pd.DataFrame, groups: Iterable[str], address_of: Callable[[str], str], *, names_leads=False
) -> list[str]:
    """The paragraphs about one plan: its name and date, then its tasks under each of some groups that has any.

    plan: rows of the query due_soon, of one plan.
    """
    blocks = [_wrapped(f"{plan['plan_title'].iloc[0]}, as at {words.day(plan['as_at'].iloc[0])}:")]
    for group in groups:
        held = plan[plan["soon"] == group]
        if len(held):
            tasks = [_task(task, address_of, names_leads) for task in held.itertuples()]
            blocks.append("\n".join([f"{GROUPS[group].upper()} ({len(held):,})", *tasks]))
    return blocks


def letter(subject: str, blocks: list[str], rows: pd.DataFrame) -> str:
    """A whole letter: subject line, paragraphs, what computed means where it is said, the plans' markings around it.

    rows: of the query due_soon, those that the letter names.
    """
    marking = "\n".join(dict.fromkeys(rows["marking"].dropna()))
    basis = [_wrapped(COMPUTED)] if (rows["rating_basis"] == "computed").any() else []
    whole = "\n\n".join([f"Subject: {subject}", *blocks, *basis])
    return "\n\n".join(part for part in (marking, whole, marking) if part) + "\n"


def _counts(plan: pd.DataFrame) -> str:
    """ "2 overdue, 1 due within 14 days"."""
    counts = {group: int((plan["soon"] == group).sum()) for group in GROUPS}
    return words.several(
        f"{count:,} {GROUPS[group][0].lower()}{GROUPS[group][1:]}" for group, count in counts.items() if count
    )


def _task(task, address_of: Callable[[str], str], names_leads: bool) -> str:
    when = f"Due {due(task.due_on, task.timescale_text)}"
    said = late(task.days_overdue)
    said = f"{when}, {said}." if said else f"{when}."
    rating = "Not rated" if words.is_missing(task.rating) else ratings.label(task.rating)
    basis = f", {task.rating_basis}" if task.rating_basis in ("computed", "confirmed") else ""
    lead = f" Lead: {lead_names(task.leads)}." if names_leads else ""
    name = " ".join(f"{words.text(task.ref, '')} {words.text(task.action)}".split())
    return "\n".join([
        _wrapped(name, "- "),
        _wrapped(f"{said}{lead} {rating}{basis}.", "  "),
        f"  {address_of(task.task_id)}",
    ])  # fmt: skip


def _wrapped(said: str, begin: str = "") -> str:
    return textwrap.fill(
        said, _WIDTH, initial_indent=begin, subsequent_indent=" " * len(begin), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
