"""What Training's views say, from rows alone: several goals, what sessions come to, groups, and the table to publish."""

import csv
import io
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from helpers.drawn_rows import in_words
from helpers.sample_plans import SOUTH
from helpers.sample_rows import insert

import loaders
from loaders.record.database import open_database
from loaders.records import Figure, TrainingTold
from pages.common import data
from pages.data.add_plan.review import words as review
from pages.said.filters import Filters
from pages.said.goals import Goal
from pages.said.projection import Projection
from pages.training.training import words as said
from pages.training.training.groups import view as groups
from pages.training.training.publish import view as publish
from pages.training.training.rules import words as rules
from pages.training.training.what_if import words as what_if
from pages.training.training.what_if.words import Given, Start

START = Start("", "", date(2017, 8, 31), date(2018, 3, 31))
READING = ["plan_id", "programme", "audience", "measure", "as_at", "value", "is_old", "origin", "is_added", "source"]


def goal(*counts: tuple[str, int], target: int | None = 1000, due: str | None = "2018-03-31", **values) -> Goal:
    """A goal of a made-up plan judged at 30 Nov 2017, with counts of staff."""
    rows = [("p", "WRAP", "", "staff", day, value, False, "person", True, "given") for day, value in counts]
    readings = pd.DataFrame(rows, columns=READING).assign(as_at=lambda rows: pd.to_datetime(rows["as_at"]))
    plain = {
        "plan_id": "p", "plan": "Plan", "programme": "WRAP", "audience": "", "measure": "staff", "share": None,
        "people": None, "people_source": "", "doubt": None, "is_given": False, "source": "", "plan_said": "",
        "validity_months": None, "judged_at": pd.Timestamp("2017-11-30"),
    }  # fmt: skip
    due_on = None if due is None else pd.Timestamp(due)
    return Goal(**plain | values, target=target, due_on=due_on, readings=readings)


def waves(*lapsing: tuple[str, int]) -> pd.DataFrame:
    """Certificates by the last day that they count."""
    ends = pd.to_datetime([day for day, _ in lapsing])
    return pd.DataFrame({"month": ends, "valid_until": ends, "people": [people for _, people in lapsing]})


SLOW = goal(("2017-08-31", 810), ("2017-11-30", 820))
GOALS = [
    (SLOW, "Slower than needed"),
    (goal(("2017-08-31", 810), ("2017-11-30", 900)), "Fast enough so far"),
    (goal(("2017-08-31", 810)), "No pace yet"),
    (goal(), "No count yet"),
    (goal(target=None, share=0.85), "Number of people unknown"),
    (goal(("2017-08-31", 1000)), "Reached"),
    (goal(("2017-08-31", 1000), waves=waves(("2018-01-31", 60))), "Reached, 60 short by then"),
    (goal(("2017-08-31", 810), due="2017-11-30"), "Date over, 190 short"),
]


@pytest.mark.parametrize(("one", "outlook"), GOALS)
def test_a_goal_in_a_list_says_where_it_stands(one, outlook):
    listed = in_words(said.listed([("id", one, "")], is_one=True))
    assert listed[0][-1] == outlook


def test_several_goals_are_summed_up_with_what_is_wrong_first():
    forecasts = [("", SLOW, Projection(850, 900, 950, chance, 0.8, ())) for chance in (0.2, 0.7)]
    assert said.headline([*(("", one, "") for one, _ in GOALS), *forecasts]) == (
        "10 goals: 1 past the date and short, 1 unlikely by the forecast, 1 running slower than needed, "
        "1 reached but lapsing before the date, 1 running fast enough, 1 likely by the forecast, 1 reached, 1 without a pace to tell by, 1 not counted yet "
        "and 1 without the number of people"
    )


def test_goals_that_are_alike_have_a_name_each():
    assert said.ids([SLOW, SLOW]) == ["p|WRAP||staff", "p|WRAP||staff|2"]


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (goal(("2017-11-30", 810), waves=waves(("2018-01-31", 214), ("2018-06-30", 9))),
         "214 certificates lapse before the date: the real gap is 404, 23.4 a week."),
        (SLOW, "How long it counts isn’t known, so nothing is said to lapse."),
        (goal(("2017-11-30", 810), validity_months=24),
         "It counts for 24 months; when it lapses for whom, only a learning system’s export can tell."),
    ],
)  # fmt: skip
def test_what_lapses_is_told_or_why_nothing_is(one, sentence):
    assert sentence in said.answers(one, "")


