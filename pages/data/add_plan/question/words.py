"""What is said where a person tells which row of a document holds the headings, and what is in its columns."""

import loaders
from pages.said import words
from pages.said.language import marked, say
from pages.said.words import plain

_CELL, _ROW = 40, 240


def grid(one: loaders.Grid) -> str:
    """A table of a document, by its place, its size and its beginning."""
    return say(
        "{place}: {rows}, beginning “{words}”",
        place=_named(one),
        rows=words.count(len(one.rows), "row"),
        words=words.shorten(_cells(one.rows[0]), 60),
    )


def _named(one: loaders.Grid) -> str:
    return one.place[:1].upper() + one.place[1:] if one.place else say("The text")


def row(locator: str, one) -> str:
    """A row to choose, as Markdown: its place, then its cells as read, nothing in them as mark-up."""
    place = locator.rpartition(", ")[2]
    return f"**{plain(place.capitalize())}:** {plain(words.shorten(_cells(one), _ROW))}"


def _cells(one) -> str:
    return " | ".join(words.shorten(cell, _CELL) for cell in one.cells if cell.strip())


def told_before(header_row: str) -> str:
    """That what a person told of a document didn't yet give a plan."""
    return say(
        "Read with the headings in {row}, no plan was found yet: choose another row, or other columns.",
        row=header_row,
    )


NEEDS = marked(
    "A plan needs a column of actions, and beside it a lead, a deadline, a rating, a status or progress: "
    "say which columns hold them."
)
