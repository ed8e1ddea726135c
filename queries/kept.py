"""A store of results, bounded in bytes, that are made once and handed out as they are."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from queries.sizes import size_of


@dataclass
class _Making:
    by: int = field(default_factory=threading.get_ident)
    done: threading.Event = field(default_factory=threading.Event)
    result: tuple = ()  # of one, once it is made


class Kept:
    """Results by key; the ones longest unused leave first. What is handed out is shared: nobody may change it."""

    def __init__(self, most: int, size: Callable[..., int] = size_of) -> None:
        """most: bytes of all results together. size: those of one; a result of more is handed out and not kept."""
        self._most = most
        self._size = size
        self._results: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._making: dict[Hashable, _Making] = {}
        self._lock = threading.Lock()  # never held while a result is made, measured or let go
        self.bytes = 0

    def get(self, key: Hashable, make: Callable[[], object], is_lasting: Callable[[], bool] = lambda: True):
        """The result under a key, made at the first asking: whoever asks meanwhile waits for it.

        is_lasting: asked once it is made, whether it may be kept. Where making it fails, its maker gets the error, and
        each who waited makes it himself. What make asks for in turn mustn't ask for this, in another thread.
        """
        while True:
            with self._lock:
                if key in self._results:
                    self._results.move_to_end(key)
                    return self._results[key][0]
                others = self._making.get(key)
                if others is None:
                    own = self._making[key] = _Making()
                    break
            if others.by == threading.get_ident():
                return make()
            others.done.wait()
            if others.result:
                return others.result[0]
        left, kept = [], None
        try:
            made = make()
            own.result = (made,)
            if is_lasting():
                kept = made, self._size(made)
            return made
        finally:
            with self._lock:
                del self._making[key]
                if kept and kept[1] <= self._most:
                    self._results[key] = kept
                    self.bytes += kept[1]
                    while self.bytes > self._most:
                        left.append(self._out(next(iter(self._results))))
            own.done.set()
            del left  # outside the lock: what nobody uses any more may have something to do when it goes

    def found(self, key: Hashable) -> object | None:
        """The result under a key, where there is one; it then counts as used."""
        with self._lock:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return self._results[key][0]

    def keep_only(self, is_wanted: Callable[[Hashable], bool]) -> None:
        """Lets go of the results under all other keys."""
        self.carry(lambda key, result: (key, result) if is_wanted(key) else None)

    def carry(self, onward: Callable[[Hashable, Any], tuple[Hashable, Any] | None]) -> None:
        """Keeps each result as what is said of it: under which key, and as what of the same size; None: not any longer.

        Of two that come under one key, the one that was used last is kept.
        """
        with self._lock:
            before = list(self._results.items())
            self._results.clear()
            self.bytes = 0
            for key, (result, size) in before:
                carried = onward(key, result)
                if carried is None:
                    continue
                if carried[0] in self._results:
                    self._out(carried[0])
                self._results[carried[0]] = carried[1], size
                self.bytes += size

    def _out(self, key: Hashable) -> object:
        result, size = self._results.pop(key)
        self.bytes -= size
        return result

    def __contains__(self, key: Hashable) -> bool:
        return key in self._results

    def __len__(self) -> int:
        return len(self._results)
