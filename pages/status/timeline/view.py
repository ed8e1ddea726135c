"""What the timeline shows, made ready: its words, its picture and its list of tasks."""

from dataclasses import dataclass

from pages.common import data
from pages.said.filters import Filters
from pages.said.rows import Table
from pages.said.task_list import listed
from pages.said.words import plain
from pages.status.timeline import words as said
from pages.status.timeline.figure import figure


@dataclass(frozen=True)
class Timeline:
    """The finding and what it rests on, safe as Markdown; the picture."""

    headline: str
    subtitle: str
    drawn: Table


def timeline(chosen: Filters) -> Timeline | None:
    """The timeline of the tasks in view; None where there is none."""
    rows = data.ask("timeline", **chosen.parameters())
    if rows.empty:
        return None
    return Timeline(plain(said.headline(rows)), plain(said.subtitle(rows)), figure(rows))


def tasks(chosen: Filters) -> Table:
    """The tasks in the timeline's order."""
    return listed(data.ask("timeline", **chosen.parameters()))
