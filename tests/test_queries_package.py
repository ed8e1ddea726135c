"""The queries package: finding, describing, running, refusing."""

import re
from pathlib import Path

import duckdb
import pytest
from helpers.sample_plans import NORTH
from helpers.sample_rows import keeping

import queries


def test_names_are_the_files():
    assert "database_version" in queries.names()


def test_it_describes_by_the_header():
    assert queries.describe("database_version").splitlines()[-1] == "One row."


def test_it_runs_with_named_parameters(sample):
    rows = queries.run(sample, "plans_shown", on_date=None, known_at=None)
    assert list(rows["title"]) == ["North (made up)", "South (made up)"]


@pytest.mark.parametrize(
    "parameters", [{}, {"on_date": None, "known_at": None, "other": 1}], ids=["missing", "unknown"]
)
def test_wrong_parameters_are_refused(sample, parameters):
    with pytest.raises(queries.QueryFailed, match="plans_shown"):
        queries.run(sample, "plans_shown", **parameters)


@pytest.mark.parametrize(
    ("view", "refused"),
    [
        (keeping(lead=["Ann Example"])["view"], "tasks can't be answered: its view has no place for lead."),
        ({"on_date": None}, "its view lacks areas, known_at, "),
        (None, "its view lacks areas, "),
    ],
    ids=["unknown", "missing", "none"],
)
def test_a_view_has_exactly_its_keys(sample, view, refused):
    with pytest.raises(queries.QueryFailed, match=re.escape(refused)):
        queries.run(sample, "tasks", view=view)


def test_the_filters_have_the_keys_that_the_database_has(sample):
    (made,) = sample.execute("select task_view()").fetchone()
    assert made == keeping()["view"]


def test_plain_duckdb_takes_what_it_needs_of_a_view_and_refuses_what_it_does_not_know(sample):
    shown = "select task_id from task_shown(task_view(plans := [$plan], words := '1A'))"
    assert sample.execute(shown, {"plan": NORTH}).fetchall() == [(f"{NORTH}/1a",)]
    with pytest.raises(duckdb.BinderException, match="task_view"):
        sample.execute("from task_shown(task_view(lead := ['Ann Example']))")
    with pytest.raises(duckdb.BinderException, match="on_date"):
        sample.execute("from task_shown({plans: null})")


@pytest.mark.parametrize("name", ["nothing", "../loaders/schema/tables", ""])
def test_only_its_own_files_are_queries(sample, name):
    with pytest.raises(queries.QueryFailed, match="no query"):
        queries.run(sample, name)


def test_no_window_is_over_everything():
    """Two threads race over a window with neither parts nor order, and the database is lost with it (duckdb#25713)."""
    root = Path(queries.__file__).parents[1]
    everywhere = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("queries", "loaders")
        for path in (root / folder).rglob("*.sql")
    }
    assert len(everywhere) > 100
    assert [name for name, sql in everywhere.items() if re.search(r"\bover\s*\(\s*\)|\bas\s*\(\s*\)", sql)] == []
