"""What the fields of a form offer, made ready: the plans, programmes and groups that are known."""

from dataclasses import dataclass

from pages.common import data
from pages.said.filters import Filters

_TOLD = ("training_targets", "training_readings", "training_told", "training_groups")


@dataclass(frozen=True)
class Known:
    """The title of every plan in force by its id; the programmes and the groups of the plans in view."""

    plans: dict[str, str]
    programmes: list[str]
    audiences: list[str]


def known(chosen: Filters) -> Known:
    """What is known under some filters, in the order in which goals, counts and exports name it."""
    plans = data.ask("plans_shown", on_date=None, known_at=None)
    told = [data.ask(name, **chosen.scope()) for name in _TOLD]
    programmes = dict.fromkeys(name for rows in told for name in rows["programme"])
    audiences = sorted({name for rows in told for name in rows["audience"] if name}, key=str.casefold)
    return Known(dict(zip(plans["plan_id"], plans["title"], strict=True)), list(programmes), audiences)
