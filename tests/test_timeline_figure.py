"""The timeline as plain values, and its words, from the query on made-up plans."""

import json
from datetime import date

import pandas as pd
import pytest
from helpers.sample_plans import NORTH
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database
from pages.said.axis import Axis
from pages.status.timeline import words
from pages.status.timeline.figure import figure

AS_AT = date(2016, 12, 31)
DAY = {"timescale_kind": "day", "evidence": "under_way"}


@pytest.fixture
def rows(sample):
    """The timeline of the plan North."""
    return queries.run(sample, "timeline", **keeping(plans=[NORTH]))


@pytest.fixture
def alpha():
    """The rows of a plan of one's own, at 31 Dec 2016: alpha(a task's values, …)."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", AS_AT)

    def timeline(*tasks):
        for number, values in enumerate(tasks):
            add_task(connection, "alpha", **{"ref": str(number), **values})
        return queries.run(connection, "timeline", **keeping())

    yield timeline
    connection.close()


def drawn(rows) -> dict:
    """What the browser gets."""
    return json.loads(figure(rows).drawn)


def tasks_of(told: dict) -> dict[str, dict]:
    """Every row that is drawn, by its ref."""
    return {one["ref"]: one for plan in told["plans"] for part in plan["parts"] for one in part["rows"]}


def test_the_late_stand_first_and_what_is_complete_or_undated_is_folded(rows):
    parts = drawn(rows)["plans"][0]["parts"]
    assert [(one["title"], one["is_open"], [row["ref"] for row in one["rows"]]) for one in parts] == [
        ("1 overdue", True, ["1b"]),
        ("2 to come", True, ["1c", "2b"]),
        ("1 without a due date", True, ["2a"]),
        ("1 without a date", False, ["2c"]),
        ("1 complete", False, ["1a"]),
        ("1 closed or duplicate", False, ["2d"]),
    ]


def test_where_everything_would_be_folded_the_first_part_is_open(rows):
    parts = drawn(rows[rows["part"].isin(["complete", "closed"])])["plans"][0]["parts"]
    assert [one["is_open"] for one in parts] == [True, False]


def test_a_window_takes_whole_days_and_what_is_late_goes_on_to_the_as_at_line(rows):
    late = tasks_of(drawn(rows))["1b"]
    months = Axis(pd.Timestamp(2015, 10, 1), pd.Timestamp(2018, 1, 1))
    end, as_at = months.at(pd.Timestamp(2015, 11, 1)), months.at(pd.Timestamp(2017, 1, 1))
    assert (late["mark"], late["from"], late["to"], late["late"]) == ("window", 0, end, [end, as_at])
    assert late["when"] == ["14 months overdue", "due 31 Oct 2015"]
    assert drawn(rows)["plans"][0]["as_at"] == as_at


def test_months_follow_what_isnt_folded_and_what_lies_outside_points_there(alpha):
    told = drawn(
        alpha(
            {**DAY, "due_on": date(2017, 1, 31)},
            {**DAY, "due_on": date(2010, 1, 1), "evidence": "done"},
            {**DAY, "due_on": date(2040, 1, 1)},
            {"timescale_kind": "ongoing"},
        )
    )
    assert (told["months"][0]["year"], told["months"][-1]["year"]) == ("2016", "2022")
    assert {ref: row["mark"] for ref, row in tasks_of(told).items()} == {
        "0": "day", "1": "earlier", "2": "later", "3": "ongoing",
    }  # fmt: skip


def test_years_later_the_months_still_reach_back_to_where_most_dates_are(rows):
    later = drawn(rows.assign(as_at=pd.Timestamp(2026, 12, 31)))
    assert (later["months"][0]["year"], later["months"][-1]["year"]) == ("2015", "2026")


def test_without_any_date_there_are_no_months(alpha):
    told = drawn(alpha({}, {"timescale_text": "soon"}))
    assert told["months"] == []
    assert [row["when"] for row in tasks_of(told).values()] == [["nothing written"], ["“soon”"]]


def test_the_key_explains_the_shapes_that_are_drawn(rows, alpha):
    assert [one["shape"] for one in drawn(rows)["key"]] == ["window", "day", "ongoing", "late", "outlined"]
    assert drawn(alpha({}))["key"] == [{"shape": "outlined", "said": "computed rating"}]


def test_a_plan_has_its_own_as_at_line_and_of_several_its_own_heading(sample):
    north, south = drawn(queries.run(sample, "timeline", **keeping()))["plans"]
    assert (north["name"], north["as_at_said"]) == ("North (made up)", "as at 31 Dec 2016")
    assert south["said"] == "None of 4 tasks is overdue; the next is due 30 Nov 2017"
    assert north["as_at"] < south["as_at"]


def test_a_row_has_its_rating_with_its_basis_and_opens_its_task(sample):
    rows = queries.run(sample, "timeline", **keeping())
    told = drawn(rows)
    late, complete = told["plans"][0]["parts"][0]["rows"][0], told["plans"][1]["parts"][-1]["rows"][0]
    assert (late["id"], late["address"]) == (f"{NORTH}/1b", f"/tasks?task={NORTH}/1b")
    assert [(row["rating"]["letter"], row["rating"]["how"]) for row in (late, complete)] == [
        ("R", "computed"), ("C", "declared"),
    ]  # fmt: skip
    assert figure(rows).ids == tuple(rows["task_id"])


def test_many_tasks_are_all_there_and_a_long_ref_is_cut(alpha):
    told = drawn(
        alpha(*({**DAY, "due_on": date(2010 + number % 14, 1, 1)} for number in range(300)), {"ref": "9" * 40})
    )
    assert len(tasks_of(told)) == 301
    assert max(len(ref) for ref in tasks_of(told)) == 12
    assert all(0 <= place <= 1 for row in tasks_of(told).values() for place in (row["from"], row["to"]))


@pytest.mark.parametrize(
    ("tasks", "headline", "subtitle"),
    [
        ([{**DAY, "due_on": date(2016, 10, 1)}], "The one task is overdue by 3 months", "Of 1 due by 31 Dec 2016, none is complete."),
        ([{}], "The one task isn’t overdue; it has no due date", ""),
        ([{**DAY, "due_on": date(2016, 10, 1)}, {**DAY, "due_on": date(2015, 10, 1)}, {**DAY, "due_on": date(2017, 1, 5)}], "2 of 3 tasks are overdue, the longest by 15 months; the next is due 5 Jan 2017", "Of 2 due by 31 Dec 2016, none is complete."),
        ([{"evidence": "done", **{"due_on": date(2016, 1, 1)}}, {"evidence": "done"}], "Every task is complete", "Of 1 due by 31 Dec 2016, 1 is complete."),
        ([{"evidence": "done"}, {"evidence": "replaced"}], "Every task is complete or closed", ""),
        ([{}, {**DAY, "due_on": date(2017, 1, 5)}], "None of 2 tasks is overdue; the next is due 5 Jan 2017", "Nothing was due by 31 Dec 2016."),
    ],
)  # fmt: skip
def test_the_finding_says_what_is_late_and_what_comes_next(alpha, tasks, headline, subtitle):
    rows = alpha(*tasks)
    assert (words.headline(rows), words.subtitle(rows)) == (headline, subtitle)


def test_several_plans_are_never_summed(sample):
    rows = queries.run(sample, "timeline", **keeping())
    assert words.headline(rows) == "1 of 2 plans has overdue tasks"
    assert words.subtitle(rows) == "Each plan at its own as-at date."
