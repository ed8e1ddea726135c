"""Two people who decide at once, each on a cursor of the one connection, as two visits of the pages do."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import duckdb
from helpers.sample_plans import NORTH

from loaders import DecidedMeanwhile, Deciding, Decision, decide

_WHEN = date(2016, 12, 31)
_REFS = "1a", "1b", "1c", "2a", "2b", "2c", "2d"
_RATINGS = "complete", "on_schedule", "behind", "off_track"


@dataclass
class Editor:
    """What one of them recorded, in order: decision_id → (task_id, value); met: how often the other came first."""

    name: str
    recorded: dict[str, tuple[str, str]] = field(default_factory=dict)
    met: int = 0


def edit(connection: duckdb.DuckDBPyConnection, decisions: int) -> tuple[Editor, Editor]:
    """Two editors who record so many ratings of the same seven tasks together; who meets the other looks, and records again.

    The sample's made-up plans must be in the database.
    """
    (snapshot,) = connection.execute("select snapshot_id from snapshot where plan_id = ?", [NORTH]).fetchone()
    seen: dict[str, dict[str, str | None]] = {}
    editors = Editor("Ann Example"), Editor("Bea Sample")
    begin = threading.Barrier(2)

    def work(editor: Editor) -> None:
        known = seen.setdefault(editor.name, dict.fromkeys((f"{NORTH}/{ref}" for ref in _REFS), None))
        begin.wait()
        for number in range(decisions // 2):
            task = f"{NORTH}/{_REFS[number % len(_REFS)]}"
            value = _RATINGS[number % len(_RATINGS)]
            decision = Decision("rating", value, f"{editor.name} {number}", editor.name)
            while True:
                try:
                    (made,) = decide(connection, [Deciding(snapshot, task, _WHEN, decision, seen=known[task])])
                except DecidedMeanwhile as met:
                    editor.met += 1
                    known[task] = met.theirs[0]["decision_id"]
                else:
                    known[task] = made
                    editor.recorded[made] = task, value
                    break

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(work, editor) for editor in editors]:
            done.result(timeout=600)
    return editors


def lost(connection: duckdb.DuckDBPyConnection, editors: tuple[Editor, Editor]) -> list[str]:
    """The decisions that aren't kept as they were recorded, and the tasks that don't show the last of theirs."""
    rows = connection.execute(
        "select decision_id, task_id, value, decided_by from decision where field = 'rating' order by decided_at"
    ).fetchall()
    kept = {decision_id: (task, value, by) for decision_id, task, value, by in rows}
    wrong = [
        decision_id
        for editor in editors
        for decision_id, (task, value) in editor.recorded.items()
        if kept.get(decision_id) != (task, value, editor.name)
    ]
    last = {task: value for _, task, value, _ in rows}
    shown = dict(
        connection.execute("select task_id, rating from task_at(?) where plan_id = ?", [_WHEN, NORTH]).fetchall()
    )
    return wrong + [task for task, value in last.items() if shown[task] != value]
