"""The cell formats of a workbook, made as they are needed."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from pages.board.pack.model import Row
from pages.said import ratings, shades
from pages.said.colours import FAINT, LINK, MUTED, TEXT
from pages.said.language import ENGLISH, WELSH, language

_DAY = {ENGLISH: "d mmm yyyy", WELSH: "[$-452]d mmm yyyy"}  # Excel names Welsh by its number
_PALE = 0.07  # the strongest tint on which every rating's own colour reads at 4.5:1


class Formats:
    """A workbook's formats, each made once."""

    def __init__(self, book: Workbook):
        self._book = book
        self._made: dict[tuple, Format] = {}
        self.title = self.of(bold=True, font_size=14)
        self.heading = self.of(bold=True, font_size=12)
        self.line = self.of()
        self.head = self.of(bold=True, text_wrap=True, align="left", valign="top", bottom=2, indent=1)
        cell = {"align": "left", "valign": "top", "indent": 1, "bottom": 1, "bottom_color": FAINT[False]}
        self.text = self.of(**cell, text_wrap=True)
        self.link = self.of(**cell, text_wrap=True, font_color=LINK[False], underline=1)
        self.number = self.of(**cell | {"align": "right"}, num_format="#,##0")
        self.day = self.of(**cell, num_format=_DAY[language()])

    def of(self, **properties) -> Format:
        """A format with those properties, the same one each time."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def rating(self, row: Row) -> Format:
        """A rating's cell: solid, pale where it was computed, outlined where there is none."""
        found = ratings.rating(row.rating)
        base = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1}
        if found is ratings.NOT_RATED:
            return self.of(**base, font_color=TEXT[False], border=1, border_color=MUTED[False])
        if row.is_computed:
            pale = shades.mix(found.light, ratings.LIGHT_BACKGROUND, _PALE)
            return self.of(**base, bg_color=pale, font_color=found.light, border=1, border_color=found.light)
        return self.of(**base, bg_color=found.light, font_color=found.text_light, border=1, border_color=FAINT[False])
