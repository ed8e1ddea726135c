"""A pack's pictures as our own component draws them: figures as tiles, bars, tables and the timeline."""

import json
from collections.abc import Callable, Mapping
from itertools import groupby

import pandas as pd

from pages.board.pack import model
from pages.board.pack.model import Chart, Column, Figure, Mark, Sentence, Series, Timeline
from pages.said import ratings, rows, words
from pages.said.axis import Axis, axis
from pages.said.language import say
from pages.said.rows import Cell, Part, Row, Table

_FEW = 5  # columns; more need a wide page, else each row is set as a card
Address = Callable[[str], str]  # of an id, the page's own address with that task or those tasks open


def tiles(figures: tuple[Figure, ...], ids: Mapping[str, str], address: Address) -> Table:
    """Figures as tiles, a number and what it counts. ids: a figure's id → what it sends, where tasks are behind it."""
    made = [_tile(one, ids.get(one.id, ""), address) for one in figures]
    return rows.figures(made, caption=say("In figures"))


def _tile(one: Figure, id_: str, address: Address) -> rows.FigureTile:
    number, _, rest = one.said.partition(" ")
    return rows.FigureTile(id_, number, rest, one.label, address(id_) if id_ else "")


def labelled(told: tuple[Sentence, ...], parts: Mapping[str, str], said: Callable[[Sentence], str]) -> Table:
    """Labelled sentences; a label whose part there is leads to it. parts: a sentence's id → the part's."""
    made = [Row("", (rows.link(parts[one.id], one.label) if one.id in parts else one.label, said(one))) for one in told]
    caption = say("{sentences} on one page.", sentences=words.count(len(made), "sentence"))
    columns = (rows.Column(say("About"), look="label"), rows.Column(say("What is said")))
    return rows.table(columns, made, caption=caption, sorts=False, opens=None, look="labelled headless")


def table(told: model.Table, title: str, plans: Mapping[str, str], address: Address) -> Table:
    """A table of a pack; a row about a task opens it. plans: plan_id → title, for headings where there are several."""
    at = {column.name: place for place, column in enumerate(told.columns)}
    merged = at.get(say("Ref"))  # a ref stands before the words that it is of, not in a column
    if merged == len(told.columns) - 1 and say("Task") not in at:
        merged = None
    after = at.get(say("Task"), merged + 1 if merged is not None else 0)
    shown = [place for place in range(len(told.columns)) if place != merged]
    is_apart = _are_plans_apart(told, plans)
    made = []
    for row in told.rows:
        ref = str(row.cells[merged]) if merged is not None else ""
        cells = tuple(_cell(told.columns[place], row, place, ref if place == after else "") for place in shown)
        id_ = row.task_id or ""
        made.append(Row(id_, cells, address(id_) if id_ else "", plans.get(row.plan_id, "") if is_apart else ""))
    caption = f"{title}. {words.count(len(made), 'row')}."
    columns = [_column(told.columns[place]) for place in shown]
    look = _look(told, len(columns))
    return rows.table(columns, made, caption=caption, opens=shown.index(after), look=look)


def _look(told: model.Table, columns: int) -> str:
    """How a table is set where there is little room: of tasks as cards, of figures as it is."""
    if not any(row.task_id for row in told.rows):
        return "plain whole"
    return f"cards whole{' many' if columns > _FEW else ''}"


def _are_plans_apart(told: model.Table, plans: Mapping[str, str]) -> bool:
    """Whether the rows of several plans follow each other plan by plan, and don't name it themselves."""
    runs = [plan_id for plan_id, _ in groupby(row.plan_id for row in told.rows)]
    named = [str(cell) for row in told.rows for cell in row.cells]
    return 1 < len(runs) == len(set(runs)) and not any(
        cell.startswith(f"{one}:") for one in plans.values() for cell in named
    )


def _column(column: Column) -> rows.Column:
    look = "" if column.is_brief else "wide"
    kind = column.kind if column.kind in ("number", "date") else "text"
    return rows.Column(column.name, kind, look, share=column.width)


def _cell(column: Column, row: model.Row, place: int, ref: str) -> Cell:
    value = row.cells[place]
    if isinstance(value, int):
        return value
    if ref and ref != say("none"):
        return rows.text(value, ref=ref)
    if column.kind == "date":
        return rows.text(words.day_of(value), sort=value)
    rated = ratings.of_words(value)
    if rated is None and column.kind == "rating" and value == ratings.words(None):
        return rows.chip(None)
    return rows.chip(*rated) if rated else value


