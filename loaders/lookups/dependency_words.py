"""The words by which a task names another of its plan, from data/lookups/dependency_words.csv."""

from dataclasses import dataclass
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class DependencyWords:
    """Words and what they do beside a reference: names, task or follows, as the README of the lookups says."""

    words: str
    meaning: str


@cache
def dependency_words() -> tuple[DependencyWords, ...]:
    """Every entry, in the order of the file."""
    return tuple(DependencyWords(row["words"], row["meaning"]) for row in lookups.rows("dependency_words"))
