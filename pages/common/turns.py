"""Pages are drawn one after the other: side by side in one process all of them would be late, and none sooner."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

_LONGEST = 0.5  # seconds


class Turns:
    """Lets one at a time; who takes longer than so many seconds goes on, and no longer holds up the others."""

    def __init__(self, longest: float = _LONGEST) -> None:
        self._longest, self._until = longest, 0.0
        self._whose: object | None = None
        self._changed = Condition()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """What is to be done in a turn of its own."""
        mine = object()
        with self._changed:
            while self._whose is not None and (left := self._until - monotonic()) > 0:
                self._changed.wait(left)
            self._whose, self._until = mine, monotonic() + self._longest
        try:
            yield
        finally:
            with self._changed:
                if self._whose is mine:
                    self._whose = None
                    self._changed.notify()


TURNS = Turns()
