"""Holds our pages in a browser against an empty Streamlit page and a Dash page of the same figures, in turn.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install -r tests/benchmarks/peers/requirements.txt
    python tests/benchmarks/first_view.py --dash /tmp/peers/bin/python [--runs 5] [--megabits 10]

A cold view is a browser's first, with nothing kept; a warm one its second. All in one run, medians of several; a time
is from the navigation, or from the press, to the frame after the moment when what it is about stands in the document.
Processor time is that of the page's main thread until then: it counts no waiting, and so says more on a busy machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from socket import socket
from statistics import median
from time import monotonic, sleep

import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]
PEERS = _HERE / "peers"
TASKS, BARS, PLANS = 100, 60, 2
LISTED = 50  # rows of a page of either table

# What must stand in the document for a moment to count, by its name; n of elements, and a text that holds a number.
_WATCH = """
(() => {
  const all = (selector) => document.querySelectorAll(selector).length;
  const says = (selector) => [...document.querySelectorAll(selector)].some((one) => /[0-9]/.test(one.textContent));
  const moments = {
    "empty figure": () => says("h1"),
    "home figure": () => says("[data-testid=stMain] strong"),
    "home chart": () => all(".st-key-home_strip .drawn > *") > 0 && all(".st-key-home_week .drawn > *") > 0,
    "heat_map figure": () => says("[data-testid=stMain] h2"),
    "heat_map chart": () => all(".st-key-heat_map .count") > 15,
    "timeline figure": () => says("[data-testid=stMain] h2"),
    "timeline chart": () => all(".st-key-timeline .row") >= BARS,
    "tasks chart": () => all(".st-key-tasks tbody tr") >= LISTED,
    "dash figure": () => says("#headline"),
    "dash heat_map": () => all("#heat .heatmaplayer image") > 0 && all("#heat .heatmaplayer text") > 15,
    "dash timeline": () => all("#gantt .bars .point") >= BARS,
    "dash tasks": () => all("#table tr") >= LISTED,
    "dash all": () => ["dash heat_map", "dash timeline", "dash tasks"].every((one) => moments[one]()),
    "opened": () => all(".st-key-beside h2, .st-key-beside h3") > 0,
    "dash opened": () => all("#detail h2") > 0,
    "fewer rows": () => all(".st-key-timeline .row") > 0 && all(".st-key-timeline .row") < window.before,
    "dash fewer rows": () => all("#gantt .bars .point") > 0 && all("#gantt .bars .point") < window.before,
  };
  window.count = all;
  window.moment = (name, from) => new Promise((told) => {
    const look = () => (moments[name]() ? told(performance.now() - from) : requestAnimationFrame(look));
    look();
  });
  window.pressed = (name) => (window.waited = new Promise((told) => {
    addEventListener("pointerdown", () => window.moment(name, performance.now()).then(told), { capture: true, once: true });
  }));
})();
"""


def measure(dash: str, runs: int, megabits: float) -> pd.DataFrame:
    """One row per moment and line: the median in ms of ours, of the peers, and the ratios."""
    from helpers.chromium import FLAGS, chromium
    from helpers.server import Server
    from playwright.sync_api import sync_playwright

    from slow_line import slow_line

    with ExitStack() as ended, tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "benchmark.duckdb"
        figures = Path(folder) / "figures.json"
        figures.write_text(json.dumps(_figures(database)), encoding="utf-8")
        ours = Server(database)
        ended.callback(ours.stop)
        ours.wait()
        at = {
            "ours": ours.address,
            "empty": ended.enter_context(_served(_empty)),
            "dash": ended.enter_context(_served(lambda port: [dash, str(PEERS / "dash_page.py"), str(figures), port])),
        }
        slow = {whose: ended.enter_context(slow_line(address, megabits)) for whose, address in at.items()}
        browser = ended.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=FLAGS)
        taken: dict[tuple, list[tuple[float, float]]] = {}
        for run in range(runs + 1):  # the first is for the servers to get going
            for line in (None, megabits) if run else (None,):
                for name, ms, busy in _once(browser, slow if line else at, with_presses=line is None):
                    print(f"{run}: {name}{f', {line:g} Mbit/s' if line else ''}: {ms:.0f}", file=sys.stderr, flush=True)
                    if run:
                        taken.setdefault((name, line), []).append((ms, busy))
        found = {key: (median(ms for ms, _ in both), median(busy for _, busy in both)) for key, both in taken.items()}
        return _held_against(found, megabits)


VIEWS = (  # whose, address, moment of the figure, moment of the last chart
    ("empty", "", "empty figure", None),
    ("ours", "", "home figure", "home chart"),
    ("ours", "heat_map", "heat_map figure", "heat_map chart"),
    ("ours", "timeline", "timeline figure", "timeline chart"),
    ("ours", "tasks", None, "tasks chart"),
    ("dash", "", "dash figure", "dash all"),
    ("dash", "heat_map", None, "dash heat_map"),
    ("dash", "timeline", None, "dash timeline"),
    ("dash", "tasks", None, "dash tasks"),
)


def _once(browser, at: dict[str, str], *, with_presses: bool) -> Iterator[tuple[str, float, float]]:
    """Every view and every press once: what it was, its time in ms, and how long of that the page was at work."""
    for whose, address, *moments in VIEWS:
        with _context(browser) as context:
            for kind in ("cold", "warm"):
                page = _Page(context)
                page.page.goto(f"{at[whose]}/{address}", wait_until="commit")
                for what, moment in zip(("figure", "chart"), moments, strict=True):
                    if moment:
                        yield f"{whose} /{address} {what}, {kind}", *page.reached(moment)
                page.page.close()
    if with_presses:
        for whose, presses in PRESSES.items():
            with _context(browser) as context:
                page = _Page(context)
                for what, address, drawn, moment, opens, pressed in presses:
                    if address:
                        page.page.goto(f"{at[whose]}/{address}")
                    page.reached(drawn)
                    page.page.wait_for_timeout(1500)
                    page.page.evaluate("window.before = count('.st-key-timeline .row, #gantt .bars .point')")
                    if opens:
                        page.page.locator(opens).click()
                        page.page.wait_for_timeout(300)
                    yield f"{whose} {what}", *page.pressed(page.page.locator(pressed).first, moment)


# What is pressed: its name, the address to begin at (None: where the last one ended), what stands there, the moment
# that is waited for, what opens the list that it is in, and itself.
PRESSES = {
    "ours": (
        (
            "filter",
            "timeline",
            "timeline chart",
            "fewer rows",
            ".st-key-rating input",
            "[role=option]:has-text('Behind')",
        ),
        ("menu", "heat_map", "heat_map chart", "tasks chart", "", "[data-testid=stSidebarNavLink][href*=tasks]"),
        ("opened task", None, "tasks chart", "opened", "", ".st-key-tasks tbody tr:nth-child(3) .opens"),
    ),
    "dash": (
        (
            "filter",
            "timeline",
            "dash timeline",
            "dash fewer rows",
            "#filter",
            ".dash-options-list-option:has-text('behind')",
        ),
        ("menu", "heat_map", "dash heat_map", "dash tasks", "", "#to_tasks"),
        ("opened task", None, "dash tasks", "dash opened", "", "#table tr:nth-child(4) td:nth-child(2)"),
    ),
}


class _Page:
    """A page that tells when its moments come, and how long its main thread was at work until then."""

    def __init__(self, context) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.add_init_script(_WATCH.replace("BARS", str(BARS)).replace("LISTED", str(LISTED)))
        self.session = context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def reached(self, moment: str) -> tuple[float, float]:
        """When a moment came, in ms after the navigation, and the processor time that it took."""
        return self.page.evaluate("name => moment(name, 0)", moment), self._busy()

    def pressed(self, what, moment: str) -> tuple[float, float]:
        """When a moment came, in ms after the press of an element, and the processor time that it took."""
        self.page.evaluate("name => void pressed(name)", moment)
        before = self._busy()
        what.click()
        return self.page.evaluate("() => waited"), self._busy() - before

    def _busy(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(1000 * one["value"] for one in metrics if one["name"] == "TaskDuration")


@contextmanager
def _context(browser):
    """A browser with nothing kept."""
    with closing(browser.new_context(viewport={"width": 1440, "height": 900})) as context:
        yield context


def _figures(database: Path) -> dict:
    """What the Dash page draws: the tasks of a generated plan as our pages show them; fills the database."""
    import queries
    from loaders.record.database import open_database
    from national import fill
    from pages.said.filters import Filters

    connection = open_database(database)
    fill(connection, PLANS, TASKS, 1)
    rows = queries.run(connection, "tasks", **Filters(plan="generated-0001").parameters())
    connection.close()
    said = rows[["ref", "action", "area", "outcome", "progress", "rating"]].fillna("").to_dict("records")
    for one, row in zip(said, rows.itertuples(), strict=True):
        one["lead"] = ", ".join(row.leads)
        one["due_on"] = "" if pd.isna(row.due_on) else str(row.due_on)[:10]
        one["starts_on"] = one["due_on"][:8] and f"{one['due_on'][:8]}01"
    ratings = sorted({one["rating"] for one in said})
    return {"tasks": said, "ratings": ratings, "bars": BARS, "listed": LISTED, "headline": f"{len(said)} tasks"}


def _empty(port: str) -> list[str]:
    asked = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    return [sys.executable, "-m", "streamlit", "run", "empty_page.py", *asked, f"--server.port={port}"]


@contextmanager
def _served(command) -> Iterator[str]:
    """The address of a peer while it runs, on a free port of this machine alone."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {**os.environ, "STREAMLIT_SERVER_ADDRESS": "127.0.0.1"}
    process = subprocess.Popen(command(port), cwd=PEERS, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = monotonic() + 60
        while monotonic() < until and process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2):
                break
            sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _held_against(found: dict[tuple, tuple[float, float]], megabits: float) -> pd.DataFrame:
    """Each moment of ours against the peer's of the same kind."""
    rows = []
    for line, said in ((None, ""), (megabits, f", {megabits:g} Mbit/s")):
        for kind in ("cold", "warm"):
            pairs = [(f"first figure of {page or 'home'}", f"ours /{page} figure, {kind}", f"empty / figure, {kind}", 1.2)
                     for page in ("", "heat_map", "timeline")]  # fmt: skip
            pairs += [("first figure of home against Dash", f"ours / figure, {kind}", f"dash / figure, {kind}", 1.0)]
            pairs += [(f"last chart of {page or 'home'} against Dash’s three", f"ours /{page} chart, {kind}",
                       f"dash / chart, {kind}", 1.0) for page in ("", "heat_map", "timeline", "tasks")]  # fmt: skip
            pairs += [(f"{page} against Dash’s alone", f"ours /{page} chart, {kind}", f"dash /{page} chart, {kind}", None)
                      for page in ("heat_map", "timeline", "tasks")]  # fmt: skip
            rows += [
                (f"{what}, {kind}{said}", found[ours, line], found[peer, line], aim) for what, ours, peer, aim in pairs
            ]
    rows += [
        (what, found[f"ours {what}", None], found[f"dash {what}", None], 1.0)
        for what in ("filter", "menu", "opened task")
    ]
    told = []
    for what, ours, peer, aim in rows:
        ratio = ours[0] / peer[0]
        is_met = ("met" if ratio <= aim else "missed") if aim else ""
        times = round(ours[0]), round(peer[0]), round(ratio, 2), round(ours[1] / peer[1], 2)
        told.append((what, *times, aim or "", is_met))
    return pd.DataFrame(told, columns=["moment", "ms", "peer’s ms", "ratio", "ratio of processor time", "aim ≤", ""])


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--dash", required=True, help="the Python that the peers’ requirements are installed for")
    said.add_argument("--runs", type=int, default=5)
    said.add_argument("--megabits", type=float, default=10)
    given = said.parse_args()
    pd.set_option("display.width", 200, "display.max_colwidth", 80)
    print(measure(given.dash, given.runs, given.megabits).to_string(index=False))
