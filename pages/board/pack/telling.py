"""The small pieces that every part of the story is told with: figures, sentences with their n and date, charts."""

from dataclasses import dataclass, replace

import pandas as pd

from loaders.lookups import rating_scale
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Figure, Panel, Picture, Row, Section, Sentence, Series, Table, Timeline
from pages.said import ratings, task_rows, words
from pages.said.language import marked, say

FIGURES = {
    "tasks": marked("Tasks"),
    **{one.code: one.label for one in rating_scale.rating_scale()},
    "overdue": marked("Overdue"),
    "due_today": marked("Due today"),
    "next_quarter": marked("Due next quarter"),
    "fell_due": marked("Fell due this quarter"),
    "fell_due_complete": marked("Complete, of those that fell due this quarter"),
    "date_replaced": marked("With “Completed” in place of a date"),
    "unowned": marked("Without a lead, of those not complete or closed"),
    "late": marked("Late or off track"),
    "no_way_back": marked("Late or off track, with no recovery action given"),
    "undated": marked("Without a date, of those not complete or closed"),
    "closed": marked("Closed without doing"),
    "duplicates": marked("Decided duplicates"),
    "declared": marked("Ratings of the council’s own"),
    "computed": marked("Ratings on this tool’s reading"),
    "confirmed": marked("Ratings decided by a person"),
    "past_since_words": marked("Off track only because time has passed since the words were written"),
}

_UNITS = {marked("tasks"): "task", marked("people"): "person", marked("fields"): "field"}  # that a chart counts: of one


@dataclass(frozen=True)
class Standing:
    """How tasks stand, as a verb and what follows it: of one task, of several, and of the only task that doesn't."""

    one: str
    many: str
    isnt: str


COMPLETE = Standing(marked("is complete"), marked("are complete"), marked("is not complete"))
REPORTED_COMPLETE = Standing(
    marked("is reported complete"), marked("are reported complete"), marked("is not reported complete")
)
OVERDUE = Standing(marked("is overdue"), marked("are overdue"), marked("is not overdue"))
OFF_TRACK = Standing(marked("is off track"), marked("are off track"), marked("is not off track"))
OVERDUE_OR_OFF_TRACK = Standing(
    marked("is overdue or off track"), marked("are overdue or off track"), marked("is not overdue or off track")
)
PAST_DUE_OR_OFF_TRACK = Standing(
    marked("is past the due date or off track"),
    marked("are past the due date or off track"),
    marked("is not past the due date or off track"),
)


def figure(facts: Facts, code: str, plan=None) -> Figure:
    """A figure of a plan (a row of board_plans), or of all plans together."""
    plan_id = plan.plan_id if plan is not None else None
    if code == "no_way_back":
        return _no_way_back(facts, plan)
    value, total = facts.value(code, plan_id), facts.total(code, plan_id)
    said = f"{value:,}" if code == "tasks" else words.of(value, total)
    name, label = _named(facts, code, plan)
    return Figure(name, label, value, None if code == "tasks" else total, said, facts.task_ids(code, plan_id))


def _named(facts: Facts, code: str, plan) -> tuple[str, str]:
    """The id of a figure and its label, with the plan where there are several."""
    label = say(FIGURES[code])
    label = label if plan is None or facts.is_one_plan else f"{plan.title}: {label}"
    return f"{code}@{plan.plan_id}" if plan is not None else code, label


def _no_way_back(facts: Facts, plan) -> Figure:
    rows, late = facts.without_recovery, facts.late
    if plan is not None:
        rows, late = rows[rows["plan_id"] == plan.plan_id], late[late["plan_id"] == plan.plan_id]
    return counted(*_named(facts, "no_way_back", plan), rows["task_id"], len(late))


def counted(id_: str, label: str, task_ids, of: int) -> Figure:
    """A figure that counts given tasks."""
    ids = tuple(dict.fromkeys(task_ids))
    return Figure(id_, label, len(ids), of, words.of(len(ids), of), ids)


def basis(facts: Facts, number: int, noun: str = "task") -> str:
    """The n and the as-at date of a sentence: "37 tasks, as at 31 Dec 2016"."""
    return say("{tasks}, as at {day}", tasks=words.count(number, noun), day=facts.when)


