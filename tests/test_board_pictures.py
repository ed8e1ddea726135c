"""A pack's pictures as the Board page draws them: what each row says and opens, from plain values."""

import json

import pytest
from helpers.drawn_rows import in_words

from pages.board.pack.model import Chart, Column, Figure, Mark, Row, Sentence, Series, Table, Timeline
from pages.board.story import figure

PLANS = {"a": "Ayton", "b": "Beeton"}


def drawn(table) -> dict:
    """What the browser gets."""
    return json.loads(table.drawn)


def at(id_: str) -> str:
    return f"/board?task={id_}"


def row(plan_id: str, *cells, task_id: str | None = "t") -> Row:
    return Row(cells, task_id, "off_track", True, plan_id)


REF_FIRST = (Column("Ref"), Column("Question", width=3.0), Column("Rating", "rating", is_brief=False))
NAMED = (Column("Due", "date"), Column("Task"))


@pytest.mark.parametrize(
    ("columns", "rows", "words", "headings"),
    [
        (REF_FIRST, [row("a", "1a", "Why?", "R Off track, computed")], [["1a Why?", "R Off track, computed"]], [""]),
        (REF_FIRST, [row("a", "none", "Why?", "– Not rated")], [["Why?", "– Not rated"]], [""]),
        (NAMED, [row("a", "2016-12-31", "1 Do it")], [["31 Dec 2016", "1 Do it"]], [""]),
        (NAMED, [row("a", "", "x"), row("b", "", "y")], [["no date given", "x"], ["no date given", "y"]], [*PLANS.values()]),
        (NAMED, [row("a", "", "Ayton: x"), row("b", "", "Beeton: y")],
         [["no date given", "Ayton: x"], ["no date given", "Beeton: y"]], ["", ""]),
        (NAMED, [row("a", "", "x"), row("b", "", "y"), row("a", "", "z")],
         [["no date given", one] for one in "xyz"], ["", "", ""]),
    ],
)  # fmt: skip
def test_a_table_opens_its_tasks_by_their_words_with_the_ref_before_them(columns, rows, words, headings):
    made = figure.table(Table("Late", columns, tuple(rows)), "Late", PLANS, at)
    told = drawn(made)
    assert in_words(made) == words
    assert [one["heading"] for one in told["rows"]] == headings
    assert {one["address"] for one in told["rows"]} == {"/board?task=t"}
    assert told["columns"][told["opens"]]["label"] in ("Question", "Task")
    assert [one["look"] for one in told["columns"]] == [
        "wide" if not one.is_brief else "" for one in columns if one.name != "Ref"
    ]


def test_a_chart_is_bars_whose_rows_open_their_tasks():
    rated = (
        Series("C Complete", "complete", False, (2, 0), (("1", "2"), ())),
        Series("R Off track, computed", "off_track", True, (1, 1), (("3",), ("4",))),
    )
    made = figure.bars(Chart("By area.", "tasks", ("Health", "Schools"), rated), "Areas", {0: "p|row|0"}, at)
    assert in_words(made) == [["Health", "2 complete and 1 off track", "3"], ["Schools", "1 off track", "1"]]
    assert [one["id"] for one in drawn(made)["rows"]] == ["p|row|0", ""]
    assert [one["cells"][1]["length"] for one in drawn(made)["rows"]] == [1.0, 0.333]
    plain = (Series("Trained", None, False, (810,)), Series("Still to train", None, True, (190,)))
    made = figure.bars(Chart("Training.", "people", ("WRAP",), plain), "Training", {}, at)
    assert in_words(made) == [["WRAP", "810 trained and 190 still to train", "810", "190"]]


def test_figures_are_tiles_and_only_those_with_tasks_open():
    figures = (Figure("late", "Late", 3, 40, "3 of 40", ("t",)), Figure("none", "Unowned", 0, 40, "none of 40"))
    tiles = drawn(figure.tiles(figures, {"late": "p|late"}, at))["tiles"]
    assert [(one["number"], one["rest"], one["label"], one["id"]) for one in tiles] == [
        ("3", "of 40", "Late", "p|late"), ("none", "of 40", "Unowned", ""),
    ]  # fmt: skip


def test_a_label_of_the_one_page_leads_to_its_part_where_there_is_one():
    told = (Sentence("summary.late", "3 are.", "3 are.", label="Late"), Sentence("summary.x", "x", "x", label="Other"))
    rows = drawn(figure.labelled(told, {"summary.late": "late"}, lambda one: one.text))["rows"]
    assert [(one["cells"][0] if isinstance(one["cells"][0], str) else one["cells"][0]["id"]) for one in rows] == [
        "late",
        "Other",
    ]


def test_the_timeline_has_what_is_late_before_what_comes_and_each_plan_apart():
    marks = (
        Mark("1a Late one", "Ann", "2016-10-31", "2 months late", "a/1", "off_track", True, "a"),
        Mark("2 Ahead", "Bob", "2017-02-28", "in 59 days", "b/2", "on_schedule", False, "b"),
    )
    line = Timeline("All of it.", "2016-10-31", "2017-02-28", "2016-12-31", marks)
    made = figure.timeline(line, PLANS, {"a/1": ("1a", "The late one in full")}, at)
    told = drawn(made)
    assert made.ids == ("a/1", "b/2")
    parts = [(plan["name"], part["title"], part["rows"][0]) for plan in told["plans"] for part in plan["parts"]]
    assert [one[:2] for one in parts] == [("Ayton", "1 overdue"), ("Beeton", "1 to come")]
    late, ahead = parts[0][2], parts[1][2]
    assert (late["ref"], late["action"], late["when"]) == (
        "1a",
        "The late one in full",
        ["2 months late", "due 31 Oct 2016"],
    )
    assert late["from"] < late["late"][1] < ahead["from"] and ahead["late"] is None
    assert (ahead["action"], ahead["rating"]["code"], late["rating"]["how"]) == ("2 Ahead", "on_schedule", "computed")
    assert [one["said"] for one in told["key"]] == ["due", "overdue", "computed rating"]
