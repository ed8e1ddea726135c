"""Finds the machine's Chromium for the browser tests, or installs it where that can be done."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "The browser tests need Chromium, Chrome or Edge, and none was found: install one (on Debian or Ubuntu, as root: "
    "apt-get update && apt-get install -y chromium), then run the tests again."
)


class NoChromium(Exception):
    """There is no browser to test with; the message says what to install."""


@cache
def chromium() -> str:
    """The path of a browser; on Debian or Ubuntu, as root, it is installed if there is none."""
    if not _found() and shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        _install()
    if not _found():
        raise NoChromium(MISSING)
    return _found()


def _found() -> str | None:
    named = next(filter(None, map(shutil.which, NAMES)), None)
    return named or next((path for path in ELSEWHERE if Path(path).exists()), None)


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-q", *command], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoChromium(f"{MISSING} apt-get {command[0]} said: {done.stderr.strip()[-300:]}")
