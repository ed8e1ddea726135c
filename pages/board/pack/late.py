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
from pages.said.language import marked, say, says

NO_REF = marked("no ref")
_BANDS = {  # of a late task: its name, and how many are of it
    1: (marked("Up to 3 months"), marked("{number} by up to 3 months")),
    2: (marked("3 to 6 months"), marked("{number} by 3 to 6 months")),
    3: (marked("6 to 12 months"), marked("{number} by 6 to 12 months")),
    4: (marked("Over a year"), marked("{number} by over a year")),
    5: (marked("Off track, not overdue"), marked("{number} off track, not overdue")),
}
_ASKED = {"cause": marked("the cause"), "recovery": marked("recovery action")}


def section(facts: Facts) -> Section:
    """The part after what is going well."""
    panels = [] if facts.late.empty else [_tasks(facts), _ages(facts)]
    return telling.section("late", say("Late and off track"), panels, say("late or off track"))


def given(facts: Facts, field: str) -> int:
    """How many of the late tasks have a cause, or recovery action, from the plan or a manager. field: of late_words."""
    return sum(is_said(facts, row, field) for row in facts.late.itertuples())


def overdue(facts: Facts) -> str:
    """How many are overdue, the longest by how much, and how many more are off track: the finding of this part."""
    past, more = facts.late[facts.late["is_overdue"]], facts.late[~facts.late["is_overdue"]]
    if past.empty:
        return says(
            len(more),
            "{number} task is off track{whose}, not overdue",
            "{number} tasks are off track{whose}, none overdue",
            number=f"{len(more):,}",
            whose=_whose(more),
        )
    said = says(
        len(past),
        "{number} task is overdue, by {time}",
        "{number} tasks are overdue, the longest by {time}",
        number=f"{len(past):,}",
        time=words.how_long(past["days_overdue"].max()),
    )
    if more.empty:
        return said
    rest = says(
        len(more),
        "{number} more is off track{whose}",
        "{number} more are off track{whose}",
        number=f"{len(more):,}",
        whose=_whose(more),
    )
    return f"{said}; {rest}"


def _whose(rows: pd.DataFrame) -> str:
    """On whose word some tasks are off track: ", 1 of them on this tool’s reading"."""
    return telling.by_tool(int((rows["rating_basis"] == "computed").sum()), len(rows))


def causes(facts: Facts) -> str:
    """How many of the late tasks have a cause: "3 say why"."""
    number, of = given(facts, "cause"), len(facts.late)
    if of == 1:
        return say("the cause is given") if number else say("no cause is given")
    if not number:
        return say("none says why")
    return says(number, "{part} says why", "{part} say why", part=telling.part(number, of))


def without_column(facts: Facts) -> list[str]:
    """The titles of the plans with a late task whose document has no column for next steps."""
    there = set(facts.late["plan_id"])
    return [one.title for one in facts.plans.itertuples() if one.plan_id in there and not one.has_next_steps]


def no_column(facts: Facts) -> str:
    """That a plan has no column for next steps: said once, so that it isn't blamed for having none."""
    without = without_column(facts)
    if facts.is_one_plan:
        return say("the plan has no column for recovery action")
    return says(
        len(without),
        "{plans} has no column for recovery action",
        "{plans} have no column for recovery action",
        plans=words.several(without),
    )


def _tasks(facts: Facts) -> Panel:
    heads = (
        Column(say("Task"), width=2.6), Column(say("Due"), width=0.9, is_brief=False),
        Column(say("Late by"), width=0.9), Column(say("Rating"), "rating", 1.2, is_brief=False),
        Column(say("Latest report"), width=2.4), Column(say("Cause"), width=1.6),
        Column(say("Recovery action"), width=2.2), Column(say("Revised date, by whom"), width=1.6),
    )  # fmt: skip
    late = telling.figure(facts, "late")
    title = f"{overdue(facts)}; {causes(facts)}"
    return telling.panel(
        facts, "late.tasks", title, n=facts.value("tasks"), sentences=[*_since_words(facts), *_asked(facts)],
        figures=[late, telling.figure(facts, "overdue"), telling.figure(facts, "no_way_back")],
        picture=Table(say("Late or off track"), heads, tuple(_row(facts, row) for row in facts.late.itertuples())),
    )  # fmt: skip


def _row(facts: Facts, row) -> Row:
    given = facts.written.get(row.task_id, {})
    made = telling.task_row(
        row,
        name(facts, row),
        task_rows.due(row.due_on, row.timescale_text),
        _late_by(row),
        telling.rated(row),
        _added(given, "report") or report(row) or say("nothing reported"),
        _added(given, "cause") or _cause(row) or _to_ask(facts, row),
        _recovery(facts, row),
        f"{_added(given, 'revised_on') or _revised(row)}; {_added(given, 'by_whom') or _lead(row)}",
    )
    return replace(made, is_written=bool(given))


def _recovery(facts: Facts, row) -> str:
    """What a manager wrote, and the plan's next steps: an ordinary next step is no recovery action, which is asked."""
    own, plans = _added(facts.written.get(row.task_id, {}), "recovery"), _text(row.next_steps)
    if plans and not row.is_way_back:
        plans = say("next step of {day}: {words}", day=words.day(row.snapshot_as_at), words=plans)
        own = own or _to_ask(facts, row)
    return "; ".join(said for said in (own, plans) if said) or _to_ask(facts, row)


