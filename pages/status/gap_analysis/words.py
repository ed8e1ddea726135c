"""What the gap analysis says of a plan: how far each of its areas is complete, and where nothing is reported."""

import pandas as pd

from pages.said import words
from pages.said.area_words import Noun
from pages.said.language import marked, say, says

_UNNAMED = marked("Not under a heading")


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
    said = say("{area}: {part} complete", area=area_name(row), part=words.of(row.complete, row.counted))
    if row.complete_computed == row.complete > 1:
        said = say("{complete}, all computed", complete=said)
    elif row.complete_computed == row.complete == 1:
        said = say("{complete}, computed", complete=said)
    elif row.complete_computed:
        said = say("{complete}, {number} computed", complete=said, number=f"{row.complete_computed:,}")
    return say("{complete}; {number} closed", complete=said, number=f"{row.closed:,}") if row.closed else said


def headline(rows: pd.DataFrame, noun: Noun) -> str:
    """A plan's finding: "20 of 36 complete; nothing complete in 1 of 6 stakeholder groups"."""
    said = say("{part} complete", part=words.of(int(rows.complete.sum()), int(rows.counted.sum()))).capitalize()
    without = int(((rows.complete == 0) & (rows.counted > 0)).sum())
    if not without:
        return _least(said, rows)
    part = words.of(without, len(rows))
    return say("{complete}; nothing complete in {part} {areas}", complete=said, part=part, areas=say(noun.many))


def _least(said: str, rows: pd.DataFrame) -> str:
    """The finding where every area has something complete: which has least, unless all are as far."""
    counted = rows[rows.counted > 0]
    shares = counted.complete / counted.counted
    if counted.empty or shares.min() == shares.max():
        return said
    row = next(counted[shares == shares.min()].itertuples())
    return say("{complete}; least in {area}: {part}", complete=said, area=area_name(row), part=completion(row))


def heading(rows: pd.DataFrame, noun: Noun) -> str:
    """What stands above one plan's areas where there are several: its title, its date, its finding."""
    day = words.day(rows.as_at.iloc[0])
    return say("{plan}, as at {day}: {finding}", plan=rows.plan_title.iloc[0], day=day, finding=headline(rows, noun))


def subtitle(rows: pd.DataFrame, noun: Noun) -> str:
    """What is counted of the plans in view, and how to read the bars. noun: what all of them call their areas."""
    if rows.plan_id.nunique() > 1:
        parts = [say("Each plan at its own date, never added up")]
    else:
        tasks, areas = words.count(int(rows.tasks.sum()), "task"), words.count(len(rows), *noun)
        parts = [say("{tasks} in {areas}, as at {day}", tasks=tasks, areas=areas, day=words.day(rows.as_at.iloc[0]))]
    unrated, closed = int(rows.not_rated.sum()), int(rows.closed.sum())
    if unrated:
        parts.append(
            says(
                unrated, "{number} not rated stays in the total", "{number} not rated stay in the total",
                number=f"{unrated:,}",
            )
        )  # fmt: skip
    if closed:
        parts.append(
            says(
                closed, "{number} closed without doing is left out", "{number} closed without doing are left out",
                number=f"{closed:,}",
            )
        )  # fmt: skip
    silent = [area_name(row) for row in rows.itertuples() if not row.with_evidence]
    if silent:
        parts.append(say("nothing is reported in {areas}", areas=words.several(silent)))
    return say("{parts}. Outlined: computed.", parts="; ".join(parts))
