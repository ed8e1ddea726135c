"""What the gap analysis says of a plan: how far each of its areas is complete, and where nothing is reported."""

import pandas as pd

from pages.said import words
from pages.said.area_words import Noun

_UNNAMED = "Not under a heading"


def area_name(row) -> str:
    """An area, or that there is none."""
    return words.text(row.area, _UNNAMED)


def area_id(row) -> str:
    """The one name of an area, as the address carries it."""
    return f"{row.plan_id}|{words.text(row.area, '')}"


def completion(row) -> str:
    """How many of an area's tasks are complete: "3 of 5"; "" where none counts."""
    return words.of(row.complete, row.counted) if row.counted else ""


def detail(row) -> str:
    """An area with what its completion is counted from: "Schools: 9 of 15 complete, all computed; 1 closed"."""
    said = f"{area_name(row)}: {words.of(row.complete, row.counted)} complete"
    if row.complete_computed:
        part = "all" if row.complete_computed == row.complete else f"{row.complete_computed:,}"
        said += f", {part} computed" if row.complete > 1 or part != "all" else ", computed"
    return f"{said}; {row.closed:,} closed" if row.closed else said


def headline(rows: pd.DataFrame, noun: Noun) -> str:
    """A plan's finding: "20 of 36 complete; nothing complete in 1 of 6 stakeholder groups"."""
    said = f"{words.of(int(rows.complete.sum()), int(rows.counted.sum()))} complete".capitalize()
    without = int(((rows.complete == 0) & (rows.counted > 0)).sum())
    return f"{said}; nothing complete in {words.of(without, len(rows))} {noun.many}" if without else said


def heading(rows: pd.DataFrame, noun: Noun) -> str:
    """What stands above one plan's areas where there are several: its title, its date, its finding."""
    return f"{rows.plan_title.iloc[0]}, as at {words.day(rows.as_at.iloc[0])}: {headline(rows, noun)}"


def subtitle(rows: pd.DataFrame, noun: Noun) -> str:
    """What is counted of the plans in view, and how to read the bars. noun: what all of them call their areas."""
    if rows.plan_id.nunique() > 1:
        parts = ["Each plan at its own date, never added up"]
    else:
        number = f"{words.count(int(rows.tasks.sum()), 'task')} in {words.count(len(rows), *noun)}"
        parts = [f"{number}, as at {words.day(rows.as_at.iloc[0])}"]
    unrated, closed = int(rows.not_rated.sum()), int(rows.closed.sum())
    if unrated:
        parts.append(f"{unrated:,} not rated {'stays' if unrated == 1 else 'stay'} in the total")
    if closed:
        parts.append(f"{closed:,} closed without doing {'is' if closed == 1 else 'are'} left out")
    silent = [area_name(row) for row in rows.itertuples() if not row.with_evidence]
    if silent:
        parts.append(f"nothing is reported in {words.several(silent)}")
    return f"{'; '.join(parts)}. Outlined: computed."
