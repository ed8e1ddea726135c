"""The small pieces that every part of the story is told with: figures, sentences with their n and date, charts."""

from dataclasses import replace

import pandas as pd

from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Figure, Panel, Picture, Row, Section, Sentence, Series, Table, Timeline
from pages.said import ratings, stale, task_rows, words

FIGURES = {
    "tasks": "Tasks",
    **{one.code: one.label for one in ratings.ALL},
    "overdue": "Overdue",
    "due_today": "Due today",
    "next_quarter": "Due next quarter",
    "fell_due": "Fell due this quarter",
    "fell_due_complete": "Complete, of those that fell due this quarter",
    "date_replaced": "With “Completed” in place of a date",
    "unowned": "Without a lead, of those not complete or closed",
    "late": "Late or off track",
    "no_way_back": "Late or off track, with no recovery action given",
    "undated": "Without a date, of those not complete or closed",
    "closed": "Closed without doing",
    "duplicates": "Decided duplicates",
    "declared": "Ratings of the council’s own",
    "computed": "Ratings on this tool’s reading",
    "confirmed": "Ratings decided by a person",
    "past_since_words": f"Off track {stale.SINCE_WORDS}",
}


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
    label = FIGURES[code] if plan is None or facts.is_one_plan else f"{plan.title}: {FIGURES[code]}"
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
    return f"{words.count(number, noun)}, as at {facts.when}"


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
    versions = [f"{plan.title}, version as at {words.day(plan.snapshot_as_at)}" for plan in facts.plans.itertuples()]
    shown = versions if len(versions) < 4 else [words.count(len(versions), "plan")]
    return f"{words.count(number, noun).capitalize()}, as at {facts.when}. Source: {'; '.join(shown)}."


def section(id_: str, name: str, panels, nothing: str = "") -> Section:
    """A part of the story. nothing: how it is called where it has nothing to report to a board."""
    return Section(id_, name, tuple(panels), nothing=nothing)


def is_are(number: int) -> str:
    """The verb that goes with a number; none takes the singular."""
    return "is" if number in (0, 1) else "are"


def has_have(number: int) -> str:
    """The verb that goes with a number; none takes the singular."""
    return "has" if number in (0, 1) else "have"


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
        bars.append(f"{category}: {', '.join(parts) or 'none'}")
    more = len(chart.categories) - 20
    return ". ".join(bars) + (f". And {more} more." if more > 0 else ".")


def _piece(chart: Chart, series: Series, at: int) -> str:
    """A piece of a bar in words: "13 R Off track"; of a single series without a rating: "1 task"."""
    if len(chart.series) == 1 and not series.rating:
        return words.count(series.values[at], one_of(chart.unit), chart.unit)
    return f"{series.values[at]:,} {series.name}"


def one_of(unit: str) -> str:
    """The singular of what a chart counts."""
    return {"tasks": "task", "people": "person", "fields": "field"}.get(unit, unit)


def tasks_are(one: Figure) -> str:
    """A figure with its noun and verb: "13 of 37 tasks are", "all 37 tasks are", "the only task is not"."""
    return how_many(one.value, one.of or 0)


def how_many(number: int, of: int, noun: str = "task") -> str:
    """A part of some tasks with its verb: "13 of 37 tasks are", "none of 37 tasks is", "the only task is not"."""
    if of < 2:
        return f"no {noun} is" if not of else f"the only {noun} is{'' if number else ' not'}"
    said = ("both" if of == 2 else f"all {of:,}") if number == of else words.of(number, of)
    return f"{said} {noun}s {is_are(number)}"


def part(number: int, of: int) -> str:
    """A part of several things just named: "none", "5", "both", "all"."""
    if number == of:
        return "both" if of == 2 else "all"
    return f"{number:,}" if number else "none"


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
    return f", {'' if computed == of else f'{computed:,} of them '}on this tool’s reading"


def shown(number: int, of: int, *, by_decision: bool = False) -> str:
    """How many of the tasks called complete are shown to be: "the words show 5 of them", "its words don’t show it".

    by_decision: a person decided some of them.
    """
    if of == 1:
        return f"its words {'show' if number else 'don’t show'} it" if not by_decision else "a person decided it"
    who = "the words or a person’s decision show" if by_decision else "the words show"
    return f"{who} {part(number, of)} of them"


def drawn(what: str, unit: str, categories, series) -> Chart | None:
    """A chart with its alternative text; None where there is nothing to draw."""
    series = tuple(series)
    if not categories or not any(any(one.values) for one in series):
        return None
    bare = Chart("", unit, tuple(categories), series)
    return Chart(f"{what} {chart_words(bare)}", unit, bare.categories, series)


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
    return (leads if isinstance(leads, str) else words.several(leads)) or "no lead named"
