"""More plans than a page draws whole: one ranked table, so many at a time, searched; a long list is turned, page by page."""

from pathlib import Path

import pytest
from benchmarks import national
from helpers.drawn_rows import cells, drawing
from helpers.framed import new_frame
from helpers.sample_rows import keeping

import queries
from loaders.record.database import open_database
from pages.common import data, ranked
from pages.listed import PAGES
from pages.said.ranked import MOST_TOGETHER, RANKINGS
from pages.work.tasks import view as tasks_view

COUNCILS, TASKS = 8, 3
PATHS = {name: path for section in PAGES.values() for name, (path, _) in section.items()}


@pytest.fixture(scope="session")
def nation(tmp_path_factory) -> Path:
    """A database file with eight generated plans of three tasks in two versions each; nobody writes to it."""
    path = tmp_path_factory.mktemp("nation") / "nation.duckdb"
    with open_database(path) as connection:
        national.fill(connection, COUNCILS, TASKS, 2)
    return path


@pytest.fixture
def page(nation, monkeypatch):
    """Opens a page on all of the eight plans, three rows of a table at a time."""
    monkeypatch.setenv("PREVENT_DATABASE", str(nation))
    monkeypatch.setattr(ranked, "STEP", 3)
    monkeypatch.setattr(tasks_view, "STEP", 10)
    data._run.set(None)  # what a test before this one saw, in the same thread

    def opened(name: str, **asked):
        frame = new_frame()
        for parameter, value in asked.items():
            frame.query_params[parameter] = value
        shown = frame.switch_page(PATHS[name]).run()
        assert not shown.exception, shown.exception
        return shown

    return opened


@pytest.mark.parametrize("name", RANKINGS)
def test_a_page_over_many_plans_is_one_table_of_them_and_sends_little(page, name):
    shown = page(name)
    assert COUNCILS > MOST_TOGETHER
    assert len(drawing(shown, "ranked_plans")["rows"]) == 3
    assert any("1 to 3 of 8" in one.value for one in shown.markdown)
    assert not shown.get("plotly_chart") and not shown.get("arrow_data_frame")


def test_the_table_is_ranked_searched_turned_and_opens_one_plan(page):
    shown = page("home", rank="title", plans_from="4")
    assert [row[0] for row in cells(shown, "ranked_plans")][0].startswith("Generated Prevent action plan 0004")
    shown = page("home", find="council 0007")
    assert len(cells(shown, "ranked_plans")) == 1
    [row] = drawing(shown, "ranked_plans")["rows"]
    assert (row["id"], row["address"]) == ("generated-0007", "/?plan=Generated+Prevent+action+plan+0007")


def test_plans_are_ranked_cut_and_counted_where_they_are_asked_for(nation):
    with open_database(nation) as connection:

        def asked(**given):
            defaults = {"ranked_by": "complete", "search": None, "most": None, "after": None}
            return queries.run(connection, "plans_ranked", **defaults | given, **keeping())

        every = asked()
        shares = list(every["complete"] / every["counted"])
        assert shares == sorted(shares) and set(every["found"]) == {COUNCILS}
        assert list(asked(most=3, after=3)["plan_id"]) == list(every["plan_id"])[3:6]
        assert list(asked(search="CÔUNCIL 0002")["plan_id"]) == ["generated-0002"]


def test_a_long_list_of_tasks_is_turned_and_sorted_whole(page):
    shown = page("tasks", rows_from="21")
    assert len(cells(shown, "tasks")) == COUNCILS * TASKS - 20
    assert any("21 to 24 of 24" in one.value for one in shown.markdown)
    found = drawing(page("tasks", rows_by="-due"), "tasks")
    days = [row["cells"][2]["sort"] for row in found["rows"]]
    assert len(days) == 10 and days == sorted(days, reverse=True)
    assert [column["order"] for column in found["columns"]] == ["none", "none", "descending", "none", "none"]
