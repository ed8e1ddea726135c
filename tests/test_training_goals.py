"""Training goals, their pace and words, and the bullet chart."""

from datetime import date

import pandas as pd
import pytest
from helpers.sample_rows import add_plan, insert

import queries
from loaders.record.database import open_database
from pages.said import goals as training_goals
from pages.training.training import figure as training_figure

WRAP = {"plan_id": "alpha", "snapshot_id": "alpha", "programme": "WRAP"}


@pytest.fixture
def alpha():
    """A plan at 30 Sep 2017 with a goal of 1,000 staff by 31 Mar 2018, 810 counted at 31 Aug 2017, and 12 trainers."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2017, 9, 30))
    insert(connection, "training_target", **WRAP, measure="staff", target=1000, due_on=date(2018, 3, 31))
    count(connection, 810, date(2017, 8, 31))
    insert(connection, "training_reading", **WRAP, measure="trainers", value=12, source="12 trainers")
    yield connection
    connection.close()


def count(connection, value, as_at):
    """A count of staff."""
    insert(connection, "training_reading", **WRAP, measure="staff", value=value, as_at=as_at, source=f"{value} staff")


def read(connection, on_date=None):
    """The one goal, and what is counted without one."""
    scope = {"on_date": on_date, "known_at": None, "plans": None}
    targets = queries.run(connection, "training_targets", **scope)
    readings = queries.run(connection, "training_readings", **scope)
    (goal,) = training_goals.goals(targets, readings)
    return goal, training_goals.without_goal(targets, readings)


def test_the_pace_is_counted_from_the_date_of_the_reading(alpha):
    goal, _ = read(alpha)
    assert training_goals.headline(goal) == "Alpha: 810 of 1,000 staff trained, 190 to go"
    assert training_goals.pace(goal) == (
        "Needed: 190 people in 212 days: 6.3 a week, counted from the date of the count, 31 Aug 2017."
    )


def test_one_count_gives_no_forecast_and_two_no_trend(alpha):
    assert training_goals.outlook(read(alpha)[0]).startswith("One count gives no forecast")
    count(alpha, 850, date(2017, 9, 15))
    assert training_goals.outlook(read(alpha)[0]).startswith("Two counts give no trend")
    count(alpha, 870, date(2017, 9, 20))
    assert training_goals.outlook(read(alpha)[0]).startswith("3 dated counts")


def test_trainers_have_a_value_and_no_goal(alpha):
    _, others = read(alpha)
    assert [(row.measure, row.value) for row in others.itertuples()] == [("trainers", 12)]
    assert others["as_at"].isna().all()


def test_in_total_is_said_to_be_assumed_where_it_is(alpha):
    assert "assumed" not in training_goals.subtitle(read(alpha)[0])
    insert(alpha, "finding", snapshot_id="alpha", rule="target_unclear", severity="note", message="Read as a total.")
    assert "1,000 staff in total (assumed) by 31 Mar 2018" in training_goals.subtitle(read(alpha)[0])


@pytest.mark.parametrize(
    ("value", "as_at", "said"),
    [
        (1000, date(2017, 9, 1), "Nobody is left to train for this goal."),
        (1200, date(2017, 9, 1), "Nobody is left to train for this goal."),
        (990, date(2018, 3, 31), "The goal’s date had come when this was counted, 10 people short of it."),
        (
            999,
            date(2018, 3, 30),
            "Needed: 1 person in 1 day: 7.0 a week, counted from the date of the count, 30 Mar 2018. "
            "The goal’s date has passed since.",
        ),
    ],
)
def test_the_ends_of_the_pace(alpha, value, as_at, said):
    count(alpha, value, as_at)
    goal, _ = read(alpha, on_date=date(2018, 6, 30))
    assert training_goals.pace(goal) == said


def test_a_goal_without_a_count_says_so():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2017, 9, 30))
    insert(connection, "training_target", **WRAP, measure="staff", target=50)
    goal, others = read(connection)
    assert training_goals.headline(goal) == "Alpha: no count yet against the goal of 50 staff"
    assert "no date given" in training_goals.subtitle(goal)
    assert training_goals.pace(goal) == "Without a count no pace can be worked out: add one below."
    assert others.empty
    assert training_figure.bullet(goal, dark=True).data[0].x == (0,)


def test_the_bar_is_the_count_and_the_tick_the_goal(alpha):
    figure = training_figure.bullet(read(alpha)[0], dark=False)
    assert figure.data[0].x == (810,)
    assert [shape.x0 for shape in figure.layout.shapes if shape.type == "line"] == [1000]


def test_the_line_ends_with_the_last_count(alpha):
    count(alpha, 850, date(2017, 9, 15))
    count(alpha, 870, date(2017, 9, 20))
    line = training_figure.trend(read(alpha)[0], dark=False).data[0]
    assert list(line.y) == [810, 850, 870]
    assert pd.Timestamp(line.x[-1]) == pd.Timestamp(2017, 9, 20)
