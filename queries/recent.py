"""What was asked for last, so that it can be made again once something was written."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_What = TypeVar("_What")


class Recent(Generic[_What]):
    """So many different things, those that were asked for last; for any number of threads."""

    def __init__(self, most: int) -> None:
        """most: how many are remembered."""
        self._most = most
        self._seen: OrderedDict[Hashable, _What] = OrderedDict()  # the latest stands last
        self._lock = threading.Lock()

    def saw(self, key: Hashable, what: _What) -> None:
        """Remembers what was asked for. key: tells it from others."""
        with self._lock:
            self._seen[key] = what
            self._seen.move_to_end(key)
            if len(self._seen) > self._most:
                self._seen.popitem(last=False)

    def latest_first(self) -> list[tuple[Hashable, _What]]:
        """All that is remembered, each with its key."""
        with self._lock:
            return list(reversed(self._seen.items()))
