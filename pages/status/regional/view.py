"""What the Regional page shows, made ready: councils by sections, the worst first, and one council whole."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

import loaders
from loaders import Extract, ExtractFile, Gathered, LoadError
from pages.common import data, in_force
from pages.said import rows, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Cell, Column, Part, Row, Table
from pages.status.coverage import view as coverage
from pages.status.regional import words as said

PAGE = 20


class Asked(NamedTuple):
    """What the reader chose: a framework, a region, words of a council's name, the section to rank by, where to begin.

    is_brief: without a column a section, as one council is open beside the list.
    """

    framework: str
    region: str = said.EVERYWHERE
    find: str = ""
    by: str = said.ALL
    start: int = 0
    is_brief: bool = False


class Listed(NamedTuple):
    """The finding and what it rests on ("" where none is kept), the table, which councils of how many it shows."""

    headline: str
    caption: str
    table: Table
    shown: str
    start: int
    number: int


class Council(NamedTuple):
    """One council: its name, what it is and from when, its sections, earlier quarters, its plan's pages."""

    name: str
    about: str
    table: Table
    earlier: tuple[str, ...]
    addresses: tuple[tuple[str, str, Filters], ...]


def folder() -> tuple[Gathered, str]:
    """What the folder of extracts holds, empty where none is set; and why it can't be read, "" where it can."""
    place = loaders.extracts_folder()
    if place is None:
        return Gathered(), ""
    try:
        return data.kept(_of_folder, place, loaders.folder_listed(place)), ""
    except LoadError as error:
        return Gathered(), str(error)


def _of_folder(place: str, listed: tuple[tuple[str, int, int], ...]) -> Gathered:
    return loaders.folder_gathered(place, listed)


def together(files: Sequence[ExtractFile], kept: Gathered) -> Gathered:
    """The extracts of the folder with those given in this visit: of one council the newest counts."""
    given = loaders.gathered(files)
    held = {(one.gss_code, one.framework): one for one in kept.extracts}
    aside = [*kept.aside, *given.aside]
    for one in given.extracts:
        before = held.get((one.gss_code, one.framework))
        if before and (before.as_at, before.made_at) == (one.as_at, one.made_at):
            continue
        if before:
            aside.append(say("an older file of {code}", code=one.gss_code))
        if not before or (before.as_at, before.made_at) < (one.as_at, one.made_at):
            held[one.gss_code, one.framework] = one
    extracts = tuple(one for _, one in sorted(held.items()))
    return Gathered(extracts, (*kept.refused, *given.refused), tuple(aside))


def frameworks() -> dict[str, str]:
    """The frameworks' titles, by their ids."""
    return {id_: one.title for id_, one in coverage.frameworks().items()}


def sections(framework: str) -> dict[str, str]:
    """What councils can be ranked by: all sections, then each in the framework's order."""
    found = data.ask("framework_sections", framework=framework)
    titled = coverage.titled(found.rename(columns={"title_en": "title"}), framework)
    return {said.ALL: say("all sections")} | {one.section: said.section(one) for one in titled.itertuples()}


def number_of_plans(framework: str, extracts: tuple[Extract, ...]) -> int:
    """How many plans and extracts there are to set side by side."""
    return _found(framework, extracts).id.nunique()