def test_words_are_told_as_words_and_never_become_a_number():
    told = pd.DataFrame(
        [("reading", "WRAP", None, "the majority", pd.NaT, "s"), ("reading", "ACT", None, "most", pd.NaT, "s"),
         ("target", "ACT", 0.85, None, pd.Timestamp("2018-03-31"), "85%")],
        columns=["kind", "programme", "share", "words", "on_date", "source"],
    ).assign(plan_id="p", plan="Plan", measure="staff")  # fmt: skip
    assert said.in_words(told, [SLOW], is_one=True) == ["ACT: the plan says “most”, which is no number."]


def test_the_review_of_a_document_tells_each_figure_share_and_word():
    by, of = date(2018, 3, 31), ("WRAP", "")
    reading = SimpleNamespace(
        tasks=[SimpleNamespace(position=1, ref="1a")],
        figures=[Figure("target", 1, "WRAP", "staff", 1000, by, "s")],
        told=[TrainingTold("target", 1, *of, "staff", 0.85, None, by, "s"),
              TrainingTold("reading", 1, *of, "staff", None, "the majority", None, "s")],
    )  # fmt: skip
    assert list(review.training(reading)["What was found"]) == [
        "Goal: 1,000 staff by 31 Mar 2018",
        "Goal: 85% of staff by 31 Mar 2018 (how many staff isn’t known)",
        "Count: “the majority”, which is no number",
    ]


def test_an_export_without_a_source_is_not_named_by_its_columns():
    export = {
        "as_at": pd.Timestamp("2018-01-31"), "completions": 5, "left_out": 0, "programmes": ["WRAP"], "source": "",
        "shape": "name, course", "imported_by": "Ann", "withdrawn_at": None, "plan": "Plan", "replaced": [],
    }  # fmt: skip
    assert in_words(rules.exports(pd.DataFrame([export]), is_one=True))[0][3] == "an export"


@pytest.mark.parametrize(
    ("given", "headline", "sentence"),
    [
        (Given(190, 1, 20, 80, 2), "Reached by 28 Feb 2018: in time, 31 days before 31 Mar 2018",
         "190 people at 20 seats and 80% take 12 sessions: 1.8 a month until 31 Mar 2018, 0.9 for each trainer."),
        (Given(190, 1, 20, 80, 1), "Reached by 31 Aug 2018: not in time, 153 days after 31 Mar 2018",
         "1 trainer × 1 session a month × 20 seats × 80% come to 16 people a month, from 31 Aug 2017 on."),
        (Given(190, None, 20, 80, 12), "To read the date, give the sessions a month",
         "190 people at 20 seats and 80% take 12 sessions: 1.8 a month until 31 Mar 2018, 0.2 for each trainer."),
        (Given(None, 1, 20, None, 1), "To read the date, give the people still to train and the attendance", None),
        (Given(190, 1, 20, 12.5, 2), "Reached by 31 Oct 2020: not in time, 945 days after 31 Mar 2018",
         "190 people at 20 seats and 12.5% take 76 sessions: 11 a month until 31 Mar 2018, 5.5 for each trainer."),
    ],
)  # fmt: skip
def test_sessions_are_reckoned_forwards_and_backwards(given, headline, sentence):
    answer = what_if.answer(given, START)
    assert answer.headline == headline
    assert sentence in answer.sentences if sentence else answer.sentences == ()


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [
        ("attendance", 0, "Attendance, %: 0 can’t be; give a number from 0.01 to 100."),
        ("attendance", 150, "Attendance, %: 150 can’t be; give a number from 0.01 to 100."),
        ("seats", 12.5, "Seats a session: 12.5 can’t be; give a whole number from 1 to 10,000."),
        ("people", -1, "People still to train: -1 can’t be; give a whole number from 1 to 10,000,000."),
    ],
)
def test_what_cant_be_is_refused_and_nothing_is_reckoned_from_it(field, value, refused):
    answer = what_if.answer(replace(Given(190, 1, 20, 80, 2), **{field: value}), START)
    assert answer.refused == refused
    assert answer.headline.startswith("To read the date, give the ") and not answer.sentences and not answer.table


