"""What the Decide page shows, made ready: the table to edit, and the decisions in force that it was drawn with."""

from dataclasses import dataclass
from typing import NamedTuple

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.work.decide import words as said


class Seen(NamedTuple):
    """The decisions in force by (task_id, field); with_value: those that a person gave a value."""

    decisions: dict[tuple[str, str], str]
    with_value: set[tuple[str, str]]


@dataclass(frozen=True)
class Held:
    """A table as it was drawn: it stays so while it is edited, whatever others decide meanwhile.

    drawn: the view and what else it was drawn for; is_narrow: as on a phone; number: of the table in this visit.
    """

    drawn: tuple
    is_narrow: bool
    number: int
    sheet: said.Sheet
    columns: dict
    names: dict[str, str]
    seen: Seen


def sheet(chosen: Filters, which: str, is_narrow: bool) -> said.Sheet:
    """The tasks that the filters keep, as they can be edited. which: one of words.TABLES; is_narrow: as on a phone."""
    return said.sheet(data.ask("decide_tasks", **chosen.parameters()), which, is_narrow=is_narrow)


def seen(chosen: Filters) -> Seen:
    """What was decided of the plans in view."""
    rows = data.ask("decide_seen", **chosen.scope())
    about = list(zip(rows["task_id"], rows["field"], strict=True))
    given = {which for which, value in zip(about, rows["value"], strict=True) if not words.is_missing(value)}
    return Seen(dict(zip(about, rows["decision_id"], strict=True)), given)
