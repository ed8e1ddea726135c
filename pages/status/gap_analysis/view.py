"""What the gap analysis shows, made ready: for each plan its picture, its remarks, and its areas with their links."""

from typing import NamedTuple

from pages.common import data
from pages.common.in_force import link_parameters
from pages.said import labelled_bars, words
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.status.gap_analysis import words as said


class Area(NamedTuple):
    """An area with the filter that keeps its tasks, and the words and the address of its link."""

    name: str
    filter: tuple[str, ...]
    label: str
    link: dict


class Plan(NamedTuple):
    """A plan's part of the page, made ready."""

    plan_id: str
    picture: Picture
    remarks: str
    areas: list[Area]


def plans(chosen: Filters, dark: bool) -> list[Plan]:
    """Each plan's part of the page under some filters."""
    rows = data.ask("completion_by_area", **chosen.parameters())
    longest = int(rows.counted.max()) if len(rows) else 0
    return [_plan(part, longest, dark) for _, part in rows.groupby("plan_id", sort=False)]


def _plan(rows, longest: int, dark: bool) -> Plan:
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    drawn = picture(
        labelled_bars.figure(said.bars(rows), longest, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of completion by area. {headline}. {subtitle}",
        table=said.table(rows),
    )
    remarks = "  \n".join(map(words.plain, said.remarks(rows)))
    return Plan(rows.plan_id.iloc[0], drawn, remarks, [_area(row) for row in rows.itertuples()])


def _area(row) -> Area:
    kept = () if words.is_missing(row.area) else (row.area,)
    label = words.plain(f"{said.area_name(row)}: {words.count(row.tasks, 'task')}")
    return Area(said.area_name(row), kept, label, link_parameters(plan=row.plan_id, areas=kept))
