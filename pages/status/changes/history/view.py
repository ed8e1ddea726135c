"""What the Changes page shows of each version of a plan, made ready."""

from pages.common import data
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.said.words import day
from pages.status.changes.history import figure
from pages.status.changes.history import words as said
from pages.status.changes.view import about


def shown(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of each version's ratings, or the sentence (Markdown) that says why there is no history yet."""
    found = data.ask("history", **about(chosen), with_computed=chosen.with_computed)
    if found["as_at"].nunique() < 2:
        when = f" (as at {day(found['as_at'].iloc[0])})" if len(found) else ""
        return f"**There is no trend yet**: one version of this plan is loaded{when}. The next version gives one."
    headline, subtitle = said.headline(found), said.subtitle(found)
    return picture(
        figure.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"A bar of ratings for each version. {headline}. {subtitle}",
        table=said.table(found),
    )
