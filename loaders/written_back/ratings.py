"""A rating in a plan's own words and colours."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.interpret.colours import colour_name
from loaders.interpret.rating import read_rating, read_status
from loaders.lookups.rating_scale import rating_scale
from loaders.records import KeyEntry

_LONGEST = 40
_ASKS_COLOUR = re.compile(r"\bb?rag\b", re.I)
_DONE = "complete"  # whose usual colour, blue, is used only by plans that say so


@dataclass(frozen=True)
class Rated:
    """One cell of a plan's column of ratings: what it says, its colour, and the rating of its task."""

    text: str
    colour: str | None
    rating: str | None


def words_for(rating: str, column: Sequence[Rated], key: Sequence[KeyEntry], heading: str, field: str) -> list[str]:
    """The words for a rating, the likeliest first: those of the column's other cells, then the key's.

    Usual words serve a plan that has no key.
    All of them are read as that rating in a cell under the heading, taken for the field rating or status.
    """
    used = Counter(cell.text for cell in column if cell.rating == rating and cell.text)
    entries = [entry for entry in key if entry.rating == rating]
    labels = [entry.label for entry in entries]
    colours = [entry.colour.capitalize() for entry in entries if entry.colour]
    kinds = Counter(_kind(cell.text) for cell in column if cell.text)
    wanted = kinds.most_common(1)[0][0] if kinds else "colour" if _ASKS_COLOUR.search(heading) else "words"
    others = [*labels, *colours, *(text[0].upper() for text in (*colours, *labels))] if key else _usual(rating)
    pool = [*(text for text, _ in used.most_common()), *sorted(others, key=lambda text: _kind(text) != wanted)]
    return [text for text in dict.fromkeys(pool) if _is_read_as(rating, text, key, heading, field)]


def _is_read_as(rating: str, text: str, key: Sequence[KeyEntry], heading: str, field: str) -> bool:
    if len(text) > _LONGEST or "\n" in text:
        return False
    read = read_status(text, key) if field == "status" else read_rating(text, key, heading)
    return read.rating == rating


def _usual(rating: str) -> list[str]:
    label = next(one.label for one in rating_scale() if one.code == rating)
    colour = _usual_colour(rating)
    return [label, *((colour.capitalize(), colour[0].upper()) if colour else ())]


def _usual_colour(rating: str) -> str | None:
    if rating == _DONE:
        return None
    return next(
        (row["word"] for row in lookups.rows("ratings") if row["meaning"] == rating and _is_colour(row["word"])), None
    )


def _is_colour(word: str) -> bool:
    return lookups.fold(word) in lookups.meanings("colours")


def _kind(text: str) -> str:
    if len(text.strip()) == 1:
        return "letter"
    return "colour" if _is_colour(text) else "words"


def colours_for(rating: str, column: Sequence[Rated], key: Sequence[KeyEntry]) -> list[str]:
    """The names of a rating's colour in a plan: by its key, else by the column's other cells, else the usual one.

    Empty where the plan's column has no colours that mean a rating, or none for this one.
    """
    names = [colour_name(cell.colour) for cell in column]
    if not any(names):
        return []
    keyed = [entry.colour for entry in key if entry.rating == rating and entry.colour]
    used = [name for name, cell in zip(names, column, strict=True) if name and cell.rating == rating]
    usual = _usual_colour(rating)
    taken = {entry.colour for entry in key}
    found = [*keyed, *used, *([usual] if usual and usual not in taken and not keyed else [])]
    return list(dict.fromkeys(found))
