"""One process that reads documents, seen from the server: started, asked, told to end."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import IO, Any

from loaders.apart import wire
from loaders.apart.limits import Limits, NotDone

_ROOT = Path(__file__).parents[2]
_PASSED_ON = (
    "PATH", "PYTHONPATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
)  # fmt: skip
_SPARING = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}  # each takes address space
_MOST_DOCUMENTS = 2_000  # then a fresh one, whatever the memory says; starting it costs as much as ten documents
Told = Callable[[int, int, str], None]


class Reader:
    """A process of its own with a folder of its own for what is written while reading; both go when it ends.

    ahead: the module that it imports while it waits.
    """

    def __init__(self, ahead: str) -> None:
        self._folder = TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "loaders.apart.child", self._folder.name, ahead],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_surroundings(self._folder.name),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._is_ready, self._documents, self.is_spent = False, 0, False

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(
        self, task: str, arguments: Sequence[Any], keywords: Mapping[str, Any], limits: Limits, told: Told | None
    ) -> tuple[str, Any]:
        """What came of a task, as child.py sends it; told hears of the progress. Raises NotDone."""
        assert self._process.stdin
        if not self._is_ready:
            with _Watch(self, limits.starting, "unstarted"):
                self._received(limits)
            self._is_ready = True
        request = {
            "task": task,
            "arguments": list(arguments),
            "keywords": dict(keywords),
            "limits": asdict(limits),
            "tells": told is not None,
        }
        self._documents += 1
        with _Watch(self, limits.wall, "slow"):
            wire.send(self._process.stdin, "do", request)
            answer = self._received(limits)
            while answer[0] == "progress":
                done, total, words = _progress(answer[1])
                if told:
                    told(done, total, words)
                answer = self._received(limits)
            _, is_swollen = self._received(limits)
        self.is_spent = bool(is_swollen) or self._documents >= _MOST_DOCUMENTS
        return answer

    def _received(self, limits: Limits) -> tuple[str, Any]:
        assert self._process.stdout
        return wire.receive(self._process.stdout, 2 * limits.answer)

    def died_of(self) -> str:
        """What it ended of: slow where it used up its processor time, else the signal or code that it ended with."""
        self.end()
        code = self._process.returncode
        return "slow" if code == -getattr(signal, "SIGXCPU", 0) else f"exit code {code}"

    def end(self) -> None:
        """Ends it with all that it started; does nothing where it has ended."""
        if self._process.returncode is None:
            self.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _close(pipe)
        self._folder.cleanup()

    def kill(self) -> None:
        """Kills it with all that it started, without waiting for its end."""
        if sys.platform == "win32":
            tree = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            with suppress(OSError):
                subprocess.run(tree, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            self._process.kill()
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # its group has ended
            self._process.kill()


class _Watch:
    """Kills a reader where what is done meanwhile takes longer than so many seconds; every end of it is NotDone."""

    def __init__(self, reader: Reader, seconds: float, why: str) -> None:
        self._reader, self._why, self._is_late = reader, why, False
        self._timer = Timer(seconds, self._kill)
        self._timer.daemon = True

    def _kill(self) -> None:
        self._is_late = True
        self._reader.kill()

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if isinstance(error, (EOFError, OSError, wire.BadMessage)):
            died_of = self._reader.died_of()
            raise NotDone(self._why if self._is_late or self._why == "unstarted" else died_of) from error
        if self._is_late and error is None:
            raise NotDone(self._why)


def _progress(value: Any) -> tuple[int, int, str]:
    """What a reader said of its progress. Raises wire.BadMessage where that is none."""
    match value:
        case (int(done), int(total), str(words)) if 0 <= done <= total and total:
            return done, total, words
    raise wire.BadMessage("progress")


def _surroundings(folder: str) -> dict[str, str]:
    """The environment of a reader: what programs need to run, and nothing else that the server was given."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return passed_on | _SPARING | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)


def _close(pipe: IO[bytes] | None) -> None:
    with suppress(OSError):  # what it was sent last may not have gone through
        if pipe:
            pipe.close()
