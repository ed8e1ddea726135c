"""What a column's cells say: how far they fit each field, by the kinds of value that they hold."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import mean, median
from typing import NamedTuple

from loaders import lookups
from loaders.interpret.colours import colour_name
from loaders.interpret.leads import read_leads
from loaders.interpret.rating import read_status
from loaders.interpret.rating_key import with_symbols_named
from loaders.interpret.timescale import read_timescale
from loaders.layout.phrases import is_identifier, is_ref, is_tick
from loaders.lookups.kept import for_short_texts

_DATED = ("day", "month", "range", "quarter", "season", "year", "start_by", "reversed")
_STANDING = ("ongoing", "recurring", "relative", "complete")
_NUMBER = re.compile(r"^[£$€]?\s?[\d,.]+\s?(?:%|k|m|x)?$", re.I)
_PER_CENT = re.compile(r"^\d{1,3}(?:\.\d+)?\s?%$|^(?:0?\.\d+|[01](?:\.0+)?)$")
_LETTERED = re.compile(r"^\W{0,2}[RAGB]\W{0,2}$|^\W?[RAGB]\W?\s*[-–—:(/]\s*[^\W\d][^.]{0,40}$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_BESIDE = 1
_MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
_BRIEF = re.compile(r"^[^\W\d_a-z][^\d.!?]{0,60}$")
_WORTH_SAYING = 0.25
_SAMPLE = 60


@dataclass(frozen=True)
class Cells:
    """The filled cells of one column measured: shares from 0 to 1 of the filled cells, fill of all rows.

    opens is the share of cells whose first clause is a rating, brief the share of those with the shape of names: up to
    six words, a capital first, no figure and no full stop.

    repeats is 1 − the share of different texts; words is the median number of words; coloured is the share of rows
    whose cell has a colour by name, colours how many different ones; merged the share of rows into which a cell above
    runs, runs how many times its text changes down the rows for each different text.
    """

    filled: int
    fill: float = 0.0
    dated: float = 0.0
    timed: float = 0.0
    named: float = 0.0
    brief: float = 0.0
    rated: float = 0.0
    opens: float = 0.0
    ref: float = 0.0
    number: float = 0.0
    per_cent: float = 0.0
    ticked: float = 0.0
    repeats: float = 0.0
    words: float = 0.0
    longest: int = 0
    coloured: float = 0.0
    colours: int = 0
    merged: float = 0.0
    runs: float = 0.0


def measure(texts: Sequence[str], colours: Sequence[str | None] = (), merged: Sequence[bool] = ()) -> Cells:
    """A column's cells measured, from a sample of its first rows; colours are #RRGGBB or None, one a row.

    merged says of each row whether its cell is the lower part of one that runs down.
    """
    texts, colours = texts[:_SAMPLE], colours[:_SAMPLE]
    cells = [" ".join(text.split()) for text in texts if text.strip()]
    names = [colour_name(colour) for colour in colours]
    named = [name for name in names if name and name != "grey"]
    coloured, distinct = len(named) / max(len(texts), 1), len(set(named))
    if not cells:
        return Cells(0, coloured=coloured, colours=distinct)
    runs_down = sum(merged[:_SAMPLE]) / len(texts)
    told = list(map(_shape, cells))
    sizes = [one.words for one in told]
    return Cells(
        filled=len(cells),
        fill=len(cells) / len(texts),
        dated=_share([one.dated for one in told]),
        timed=_share([one.timed for one in told]),
        named=_mean([_names(text) for text in texts if text.strip()]),
        brief=_share([one.brief for one in told]),
        rated=_share([one.rated for one in told]),
        opens=_share([one.opens for one in told]),
        ref=_share([one.ref for one in told]),
        number=_share([one.number for one in told]),
        per_cent=_share([one.per_cent for one in told]),
        ticked=_share([one.ticked for one in told]),
        repeats=1 - len({lookups.fold(cell) or cell for cell in cells}) / len(cells),
        words=float(median(sizes)),
        longest=max(sizes),
        coloured=coloured,
        colours=distinct,
        merged=runs_down,
        runs=_changes(cells),
    )


class _Shape(NamedTuple):
    """What one cell is, as Cells counts it, and how many words it has."""

    dated: bool
    timed: bool
    brief: bool
    rated: bool
    opens: bool
    ref: bool
    number: bool
    per_cent: bool
    ticked: bool
    words: int


@for_short_texts(8192)
def _shape(cell: str) -> _Shape:
    is_dated = _is_dated(cell)
    return _Shape(
        dated=is_dated,
        timed=is_dated or _stands(cell),
        brief=_is_brief(cell),
        rated=_is_rated(cell),
        opens=_opens_rated(cell),
        ref=_refers(cell),
        number=bool(_NUMBER.match(cell)),
        per_cent=bool(_PER_CENT.match(cell)),
        ticked=is_tick(cell),
        words=len(cell.split()),
    )


def _share(are: Sequence[bool]) -> float:
    return sum(are) / len(are)


def _mean(shares: Sequence[float]) -> float:
    """Their mean, rounded once; quickly where all are halves, whose sum is exact."""
    return sum(shares) / len(shares) if all(share in (0.0, 0.5, 1.0) for share in shares) else mean(shares)


def _changes(cells: Sequence[str]) -> float:
    changes = 1 + sum(one != other for one, other in itertools.pairwise(cells))
    return changes / len(set(cells))


def _is_dated(cell: str) -> bool:
    return _is_short(cell) and (_kind_of_time(cell) in _DATED or _lacks_only_a_year(cell)) and not _reports(cell)


def _lacks_only_a_year(cell: str) -> bool:
    """Whether a cell is a month, a quarter or a season that a year would make a date: June, Q3, Autumn."""
    return len(cell.split()) <= 3 and read_timescale(f"{cell} 2000").kind in ("month", "quarter", "season")


def _stands(cell: str) -> bool:
    return _is_short(cell) and _kind_of_time(cell) in _STANDING


def _is_short(cell: str) -> bool:
    return len(cell) <= 120 and len(cell.split()) <= 14


def _kind_of_time(cell: str) -> str:
    return read_timescale(cell, month_first=True).kind  # so read, a date that makes sense in either order is one


def _reports(cell: str) -> bool:
    """Whether a cell says more than its date: "Trainer booked for May 2024" is a report, and no deadline."""
    known = lookups.words("timescale_context")
    words = [word for word in _WORD.findall(lookups.fold(cell)) if word not in known and word[:3] not in _MONTHS]
    return len(words) > _MOST_BESIDE


@lru_cache(maxsize=8192)
def _names(cell: str) -> float:
    if len(cell) > 160 or is_tick(cell.strip()) or _NUMBER.match(cell.strip()) or _is_rated(" ".join(cell.split())):
        return 0.0
    found = read_leads(cell)
    if found.remarks and found.remarks[0].rule == "disposition_as_lead":
        return 0.5
    return sum(lead.lead_kind != "unknown" for lead in found.leads) / len(found.leads) if found.leads else 0.0


@lru_cache(maxsize=8192)
def _is_rated(cell: str) -> bool:
    folded = lookups.fold(with_symbols_named(cell))
    if _LETTERED.match(cell):
        return True
    return len(cell) <= 60 and (folded in lookups.meanings("ratings") or bool(read_status(cell).rating))


def _opens_rated(cell: str) -> bool:
    return _is_rated(re.split(r"\s[-–—]\s|[.:;,]\s|\n", cell, maxsplit=1)[0].rstrip("."))


def _is_brief(cell: str) -> bool:
    return bool(_BRIEF.match(cell)) and len(cell.split()) <= 6 and not _is_rated(cell) and not is_tick(cell)


def _refers(cell: str) -> bool:
    return is_ref(cell) or is_identifier(cell)


def cell_scores(cells: Cells) -> dict[str, float]:
    """How far a column's cells fit each field, from −4 (can't be) to 2.5 (nothing else); {} where nothing is filled."""
    if not cells.filled:
        return {"rating": 1.5} if cells.colours >= 2 and cells.coloured >= 0.4 else {}
    certain = min(1.0, 0.55 + 0.15 * cells.filled)
    scores = {
        "ref": _ref(cells),
        "action": _action(cells),
        "timescale": _timescale(cells),
        "lead": _lead(cells),
        "rating": _rating(cells),
        "status": _status(cells),
        "percentage": 2.0 if cells.per_cent >= 0.8 else -3.0,
        "section": _section(cells),
        "progress": _prose(cells, 0.9),
        "outcome": _prose(cells, 0.6),
        "next_steps": _prose(cells, 0.5),
    }
    scores["start"] = scores["original"] = scores["revised"] = min(1.5, scores["timescale"])
    scores["completed"] = max(min(1.5, scores["timescale"]), 1.0 if cells.ticked >= 0.6 else -3.0)
    scores["completed"] -= 1.5 * (cells.words > 5 and cells.timed < 0.8)
    scores["subsection"] = scores["section"]
    return {field: score * certain if score > 0 else score for field, score in scores.items()}


def _ref(cells: Cells) -> float:
    if cells.number >= 0.8:
        return 1.0 if cells.repeats <= 0.1 else -1.5
    if cells.ref >= 0.7:
        return 2.5 if cells.repeats <= 0.1 else 0.8 if cells.repeats <= 0.3 else -1.5
    return -1.0 if cells.words <= 3 and cells.repeats <= 0.1 and cells.ref >= 0.3 else -3.0


def _action(cells: Cells) -> float:
    if max(cells.dated, cells.ref, cells.number, cells.ticked, cells.rated) >= 0.5:
        return -4.0
    size = min(2.2, cells.words / 4) - (1.5 if cells.fill < 0.4 else 0.0)
    return (
        size
        - 2.5 * cells.repeats
        - (1.5 * cells.named if cells.words <= 5 and cells.named >= 0.5 else 0.0)
        - 1.0 * (cells.words < 2)
    )


def _timescale(cells: Cells) -> float:
    if cells.timed >= 0.5:
        return (
            0.7 * 2.5 * cells.timed + 0.3 * 2.5 * cells.dated - (1.0 if cells.dated == 0 and cells.rated > 0.5 else 0)
        )
    if cells.timed >= 0.2:
        return -0.5
    return -3.0 if cells.filled > 1 or cells.longest > 4 else -1.5


def _lead(cells: Cells) -> float:
    if max(cells.dated, cells.number, cells.ticked, cells.rated, cells.per_cent) >= 0.5:
        return -4.0
    if cells.words > 12:
        return -3.0
    if cells.named >= 0.5:
        return 2.5 * cells.named - 0.2
    if cells.brief >= 0.8 and cells.words <= 4:
        return 0.6
    return -1.0 if cells.words <= 6 else -2.5


def _rating(cells: Cells) -> float:
    if cells.number >= 0.6 and cells.rated < 0.5:
        return -3.0
    if cells.rated >= 0.5:
        return 2.5 * cells.rated
    if cells.colours >= 2 and cells.coloured >= 0.5 and cells.words <= 4:
        return 1.0
    return -0.5 if cells.words <= 3 else -2.0


def _status(cells: Cells) -> float:
    if max(cells.dated, cells.number) >= 0.6:
        return -2.0 if cells.dated >= 0.6 or cells.longest > 1 else -0.5
    return 0.8 * cells.rated if cells.rated >= 0.5 else 0.8 if cells.words <= 3 and cells.repeats >= 0.2 else 0.3


def _section(cells: Cells) -> float:
    if max(cells.dated, cells.number, cells.ticked, cells.rated, cells.ref) >= 0.5:
        return -2.5
    runs_down = 1.5 if cells.merged >= 0.3 else 0.0
    stands_once = cells.fill <= 0.5 and cells.repeats == 0 and cells.filled >= 2 and cells.words >= 2
    repeated = 0.0
    if cells.repeats >= 0.3:
        repeated = 1.8 if cells.runs <= 1.3 and cells.words >= 2 else 1.4 if cells.runs <= 1.3 else -0.6
    return runs_down + repeated + 1.1 * stands_once - 0.6 * (cells.words > 25)


def _prose(cells: Cells, most: float) -> float:
    if max(cells.dated, cells.ticked, cells.ref) >= 0.6:
        return -1.5
    if cells.rated >= 0.7:
        return -1.5
    if cells.merged >= 0.3:
        return -0.5
    return most if cells.words >= 4 else most / 3 if cells.words >= 2 else -0.4


def said_of(cells: Cells, field: str) -> str:
    """What the cells show that bears on a field, in words: "9 of 10 filled cells are dates"; empty where nothing."""
    share, what = {
        "ref": (cells.ref, "have the shape of references"),
        "timescale": (cells.timed, "read as dates or timescales"),
        "original": (cells.timed, "read as dates or timescales"),
        "revised": (cells.timed, "read as dates or timescales"),
        "start": (cells.timed, "read as dates or timescales"),
        "completed": (max(cells.timed, cells.ticked), "read as dates or ticks"),
        "lead": (cells.named, "name people, posts or teams"),
        "rating": (cells.rated, "are rating words"),
        "status": (cells.rated, "are rating words"),
        "percentage": (cells.per_cent, "are shares"),
    }.get(field, (0.0, ""))
    if not cells.filled:
        return "no cell is filled" if not cells.coloured else "its cells are coloured, without words"
    if not what:
        return f"its cells hold {cells.words:.0f} words each" if cells.words >= 2 else ""
    if share < _WORTH_SAYING:
        return ""
    count = round(share * cells.filled)
    return f"{count} of {cells.filled} filled cells {what}"
