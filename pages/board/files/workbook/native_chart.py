"""A chart of the pack as Excel's own, drawn from the cells of its sheet's table."""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.board.pack.model import Chart, Series
from pages.said import ratings, shades
from pages.said.colours import ACCENT, MUTED, TEXT

_WHITE = "#FFFFFF"
_BAR, _AROUND, _WIDTH = 34, 110, 860  # pixels
_HATCHED = ("wide_upward_diagonal", "wide_downward_diagonal", "small_grid")


def add(book: Workbook, page: Worksheet, chart: Chart, top: int, under: int) -> None:
    """Puts a chart under its table. top: the row of the table's heads; under: the row it stands at, both from 0."""
    drawn = book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = top + 1, top + len(chart.categories)
    many = sum(any(one.values) for one in chart.series) > 1
    for at, one in enumerate(chart.series, start=1):
        drawn.add_series(
            {
                "name": [page.name, top, at],
                "categories": [page.name, first, 0, last, 0],
                "values": [page.name, first, at, last, at],
                "gap": 45,
                **_look(one, at),
                "data_labels": _labels(one),
            }
        )
    drawn.set_y_axis({"reverse": True, "num_font": {"size": 10}, "line": {"color": MUTED[False]}})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    drawn.set_legend({"position": "bottom", "font": {"size": 10}} if many else {"none": True})
    drawn.set_size({"width": _WIDTH, "height": _BAR * min(len(chart.categories), 25) + _AROUND})
    page.insert_chart(under, 0, drawn, {"description": chart.alt, "object_position": 3, "x_offset": 4})


def _look(one: Series, at: int) -> dict:
    """Solid, or pale and outlined where this tool computed it; what isn't a rating is hatched in its place."""
    if one.rating:
        fill, line = _colours(one)
        return {"fill": {"color": fill}, "border": {"color": line, "width": 1.25}}
    border = {"color": ACCENT[False], "width": 1.25}
    if one.is_computed:
        pattern = {"pattern": _HATCHED[at % len(_HATCHED)], "fg_color": shades.mix(ACCENT[False], _WHITE, 0.35)}
        return {"pattern": {**pattern, "bg_color": _WHITE}, "border": border}
    return {"fill": {"color": ACCENT[False]}, "border": border}


def _colours(one: Series) -> tuple[str, str]:
    """The fill and the outline of a rating."""
    if ratings.rating(one.rating) is ratings.NOT_RATED:
        return _WHITE, MUTED[False]
    return shades.fill(one.rating, False, share=1, is_computed=one.is_computed), shades.line(one.rating, False)


def _labels(one: Series) -> dict:
    """The number on its part, with the rating's letter, so that colour never stands alone; none where it is nought."""
    letter = f'"{ratings.letter(one.rating)} "' if one.rating else ""
    is_dark = not one.is_computed and not (one.rating and ratings.rating(one.rating) is ratings.NOT_RATED)
    colour = ratings.text_colour(one.rating, False) if one.rating and is_dark else _WHITE if is_dark else TEXT[False]
    return {"value": True, "num_format": f"{letter}#,##0;;;", "font": {"color": colour, "bold": True}}
