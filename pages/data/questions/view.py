"""What questions in SQL are asked of, and what they give: an answer or why there is none, a file, a picture, a list."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import loaders
from pages.common import data
from pages.data.questions import figure as drawn
from pages.data.questions import words as said
from pages.said import cells, rows
from pages.said.heard import heard
from pages.said.language import say
from pages.said.picture import Picture, picture
from pages.said.rows import Column, Row, Table

MOST_SHOWN = 500
_STARTERS = Path(__file__).parent / "starters"


class Answer(NamedTuple):
    """What a statement gave. columns: name, type and kind of each; known: when the data was read, and of which date.

    cut_by: the limit beyond which there are more rows, "rows" or "letters", else "". cut_cells: how many texts were
    shortened.
    """

    statement: str
    columns: list[tuple[str, str, str]]
    rows: list[list[str | int | float | None]]
    cut_by: str
    cut_cells: int
    known: str


class Refusal(NamedTuple):
    """Why a statement gave nothing, in a sentence."""

    statement: str
    said: str


@cache
def starters() -> dict[str, str]:
    """The ready questions: their statements by the names of their files, in the order in which they are listed."""
    return {name: (_STARTERS / f"{name}.sql").read_text(encoding="utf-8").strip() for name in said.STARTERS}


def answered(statement: str) -> Answer | Refusal:
    """Asks a statement of a copy of the database, apart from the server; what goes wrong is a sentence."""
    tables, macros = data.kept(_names)
    try:
        with data.copied() as copy:
            found = loaders.ask_in_sql(copy, statement, tables, macros)
    except loaders.DatabaseUnavailable as error:
        return Refusal(statement, heard(str(error)))
    except loaders.NotDone as error:
        return Refusal(statement, said.not_done(error.why, loaders.QUESTION_LIMITS.wall))
    if "refused" in found:
        return Refusal(statement, said.refused(found["refused"], found["about"], found["line"]))
    return Answer(statement, found["columns"], found["rows"], found["cut_by"], found["cut_cells"], _known())


def _names() -> tuple[list[str], list[str]]:
    return loaders.names_to_ask(data.to_read())


def _known() -> str:
    dates = data.ask("plans_known")["last_as_at"].dropna()
    return said.known(len(dates), dates.max() if len(dates) else None, datetime.now())


def table(answer: Answer) -> Table:
    """The first rows of an answer, every value as text."""
    columns = [Column(name, "number" if kind == "number" else "text") for name, _, kind in answer.columns]
    kinds = [kind for _, _, kind in answer.columns]
    lines = [Row("", tuple(map(said.cell, row, kinds))) for row in answer.rows[:MOST_SHOWN]]
    return rows.table(columns, lines, caption=say("What the statement gives"), opens=None, look="plain answer")


def csv(answer: Answer) -> bytes:
    """Every row of an answer as CSV, with what it was asked of in a column of its own."""
    head = [*(name for name, _, _ in answer.columns), "Data"]
    body = ([*map(said.csv_cell, row), answer.known] for row in answer.rows)
    return cells.csv_file([head, *body])


def numbers(answer: Answer) -> list[int]:
    """The places of the columns that a picture can show."""
    return [place for place, (_, _, kind) in enumerate(answer.columns) if kind == "number"]


def pictured(answer: Answer, along: int, up: int, is_line: bool, is_dark: bool) -> Picture | None:
    """A column of an answer drawn along another; None where no row has both."""
    points = said.points(answer.columns, answer.rows, along, up)
    if not points:
        return None
    shown = points[: drawn.MOST_POINTS if is_line else drawn.MOST_BARS]
    return picture(
        drawn.figure(shown, is_line, is_dark),
        alt=said.alt(answer.columns[along][0], answer.columns[up][0], shown),
        table=said.as_frame(answer.columns[along][0], answer.columns[up][0], shown),
        headline=said.headline(answer.columns[up][0], shown),
        subtitle=said.subtitle(len(shown), len(points), len(answer.rows), answer.known),
    )


def ready() -> Table:
    """The ready questions as a list to choose from."""
    lines = [Row(name, (rows.text(say(title)),)) for name, title in said.STARTERS.items()]
    return rows.table([Column(say("Ready questions"))], lines, caption=say("Ready questions"), sorts=False)


def listed(is_first: bool) -> Table:
    """What may be asked after: those that most questions need, or the others."""
    things = [one for one in data.kept(_things) if one.is_first == is_first]
    lines = [Row(one.name, (rows.text(one.name, one.meaning),)) for one in things]
    return rows.table([Column(say("Name and meaning"))], lines, caption=say("Tables to ask"), sorts=False)


def _things() -> list[Any]:
    return loaders.things(data.to_read())


def starter_of(name: str) -> str:
    """A statement that gives the first rows of a table, view or macro."""
    thing = next(one for one in data.kept(_things) if one.name == name)
    return f"select *\nfrom {thing.asked}\nlimit 100"


def columns(name: str) -> Table | None:
    """The columns of a table, view or macro; None where there is none of that name."""
    thing = next((one for one in data.kept(_things) if one.name == name), None)
    if thing is None:
        return None
    lines = [Row("", (rows.text(one.name, one.meaning), one.type.lower())) for one in data.kept(_columns, thing)]
    heads = [Column(say("Column")), Column(say("Type"))]
    return rows.table(
        heads, lines, caption=say("The columns of {name}", name=name), opens=None, look="plain", sorts=False
    )


def _columns(thing) -> list[Any]:
    return loaders.columns_of(data.to_read(), thing)
