"""What training sessions can do, exact at its edges."""

from datetime import date

import pytest

from pages.said.capacity import Sessions, sessions_needed

START = date(2017, 11, 30)


@pytest.mark.parametrize(
    ("people", "seats", "attendance", "sessions"),
    [
        (190, 20, 0.8, 12),
        (160, 20, 0.8, 10),  # whole multiples stay whole
        (161, 20, 0.8, 11),
        (3, 10, 0.1, 3),
        (1, 20, 0.8, 1),
        (0, 20, 0.8, 0),
        (-5, 20, 0.8, 0),
        (0, 20, 0.0, 0),
        (190, 20, 0.0, None),
        (190, 0, 0.8, None),
    ],
)
def test_sessions_needed(people, seats, attendance, sessions):
    assert sessions_needed(people, seats, attendance) == sessions


@pytest.mark.parametrize(
    ("given", "people", "reached"),
    [
        (Sessions(2, 20, 0.8), 190, date(2018, 5, 30)),  # 12 sessions in six months
        (Sessions(1, 20, 0.8, trainers=2), 190, date(2018, 5, 30)),
        (Sessions(1, 20, 0.8), 16, date(2017, 12, 30)),
        (Sessions(1, 20, 0.8), 48, date(2018, 2, 28)),  # no 30 February
        (Sessions(0.5, 20, 0.8), 16, date(2018, 1, 30)),
        (
            Sessions(4, 20, 0.8),
            16,
            date(2017, 12, 8),
        ),  # a quarter of the 30 days to 30 December, and the day it falls in
        (Sessions(1, 20, 0.8), 0, START),
        (Sessions(0, 20, 0.8), 0, START),
        (Sessions(0, 20, 0.8), 1, None),
        (Sessions(1, 20, 0.8, trainers=0), 1, None),
        (Sessions(1, 20, 0.0), 1, None),
        (Sessions(0.001, 1, 1.0), 1000, None),  # beyond the calendar
    ],
)
def test_the_day_reached_is_that_of_the_last_session(given, people, reached):
    assert given.date_reached(people, START) == reached


def test_people_a_month():
    assert Sessions(2, 20, 0.8, trainers=3).people_a_month == 96
    assert Sessions(2, 20, 0.0).people_a_month == 0
