"""How due dates moved, in words: the finding, each task's moves, the table of queries/date_moves.sql."""

import pandas as pd

from pages.said import task_rows, words


def pushed(days: int) -> str:
    """Days moved in all: "+214 days", "−30 days", "0 days"."""
    sign = "+" if days > 0 else "−" if days < 0 else ""
    return f"{sign}{abs(int(days)):,} {'day' if abs(days) == 1 else 'days'}"


def moved_in_words(row) -> str:
    """A task's moves: "moved 3 times, +214 days"."""
    times = {1: "once", 2: "twice"}.get(int(row.moves), f"{row.moves:,} times")
    return f"moved {times}, {pushed(row.days_pushed)}"


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
    said = f"{words.of(moved, len(every))} due dates moved"
    said = said[0].upper() + said[1:]
    return f"{said}, {always:,} of them every time" if always else said


def subtitle(rows: pd.DataFrame) -> str:
    """Which tasks move every time, by name, and what counts."""
    always = [f"{name(row)} ({moved_in_words(row)})" for row in tasks(rows).itertuples() if row.moves_every_time]
    said = f"Moves every time: {words.several(always)}. " if always else ""
    return (
        f"{said}Each date as the versions give it, or as a person decided. Every time: in each of at least two later "
        "versions that give a date."
    )


def source(row) -> str:
    """Where a date is from, in words."""
    if row.source == "decided":
        return f"decided by {row.decided_by}: {row.reason}"
    return "document, as the date replaced in the cell" if row.source == "replaced" else "document"


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every date, a row each, in the query's order."""
    return pd.DataFrame(
        {
            "Ref": [words.text(row.ref, "none") for row in rows.itertuples()],
            "Action": [words.text(row.action) for row in rows.itertuples()],
            "Due date": [words.day(row.due_on) for row in rows.itertuples()],
            "As at": [words.day(row.as_at) for row in rows.itertuples()],
            "From": [source(row) for row in rows.itertuples()],
            "Moved by": ["first date" if row.number == 1 else pushed(row.days_moved) for row in rows.itertuples()],
            "In all": [
                "not moved" if not row.moves else moved_in_words(row) + (", every time" if row.moves_every_time else "")
                for row in rows.itertuples()
            ],
        }
    )  # fmt: skip
