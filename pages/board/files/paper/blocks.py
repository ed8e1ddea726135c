"""The pieces that papers are set from, as values for JSON: texts, lists, tables and charts of a pack, in words."""

import re
from dataclasses import replace

from pages.board.files import text_width
from pages.board.files.paper.typeset import BREAK, breakable
from pages.board.pack.model import Chart, Column, Row, Sentence, Series, Table, chart_table
from pages.said import ratings, shades, words
from pages.said.colours import ACCENT, MUTED, TEXT

PORTRAIT, LANDSCAPE = 470.0, 717.0  # between the margins, in points
_SIZE = 9.0  # of a table's letters, in points; the papers' face is narrower than what is measured
_WORDS = re.compile(rf"(?<!\d)\s|[/-]|{BREAK}")  # "30 Sep" is one
_LONGEST = 49.5  # points; a column is widened for no longer word
_PALE = 0.5
_ACCENT = ACCENT[False]


def text(said: str) -> dict:
    """A paragraph."""
    return {"kind": "text", "text": breakable(said), "basis": ""}


def intro(said: str) -> dict:
    """A line that a list follows on the same page."""
    return {"kind": "intro", "text": breakable(f"{said}:")}


def sentence(said: Sentence) -> dict:
    """A paragraph of the story, its n and date set apart; a person's own words are marked."""
    mark = " (added)" if said.is_added else ""
    return {"kind": "text", "text": breakable(said.text) + mark, "basis": said.basis}


def heading(level: int, said: str) -> dict:
    """A numbered heading below a chapter's."""
    return {"kind": "heading", "level": level, "text": breakable(said), "numbered": True}


def finding(level: int, said: Sentence) -> dict:
    """A finding as a heading, without a number: it begins with one of its own as often as not."""
    mark = " (added)" if said.is_added else ""
    return {"kind": "heading", "level": level, "text": breakable(said.text) + mark, "numbered": False}


def listed(items: list[dict], numbered: bool = False, is_kept: bool = False) -> dict:
    """A list of paragraphs. is_kept: on the same page as the line that follows it, if it is short."""
    return {"kind": "list", "items": items, "numbered": numbered, "kept": is_kept and len(items) < 9}


def source(said: str) -> dict:
    """The line under a picture that says n, date and source."""
    return {"kind": "source", "text": breakable(said)}


def note(said: str) -> dict:
    """Something to bear in mind, set off from the text."""
    return {"kind": "note", "text": breakable(said)}


def table(made: Table, small: bool = False) -> dict:
    """A table with its name as caption; without rows, what is said instead. A short one is kept on one page."""
    if not made.rows:
        return text(made.empty or "Nothing to list.")
    rows = [cells(row, made.columns) for row in made.rows]
    letters = sum(len(cell["text"]) for row in rows for cell in row)
    return {
        "kind": "table",
        "caption": made.name,
        "small": small,
        "whole": len(rows) < 20 and letters < 1500,
        "heads": heads(made.columns, rows, PORTRAIT),
        "groups": [{"name": "", "rows": rows}],
    }


def heads(columns: tuple[Column, ...], rows: list[list[dict]], room: float) -> list[dict]:
    """The heads of a table, each column as wide as its share of the room (in points) and as its longest word."""
    texts = [[column.name, *(row[at]["text"] for row in rows)] for at, column in enumerate(columns)]
    least = [_least(each, any("tile" in row[at] for row in rows)) for at, each in enumerate(texts)]
    widths = _widths([column.width for column in columns], least, room)
    return [
        {"name": breakable(column.name), "width": width, "number": column.kind == "number"}
        for column, width in zip(columns, widths, strict=True)
    ]


def _least(texts: list[str], has_tiles: bool) -> float:
    longest = max(text_width.width(word, _SIZE, bold=True) for said in texts for word in _WORDS.split(said))
    return min(longest, _LONGEST) + 9 + has_tiles * 17


def _widths(shares: list[float], least: list[float], room: float) -> list[float]:
    """Widths by share, none below its least: what a wide column has to spare goes to the narrow ones."""
    fixed: dict[int, float] = {}
    least = [one * min(1.0, room / sum(least)) for one in least]
    while True:
        left = room - sum(fixed.values())
        free = sum(share for at, share in enumerate(shares) if at not in fixed)
        widths = [fixed.get(at, max(left, 0) * share / max(free, 0.01)) for at, share in enumerate(shares)]
        narrow = {at: least[at] for at, width in enumerate(widths) if at not in fixed and width < least[at]}
        if not narrow:
            return widths
        fixed |= narrow


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


def chart(made: Chart) -> list[dict]:
    """Stacked bars, and the same figures as a table."""
    caption = made.alt.partition(". ")[0].removesuffix(".")
    totals = [sum(series.values[at] for series in made.series) for at in range(len(made.categories))]
    drawn = {
        "kind": "chart",
        "caption": f"{caption} (number of {made.unit})",
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
    figures = chart_table(made, f"{caption}: the figures")
    wider = replace(figures, columns=(replace(figures.columns[0], width=4.0), *figures.columns[1:]))
    return [drawn, table(wider, small=True)]


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
