"""Judges ahead of the asking, in a thread of its own, while nobody asks: whoever asks next needn't wait."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from queries.judged.asked import When
from queries.recent import Recent

_LOG = logging.getLogger(__name__)
_AT_FIRST = (
    "disagreement_at",
    "challenge_at",
    "task_known",
)  # what most pages ask, before anybody asked; the last is first
_LATEST: When = (("on_date", None), ("known_at", None))
_REMEMBERED = 12  # of the things that were asked for last, so many are judged ahead
_LOOK, _PATIENCE = 0.1, 50  # seconds between two looks whether anybody asks, and looks after which it works anyway


class Ahead:
    """Judges what was asked for last, one thing after another; what is begun anew ends what was begun before."""

    def __init__(self, is_quiet: Callable[[], bool]) -> None:
        """is_quiet: whether nobody asks for anything just now."""
        self._is_quiet = is_quiet
        self._wanted: Recent[tuple[str, When]] = Recent(_REMEMBERED)
        for one in _AT_FIRST:
            self.saw(one, _LATEST)
        self._changing = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._cursor: duckdb.DuckDBPyConnection | None = None

    def saw(self, shadowed: str, when: When) -> None:
        """Remembers what is asked for."""
        self._wanted.saw((shadowed, when), (shadowed, when))

    def begin(self, judge: Callable[[str, When], object]) -> None:
        """Has what was asked for last judged from now on, as it is judged now."""
        with self._changing:
            before, self._ended = self._leave(), threading.Event()
            given = judge, [one for _, one in self._wanted.latest_first()], self._ended, before
            self._thread = threading.Thread(target=self._work, args=given, name="judging ahead", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Waits until all is judged that there is to judge."""
        thread = self._thread
        if thread:
            thread.join()

    def end(self) -> None:
        """Ends what is being judged, and returns once that is over."""
        with self._changing:
            before = self._leave()
        if before:
            before.join()

    @contextmanager
    def interruptible(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Where it is this that judges, the cursor that it judges with, which may be interrupted."""
        if threading.current_thread() is not self._thread:
            yield
            return
        self._cursor = cursor
        try:
            yield
        finally:
            self._cursor = None

    def _leave(self) -> threading.Thread | None:
        before, self._thread = self._thread, None
        self._ended.set()
        cursor = self._cursor
        if cursor:
            cursor.interrupt()
        return before

    def _work(
        self,
        judge: Callable[[str, When], object],
        wanted: list[tuple[str, When]],
        ended: threading.Event,
        before: threading.Thread | None,
    ) -> None:
        if before:
            before.join()
        for shadowed, when in wanted:
            looks = 0
            while not ended.wait(_LOOK) and not self._is_quiet() and looks < _PATIENCE:
                looks += 1
            if ended.is_set():
                return
            try:
                judge(shadowed, when)
            except duckdb.Error as error:  # who asks for it is told what is wrong
                _LOG.info("What may be asked for can't be judged ahead: %s", error)
                return
