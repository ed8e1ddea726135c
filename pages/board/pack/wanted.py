"""Which pack is asked for: the plans, quarters and leads that there are, and the choice among them that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from pages.board.pack import edits
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.quarters import between, quarter_of
from pages.said.filters import Filters
from pages.said.language import ENGLISH, say


@dataclass(frozen=True)
class LeadWanted:
    """A lead's pack is asked for, and it isn't said whose; otherwise: all else that is asked for, as the board's."""

    otherwise: Choice


Asked = Choice | LeadWanted


def plans_known(ask: Ask, view: Filters) -> pd.DataFrame:
    """The plans that there are, as known on the day that the filters say, with their first and newest versions."""
    return ask("plans_shown", on_date=None, known_at=view.when()["known_at"])


def resolve(
    ask: Ask, view: Filters, plans: tuple[str, ...], audience: str, lead: str | None, today: date
) -> Asked | None:
    """The choice that is meant; None where no plan is known.

    Without a plan named, those whose newest version lies in the newest quarter; without a date, that quarter's end.
    """
    known = plans_known(ask, view)
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
    if not wanted:
        return None
    if audience == "lead":
        return led(Choice(tuple(wanted), as_at, view=view), lead)
    return Choice(tuple(wanted), as_at, audience, view=view)


def led(otherwise: Choice, lead: str | None) -> Asked:
    """A lead's pack of all that is asked for otherwise."""
    if not lead:
        return LeadWanted(otherwise)
    return replace(otherwise, audience="lead", lead=lead)


def quarters(ask: Ask, choice: Choice, today: date) -> dict[str, str]:
    """The quarters to choose from, label → words, the latest first: from the plans' first version to today's."""
    known = plans_known(ask, choice.view)
    rows = known[known["plan_id"].isin(choice.plans)]
    versions = {quarter_of(when.date()) for when in [*rows["first_as_at"], *rows["last_as_at"]]}
    last = max(quarter_of(today), max(versions), choice.quarter)
    return {
        one.label: f"{one.words} · {say('a version')}" if one in versions else one.words
        for one in between(min(*versions, choice.quarter), last)
    }


def leads(ask: Ask, choice: Choice) -> list[str]:
    """Those who lead a task of the plans at the date, in order of name."""
    when = {"on_date": choice.as_at, "known_at": choice.scope()["known_at"]}
    rows = ask("filter_options", **when, plans=list(choice.plans), most=None, named=None)
    return sorted(set(rows.loc[rows["kind"] == "lead", "name"]), key=str.casefold)


def changes(ask: Ask, choice: Choice) -> dict[str, edits.Edit]:
    """What people changed in the words of a choice's pack, by item."""
    return edits.read(ask("pack_edits", pack_key=choice.key()))


def address(choice: Choice, shared: Mapping[str, str | list[str]], usual: str = ENGLISH) -> dict[str, str | list[str]]:
    """The parameters that name a choice in an address; shared: those of the shared filters and the date.

    usual: the language of an address that names none.
    """
    found: dict[str, str | list[str]] = {"plans": list(choice.plans), **shared}
    if choice.audience != "board":
        found["audience"] = choice.audience
    if choice.language != usual:
        found["lang"] = choice.language
    return found | ({"whose": choice.lead} if choice.lead else {})
