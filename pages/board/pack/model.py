"""The board pack as plain values: what every page and file of it shows, and nothing about how it looks.

Texts are plain text, never Markdown or HTML. A pack goes to JSON and back unchanged: that is how an issued one is kept.
"""

import json
from dataclasses import MISSING, Field, asdict, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pages.board.pack.report import Report
from pages.said import stale, words
from pages.said.language import ENGLISH, marked, say

ONE_PAGE = "summary"
WORKING_COPY = marked("Working copy, not issued")


@dataclass(frozen=True)
class Figure:
    """A number that the pack says, and the tasks it counts: value, of how many (None: not a part), both as said."""

    id: str
    label: str
    value: int
    of: int | None
    said: str
    task_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence made from figures; text is what shows, generated what the figures alone say; basis its n and date.

    is_added: a person wrote it, so that generated is empty. outdated: an edit that doesn't fit the figures any more.
    label: what a sentence of the one page is about, "Going well"; "" where its panel says it.
    """

    id: str
    text: str
    generated: str
    basis: str = ""
    is_added: bool = False
    edited_by: str | None = None
    outdated: str | None = None
    label: str = ""

    @property
    def whole(self) -> str:
        """The sentence with its n and as-at date, which no edit touches."""
        return f"{self.text} ({self.basis})" if self.basis else self.text


@dataclass(frozen=True)
class Series:
    """One number for each category of a chart, with the tasks that each counts.

    rating: a rating's code where the series is one, None where it isn't; is_computed: judged by this tool, so outlined.
    """

    name: str
    rating: str | None
    is_computed: bool
    values: tuple[int, ...]
    task_ids: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Chart:
    """Stacked horizontal bars of whole numbers, a bar a category; alt says it in words, unit what it counts."""

    alt: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table. kind: text, number, date (cells are ISO dates where there is one) or rating (in words).

    width: its share of the table's width beside the others'; is_brief: whether a slide shows it too.
    """

    name: str
    kind: str = "text"
    width: float = 1.0
    is_brief: bool = True

    def said(self, value: str | int) -> str:
        """A cell of the column in words: "1,000", "31 Dec 2016"; a text as it is."""
        if isinstance(value, int):
            return f"{value:,}"
        return words.day_of(value) if self.kind == "date" else value


@dataclass(frozen=True)
class Row:
    """A row of a table: a cell for each column, never empty; the task it is about and the rating it shows, if any.

    plan_id: whose it is, so that several plans share what room there is; is_written: a person wrote some of its words,
    so that it shows wherever its table does.
    """

    cells: tuple[str | int, ...]
    task_id: str | None = None
    rating: str | None = None
    is_computed: bool = False
    plan_id: str = ""
    is_written: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a name of its own; empty is what is said where it has no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True)
class Mark:
    """A task on a timeline: on is its due date (ISO), said how it stands to it ("2 months late", "due in 3 weeks")."""

    label: str
    lead: str
    on: str
    said: str
    task_id: str
    rating: str | None
    is_computed: bool
    plan_id: str = ""


@dataclass(frozen=True)
class Timeline:
    """Tasks by their due date from late to ahead, a line each, between two dates with the as-at date among them (ISO).

    alt: all of it in words.
    """

    alt: str
    starts_on: str
    ends_on: str
    as_at: str
    marks: tuple[Mark, ...]


Picture = Chart | Table | Timeline


@dataclass(frozen=True)
class Panel:
    """One idea: a finding as its title, sentences, one picture at most, and its source.

    in_annex: it stands in the annex, which the paper, the workbook and the page have and slides don't. plan_ids: of the
    plans that it is about; empty for all of the pack's.
    """

    id: str
    title: Sentence
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    picture: Picture | None
    source: str
    in_annex: bool = False
    plan_ids: tuple[str, ...] = ()

    @property
    def chart(self) -> Chart | None:
        """The picture, if it is a chart."""
        return self.picture if isinstance(self.picture, Chart) else None

    @property
    def table(self) -> Table | None:
        """The picture, if it is a table."""
        return self.picture if isinstance(self.picture, Table) else None

    @property
    def timeline(self) -> Timeline | None:
        """The picture, if it is a timeline."""
        return self.picture if isinstance(self.picture, Timeline) else None


