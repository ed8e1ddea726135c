"""Every query there is: it says what it is, documents its parameters, and runs on an empty database."""

import re

import pytest
from helpers.query_values import empty_value, parameters

import queries
from loaders.record.database import open_database


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
