"""Which column holds what: by its heading, by trying where a missing heading belongs, by what the cells hold."""

import itertools
import re
from collections.abc import Callable, Sequence
from statistics import mean

from rapidfuzz import fuzz, process

from loaders import lookups
from loaders.interpret.leads import read_leads
from loaders.interpret.timescale import read_timescale
from loaders.layout.phrases import is_ref

_SAMPLE = 40
_PRINCIPAL = re.compile(r"\b(?:actions?|tasks?)\b", re.I)
_SINGLE = (
    "ref",
    "action",
    "timescale",
    "lead",
    "rating",
    "completed",
    "percentage",
    "revised",
    "start",
    "section",
    "subsection",
)


def field_of(heading: str) -> str | None:
    """The field that a column heading names, or None where no lookup knows it."""
    if len(heading) > 200:
        return None
    if re.search(r"\(\s*b?rag\b[^)]*\)", heading, re.I):
        return "rating"
    folded = lookups.fold(re.sub(r"\([^)]*\)", " ", heading)) or lookups.fold(heading)
    if not folded or len(folded) > 80:
        return None
    known = lookups.meanings("headings")
    if folded in known:
        return known[folded]
    for meaning, pattern in lookups.patterns("heading_words"):
        if len(folded.split()) <= 8 and pattern.search(folded):
            return meaning
    if len(folded) >= 6:
        near = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=88)
        return known[near[0]] if near else None
    return None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is a table's header: most of its filled cells are known headings of a plan."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell) > 90 for cell in filled):
        return False
    fields = [field_of(cell) for cell in filled]
    known = {field for field in fields if field and field != "other"}
    share = sum(field is not None for field in fields) / len(filled)
    return (
        len(known) >= 2
        and share >= 0.6
        and bool(known & {"action", "timescale", "lead", "rating", "progress", "status"})
    )


def assign(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[str], bool]:
    """The heading and field of each column, and whether headings had to be moved or guessed.

    header has a heading a column, empty where none is given; rows are the cells of the table's filled rows.
    """
    width = max([len(header), *(len(row) for row in rows)], default=0)
    rows = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    header = list(header) + [""] * (width - len(header))
    used = [number for number in range(width) if header[number].strip() or any(row[number].strip() for row in rows)]
    columns = [[row[number] for row in rows if row[number].strip()][:_SAMPLE] for number in range(width)]
    placed, is_moved = _place([heading for heading in header if heading.strip()], header, columns, used)
    fields = [field_of(heading) or ("other" if heading else "") for heading in placed]
    unnamed = [number for number in used if not placed[number].strip() and columns[number]]
    for number in unnamed:
        fields[number] = _by_content(columns[number], fields)
    if "action" not in fields or "ref" not in fields:
        _take_unknown(placed, fields, columns)
    return placed, _one_each(placed, fields, columns), is_moved or bool(unnamed)


def _take_unknown(placed: list[str], fields: list[str], columns: list[list[str]]) -> None:
    """Columns under headings that no lookup knows become the reference or the action that a table lacks."""
    for number, heading in enumerate(placed):
        if heading.strip() and columns[number] and field_of(heading) is None:
            guess = _by_content(columns[number], fields)
            fields[number] = guess if guess in ("ref", "action") else fields[number]


def by_content(rows: Sequence[Sequence[str]]) -> list[str]:
    """The field of each column of a table without a header, from what its cells hold."""
    return assign([], rows)[1]


def _place(names: list[str], header: list[str], columns: list[list[str]], used: list[int]) -> tuple[list[str], bool]:
    """The headings where they fit best: as they stand, else in order over the columns that are used."""
    missing = len(used) - len(names)
    as_written = [number for number, heading in enumerate(header) if heading.strip()]
    if not names or missing <= 0 or missing > 3 or not any(columns):
        return list(header), False
    options = [tuple(as_written), *itertools.combinations(used, len(names))]
    best = max(options, key=lambda option: (round(_fit(names, option, columns), 6), option == options[0]))
    placed = [""] * len(header)
    for name, number in zip(names, best, strict=True):
        placed[number] = name
    return placed, best != options[0]


