"""The reasons why a task can be late, from data/lookups/delay_labels.csv."""

from dataclasses import dataclass
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class DelayLabel:
    """One reason of delay: its code, as in the column delay_reason, and its words within a sentence."""

    code: str
    label: str


@cache
def delay_labels() -> tuple[DelayLabel, ...]:
    """Every reason, in the order of the file."""
    return tuple(DelayLabel(row["code"], row["label"]) for row in lookups.rows("delay_labels"))
