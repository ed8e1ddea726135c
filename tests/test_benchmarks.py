"""The benchmarks still measure what they say: each runs on a little, so that a change of the code can't leave one behind."""

import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "benchmarks"
pytestmark = pytest.mark.slow


@pytest.fixture
def benchmark(monkeypatch):
    """A benchmark's module by its name."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module


def test_aggregations_are_measured_against_the_same_sql(benchmark):
    measured = benchmark("aggregations").measure(300)
    assert list(measured["query"]) == ["heat_map", "completion_by_area", "leads", "overview", "timeline_due"]
    assert (measured["÷ bare SQL"] > 0).all()


def test_the_bare_papers_are_the_same_pages(benchmark):
    from helpers.board_packs import one_task

    from pages.board.files.paper import contents, pdf, typeset

    packs = benchmark("packs")
    pack = one_task()
    bare = packs._bare_papers([("paper.typ", packs.json.dumps(contents(pack)))], typeset._fonts())
    assert bare == [pdf(pack)]