def name(facts: Facts, row) -> str:
    """A task by its ref and action, with its plan where there are several."""
    named = f"{words.text(row.ref, NO_REF)} {telling.short(row.action, 110)}"
    return named if facts.is_one_plan else f"{row.plan}: {named}"


def _added(given: dict[str, str], field: str) -> str:
    """What a person wrote, marked as theirs; "" where they wrote nothing."""
    if field not in given:
        return ""
    said = words.day_of(given[field]) if field == "revised_on" else given[field]
    return f"{said} {say(late_words.ADDED)}"


def _late_by(row) -> str:
    if row.is_overdue:
        return words.how_long(row.days_overdue)
    is_computed = row.rating_basis == "computed"
    off = say("off track, on this tool’s reading") if is_computed else say("off track")
    return off if words.is_missing(row.due_on) else say("{off_track}; not yet due", off_track=off)


def report(row) -> str:
    """The latest words about how a task stands, of those that may be seen; "" where there are none."""
    given = [text for text in (row.status_text, row.progress) if not words.is_missing(text)]
    withheld = say(WITHHELD)
    seen = [text for text in given if text != withheld]
    return telling.short(" ".join(seen)) if seen else withheld if given else ""


def _cause(row) -> str:
    """Why a task is late, as far as the plan's words say; "" where they don't."""
    if words.is_missing(row.delay_label):
        return ""
    label = say(row.delay_label)
    label = label[:1].upper() + label[1:]
    return label if words.is_missing(row.delay_phrase) else f"{label}: “{telling.short(row.delay_phrase, 110)}”"


def _text(value) -> str:
    return "" if words.is_missing(value) else telling.short(value)


def _to_ask(facts: Facts, row) -> str:
    if facts.choice.audience == "lead":
        return say("asked of you")
    return say("asked of the lead") if len(row.leads) else say("no lead to ask")


def _revised(row) -> str:
    """The date that took the place of an earlier one, with what that was, and whether it has passed as well."""
    if words.is_missing(row.due_on):
        return say(words.NO_DATE)
    if words.is_missing(row.was_due_on):
        return say("not revised")
    decided = say(", as decided") if row.is_due_decided else ""
    passed = say(", which has passed") if row.is_overdue else ""
    now, was = f"{words.day(row.due_on)}{decided}{passed}", words.day(row.was_due_on)
    return say("{day} (was {earlier})", day=now, earlier=was)


def _lead(row) -> str:
    return words.several(row.leads) if len(row.leads) else say("no lead named")


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
        lacking.setdefault(number - given(facts, field), []).append(what)
    parts = [_for(_both_or_one(what), left, number) for left, what in lacking.items() if left]
    if parts:
        text = _asked_of(facts, number, words.several(parts))
        told.append(telling.sentence(facts, "late.asked", text, number))
    return told


def _both_or_one(what: list[str]) -> str:
    return say("the cause and recovery action") if len(what) > 1 else say(what[0])


def _asked_of(facts: Facts, number: int, what: str) -> str:
    if facts.choice.audience == "lead":
        return say("Asked of you: {what}.", what=what)
    return says(number, "Asked of the lead: {what}.", "Asked of the leads: {what}.", what=what)


def _for(what: str, left: int, of: int) -> str:
    """What is asked for some of the late tasks: "the cause for 3 of 12 tasks"."""
    if of == 1:
        return what
    if left < of:
        return say("{what} for {part} tasks", what=what, part=words.of(left, of))
    if of == 2:
        return say("{what} for both tasks", what=what)
    return say("{what} for all {number} tasks", what=what, number=f"{of:,}")


def _since_words(facts: Facts) -> list[Sentence]:
    """How many of the tasks off track are so only because time has passed since stale words; nothing where none is."""
    past, off_track = facts.value("past_since_words"), facts.value("off_track")
    if not past:
        return []
    text = says(
        off_track,
        "{number} task is off track{why}.",
        "{number} tasks are off track{why}.",
        number=f"{off_track:,}",
        why=stale.off_track(off_track, past),
    )
    return [telling.sentence(facts, "late.since_words", text, off_track)]


def _ages(facts: Facts) -> Panel:
    """How long the late tasks have been late, for the annex."""
    rows, total = facts.late, facts.value("tasks")
    late = telling.figure(facts, "late")
    groups = [(band, rows[rows["band"] == band]) for band in _BANDS if (rows["band"] == band).any()]
    series = Series(
        say("Tasks"), None, False,
        tuple(int(part["tasks_in_band"].iloc[0]) for _, part in groups),
        tuple(tuple(part["task_id"]) for _, part in groups),
    )  # fmt: skip
    all_told = f"{telling.tasks_are(late, telling.PAST_DUE_OR_OFF_TRACK)}."
    told = [telling.sentence(facts, "late.all", all_told, total)]
    names = [say(_BANDS[band][0]) for band, _ in groups]
    chart = telling.drawn(say("How long late tasks have been overdue."), "tasks", names, [series])
    return telling.panel(
        facts, "late.ages", _ages_said(groups), n=total, sentences=told,
        figures=[late, telling.figure(facts, "overdue")], picture=chart, in_annex=True,
    )  # fmt: skip


def _ages_said(groups: list[tuple[int, pd.DataFrame]]) -> str:
    ages = ", ".join(say(_BANDS[band][1], number=f"{len(part):,}") for band, part in groups)
    return say("How long the late tasks have been late: {ages}", ages=ages)
