"""The words that councils use and what they mean, from data/lookups/*.csv."""

import csv
import re
from functools import cache
from pathlib import Path

from loaders.lookups.kept import for_short_texts

_CO = re.compile(r"\bco[-\u2010\u2011 ](?=ordinat|operat|chair)")
_PUNCTUATION = re.compile(r"[^\w&%#]+")
_FOLDER = Path(__file__).parents[2] / "data" / "lookups"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one lookup, in the order of its file."""
    with open(_FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True, restkey="unquoted"))


@cache
def meanings(name: str) -> dict[str, str]:
    """The words of a lookup, folded, each with its meaning."""
    return {fold(row["word"]): row["meaning"] for row in rows(name)}


@cache
def meanings_as_written(name: str) -> dict[str, str]:
    """The words of a lookup as they stand, each with its meaning."""
    return {row["word"]: row["meaning"] for row in rows(name)}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a lookup, folded."""
    return frozenset(fold(row["word"]) for row in rows(name))


@cache
def spaced(name: str) -> tuple[str, ...]:
    """The words of a lookup as patterns, the longest first, however they are spaced."""
    return tuple(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words(name), key=len, reverse=True))


@cache
def patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The meaning and compiled regular expression of each of a lookup's patterns, in the order of its file."""
    return tuple((row["meaning"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows(name))


@cache
def weighed_patterns(name: str) -> tuple[tuple[str, re.Pattern[str], float], ...]:
    """The meaning, compiled regular expression and weight of each of a lookup's patterns, in the order of its file."""
    return tuple(
        (row["meaning"], re.compile(row["pattern"], re.IGNORECASE), float(row["weight"])) for row in rows(name)
    )


@for_short_texts(8192)
def fold(text: str) -> str:
    """Text for comparing: lower case, punctuation other than &, % and # as spaces, single spaces, "co-" joined on."""
    text = _CO.sub("co", text.replace("’", "'").replace("'", "").lower())
    return " ".join(_PUNCTUATION.sub(" ", text).split())
