"""What a workbook's cells show: values as text in plain English, fills and letters as colours."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.styles.colors import COLOR_INDEX

from loaders.read.colour import from_hex, tinted, unless_white

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_DECIMALS = re.compile(r"^[#,]*0\.(0+)(?:_.)?$")


def as_text(cell) -> str:
    """A cell's value as it would be read out: dates in words, percentages, whole numbers without decimals."""
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

    def _resolved(self, colour) -> str | None:
        base = None
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            base = from_hex(colour.rgb[-6:])
        elif colour.type == "theme" and 0 <= colour.theme < len(_THEME):
            base = self._theme.get(_THEME[colour.theme])
        elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
            base = from_hex(COLOR_INDEX[colour.indexed][-6:])
        return tinted(base, colour.tint) if base and colour.tint else base
