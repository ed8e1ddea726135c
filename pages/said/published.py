"""Training figures as they may be published: none from 1 to 4, nor one from which such a figure could be worked out.

The rules are open, so what is withheld must not follow from them either; and a group's required may be the same number
in every programme. A 0 tells of nobody and is shown, but where the required, and with it the whole line, is withheld.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd

from pages.said import words
from pages.said.language import marked, say

COLUMNS = ("plan", "group", "programme", "required", "completed", "rate", "overdue", "as_at")
_FIGURES = ("required", "completed", "overdue")
FEW = marked("fewer than 5")
WITHHELD = marked("not shown")  # as another figure could be worked out from it
UNKNOWN = marked("not known")
ALL = marked("All groups")
_FEWEST = 5
_EASILY_TOLD = 8  # of so many required or fewer, a figure below 5 follows from the other being no such figure
_REST = 5


@dataclass(frozen=True)
class _Line:
    """The figures of a group, None where not known, and the names of those that are withheld.

    says_few: whether it is said of a withheld figure that it is small. likely: what the required, if not known, may be.
    """

    group: str
    required: int | None
    completed: int | None
    as_at: pd.Timestamp | None
    likely: int | None = None
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
        value, required = getattr(self, column), self.required or self.likely or 0
        if column not in self.withheld:
            return value, value
        if 0 < value < _FEWEST:
            return 1, _FEWEST - 1
        if "required" in self.withheld:
            return (_FEWEST if column == "required" else 0), _EASILY_TOLD
        return required - _FEWEST + 1, required - 1


def suppressed(rows: pd.DataFrame) -> pd.DataFrame:
    """A table of texts (COLUMNS) from rows with plan, group, programme, required, completed (or missing), as_at.

    Each person is in one group. completed: who is required and has a valid completion; the rest of those required are
    overdue. A line for all groups ends each programme that has several, all counted at one date; a row with the group
    "" is that line as given. as_at stays the date of a row's own count, missing where it has none.
    """
    plans: dict[str, dict[str, list[_Line]]] = {}
    for row in rows.itertuples():
        group, counted = "" if words.is_missing(row.group) else row.group, _number(row.completed)
        as_at = None if words.is_missing(row.as_at) or counted is None else row.as_at
        line = _Line(group, _number(row.required), counted, as_at)
        plans.setdefault(row.plan, {}).setdefault(row.programme, []).append(line)
    said = [
        {"plan": plan, "group": line.group, "programme": programme, **_told(line), "as_at": line.as_at}
        for plan, lines in plans.items()
        for programme, listed in _whole(lines).items()
        for line in listed
    ]
    return pd.DataFrame(said, columns=list(COLUMNS))


def _whole(lines: dict[str, list[_Line]]) -> dict[str, list[_Line]]:
    """The lines of a plan's programmes with what must be withheld, those for all groups among them."""
    lines = _across(lines)
    is_hidden = any(line.group and "required" in line.withheld for line in chain.from_iterable(lines.values()))
    most = _most_required(lines) if is_hidden else {}
    return {programme: _programme(listed, most) for programme, listed in lines.items()}


def _number(value) -> int | None:
    return None if words.is_missing(value) else int(value)


def _across(lines: dict[str, list[_Line]]) -> dict[str, list[_Line]]:
    """The lines with what they must withhold alone, and as their group's required may be the same in each programme."""
    required: dict[str, set[int]] = {}
    for line in chain.from_iterable(lines.values()):
        required.setdefault(line.group, set()).update([] if line.required is None else [line.required])
    alone = {name: [_alone(_likely(line, required[line.group])) for line in of] for name, of in lines.items()}
    hidden = {line.group for line in chain.from_iterable(alone.values()) if "required" in line.withheld and line.group}
    return {
        name: [_shared(line) if line.group in hidden and "required" not in line.withheld else line for line in of]
        for name, of in alone.items()
    }


def _likely(line: _Line, required: set[int]) -> _Line:
    """A line whose required isn't known with the nearest that other programmes have for its group."""
    above = [number for number in required if line.completed is not None and number > line.completed]
    return replace(line, likely=min(above)) if line.required is None and above else line


