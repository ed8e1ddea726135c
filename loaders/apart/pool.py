"""The readers of this process, by what they do: of each kind one waits for the next task, two at most work at once.

Who reads many documents has readers of its own, as many as it asks for, and closes them at the end.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from loaders.apart.limits import NotDone
from loaders.apart.reader import Reader

_AT_ONCE = 2
DOCUMENTS = "loaders.reading.plan"


class Pool:
    """Gives a reader to who has a document, and keeps one for the next: starting one takes a second or two.

    ahead: the module that its readers import while they wait; at_once: how many may work; kept: how many then wait.
    """

    def __init__(self, ahead: str = DOCUMENTS, at_once: int = _AT_ONCE, kept: int = 1) -> None:
        self._ahead, self._kept = ahead, kept
        self._turns, self._lock = BoundedSemaphore(at_once), Lock()
        self._waiting: list[Reader] = []
        self._working: set[Reader] = set()

    def start_ahead(self) -> None:
        """Starts readers where fewer wait than are kept, without waiting for them."""
        with self._lock:
            for dead in [one for one in self._waiting if not one.is_alive()]:
                self._waiting.remove(dead)
                dead.end()
            while len(self._waiting) < self._kept:
                try:
                    self._waiting.append(Reader(self._ahead))
                except OSError:  # it is said where a document comes
                    return

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
            self._working.add(taken)
            try:
                yield taken
            except BaseException:
                taken.end()
                raise
            finally:
                self._working.discard(taken)
            self._give_back(taken)
        finally:
            self._turns.release()

    def _take(self) -> Reader:
        """A reader that waits, or a new one. Raises NotDone."""
        with self._lock:
            taken = self._waiting.pop() if self._waiting else None
        if taken and not taken.is_alive():
            taken.end()
            taken = None
        try:
            return taken or Reader(self._ahead)
        except OSError as error:
            raise NotDone("unstarted") from error

    def _give_back(self, reader: Reader) -> None:
        with self._lock:
            if len(self._waiting) < self._kept and not reader.is_spent:
                self._waiting.append(reader)
                return
        reader.end()

    def close(self) -> None:
        """Ends the readers that wait."""
        with self._lock:
            while self._waiting:
                self._waiting.pop().end()

    def stop(self) -> None:
        """Ends every reader, amid its work too: who waits for that gets NotDone."""
        for one in list(self._working):
            one.kill()
        self.close()


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