def bars(chart: Chart, title: str, ids: Mapping[int, str], address: Address) -> Table:
    """A chart as rows, each with its bar and numbers; a row opens its tasks. ids: a row's place → what it sends."""
    totals = [sum(one.values[at] for one in chart.series) for at in range(len(chart.categories))]
    longest = max(totals)
    is_rated = any(one.rating for one in chart.series)
    names = [one.name for one in chart.series] if len(chart.series) > 1 else [say("Number")]
    numbers = [rows.Column(name, "number", "wide") for name in names] if not is_rated else []
    heads = [rows.Column(say("What")), rows.Column(say(chart.unit).capitalize(), look="bar"), *numbers]
    if is_rated:
        heads.append(rows.Column(say("All"), "number"))
    made = []
    for at, category in enumerate(chart.categories):
        bar = (_rated if is_rated else _plain)(chart.series, at, totals[at] / longest)
        counts = [totals[at]] if is_rated else [one.values[at] for one in chart.series]
        id_ = ids.get(at, "")
        made.append(Row(id_, (category, bar, *counts), address(id_) if id_ else ""))
    return rows.table(heads, made, caption=f"{title}. {chart.alt}", sorts=False, opens=0, look="bars")


def _rated(series: tuple[Series, ...], at: int, length: float) -> Cell:
    parts = (Part(one.rating, "computed" if one.is_computed else "declared", one.values[at]) for one in series)
    return rows.strip(parts, length)


def _plain(series: tuple[Series, ...], at: int, length: float) -> Cell:
    return rows.bar([(one.name, one.values[at], one.is_computed) for one in series], length)


def timeline(
    line: Timeline, plans: Mapping[str, str], actions: Mapping[str, tuple[str, str]], address: Address
) -> Table:
    """What is late and what comes, on the months of the timeline page.

    plans: plan_id → title. actions: task_id → its ref and its words in full; a mark's label stands for any other.
    """
    dates = pd.DataFrame(
        {"part": "to_come", "mark_from": pd.to_datetime([one.on for one in line.marks]), "as_at": _day(line.as_at)}
    )
    placed = axis(dates.assign(mark_to=dates["mark_from"]))
    marked: dict[str, list[Mark]] = {}
    for one in line.marks:
        marked.setdefault(one.plan_id, []).append(one)
    drawn = {
        "kind": "timeline",
        "months": placed.months(),
        "bands": placed.bands(),
        "key": _key(line),
        "plans": [
            {
                "name": plans.get(plan_id, "") if len(marked) > 1 else "",
                "said": "",
                "as_at": placed.after(_day(line.as_at)),
                "as_at_said": say("as at {when}", when=words.day_of(line.as_at)),
                "parts": _parts(theirs, line.as_at, placed, actions, address),
            }
            for plan_id, theirs in marked.items()
        ],
    }
    return Table(json.dumps(drawn, ensure_ascii=False), tuple(one.task_id for one in line.marks))


def _day(iso: str) -> pd.Timestamp:
    return pd.Timestamp(iso)


def _key(line: Timeline) -> list[dict[str, str]]:
    shapes = [{"shape": "day", "said": say("due")}]
    shapes += [{"shape": "late", "said": say("overdue")}] if any(one.on < line.as_at for one in line.marks) else []
    return shapes + (
        [{"shape": "outlined", "said": say("computed rating")}] if any(one.is_computed for one in line.marks) else []
    )


def _parts(
    marks: list[Mark], as_at: str, placed: Axis, actions: Mapping[str, tuple[str, str]], address: Address
) -> list[dict]:
    late, ahead = [one for one in marks if one.on < as_at], [one for one in marks if one.on >= as_at]
    return [
        {
            "title": said,
            "is_open": True,
            "rows": [_mark(one, as_at, placed, actions.get(one.task_id, ("", one.label)), address) for one in some],
        }
        for some, said in (
            (late, say("{number} overdue", number=f"{len(late):,}")),
            (ahead, say("{number} to come", number=f"{len(ahead):,}")),
        )
        if some
    ]


def _mark(one: Mark, as_at: str, placed: Axis, told: tuple[str, str], address: Address) -> dict:
    on = _day(one.on)
    at = placed.middle(on)
    name = "earlier" if at <= 0 else "later" if at >= 1 else "day"
    rating = ratings.words(one.rating, "computed" if one.is_computed else None)
    late = [max(placed.after(on), 0), placed.after(_day(as_at))] if one.on < as_at else None
    return {
        "id": one.task_id,
        "address": address(one.task_id),
        "ref": words.shorten(told[0], 12),
        "action": told[1],
        "rating": rows.chip(one.rating, "computed" if one.is_computed else None),
        "mark": name,
        "from": min(max(at, 0), 1),
        "to": min(max(at, 0), 1),
        "late": late,
        "when": [one.said, say("due {day}", day=words.day(on))],
        "said": "\n".join(
            (
                one.label,
                say("Lead: {lead}", lead=one.lead),
                say("due {day}, {said}", day=words.day(on), said=one.said),
                rating,
            )
        ),
    }
