"""What the timeline shows, made ready: its pictures and its list of tasks."""

from pages.common import data
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.said.rows import Table
from pages.said.task_list import listed
from pages.status.timeline import figure
from pages.status.timeline import words as said
from pages.status.timeline.due import figure as due_figure
from pages.status.timeline.due import words as due_said

AT_ONCE = 300  # tasks in one picture


def number(chosen: Filters) -> int:
    """How many tasks there are to draw."""
    return len(data.ask("timeline", **chosen.parameters()))


def timeline(chosen: Filters, start: int, dark: bool) -> Picture:
    """The picture of the tasks from a row on, AT_ONCE at most; words and table are of all."""
    rows = data.ask("timeline", **chosen.parameters())
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    return picture(
        figure.figure(rows.iloc[start : start + AT_ONCE], dark=dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Timeline of tasks under their sections. {headline}. {subtitle}",
        table=said.table(rows),
    )


def due(chosen: Filters, dark: bool) -> Picture | None:
    """The picture of how many have fallen due; None where no task has a due date."""
    months = data.ask("timeline_due", **chosen.parameters())
    if months.empty:
        return None
    done = data.ask("timeline_done", **chosen.parameters())
    headline, subtitle = due_said.headline(done), due_said.subtitle(done)
    return picture(
        due_figure.figure(months, done, dark=dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Tasks due by month, counted up. {headline}. {subtitle}",
        table=due_said.table(months, done),
    )


def tasks(chosen: Filters) -> Table:
    """The tasks in the timeline's order."""
    return listed(data.ask("timeline", **chosen.parameters()))
