"""What can be handed over as counts: each plan with its council, and the file itself."""

from datetime import date
from typing import NamedTuple

import loaders
from pages.common import data
from pages.said import words
from pages.said.language import say


class Plan(NamedTuple):
    """A plan: its title, its council as it is written, that council's code ("" where its words tell none), its date."""

    title: str
    council: str
    gss_code: str
    as_at: date


def plans() -> dict[str, Plan]:
    """Every plan with a version in force, by its id."""
    return {
        one.plan_id: Plan(one.title, words.text(one.council, ""), words.text(one.gss_code, ""), one.as_at)
        for one in data.ask("plan_councils").itertuples()
    }


def councils() -> dict[str, str]:
    """The official names of all councils of the list by their codes, former ones last and said to be so."""
    return {
        one.gss_code: one.official_name
        if words.is_missing(one.until)
        else say("{council} (until {day})", council=one.official_name, day=words.day(one.until))
        for one in data.ask("councils").itertuples()
    }


def content(plan_id: str, gss_code: str, framework: str) -> bytes:
    """The file of a plan's counts. Raises loaders.LoadError."""
    return loaders.extract_of(data.to_read(), plan_id=plan_id, gss_code=gss_code, framework=framework)


def file_name(gss_code: str, as_at: date) -> str:
    """What the file is called."""
    return f"prevent-counts-{gss_code}-{words.iso(as_at)}.csv"
