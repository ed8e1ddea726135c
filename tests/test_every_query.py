"""Every query there is: it says what it is, documents its parameters, and runs on an empty database."""

import re

import pytest
from helpers.sample_rows import keeping

import queries
from loaders.record.database import open_database

_CHOICES = {"rows_by": "area", "columns_by": "rating"}


def parameters(name: str) -> set[str]:
    """The names of a query's parameters, found in its SELECT."""
    body = "\n".join(line for line in queries.text(name).splitlines() if not line.lstrip().startswith("--"))
    return set(re.findall(r"\$([a-z_]+)", body))


def empty_value(parameter: str):
    """A value of the parameter's kind that keeps everything."""
    if parameter.startswith(("with_", "only_")) or parameter.endswith("_first"):
        return True
    return keeping()["view"] if parameter == "view" else _CHOICES.get(parameter)


@pytest.fixture(scope="module")
def empty():
    """A database with its tables and nothing in them."""
    connection = open_database(":memory:")
    yield connection
    connection.close()


@pytest.mark.parametrize("name", queries.names())
def test_it_runs_on_an_empty_database(empty, name):
    values = {parameter: empty_value(parameter) for parameter in parameters(name)}
    assert list(queries.run(empty, name, **values).columns)


@pytest.mark.parametrize("name", queries.names())
def test_its_header_says_its_grain_and_every_parameter(name):
    header = queries.describe(name)
    assert "One row" in header
    assert set(re.findall(r"^\$([a-z_]+):", header, re.MULTILINE)) == parameters(name)


@pytest.mark.parametrize("name", queries.names())
def test_it_is_one_select(empty, name):
    assert len(empty.extract_statements(queries.text(name))) == 1
