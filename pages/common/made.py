"""What is kept, with the plans of which something has to be written before it changes."""

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from queries.judged.of_plans import Plans
from queries.kept import size_of

_making = threading.local()


class Made(NamedTuple):
    """A result, and those plans; None: it may be any."""

    result: Any
    of: Plans


def bytes_of(made: Made) -> int:
    """What a result takes."""
    return size_of(made.result)


def made_by(make: Callable[[], object]) -> Made:
    """What a function makes, and of which plans all of that is that it used meanwhile, in this thread."""
    outer = getattr(_making, "of", None)
    _making.of = frozenset()
    try:
        return Made(make(), _making.of)
    finally:
        _making.of = outer


def using(of: Plans) -> None:
    """Notes that what is being made uses something of these plans."""
    before = getattr(_making, "of", None)
    _making.of = None if before is None or of is None else before | of