def sentence(facts: Facts, id_: str, text: str, number: int, noun: str = "task", label: str = "") -> Sentence:
    """A sentence made from figures, with its n and as-at date; it begins with a capital letter."""
    text = text[:1].upper() + text[1:]
    return Sentence(id_, text, text, basis(facts, number, noun), label=label)


def panel(
    facts: Facts,
    id_: str,
    title: str,
    *,
    n: int,
    sentences=(),
    figures=(),
    picture: Picture | None = None,
    of: str = "task",
    in_annex: bool = False,
    plan_ids: tuple[str, ...] = (),
) -> Panel:
    """A panel; its title is a finding, its source says what is counted, as at when, and from which versions.

    plan_ids: of the plans that it is about; without them, those whose tasks it lists.
    """
    said = sentence(facts, f"{id_}.title", title, n, of)
    about = plan_ids or _about(facts, [said, *sentences], picture)
    return Panel(id_, said, tuple(sentences), tuple(figures), picture, source(facts, n, of), in_annex, about)


def _about(facts: Facts, said: list[Sentence], picture: Picture | None) -> tuple[str, ...]:
    """The plans whose tasks a panel lists, or that it names beside them; none where it lists none, or all plans'."""
    listed = picture.marks if isinstance(picture, Timeline) else picture.rows if isinstance(picture, Table) else ()
    if not listed or not all(one.plan_id for one in listed):
        return ()
    text = " ".join(one.text for one in said)
    theirs = {one.plan_id for one in listed}
    told = [plan.plan_id for plan in facts.plans.itertuples() if plan.plan_id in theirs or plan.title in text]
    return () if len(told) == len(facts.plans) else tuple(told)


def source(facts: Facts, number: int, noun: str) -> str:
    """Where a panel's figures come from."""
    versions = [
        say("{plan}, version as at {day}", plan=plan.title, day=words.day(plan.snapshot_as_at))
        for plan in facts.plans.itertuples()
    ]
    shown = versions if len(versions) < 4 else [words.count(len(versions), "plan")]
    counted = words.count(number, noun).capitalize()
    return say("{tasks}, as at {day}. Source: {versions}.", tasks=counted, day=facts.when, versions="; ".join(shown))


def section(id_: str, name: str, panels, nothing: str = "") -> Section:
    """A part of the story. nothing: how it is called where it has nothing to report to a board."""
    return Section(id_, name, tuple(panels), nothing=nothing)


def rating_series(rows: pd.DataFrame, keys: list[tuple], key_of) -> tuple[Series, ...]:
    """The series of ratings, solid and computed apart, over categories. rows: of board_ratings; keys: in order.

    key_of: a row's key, so that its tasks go to the category of that place.
    """
    told: dict[tuple[str, bool], dict[tuple, tuple[int, tuple[str, ...]]]] = {}
    for row in rows.itertuples():
        told.setdefault((row.rating, bool(row.is_computed)), {})[key_of(row)] = (int(row.tasks), tuple(row.task_ids))
    order = sorted(told, key=lambda one: (ratings.position(one[0]), one[1]))
    return tuple(
        Series(
            ratings.words(code, "computed" if is_computed else None),
            code,
            is_computed,
            tuple(told[code, is_computed].get(key, (0, ()))[0] for key in keys),
            tuple(told[code, is_computed].get(key, (0, ()))[1] for key in keys),
        )
        for code, is_computed in order
    )


def chart_words(chart: Chart) -> str:
    """A chart's bars in words, for its alternative text."""
    bars = []
    for at, category in enumerate(chart.categories[:20]):
        parts = [_piece(chart, series, at) for series in chart.series if series.values[at]]
        bars.append(f"{category}: {', '.join(parts) or say('none')}")
    more = len(chart.categories) - 20
    return ". ".join([*bars, say("And {number} more.", number=more)]) if more > 0 else f"{'. '.join(bars)}."


def _piece(chart: Chart, series: Series, at: int) -> str:
    """A piece of a bar in words: "13 R Off track"; of a single series without a rating: "1 task"."""
    if len(chart.series) == 1 and not series.rating:
        return words.count(series.values[at], one_of(chart.unit), chart.unit)
    return f"{series.values[at]:,} {series.name}"


def one_of(unit: str) -> str:
    """The singular of what a chart counts. unit: "tasks", "people" or "fields"."""
    return _UNITS.get(unit, unit)


