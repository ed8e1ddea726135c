"""What the Leads page shows, made ready: everyone who leads, with their picture, and the tasks of those chosen."""

from dataclasses import replace

from pages.common import data, tables
from pages.said import labelled_bars, task_list
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.said.rows import Table
from pages.work.leads import words as said


def listed(ids: tuple[str, ...], chosen: Filters) -> Table:
    """The tasks named."""
    return task_list.listed(tables.by_id(list(ids), chosen))


def leads(chosen: Filters) -> list[said.Lead]:
    """Everyone, whoever is chosen."""
    return said.read(data.ask("leads", **replace(chosen, leads=()).parameters()))


def everyone(chosen: Filters, dark: bool) -> Picture:
    """The picture of everyone's tasks."""
    found = leads(chosen)
    headline = "; ".join(said.resting(found)) or "No task rests on a named person"
    subtitle = said.subtitle(found)
    return picture(
        labelled_bars.figure(said.bars(found), said.longest(found), dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of tasks by lead and rating, in order of name. {headline}. {subtitle}",
        table=said.table(found),
    )
