"""Which column holds what: every column scored for every field by heading, cells and place, all assigned together."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from scipy.optimize import linear_sum_assignment

from loaders.layout.cell_evidence import Cells, cell_scores, measure, said_of
from loaders.layout.headings import heading_scores
from loaders.layout.periods import period_columns, speaks_of_a_period

_SINGLE = (
    "ref",
    "action",
    "timescale",
    "original",
    "start",
    "completed",
    "lead",
    "rating",
    "percentage",
    "section",
    "subsection",
)
_SEVERAL = ("revised", "status", "progress", "outcome", "next_steps", "other")
_FIELDS = (*_SINGLE, *_SEVERAL)
_WORTH = {"action": 1.5, "lead": 0.7, "timescale": 0.7, "original": 0.5, "ref": 0.4, "rating": 0.3}
_UNNAMED = {
    **dict.fromkeys(_FIELDS, -2.5),
    **{"action": 0.0, "ref": 0.0, "rating": -0.2, "timescale": -0.3, "lead": -0.3, "section": -0.3, "progress": -0.4},
    **{"percentage": -1.0, "subsection": -1.0, "status": -1.2, "other": 0.2},
}
_UNKNOWN = {
    **dict.fromkeys(_FIELDS, -2.5),
    **{"action": -0.6, "ref": -0.3, "rating": -0.6, "timescale": -0.6, "lead": -0.6, "section": -0.9},
    **{"progress": -1.0, "status": -1.2, "subsection": -1.5, "other": 0.9},
}
_NAMED_OTHERWISE = {
    **dict.fromkeys(_FIELDS, -2.5),
    **{"action": -1.2, "ref": -1.2, "rating": -1.2, "timescale": -1.2, "lead": -1.2, "section": -1.4, "progress": -1.2},
    **{"status": -1.4, "outcome": -1.4, "other": 0.3},
}
_ALIKE = {
    **dict.fromkeys(("section", "subsection"), ("section", "subsection")),
    **dict.fromkeys(("rating", "status"), ("rating", "status")),
    **dict.fromkeys(("timescale", "revised", "original"), ("timescale", "revised", "original")),
}
_BARRED = -1000.0
_SURE, _LIKELY = 1.5, 0.6
_MOSTLY, _OFTEN, _SEVERAL_TIMES = 0.8, 0.6, 2
_SOUGHT = 2.5
_BACKED = 0.6
_PLACES = 250
_STAYS = 0.5


@dataclass(frozen=True)
class Column:
    """What a column was taken for: sureness is sure, likely or unsure, because says by what, instead what came second.

    is_backed says whether its heading or its cells speak for the field, rather than only nothing against it.
    """

    heading: str
    field: str
    sureness: str = "sure"
    because: str = ""
    instead: str = ""
    is_backed: bool = True


@dataclass(frozen=True)
class Assignment:
    """The columns of one table as taken, whether headings had to be moved or guessed, and the score of all."""

    columns: tuple[Column, ...]
    is_guessed: bool
    score: float

    @property
    def fields(self) -> list[str]:
        """The field of each column."""
        return [column.field for column in self.columns]


def assign(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    colours: Sequence[Sequence[str | None]] = (),
    continued: Sequence[Sequence[int]] = (),
) -> Assignment:
    """The field of each column of a table, decided for all columns together.

    header has a heading a column, empty where none is given; rows are the texts, colours the #RRGGBB of the cells of
    the table's filled rows, continued the places of their cells that only go on a cell above. The sum of the scores is
    made as large as it can be, with one column at most for a field
    of which a task has one (H. W. Kuhn's assignment problem, as scipy solves it).
    """
    width = max([len(header), *(len(row) for row in rows)], default=0)
    texts = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    names = list(header) + [""] * (width - len(header))
    cells = [
        measure(
            [row[number] for row in texts],
            [row[number] if number < len(row) else None for row in colours],
            [number in row for row in continued],
        )
        for number in range(width)
    ]
    used = [number for number in range(width) if names[number].strip() or cells[number].filled]
    placed, is_moved = _placed(names, cells, used)
    periods = period_columns(placed, cells)
    scores = _scores(placed, cells, periods)
    fields, score = _solve(scores)
    if "action" not in fields:
        scores[:, _FIELDS.index("action")] += [
            _SOUGHT if cell_scores(cell).get("action", 0.0) >= _BACKED else 0.0 for cell in cells
        ]
        fields, score = _solve(scores)
    columns = [
        _column(number, placed[number], cells[number], fields[number], scores, score)
        if number in used
        else Column(placed[number], "")
        for number in range(width)
    ]
    unnamed = any(not placed[number].strip() and cells[number].filled for number in used)
    columns = [
        Column(column.heading, "period", "sure", "it stands for a time, and its cells are marks")
        if number in periods
        else column
        for number, column in enumerate(columns)
    ]
    return Assignment(tuple(_settled(_rated_each_time(columns, cells), cells)), is_moved or unnamed, score)


def _scores(names: Sequence[str], cells: Sequence[Cells], periods: set[int]) -> np.ndarray:
    """The score of each column (rows) for each field (columns), in the order of _FIELDS."""
    return np.array(
        [
            [_BARRED if number in periods and field != "other" else scores[field] for field in _FIELDS]
            for number, scores in enumerate(
                _column_scores(name, cell, number, len(names))
                for number, (name, cell) in enumerate(zip(names, cells, strict=True))
            )
        ]
    ).reshape(len(names), len(_FIELDS))


def _column_scores(name: str, cells: Cells, number: int, width: int) -> dict[str, float]:
    said = heading_scores(name)
    is_known = max(said.values(), default=0.0) >= 1.0
    start = _NAMED_OTHERWISE if is_known else _UNKNOWN if name.strip() else _UNNAMED
    by_cells = cell_scores(cells)
    scores = {
        field: (start[field] if said.get(field, 0.0) <= 0 else 0.0)
        + said.get(field, 0.0)
        + by_cells.get(field, 0.0)
        + _WORTH.get(field, 0.0)
        for field in _FIELDS
    }
    scores["subsection"] = max(scores["subsection"], scores["section"] - 0.5)
    scores["other"] += 0.3 if said.get("other", 0.0) > 0 else 0.0
    scores["ref"] += 0.4 if number == 0 else -0.4 if said.get("ref", 0.0) <= 0 else 0.0
    scores["section"] += 0.5 * (number == 0)
    scores["action"] += 0.2 * (number <= width / 2)
    if not cells.filled and not cells.coloured and not name.strip():
        scores = dict.fromkeys(_FIELDS, -5.0) | {"other": 0.0}
    return scores


@cache
def _slots(width: int) -> tuple[int, ...]:
    """The field, by its place in _FIELDS, of each place that a column can take: one a single field, as many as wanted
    of the others."""
    return tuple(
        itertools.chain(range(len(_SINGLE)), (len(_SINGLE) + n for n in range(len(_SEVERAL)) for _ in range(width)))
    )


def _solve(scores: np.ndarray) -> tuple[list[str], float]:
    if not len(scores):
        return [], 0.0
    slots = _slots(len(scores))
    spread = scores[:, slots]
    columns, taken = linear_sum_assignment(spread, maximize=True)
    return [_FIELDS[slots[slot]] for slot in taken], float(spread[columns, taken].sum())


def _column(number: int, heading: str, cells: Cells, field: str, scores: np.ndarray, best: float) -> Column:
    barred = scores.copy()
    for alike in _ALIKE.get(field, (field,)):
        barred[number, _FIELDS.index(alike)] = _BARRED
    instead, second = _solve(barred)
    margin = best - second
    sureness = "sure" if margin >= _SURE else "likely" if margin >= _LIKELY else "unsure"
    backed = heading_scores(heading).get(field, 0.0) >= 1.0 or cell_scores(cells).get(field, 0.0) >= _BACKED
    return Column(heading, field, sureness, _because(heading, field, cells), instead[number], backed)


def _because(heading: str, field: str, cells: Cells) -> str:
    """The heading's and the cells' part in a decision, in words."""
    said = heading_scores(heading)
    by_heading = said.get(field, 0.0)
    usual = max(said, key=lambda name: said[name], default="")
    parts = []
    if not heading.strip():
        parts.append("it has no heading")
    elif by_heading >= 1.0:
        parts.append("its heading says so")
    elif said and said[usual] >= 1.0 and usual != field:
        parts.append(f"though its heading speaks of {_NOUNS[usual]}")
    else:
        parts.append("its heading isn't known")
    if seen := said_of(cells, field):
        parts.append(seen)
    return "; ".join(parts)


_NOUNS: Mapping[str, str] = {
    "ref": "a reference",
    "action": "the action",
    "timescale": "a deadline",
    "original": "an original deadline",
    "revised": "a revised deadline",
    "start": "a start",
    "completed": "completion",
    "lead": "a lead",
    "rating": "a rating",
    "percentage": "a share done",
    "section": "a section",
    "subsection": "a subsection",
    "status": "a status",
    "progress": "progress",
    "outcome": "an outcome",
    "next_steps": "next steps",
    "other": "something else",
}


def _rated_each_time(columns: list[Column], cells: Sequence[Cells]) -> list[Column]:
    """Takes every column that rates the tasks at a time, as Q1 BRAG to Q4 BRAG, for a rating; the last one counts."""
    timed = {
        number
        for number, column in enumerate(columns)
        if heading_scores(column.heading).get("rating", 0.0) >= 1.0
        and speaks_of_a_period(column.heading)
        and (cells[number].rated >= _MOSTLY or cells[number].colours or not cells[number].filled)
    }
    if len(timed) < _SEVERAL_TIMES:
        return columns
    return [
        replace(column, field="rating", sureness="sure", because="it rates the tasks at a time of its own")
        if number in timed
        else column
        for number, column in enumerate(columns)
    ]


def _take_opened(columns: Sequence[Column], cells: Sequence[Cells], fields: list[str]) -> None:
    """A report whose cells open with a rating, as "On track. Draft is out", is the status where there is no other."""
    opened = [n for n, field in enumerate(fields) if field == "progress" and cells[n].opens >= _OFTEN]
    if opened:
        fields[opened[0]] = "status"


def _settled(columns: list[Column], cells: Sequence[Cells]) -> list[Column]:
    """An original date is the deadline, the date beside it the revised one; of two headings the left is the section."""
    fields = [column.field for column in columns]
    if {"original", "revised", "timescale"} <= set(fields):
        third = fields.index("timescale")
        if heading_scores(columns[third].heading).get("timescale", 0.0) < 1.0:
            fields[third] = "other"
    if "original" in fields:
        current = "timescale" in fields and "revised" not in fields
        for number, field in enumerate(fields):
            if field == "original":
                fields[number] = "timescale" if current or "timescale" not in fields else "other"
            elif field == "timescale" and current:
                fields[number] = "revised"
    if "revised" in fields and "timescale" not in fields:
        fields[fields.index("revised")] = "timescale"
    if not {"rating", "status"} & set(fields):
        _take_opened(columns, cells, fields)
    if "subsection" in fields:
        if "section" not in fields:
            fields[fields.index("subsection")] = "section"
        elif fields.index("subsection") < fields.index("section"):
            first, second = fields.index("subsection"), fields.index("section")
            fields[first], fields[second] = "section", "subsection"
    return [replace(column, field=field) for column, field in zip(columns, fields, strict=True)]


def _placed(names: list[str], cells: list[Cells], used: list[int]) -> tuple[list[str], bool]:
    """The headings where they fit best: as they stand, else in their order over the columns that are used."""
    given = [name for name in names if name.strip()]
    missing = len(used) - len(given)
    if not given or not 0 < missing <= 3 or not any(cell.filled for cell in cells):
        return names, False
    if math.comb(len(used), len(given)) > _PLACES:
        return names, False
    as_written = tuple(number for number, name in enumerate(names) if name.strip())
    options = [as_written, *itertools.combinations(used, len(given))]
    best = max(
        options, key=lambda option: round(_fit(names, given, option, cells), 6) + _STAYS * (option == as_written)
    )
    if best == as_written:
        return names, False
    placed = [""] * len(names)
    for name, number in zip(given, best, strict=True):
        placed[number] = name
    return placed, True


def _fit(names: list[str], given: list[str], option: tuple[int, ...], cells: list[Cells]) -> float:
    placed = [""] * len(names)
    for name, number in zip(given, option, strict=True):
        placed[number] = name
    return _solve(_scores(placed, cells, set()))[1]
