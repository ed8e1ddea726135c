"""What the Changes page shows of each version of a plan, made ready."""

from pages.common import data
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.picture import Picture, picture
from pages.said.words import day
from pages.status.changes.history import figure
from pages.status.changes.history import words as said
from pages.status.changes.view import about


def shown(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of each version's ratings, or the sentence (Markdown) that says why there is no history yet."""
    found = data.ask("history", **about(chosen), with_computed=chosen.with_computed)
    if found["as_at"].nunique() < 2:
        if found.empty:
            return say("**There is no trend yet**: one version of this plan is loaded. The next version gives one.")
        return say(
            "**There is no trend yet**: one version of this plan is loaded (as at {day}). The next version gives one.",
            day=day(found["as_at"].iloc[0]),
        )
    headline, subtitle = said.headline(found), said.subtitle(found)
    return picture(
        figure.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=say("A bar of ratings for each version. {headline}. {subtitle}", headline=headline, subtitle=subtitle),
        table=said.table(found),
    )
