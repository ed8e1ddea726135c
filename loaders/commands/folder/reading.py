"""Reads the documents of a folder in several processes, each of which takes a few that lie beside each other.

Those are often versions of one plan, and a process knows again most of the words that it has just looked at.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Event, Lock

from loaders.apart import read_packed_apart
from loaders.apart.pool import DOCUMENTS, Pool
from loaders.commands.folder.files import Found, content_of
from loaders.errors import DocumentRefused
from loaders.record.store import document_id

_TOGETHER = 8  # documents
_AHEAD = 2  # times as many for each process are taken before their turn


@dataclass(frozen=True)
class Answer:
    """What became of a document: its identity and, unless its bytes are known, its date and packed reading.

    first is the number of the file that has the same bytes, where that was taken before.
    """

    document_id: str
    as_at: date | None = None
    packed: bytes = b""
    first: int | None = None


class Readers:
    """Processes that read so many documents at once; held are the documents that needn't be read.

    blocks: whether their lines and rows are asked for, too.
    """

    def __init__(self, processes: int, held: Collection[str], *, blocks: bool) -> None:
        self._processes, self._held, self._blocks = processes, held, blocks
        self._pool = Pool(DOCUMENTS, at_once=processes, kept=processes)
        self._pool.start_ahead()
        self._threads = ThreadPoolExecutor(processes)
        self._has_ended, self._lock = Event(), Lock()
        self._first: dict[str, int] = {}

    def answers(self, files: Sequence[Found]) -> Iterator[tuple[Found, Answer | DocumentRefused]]:
        """Each file in its order, and what became of it."""
        asked: deque[tuple[Sequence[Found], Future[list[Answer | DocumentRefused]]]] = deque()
        for start in range(0, len(files), _TOGETHER):
            several = files[start : start + _TOGETHER]
            asked.append((several, self._threads.submit(self._answers, start, several)))
            if len(asked) > _AHEAD * self._processes:
                yield from _each(*asked.popleft())
        while asked:
            yield from _each(*asked.popleft())

    def _answers(self, start: int, several: Sequence[Found]) -> list[Answer | DocumentRefused]:
        found: list[Answer | DocumentRefused] = []
        for number, one in enumerate(several, start):
            if self._has_ended.is_set():
                break
            try:
                found.append(self._answer(number, one))
            except DocumentRefused as error:
                found.append(error)
        return found

    def _answer(self, number: int, found: Found) -> Answer:
        content = content_of(found)
        document = document_id(content)
        if document in self._held:
            return Answer(document)
        with self._lock:
            first = self._first.setdefault(document, number)
            if first < number:
                return Answer(document, first=first)
            self._first[document] = number
        return Answer(document, *read_packed_apart(content, found.path.name, self._pool, blocks=self._blocks))

    def close(self) -> None:
        """Ends the processes, amid their work too."""
        self._has_ended.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._pool.stop()
        self._threads.shutdown()
        self._pool.close()


def _each(
    several: Sequence[Found], answers: Future[list[Answer | DocumentRefused]]
) -> Iterator[tuple[Found, Answer | DocumentRefused]]:
    return zip(several, answers.result(), strict=True)
