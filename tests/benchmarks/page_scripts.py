"""Each page's script, frame included, against an empty page's, in one process with warm caches."""

import os
import tempfile
from pathlib import Path
from statistics import median
from time import thread_time

import pandas as pd
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

import loaders
from pages.listed import PAGES

ROOT = Path(__file__).parents[2]
RUNS, AIM = 15, 25
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


def _median_of_runs(app: AppTest, watch: _Watch) -> float:
    app.run()
    watch.times.clear()
    for _ in range(RUNS):
        app.run()
        assert not app.exception, app.exception
    return median(watch.times)


def measure() -> pd.DataFrame:
    """One row per page, on the shipped plans: its script's time and its ratio to an empty page's."""
    with tempfile.TemporaryDirectory() as folder, _Watch() as watch:
        os.environ["PREVENT_DATABASE"] = str(Path(folder) / "benchmark.duckdb")
        filled = loaders.open_database(loaders.database_path())
        loaders.build(filled)
        filled.close()
        empty = _median_of_runs(AppTest.from_string(_EMPTY), watch)
        found = [{"page": "(empty)", "ms": round(empty, 1), "÷ empty": 1.0, f"aim ≤ {AIM}": ""}]
        for path, title in [page for section in PAGES.values() for page in section.values()]:
            app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
            app.run()
            ms = _median_of_runs(app.switch_page(path), watch)
            met = "met" if ms / empty <= AIM else "missed"
            found.append({"page": title, "ms": round(ms, 1), "÷ empty": round(ms / empty, 1), f"aim ≤ {AIM}": met})
    return pd.DataFrame(found)
