"""Which cookies were signed out, kept in a file that several processes of a server share, and that outlives them."""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_LOG = logging.getLogger(__name__)


class SignedOut:
    """The parts of cookies that were signed out, each with when it was signed, in seconds of the clock.

    In memory alone where there is no file. What another process adds to the file is seen at the next look. Raises
    OSError or ValueError at the start where the file can't be read: a server that doesn't know who signed out
    doesn't start.
    """

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._state: tuple[int, int, int] | None = None
        self._parts: dict[str, float] = {}
        self._look()

    def parts(self) -> Mapping[str, float]:
        """What is known to be signed out now."""
        try:
            self._look()
        except (OSError, ValueError):
            _LOG.exception("Who signed out at another process can’t be read.")
        return self._parts

    def add(self, parts: Mapping[str, float], since: float) -> None:
        """Adds parts, and drops those that were signed before since: they are worth nothing by their age."""
        try:
            with self._alone():
                self._look()
                self._keep(parts, since)
                self._write()
        except OSError:
            self._keep(parts, since)
            _LOG.exception("That a session was ended isn’t kept: it may go on after a restart of the server.")

    def _keep(self, parts: Mapping[str, float], since: float) -> None:
        self._parts = {part: when for part, when in self._parts.items() if when > since} | dict(parts)

    def _look(self) -> None:
        """Reads the file where it isn't the one that was read last."""
        if self.file is None:
            return
        try:
            seen = os.stat(self.file)
        except FileNotFoundError:
            return
        state = seen.st_ino, seen.st_size, seen.st_mtime_ns
        if state != self._state:
            lines = self.file.read_text(encoding="ascii").splitlines()
            self._parts |= {part: float(when) for part, when in (line.split(" ") for line in lines)}
            self._state = state

    def _write(self) -> None:
        if self.file is not None:
            written = self.file.with_name(f"{self.file.name}.new")
            written.write_text("".join(f"{part} {when}\n" for part, when in self._parts.items()), encoding="ascii")
            written.replace(self.file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps other processes from writing the file meanwhile, where the system can."""
        if self.file is None or sys.platform == "win32":
            yield
            return
        while True:
            with self.file.open("ab") as opened:
                fcntl.flock(opened, fcntl.LOCK_EX)
                if os.fstat(opened.fileno()).st_ino == os.stat(self.file).st_ino:  # else it was replaced meanwhile
                    yield
                    return
