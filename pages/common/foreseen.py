"""What a page will ask: what it asked before, of the filters that are in force now."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Hashable, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from queries.together import Asked

_MOST = 32  # things that are remembered of a page, those asked last
_TWICE = 2  # who asks once only may never again


class _Taken(Enum):
    GIVEN = auto()  # from the filters in force


class Guess(NamedTuple):
    """A query that a page may ask, and as what that is remembered."""

    asked: Asked
    known_as: Hashable


class Foreseen:
    """Learns of each page what it asks, and what of that comes from the filters; for any number of threads."""

    def __init__(self) -> None:
        self._known: dict[str, OrderedDict[Hashable, Asked]] = {}  # what was asked last stands last
        self._times = Counter[tuple[str, Hashable]]()
        self._learning = threading.Lock()

    def saw(self, page: str, given: Mapping[str, Any], name: str, parameters: dict) -> None:
        """Remembers that a page asked a query. given: the filters in force, by the names of parameters."""
        asked = name, _outline(parameters, given)
        known_as = hashable(asked)
        with self._learning:
            known = self._known.setdefault(page, OrderedDict())
            known[known_as] = asked
            known.move_to_end(known_as)
            self._times[page, known_as] += 1
            if len(known) > _MOST:
                left, _ = known.popitem(last=False)
                del self._times[page, left]

    def guesses(self, page: str, given: Mapping[str, Any]) -> list[Guess]:
        """What a page asked more than once, of other filters: in the order of the last asking."""
        with self._learning:
            known = [one for one in self._known.get(page, {}).items() if self._times[page, one[0]] >= _TWICE]
        return [Guess((name, _filled(outline, given)), known_as) for known_as, (name, outline) in known]

    def was_wrong(self, page: str, known_as: Hashable) -> None:
        """Has what a page didn't ask this time count as never asked."""
        with self._learning:
            if known_as in self._known.get(page, {}):
                self._times[page, known_as] = 0


def hashable(value):
    """A value of a query's parameters as a key: the same for the same dict, in whatever order it was filled."""
    if isinstance(value, dict):
        return frozenset((key, hashable(one)) for key, one in value.items())
    return tuple(map(hashable, value)) if isinstance(value, list | tuple) else value


def _outline(parameters: dict, given: Mapping[str, Any]) -> dict:
    return {name: _outlined(name, value, given) for name, value in parameters.items()}


def _outlined(name: str, value, given: Mapping[str, Any]):
    if isinstance(value, dict):
        return _outline(value, given)
    return _Taken.GIVEN if name in given and given[name] == value else value


def _filled(outline: dict, given: Mapping[str, Any]) -> dict:
    return {
        name: _filled(one, given) if isinstance(one, dict) else given[name] if one is _Taken.GIVEN else one
        for name, one in outline.items()
    }
