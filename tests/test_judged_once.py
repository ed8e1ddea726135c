"""What is judged once for all queries: the same answers, from rows of one version, bounded, gone with its database."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from helpers.disagreeing import FIRST, JUNE, MARCH, SECOND, add, decided
from helpers.quarterly_plan import quarterly
from helpers.query_values import empty_value, parameters

import queries
from queries.judged import judged_once

LATER, EARLIER, KNOWN = date(2023, 9, 30), date(2023, 6, 30), datetime(2100, 1, 1, tzinfo=UTC)
TOLD = {"on_date": LATER, "known_at": None, "from_date": EARLIER, "from_known_at": None, "plan_id": "midshire-made-up"}


def given(name: str, **changes) -> dict:
    """The parameters of a query that ask for all at the later date, and of two dates for the earlier one."""
    told = TOLD | changes
    values = {one: told.get(one, empty_value(one)) for one in parameters(name)}
    if "view" in values:
        values["view"] = values["view"] | {one: told[one] for one in ("on_date", "known_at")}
    return values


@pytest.fixture(scope="module")
def plans():
    """The made-up plan in four versions and one whose documents disagree with decisions."""
    connection = quarterly()
    add(connection, FIRST, MARCH)
    for ref, field, value in (
        ("1", "rating", "complete"),
        ("2", "leads", '[{"lead": "Una Marsh", "lead_kind": "person"}]'),
    ):
        decided(connection, ref, field, value)
    add(connection, SECOND, JUNE)
    decided(connection, "3", "due_on", "2021-12-31", on=JUNE)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def ask(plans):
    """What asks the plans, each thing judged once for all tests."""
    with judged_once(plans) as asking:
        yield asking


@pytest.mark.parametrize("name", queries.names())
def test_every_query_gives_the_same_rows(plans, ask, name):
    asked = given(name)
    pd.testing.assert_frame_equal(ask(name, **asked), queries.run(plans, name, **asked))


@pytest.mark.parametrize("changes", [{"known_at": KNOWN, "on_date": EARLIER}, {"on_date": None}])
def test_any_date_and_moment_is_told_apart(plans, ask, changes):
    asked = given("changes", **changes)
    pd.testing.assert_frame_equal(ask("changes", **asked), queries.run(plans, "changes", **asked))
