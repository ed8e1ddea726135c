"""The readers of this process, by what they do: of each kind one waits for the next task, two at most work at once."""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock

from loaders.apart.limits import NotDone
from loaders.apart.reader import Reader

_AT_ONCE = 2
DOCUMENTS = "loaders.reading.plan"


class Pool:
    """Gives a reader to who has a document, and keeps one for the next: starting one takes a second or two.

    ahead: the module that its readers import while they wait.
    """

    def __init__(self, ahead: str = DOCUMENTS) -> None:
        self._ahead = ahead
        self._turns, self._lock = BoundedSemaphore(_AT_ONCE), Lock()
        self._waiting: Reader | None = None

    def start_ahead(self) -> None:
        """Starts a reader where none waits, without waiting for it."""
        with self._lock:
            if self._waiting is None or not self._waiting.is_alive():
                self._dismiss()
                with suppress(OSError):  # it is said where a document comes
                    self._waiting = Reader(self._ahead)

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
        """The reader that waits, or a new one. Raises NotDone."""
        with self._lock:
            taken, self._waiting = self._waiting, None
        if taken and not taken.is_alive():
            taken.end()
            taken = None
        try:
            return taken or Reader(self._ahead)
        except OSError as error:
            raise NotDone("unstarted") from error

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


_pools: dict[str, Pool] = {}


def current(ahead: str = DOCUMENTS) -> Pool:
    """The readers of this process that import a module ahead: those of documents, unless another is named."""
    return _pools.get(ahead) or _pools.setdefault(ahead, Pool(ahead))


def _start_anew() -> None:
    """A copy of the process leaves the readers to the one that started them."""
    global _pools
    _pools = {}


def _close_all() -> None:
    for one in _pools.values():
        one.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)
atexit.register(_close_all)