def _shared(line: _Line) -> _Line:
    """A line of a group whose required is withheld in another programme: whole withheld where it may be that number."""
    required = line.likely if line.required is None else line.required
    is_few = 0 < (required or 0) <= _EASILY_TOLD
    return replace(line, withheld=frozenset(_FIGURES)) if is_few else line


def _most_required(lines: dict[str, list[_Line]]) -> dict[str, int]:
    """The most that each group's required can be taken for in any programme, where it is known in one."""
    most: dict[str, int] = {}
    for line in chain.from_iterable(lines.values()):
        if line.group and line.required is not None:
            most[line.group] = max(most.get(line.group, 0), line.span("required")[1])
    return most


def _programme(lines: list[_Line], most: dict[str, int]) -> list[_Line]:
    """The lines of a programme with what must be withheld, that for all groups last.

    most: what each group of the table can be at most, where the required of one is withheld.
    """
    groups = [line for line in lines if line.group]
    given = [replace(line, group=ALL) for line in lines if not line.group]
    dates = {line.as_at for line in groups if line.as_at is not None}
    if not given and (len(groups) < 2 or len(dates) > 1):
        return groups
    return [*groups, _beside(groups, given[0], most) if given else _beside(groups, _together(groups), {})]


def _together(groups: list[_Line]) -> _Line:
    """The sums of all groups; without who completed where more did than are required, as the overdue don't add up."""
    required, completed = _sum(groups, "required"), _sum(groups, "completed")
    is_whole = required is None or _sum(groups, "overdue") is not None
    as_at = next((line.as_at for line in groups if line.as_at is not None), None)
    return _Line(ALL, required, completed if is_whole else None, as_at)


def _sum(lines: Iterable[_Line], column: str) -> int | None:
    values = [getattr(line, column) for line in lines]
    return None if None in values else sum(values)


def _alone(line: _Line) -> _Line:
    """A line with what its own figures ask to withhold: those from 1 to 4, and what they would follow from."""
    few = {name for name in _FIGURES if 0 < (getattr(line, name) or 0) < _FEWEST}
    required = line.likely if line.required is None else line.required
    if required is None or line.completed is None or line.completed > required:
        return replace(line, withheld=frozenset(few))
    if 0 < required - line.completed < _FEWEST:
        few.add("overdue")
    if few and required >= _FEWEST:
        few |= {"completed", "overdue"} if required > _EASILY_TOLD else set(_FIGURES)
    return replace(line, withheld=frozenset(few))


def _beside(groups: list[_Line], total: _Line, most: dict[str, int]) -> _Line:
    """The line for all groups with what must be withheld in it, as withheld figures of groups would follow from it."""
    hidden = frozenset().union(*(line.withheld for line in groups))
    if not hidden or _has_rest(groups, total):
        is_whole = most and total.required is not None and total.required - sum(most.values()) < _REST
        return replace(total, withheld=frozenset(_FIGURES), says_few=False) if is_whole else total
    is_safe = "required" not in hidden and all(_is_amid(groups, total, column) for column in ("completed", "overdue"))
    return total if is_safe else replace(total, withheld=total.withheld | hidden, says_few=False)


def _has_rest(groups: list[_Line], total: _Line) -> bool:
    """Whether people in all figures surely belong to no group of the table, so that nothing follows from the total."""
    for column in _FIGURES:
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
    figures = {name: _figure(line, name) for name in _FIGURES}
    return {**figures, "rate": _rate(line)}


def _figure(line: _Line, column: str) -> str:
    value = getattr(line, column)
    if value is None:
        return say(UNKNOWN)
    if column not in line.withheld:
        return f"{value:,}"
    return say(FEW) if 0 < value < _FEWEST and line.says_few else say(WITHHELD)


def _rate(line: _Line) -> str:
    """The share completed in whole per cent; 0% and 100% are of nobody and of everybody alone."""
    if line.required is None or line.completed is None or line.overdue is None:
        return say(UNKNOWN)
    if line.required == 0:
        return say("none required")
    for column, share in (("completed", "0%"), ("overdue", "100%")):
        if getattr(line, column) == 0 and column not in line.withheld:
            return share
    if line.withheld:
        return say(WITHHELD)
    return f"{min(max(round(100 * line.completed / line.required), 1), 99)}%"
