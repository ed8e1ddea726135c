"""What a workbook's cells show: values as text in plain English, fills and letters as colours."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import COLOR_INDEX

from loaders.read.colour import from_hex, tinted, unless_white
from loaders.read.symbols import in_font

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_UNSTATED = "00000000"
_DECIMALS = re.compile(r"^[#,]*0\.(0+)(?:_.)?$")


def as_text(cell) -> tuple[str, int]:
    """A cell's value as it would be read out, and how many passages of it are struck through and left out.

    Dates stand in words, percentages with their sign, whole numbers without decimals, letters of symbol fonts as signs.
    """
    font = cell.font
    if isinstance(cell.value, CellRichText):
        kept = [(part.text, part.font) if isinstance(part, TextBlock) else (part, font) for part in cell.value]
        struck = [bool(one is not None and one.strike) for _, one in kept]
        texts = ["" if out else in_font(text, _name(one)) for (text, one), out in zip(kept, struck, strict=True)]
        starts = zip(struck, [False, *struck], strict=False)
        return "".join(texts), sum(out and not before for out, before in starts)
    text = _plain(cell)
    if text.strip() and font is not None and font.strike:
        return "", 1
    return (in_font(text, _name(font)) if isinstance(cell.value, str) else text), 0


def _name(font) -> str | None:
    return None if font is None else font.rFont if isinstance(font, InlineFont) else font.name


def is_number(cell) -> bool:
    """Whether a cell's value is a number or a date rather than text."""
    return isinstance(cell.value, int | float | date | time | timedelta)


def _plain(cell) -> str:
    value, form = cell.value, cell.number_format or ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime | date):
        return _day(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _day(value: date, form: str) -> str:
    shown = re.sub(r'\[[^\]]*\]|"[^"]*"', "", form).lower()
    month_alone = "d" not in shown and "m" in shown and "y" in shown
    return f"{value:%B %Y}" if month_alone else f"{value.day} {value:%B %Y}"


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{round(value * 100, 2):g}%"
    decimals = _DECIMALS.match(form)
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}"


class Palette:
    """The colours of a workbook: its theme's, its indexed ones, and those written out."""

    def __init__(self, theme: dict[str, str]) -> None:
        self._theme = theme

    def fill(self, cell) -> str | None:
        """The colour that a cell is filled with; None for none, patterns and white."""
        fill = cell.fill
        if fill is None or getattr(fill, "fill_type", None) != "solid":
            return None
        return unless_white(self._resolved(fill.fgColor))

    def letters(self, cell) -> str | None:
        """The colour of a cell's letters, None where it is the usual one."""
        return self._resolved(cell.font.color) if cell.font is not None and cell.font.color is not None else None

    def of_rule(self, style) -> tuple[str | None, str | None]:
        """The fill and the letters' colour of a conditional format's style; a rule's fill stands in its background."""
        if style is None:
            return None, None
        fill, font = style.fill, style.font
        is_even = fill is not None and getattr(fill, "fill_type", "gradient") in (None, "solid")
        stated = [one for one in (fill.bgColor, fill.fgColor) if one.rgb != _UNSTATED] if is_even else []
        letters = None if font is None or font.color is None else self._resolved(font.color)
        return unless_white(self._resolved(stated[0])) if stated else None, letters

    def _resolved(self, colour) -> str | None:
        base = None
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            base = from_hex(colour.rgb[-6:])
        elif colour.type == "theme" and 0 <= colour.theme < len(_THEME):
            base = self._theme.get(_THEME[colour.theme])
        elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
            base = from_hex(COLOR_INDEX[colour.indexed][-6:])
        return tinted(base, colour.tint) if base and colour.tint else base
