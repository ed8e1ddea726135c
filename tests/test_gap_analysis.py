"""The gap analysis: its words and its table, from rows as the query gives them, and its page through the frame."""

import json

import pandas as pd
import pytest
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH, fill
from helpers.sample_rows import keeping

import queries
from loaders.record.database import open_database
from pages.said.area_words import Noun
from pages.status.gap_analysis import view, words

NOUNS = {NORTH: Noun("stakeholder group", "stakeholder groups"), SOUTH: Noun("area", "areas")}


@pytest.fixture(scope="module")
def sample():
    """A connection to the two made-up plans, in memory; these tests only read."""
    connection = open_database(":memory:")
    fill(connection)
    yield connection
    connection.close()


def made(sample, *, is_by_size=False, **filters):
    """The gap analysis of the made-up plans, and its table as it is drawn."""
    drawn = view.made(queries.run(sample, "completion_by_area", **keeping(**filters)), NOUNS, is_by_size)
    return drawn, json.loads(drawn.table.drawn)


def test_completion_is_said_with_its_numbers_and_what_they_leave_out(sample):
    drawn, table = made(sample, plans=[NORTH])
    assert drawn.headline == "1 of 6 complete; nothing complete in 1 of 2 stakeholder groups"
    assert drawn.subtitle == (
        "7 tasks in 2 stakeholder groups, as at 31 Dec 2016; 1 not rated stays in the total; "
        "1 closed without doing is left out. Outlined: computed."
    )
    assert [column["label"] for column in table["columns"]] == ["Stakeholder group", "Ratings", "Complete", "Overdue"]
    assert [(row["cells"][0]["text"], row["cells"][2]["text"], row["cells"][3]) for row in table["rows"]] == [
        ("Health", "none of 3", 0),  # the least complete first
        ("Schools", "1 of 3", 1),
    ]
    assert [(one.said, len(one.task_ids)) for one in drawn.behind.values()] == [
        ("Health: none of 3 complete; 1 closed", 4),
        ("Schools: 1 of 3 complete, computed", 3),
    ]


def test_where_each_area_has_something_complete_the_least_is_named():
    rows = pd.DataFrame({"area": ["Schools", "Health"], "complete": [2, 1], "counted": [4, 5]})
    assert words.headline(rows, next(iter(NOUNS.values()))) == "3 of 9 complete; least in Health: 1 of 5"


def test_a_bar_holds_each_rating_and_is_of_one_length_or_as_long_as_its_tasks(sample):
    _, table = made(sample, plans=[SOUTH])
    bars = {row["cells"][0]["text"]: row["cells"][1] for row in table["rows"]}
    assert {name: [(one["code"], one["how"], one["n"]) for one in bar["parts"]] for name, bar in bars.items()} == {
        "Courses": [("on_schedule", "computed", 1)],
        "Money": [("on_schedule", "computed", 1), ("not_rated", "declared", 1)],
        "Schools": [("complete", "declared", 1)],
    }
    assert {bar["length"] for bar in bars.values()} == {1}
    _, by_size = made(sample, is_by_size=True, plans=[SOUTH])
    assert [row["cells"][1]["length"] for row in by_size["rows"]] == [1, 0.5, 0.5]


def test_several_plans_have_a_heading_each_and_are_never_added_up(sample):
    drawn, table = made(sample)
    assert drawn.headline == "" and drawn.subtitle.startswith("Each plan at its own date, never added up")
    assert list(dict.fromkeys(row["heading"] for row in table["rows"])) == [
        "North (made up), as at 31 Dec 2016: 1 of 6 complete; nothing complete in 1 of 2 stakeholder groups",
        "South (made up), as at 30 Sep 2017: 1 of 4 complete; nothing complete in 2 of 3 areas",
    ]


def test_an_area_where_no_task_counts_is_no_bar(sample):
    _, table = made(sample, ratings=["not_rated"], words="2d")
    assert [row["cells"][1:3] for row in table["rows"]] == [["", {**table["rows"][0]["cells"][2], "text": ""}]]


def test_an_area_has_its_tasks_beside_it(frame):
    page = through_frame(frame, "status/gap_analysis/page.py", plan="North (made up)", group=f"{NORTH}|Schools")
    assert not page.exception
    assert [one.value for one in page.subheader] == [r"Schools\: 1 of 3 complete, computed"]
