"""What is kept, with the plans of which something has to be written before it changes."""

import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, NamedTuple

from queries.judged.of_plans import Plans
from queries.kept import size_of


class Made(NamedTuple):
    """A result, and those plans; None: it may be any."""

    result: Any
    of: Plans


class _Using:
    """The plans that are used, by all threads that work in one context."""

    def __init__(self) -> None:
        self.of: Plans = frozenset()
        self._adding = threading.Lock()

    def add(self, of: Plans) -> None:
        with self._adding:
            self.of = None if self.of is None or of is None else self.of | of


_making: ContextVar[_Using | None] = ContextVar("making", default=None)


def bytes_of(made: Made) -> int:
    """What a result takes."""
    return size_of(made.result)


def made_by(make: Callable[[], object]) -> Made:
    """What a function makes, and of which plans all of that is that it used meanwhile, in this context."""
    own = _Using()
    outer = _making.set(own)
    try:
        return Made(make(), own.of)
    finally:
        _making.reset(outer)


def using(of: Plans) -> None:
    """Notes that what is being made uses something of these plans."""
    making = _making.get()
    if making:
        making.add(of)
