"""The heat map's words and cells, from rows as the query gives them, and its page through the frame."""

import json

import pandas as pd
import pytest
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH, fill
from helpers.sample_rows import keeping

import queries
from loaders.record.database import open_database
from pages.said import ratings, rows, shades
from pages.said.area_words import Noun
from pages.said.ratings import DARK_BACKGROUND, LIGHT_BACKGROUND
from pages.status.heat_map import view
from pages.status.heat_map import words as said
from pages.status.heat_map.view import Grid

GROUPS = Noun("stakeholder group", "stakeholder groups")
NOUNS = {NORTH: GROUPS, SOUTH: Noun("area", "areas")}


@pytest.fixture(scope="module")
def sample():
    """A connection to the two made-up plans, in memory; these tests only read."""
    connection = open_database(":memory:")
    fill(connection)
    yield connection
    connection.close()


def cells(sample, rows_by="area", columns_by="rating", **filters) -> pd.DataFrame:
    """The cells of the two made-up plans."""
    view_of = {"rows_by": rows_by, "columns_by": columns_by, "worst_first": True}
    return queries.run(sample, "heat_map", **view_of, **keeping(**filters))


def made(sample, rows_by="area", columns_by="rating", *, as_share=False, **filters):
    """The heat map of the made-up plans, and its table as it is drawn."""
    found = cells(sample, rows_by, columns_by, **filters)
    drawn = view.made(found, NOUNS, Grid(rows_by, columns_by, as_share, worst_first=True))
    return drawn, json.loads(drawn.table.drawn)


def shown(row) -> list:
    """A row's cells as one reads them."""
    return [cell and (cell["shown"], cell["note"]) for cell in row["cells"][1:-1]]


@pytest.mark.parametrize(
    ("first_day", "expected"),
    [("2015-10-01", "Oct–Dec 2015"), ("2016-01-01", "Jan–Mar 2016"), ("", "No date given")],
)
def test_quarters_are_named_by_their_months(first_day, expected):
    assert said.quarter(first_day) == expected


@pytest.mark.parametrize(
    ("view_of", "filters", "expected"),
    [
        (("area", "rating"), {"plans": [NORTH]}, "1 of 2 stakeholder groups has tasks off track"),
        (("area", "rating"), {"plans": [SOUTH]}, "Nothing that is rated is off track or behind schedule"),
        (("area", "rating"), {"plans": [NORTH], "with_computed": False}, "No task here has a rating"),
        (("area", "rating"), {"plans": [NORTH], "ratings": ["off_track"]}, "1 of 1 task: off track"),
        (("plan", "rating"), {}, "1 of 2 plans has tasks off track"),
        # a task that two people share falls due once
        (("lead", "quarter"), {"areas": ["Schools"], "plans": [NORTH]}, "Most fall due in Oct–Dec 2015: 1 of 3"),
        (("area", "rating"), {}, ""),  # each plan has its own
    ],
)
def test_the_finding(sample, view_of, filters, expected):
    assert made(sample, *view_of, **filters)[0].headline == expected


def test_several_plans_have_a_heading_each_in_their_own_words_and_are_never_added_up(sample):
    drawn, table = made(sample)
    assert list(dict.fromkeys(row["heading"] for row in table["rows"])) == [
        "North (made up), as at 31 Dec 2016: 1 of 2 stakeholder groups has tasks off track",
        "South (made up), as at 30 Sep 2017: Nothing that is rated is off track or behind schedule",
    ]
    assert table["columns"][0]["label"] == "Area"  # they don't call them alike
    assert "never added up" in drawn.subtitle and "11" not in drawn.subtitle


@pytest.mark.parametrize(
    ("rows_by", "expected"),
    [
        ("area", "7 tasks by stakeholder group and rating, as at 31 Dec 2016. Outlined: all computed."),
        ("lead", "7 tasks by lead and rating, as at 31 Dec 2016. A task of several leads counts at each."),
    ],
)
def test_what_is_counted(sample, rows_by, expected):
    assert made(sample, rows_by, plans=[NORTH])[0].subtitle.startswith(expected)


