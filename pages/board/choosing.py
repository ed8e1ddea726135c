"""Which pack is asked for, by the page or by an address, and the pack itself, kept until something changes."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

import loaders
from pages.board.pack import build, edits, model
from pages.board.pack.choice import AUDIENCES, Choice
from pages.board.pack.model import Pack
from pages.board.pack.quarters import quarter_of
from pages.common import data, filters, words
from pages.common.filters import Filters


def resolve(view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date) -> Choice | None:
    """The choice that is meant; None where no plan is known.

    Without a plan named, those whose newest version lies in the newest quarter; without a date, that quarter's end.
    """
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


def pack(choice: Choice) -> Pack:
    """The pack of a choice, with what people changed in its words. Raises build.NothingToTell with a sentence."""
    return data.kept(_pack, choice)


def _pack(choice: Choice) -> Pack:
    return build.build(choice, data.ask, loaders.finding_rules(), changes(choice))


def unedited(choice: Choice) -> Pack:
    """The pack of a choice as the figures alone give it."""
    return data.kept(_unedited, choice)


def _unedited(choice: Choice) -> Pack:
    return build.build(choice, data.ask, loaders.finding_rules())


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
    rows = data.ask("plans_shown", on_date=None, known_at=None)
    titles = dict(zip(rows["plan_id"], rows["title"], strict=True))
    known = filters.read(parameters, titles, [], [])
    options = data.ask("filter_options", **known.when())
    names = {kind: list(options.loc[options["kind"] == kind, "name"]) for kind in ("area", "lead")}
    view = filters.read(parameters, titles, names["area"], [*names["lead"], ""])
    audience = next(iter(parameters.get("audience", [])), "board")
    audience = audience if audience in AUDIENCES else "board"
    whose = next((lead for lead in parameters.get("whose", []) if lead in set(names["lead"])), None)
    return resolve(view, tuple(parameters.get("plans", [])), audience, whose, today or date.today())


def address(choice: Choice) -> dict[str, str | list[str]]:
    """The parameters that from_address reads, for links."""
    view = Filters(**{**vars(choice.view), "plan": None, "as_at": choice.as_at})
    found = {"plans": list(choice.plans), **filters.link_parameters(view)}
    if choice.audience != "board":
        found["audience"] = choice.audience
    return found | ({"whose": choice.lead} if choice.lead else {})


def view_in_words(choice: Choice) -> str:
    """The quarter and its as-at date: "Q3 2016/17 (October to December 2016), as at 31 Dec 2016"."""
    return f"{choice.quarter.words}, as at {words.day(choice.as_at)}"
