"""Whether a server runs, which has what its people will ask for judged ahead; light, as its start waits for it."""

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

_is_on = threading.Event()


class Judging(Protocol):
    """What judges ahead."""

    def end_ahead(self) -> None:
        """Ends what is being judged in the background, and returns once that is over."""


_judging = weakref.WeakSet[Judging]()


@contextmanager
def judged_ahead() -> Iterator[None]:
    """Meanwhile a database of many plans is judged in the background whenever it is opened or written."""
    _is_on.set()
    try:
        yield
    finally:
        _is_on.clear()
        for one in list(_judging):
            one.end_ahead()


def is_wanted(by: Judging) -> bool:
    """Whether to judge ahead; who does so is ended with the server."""
    _judging.add(by)
    return _is_on.is_set()
