"""What is late or off track, a row each: latest report, cause, recovery action, revised date and by whom.

The plan's own words, and what a manager wrote; what neither says is asked of the lead. A next step that the plan wrote
before it knew a task to be late is no recovery action.
"""

from dataclasses import replace

import pandas as pd

from pages.board.pack import late_words, telling
from pages.board.pack.audience import WITHHELD
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Sentence, Series, Table
from pages.said import stale, task_rows, words

_BANDS = {1: "Up to 3 months", 2: "3 to 6 months", 3: "6 to 12 months", 4: "Over a year", 5: "Off track, not overdue"}
_ASKED = {"cause": "the cause", "recovery": "recovery action"}
_NOT_REVISED = "not revised"


def section(facts: Facts) -> Section:
    """The part after what is going well."""
    panels = [] if facts.late.empty else [_tasks(facts), _ages(facts)]
    return telling.section("late", "Late and off track", panels, "late or off track")


def says(facts: Facts, field: str) -> int:
    """How many of the late tasks have a cause, or recovery action, from the plan or a manager. field: of late_words."""
    return sum(is_said(facts, row, field) for row in facts.late.itertuples())


def overdue(facts: Facts) -> str:
    """How many are overdue, the longest by how much, and how many more are off track: the finding of this part."""
    past, more = facts.late[facts.late["is_overdue"]], facts.late[~facts.late["is_overdue"]]
    if past.empty:
        return f"{_off_track(more, words.count(len(more), 'task'))}, {'not' if len(more) == 1 else 'none'} overdue"
    longest = words.age(past["days_overdue"].max()).removesuffix(" overdue")
    by = "by" if len(past) == 1 else "the longest by"
    said = f"{words.count(len(past), 'task')} {telling.is_are(len(past))} overdue, {by} {longest}"
    return f"{said}; {_off_track(more, f'{len(more):,} more')}" if len(more) else said


def _off_track(rows: pd.DataFrame, named: str) -> str:
    """That some tasks are off track, and on whose word: "2 more are off track, 1 of them on this tool’s reading"."""
    computed = int((rows["rating_basis"] == "computed").sum())
    said = f"{named} {telling.is_are(len(rows))} off track"
    return said + telling.by_tool(computed, len(rows))


def causes(facts: Facts) -> str:
    """How many of the late tasks have a cause: "3 say why"."""
    number, of = says(facts, "cause"), len(facts.late)
    if of == 1:
        return "the cause is given" if number else "no cause is given"
    return f"{telling.part(number, of)} {'says' if number < 2 else 'say'} why"


def without_column(facts: Facts) -> list[str]:
    """The titles of the plans with a late task whose document has no column for next steps."""
    there = set(facts.late["plan_id"])
    return [one.title for one in facts.plans.itertuples() if one.plan_id in there and not one.has_next_steps]


def no_column(facts: Facts) -> str:
    """That a plan has no column for next steps: said once, so that it isn't blamed for having none."""
    without = without_column(facts)
    named = "the plan" if facts.is_one_plan else words.several(without)
    return f"{named} {telling.has_have(len(without))} no column for recovery action"


def _tasks(facts: Facts) -> Panel:
    heads = (
        Column("Task", width=2.6), Column("Due", width=0.9, is_brief=False), Column("Late by", width=0.9),
        Column("Rating", "rating", 1.2, is_brief=False), Column("Latest report", width=2.4),
        Column("Cause", width=1.6), Column("Recovery action", width=2.2), Column("Revised date, by whom", width=1.6),
    )  # fmt: skip
    late = telling.figure(facts, "late")
    title = f"{overdue(facts)}; {causes(facts)}"
    return telling.panel(
        facts, "late.tasks", title, n=facts.value("tasks"), sentences=[*_since_words(facts), *_asked(facts)],
        figures=[late, telling.figure(facts, "overdue"), telling.figure(facts, "no_way_back")],
        picture=Table("Late or off track", heads, tuple(_row(facts, row) for row in facts.late.itertuples())),
    )  # fmt: skip


def _row(facts: Facts, row) -> Row:
    given = facts.written.get(row.task_id, {})
    made = telling.task_row(
        row,
        name(facts, row),
        task_rows.due(row.due_on, row.timescale_text),
        _late_by(row),
        telling.rated(row),
        _added(given, "report") or report(row) or "nothing reported",
        _added(given, "cause") or _cause(row) or _to_ask(facts, row),
        _recovery(facts, row),
        f"{_added(given, 'revised_on') or _revised(row)}; {_added(given, 'by_whom') or _lead(row)}",
    )
    return replace(made, is_written=bool(given))


def _recovery(facts: Facts, row) -> str:
    """What a manager wrote, and the plan's next steps: an ordinary next step is no recovery action, which is asked."""
    own, plans = _added(facts.written.get(row.task_id, {}), "recovery"), _text(row.next_steps)
    if plans and not row.is_way_back:
        plans = f"next step of {words.day(row.snapshot_as_at)}: {plans}"
        own = own or _to_ask(facts, row)
    return "; ".join(said for said in (own, plans) if said) or _to_ask(facts, row)


def name(facts: Facts, row) -> str:
    """A task by its ref and action, with its plan where there are several."""
    named = f"{words.text(row.ref, 'no ref')} {telling.short(row.action, 110)}"
    return named if facts.is_one_plan else f"{row.plan}: {named}"