def on_reading(said: str) -> str:
    """That a clause holds on this tool's reading: "On this tool’s reading 3 of 37 tasks are complete"."""
    return say("On this tool’s reading {said}", said=said)


def stands(number: int, standing: Standing) -> str:
    """The verb that goes with a number of tasks, and how they stand: "are complete"; none takes the singular."""
    return say(standing.one if number in (0, 1) else standing.many)


def tasks_are(one: Figure, standing: Standing) -> str:
    """A figure with how its tasks stand: "13 of 37 tasks are overdue", "the only task is not overdue"."""
    return how_many(one.value, one.of or 0, standing)


def how_many(number: int, of: int, standing: Standing) -> str:
    """How some of all tasks stand: "none of 37 tasks is complete", "all 37 tasks are …", "the only task is not …"."""
    if of == 1:
        return say("the only task {stands}", stands=say(standing.one if number else standing.isnt))
    if not of:
        said = say("no task")
    elif number == of:
        said = say("both tasks") if of == 2 else say("all {number} tasks", number=f"{of:,}")
    else:
        said = of_tasks(number, of)
    return f"{said} {stands(number, standing)}"


def of_tasks(number: int, of: int) -> str:
    """A part of some tasks: "13 of 37 tasks", "1 of 1 task"."""
    part = words.of(number, of)
    return say("{part} task", part=part) if of == 1 else say("{part} tasks", part=part)


def part(number: int, of: int) -> str:
    """A part of several things just named: "none", "5", "both", "all"."""
    if number == of:
        return say("both") if of == 2 else say("all")
    return f"{number:,}" if number else say("none")


def rated_figure(facts: Facts, code: str) -> Figure:
    """The figure of a rating, which says how much of it is this tool's reading."""
    one = figure(facts, code)
    return replace(one, label=f"{one.label}{by_tool(computed(facts, one.task_ids), one.value)}")


def computed(facts: Facts, task_ids) -> int:
    """How many of some tasks this tool rated."""
    rows = facts.tasks
    return int((rows["task_id"].isin(set(task_ids)) & (rows["rating_basis"] == "computed")).sum())


def by_tool(computed: int, of: int) -> str:
    """What follows a count of ratings, some of them this tool's: ", 2 of them on this tool’s reading"; "" for none."""
    if not computed:
        return ""
    if computed == of:
        return say(", on this tool’s reading")
    return say(", {number} of them on this tool’s reading", number=f"{computed:,}")


def shown(number: int, of: int, *, by_decision: bool = False) -> str:
    """How many of the tasks called complete are shown to be: "the words show 5 of them", "its words don’t show it".

    by_decision: a person decided some of them.
    """
    if of == 1:
        if by_decision:
            return say("a person decided it")
        return say("its words show it") if number else say("its words don’t show it")
    if not number:
        return say("the words show none of them")
    if by_decision:
        return say("the words or a person’s decision show {part} of them", part=part(number, of))
    return say("the words show {part} of them", part=part(number, of))


def drawn(what: str, unit: str, categories, series) -> Chart | None:
    """A chart with its alternative text; None where there is nothing to draw. unit: "tasks", "people" or "fields"."""
    series = tuple(series)
    if not categories or not any(any(one.values) for one in series):
        return None
    bare = Chart("", unit, tuple(categories), series)
    return Chart(f"{what} {chart_words(bare)}", say(unit), bare.categories, series)


def rated(row) -> str:
    """A task's rating in words: "R Off track, computed"."""
    return ratings.words(row.rating, row.rating_basis)


def task_row(row, *cells: str | int) -> Row:
    """A row of a table about a task, which leads to it and carries its rating."""
    return Row(tuple(cells), row.task_id, None if words.is_missing(row.rating) else row.rating,
               row.rating_basis == "computed", row.plan_id)  # fmt: skip


def short(value, length: int = 160) -> str:
    """A text of the plan for a cell of a table, cut at a word; "not recorded" where there is none."""
    return words.shorten(value, length)


def task_name(facts: Facts, plan: str, row, length: int) -> str:
    """A task by its ref and action, of which at most length characters; with its plan where there are several."""
    named = task_rows.ref_and_action(row.ref, row.action, length)
    return named if facts.is_one_plan else f"{plan}: {named}"


def lead(leads) -> str:
    """The leads of a task, a list or already joined, or that none is named."""
    return (leads if isinstance(leads, str) else words.several(leads)) or say("no lead named")