@dataclass(frozen=True)
class Section:
    """A part of the story, in one or more panels; a hidden one is kept and shown to nobody but the editor.

    nothing: how the part is called among those that have nothing to report ("late or off track"); "" where it has some.
    """

    id: str
    name: str
    panels: tuple[Panel, ...]
    is_hidden: bool = False
    nothing: str = ""

    @property
    def main(self) -> tuple[Panel, ...]:
        """The panels that a board is shown."""
        return tuple(panel for panel in self.panels if not panel.in_annex)

    @property
    def annex(self) -> tuple[Panel, ...]:
        """The panels that stand in the annex."""
        return tuple(panel for panel in self.panels if panel.in_annex)


@dataclass(frozen=True)
class Task:
    """A task as the audience may see it; texts are in words, dates ISO or "" where there is none."""

    task_id: str
    plan: str
    ref: str
    area: str
    action: str
    lead: str
    timescale: str
    due_on: str
    late: str
    rating: str | None
    rating_words: str
    is_computed: bool
    standing: str
    because: str
    outcome: str
    status: str
    next_steps: str
    source: str


@dataclass(frozen=True)
class PlanFacts:
    """What a pack says of a plan before its figures. marking: as written, "" where there is none.

    stale_words: that it is judged on an old version, "" where it isn't; packs issued before this was said lack it.
    """

    plan_id: str
    title: str
    council: str
    snapshot_id: str
    snapshot_as_at: str
    about: str
    marking: str
    document: str
    priorities: tuple[str, ...]
    stale_words: str = ""


@dataclass(frozen=True)
class Risk:
    """A risk in words, with its n and date; what is done about it, and who answers for it. "": not told then."""

    id: str
    text: str
    basis: str = ""
    mitigation: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Pack:
    """A board pack. Every output of it prints scope, markings, key, basis, quality and as_at, whatever else it holds.

    as_at: ISO; file_stem: a file name without its ending; filters: the view in words; view: the address of the view.
    stamp: which issue it is, and when, for every foot, or that it isn't issued; "" in packs from before that. report:
    what the council gives for its committee report. language: the code of the one that it is told in, and that its
    files are made in; packs from before there were two are in English.
    """

    title: str
    council: str
    quarter: str
    as_at: str
    audience: str
    audience_words: str
    lead: str | None
    scope: str
    filters: str
    basis: str
    quality: str
    warnings: tuple[str, ...]
    markings: tuple[str, ...]
    key: Table
    plans: tuple[PlanFacts, ...]
    sections: tuple[Section, ...]
    risks: tuple[Risk, ...]
    tasks: tuple[Task, ...]
    withheld: Table | None
    file_stem: str
    view: str
    stamp: str = ""
    report: Report = Report()
    language: str = ENGLISH

    @property
    def story(self) -> tuple[Section, ...]:
        """The sections that show, in order."""
        return tuple(section for section in self.sections if not section.is_hidden)

    @property
    def one_page(self) -> Section | None:
        """The part that says it all on one page; None where it is hidden, or an older pack has none."""
        return next((section for section in self.story if section.id == ONE_PAGE), None)

    @property
    def body(self) -> tuple[Section, ...]:
        """The parts that a board is shown after the one page, in order; a part without anything to report isn't."""
        return tuple(section for section in self.story if section.id != ONE_PAGE and section.main)

    @property
    def annex(self) -> tuple[Section, ...]:
        """The parts that have something in the annex, in order."""
        return tuple(section for section in self.story if section.annex)

    @property
    def nothing(self) -> str:
        """The parts without anything to report, in one line; "" where every part has something."""
        empty = [section.nothing for section in self.story if section.nothing and not section.main]
        return say("Nothing to report: {parts}.", parts=words.several(empty)) if empty else ""

    @property
    def marking(self) -> str:
        """The markings in one line, for the head of every page; "" where there are none."""
        return self.marking_on(())

    def marking_on(self, plan_ids: tuple[str, ...]) -> str:
        """The markings of some plans in one line, each with its plan where others of the pack lack it; none: of all."""
        marked: dict[str, list[PlanFacts]] = {}
        for plan in self.plans:
            if plan.marking and (not plan_ids or plan.plan_id in plan_ids):
                marked.setdefault(plan.marking, []).append(plan)
        return " · ".join(
            marking
            if len(theirs) == len(self.plans)
            else f"{marking} ({words.several([plan.title for plan in theirs])})"
            for marking, theirs in marked.items()
        )

    @property
    def stale(self) -> str:
        """Which of the plans are judged on stale words; "" where none is."""
        return stale.said((plan.title, plan.stale_words) for plan in self.plans)

    @property
    def judged_on(self) -> str:
        """What the ratings are judged on: which words are stale, and where the ratings come from."""
        return f"{self.stale} {self.basis}".strip()

    def figures(self) -> dict[str, Figure]:
        """Every figure of the story by its id."""
        return {one.id: one for section in self.story for panel in section.panels for one in panel.figures}


