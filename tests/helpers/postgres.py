"""A PostgreSQL server of the tests' own: in a folder of its own, reached through a socket there, gone after them."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

MISSING = (
    "The tests of lakes need PostgreSQL, and none was found: install it (on Debian or Ubuntu, as root: apt-get update "
    "&& apt-get install -y postgresql), then run the tests again."
)
_FAST = ("fsync", "synchronous_commit", "full_page_writes")  # what a server that is thrown away needs not


class NoPostgres(Exception):
    """There is no PostgreSQL to test with; the message says what to install."""


@dataclass
class Server:
    """A running server, and a folder for the files of its lakes."""

    folder: Path
    files: Path
    running: subprocess.Popen | None = None
    _numbers: Iterator[int] = field(default_factory=count)

    def new_lake(self) -> str:
        """The place of a lake whose PostgreSQL database is empty, as PREVENT_DATABASE names it."""
        name = f"lake_{next(self._numbers)}"
        _run("createdb", "-h", str(self.folder), "-U", "postgres", name)
        return f"ducklake:postgres:dbname={name} host={self.folder} user=postgres"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        settings = [part for name in _FAST for part in ("-c", f"{name}=off")]
        self.running = subprocess.Popen(
            [_program("postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), "-c", "listen_addresses=",
             "-c", "shared_buffers=16MB", *settings],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **_as_whom(),
        )  # fmt: skip
        for _ in range(600):
            answer = subprocess.run(
                [_program("pg_isready"), "-q", "-h", str(self.folder)], capture_output=True, check=False
            )
            if answer.returncode == 0:
                return
            time.sleep(0.1)
        raise NoPostgres("PostgreSQL didn't answer within a minute.")

    def stop(self) -> None:
        """Ends it, whoever is connected."""
        if self.running:
            self.running.send_signal(2)  # its fast shutdown
            self.running.wait(timeout=60)
            self.running = None


@contextmanager
def postgres() -> Iterator[Server]:
    """A running server. Raises NoPostgres where none is installed."""
    _program("initdb")
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as made:  # a socket's path may be 100 letters long
        folder = Path(made, "server")
        folder.mkdir()
        if "user" in _as_whom():
            os.chmod(made, 0o755)
            shutil.chown(folder, "postgres")
        _run(
            "initdb",
            "-D",
            str(folder / "data"),
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        server = Server(folder, Path(made, "files"))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _program(name: str) -> str:
    """The path of one of PostgreSQL's programs; Debian keeps most of them out of the usual folders."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(kept[-1]) if kept else shutil.which(name)
    if not found:
        raise NoPostgres(MISSING)
    return found


def _as_whom() -> dict:
    """Its server refuses to run as root: there it runs as the user that its package makes."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [_program(name), *arguments], capture_output=True, text=True, check=False, cwd="/", **_as_whom()
    )
    if done.returncode:
        raise NoPostgres(f"{name} said: {done.stderr.strip()[-300:]}")
