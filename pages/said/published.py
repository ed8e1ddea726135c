"""Training figures as they may be published: none from 1 to 4, nor one from which such a figure could be worked out.

The rules are open, so what is withheld must not follow from them either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from pages.said import words

COLUMNS = ("group", "programme", "required", "completed", "rate", "overdue")
FEW = "fewer than 5"
WITHHELD = "not shown"  # as another figure could be worked out from it
UNKNOWN = "not known"
ALL = "All groups"
_FEWEST = 5
_EASILY_TOLD = 8  # of so many required or fewer, a figure below 5 follows from the other being no such figure
_REST = 5


@dataclass(frozen=True)
class _Line:
    """The figures of a group, None where not known, and the names of those that are withheld.

    says_few: whether it is said of a withheld figure that it is small.
    """

    group: str
    required: int | None
    completed: int | None
    withheld: frozenset[str] = frozenset()
    says_few: bool = True

    @property
    def overdue(self) -> int | None:
        """Who is required and has not completed; None where more completed than are required."""
        if self.required is None or self.completed is None or self.completed > self.required:
            return None
        return self.required - self.completed

    def span(self, column: str) -> tuple[int, int]:
        """The least and the most that a reader can take a known figure of this line for."""
        value, required = getattr(self, column), self.required or 0
        if column not in self.withheld:
            return value, value
        if value < _FEWEST:
            return 1, _FEWEST - 1
        if "required" in self.withheld:
            return _FEWEST, _EASILY_TOLD
        return required - _FEWEST + 1, required - 1


def suppressed(rows: pd.DataFrame) -> pd.DataFrame:
    """A table of texts (COLUMNS) from rows with group, programme, required, completed: numbers, or missing.

    Each person is in one group. completed: who is required and has a valid completion; the rest of those required are
    overdue. A line for all groups ends each programme that has several; a row with the group "" is that line as given.
    """
    lines: dict[str, list[_Line]] = {}
    for row in rows.itertuples():
        group = "" if words.is_missing(row.group) else row.group
        lines.setdefault(row.programme, []).append(_Line(group, _number(row.required), _number(row.completed)))
    said = [
        {"group": line.group, "programme": programme, **_told(line)}
        for programme, listed in lines.items()
        for line in _programme(listed)
    ]
    return pd.DataFrame(said, columns=list(COLUMNS))


def _number(value) -> int | None:
    return None if words.is_missing(value) else int(value)


def _programme(lines: list[_Line]) -> list[_Line]:
    """The lines of a programme with what must be withheld, that for all groups last."""
    groups = [_alone(line) for line in lines if line.group]
    given = [_alone(replace(line, group=ALL)) for line in lines if not line.group]
    if not given and len(groups) < 2:
        return groups
    return [*groups, _beside(groups, given[0] if given else _together(groups))]


def _together(groups: list[_Line]) -> _Line:
    """The sums of all groups; without who completed where more did than are required, as the overdue don't add up."""
    required, completed = _sum(groups, "required"), _sum(groups, "completed")
    is_whole = required is None or _sum(groups, "overdue") is not None
    return _Line(ALL, required, completed if is_whole else None)


def _sum(lines: Iterable[_Line], column: str) -> int | None:
    values = [getattr(line, column) for line in lines]
    return None if None in values else sum(values)


def _alone(line: _Line) -> _Line:
    """A line with what its own figures ask to withhold: those from 1 to 4, and what they would follow from."""
    few = {name for name in ("required", "completed", "overdue") if 0 < (getattr(line, name) or 0) < _FEWEST}
    if few and line.overdue is not None and line.required is not None and line.required >= _FEWEST:
        few |= {"completed", "overdue"} if line.required > _EASILY_TOLD else {"required", "completed", "overdue"}
    return replace(line, withheld=frozenset(few))


def _beside(groups: list[_Line], total: _Line) -> _Line:
    """The line for all groups with what must be withheld in it, as withheld figures of groups would follow from it."""
    hidden = frozenset().union(*(line.withheld for line in groups))
    if not hidden or _has_rest(groups, total):
        return total
    is_safe = "required" not in hidden and all(_is_amid(groups, total, column) for column in ("completed", "overdue"))
    return total if is_safe else replace(total, withheld=total.withheld | hidden, says_few=False)


def _has_rest(groups: list[_Line], total: _Line) -> bool:
    """Whether people in all figures surely belong to no group of the table, so that nothing follows from the total."""
    for column in ("required", "completed", "overdue"):
        whole, part = getattr(total, column), _sum(groups, column)
        if whole is not None and part is not None and whole - sum(line.span(column)[1] for line in groups) < _REST:
            return False
    return True


def _is_amid(groups: list[_Line], total: _Line, column: str) -> bool:
    """Whether a total is so far from its least and its most that no group's figure follows from it, shown or not."""
    whole, part = getattr(total, column), _sum(groups, column)
    if whole is None or part is None:
        return True
    least, most = (sum(line.span(column)[end] for line in groups) for end in (0, 1))
    return whole == part >= _FEWEST and least + 2 <= part <= most - 2


def _told(line: _Line) -> dict[str, str]:
    figures = {name: _figure(line, name) for name in ("required", "completed", "overdue")}
    return {**figures, "rate": _rate(line)}


def _figure(line: _Line, column: str) -> str:
    value = getattr(line, column)
    if value is None:
        return UNKNOWN
    if column not in line.withheld:
        return f"{value:,}"
    return FEW if 0 < value < _FEWEST and line.says_few else WITHHELD


def _rate(line: _Line) -> str:
    """The share completed in whole per cent; 0% and 100% are of nobody and of everybody alone."""
    if line.required is None or line.completed is None or line.overdue is None:
        return UNKNOWN
    if line.required == 0:
        return "none required"
    for column, share in (("completed", "0%"), ("overdue", "100%")):
        if getattr(line, column) == 0 and column not in line.withheld:
            return share
    if line.withheld:
        return WITHHELD
    return f"{min(max(round(100 * line.completed / line.required), 1), 99)}%"
