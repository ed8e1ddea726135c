"""How far a long command is: a bar that moves on a terminal, a plain line now and then anywhere else."""

import shutil
import sys
from time import monotonic
from typing import TextIO

_LINES, _EVERY, _NARROW = 10, 0.2, 12  # lines for a whole run; seconds between drawings; signs of the shortest bar


class Progress:
    """Tells of so many steps as they are done, and of what happens meanwhile, each in a line of its own."""

    def __init__(self, doing: str, total: int, out: TextIO | None = None) -> None:
        self._doing, self._total, self._out = doing, total, out or sys.stderr
        self._done, self._told, self._began, self._drawn = 0, 0, monotonic(), 0.0
        self._is_terminal = self._out.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._is_terminal:
            self._draw()
        elif self._done * _LINES // self._total > self._told or self._done == self._total:
            self._told = self._done * _LINES // self._total
            print(f"{self._doing}: {self._done:,} of {self._total:,}", file=self._out, flush=True)

    def say(self, line: str) -> None:
        """Prints a line; the bar stays under it."""
        self._wipe()
        print(line, file=self._out, flush=True)
        if self._is_terminal:
            self._draw(at_once=True)

    def close(self) -> None:
        """Takes the bar away."""
        self._wipe()

    def _draw(self, *, at_once: bool = False) -> None:
        now = monotonic()
        if not at_once and now - self._drawn < _EVERY and self._done < self._total:
            return
        self._drawn = now
        pace = self._done / max(now - self._began, 0.001)
        left = (self._total - self._done) / pace if self._done else 0
        words = f" {self._done:,} of {self._total:,}, {pace:.1f} a second, {_time(left)}"
        room = shutil.get_terminal_size().columns - len(self._doing) - len(words) - 4
        bar = ""
        if room >= _NARROW:
            full = room * self._done // max(self._total, 1)
            bar = f" [{'#' * full}{'.' * (room - full)}]"
        print(f"\r\x1b[K{self._doing}{bar}{words}", end="", file=self._out, flush=True)

    def _wipe(self) -> None:
        if self._is_terminal:
            print("\r\x1b[K", end="", file=self._out, flush=True)


def _time(seconds: float) -> str:
    """How long something takes yet, in words."""
    minutes = round(seconds / 60)
    return f"{max(1, minutes)} min left" if seconds > 60 else f"{seconds:.0f} s left"