def _added(given: dict[str, str], field: str) -> str:
    """What a person wrote, marked as theirs; "" where they wrote nothing."""
    if field not in given:
        return ""
    said = words.day_of(given[field]) if field == "revised_on" else given[field]
    return f"{said} {late_words.ADDED}"


def _late_by(row) -> str:
    if row.is_overdue:
        return words.age(row.days_overdue).removesuffix(" overdue")
    off = "off track, on this tool’s reading" if row.rating_basis == "computed" else "off track"
    return f"{off}; not yet due" if not words.is_missing(row.due_on) else off


def report(row) -> str:
    """The latest words about how a task stands, of those that may be seen; "" where there are none."""
    given = [text for text in (row.status_text, row.progress) if not words.is_missing(text)]
    seen = [text for text in given if text != WITHHELD]
    return telling.short(" ".join(seen)) if seen else WITHHELD if given else ""


def _cause(row) -> str:
    """Why a task is late, as far as the plan's words say; "" where they don't."""
    if words.is_missing(row.delay_label):
        return ""
    label = row.delay_label[:1].upper() + row.delay_label[1:]
    return label if words.is_missing(row.delay_phrase) else f"{label}: “{telling.short(row.delay_phrase, 110)}”"


def _text(value) -> str:
    return "" if words.is_missing(value) else telling.short(value)


def _to_ask(facts: Facts, row) -> str:
    if facts.choice.audience == "lead":
        return "asked of you"
    return "asked of the lead" if len(row.leads) else "no lead to ask"


def _revised(row) -> str:
    """The date that took the place of an earlier one, with what that was, and whether it has passed as well."""
    if words.is_missing(row.due_on):
        return words.NO_DATE
    if words.is_missing(row.was_due_on):
        return _NOT_REVISED
    decided = ", as decided" if row.is_due_decided else ""
    passed = ", which has passed" if row.is_overdue else ""
    return f"{words.day(row.due_on)}{decided}{passed} (was {words.day(row.was_due_on)})"


def _lead(row) -> str:
    return words.several(row.leads) if len(row.leads) else "no lead named"


def is_said(facts: Facts, row, field: str) -> bool:
    """Whether a late task (a row of board_late) has a cause, or recovery action, from the plan or a manager."""
    if field == "recovery":
        return facts.has_recovery(row)
    return field in facts.written.get(row.task_id, {}) or not words.is_missing(row.delay_label)


def _asked(facts: Facts) -> list[Sentence]:
    """What the plan doesn't say of its late tasks and is therefore asked, and where it has no room to say it."""
    number, told = len(facts.late), []
    if without_column(facts):
        told.append(telling.sentence(facts, "late.no_column", f"{no_column(facts)}.", number))
    lacking: dict[int, list[str]] = {}
    for field, what in _ASKED.items():
        lacking.setdefault(number - says(facts, field), []).append(what)
    parts = [f"{words.several(what)}{_of_all(left, number)}" for left, what in lacking.items() if left]
    if parts:
        whom = "you" if facts.choice.audience == "lead" else "the lead" if number == 1 else "the leads"
        told.append(telling.sentence(facts, "late.asked", f"Asked of {whom}: {words.several(parts)}.", number))
    return told


def _of_all(left: int, of: int) -> str:
    if of == 1:
        return ""
    all_of_them = "both tasks" if of == 2 else f"all {of:,} tasks"
    return f" for {all_of_them if left == of else f'{left:,} of {of:,} tasks'}"


def _since_words(facts: Facts) -> list[Sentence]:
    """How many of the tasks off track are so only because time has passed since stale words; nothing where none is."""
    past, off_track = facts.value("past_since_words"), facts.value("off_track")
    if not past:
        return []
    text = f"{words.count(off_track, 'task')} {telling.is_are(off_track)} off track{stale.off_track(off_track, past)}."
    return [telling.sentence(facts, "late.since_words", text, off_track)]


def _ages(facts: Facts) -> Panel:
    """How long the late tasks have been late, for the annex."""
    rows, total = facts.late, facts.value("tasks")
    late = telling.figure(facts, "late")
    groups = [(name, rows[rows["band"] == band]) for band, name in _BANDS.items() if (rows["band"] == band).any()]
    series = Series(
        "Tasks", None, False,
        tuple(int(part["tasks_in_band"].iloc[0]) for _, part in groups),
        tuple(tuple(part["task_id"]) for _, part in groups),
    )  # fmt: skip
    told = [telling.sentence(facts, "late.all", f"{telling.tasks_are(late)} past the due date or off track.", total)]
    chart = telling.drawn("How long late tasks have been overdue.", "tasks", [name for name, _ in groups], [series])
    return telling.panel(
        facts, "late.ages", f"How long the late tasks have been late: {_ages_said(groups)}", n=total, sentences=told,
        figures=[late, telling.figure(facts, "overdue")], picture=chart, in_annex=True,
    )  # fmt: skip


def _ages_said(groups: list[tuple[str, pd.DataFrame]]) -> str:
    ahead = _BANDS[5]
    return ", ".join(
        f"{len(part):,} {'' if name == ahead else 'by '}{name[:1].lower()}{name[1:]}" for name, part in groups
    )
