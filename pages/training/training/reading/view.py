"""What the form that adds a count offers, made ready: the plans that one can be of."""

from datetime import date
from typing import NamedTuple

from pages.common import data


class Plan(NamedTuple):
    """A plan by its title, and the date that it is judged at unless the reader chooses another."""

    title: str
    judged_at: date


def plans() -> dict[str, Plan]:
    """Every plan in force, by its id."""
    rows = data.ask("plans_shown", on_date=None, known_at=None)
    return {row.plan_id: Plan(row.title, row.judged_at.date()) for row in rows.itertuples()}
