"""Which pack is asked for, by the page or by an address, and the pack itself, kept until something changes."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

import loaders
from pages.board.pack import build, edits, model
from pages.board.pack.choice import AUDIENCES, Choice
from pages.board.pack.model import Pack
from pages.board.pack.quarters import between, quarter_of
from pages.common import data, in_force
from pages.said import words
from pages.said.filters import Filters


def resolve(view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date) -> Choice | None:
    """The choice that is meant; None where no plan is known.

    Without a plan named, those whose newest version lies in the newest quarter; without a date, that quarter's end.
    """
    return data.kept(_resolved, view, plans, audience, lead, today)


def _resolved(view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date) -> Choice | None:
    known = known_plans(view)
    wanted = [plan_id for plan_id in ((view.plan,) if view.plan else plans) if plan_id in set(known["plan_id"])]
    rows = known[known["plan_id"].isin(wanted)] if wanted else known
    if rows.empty:
        return None
    newest = rows["last_as_at"].max().date()
    quarter = quarter_of(newest)
    as_at = view.as_at or max(quarter.as_at(today), newest)
    if not wanted:
        there = rows["first_as_at"] <= pd.Timestamp(as_at)
        wanted = list(
            rows.loc[there if view.as_at else rows["last_as_at"] >= pd.Timestamp(quarter.first_day), "plan_id"]
        )
    return Choice(tuple(wanted), as_at, audience, lead if audience == "lead" else None, view) if wanted else None


def known_plans(view: Filters) -> pd.DataFrame:
    """The plans that there are, as known on the day that the filters say, with their first and newest versions."""
    return data.ask("plans_shown", on_date=None, known_at=view.when()["known_at"])


def titles(view: Filters) -> dict[str, str]:
    """plan_id → title of the plans that there are."""
    return data.kept(_titles, view)


def _titles(view: Filters) -> dict[str, str]:
    known = known_plans(view)
    return dict(zip(known["plan_id"], known["title"], strict=True))


def quarters(choice: Choice, today: date) -> dict[str, str]:
    """The quarters to choose from, label → words, the latest first: from the plans' first version to today's."""
    return data.kept(_quarters, choice, today)


def _quarters(choice: Choice, today: date) -> dict[str, str]:
    known = known_plans(choice.view)
    rows = known[known["plan_id"].isin(choice.plans)]
    versions = {quarter_of(when.date()) for when in [*rows["first_as_at"], *rows["last_as_at"]]}
    last = max(quarter_of(today), max(versions), choice.quarter)
    return {
        one.label: one.words + (" · a version" if one in versions else "")
        for one in between(min(*versions, choice.quarter), last)
    }


def pack(choice: Choice) -> Pack:
    """The pack of a choice, with what people changed in its words. Raises build.NothingToTell with a sentence."""
    return data.kept(_pack, choice)


def _pack(choice: Choice) -> Pack:
    edited = changes(choice)
    return _built(choice, edited) if edited else unedited(choice)


def unedited(choice: Choice) -> Pack:
    """The pack of a choice as the figures alone give it."""
    return data.kept(_unedited, choice)


def _unedited(choice: Choice) -> Pack:
    return _built(choice, {})


def _built(choice: Choice, edited: dict[str, edits.Edit]) -> Pack:
    with data.judged_once(choice.dates, choice.scope()["known_at"]) as ask:
        return build.build(choice, ask, loaders.finding_rules(), edited)


def changes(choice: Choice) -> dict[str, edits.Edit]:
    """What people changed in the words of a choice's pack, by item."""
    return edits.read(data.ask("pack_edits", pack_key=choice.key()))


def issued(pack_id: str) -> Pack | None:
    """A pack as it was issued; None where there is no such pack."""
    return data.kept(_issued, pack_id)


def _issued(pack_id: str) -> Pack | None:
    rows = data.ask("pack_issued", pack_id=pack_id)
    return None if rows.empty else model.from_json(rows["content"].iloc[0])


def leads(choice: Choice) -> list[str]:
    """Those who lead a task of the plans at the date, in order of name."""
    rows = data.ask("filter_options", on_date=choice.as_at, known_at=choice.scope()["known_at"])
    rows = rows[rows["plan_id"].isin(choice.plans) & (rows["kind"] == "lead")]
    return sorted(set(rows["name"]), key=str.casefold)


def from_address(parameters: Mapping[str, list[str]], today: date | None = None) -> Choice | None:
    """The choice that an address's parameters name; what isn't known is left out. None where no plan is known."""
    named = titles(Filters())
    view = in_force.from_address(parameters, named)
    options = data.ask("filter_options", **view.when())
    leads_named = set(options.loc[options["kind"] == "lead", "name"])
    audience = next(iter(parameters.get("audience", [])), "board")
    audience = audience if audience in AUDIENCES else "board"
    whose = next((lead for lead in parameters.get("whose", []) if lead in leads_named), None)
    return resolve(view, tuple(parameters.get("plans", [])), audience, whose, today or date.today())


def address(choice: Choice) -> dict[str, str | list[str]]:
    """The parameters that from_address reads, for links."""
    view = Filters(**{**vars(choice.view), "plan": None, "as_at": choice.as_at})
    found = {"plans": list(choice.plans), **in_force.link_parameters(view)}
    if choice.audience != "board":
        found["audience"] = choice.audience
    return found | ({"whose": choice.lead} if choice.lead else {})


def in_words(choice: Choice) -> str:
    """The choice as a title: "Nottinghamshire CFCS, Q3 2016/17, as at 31 December 2016"."""
    known, day = titles(choice.view), choice.as_at
    names = [known[plan_id] for plan_id in choice.plans]
    named = words.several(names) if len(names) < 4 else words.count(len(names), "plan")
    whose = f", {choice.lead}" if choice.lead else ""
    return f"{named}{whose}, {choice.quarter.label}, as at {day.day} {day:%B %Y}"
