"""The pieces that papers are set from, as values for JSON: texts, lists, tables and charts of a pack, in words."""

from dataclasses import replace
from datetime import date

from pages.board.files.column_widths import widths
from pages.board.files.paper.typeset import breakable
from pages.board.files.report.parts import Grouped, Items, Said, Shown
from pages.board.pack.model import Chart, Column, Row, Series, Table, Timeline, chart_table, timeline_table
from pages.said import ratings, shades, words
from pages.said.colours import ACCENT, MUTED, TEXT
from pages.said.language import say

PORTRAIT, LANDSCAPE = 470.0, 717.0  # between the margins, in points
_PALE = 0.5
_SHORT = 4  # rows; a shorter table stands on one page
_ACCENT = ACCENT[False]


def text(said: str) -> dict:
    """A paragraph without a number."""
    return {"kind": "text", "text": breakable(said)}


def numbered(number: str, said: Said) -> dict:
    """A numbered paragraph, its label before it; a person's own words are marked."""
    text = breakable(said.text)
    text = say("{text} (added)", text=text) if said.is_added else text
    return {"kind": "numbered", "number": number, "label": said.label, "text": text}


def listed(number: str, made: Items) -> dict:
    """A numbered paragraph that a lettered list finishes."""
    return {"kind": "list", "number": number, "text": made.lead, "items": [breakable(one) for one in made.items]}


def finding(said: str) -> dict:
    """A finding as a heading without a number."""
    return {"kind": "finding", "text": breakable(said)}


def line(said: str) -> dict:
    """A small line without a number."""
    return {"kind": "line", "text": breakable(said)}


def shown(made: Shown) -> list[dict]:
    """A picture in the words of its caption; a whole chart and a timeline with their figures."""
    if isinstance(made.picture, Chart):
        return chart(made.picture, made.caption, has_figures=made.is_whole)
    if isinstance(made.picture, Timeline):
        whole = timeline_table(made.picture, made.caption)
        return [table(whole)] if made.is_whole else [timeline(made.picture, made.caption)]
    return [table(replace(made.picture, name=made.caption))]


def table(made: Table, small: bool = False) -> dict:
    """A table with its name as caption; without rows, what is said instead. A short one is kept on one page."""
    if not made.rows:
        return text(made.empty or say("Nothing to list."))
    rows = [cells(row, made.columns) for row in made.rows]
    return {
        "kind": "table",
        "caption": made.name,
        "small": small,
        "whole": len(rows) < _SHORT,
        "heads": heads(made.columns, rows, PORTRAIT),
        "groups": [{"name": "", "rows": rows}],
    }


def grouped(made: Grouped) -> dict:
    """A table across a page that lies, its rows under the names that they stand under."""
    groups: dict[str, list] = {}
    for name, row in zip(made.names, made.table.rows, strict=True):
        groups.setdefault(name, []).append(cells(row, made.table.columns))
    rows = [row for each in groups.values() for row in each]
    return {
        "kind": "table",
        "caption": made.table.name,
        "small": True,
        "whole": False,
        "heads": heads(made.table.columns, rows, LANDSCAPE),
        "groups": [{"name": breakable(name), "rows": each} for name, each in groups.items()],
    }


def heads(columns: tuple[Column, ...], rows: list[list[dict]], room: float) -> list[dict]:
    """The heads of a table, each column as wide as its share of the room (in points) and as its longest word."""
    wide = widths(columns, [[cell["text"] for cell in row] for row in rows], room)
    return [
        {"name": breakable(column.name), "width": width, "number": column.kind == "number"}
        for column, width in zip(columns, wide, strict=True)
    ]


def cells(row: Row, columns: tuple[Column, ...]) -> list[dict]:
    """The cells of a row: each a text and, where it is a rating, the tile before it."""
    return [_cell(value, column, row) for value, column in zip(row.cells, columns, strict=True)]


