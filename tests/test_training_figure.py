"""The picture of a goal: what is drawn of counts, need, forecast and lapses, and that its labels keep apart."""

import pandas as pd
import pytest

from pages.said import goals
from pages.said.goals import Goal
from pages.said.projection import Projection
from pages.training.training import figure
from pages.training.training.words import line

DAY = pd.Timestamp


def goal(*counts, due_on="2018-03-31", judged_at="2017-12-05", is_old=False, lapse=()) -> Goal:
    """A goal of 1,000 staff with counts (date, people) and lapses (date, people)."""
    readings = pd.DataFrame(
        [{"as_at": DAY(day), "value": value, "is_old": is_old, "origin": "person"} for day, value in counts],
        columns=["as_at", "value", "is_old", "origin"],
    )
    waves = pd.DataFrame([(DAY(day), DAY(day).replace(day=1), people) for day, people in lapse])
    return Goal(
        plan_id="alpha", plan="Alpha", programme="WRAP", audience="", measure="staff", target=1000, share=None,
        people=None, people_source="", due_on=due_on and DAY(due_on), doubt=None, is_given=False, source="",
        plan_said="", validity_months=12, judged_at=DAY(judged_at), readings=readings,
        waves=waves.set_axis(["valid_until", "month", "people"], axis=1) if lapse else None,
    )  # fmt: skip


def drawn(of: Goal) -> tuple[dict[str, list], list[str]]:
    """The heights of what is drawn by its dash and mode, and the labels from the lowest up."""
    ahead = goals.forecast(of)
    made = figure.trend(of, ahead if isinstance(ahead, Projection) else None, dark=False)
    lines = {f"{trace.mode} {trace.line.dash or ''}".strip(): list(trace.y) for trace in made.data}
    return lines, [label.text for label in made.layout.annotations]


COUNTS = (("2017-05-31", 700), ("2017-08-31", 810), ("2017-11-30", 900))


def test_one_count_is_drawn_with_the_pace_that_the_goal_needs():
    lines, labels = drawn(goal(("2017-11-30", 900)))
    assert lines == {"lines dash": [900, 1000], "markers": [1000], "lines+markers+text": [900]}
    assert labels == ["<b>goal 1,000</b><br>needs 5.8 a week"]


def test_of_an_old_count_the_need_begins_at_the_date_judged_at():
    lines, _ = drawn(goal(("2017-03-31", 810), is_old=True))
    assert lines["lines dash"] == [810, 810, 1000]


def test_three_counts_are_drawn_with_the_forecast():
    lines, labels = drawn(goal(*COUNTS))
    told = goals.forecast(goal(*COUNTS))
    assert lines["lines+markers+text"] == [700, 810, 900]
    assert (lines["lines dot"][0], lines["lines dot"][-1]) == (900, told.middle)
    assert f"{told.low:,}–{told.high:,}<br>forecast (80%)" in labels
    assert line(goal(*COUNTS), told) == (
        "3 dated counts as a line, a dashed line to the goal at the pace that it needs and the forecast as a band that "
        f"widens to {told.low:,} to {told.high:,}. Alpha: 900 of 1,000 staff trained, 100 to go."
    )


def test_what_lapses_is_a_falling_line_to_the_goals_date_at_most():
    lapse = [("2017-11-29", 500), ("2018-01-12", 30), ("2018-01-20", 10), ("2018-03-12", 24), ("2018-04-01", 500)]
    of = goal(*COUNTS, due_on="2018-03-15", lapse=lapse)
    lines, labels = drawn(of)
    assert figure.untrained(of) == [
        (DAY("2017-11-30"), 900),
        (DAY("2018-01-31"), 860),
        (DAY("2018-03-15"), 836),
    ]
    assert lines["lines+markers dashdot"] == [900, 860, 836]
    assert labels[0] == "836 if nobody<br>were trained"
    assert "<b>goal 1,000</b><br>needs 6.7 a week<br>with lapses 10.9" in labels


@pytest.mark.parametrize(
    "of",
    [
        goal(("2017-11-30", 1000)),  # met
        goal(("2017-11-30", 900), due_on="2017-12-01"),  # past the date
        goal(("2017-11-30", 0), due_on=None),
    ],
)
def test_where_nothing_is_needed_any_more_nothing_lies_ahead(of):
    assert not [name for name in drawn(of)[0] if name.startswith("lines ")]


@pytest.mark.parametrize(("counted", "begins"), [(0, 0), (810, 0), (990, 970)])
def test_the_axis_begins_at_0_but_where_all_would_lie_in_a_sliver(counted, begins):
    made = figure.trend(goal(("2017-11-30", counted)), None, dark=False)
    assert made.layout.yaxis.range[0] == pytest.approx(begins)


def test_labels_keep_apart():
    labels = [figure._Label(at, "two<br>lines", "") for at in (10, 11, 50)]
    assert [at for _, at in figure._apart(labels, line=4)] == [10, 18, 50]


@pytest.mark.parametrize(
    ("days", "named"),
    [
        (["2017-11-30"], {0}),
        (["2017-01-31", "2017-05-31", "2017-11-20", "2017-11-30"], {0, 1, 3}),
        (["2017-01-31", "2017-03-31", "2017-05-31", "2017-08-31", "2017-11-30"], {0, 4}),
    ],
)
def test_numbers_of_counts_keep_apart(days, named):
    assert figure._named([DAY(day) for day in days], DAY("2018-03-31")) == named