def chart_table(chart: Chart, name: str = "") -> Table:
    """The same figures as a chart's, as a table: a row a category, a column a series, and the row's sum last."""
    heads = [Column(say("What"), width=2.0), *(Column(series.name, "number") for series in chart.series)]
    rows = []
    for at, category in enumerate(chart.categories):
        values = [series.values[at] for series in chart.series]
        rows.append(Row((category, *values, *([sum(values)] if len(values) > 1 else []))))
    total = [Column(say("All"), "number")] if len(chart.series) > 1 else []
    return Table(name or say("Figures"), (*heads, *total), tuple(rows))


def timeline_table(line: Timeline, name: str = "") -> Table:
    """The same tasks as a timeline's, as a table: a row each."""
    heads = (
        Column(say("Task"), width=3.0), Column(say("Lead"), width=1.6), Column(say("Due"), "date"),
        Column(say("When"), width=1.2),
    )  # fmt: skip
    rows = (
        Row((one.label, one.lead, one.on, one.said), one.task_id, one.rating, one.is_computed, one.plan_id)
        for one in line.marks
    )
    return Table(name or say("By due date"), heads, tuple(rows))


def to_json(pack: Pack) -> str:
    """A pack as JSON."""
    return json.dumps(to_values(pack), ensure_ascii=False)


def from_json(text: str) -> Pack:
    """The pack that to_json wrote. Raises ValueError, KeyError or TypeError where the text is nothing of the kind."""
    return from_values(json.loads(text))


def to_values(pack: Pack) -> dict[str, Any]:
    """A pack as values that JSON can hold; a panel's picture stands under its kind, as in every pack ever issued."""
    values = asdict(pack)
    for section, told in zip(values["sections"], pack.sections, strict=True):
        for panel, one in zip(section["panels"], told.panels, strict=True):
            picture = panel.pop("picture")
            panel |= {"chart": picture if one.chart else None, "table": picture if one.table else None}
            panel |= {"timeline": picture} if one.timeline else {}
    return values


def from_values(values: dict[str, Any]) -> Pack:
    """The pack that to_values gave. Raises as from_json does."""
    return _made(Pack, values)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _given(kind: Any, value: dict[str, Any]) -> list[Field[Any]]:
    """The fields of a type but those with a default that the value, written before there were any, lacks."""
    return [each for each in fields(kind) if each.name in value or each.default is MISSING]


def _picture(value: dict[str, Any]) -> Picture | None:
    kinds = (("chart", Chart), ("table", Table), ("timeline", Timeline))
    return next((_made(kind, value[name]) for name, kind in kinds if value.get(name) is not None), None)


def _made(kind: Any, value: Any) -> Any:
    """A value of JSON as the type that a field asks for."""
    if value is None:
        return None
    if kind is Panel:
        value = {**value, "picture": _picture(value)}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{each.name: _made(hints[each.name], value[each.name]) for each in _given(kind, value)})
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in value)
    if get_origin(kind) is UnionType and isinstance(value, dict):
        return _made(next(one for one in get_args(kind) if is_dataclass(one)), value)
    return value
