"""What a plan calls its areas: stakeholder groups, gap-analysis areas, themes …, as its own words tell it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import pandas as pd

from loaders import lookups

_PLACES = ("column", "area", "section", "introduction", "title")  # the nearest to the tasks first
_ENOUGH = 0.5  # of a plan's tasks


class Noun(NamedTuple):
    """A word for one and for several, in English: the catalogue’s keys, said where they are shown."""

    one: str
    many: str


AREA = Noun("area", "areas")


class _Line(NamedTuple):
    place: str
    pattern: re.Pattern[str]
    noun: Noun


def told(texts: pd.DataFrame) -> Noun:
    """The word for a plan's areas; "area" where nothing tells. texts: rows of the query area_words, of one plan."""
    for place in _PLACES:
        here = texts[texts.place == place]
        for line in [one for one in _lines() if one.place == place]:
            fits = [share for said, share in zip(here.said, here.share, strict=True) if line.pattern.search(said)]
            if round(sum(fits), 6) >= _ENOUGH:
                return line.noun
    return AREA


def shared(nouns: Mapping[str, Noun], plan_ids: Iterable[str]) -> Noun:
    """The word for the areas of several plans: their own where they have the same."""
    found = {nouns.get(plan_id, AREA) for plan_id in plan_ids}
    return found.pop() if len(found) == 1 else AREA


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(row["place"], re.compile(row["pattern"], re.IGNORECASE), Noun(row["one"], row["many"]))
        for row in lookups.rows("area_words")
    )
