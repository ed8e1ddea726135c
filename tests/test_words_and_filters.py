"""The words and the filters that every page shares."""

from datetime import date, datetime

import pandas as pd
import pytest

from pages.common import in_force
from pages.common.options import named
from pages.said import decisions, filters, task_rows, words
from pages.said.filters import Filters
from pages.said.language import WELSH, in_language


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.day(date(2016, 12, 31)), "31 Dec 2016"),
        (words.day(pd.NaT), "no date given"),
        (words.count(0, "task"), "no tasks"),
        (words.count(1, "task"), "1 task"),
        (words.count(1234, "task"), "1,234 tasks"),
        (words.of(0, 37), "none of 37"),
        (words.of(3, 37), "3 of 37"),
        (words.age(1), "1 day overdue"),
        (words.age(427), "14 months overdue"),
        (words.age(float("nan")), ""),
        (words.age(1100), "3 years overdue"),
        (words.text(None), "not recorded"),
        (words.text(float("nan")), "not recorded"),
        (words.several(["a", "b", "c"]), "a, b and c"),
        (words.several([]), ""),
        (words.shorten("one two three", 9), "one two…"),
        (words.wrapped("one two three four", 9, 2), ["one two", "three…"]),
        (words.wrapped("one two", 9, 2, indent="___"), ["___one", "two"]),
        (words.months(427), 14),
        (words.lines("*one*\n\n two"), "\\*one\\*  \ntwo"),
        (named({"a": "A"})("a"), "A"),
        (named({"a": "A"})("b"), ""),
        (task_rows.ref_and_action(None, "Train every team", 12), "no ref Train…"),
        (decisions.parted("Reviews · Courses"), ("Reviews", "Courses")),
        (decisions.parted("Reviews"), ("Reviews", None)),
        (decisions.outside(date(2016, 12, 31)), ""),
        (decisions.outside(date(1916, 12, 31)), "lies outside 2000 to 2100: check the year"),
    ],
)
def test_words(said, expected):
    assert said == expected


@pytest.mark.parametrize("last", ["adran", "mae 3 tasg", "nid", "1 dasg", "11 o 40", "8 maes"])
def test_welsh_has_ac_before_a_vowel_however_it_is_written_and_before_a_few_words(last):
    with in_language(WELSH):
        assert words.several(["x", last]) == f"x ac {last}"


@pytest.mark.parametrize("last", ["tasg", "nesaf", "18 maes", "1,000 o bobl", "800 tasg"])
def test_welsh_has_a_before_anything_else(last):
    with in_language(WELSH):
        assert words.several(["x", last]) == f"x a {last}"


@pytest.mark.parametrize(
    "text",
    ["**bold**", "<b>x</b>", "[a](https://example.org)", ":red[x]", "$x$", "# x", "1. x", "`x`", "~~x~~", ":smile:"],
)
def test_markdown_in_a_plan_is_escaped(text):
    escaped = words.plain(text)
    bare = escaped.replace("\\", "").replace("\N{WORD JOINER}", "")
    assert bare == text
    for mark in "*<[:$#`~":
        assert escaped.count(mark) == escaped.count(f"\\{mark}")


def test_the_address_reads_ids_and_words_and_leaves_out_what_it_does_not_know():
    address = {
        "plan": ["north"],
        "as_at": ["2017-01-31"],
        "known_on": ["2026-06-03"],
        "area": ["Schools", "Nowhere"],
        "lead": ["", "ann example", "<script>"],
        "rating": ["off_track", "Complete", "purple"],
        "due": ["Overdue"],
        "q": ["a word"],
        "computed": ["no"],
    }
    read = filters.read(
        address, {"plan": {"north": "North"}, "area": {"Schools": "Schools"}, "lead": {"Ann Example": "Ann Example"}}
    )
    assert read == Filters(
        plan="north",
        as_at=date(2017, 1, 31),
        known_on=date(2026, 6, 3),
        areas=("Schools",),
        leads=("", "Ann Example"),
        ratings=("off_track", "complete"),
        due=("overdue",),
        words="a word",
        with_computed=False,
    )


@pytest.mark.parametrize("value", ["", "x", "9999-99-99", "0001-01-01", "2017-13-01", "20170131; drop", "٢٠١٧-01-01"])
def test_a_date_that_is_none_is_left_out(value):
    assert filters.read({"as_at": [value], "known_on": [value]}, {}) == Filters()


def test_a_link_says_what_the_widgets_say():
    days = {"as_at": date(2017, 1, 31), "known_on": date(2026, 6, 3)}
    view = Filters(**days, leads=("",), ratings=("off_track",), due=("overdue",), with_computed=False)
    assert in_force.link_parameters(view) == {
        "plan": "All plans",
        "as_at": "2017-01-31",
        "known_on": "2026-06-03",
        "lead": ["No lead given"],
        "rating": ["Off track"],
        "due": ["Overdue"],
        "computed": "Declared and confirmed only",
    }
    assert in_force.link_parameters(Filters()) == {"plan": "All plans"}


def test_filters_in_words():
    view = Filters(areas=("A", "B"), leads=("Ann", ""), ratings=("off_track", "not_rated"), due=("overdue",), words="x")
    assert view.in_words() == [
        "areas A or B",
        "lead Ann or no lead given",
        "rated off track or not rated",
        "overdue",
        "with the words “x”",
    ]


def test_the_parameters_of_a_query():
    assert Filters(plan="north", leads=("",)).parameters() == {
        "view": {
            "on_date": None,
            "known_at": None,
            "plans": ["north"],
            "areas": None,
            "leads": [""],
            "lead_kinds": None,
            "ratings": None,
            "windows": None,
            "words": None,
            "with_computed": True,
        }
    }


def test_a_day_known_on_counts_to_its_end_on_this_machines_clock():
    view = Filters(known_on=date(2026, 3, 29))  # the shortest day of the year where clocks change
    known_at = view.when()["known_at"]
    assert known_at == datetime(2026, 3, 29, 23, 59, 59, 999_999).astimezone()
    assert view.in_words() == ["as it was known on 29 Mar 2026"]
    assert not view.is_clear()


def test_the_last_day_there_is_has_an_end_too():
    assert Filters(known_on=filters.LATEST).when()["known_at"].year == 2100
