"""What the Changes page shows of due dates that moved, made ready."""

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.picture import Picture, picture
from pages.status.changes.dates import figure
from pages.status.changes.dates import words as said
from pages.status.changes.view import about


def shown(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of the dates that moved, or the sentence (Markdown) that says that none did."""
    found = data.ask("date_moves", **about(chosen))
    if found.empty:
        return say("**No task here has a due date**, so none can have moved.")
    if not (found["moves"] > 0).any():
        count = words.count(found["task_id"].nunique(), "task")
        return say("**No due date has moved** in the versions loaded so far ({tasks} with a date).", tasks=count)
    headline, subtitle = said.headline(found), said.subtitle(found)
    return picture(
        figure.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=say(
            "Due dates that moved, a line of dots for each task. {headline}. {subtitle}",
            headline=headline,
            subtitle=subtitle,
        ),
        table=said.table(found),
    )
