"""Training goals, their pace and words, and the bullet chart."""

import json
from datetime import date

import pytest
from helpers.sample_rows import add_plan, insert

import queries
from loaders.record.database import open_database
from pages.said import goals as training_goals
from pages.said import rows
from pages.training.training import words as training_words

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


def test_the_pace_is_counted_from_the_date_of_the_count_until_that_is_too_old(alpha):
    goal, _ = read(alpha)
    assert training_goals.headline(goal) == "Alpha: 810 of 1,000 staff trained, 190 to go"
    assert training_goals.pace(goal) == (
        "Needed: 190 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: 6.3 a week."
    )
    said = [training_goals.pace(read(alpha, day)[0]) for day in (date(2017, 12, 9), date(2017, 12, 10))]
    assert said == [
        "Needed: 190 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: 6.3 a week.",
        "Needed: 190 people in the 111 days to 31 Mar 2018: 12.0 a week, if nobody was trained since the count of 31 Aug 2017.",
    ]


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
    ("value", "as_at", "on_date", "stand", "pace"),
    [
        (1000, date(2017, 9, 1), date(2018, 6, 30), "1,000 of 1,000 staff trained: the goal is met", ""),
        (1200, date(2017, 9, 1), date(2018, 6, 30), "1,200 staff trained, 200 more than the goal", ""),
        (990, date(2018, 3, 31), date(2018, 6, 30), "990 of 1,000 staff trained, 10 to go",
         "The goal’s date, 31 Mar 2018, has passed: the last count, 31 Mar 2018, was 10 people short."),
        (999, date(2018, 3, 30), date(2018, 3, 31), "999 of 1,000 staff trained, 1 to go",
         "The goal’s date, 31 Mar 2018, has come: the last count, 30 Mar 2018, was 1 person short."),
        (999, date(2018, 3, 30), date(2018, 3, 30), "999 of 1,000 staff trained, 1 to go",
         "Needed: 1 person in the 1 day from the count of 30 Mar 2018 to 31 Mar 2018."),
    ],
)  # fmt: skip
def test_the_ends_of_a_goal(alpha, value, as_at, on_date, stand, pace):
    count(alpha, value, as_at)
    goal, _ = read(alpha, on_date)
    assert (training_goals.stand(goal), training_goals.pace(goal)) == (stand, pace)
    assert bool(training_goals.outlook(goal)) == pace.startswith("Needed")


def test_a_goal_without_a_count_says_so():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2017, 9, 30))
    insert(connection, "training_target", **WRAP, measure="staff", target=50)
    goal, others = read(connection)
    assert training_goals.headline(goal) == "Alpha: no count yet against the goal of 50 staff"
    assert "no date given" in training_goals.subtitle(goal)
    assert training_goals.pace(goal) == "Without a count no pace can be worked out."
    assert training_words.answer(goal) == "Reachable? Nothing is counted yet against the goal of 50 staff."
    assert others.empty


@pytest.mark.parametrize(
    ("counted", "on_date", "said"),
    [
        ([], date(2017, 9, 30), "Reachable? It needs 190 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: "
         "6.3 a week, 27 a month. One count shows no pace so far to compare with it."),
        ([(900, date(2017, 11, 30))], date(2017, 11, 30), "Reachable? It needs 100 people in the 121 days from the count of "
         "30 Nov 2017 to 31 Mar 2018: 5.8 a week, 25 a month. Between the last two counts, 31 Aug 2017 and 30 Nov 2017, it was "
         "6.9 a week, 30 a month: enough."),
        ([(820, date(2017, 11, 30))], date(2017, 11, 30), "Reachable? It needs 180 people in the 121 days from the count of "
         "30 Nov 2017 to 31 Mar 2018: 10.4 a week, 45 a month. Between the last two counts, 31 Aug 2017 and 30 Nov 2017, it was "
         "0.8 a week, 3 a month: less than that."),
        ([(800, date(2017, 9, 30))], date(2018, 3, 24), "Reachable? It needs 200 people in the 7 days to 31 Mar 2018: "
         "200.0 a week, 870 a month, if nobody was trained since the count of 30 Sep 2017. Between the last two counts, "
         "31 Aug 2017 and 30 Sep 2017, the number fell by 10."),
        ([(810, date(2017, 9, 30))], date(2017, 9, 30), "Reachable? It needs 190 people in the 182 days from the count of "
         "30 Sep 2017 to 31 Mar 2018: 7.3 a week, 32 a month. Between the last two counts, 31 Aug 2017 and 30 Sep 2017, nobody "
         "was added."),
        ([(1000, date(2017, 9, 20))], date(2017, 9, 30), "Reached: 1,000 staff, counted 20 Sep 2017."),
        ([], date(2018, 3, 31),
         "The goal’s date, 31 Mar 2018, has come: the last count, 31 Aug 2017, was 190 people short."),
        ([], date(2018, 6, 30),
         "The goal’s date, 31 Mar 2018, has passed: the last count, 31 Aug 2017, was 190 people short."),
    ],
)  # fmt: skip
def test_whether_a_goal_can_be_reached_is_answered_in_words(alpha, counted, on_date, said):
    for value, as_at in counted:
        count(alpha, value, as_at)
    assert training_words.answer(read(alpha, on_date)[0]) == said


@pytest.mark.parametrize(
    ("value", "goal", "shares"), [(810, 1000, (0.81, 1)), (1200, 1000, (1, 0.8333)), (0, 0, (0, 0))]
)
def test_the_bar_is_as_long_as_the_count_beside_the_goals_tick(value, goal, shares):
    drawn = json.loads(rows.bullet(value, goal, counted="", aimed="", said="").drawn)
    assert (drawn["value"], drawn["goal"]) == shares
