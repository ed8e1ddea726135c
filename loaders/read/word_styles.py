"""What a Word document's styles and theme add to a paragraph or cell: heading levels, lists and colours."""

import re
from functools import lru_cache

from lxml.etree import _Element

from loaders.read.colour import from_hex, of_text, tinted, unless_white
from loaders.read.word_text import W, text_of, value

_THEME_NAMES = {
    "background1": "lt1", "bg1": "lt1", "text1": "dk1", "tx1": "dk1", "background2": "lt2", "bg2": "lt2",
    "text2": "dk2", "tx2": "dk2", "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
}  # fmt: skip
_COLOURED = tuple(W + name for name in ("shd", "highlight", "color", "pStyle", "rStyle"))
_PPR = W + "pPr"
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}
_HEADING = re.compile(r"^heading (\d)$", re.I)


class Styles:
    """The styles of a document, each looked up through those that it is based on."""

    def __init__(self, root, palette: dict[str, str]) -> None:
        self._palette = palette
        styles = [] if root is None else [style for style in root if style.tag == W + "style"]
        self._by_id = {style.get(W + "styleId", ""): style for style in styles}
        self.chain = lru_cache(maxsize=None)(self._chain)
        self.heading = lru_cache(maxsize=None)(self._heading)
        self._style_colour = lru_cache(maxsize=None)(self._colour_of_style)
        self._table_fills = lru_cache(maxsize=None)(self._fills_of_table)
        self._lists = lru_cache(maxsize=None)(self._lists_of_style)

    def _chain(self, style_id: str | None) -> tuple:
        """A style and those it is based on, nearest first."""
        found: list[_Element] = []
        while style_id in self._by_id and len(found) < 12:
            found.append(self._by_id[style_id])
            style_id = value(found[-1], "basedOn")
        return tuple(found)

    def _heading(self, style_id: str | None) -> int:
        """The depth of headings of this style: 0 where it is no heading's, -1 for the title's."""
        for style in self.chain(style_id):
            name = value(style, "name") or ""
            match = _HEADING.match(name)
            if match or name.lower() == "title":
                return int(match[1]) if match else -1
            outline = value(style, "pPr/outlineLvl") or ""
            if outline.isdigit() and int(outline) < 9:
                return int(outline) + 1
        return 0

    def level(self, paragraph) -> int:
        """A paragraph's depth as a heading: 0 for text, -1 for a title."""
        if paragraph.find(_PPR) is None:
            return 0
        outline = value(paragraph, "pPr/outlineLvl") or ""
        if outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        return self.heading(value(paragraph, "pPr/pStyle"))

    def has_title(self, root) -> bool:
        """Whether some paragraph below is a title."""
        holders = (properties.getparent() for properties in root.iter(_PPR))
        return any(self.level(holder) == -1 for holder in holders if holder is not None and holder.tag == W + "p")

    def list_of(self, paragraph) -> tuple[str, int] | None:
        """The list that a paragraph belongs to, itself or by its style, and its level there."""
        if paragraph.find(_PPR) is None:
            return None
        own = paragraph.find(f"{W}pPr/{W}numPr")
        holders = [] if own is None else [(value(own, "ilvl"), value(own, "numId"))]
        holders += self._lists(value(paragraph, "pPr/pStyle"))
        level = next((found for found, _ in holders if found), "0")
        list_id = next((found for _, found in holders if found), None)
        if not list_id or list_id == "0":
            return None
        return list_id, int(level) if level.isdigit() else 0

    def _lists_of_style(self, style_id: str | None) -> list[tuple[str | None, str | None]]:
        """The level and the list that a style and those it is based on give a paragraph, nearest first."""
        holders = [style.find(f"{W}pPr/{W}numPr") for style in self.chain(style_id)]
        return [(value(holder, "ilvl"), value(holder, "numId")) for holder in holders]

    def fill(self, shading) -> str | None:
        """The colour of a shading element; None for none, automatic and white."""
        if shading is None:
            return None
        kind = shading.get(W + "val", "clear")
        if kind == "nil":
            return None
        names = ("color", "themeColor", "themeTint", "themeShade") if kind == "solid" else (
            "fill", "themeFill", "themeFillTint", "themeFillShade")  # fmt: skip
        return unless_white(self._colour(shading, *names))

    def _colour(self, element, plain: str, theme: str, tint: str, shade: str) -> str | None:
        name = element.get(W + theme)
        base = self._palette.get(_THEME_NAMES.get(name, name)) if name else None
        if base is None:
            return from_hex(element.get(W + plain))
        if element.get(W + tint):
            return tinted(base, 1 - int(element.get(W + tint), 16) / 255)
        return tinted(base, int(element.get(W + shade), 16) / 255 - 1) if element.get(W + shade) else base

    def _letters(self, element) -> str | None:
        return self._colour(element, "val", "themeColor", "themeTint", "themeShade")

    def colour(self, cell, shading, text: str) -> str | None:
        """The colour of a table cell itself: its shading, else that of its text, a highlight, its letters."""
        own = self.fill(shading)
        if own:
            return own
        best: tuple[int, int, str] | None = None
        for element in cell.iter(*_COLOURED):
            rank, colour, length = self._of_text(element, text)
            if colour and (best is None or (rank, -length) < best[:2]):
                best = (rank, -length, colour)
        return best[2] if best else None

    def _of_text(self, element, text: str) -> tuple[int, str | None, int]:
        """How much one piece of formatting counts (0 most), its colour, and over how many letters it goes."""
        holder, name = element.getparent(), element.tag[len(W) :]
        if name == "shd":
            return 0, self.fill(element) if holder.tag in (W + "pPr", W + "rPr") else None, 0
        run = holder.getparent() if holder is not None else None
        is_first = holder is not None and holder.find(element.tag) is element
        length = len(text_of(run)) if is_first and run is not None and run.tag in (W + "r", W + "p") else 0
        if name.endswith("Style"):
            return 2, self._style_colour(element.get(W + "val")) if length else None, length
        if run is None or run.tag != W + "r" or not length:
            return 3, None, 0
        if name == "highlight":
            return 1, unless_white(from_hex(element.get(W + "val"))), length
        return 3, of_text(self._letters(element), text), length

    def _colour_of_style(self, style_id: str | None) -> str | None:
        for style in self.chain(style_id):
            if (value(style, "name") or "").lower() in ("hyperlink", "followedhyperlink"):
                return None
            for path in ("pPr", "rPr"):
                found = self.fill(style.find(f"{W}{path}/{W}shd"))
                if found:
                    return found
            letters = style.find(f"{W}rPr/{W}color")
            if letters is not None:
                return of_text(self._letters(letters), "a word")
        return None

    def table_fills(self, table) -> dict[str, str]:
        """The colours that a table's style gives its parts, by their names; "" for the whole."""
        return self._table_fills(value(table, "tblPr/tblStyle"))

    def row_fills(self, fills: dict[str, str], table, row: int, rows: int, width: int) -> list[str | None]:
        """The colours that a table's style gives one row's cells, where they tell one cell from the others."""
        if not fills:
            return [None] * width
        look = table.find(f"{W}tblPr/{W}tblLook")
        if row == 0 and _has(look, "firstRow"):
            return [None] * width
        band = None
        if not _has(look, "noHBand"):
            band = fills.get("band1Horz" if (row - _has(look, "firstRow")) % 2 == 0 else "band2Horz")
        line = (fills.get("lastRow") if row == rows - 1 and _has(look, "lastRow") else None) or band or fills.get("")
        found = [line] * width
        for column, name, flag in ((0, "firstCol", "firstColumn"), (width - 1, "lastCol", "lastColumn")):
            if fills.get(name) and _has(look, flag) and width:
                found[column] = fills[name]
        return [colour if colour and found.count(colour) == 1 else None for colour in found]

    def _fills_of_table(self, style_id: str | None) -> dict[str, str]:
        fills: dict[str, str] = {}
        for style in self.chain(style_id):
            for part, holder in [("", style), *((e.get(W + "type"), e) for e in style.iter(W + "tblStylePr"))]:
                colour = self.fill(holder.find(f"{W}tcPr/{W}shd"))
                if colour:
                    fills.setdefault(part, colour)
        return fills


def _has(look, name: str) -> bool:
    if look is None:
        return name == "firstRow"
    stated = look.get(W + name)
    if stated is not None:
        return stated in ("1", "true", "on")
    return bool(int(look.get(W + "val", "04A0"), 16) & _LOOK_BITS[name])
