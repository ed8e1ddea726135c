"""What of the dashboard isn't accessible yet, from data/lookups/accessibility_gaps.csv."""

from functools import cache
from typing import NamedTuple

from loaders import lookups


class Gap(NamedTuple):
    """Something that breaks a criterion of WCAG 2.2, AA: which, what it is, and why it is so, in sentences."""

    criterion: str
    what: str
    why: str


@cache
def accessibility_gaps() -> tuple[Gap, ...]:
    """Every gap, in the order of the criteria."""
    return tuple(Gap(row["criterion"], row["what"], row["why"]) for row in lookups.rows("accessibility_gaps"))
