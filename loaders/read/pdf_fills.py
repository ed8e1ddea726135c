"""The colours of a PDF table's cells: the shapes painted under them, else their symbols' own colour."""

import re
from collections.abc import Sequence

from loaders.read.colour import from_parts, hls, of_text, unless_white
from loaders.read.pdf_words import Box

_COVERED = 0.3


class Fills:
    """The painted shapes and coloured symbols of one page."""

    def __init__(self, page) -> None:
        shapes = [*page.rects, *page.curves]
        self.shapes = [
            (shape["x0"], shape["top"], shape["x1"], shape["bottom"], shape.get("non_stroking_color"))
            for shape in shapes
            if shape.get("fill") and (shape["x1"] - shape["x0"]) > 4 and (shape["bottom"] - shape["top"]) > 4
        ]
        self.symbols = [
            ((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2, colour)
            for char in page.chars
            if not re.match(r"[\w\s.,;:'’“”()/&%–—-]", char["text"])
            if (colour := of_text(as_hex(char.get("non_stroking_color")), ""))
        ]

    def of_cells(self, cells: Sequence[Box | None], texts: Sequence[str]) -> tuple[str | None, ...]:
        """The colour of each cell of a table's row, by where it stands (None: a cell that is part of another)."""
        top = min((cell[1] for cell in cells if cell), default=0.0)
        bottom = max((cell[3] for cell in cells if cell), default=0.0)
        near = [shape for shape in self.shapes if shape[1] < bottom and shape[3] > top]
        return tuple(self._of_cell(cell, text, near) if cell else None for cell, text in zip(cells, texts, strict=True))

    def _of_cell(self, cell: Box, text: str, shapes: list[tuple]) -> str | None:
        left, top, right, bottom = cell
        area = max(1.0, (right - left) * (bottom - top))
        colour = None
        for x0, y0, x1, y1, painted in shapes:
            wide, high = min(right, x1) - max(left, x0), min(bottom, y1) - max(top, y0)
            if wide > 0 and high > 0 and wide * high >= _COVERED * area:
                colour = as_hex(painted)
        colour = _unless_grey(unless_white(colour))
        if colour or not self.symbols or re.search(r"\w", text):
            return colour
        return next((c for x, y, c in self.symbols if left <= x < right and top <= y < bottom), None)


def as_hex(colour: object) -> str | None:
    """#RRGGBB of a colour as a PDF gives it: grey, RGB or CMYK; None for patterns and none."""
    if isinstance(colour, int | float):
        colour = (colour,)
    if isinstance(colour, tuple | list) and all(isinstance(part, int | float) for part in colour):
        return from_parts(tuple(colour))
    return None


def _unless_grey(colour: str | None) -> str | None:
    """The colour, unless it is the grey of a heading row."""
    return None if colour is None or hls(colour)[2] < 0.08 else colour
