"""The ratings that a task can have, in the order that they are shown everywhere, from data/lookups/rating_scale.csv."""

from dataclasses import dataclass
from functools import cache

from loaders import lookups

NOT_RATED = "not_rated"  # stands for null


@dataclass(frozen=True)
class Rating:
    """One rating. severity: how soon it calls for a look, the larger the sooner, held against that of dates.

    is_step: one of the steps from worst to best, so that going from one to another improves or worsens a task.
    asks_attention: its tasks are put up as needing attention. light, dark: the fills of its tile in the two themes;
    None: outlined, never filled.
    """

    code: str
    label: str
    letter: str
    position: int
    severity: int
    is_step: bool
    asks_attention: bool
    light: str | None
    dark: str | None
    meaning: str


@cache
def rating_scale() -> tuple[Rating, ...]:
    """Every rating, in order; not_rated, which stands for null, is the last."""
    return tuple(
        Rating(
            row["code"],
            row["label"],
            row["letter"],
            position,
            int(row["severity"]),
            row["is_step"] == "yes",
            row["asks_attention"] == "yes",
            row["light"] or None,
            row["dark"] or None,
            row["meaning"],
        )
        for position, row in enumerate(lookups.rows("rating_scale"), start=1)
    )


def decidable_ratings() -> tuple[str, ...]:
    """The codes of the ratings that a document can declare and a person can decide."""
    return tuple(one.code for one in rating_scale() if one.code != NOT_RATED)
