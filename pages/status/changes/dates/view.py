"""What the Changes page shows of due dates that moved, made ready."""

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.status.changes.dates import figure
from pages.status.changes.dates import words as said
from pages.status.changes.view import about


def shown(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of the dates that moved, or the sentence (Markdown) that says that none did."""
    found = data.ask("date_moves", **about(chosen))
    if found.empty:
        return "**No task here has a due date**, so none can have moved."
    if not (found["moves"] > 0).any():
        count = words.count(found["task_id"].nunique(), "task")
        return f"**No due date has moved** in the versions loaded so far ({count} with a date)."
    headline, subtitle = said.headline(found), said.subtitle(found)
    return picture(
        figure.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Due dates that moved, a line of dots for each task. {headline}. {subtitle}",
        table=said.table(found),
    )
