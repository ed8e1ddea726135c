"""Writes plain text to send: what a lead has late or due soon, and the week for whoever keeps the plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.said import ratings, words
from pages.said.language import Named, marked, say, says
from pages.said.task_rows import due, late, lead_names

GROUPS = Named(
    {
        "overdue": marked("Overdue"),
        "due_today": marked("Due today"),
        "days_14": marked("Due within 14 days"),
        "days_90": marked("Due in 15 to 90 days"),
    }
)
COMPUTED = marked(
    "Ratings marked “computed” are this dashboard’s, judged from the plan’s words and dates, not the council’s."
)
_MOST = 12  # tasks of a group that has a list of its own to lead to


@dataclass(frozen=True)
class Week:
    """What the letter of the week says of a plan beside its tasks, all of it plain text.

    said: sentences about where it stands; next_due: in words; waiting: what waits for a decision, with its address;
    lists: the address of all the tasks of a group; has_computed: whether this dashboard gave any of its ratings.
    """

    plan: str
    as_at: str
    said: Sequence[str]
    next_due: str
    waiting: Sequence[tuple[str, str]]
    lists: Mapping[str, str]
    has_computed: bool
    marking: str = ""


def chase(lead: str, rows: pd.DataFrame, address_of: Callable[[str], str]) -> str:
    """A letter to a lead about what of theirs is overdue or due within 90 days, each plan as at its own date.

    rows: of the query due_soon, anybody's; lead: a name in their leads, or "" for tasks without one; address_of: the
    full address that opens a task, from its id.
    """
    theirs = rows[[lead in names if lead else len(names) == 0 for names in rows["leads"]]]
    plans = [plan for _, plan in theirs.groupby("plan_id", sort=False)]
    if not plans:
        if lead:
            return say("Nothing that {lead} leads is overdue or due within 90 days.", lead=lead) + "\n"
        return say("Nothing without a lead is overdue or due within 90 days.") + "\n"
    subjects = [f"{plan['plan_title'].iloc[0]}: {counts(plan)}" for plan in plans]
    ask = say("Please reply, for each task, with what has been done or with a new date.")
    blocks = [say("Dear {lead},", lead=lead) if lead else say("These tasks have no lead. Who takes each of them on?")]
    for plan in plans:
        title, as_at = plan["plan_title"].iloc[0], words.day(plan["as_at"].iloc[0])
        blocks.append(say("{plan}, as at {day}:", plan=title, day=as_at))
        blocks += [_group(code, plan, address_of, names_leads=False) for code in GROUPS if _number(plan, code)]
    return _letter(
        say("Prevent action plan, {plans}", plans="; ".join(subjects)),
        [*blocks, *([ask] if lead else [])],
        has_computed=(theirs["rating_basis"] == "computed").any(),
        marking="\n".join(dict.fromkeys(theirs["marking"].dropna())),
    )


def monday(week: Week, rows: pd.DataFrame, address_of: Callable[[str], str]) -> str:
    """The letter of the week about one plan: what is overdue, due within 14 days, and waiting for a decision.

    rows: of the query due_soon, of that plan; address_of: as for chase.
    """
    soon = rows[rows["soon"] != "days_90"]
    blocks = list(week.said)
    for code in ("overdue", "due_today", "days_14"):
        if _number(soon, code):
            blocks.append(_group(code, soon, address_of, names_leads=True, all_at=week.lists.get(code, "")))
    if not _number(soon, "days_14"):
        blocks.append(say("Nothing is due within 14 days; {next_due}.", next_due=week.next_due))
    if week.waiting:
        lines = [f"- {said}\n  {address}" for said, address in week.waiting]
        blocks.append("\n".join([say("WAITING FOR A DECISION"), *lines]))
    return _letter(
        say(
            "Prevent action plan, {plan}, as at {day}: {counts}",
            plan=week.plan,
            day=week.as_at,
            counts=counts(soon) or say("nothing overdue or due soon"),
        ),
        blocks,
        has_computed=week.has_computed,
        marking=week.marking,
    )


def counts(rows: pd.DataFrame) -> str:
    """How many tasks are late or due soon: "2 overdue (1 new this week) and 1 due within 14 days"; "" for none."""
    said = {code: _number(rows, code) for code in GROUPS}
    return words.several(
        f"{number:,} {GROUPS[code][0].lower()}{GROUPS[code][1:]}{_new(rows) if code == 'overdue' else ''}"
        for code, number in said.items()
        if number
    )


def _new(rows: pd.DataFrame) -> str:
    number = int(rows["is_newly_overdue"].sum())
    if not number:
        return ""
    return " " + says(number, "({number} new this week)", "({number} new this week)", number=f"{number:,}")


def _number(rows: pd.DataFrame, code: str) -> int:
    return int((rows["soon"] == code).sum())


def _group(
    code: str, rows: pd.DataFrame, address_of: Callable[[str], str], *, names_leads: bool, all_at: str = ""
) -> str:
    """A group of tasks under its name; of a long one the first, and where the rest is, if that has an address."""
    held = rows[rows["soon"] == code]
    shown = held.head(_MOST) if all_at else held
    left = len(held) - len(shown)
    more = [say("- and {number} more:", number=f"{left:,}") + f"\n  {all_at}"] if left else []
    tasks = [_task(task, address_of, names_leads) for task in shown.itertuples()]
    return "\n".join([f"{GROUPS[code].upper()} ({len(held):,})", *tasks, *more])


def _letter(subject: str, blocks: list[str], *, has_computed: bool, marking: str) -> str:
    """A whole letter: its subject, its paragraphs, what computed means where it is said, the marking around it."""
    whole = "\n\n".join(
        [say("Subject: {subject}", subject=subject), *blocks, *([say(COMPUTED)] if has_computed else [])]
    )
    return "\n\n".join(part for part in (marking, whole, marking) if part) + "\n"


def _task(task, address_of: Callable[[str], str], names_leads: bool) -> str:
    said = say("Due {day}", day=due(task.due_on, task.timescale_text))
    if task.soon == "overdue":
        said += f", {late(task.days_overdue)}"
    said = say("{due}, new this week.", due=said) if task.is_newly_overdue else f"{said}."
    rating = ratings.with_basis(ratings.label(task.rating), task.rating_basis)
    lead = say(" Lead: {lead}.", lead=lead_names(task.leads)) if names_leads else ""
    name = " ".join(f"{words.text(task.ref, '')} {words.text(task.action)}".split())
    return f"- {name}\n  {said}{lead} {rating}.\n  {address_of(task.task_id)}"
