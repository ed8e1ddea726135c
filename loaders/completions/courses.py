"""Which Prevent programme a course is likely to be, by its title alone; a person chooses."""

from functools import lru_cache

from loaders import lookups


@lru_cache(maxsize=10_000)
def programme_of(course: str) -> str:
    """The programme that a course's title names, by data/lookups/programmes.csv; "" where it doesn't speak of Prevent.

    Its words may stand in any order; the entry with the most words holds.
    """
    found = {meaning for meaning, pattern in lookups.patterns("completion_courses") if pattern.search(course)}
    if found != {"prevent"}:
        return ""
    words = set(lookups.fold(course).split())
    fitting = [(len(parts), programme) for parts, programme in _known() if words.issuperset(parts)]
    most = max((number for number, _ in fitting), default=0)
    return next((programme for number, programme in fitting if number == most), "Prevent awareness")


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[frozenset[str], str], ...]:
    return tuple((frozenset(words.split()), name) for words, name in lookups.meanings("programmes").items())
