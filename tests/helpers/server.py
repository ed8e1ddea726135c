"""Starts the dashboard for a test, as a user would, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Server:
    """A dashboard on a database of its own, running from its making until it is stopped or killed."""

    def __init__(self, database: Path, script: Path = ROOT / "app.py", **environment: str) -> None:
        self.port, self._log = free_port(), database.with_suffix(".log")
        self.address = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
        with self._log.open("a", encoding="utf-8") as written:
            self._process = subprocess.Popen(
                [*command, f"--server.port={self.port}"], cwd=ROOT, env={**os.environ, "PREVENT_DATABASE": str(database), **environment},
                stdout=written, stderr=written,
            )  # fmt: skip

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    def wait(self) -> None:
        """Waits until it answers."""
        _wait(f"{self.address}/_stcore/health", self._process, self._log)

    def stop(self) -> None:
        """Ends it as a user would."""
        self._process.terminate()
        self._process.wait(timeout=20)

    def kill(self) -> None:
        """Ends it without a chance to write anything more (kill -9)."""
        self._process.kill()
        self._process.wait(timeout=20)


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address of a fresh server on a database of its own, stopped at the end."""
    server = Server(database)
    try:
        server.wait()
        yield server.address
    finally:
        server.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"The dashboard did not start: {log.read_text(encoding='utf-8')}")
