"""What the gap analysis shows, made ready: its table of areas, and the tasks behind each."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from pages.common import area_words, data
from pages.said import rows
from pages.said.area_words import Noun, shared
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Column, Part, Row, Table
from pages.status.behind.view import Behind
from pages.status.gap_analysis import words as said


class Drawn(NamedTuple):
    """The gap analysis: its finding ("" where each plan has its own), what it counts, its areas, the tasks of each."""

    headline: str
    subtitle: str
    table: Table
    behind: Mapping[str, Behind]


def drawn(chosen: Filters, is_by_size: bool) -> Drawn | None:
    """The gap analysis under some filters; None where they keep no task. is_by_size: bars as long as their tasks."""
    areas = data.ask("completion_by_area", **chosen.parameters())
    return None if areas.empty else made(areas, area_words.nouns(chosen), is_by_size)


def made(areas: pd.DataFrame, nouns: Mapping[str, Noun], is_by_size: bool) -> Drawn:
    """The gap analysis of the rows of the query completion_by_area. nouns: what each plan calls its areas."""
    noun, several = shared(nouns, areas.plan_id), areas.plan_id.nunique() > 1
    return Drawn(
        "" if several else said.headline(areas, noun),
        said.subtitle(areas, noun),
        _table(areas, noun, nouns if several else {}, is_by_size),
        {said.area_id(area): Behind(said.detail(area), tuple(area.task_ids)) for area in areas.itertuples()},
    )


def _table(areas: pd.DataFrame, noun: Noun, nouns: Mapping[str, Noun], is_by_size: bool) -> Table:
    """The areas as a table. nouns: of each plan, where each has its own heading."""
    longest = int(areas.counted.max()) or 1
    lines = []
    for plan_id, of_plan in areas.groupby("plan_id", sort=False):
        heading = said.heading(of_plan, shared(nouns, [str(plan_id)])) if nouns else ""
        lines += [_row(area, heading, area.counted / longest if is_by_size else 1) for area in of_plan.itertuples()]
    heads = [
        Column(say(noun.one).capitalize()),
        Column(say("Ratings"), look="bar"),
        Column(say("Complete"), look="nowrap"),
        Column(say("Overdue"), "number"),
    ]
    return rows.table(
        heads, lines, caption=say("Completion by {area}, the least complete first", area=say(noun.one)), look="areas"
    )


def _row(area, heading: str, length: float) -> Row:
    name = said.area_name(area)
    share = area.complete / area.counted if area.counted else 1
    cells = (
        rows.text(name) | {"title": name},
        rows.strip(_parts(area), length, sort=share) if area.counted else "",
        rows.text(said.completion(area), sort=share),
        int(area.overdue),
    )
    return Row(said.area_id(area), cells, heading=heading)


def _parts(area) -> Iterator[Part]:
    for one in area.by_rating:
        yield Part(one["rating"], "declared", one["tasks"] - one["computed"])
        yield Part(one["rating"], "computed", one["computed"])
