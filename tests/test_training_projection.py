"""How far training may get: when that is said, that it is wide where little is known, and what of its intervals comes true."""

from datetime import date, timedelta

import pytest
from helpers.training_histories import KINDS, history

from pages.said.projection import Projection, project

START = date(2017, 1, 31)
GOAL_ON = date(2018, 3, 31)


def counted(*counts: tuple[int, int]) -> list[tuple[date, int]]:
    """Readings from days after the start."""
    return [(START + timedelta(days=day), number) for day, number in counts]


@pytest.mark.parametrize(
    ("readings", "goal", "goal_on", "why"),
    [
        ([], 1000, GOAL_ON, "A forecast needs three counts over 60 days or more; there is none."),
        (counted((0, 10)), 1000, GOAL_ON, "A forecast needs three counts over 60 days or more; there is one."),
        (counted((0, 810), (91, 900)), 1000, GOAL_ON, "A forecast needs three counts over 60 days or more; there are two, over 91 days."),
        (counted((0, 8), (0, 9), (91, 20)), 1000, GOAL_ON, "A forecast needs three counts over 60 days or more; there are two, over 91 days."),
        (counted((0, 8), (30, 9), (59, 20)), 1000, GOAL_ON, "A forecast needs three counts over 60 days or more; there are three, over 59 days."),
        (counted((0, 80), (59, 79), (90, 99)), 1000, GOAL_ON, "The count fell between 31 Jan 2017 and 31 Mar 2017: a forecast from counts alone doesn’t know when it falls again."),
        (counted((0, 80), (59, 90), (90, 99)), 99, GOAL_ON, "The goal is reached: there is nothing to forecast."),
        (counted((0, 80), (59, 90), (90, 99)), 200, date(2017, 5, 1), "The goal’s date isn’t after the last count: there is nothing to forecast."),
        (counted((0, 80), (59, 90), (90, 99)), 200, date(2018, 5, 3), "The goal’s date is more than a year after the last count: too far for a forecast."),
        (counted((0, 5), (100, 9_000_000), (200, 9_000_001)), 9_500_000, GOAL_ON, "Of 8,999,996 people trained, 8,999,995 were between 31 Jan 2017 and 11 May 2017: too uneven for a forecast."),
        (counted((0, 500), (30, 500), (60, 650), (90, 650), (120, 660)), 900, GOAL_ON, "Of 160 people trained, 150 were between 2 Mar 2017 and 1 Apr 2017: too uneven for a forecast."),
        (counted((0, 50), (100, 50), (200, 50)), 60, GOAL_ON, "Nobody was trained between the counts: there is no pace to forecast from."),
    ],
)  # fmt: skip
def test_why_nothing_is_forecast(readings, goal, goal_on, why):
    assert project(readings, goal, goal_on) == why


def test_a_steady_pace_goes_on_in_an_interval_that_widens():
    told = project(counted((0, 100), (100, 300), (200, 500), (300, 700)), 900, START + timedelta(days=400))
    assert told.low < 900 < told.high
    assert 860 < told.middle <= 905
    assert 0.2 < told.chance < 0.6
    days = [point.day for point in told.points]
    assert days == [date(2017, 11, 27), date(2017, 11, 30), date(2017, 12, 31), date(2018, 1, 31), date(2018, 2, 28), date(2018, 3, 7)]  # fmt: skip
    assert told.points[0][1:] == (700, 700, 700)
    assert told.points[-1][1:] == (told.low, told.middle, told.high)
    widths = [point.high - point.low for point in told.points]
    assert widths == sorted(widths)


def test_more_counts_make_it_narrower_and_a_higher_level_wider():
    ends = counted((0, 0), (120, 120), (240, 240))
    more = counted(*((day, day) for day in range(0, 241, 20)))
    few, many, surer = (
        project(readings, 300, START + timedelta(days=300), level=level)
        for readings, level in ((ends, 0.8), (more, 0.8), (more, 0.95))
    )
    assert many.high - many.low < min(few.high - few.low, surer.high - surer.low)


def test_the_pace_that_slows_is_seen_to_slow():
    slowing = counted(*zip(range(0, 601, 60), (0, 150, 270, 370, 450, 515, 565, 605, 635, 660, 680), strict=True))
    told = project(slowing, 800, START + timedelta(days=800))
    straight_on = 680 + 20 / 60 * 200
    assert told.middle < straight_on
    assert told.chance < 0.05


@pytest.mark.parametrize("lot", [20, 60, 150, 600])
def test_people_who_come_in_lots_make_it_wide_by_several_lots(lot):
    lots = enumerate((0, 1, 1, 3, 3, 4, 4))
    told = project(counted(*((30 * period, number * lot) for period, number in lots)), 9 * lot, START + timedelta(300))
    assert told.low <= 5 * lot
    assert told.high >= 8 * lot


def test_much_the_most_in_much_the_longest_period_is_not_uneven():
    assert isinstance(project(counted((0, 0), (360, 360), (380, 380)), 500, START + timedelta(days=500)), Projection)


def test_everybody_trained():
    readings = counted((0, 700), (100, 800), (200, 900))
    capped = project(readings, 1000, START + timedelta(days=300), people=980)
    assert (capped.high, capped.chance) == (980, 0)
    assert project(readings, 950, START + timedelta(days=300), people=980).chance > 0.5


def test_what_lapses_before_the_date_is_taken_off_and_to_be_trained_again():
    readings, goal_on = counted((0, 700), (100, 800), (200, 900)), START + timedelta(days=300)
    lapses = [(goal_on - timedelta(days=40), 30), (goal_on, 500), (START, 500)]
    told, without = project(readings, 1000, goal_on, lapses=lapses), project(readings, 1000, goal_on)
    assert (told.low, told.middle, told.high) == (without.low - 30, without.middle - 30, without.high - 30)
    assert told.chance == project(readings, 1030, goal_on).chance
    assert [point.middle for point in told.points[:2]] == [point.middle for point in without.points[:2]]
    assert project(readings, 900, goal_on, lapses=lapses).chance > 0.9  # reached, and not for good


@pytest.mark.slow
@pytest.mark.long
def test_what_was_told_comes_true_about_as_often_as_it_says():
    """Four in five of the intervals hold the count that came, over kinds of history that the method doesn't know of."""
    held = []
    for kind in KINDS:
        for seed in range(20_000, 20_050):
            made = history(kind, seed)
            told = project(made.readings, made.goal, made.goal_on)
            if isinstance(told, Projection):
                held.append(told.low <= made.truth_at_goal <= told.high)
    assert 0.72 <= sum(held) / len(held) <= 0.88
