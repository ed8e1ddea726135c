"""Ratings are told apart by letter, words and shape, and by colour as far as that is said here; charts can be read."""

import re
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from helpers.chart_words import faint_words
from helpers.colour_vision import VISIONS, apart
from helpers.quarterly_plan import quarterly

import queries
from pages.data.questions import figure as answer
from pages.said import ratings
from pages.said.goals import Goal, forecast
from pages.status.changes.dates import figure as dates
from pages.status.changes.history import figure as history
from pages.training.training import figure as training

PARTS = Path(__file__).parents[1] / "pages" / "common" / "drawn" / "parts.js"
PLAIN = 10.0  # a distance in CIE 1976 that is plain to see without the two side by side
# The ratings, by their letters, whose colours are nearer than that: there letter, words and shape alone tell.
NEAR = {
    (False, "grey"): "AG AN AR GN GR NR",
    (True, "grey"): "AC AG AN AR CG CN CR GN GR NR",
    (True, "deuteranopia"): "GR",
}
ALL = {"on_date": None, "known_at": None, "plans": None, "task_ids": None}
DAY = pd.Timestamp
both = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def test_each_rating_has_a_letter_words_and_a_shape_of_its_own():
    table = re.search(r"const SHAPES = \{\n(.*?)\n\};", PARTS.read_text(encoding="utf-8"), re.DOTALL)[1]
    shapes = dict(re.findall(r"^  (\w+): (\[.*\]),$", table, re.MULTILINE))
    assert list(shapes) == [one.code for one in ratings.ALL]
    for own in (shapes.values(), [one.letter for one in ratings.ALL], [one.label for one in ratings.ALL]):
        assert len(set(own)) == len(ratings.ALL)


@both
@pytest.mark.parametrize("vision", VISIONS)
def test_colours_are_plain_to_tell_apart_but_for_those_named(vision, dark):
    near = {
        "".join(sorted(one.letter + other.letter))
        for one, other in combinations(ratings.RATINGS, 2)
        if apart(ratings.colour(one.code, dark), ratings.colour(other.code, dark), vision) < PLAIN
    }
    assert near == set(NEAR.get((dark, vision), "").split())


def test_the_measure_of_colours_is_the_published_one():
    assert apart("#000000", "#ffffff", "full") == pytest.approx(100, abs=0.01)
    assert apart("#ff0000", "#00ff00", "full") == pytest.approx(170.6, abs=0.1)  # as colour tables give it
    assert all(apart("#808080", "#808081", one) < 1 for one in VISIONS)
    assert apart("#ff0000", "#00ff00", "deuteranopia") < apart("#ff0000", "#00ff00", "full") / 2


def goal() -> Goal:
    """A goal of 1,000 staff with three counts, and people who lapse."""
    counts = [("2017-05-31", 700), ("2017-08-31", 810), ("2017-11-30", 900)]
    return Goal(
        plan_id="alpha", plan="Alpha", programme="WRAP", audience="", measure="staff", target=1000, share=None,
        people=None, people_source="", due_on=DAY("2018-03-31"), doubt=None, is_given=False, source="",
        plan_said="", validity_months=12, judged_at=DAY("2017-12-05"),
        readings=pd.DataFrame([(DAY(day), count, False, "person") for day, count in counts],
                              columns=["as_at", "value", "is_old", "origin"]),
        waves=pd.DataFrame([(DAY("2018-01-12"), DAY("2018-01-01"), 30)], columns=["valid_until", "month", "people"]),
    )  # fmt: skip


@both
def test_every_word_that_a_chart_draws_can_be_read(dark):
    with quarterly() as plan:
        rows = {
            "history": queries.run(plan, "history", **ALL, with_computed=True),
            "dates": queries.run(plan, "date_moves", **ALL),
        }
    points = [("Una Marsh", 3.0), ("Sam Field", 1.0)]
    drawn = {
        "training": training.trend(goal(), forecast(goal()), dark=dark),
        "history": history.figure(rows["history"], dark),
        "dates": dates.figure(rows["dates"], dark),
        "bars": answer.figure(points, False, dark),
        "line": answer.figure(points, True, dark),
    }
    assert {name: faint_words(one, dark) for name, one in drawn.items()} == {name: [] for name in drawn}
