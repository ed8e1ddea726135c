"""The tables in which many tasks are decided: what they show of each, and how a cell's text reads; nothing is drawn."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from pages.said import claims, decisions, ratings, words
from pages.said.decisions import STANDINGS, heading
from pages.said.language import marked, say

FIELDS = {
    marked("Rating"): "rating",
    marked("Standing"): "disposition",
    marked("Due date"): "due_on",
    marked("Leads"): "leads",
    marked("Section"): "section",
}
TASK, CONFIRM, WHY, SAYS, DOUBT, WRITTEN = (
    marked("Task"),
    marked("Confirm"),
    marked("Why"),
    marked("What the plan says"),
    marked("Doubt"),
    marked("When, as written"),
)
RATED, DETAILS = marked("Ratings"), marked("Standing, dates and leads")
TABLES = (RATED, DETAILS)
_ACTION, _SAID = 75, 230  # letters of an action and of what is reported that fit in a row
_NARROW_ACTION, _NARROW_SAID = 55, 125  # likewise on a phone, one after the other
_DAYS = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y")


@dataclass(frozen=True)
class Sheet:
    """A table made ready to be edited: its tasks (rows of the query), what each is called, and its cells as texts."""

    tasks: list
    names: list[str]
    table: pd.DataFrame
    cells: dict[str, list[str]]


def rating_options() -> dict[str, str]:
    """The ratings that can be chosen, in words → code."""
    return {ratings.words(one.code): one.code for one in ratings.RATINGS}


def standing_options() -> dict[str, str]:
    """The standings that can be chosen, in words → code."""
    return {decisions.DISPOSITIONS[code].capitalize(): code for code in (*STANDINGS, "duplicate")}


def sheet(rows: pd.DataFrame, which: str, *, is_narrow: bool = False) -> Sheet:
    """The sheet of the rows of the query "decide_tasks". which: one of TABLES.

    is_narrow: what the plan says stands under each task, where there is no room for a column of it.
    """
    shown = table(rows, which)
    if is_narrow and which == RATED:
        shown[TASK] = [
            say("{task} Says: {words}", task=task, words=words.shorten(said, _NARROW_SAID))
            for task, said in zip(_tasks(rows, _NARROW_ACTION), shown[SAYS], strict=True)
        ]
    return Sheet(list(rows.itertuples()), list(names(rows).values()), shown, texts(shown))


def texts(shown: pd.DataFrame) -> dict[str, list[str]]:
    """The text of each cell that can be edited, by column; "" where it is empty."""
    return {column: [_text(value) for value in shown[column].tolist()] for column in FIELDS if column in shown}


def reasons(edited: pd.DataFrame) -> list[str]:
    """The reason that each row has of its own; "" where it has none."""
    return [_text(value) for value in edited[WHY].tolist()]


def _text(value) -> str:
    return value.strip() if isinstance(value, str) else ""


def table(rows: pd.DataFrame, which: str) -> pd.DataFrame:
    """The rows of the query "decide_tasks" as they can be edited; an empty cell is None.

    Several plans: sections, which are each plan's own, can't be edited.
    """
    shown: dict = {TASK: _tasks(rows, _ACTION)}
    shown |= (_rated if which == RATED else _details)(rows)
    made = pd.DataFrame(shown | {WHY: None}, index=pd.RangeIndex(len(rows)))
    made.columns = made.columns.astype(object)  # its names are looked up one by one at each run: quicker so
    return made


def _tasks(rows: pd.DataFrame, length: int) -> list[str]:
    called = names(rows).values()
    return [f"{name}  {words.shorten(action, length)}" for name, action in zip(called, rows["action"], strict=True)]


def _rated(rows: pd.DataFrame) -> dict:
    each = list(rows.itertuples())
    return {
        CONFIRM: False,
        "Rating": [_rating(code) for code in rows["rating"]],
        SAYS: [words.shorten(claims.said(row), _SAID) for row in each],
        DOUBT: [doubt(row) for row in each],
    }


def _details(rows: pd.DataFrame) -> dict:
    shown = {
        "Standing": [decisions.DISPOSITIONS[code].capitalize() for code in rows["disposition"]],
        "Due date": [None if words.is_missing(day) else words.day(day) for day in rows["due_on"]],
        WRITTEN: [words.text(text, marked("nothing")) for text in rows["timescale_text"]],
        "Leads": [leads or None for leads in rows["leads"]],
    }
    if rows["plan"].nunique() > 1:
        return shown
    return shown | {"Section": [heading(row.section, row.subsection) for row in rows.itertuples()]}


def doubt(row) -> str:
    """Why a task's rating is in doubt, or why it isn't."""
    if not words.is_missing(row.question):
        return row.question
    if words.is_missing(row.rating):
        return say("Not rated")
    if row.rating_basis == "computed":
        return say("Rated by this tool alone")
    return say("None: a person confirmed it") if row.rating_basis == "confirmed" else say("None: the plan rates it")


def names(rows: pd.DataFrame) -> dict[str, str]:
    """How a task is called in a sentence, task_id → "1a", with its plan where there are several."""
    several = rows["plan"].nunique() > 1
    return {
        row.task_id: f"{row.plan} {words.text(row.ref, marked('no ref'))}"
        if several
        else words.text(row.ref, marked("no ref"))
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