@pytest.mark.parametrize(
    ("trainers", "ruled", "told"),
    [
        (12, {"seats"}, "190 people. Seats: the policy. Trainers: 12 as counted. Nothing"),
        (3, {"seats", "attendance"}, "190 people. Seats: the policy. Nothing"),
        (12, {"trainers", "seats"}, "190 people. Trainers and seats: the policy. Nothing"),
    ],
)
def test_only_what_stands_as_known_is_told_with_its_origin(trainers, ruled, told):
    start = replace(
        START, people_from="190 people.", people=190, seats=20, attendance=75, trainers=12, ruled=frozenset(ruled),
        rule_from="the policy",
    )  # fmt: skip
    assert what_if.basis(Given(190, 1, 20, 80, trainers), start).startswith(told)


@pytest.fixture
def exported(frame):
    """The made-up plans with an export of two groups at 15 Sep 2017, training that counts for 24 months."""
    own = {"plan_id": SOUTH, "programme": "Awareness"}
    nothing = dict.fromkeys(
        ("people", "grace_days", "window_from", "window_until", "trainers", "sessions_a_month", "seats")
    )
    with open_database(os.environ["PREVENT_DATABASE"]) as connection:
        loaders.set_rule(
            connection, **own, audience="", validity_months=24, attendance=None, **nothing, source="", set_by="Ann",
        )  # fmt: skip
        insert(
            connection, "training_import", import_id="i", plan_id=SOUTH, as_at=date(2017, 9, 15), shape="made up",
            completions=33, left_out=0, source="=made()", imported_by="Ann", imported_at=datetime(2017, 9, 16, tzinfo=UTC),
        )  # fmt: skip
        for group, month, people in (
            ("Schools", date(2016, 1, 1), 20), ("Schools", date(2015, 1, 1), 10), ("=Housing", None, 3),
            ("=Housing", date(2017, 3, 1), 30),
        ):  # fmt: skip
            insert(
                connection, "training_completion", import_id="i", programme="Awareness", course="A", audience=group,
                completed_month=month, people=people,
            )  # fmt: skip
    data.start()
    return Filters(plan=SOUTH)


def test_groups_show_who_holds_valid_training_and_what_lapses_by_month(exported):
    shown = groups.shown(exported)
    assert shown.headline == "Awareness: 50 of 63 hold valid training, 79%"
    assert in_words(shown.table) == [
        ["All", "63", "50", "79%", "10", "3", "20", "15 Sep 2017"],
        ["=Housing", "33", "30", "91%", "0", "3", "0", "15 Sep 2017"],
        ["Schools", "not known", "20", "not known", "10", "not known", "20", "15 Sep 2017"],
    ]
    assert in_words(shown.months[f"{SOUTH}|Awareness|Schools"].table) == [["Jan 2018", "20 certificates that lapse"]]
    none = shown.months[f"{SOUTH}|Awareness|=Housing"]
    assert none.said == "None of the 30 valid at 15 Sep 2017 lapses within 12 months of it."


def test_the_table_to_publish_suppresses_and_carries_its_date_and_basis(exported):
    rows = list(csv.DictReader(io.StringIO(publish.csv(exported).decode("utf-8-sig"), newline="")))
    assert [row["Group"] for row in rows] == ["'=Housing", "Schools", "All groups"]
    assert rows[0]["Overdue"] == "fewer than 5" and rows[0]["Completed"] == "not shown"
    assert {row["As at"] for row in rows} == {"15 Sep 2017"}
    assert (
        "required: a learning system’s export" in rows[0]["Basis"] and "figures from 1 to 4" in rows[0]["Suppression"]
    )
    book = openpyxl.load_workbook(io.BytesIO(publish.workbook(exported)))
    assert [cell.value for cell in book["Training"]["C"]][1:] == ["=Housing", "Schools", "All groups"]
    assert {cell.data_type for row in book["Training"].iter_rows() for cell in row} == {"s"}
    assert "as at 15 Sep 2017" in book["About"]["A3"].value