def _fit(names: list[str], option: tuple[int, ...], columns: list[list[str]]) -> float:
    total = 0.0
    for name, number in zip(names, option, strict=True):
        test = _TESTS.get(field_of(name) or "")
        if test and columns[number]:
            total += mean(test(cell) for cell in columns[number])
    return total


def _holds_timescale(cell: str) -> float:
    return float(len(cell) <= 80 and read_timescale(cell).kind not in ("unreadable", "none", "relative"))


def _holds_lead(cell: str) -> float:
    if len(cell) > 120:
        return 0.0
    found = read_leads(cell)
    if found.remarks and found.remarks[0].rule == "disposition_as_lead":
        return 0.5
    return mean(lead.lead_kind != "unknown" for lead in found.leads) if found.leads else 0.0


def _holds_rating(cell: str) -> float:
    return float(lookups.fold(cell) in lookups.meanings("ratings"))


def _holds_prose(cell: str) -> float:
    return min(len(cell), 60) / 60 * (not is_ref(cell))


_TESTS: dict[str, Callable[[str], float]] = {
    "ref": lambda cell: float(is_ref(cell)),
    "timescale": _holds_timescale,
    "lead": _holds_lead,
    "rating": _holds_rating,
    "action": _holds_prose,
}


def _by_content(column: list[str], taken: list[str]) -> str:
    """The field of a column without a heading: the one that most of its cells fit and no other column has."""
    for field in ("ref", "rating", "timescale", "lead"):
        if field not in taken and mean(_TESTS[field](cell) for cell in column) >= 0.6:
            return field
    if mean(_holds_prose(cell) for cell in column) >= 0.3:
        return next((field for field in ("action", "progress") if field not in taken), "other")
    return "other"


def _one_each(placed: list[str], fields: list[str], columns: list[list[str]]) -> list[str]:
    """Fields of which a task has one: the better of two columns keeps it, the others are kept as other."""
    for field in _SINGLE:
        numbers = [number for number, taken in enumerate(fields) if taken == field]
        if len(numbers) < 2:
            continue
        best = max(numbers, key=lambda number: (_preference(field, placed[number], columns[number]), -number))
        for number in numbers:
            if number != best:
                fields[number] = "revised" if field == "timescale" and _is_dated(columns[number]) else "other"
    _settle_by_content(placed, fields, columns)
    for number, field in enumerate(fields):
        if field == "timescale" and columns[number] and not any(_reads_as_time(cell) for cell in columns[number]):
            fields[number] = "outcome"
    return fields


def _settle_by_content(placed: list[str], fields: list[str], columns: list[list[str]]) -> None:
    """A completion date is the timescale of a table that has no other; a status of colours alone is its rating."""
    for number, field in enumerate(fields):
        folded = lookups.fold(placed[number])
        if (
            field == "completed"
            and "timescale" not in fields
            and re.match(r"(?:completion date|date (?:of|for) completion)$", folded)
        ):
            fields[number] = "timescale"
        if field == "status" and "rating" not in fields and columns[number] and all(map(_is_colour, columns[number])):
            fields[number] = "rating"


def _is_colour(cell: str) -> bool:
    folded = lookups.fold(cell)
    return folded in lookups.meanings("colours") or folded in ("r", "a", "g", "b")


def _preference(field: str, heading: str, column: list[str]) -> float:
    test = _TESTS.get(field)
    fit = mean(test(cell) for cell in column) if test and column else 0.0
    return fit + bool(_PRINCIPAL.search(heading)) * (field == "action")


def _is_dated(column: list[str]) -> bool:
    return bool(column) and mean(_holds_timescale(cell) for cell in column) >= 0.6


def _reads_as_time(cell: str) -> bool:
    return len(cell) <= 80 and read_timescale(cell).kind != "unreadable" or bool(re.search(r"\d{4}|\bTB[AC]\b", cell))
