"""Tasks judged once for several queries give what each query gives by itself; other dates are answered as ever."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from helpers.quarterly_plan import quarterly
from helpers.sample_rows import keeping

import queries
from queries.judged import judged_once

DATES = (date(2023, 9, 30), date(2023, 6, 30))
NAMES = (
    "board_figures", "board_late", "board_due", "challenges", "claimed_complete", "fields_certain", "findings", "tasks", "leads",
)  # fmt: skip


@pytest.fixture(scope="module")
def plan():
    """The made-up plan in four versions."""
    connection = quarterly()
    yield connection
    connection.close()


@pytest.mark.parametrize("known_at", [None, datetime(2100, 1, 1, tzinfo=UTC)])
@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_the_same_rows(plan, name, known_at):
    given = keeping(on_date=DATES[0], known_at=known_at)
    with judged_once(plan, DATES, known_at) as ask:
        found = ask(name, **given)
    pd.testing.assert_frame_equal(found, queries.run(plan, name, **given))
    assert len(found)


def test_changes_between_the_two_dates_too(plan):
    given = keeping(on_date=DATES[0]) | {"from_date": DATES[1], "from_known_at": None}
    with judged_once(plan, DATES, None) as ask:
        pd.testing.assert_frame_equal(ask("changes", **given), queries.run(plan, "changes", **given))


@pytest.mark.parametrize(
    "other", [{"on_date": date(2023, 12, 31)}, {"known_at": datetime(2000, 1, 1, tzinfo=UTC)}, {"on_date": None}]
)
def test_another_date_or_moment_is_answered_as_ever(plan, other):
    given = keeping(**{"on_date": DATES[0]} | other)
    with judged_once(plan, DATES, None) as ask:
        pd.testing.assert_frame_equal(ask("board_figures", **given), queries.run(plan, "board_figures", **given))


def test_others_see_the_database_as_it_is(plan):
    with judged_once(plan, DATES, None):
        assert len(queries.run(plan, "tasks", **keeping(on_date=date(2023, 12, 31)))) == 13
    with pytest.raises(queries.QueryFailed), judged_once(plan, DATES, None) as ask:
        ask("no such query")
