"""Conditional formatting of a sheet: the colours that its simple rules paint, and where others may paint unseen."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.cell_range import CellRange

from loaders import lookups
from loaders.read.colour import of_text
from loaders.read.sheet_values import Palette

_REFERENCE = r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})"
_LITERAL = re.compile(r'^\s{0,9}=?\s{0,9}"((?:[^"]|"")*)"\s{0,9}$')
_PLACE = re.compile(rf"^\s*=?\s*{_REFERENCE}\s*$")
_EQUALS = re.compile(rf'^\s*=?\s*{_REFERENCE}\s*=\s*("(?:[^"]|"")*")\s*$')
_CONTAINS = re.compile(
    rf'^\s*=?\s*(?:ISNUMBER\(|NOT\(ISERROR\()(?:SEARCH|FIND)\("([^"?*~]*)",\s*{_REFERENCE}\)\)+\s*$', re.I
)
_SEARCHED = re.compile(r'\(\s*"([^"]*)"')
_SCORE = re.compile(r"^\W*\d{0,2}\W*$")

_MOST_TRIED = 5_000_000  # areas of rules, for each filled row
Test = Callable[[int, int], bool | None]


@dataclass(frozen=True)
class _Painter:
    """One rule: the cells that it covers, the colours that it gives, and its test (None where it can't be told)."""

    priority: int
    areas: tuple[CellRange, ...]
    fill: str | None
    letters: str | None
    test: Test

    def within(self, is_there: Callable[[CellRange], bool]) -> "_Painter | None":
        """It with those of its areas alone that are there; None where none is."""
        areas = tuple(filter(is_there, self.areas))
        return replace(self, areas=areas) if areas else None

    def covers(self, row: int, column: int) -> bool:
        return any(one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col for one in self.areas)


class SheetRules:
    """The rules of one sheet, tried on its cells.

    rows gives the text of the filled cells by row and column; numbers the places whose value is a number or a date.
    """

    def __init__(self, sheet, rows: Mapping[int, Mapping[int, str]], numbers: set[tuple[int, int]], colours: Palette):
        self._rows, self._numbers, self._width = rows, numbers, max(map(max, rows.values()), default=0)
        self._over_row = lru_cache(maxsize=None)(self._find_over_row)
        self._over_column = lru_cache(maxsize=None)(self._find_over_column)
        formats = list(sheet.conditional_formatting)
        self.are_too_many = sum(len(one.cells.ranges) * len(one.rules) for one in formats) * len(rows) > _MOST_TRIED
        self._painters = sorted(
            (
                painter
                for area in ([] if self.are_too_many else formats)
                for rule in area.rules
                if (painter := self._painter(rule, tuple(area.cells.ranges), colours))
            ),
            key=lambda painter: painter.priority,
        )

    def colour(self, row: int, column: int) -> tuple[bool, str | None]:
        """Whether a rule is known to paint a cell, and its colour: the first that holds, if none before is unsure."""
        for painter in min(self._over_row(row), self._over_column(column), key=_areas):
            if painter.covers(row, column):
                holds = painter.test(row, column)
                if holds is None:
                    break
                if holds:
                    text = self._text(row, column)
                    return True, painter.fill or (of_text(painter.letters, text) if text else None)
        return False, None

    def lost(self, filled_below: int, is_filled: Callable[[int, int], bool]) -> set[tuple[int, int]]:
        """The cells below a row that may show a rating by a rule's colour alone, which can't be worked out.

        They stand in columns that hold no words but ratings, only signs, numbers of two digits or nothing, under rules
        that aren't for whole rows, and have no fill of their own.
        """
        known = lookups.meanings("ratings")
        below = {row: texts for row, texts in self._rows.items() if row > filled_below}
        found = set()
        for column in range(1, self._width + 1):
            narrow = self._narrow_over(column)
            words = {text for texts in below.values() if len(texts) > 1 and (text := texts.get(column))}
            if not narrow or not all(_SCORE.match(text) or lookups.fold(text) in known for text in words):
                continue
            found |= {
                (row, column)
                for row in below
                if any(area.min_row <= row <= area.max_row and one.test(row, column) is None for one, area in narrow)
                and lookups.fold(self._text(row, column)) not in known
                and not self.colour(row, column)[0]
                and not is_filled(row, column)
            }
        return found

    def _narrow_over(self, column: int) -> list[tuple[_Painter, CellRange]]:
        """The painters over a column, with each of their areas there that goes over half of the sheet at most."""
        return [
            (painter, area)
            for painter in self._painters
            for area in painter.areas
            if area.min_col <= column <= area.max_col
            and 2 * (min(area.max_col, self._width) - area.min_col + 1) <= max(self._width, 2)
        ]

    def _find_over_row(self, row: int) -> list[_Painter]:
        """The painters that cover cells of a row, with their areas there, in the order in which they are tried."""
        found = (one.within(lambda area: area.min_row <= row <= area.max_row) for one in self._painters)
        return [one for one in found if one]

    def _find_over_column(self, column: int) -> list[_Painter]:
        """The painters that cover cells of a column, with their areas there, in the order in which they are tried."""
        found = (one.within(lambda area: area.min_col <= column <= area.max_col) for one in self._painters)
        return [one for one in found if one]

    def _text(self, row: int, column: int) -> str:
        return self._rows.get(row, {}).get(column, "")

    def _painter(self, rule, areas: tuple, colours: Palette) -> _Painter | None:
        """What a rule paints; None for rules that give no colour, and those that compare cells or days."""
        fill, letters = colours.of_rule(rule.dxf)
        if fill is None and letters is None and rule.type not in ("colorScale", "iconSet"):
            return None
        test = self._test(rule, areas)
        return None if test is None else _Painter(rule.priority or 0, areas, fill, letters, test)

    def _test(self, rule, areas: tuple) -> Test | None:
        formula = next(iter(rule.formula or ()), "") or ""
        if rule.type in ("colorScale", "iconSet"):
            return lambda row, column: None if (row, column) in self._numbers else False
        if rule.type == "cellIs":
            return self._compared(rule.operator, formula, areas)
        if rule.type in ("containsText", "notContainsText", "beginsWith", "endsWith"):
            return self._searched(rule.type, formula, rule.text)
        if rule.type in ("containsBlanks", "notContainsBlanks"):
            return lambda row, column: (self._text(row, column) == "") == (rule.type == "containsBlanks")
        if rule.type == "expression":
            return self._expression(formula, areas)
        return None

    def _compared(self, operator: str | None, formula: str, areas: tuple) -> Test:
        """The test of a cell against a text, written out or in another cell; not against a number."""
        literal, place = _LITERAL.match(formula), _PLACE.match(formula)
        first = _first(areas)
        if operator not in ("equal", "notEqual") or not (literal or place):
            return lambda row, column: None

        def test(row: int, column: int) -> bool | None:
            if literal:
                wanted = literal[1].replace('""', '"')
            else:
                there = _moved(place.groups() if place else (), first, row, column)
                if there in self._numbers:
                    return None
                wanted = self._text(*there)
            is_equal = (row, column) not in self._numbers and _same(self._text(row, column), wanted)
            return is_equal == (operator == "equal")

        return test

    def _searched(self, kind: str, formula: str, text: str | None) -> Test:
        found = _SEARCHED.search(formula)
        wanted = (text or (found[1] if found else "")).casefold()
        if not wanted or re.search(r"[?*~]", wanted):
            return lambda row, column: None
        holds: dict[str, Callable[[str], bool]] = {
            "containsText": lambda one: wanted in one,
            "notContainsText": lambda one: wanted not in one,
            "beginsWith": lambda one: one.startswith(wanted),
            "endsWith": lambda one: one.endswith(wanted),
        }
        return lambda row, column: holds[kind](self._text(row, column).casefold())

    def _expression(self, formula: str, areas: tuple) -> Test:
        equals, contains = _EQUALS.match(formula), _CONTAINS.match(formula)
        first = _first(areas)
        if equals:
            *place, quoted = equals.groups()
            wanted = quoted[1:-1].replace('""', '"')
        elif contains:
            wanted, *place = contains.groups()
        else:
            return lambda row, column: None

        def test(row: int, column: int) -> bool:
            there = _moved(place, first, row, column)
            text = self._text(*there)
            if contains:
                return wanted.casefold() in text.casefold()
            return there not in self._numbers and _same(text, wanted)

        return test


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _areas(painters: Sequence[_Painter]) -> int:
    return sum(len(one.areas) for one in painters)


def _first(areas: Sequence[CellRange]) -> tuple[int, int]:
    """The row and the column of a rule's first cell."""
    return min(one.min_row for one in areas), min(one.min_col for one in areas)


def _moved(place, first: tuple[int, int], row: int, column: int) -> tuple[int, int]:
    """The cell that a reference means for a cell: references without $ move with it from the rule's first cell."""
    fixed_column, letters, fixed_row, number = place
    return (
        int(number) + (0 if fixed_row else row - first[0]),
        column_index_from_string(letters) + (0 if fixed_column else column - first[1]),
    )