def listed(asked: Asked, extracts: tuple[Extract, ...], today: date) -> Listed:
    """The councils that are asked for, twenty at a time, the worst first."""
    found = _kept(_found(asked.framework, extracts), asked)
    ranked = _ranked(found, asked.by)
    number = len(ranked)
    start = min(asked.start, max(number - 1, 0) // PAGE * PAGE)
    page = ranked.iloc[start : start + PAGE]
    if not number:
        return Listed("", "", _table(found, page, asked, today), "", 0, 0)
    by = "" if asked.by == said.ALL else sections(asked.framework)[asked.by]
    return Listed(
        said.headline(ranked, by),
        said.caption(ranked.as_at),
        _table(found, page, asked._replace(start=start), today),
        said.shown(start + 1, start + len(page), number),
        start,
        number,
    )


def _found(framework: str, extracts: tuple[Extract, ...]) -> pd.DataFrame:
    """The rows of the query regional, their sections' titles in the language of now."""
    found = data.ask("regional", framework=framework, extracts=data.kept(_as_json, framework, extracts))
    return coverage.titled(found, framework)


def _as_json(framework: str, extracts: tuple[Extract, ...]) -> str:
    """The newest counts of the extracts of a framework, as the query takes them."""
    counts = [
        {"gss_code": one.gss_code} | vars(count) | {"as_at": count.as_at.isoformat()}
        for one in extracts
        if one.framework == framework
        for count in one.counts
        if count.as_at == one.as_at
    ]
    return json.dumps(counts, separators=(",", ":"))


def _kept(found: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The councils of a region whose names hold the words."""
    if asked.region == said.UNTOLD:
        found = found[found.region.isna()]
    elif asked.region != said.EVERYWHERE:
        found = found[(found.region == asked.region) | (found.nation == asked.region)]
    if asked.find.strip():
        names = found.council.fillna("") + " " + found.welsh_name.fillna("") + " " + found.plan.fillna("")
        found = found[names.str.casefold().str.contains(asked.find.strip().casefold(), regex=False)]
    return found


def _ranked(found: pd.DataFrame, by: str) -> pd.DataFrame:
    """A row a council, of the section that it is ranked by: in the query's own order for all of them."""
    of_section = found[found.section == by]
    if by == said.ALL:
        return of_section
    share = of_section.late / of_section.live.where(of_section.live > 0)
    return of_section.assign(share=share).sort_values(
        ["share", "late", "place"], ascending=[False, False, True], na_position="last"
    )


def _table(found: pd.DataFrame, page: pd.DataFrame, asked: Asked, today: date) -> Table:
    of_page = found[found.id.isin(page.id)]
    cells = {(one.id, one.section): one for one in of_page.itertuples()}
    titles = {said.ALL: say("All")} | _titles(of_page) | dict(said.APART)
    if asked.is_brief:
        titles = {key: titles[key] for key in dict.fromkeys((said.ALL, asked.by))}
    heads = [Column(say("Council"), look="main"), Column(say("As at"), "date"), *map(Column, titles.values())]
    lines = []
    for place, one in enumerate(page.itertuples(), start=asked.start + 1):
        shown: list[Cell] = [_cell(cells[one.id, key]) for key in titles]
        name = rows.text(said.council(one), under=said.under(one), ref=f"{place}.")
        day = rows.text(words.day(one.as_at), under=said.age(one.as_at, today), sort=words.iso(one.as_at) or "")
        lines.append(Row(one.id, (name, day, *shown)))
    return rows.table(
        heads, lines, caption=say("Late of live tasks by council and section"), sorts=False, look="heat regional"
    )


def _titles(of_page: pd.DataFrame) -> dict[str, str]:
    sections = of_page[of_page.number.notna()].drop_duplicates("section").sort_values(["number", "section"])
    return {one.section: said.section(one) for one in sections.itertuples()}


def _cell(one) -> Cell:
    """Late of live, as strong as their share; words alone where nothing is late."""
    if not one.late:
        return rows.text(said.cell(one))
    return rows.tally(
        f"{one.id}|{one.section}", int(one.late), "late", "", share=one.late / one.live, is_pale=False,
        said=said.cell_words(one, said.section(one)), shown=said.cell(one),
    )  # fmt: skip


def council(id_: str, framework: str, extracts: tuple[Extract, ...], today: date) -> Council | None:
    """One council whole, by the id of its row; None where there is none."""
    found = _found(framework, extracts)
    of_it = found[found.id == id_]
    if of_it.empty:
        return None
    whole = next(of_it[of_it.section == said.ALL].itertuples())
    sent = next((one for one in extracts if (one.gss_code, one.framework) == (id_, framework)), None)
    about = [words.day(whole.as_at), said.age(whole.as_at, today), said.under(whole)]
    notes = [say("as at {what}", what=" · ".join(filter(None, about))), said.counted_twice(whole)]
    return Council(
        said.council(whole),
        ". ".join(filter(None, notes)),
        _sections(of_it),
        tuple(said.quarter_said(one.as_at, one.late, one.live) for one in sent.totals[1:]) if sent else (),
        _pages(whole.plan_id),
    )


def _pages(plan_id) -> tuple[tuple[str, str, Filters], ...]:
    if words.is_missing(plan_id):
        return ()
    chosen = Filters(plan=plan_id)
    return (
        ("status/home/page.py", say("Home"), chosen),
        ("status/heat_map/page.py", say("Heat map"), chosen),
        ("status/coverage/page.py", say("Duty coverage"), chosen),
    )


def _sections(of_it: pd.DataFrame) -> Table:
    most = max(int(of_it[of_it.section != said.ALL].tasks.max()), 1)
    lines = []
    for one in of_it.itertuples():
        parts = [Part(_code(part["rating"]), part["how"], part["n"]) for part in one.ratings]
        length = 1 if one.section == said.ALL else one.tasks / most
        name = said.section(one)
        shown = (
            rows.text(f"{name[:1].upper()}{name[1:]}"), said.late(one), int(one.tasks), rows.strip(parts, length),
        )  # fmt: skip
        lines.append(Row("", shown, look="sum" if one.section == said.ALL else ""))
    heads = [Column(say("Section")), Column(say("Late of live")), Column(say("Tasks"), "number")]
    heads.append(Column(say("Ratings")))
    return rows.table(
        heads, lines, caption=say("This council’s tasks by section and rating"), sorts=False, opens=None, look="plain"
    )


def _code(rating: str) -> str | None:
    return None if rating == "not_rated" else rating


def link_to(chosen: Filters) -> dict:
    """The address parameters of a plan's page."""
    return in_force.link_parameters(chosen)
