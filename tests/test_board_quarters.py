"""Financial quarters, and the choice of a pack: which quarter, plans and date are meant where some are left open."""

from datetime import date

import pytest
from helpers.board_packs import NPT, shipped
from helpers.sample_plans import NORTH, SOUTH

from loaders import open_database
from pages.board import packs
from pages.board.pack.choice import Choice, from_json, to_json
from pages.board.pack.quarters import Quarter, between, from_label, quarter_of
from pages.said.filters import Filters
from pages.said.language import WELSH, in_language

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "label", "first", "last"),
    [
        (date(2016, 12, 31), "Q3 2016/17", date(2016, 10, 1), date(2016, 12, 31)),
        (date(2017, 1, 1), "Q4 2016/17", date(2017, 1, 1), date(2017, 3, 31)),
        (date(2017, 4, 1), "Q1 2017/18", date(2017, 4, 1), date(2017, 6, 30)),
        (date(2000, 3, 31), "Q4 1999/00", date(2000, 1, 1), date(2000, 3, 31)),
        (date(2023, 7, 15), "Q2 2023/24", date(2023, 7, 1), date(2023, 9, 30)),
    ],
)
def test_a_day_lies_in_its_financial_quarter(day, label, first, last):
    quarter = quarter_of(day)
    assert (quarter.label, quarter.first_day, quarter.last_day) == (label, first, last)
    assert from_label(label) == quarter
    assert quarter.next().previous() == quarter


@pytest.mark.parametrize("label", ["Q5 2016/17", "Q1 2016/18", "2016/17", "", "Q1 20l6/17", "Q1 2016"])
def test_what_is_no_quarter_is_none(label):
    assert from_label(label) is None


def test_quarters_are_listed_the_latest_first():
    assert [one.label for one in between(Quarter(2016, 3), Quarter(2017, 1))] == [
        "Q1 2017/18",
        "Q4 2016/17",
        "Q3 2016/17",
    ]


def test_the_date_is_the_last_day_or_today_while_the_quarter_runs():
    assert Quarter(2016, 3).as_at(TODAY) == date(2016, 12, 31)
    assert Quarter(2026, 3).as_at(TODAY) == TODAY
    assert Quarter(2026, 3).words == "Q3 2026/27 (October to December 2026)"


def resolved(*given, today=TODAY):
    found = packs.resolve(*given, today)
    return found and (found.plans, found.as_at, found.audience, found.lead)


def test_what_is_left_open_is_the_newest_quarter_and_its_plans(frame):
    frame.run()
    board = ("board", None)
    assert resolved(Filters(), (), *board) == ((SOUTH,), date(2017, 9, 30), *board)
    assert resolved(Filters(plan=NORTH), (), *board) == ((NORTH,), date(2016, 12, 31), *board)
    assert resolved(Filters(as_at=date(2016, 12, 31)), (), *board) == ((NORTH,), date(2016, 12, 31), *board)
    assert resolved(Filters(), (NORTH, SOUTH), *board) == ((NORTH, SOUTH), date(2017, 9, 30), *board)
    assert resolved(Filters(), ("no such plan",), *board) == ((SOUTH,), date(2017, 9, 30), *board)
    assert resolved(Filters(as_at=date(2001, 1, 1)), (), *board) is None
    assert resolved(Filters(), (), "public", "Ann Example") == ((SOUTH,), date(2017, 9, 30), "public", None)


def test_an_address_names_a_choice_and_is_harmless(frame):
    frame.run()
    given = {"plans": [NORTH], "as_at": ["2017-03-31"], "audience": ["lead"], "whose": ["Ann Example"], "q": ["x"]}
    found = packs.from_address(given, TODAY)
    assert (found.plans, found.as_at, found.audience, found.lead) == (
        (NORTH,),
        date(2017, 3, 31),
        "lead",
        "Ann Example",
    )
    assert found.view.words == "x"
    with in_language(WELSH):
        in_welsh = packs.from_address(given, TODAY)
    assert (in_welsh.language, packs.address(in_welsh)["lang"]) == ("cy", "cy")
    assert [packs.language_asked({"lang": asked}) for asked in (["cy"], ["x"], [])] == ["cy", "en", "en"]
    hostile = {"plans": ["<b>"], "as_at": ["9999-99-99"], "audience": ["'; drop table"], "whose": ["{{7*7}}"]}
    harmless = packs.from_address(hostile, TODAY)
    assert (harmless.plans, harmless.audience, harmless.lead) == ((SOUTH,), "board", None)


def test_a_choice_goes_to_json_and_back():
    view = Filters(plan=None, known_on=date(2018, 1, 2), areas=("Schools",), leads=("", "Ann"), with_computed=False)
    choice = Choice((NORTH, SOUTH), date(2017, 9, 30), "lead", "Ann", view)
    assert from_json(to_json(choice)) == choice


def test_edits_are_kept_by_quarter_while_it_runs():
    early, late = (Choice((NORTH,), date(2026, 11, day)) for day in (2, 25))
    assert early.key() == late.key()
    assert early.key() != Choice((NORTH,), date(2026, 11, 2), "public").key()
    assert early.key() != Choice((NORTH,), date(2026, 11, 2), view=Filters(areas=("Schools",))).key()


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2017, 9, 30), date(2017, 12, 31)),
        (date(2016, 11, 30), date(2017, 2, 28)),
        (date(2015, 11, 30), date(2016, 2, 29)),
        (date(2017, 3, 31), date(2017, 6, 30)),
        (date(2017, 9, 29), date(2017, 12, 29)),
        (date(2017, 11, 29), date(2018, 2, 28)),
    ],
)
def test_three_months_after_the_end_of_a_month_is_the_end_of_another(day, after):
    found = open_database(":memory:").execute("select three_months_after($day::date)", {"day": day}).fetchall()
    assert found == [(after,)]


def test_what_is_due_on_the_last_day_of_the_next_quarter_is_due_in_it():
    due = next(one for one in shipped(NPT).figures().values() if one.id == "next_quarter")
    assert due.said == "9 of 40"
