"""The benchmarks still measure what they say: each runs on a little, so that a change of the code can't leave one behind."""

import importlib
import json
from pathlib import Path

import pytest

from loaders.record.database import open_database

FOLDER = Path(__file__).parent / "benchmarks"
pytestmark = pytest.mark.slow


@pytest.fixture
def benchmark(monkeypatch):
    """A benchmark's module by its name."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module


def test_aggregations_are_measured_against_peers_that_count_the_same(benchmark, tmp_path):
    path = tmp_path / "generated.duckdb"
    with open_database(path) as connection:
        benchmark("national").fill(connection, councils=2, tasks=10, quarters=3)
    aggregations, by_size = benchmark("aggregations"), benchmark("cost_by_size")
    measured = aggregations.measure(path, repeats=1)
    assert tuple(aggregations.table(measured)["query"]) == aggregations.NAMES
    assert (measured["rows"], measured["in_force"]) == (60, 20)
    drawn = by_size.plot({60: measured, 600: measured})
    assert drawn.count("<polyline") == 5 and "● heat map" in drawn


def test_the_bare_papers_are_the_same_pages(benchmark):
    from helpers.board_packs import one_task

    from pages.board.files.paper import contents, pdf, typeset

    packs = benchmark("packs")
    pack = one_task()
    bare = packs._bare_papers([("paper.typ", packs.json.dumps(contents(pack)))], typeset._fonts())
    assert bare == [pdf(pack)]


def test_labelled_documents_are_counted_by_how_sure_the_guard_is(benchmark, tmp_path, capsys):
    labelled = [
        ("a", "case", [["row", ["Child", "DOB", "School"]], ["row", ["Amy Holt", "02/03/2012", "Hill School"]]]),
        ("b", "plan", [["line", "A plan"], ["row", ["Action", "Lead"]], ["row", ["Train staff", "Jo Hart"]]]),
    ]
    rows = ({"id": name, "label": label, "file": "a.csv", "blocks": blocks} for name, label, blocks in labelled)
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    benchmark("case_data").main(str(path))
    assert capsys.readouterr().out.splitlines() == [
        "case: 1 documents: 1 sure, 0 likely, 0 passed",
        "plan: 1 documents: 0 sure, 0 likely, 1 passed",
        "case passed:",
        "plan stopped:",
    ]


def test_forecasts_are_judged_by_what_came(benchmark):
    measured = benchmark("training").measure(2)
    assert list(measured["history"]) == ["steady", "batchy", "seasonal", "stalling", "cohorts", "uneven", "all"]
    assert (measured["forecasts"] + measured["none made"]).tolist() == [2, 2, 2, 2, 2, 2, 12]


def test_a_first_view_is_held_against_the_same_tasks_and_every_moment_is_known(benchmark, tmp_path):
    first_view = benchmark("first_view")
    figures = json.loads(json.dumps(first_view._figures(tmp_path / "benchmark.duckdb")))
    assert len(figures["tasks"]) == first_view.TASKS and figures["headline"] == "100 tasks"
    assert sum(bool(task["due_on"]) for task in figures["tasks"]) >= first_view.BARS
    moments = [moment for _, _, *named in first_view.VIEWS for moment in named if moment]
    moments += [moment for presses in first_view.PRESSES.values() for _, _, *named, _, _ in presses for moment in named]
    for moment in moments:
        assert f'"{moment}": () =>' in first_view._WATCH or f"{moment}: () =>" in first_view._WATCH, moment