def test_every_cell_stands_with_its_number_and_zero_is_empty(sample):
    _, table = made(sample, plans=[NORTH])
    assert [column["label"] for column in table["columns"]] == [
        "Stakeholder group", "C Complete", "G On schedule", "A Behind schedule", "R Off track", "N No information",
        "– Not rated", "All",
    ]  # fmt: skip
    assert [(row["id"], row["cells"][0]["text"], row["cells"][-1]) for row in table["rows"]] == [
        (f"{NORTH}|Schools|*", "Schools", 3),
        (f"{NORTH}|Health|*", "Health", 4),
    ]
    one = ("1", "")
    assert [shown(row) for row in table["rows"]] == [
        [one, one, None, one, None, None],
        [None, None, one, None, one, ("2", "")],
    ]
    assert [cell["how"] for cell in table["rows"][0]["cells"][1:-1] if cell] == ["computed"] * 3


def test_a_share_never_stands_without_its_numbers(sample):
    _, table = made(sample, as_share=True, plans=[NORTH])
    assert shown(table["rows"][0])[0] == ("33 %", "1 of 3")
    assert table["rows"][0]["cells"][1]["said"] == "Schools, C Complete: 33 %, 1 of 3, computed"
    assert "shares" in table["look"]


def test_a_cell_of_both_says_how_many_are_computed():
    mixed = rows.count("one", 3, "behind", share=0.2, computed=2, said="Schools: 3")
    assert (mixed["how"], mixed["note"]) == ("declared", "2 computed")
    assert rows.count("one", 3, "behind", share=0.2, computed=3, said="Schools: 3")["note"] == ""


@pytest.mark.parametrize("columns_by", ["rating", "quarter"])
@pytest.mark.parametrize("rows_by", ["area", "lead", "plan"])
def test_whatever_can_be_chosen_has_its_tasks_behind_it(sample, rows_by, columns_by):
    drawn, table = made(sample, rows_by, columns_by)
    counts = {cell["id"]: cell["n"] for row in table["rows"] for cell in row["cells"][1:-1] if cell}
    assert len(counts) == len(cells(sample, rows_by, columns_by))
    heads = {column["id"] for column in table["columns"] if column["id"]}
    assert {*counts, *heads, *(row["id"] for row in table["rows"])} == set(drawn.behind)
    assert counts == {id_: len(drawn.behind[id_].task_ids) for id_ in counts}
    assert {one for id_ in heads for one in drawn.behind[id_].task_ids} == set(
        queries.run(sample, "tasks", **keeping()).task_id
    )


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        (f"{NORTH}|Schools|off_track", ("Schools, R Off track: 1 of 3, computed", 1)),
        (f"{NORTH}|Schools|*", ("Schools: 3 tasks", 3)),
        ("*|*|not_rated", ("– Not rated: 3 tasks", 3)),
    ],
)
def test_what_was_chosen_in_words(sample, id_, expected):
    behind = made(sample)[0].behind[id_]
    assert (behind.said, len(behind.task_ids)) == expected


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("code", [rating.code for rating in ratings.RATINGS])
def test_text_reads_on_every_tint(code, dark):
    colour, background = ratings.colour(code, dark), DARK_BACKGROUND if dark else LIGHT_BACKGROUND
    plain, on = "#E8EBED" if dark else "#1F2428", ratings.text_colour(code, dark)
    for share in (0.01, 0.25, 0.5, 0.59, 0.6, 0.75, 1):
        for is_pale in (False, True):
            text = on if rows.is_strong(share, is_pale=is_pale) else plain
            fill = shades.mix(colour, background, rows.tint(share, is_pale=is_pale))
            assert shades.contrast(text, fill) >= 4.5


def test_a_cell_has_its_tasks_beside_it_and_one_of_them_in_their_place(frame):
    page = through_frame(frame, "status/heat_map/page.py", plan="North (made up)", cell=f"{NORTH}|Schools|off_track")
    assert not page.exception
    assert [one.value for one in page.subheader] == [r"Schools, R Off track\: 1 of 3, computed"]
    page.query_params["task"] = f"{NORTH}/1b"
    page.run()
    assert not page.exception and not page.subheader
    page.button(key="task_close").click().run()
    assert page.query_params["cell"] == f"{NORTH}|Schools|off_track"
    page.button(key="cell_close").click().run()
    assert "cell" not in page.query_params and not page.subheader


def test_a_cell_that_is_not_there_says_so(frame):
    page = through_frame(frame, "status/heat_map/page.py", cell="<script>")
    assert not page.exception
    assert [one.value for one in page.subheader] == ["No task stands there now"]


def test_an_address_names_the_rows_in_either_language(frame):
    page = through_frame(frame, "status/heat_map/page.py", rows="Lead", lang="cy")
    assert not page.exception
    assert page.session_state["rows"] == "lead"
