"""Each page's script, frame included, against an empty page's, in one process with warm caches."""

import os
import tempfile
from pathlib import Path
from statistics import median
from time import sleep, thread_time

import pandas as pd
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

import loaders
from pages.listed import PAGES

ROOT = Path(__file__).parents[2]
RUNS, AIM = 25, 25
_SETTLED = 2.5  # seconds after which the pages trust that nothing was written while they looked
_EMPTY = "import streamlit as st\n"


class _Watch:
    """Takes the processor time of each run of a script, without what AppTest adds around it.

    AppTest compiles every script anew at each run; a server keeps them compiled, and so does this.
    """

    def __init__(self) -> None:
        self.times: list[float] = []
        self._run = ScriptRunner._run_script
        self._compiled = ScriptCache()

    def __enter__(self) -> "_Watch":
        def timed(runner, *given, **named):
            runner._script_cache = runner._pages_manager._script_cache = self._compiled
            start = thread_time()
            try:
                return self._run(runner, *given, **named)
            finally:
                self.times.append(1000 * (thread_time() - start))

        ScriptRunner._run_script = timed
        return self

    def __exit__(self, *_) -> None:
        ScriptRunner._run_script = self._run


def _medians(page: AppTest, watch: _Watch) -> tuple[float, float]:
    """A page's time and an empty one's, run in turn, so that what slows the machine down slows both."""
    empty = AppTest.from_string(_EMPTY)
    page.run()
    sleep(_SETTLED)
    page.run()
    empty.run()
    watch.times.clear()
    for _ in range(RUNS):
        page.run()
        empty.run()
        assert not page.exception, page.exception
    return median(watch.times[::2]), median(watch.times[1::2])


def measure() -> pd.DataFrame:
    """One row per page, on the shipped plans: its script's time and its ratio to an empty page's."""
    with tempfile.TemporaryDirectory() as folder, _Watch() as watch:
        os.environ["PREVENT_DATABASE"] = str(Path(folder) / "benchmark.duckdb")
        filled = loaders.open_database(loaders.database_path())
        loaders.build(filled)
        filled.close()
        found = []
        for path, title in [page for section in PAGES.values() for page in section.values()]:
            app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
            app.run()
            ms, empty = _medians(app.switch_page(path), watch)
            met = "met" if ms / empty <= AIM else "missed"
            times = {"ms": round(ms, 1), "empty": round(empty, 2), "÷ empty": round(ms / empty, 1)}
            found.append({"page": title, **times, f"aim ≤ {AIM}": met})
    return pd.DataFrame(found)
