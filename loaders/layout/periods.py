"""Columns that stand for times, as Q1 to Q4 or Apr to Mar, in which a mark says when a task is worked on."""

import re
from collections.abc import Sequence

from loaders import lookups
from loaders.interpret.colours import colour_name
from loaders.interpret.timescale import read_timescale
from loaders.layout.cell_evidence import Cells

_PARENT = ": "
_QUARTER = re.compile(r"^(?:q|qtr|quarter|chwarter|ch)\s?([1-4])\b", re.I)
_YEARS = re.compile(r"\b20\d\d\s?[-/–]\s?(?:20)?\d\d\b")
_APRIL = 4
_NO = {"n", "no", "nac ydw"}
_TIMED = ("month", "quarter", "year", "range", "day", "season")


def names_a_period(heading: str) -> bool:
    """Whether a heading is a time and nothing else: Q3, Quarter 3 2023/24, Apr, March 2024, 2023/24."""
    folded = lookups.fold(heading.rsplit(": ", 1)[-1])
    if not folded or len(folded.split()) > 5:
        return False
    return (
        bool(_QUARTER.match(folded))
        or (len(folded.split()) == 1 and read_timescale(f"{folded} 2000").kind == "month")
        or read_timescale(heading.rsplit(_PARENT, 1)[-1]).kind in _TIMED
    )


def speaks_of_a_period(heading: str) -> bool:
    """Whether a heading names a time among other words, as "Q2 BRAG" or "RAG Sept 24" does."""
    words = heading.replace(_PARENT, " ").split()
    return any(
        names_a_period(" ".join(words[start:end])) for start in range(len(words)) for end in (start + 1, start + 2)
    )


def last_marked(headings: Sequence[str], texts: Sequence[str], colours: Sequence[str | None]) -> str:
    """The time that the last marked column of a row stands for, as its headings say it; empty where none is marked.

    A mark is a text, other than a no, or where the row has no text at all a colour of its own.
    """
    marked = [number for number, text in enumerate(texts) if text.strip() and lookups.fold(text) not in _NO]
    if not marked and not any(text.strip() for text in texts):
        marked = [number for number, colour in enumerate(colours) if colour_name(colour)]
    return headings[marked[-1]] if marked else ""


def dated_heading(heading: str, title: str) -> str:
    """A column's time with the year that it lacks: its spanning heading's, else the one financial year of the title."""
    parent, _, own = heading.rpartition(_PARENT)
    for text in (own, f"{own} {parent}", heading):
        if read_timescale(text).due_on:
            return text
    years = {match[0] for match in _YEARS.finditer(title)}
    if len(years) != 1:
        return own
    year = years.pop()
    if quarter := _QUARTER.match(lookups.fold(own)):
        return f"Q{quarter[1]} {year}"
    return _in_financial_year(own, year)


def _in_financial_year(month: str, year: str) -> str:
    """A month with its calendar year within a financial year, as "Feb" of 2024/25 is February 2025."""
    opening = int(year[:4])
    named = read_timescale(f"{month} {opening}").due_on
    if named is None:
        return month
    return f"{month} {opening if named.month >= _APRIL else opening + 1}"


def period_columns(headings: Sequence[str], cells: Sequence[Cells]) -> set[int]:
    """The places of a table's columns that stand for times and hold marks alone: two at least, else none."""
    found = {
        number
        for number, (heading, cell) in enumerate(zip(headings, cells, strict=True))
        if names_a_period(heading) and (cell.ticked >= 0.8 or cell.timed >= 0.8 or not cell.filled)
    }
    marked = any(cells[number].filled or cells[number].coloured for number in found)
    return found if len(found) >= 2 and marked else set()
