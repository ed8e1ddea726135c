"""Whether a server runs, which has what its people will ask for made ahead; light, as its start waits for it."""

import logging
import threading
import weakref
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

_LOG = logging.getLogger(__name__)
_AFTER = 0.3  # seconds, by when a page has gone out, and its reader hasn't found the next thing to press
_MOST = 8  # things that wait to be made
_is_on, _ended = threading.Event(), threading.Event()
_one_at_a_time = ThreadPoolExecutor(1, "making ahead")
_waiting = set[Hashable]()
_changing = threading.Lock()


class Judging(Protocol):
    """What judges ahead."""

    def end_ahead(self) -> None:
        """Ends what is being judged in the background, and returns once that is over."""


_judging = weakref.WeakSet[Judging]()


@contextmanager
def judged_ahead() -> Iterator[None]:
    """Meanwhile a database of many plans is judged in the background whenever it is opened or written."""
    _ended.clear()
    _is_on.set()
    try:
        yield
    finally:
        _is_on.clear()
        _ended.set()
        for one in list(_judging):
            one.end_ahead()


def is_wanted(by: Judging) -> bool:
    """Whether to judge ahead; who does so is ended with the server."""
    _judging.add(by)
    return is_serving()


def is_serving() -> bool:
    """Whether a server runs."""
    return _is_on.is_set()


def is_over(within: float = 0.0) -> bool:
    """Whether the server ends, now or within so many seconds, which this waits."""
    return _ended.wait(within)


def soon(what: Hashable, make: Callable[[], object]) -> None:
    """Has something made in the background, once the page that calls this has gone out; while a server runs.

    what: tells it from others; what waits already, and more than a few things, isn't waited for once more.
    """
    with _changing:
        if not _is_on.is_set() or what in _waiting or len(_waiting) >= _MOST:
            return
        _waiting.add(what)
    _one_at_a_time.submit(_make, what, make)


def _make(what: Hashable, make: Callable[[], object]) -> None:
    try:
        if not _ended.wait(_AFTER):
            make()
    except Exception as error:  # who asks for it is told what is wrong
        _LOG.info("What may be asked for can't be made ahead: %s", error)
    finally:
        with _changing:
            _waiting.discard(what)
