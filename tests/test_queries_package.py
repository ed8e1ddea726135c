"""The queries package: finding, describing, running, refusing."""

import pytest

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


@pytest.mark.parametrize("name", ["nothing", "../loaders/schema/tables", ""])
def test_only_its_own_files_are_queries(sample, name):
    with pytest.raises(queries.QueryFailed, match="no query"):
        queries.run(sample, name)
