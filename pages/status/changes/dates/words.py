"""How due dates moved, in words: the finding, each task's moves, the table of queries/date_moves.sql."""

import pandas as pd

from pages.said import task_rows, words
from pages.said.language import marked, say, says

MOST_DRAWN = 30  # tasks
_MOST_NAMED = 3


def pushed(days: int) -> str:
    """Days moved in all: "+214 days", "−30 days", "0 days"."""
    sign, number = "+" if days > 0 else "−" if days < 0 else "", abs(int(days))
    return says(number, "{number} day", "{number} days", number=f"{sign}{number:,}")


def moved_in_words(row) -> str:
    """A task's moves: "moved 3 times, +214 days"."""
    moves, told = int(row.moves), {"days": pushed(row.days_pushed)}
    if moves == 1:
        return say("moved once, {days}", **told)
    if moves == 2:
        return say("moved twice, {days}", **told)
    return says(moves, "moved {number} time, {days}", "moved {number} times, {days}", number=f"{moves:,}", **told)


def tasks(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per task of the query's rows, in its order."""
    return rows.drop_duplicates("task_id")


def name(row) -> str:
    """A task in one line."""
    return task_rows.ref_and_action(row.ref, row.action, 60)


def headline(rows: pd.DataFrame) -> str:
    """The finding: "3 of 15 due dates moved, 1 of them every time"."""
    every = tasks(rows)
    moved, always = int((every["moves"] > 0).sum()), int(every["moves_every_time"].sum())
    part = words.of(moved, len(every))
    said = say("{part} due dates moved", part=part)
    if always:
        said = say("{part} due dates moved, {number} of them every time", part=part, number=f"{always:,}")
    return said[0].upper() + said[1:]


def subtitle(rows: pd.DataFrame) -> str:
    """Which tasks move every time, the first of them by name, what counts, and how many tasks are drawn."""
    every = tasks(rows)
    always = [f"{name(row)} ({moved_in_words(row)})" for row in every.itertuples() if row.moves_every_time]
    told = say(
        "Each date as the versions give it, or as a person decided. Every time: in each of at least two later versions "
        "that give a date."
    )
    if always:
        more = len(always) - _MOST_NAMED
        named = [*always[:_MOST_NAMED], *([say("{number} more", number=f"{more:,}")] if more > 0 else [])]
        told = f"{say('Moves every time: {tasks}.', tasks=words.several(named))} {told}"
    if (every["moves"] > 0).sum() > MOST_DRAWN:
        told += f" {say('Drawn: the first {number}; the table has all.', number=MOST_DRAWN)}"
    return told


def source(row) -> str:
    """Where a date is from, in words."""
    if row.source == "decided":
        return say("decided by {name}: {reason}", name=row.decided_by, reason=row.reason)
    return say("document, as the date replaced in the cell") if row.source == "replaced" else say("document")


def _in_all(row) -> str:
    if not row.moves:
        return say("not moved")
    return say("{moved}, every time", moved=moved_in_words(row)) if row.moves_every_time else moved_in_words(row)


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every date, a row each, in the query's order."""
    return pd.DataFrame(
        {
            say("Ref"): [words.text(row.ref, marked("none")) for row in rows.itertuples()],
            say("Action"): [words.text(row.action) for row in rows.itertuples()],
            say("Due date"): [words.day(row.due_on) for row in rows.itertuples()],
            say("As at"): [words.day(row.as_at) for row in rows.itertuples()],
            say("From"): [source(row) for row in rows.itertuples()],
            say("Moved by"): [
                say("first date") if row.number == 1 else pushed(row.days_moved) for row in rows.itertuples()
            ],
            say("In all"): [_in_all(row) for row in rows.itertuples()],
        }
    )  # fmt: skip
