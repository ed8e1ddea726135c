"""Where each task of the timeline stands, and its labels cut to their room: plain rows, nothing drawn."""

import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from pages.said import words
from pages.said.template import hover
from pages.status.timeline import words as said

_UNDATED = "No date given"
_ROOM = 0.07
_REMARK = 0.5  # of a phone's chart: what a remark takes
_LINE = 23


@dataclass(frozen=True)
class Heading:
    """A section's own row above its tasks."""

    row: int
    text: str


@dataclass(frozen=True)
class Plan:
    """The rows that a plan takes, and its as-at date."""

    as_at: pd.Timestamp
    top: int
    bottom: int


def place(rows: pd.DataFrame) -> pd.DataFrame:
    """The tasks with their row number (a heading's row before each lane) and their words."""
    new_lane = (rows["lane"] != rows["lane"].shift()) | (rows["plan_id"] != rows["plan_id"].shift())
    placed = rows.assign(row=range(len(rows)))
    placed["row"] += new_lane.cumsum()
    placed["is_first"] = new_lane
    tasks = list(rows.itertuples())
    placed["remark"] = [said.remark(task) for task in tasks]
    placed["as_written"] = [said.as_written(task.timescale_text) for task in tasks]
    placed["said"] = [said.tooltip(task) for task in tasks]
    return placed


def height(placed: pd.DataFrame) -> int:
    """How many rows the chart has, headings included."""
    return int(placed["row"].max()) + 1


def headings(placed: pd.DataFrame) -> list[Heading]:
    """The headings, with the plan's name where there are several, and how many tasks have no date."""
    several = placed["plan_id"].nunique() > 1
    sizes = Counter(zip(placed["plan_id"], placed["lane"], strict=True))
    found = []
    for row in placed[placed["is_first"]].itertuples():
        size = words.count(sizes[row.plan_id, row.lane], "task")
        text = f"{row.lane}: {size}" if row.lane == _UNDATED else row.lane
        text = f"{row.plan}: {text}" if several else text
        found.append(Heading(row.row - 1, text))
    return found


def heading_lines(text: str, one_line: bool) -> str:
    """A heading on at most two lines that fit a phone, or on one in a long plan."""
    lines = words.wrapped(text, 44, 1 if one_line else 2)
    return "<br>".join(f"<b>{hover(line)}</b>" for line in lines)


def plans(placed: pd.DataFrame) -> list[Plan]:
    """Each plan's rows; its as-at line runs along them only."""
    found: dict[str, Plan] = {}
    for plan_id, as_at, row in zip(placed["plan_id"], placed["as_at"], placed["row"], strict=True):
        top = found[plan_id].top if plan_id in found else row - 1
        found[plan_id] = Plan(as_at, top, row)
    return list(found.values())


def span(placed: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The months shown: from the first mark to the last, the as-at date among them; at least half a year.

    A little room stands before them, so that the rating's tile never covers a bar.
    """
    dates = pd.concat([placed["mark_from"], placed["mark_to"], placed["as_at"]]).dropna()
    first = dates.min().to_period("M").start_time
    last = (dates.max().to_period("M") + 1).start_time
    first = min(first, last - pd.DateOffset(months=6))
    return first - (last - first) * _ROOM, last


def remarks_at(placed: pd.DataFrame) -> list[pd.Timestamp]:
    """Where each remark begins: at its mark, or past the as-at line where it would run across it on a phone."""
    first, last = span(placed)
    room = (last - first) * _REMARK
    return [
        row.as_at if row.is_overdue or row.mark == "ongoing" or row.as_at - room < row.mark_from <= row.as_at
        else row.mark_from
        for row in placed.itertuples()
    ]  # fmt: skip


def label(row, one_line: bool) -> str:
    """Ref and the first words of the action (but for a leading "To"), on two short lines or one."""
    ref = words.shorten(words.text(row.ref, missing="no ref"), 12)
    taken = "\u00a0" * (len(ref) + 1)
    action = re.sub(r"^to\s+(\w)", lambda found: found[1].upper(), " ".join(row.action.split()), flags=re.IGNORECASE)
    lines = words.wrapped(action, _LINE, 1 if one_line else 2, indent=taken)
    first, *rest = [hover(line.lstrip("\u00a0")) for line in lines] or [""]
    return "<br>".join([f"<b>{hover(ref)}</b>  {first}", *rest])
