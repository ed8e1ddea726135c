"""Runs a command of the project as the terminal does: in this process, which is quick, or in one of its own."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from unittest.mock import patch

from helpers.server import ROOT


def run_here(main: Callable[[list[str]], int], *arguments, environment: Mapping[str, str] | None = None):
    """What a command's main prints and ends with, as subprocess.run would tell it."""
    given, out, err = [str(one) for one in arguments], io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patch.dict(os.environ, environment or {}):
        try:
            code = main(given)
        except SystemExit as end:  # how argparse refuses
            code = end.code
    return subprocess.CompletedProcess(given, code, out.getvalue(), err.getvalue())


def run_apart(code: tuple[str, ...], *arguments, environment: Mapping[str, str] | None = None):
    """The same in a process of its own, as a person or a scheduler starts it; code is as in ("-m", "loaders")."""
    return subprocess.run(
        [sys.executable, *code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
