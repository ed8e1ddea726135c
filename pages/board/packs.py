"""The packs that the pages ask for: which one an address means, and the pack itself, kept until something changes."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

import loaders
from pages.board.pack import build, edits, issue, model, wanted
from pages.board.pack.choice import AUDIENCES, Choice
from pages.board.pack.model import Pack
from pages.board.pack.wanted import Asked
from pages.common import data, in_force
from pages.common.settings import council
from pages.said import language, words
from pages.said.filters import Filters
from pages.said.language import in_language, say


def resolve(view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date) -> Asked | None:
    """The choice that is meant, as wanted.resolve says."""
    return data.kept(_resolved, view, plans, audience, lead, today)


def _resolved(view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date) -> Asked | None:
    return wanted.resolve(data.ask, view, plans, audience, lead, today)


def titles(view: Filters) -> dict[str, str]:
    """plan_id → title of the plans that there are."""
    return data.kept(_titles, view)


def _titles(view: Filters) -> dict[str, str]:
    known = wanted.plans_known(data.ask, view)
    return dict(zip(known["plan_id"], known["title"], strict=True))


def quarters(choice: Choice, today: date) -> dict[str, str]:
    """The quarters to choose from, as wanted.quarters says."""
    return data.kept(_quarters, choice, today)


def _quarters(choice: Choice, today: date) -> dict[str, str]:
    return wanted.quarters(data.ask, choice, today)


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
    return build.build(choice, data.ask, loaders.finding_rules(), edited)


def changes(choice: Choice) -> dict[str, edits.Edit]:
    """What people changed in the words of a choice's pack, by item."""
    return wanted.changes(data.ask, choice)


class NotIssued(Exception):
    """There is no such issued pack; the message says what to do."""


def issued(pack_id: str) -> Pack:
    """A pack as it was issued; one that was withdrawn says so in its stamp. Raises NotIssued."""
    return data.kept(_issued, pack_id)


def _issued(pack_id: str) -> Pack:
    rows: pd.DataFrame = data.ask("pack_issued", pack_id=pack_id)
    if rows.empty:
        raise NotIssued(say("No pack was issued under this address: choose one from the list of issued packs."))
    pack, withdrawn_us = model.from_json(rows["content"].iloc[0]), rows["withdrawn_us"].iloc[0]
    with in_language(pack.language):
        return pack if words.is_missing(withdrawn_us) else issue.withdrawn(pack, withdrawn_us)


def leads(choice: Choice) -> list[str]:
    """Those who lead a task of the plans at the date, in order of name."""
    return wanted.leads(data.ask, choice)


def from_address(parameters: Mapping[str, list[str]], today: date | None = None) -> Asked | None:
    """The choice that an address's parameters name; what isn't known is left out. None where no plan is known."""
    named = titles(Filters())
    view = in_force.from_address(parameters, named)
    asked = list(parameters.get("whose", []))
    options = data.ask("filter_options", **view.when(), plans=None, most=0, named=asked)
    leads_named = set(options.loc[options["kind"] == "lead", "name"])
    audience = next(iter(parameters.get("audience", [])), "board")
    audience = audience if audience in AUDIENCES else "board"
    whose = next((lead for lead in asked if lead in leads_named), None)
    return resolve(view, tuple(parameters.get("plans", [])), audience, whose, today or date.today())


def language_asked(parameters: Mapping[str, list[str]]) -> str:
    """The language that an address asks for, or the council's; the choice of from_address is in that of now."""
    return language.known(next(iter(parameters.get("lang", [])), None)) or council().language


def address(choice: Choice) -> dict[str, str | list[str]]:
    """The parameters that from_address reads, for links."""
    view = Filters(**{**vars(choice.view), "plan": None, "as_at": choice.as_at})
    return wanted.address(choice, in_force.link_parameters(view), council().language)


def in_words(choice: Choice) -> str:
    """The choice as a title: "Nottinghamshire CFCS, Q3 2016/17, as at 31 December 2016"."""
    known = titles(choice.view)
    names = [known[plan_id] for plan_id in choice.plans]
    named = words.several(names) if len(names) < 4 else words.count(len(names), "plan")
    plans = f"{named}, {choice.lead}" if choice.lead else named
    when = f"{choice.as_at.day} {words.month(choice.as_at)}"
    return say("{plans}, {quarter}, as at {day}", plans=plans, quarter=choice.quarter.said, day=when)
