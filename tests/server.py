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

ROOT = Path(__file__).parents[1]


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address of a fresh server on a database of its own, stopped at the end."""
    port = _free_port()
    log = database.with_suffix(".log")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PREVENT_DATABASE": str(database)}, stdout=written, stderr=written
        )
        try:
            _wait(f"http://127.0.0.1:{port}/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port() -> int:
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
