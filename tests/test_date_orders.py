"""A column of dates in figures has one order: which value settles it, and what is said where none does."""

import pytest

from loaders.interpret.dates import date_order, impossible_date
from loaders.interpret.timescale import read_timescale
from loaders.reading.plan import read_plan

HEADING = "Ref,Action,Lead,Start date,Due date,Date completed\n"


def _read(*rows):
    lines = [f"{number},Train school {number},DSL,{row}" for number, row in enumerate(rows, start=1)]
    reading = read_plan((HEADING + "\n".join(lines)).encode(), "plan.csv")
    found = [(finding.severity, finding.field) for finding in reading.findings if finding.rule == "date_order"]
    return [task.due_on and task.due_on.isoformat() for task in reading.tasks], found, reading


def test_a_value_that_can_only_be_month_first_settles_its_column():
    due, found, _ = _read(",03/31/2024,", ",07/05/2024,", ",06/07/2024,")
    assert due == ["2024-03-31", "2024-07-05", "2024-06-07"]
    assert found == [("note", "timescale")]


def test_a_value_that_can_only_be_day_first_settles_its_column_silently():
    due, found, _ = _read(",31/03/2024,", ",07/05/2024,", ",06/07/2024,", ",05/07/2024,")
    assert due == ["2024-03-31", "2024-05-07", "2024-07-06", "2024-07-05"]
    assert found == []


def test_a_column_that_nothing_settles_is_day_first_with_a_note_from_three_dates_on():
    due, found, _ = _read(",03/04/2024,", ",07/05/2024,", ",06/07/2024,")
    assert due == ["2024-04-03", "2024-05-07", "2024-07-06"]
    assert found == [("note", "timescale")]
    assert _read(",03/04/2024,", ",07/05/2024,", ",06/06/2024,")[1] == []


def test_a_column_that_contradicts_itself_is_day_first_with_a_warning():
    due, found, _ = _read(",03/31/2024,", ",31/05/2024,", ",06/07/2024,")
    assert due == [None, "2024-05-31", "2024-07-06"]
    assert found == [("warning", "timescale")]


def test_a_column_without_proof_takes_the_order_of_the_others():
    due, _, reading = _read("3/25/2024,4/5/2024,4/6/2024", "3/26/2024,5/6/2024,")
    assert due == ["2024-04-05", "2024-05-06"]
    assert reading.tasks[0].completed_on.isoformat() == "2024-04-06"


def test_each_column_keeps_its_own_order():
    due, _, reading = _read("25/03/2024,4/15/2024,", "26/03/2024,5/6/2024,")
    assert due == ["2024-04-15", "2024-05-06"]
    assert reading.tasks[0].starts_on.isoformat() == "2024-03-25"


@pytest.mark.parametrize(
    ("texts", "first", "second", "either"),
    [
        (["3/31/2024 12:00:00 AM", "04/05/24"], None, "3/31/2024", 1),
        (["31.03.2024", "04.05.24", "05/05/24"], "31.03.2024", None, 1),
        (["June 2024", "31/31/2024", "2024-03-31"], None, None, 0),
    ],
)
def test_what_a_column_says_of_its_order(texts, first, second, either):
    order = date_order(texts)
    assert (order.only_day_first, order.only_month_first, len(order.either)) == (first, second, either)


def test_month_first_turns_round_only_what_it_can():
    assert read_timescale("04/05/2024", month_first=True).due_on.isoformat() == "2024-04-05"
    assert read_timescale("25/05/2024", month_first=True).due_on.isoformat() == "2024-05-25"
    assert read_timescale("3/31/2024 12:00:00 AM", month_first=True).due_on.isoformat() == "2024-03-31"
    assert read_timescale("2024-03-04", month_first=True).due_on.isoformat() == "2024-03-04"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cabinet, 31 February 2018 at 2 pm", "31 February 2018"), ("32/01/2018", "32/01/2018"),
        ("12 October 2026, 2 pm", ""), ("to be agreed", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_date_that_no_calendar_has_is_found(text, found):
    assert impossible_date(text) == found
