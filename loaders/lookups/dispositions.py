"""How a task can stand, apart from its rating, from data/lookups/dispositions.csv."""

from dataclasses import dataclass
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class Disposition:
    """One standing. is_live: there is work to be done; is_counted: it is among the tasks that completion is out of.

    rating: the one that a person's decision for it gives a task; None: it gives none.
    """

    code: str
    words: str
    position: int
    is_live: bool
    is_counted: bool
    rating: str | None


@cache
def dispositions() -> tuple[Disposition, ...]:
    """Every disposition, in the order that they are offered."""
    return tuple(
        Disposition(
            row["code"],
            row["words"],
            position,
            row["is_live"] == "yes",
            row["is_counted"] == "yes",
            row["rating"] or None,
        )
        for position, row in enumerate(lookups.rows("dispositions"), start=1)
    )
