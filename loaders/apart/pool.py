"""The readers of this process: one waits for the next document, two at most read at once."""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from loaders.apart.limits import NotDone
from loaders.apart.reader import Reader

_AT_ONCE = 2


class Pool:
    """Gives a reader to who has a document, and keeps one for the next: starting one takes a second or two."""

    def __init__(self) -> None:
        self._turns, self._lock = BoundedSemaphore(_AT_ONCE), Lock()
        self._waiting: Reader | None = None

    def start_ahead(self) -> None:
        """Starts a reader where none waits, without waiting for it."""
        with self._lock:
            if self._waiting is None or not self._waiting.is_alive():
                self._dismiss()
                self._waiting = Reader()

    def is_full(self) -> bool:
        """Whether a document would have to wait for its turn."""
        if self._turns.acquire(blocking=False):
            self._turns.release()
            return False
        return True

    @contextmanager
    def reader(self, seconds: float) -> Iterator[Reader]:
        """A reader for one document, within so many seconds; it is ended where its task isn't. Raises NotDone."""
        if not self._turns.acquire(timeout=seconds):
            raise NotDone("kept waiting")
        try:
            taken = self._take()
            try:
                yield taken
            except BaseException:
                taken.end()
                raise
            self._give_back(taken)
        finally:
            self._turns.release()

    def _take(self) -> Reader:
        with self._lock:
            taken, self._waiting = self._waiting, None
        if taken and not taken.is_alive():
            taken.end()
            taken = None
        return taken or Reader()

    def _give_back(self, reader: Reader) -> None:
        with self._lock:
            if self._waiting is None and not reader.is_spent:
                self._waiting = reader
                return
        reader.end()

    def close(self) -> None:
        """Ends the reader that waits."""
        with self._lock:
            self._dismiss()

    def _dismiss(self) -> None:
        if self._waiting:
            self._waiting.end()
        self._waiting = None


_pool = Pool()


def current() -> Pool:
    """The readers of this process."""
    return _pool


def _start_anew() -> None:
    """A copy of the process leaves the readers to the one that started them."""
    global _pool
    _pool = Pool()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)
atexit.register(lambda: _pool.close())
