"""A bounded store of results that are handed out as they are, so that a second asking costs nothing."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Kept:
    """Results by key; the ones longest unused leave first. What is handed out is shared: nobody may change it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], object]):
        """The result under a key, made at the first asking (outside the lock: two askers may both make it)."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        made = make()
        with self._lock:
            self._results[key] = made
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._results)
