"""The table in which many tasks are decided: what it shows of each, and how a cell's text reads; nothing is drawn."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from pages.said import decisions, ratings, words
from pages.said.decisions import STANDINGS, heading

FIELDS = {"Rating": "rating", "Standing": "disposition", "Due date": "due_on", "Leads": "leads", "Section": "section"}
CONFIRM = "Confirm"
RATINGS = {ratings.words(one.code): one.code for one in ratings.RATINGS}
DISPOSITIONS = {decisions.DISPOSITIONS[code].capitalize(): code for code in (*STANDINGS, "duplicate")}
_DAYS = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y")


@dataclass(frozen=True)
class Sheet:
    """A table made ready to be edited: its tasks (rows of the query), what each is called, and its cells as texts."""

    tasks: list
    names: list[str]
    table: pd.DataFrame
    cells: dict[str, list[str]]


def sheet(rows: pd.DataFrame) -> Sheet:
    """The sheet of the rows of the query "decide_tasks"."""
    shown = table(rows)
    return Sheet(list(rows.itertuples()), list(names(rows).values()), shown, texts(shown))


def texts(shown: pd.DataFrame) -> dict[str, list[str]]:
    """The text of each cell that can be edited, by column; "" where it is empty."""
    return {column: [_text(value) for value in shown[column].tolist()] for column in FIELDS if column in shown}


def _text(value) -> str:
    return value.strip() if isinstance(value, str) else ""


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the query "decide_tasks" as they can be edited; an empty cell is None.

    Several plans: each is named, and sections, which are each plan's own, can't be edited.
    """
    shown = {
        "Plan": rows["plan"],
        "Ref": [words.text(ref, "no ref") for ref in rows["ref"]],
        "Action": [words.text(action) for action in rows["action"]],
        "Timescale as written": [words.text(text, "nothing") for text in rows["timescale_text"]],
        "Shown now": list(map(now, rows.itertuples())),
        CONFIRM: False,
        "Rating": [_rating(code) for code in rows["rating"]],
        "Standing": [decisions.DISPOSITIONS[code].capitalize() for code in rows["disposition"]],
        "Due date": [None if words.is_missing(day) else words.day(day) for day in rows["due_on"]],
        "Leads": [leads or None for leads in rows["leads"]],
        "Section": [heading(row.section, row.subsection) for row in rows.itertuples()],
    }
    made = pd.DataFrame(shown, index=pd.RangeIndex(len(rows)))
    return made.drop(columns="Section" if rows["plan"].nunique() > 1 else "Plan")


def now(row) -> str:
    """The rating shown, with its basis, and what else a person gave: "R Off track, computed; confirmed: leads"."""
    given = [decisions.field(field).lower() for field in row.confirmed if field != "rating"]
    rating = ratings.words(row.rating, row.rating_basis)
    return f"{rating}; confirmed: {words.several(given)}" if given else rating


def names(rows: pd.DataFrame) -> dict[str, str]:
    """How a task is called in a sentence, task_id → "1a", with its plan where there are several."""
    several = rows["plan"].nunique() > 1
    return {
        row.task_id: f"{row.plan} {words.text(row.ref, 'no ref')}" if several else words.text(row.ref, "no ref")
        for row in rows.itertuples()
    }


def headings(shown: pd.DataFrame) -> list[str]:
    """The headings that there are, in the order of the table."""
    return list(dict.fromkeys(shown["Section"].dropna())) if "Section" in shown else []


def read_day(text: str, formats: tuple[str, ...] = _DAYS) -> date | None:
    """A day as a person types it ("31/3/16", "31 Mar 2016", "2016-03-31"); None for anything else."""
    for each in formats:
        try:
            return datetime.strptime(" ".join(text.split()), each).date()
        except ValueError:
            continue
    return None


def _rating(code) -> str | None:
    return None if words.is_missing(code) else ratings.words(code)
