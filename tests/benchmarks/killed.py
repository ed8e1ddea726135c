"""Kills the server (kill -9) around a click that decides, time after time: python tests/benchmarks/killed.py [times].

After each the database must open, with the decision whole or absent. Needs Chromium.
"""

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]

WAIT_AT_MOST = 1500  # milliseconds from the click to the kill


def survived(times: int) -> str:
    """How often the decision was there after the kill and how often not; raises where the database doesn't open."""
    from helpers.chromium import FLAGS, chromium
    from playwright.sync_api import sync_playwright

    drawn, outcomes = random.Random(1), Counter[str]()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for number in range(times):
            outcomes[_killed(browser, Path(folder) / f"{number}.duckdb", drawn.uniform(0, WAIT_AT_MOST))] += 1
        browser.close()
    return f"The server killed {times} times within {WAIT_AT_MOST} ms of the click: " + ", ".join(
        f"decision {outcome} {count}" for outcome, count in sorted(outcomes.items())
    )


def _killed(browser, database: Path, wait: float) -> str:
    from helpers.browser import opened, settled
    from helpers.sample_plans import NORTH, filled_file
    from helpers.server import Server

    from loaders.record.database import open_database

    server, page = Server(filled_file(database)), browser.new_page()
    try:
        server.wait()
        opened(page, f"{server.address}/tasks?plan={NORTH}&task={NORTH}/1b")
        page.get_by_text("Confirm or correct").click()
        page.get_by_role("button", name="Record this decision").wait_for(timeout=20_000)
        settled(page)
        box = page.get_by_test_id("stForm").get_by_role("combobox", name="Rating")
        box.focus()
        box.press_sequentially("C Complete")
        page.get_by_role("option", name="C Complete").first.wait_for(timeout=20_000)
        box.press("Enter")
        for label, text in (("Why", "signed off"), ("Your name", "Ann Example")):
            page.get_by_test_id("stForm").get_by_role("textbox", name=label, exact=True).fill(text)
        page.get_by_role("button", name="Record this decision").click()
        page.wait_for_timeout(wait)
    finally:
        server.kill()
        page.close()
    connection = open_database(database)
    kept = connection.execute("select field, value, reason, decided_by from decision").fetchall()
    shown = connection.execute(
        "select rating_basis from task_at(null) where task_id = $task_id", {"task_id": f"{NORTH}/1b"}
    ).fetchone()[0]
    connection.close()
    outcome = {(): "absent", (("rating", "complete", "signed off", "Ann Example"),): "whole"}[tuple(kept)]
    assert (shown == "confirmed") is (outcome == "whole"), shown
    return outcome


if __name__ == "__main__":
    print(survived(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