def _cell(value: str | int, column: Column, row: Row) -> dict:
    if column.kind == "rating":
        return rated(str(value), row.rating, row.is_computed)
    return {"text": breakable(column.said(value))}


def rated(said: str, code: str | None, is_computed: bool) -> dict:
    """A rating's words, the letter that they begin with as a tile."""
    letter, _, rest = said.partition(" ")
    if letter != ratings.letter(code):
        return {"text": breakable(said)}
    return {"text": rest, "tile": {"letter": letter, **_fill(code, is_computed)}}


def chart(made: Chart, caption: str, *, has_figures: bool) -> list[dict]:
    """Stacked bars; has_figures: the same figures as a table after them."""
    totals = [sum(series.values[at] for series in made.series) for at in range(len(made.categories))]
    drawn = {
        "kind": "chart",
        "caption": caption,
        "alt": made.alt,
        "most": max([*totals, 1]),
        "legend": [{"name": series.name, **_series_fill(series)} for series in made.series],
        "bars": [
            {
                "label": breakable(words.shorten(category, 80)),
                "total": f"{totals[at]:,}",
                "parts": [_part(series, series.values[at]) for series in made.series if series.values[at]],
            }
            for at, category in enumerate(made.categories)
        ],
    }
    if not has_figures:
        return [drawn]
    figures = chart_table(made, say("{caption}: the figures", caption=caption))
    wider = replace(figures, columns=(replace(figures.columns[0], width=4.0), *figures.columns[1:]))
    return [drawn, table(wider, small=True)]


def timeline(made: Timeline, caption: str) -> dict:
    """Tasks as a line each, a tile at each due date, and the as-at date among them."""
    return {
        "kind": "timeline",
        "caption": caption,
        "alt": made.alt,
        "starts": words.day_of(made.starts_on),
        "ends": words.day_of(made.ends_on),
        "upright": say("The upright line: {day}.", day=words.day_of(made.as_at)),
        "now": _share(made, made.as_at),
        "marks": [
            {
                "label": breakable(f"{words.shorten(one.label, 70)} ({words.shorten(one.lead, 40)})"),
                "said": one.said,
                "at": _share(made, one.on),
                "tile": {"letter": ratings.letter(_code(one.rating)), **_fill(one.rating, one.is_computed)},
            }
            for one in made.marks
        ],
    }


def _share(made: Timeline, on: str) -> float:
    """Where a date stands between a timeline's two, from 0 to 1."""
    first, last, day = (date.fromisoformat(one).toordinal() for one in (made.starts_on, made.ends_on, on))
    return min(max((day - first) / max(last - first, 1), 0.0), 1.0)


def _part(series: Series, value: int) -> dict:
    letter = ratings.letter(_code(series.rating)) if series.rating else ""
    return {"value": value, "said": f"{value:,}", "letter": letter, **_series_fill(series)}


def _series_fill(series: Series) -> dict:
    if series.rating:
        return _fill(_code(series.rating), series.is_computed)
    if series.is_computed:
        return {"fill": shades.mix(_ACCENT, "#FFFFFF", 0.12), "line": _ACCENT, "ink": TEXT[False]}
    return {"fill": _ACCENT, "line": _ACCENT, "ink": "#FFFFFF"}


def _code(rating: str | None) -> str | None:
    return None if rating == ratings.NOT_RATED.code else rating


def _fill(code: str | None, is_computed: bool) -> dict:
    """The colours of a rating: solid where declared or confirmed, pale and outlined where computed."""
    code = _code(code)
    if code is None:
        return {"fill": "#FFFFFF", "line": MUTED[False], "ink": TEXT[False]}
    colour = ratings.colour(code, dark=False)
    if is_computed:
        return {"fill": shades.fill(code, False, share=_PALE, is_computed=True), "line": colour, "ink": TEXT[False]}
    return {"fill": colour, "line": colour, "ink": ratings.text_colour(code, dark=False)}
