"""Many tasks at once, the pure part: which cells changed, which decisions they are, and what can't be recorded."""

from datetime import date

import pytest
from helpers.sample_plans import NORTH
from helpers.sample_rows import keeping

import loaders
import queries
from pages.work.decide import changes as decide_changes
from pages.work.decide import words as decide_table


def rows_of(sample, *plans):
    """The rows of the query, of one plan or more."""
    return queries.run(sample, "decide_tasks", **keeping(plans=list(plans) or None))


def edited(sample, cells: dict, *, plan=NORTH, is_decided=()):
    """What comes of cells put into the table that has them: {(ref, column): text}."""
    rows = rows_of(sample, plan)
    which = next(one for one in decide_table.TABLES if {column for _, column in cells} <= set(table_of(rows, one)))
    sheet = decide_table.sheet(rows, which)
    after = sheet.table.copy()
    for (ref, column), value in cells.items():
        after.loc[sheet.names.index(ref), column] = value
    return sheet, decide_changes.edits(sheet, after, is_decided)


def table_of(rows, which=decide_table.RATED):
    """A table as it is drawn."""
    return decide_table.table(rows, which)


def changes(sample, cells: dict, **more) -> list[tuple]:
    """The changes as (words, value); there may be no problem."""
    _, found = edited(sample, cells, **more)
    assert found.problems == []
    return [(change.words, change.value) for change in found.changes]


def test_the_tables_show_each_task_the_most_doubtful_first(sample):
    table = table_of(rows_of(sample, NORTH))
    assert [task.split()[0] for task in table["Task"]] == ["2a", "2c", "2d", "1a", "1b", "1c", "2b"]
    assert list(table["Doubt"])[:4] == ["Never had a lead", "Not rated", "Not rated", "Rated by this tool alone"]
    assert table.iloc[4].to_dict() == {
        "Task": "1b  Made-up task 1b",
        "Confirm": False,
        "Rating": "R Off track",
        "What the plan says": "Nothing is reported.",
        "Doubt": "Rated by this tool alone",
        "Why": None,
    }
    assert table_of(rows_of(sample, NORTH), decide_table.DETAILS).iloc[4].to_dict() == {
        "Task": "1b  Made-up task 1b",
        "Standing": "Open",
        "Due date": "31 Oct 2015",
        "When, as written": "Oct 2015",
        "Leads": "Ann Example; Outreach Team",
        "Section": "Schools",
        "Why": None,
    }


def test_several_plans_are_named_and_keep_their_sections(sample):
    rows = rows_of(sample)
    assert any(task.startswith("South (made up) 3  ") for task in table_of(rows)["Task"])
    assert "Section" not in table_of(rows, decide_table.DETAILS)


def test_nothing_changed_is_nothing_to_record(sample):
    assert changes(sample, {}) == []


@pytest.mark.parametrize(
    ("column", "text", "said", "value"),
    [
        ("Rating", "C Complete", "1b: rating R Off track → C Complete", "complete"),
        ("Standing", "Closed without doing", "1b: standing Open → closed without doing", "closed_without_doing"),
        ("Due date", "31/3/2017", "1b: due date 31 Oct 2015 → 31 Mar 2017", "2017-03-31"),
        ("Due date", " 31.03.17 ", "1b: due date 31 Oct 2015 → 31 Mar 2017", "2017-03-31"),
        ("Leads", "Bea Sample", "1b: leads Ann Example; Outreach Team → Bea Sample", loaders.leads_value("Bea Sample")),
        ("Leads", "Nobody", "1b: leads Ann Example; Outreach Team → nobody", "[]"),
        ("Section", "Health", "1b: section Schools → Health", loaders.section_value("Health")),
    ],
)
def test_a_changed_cell_is_one_decision(sample, column, text, said, value):
    assert changes(sample, {("1b", column): text}) == [(said, value)]


def test_a_ticked_rating_is_confirmed_as_it_is_and_a_changed_one_as_changed(sample):
    assert changes(
        sample, {("1a", "Confirm"): True, ("1b", "Confirm"): True, ("1b", "Rating"): "A Behind schedule"}
    ) == [
        ("1a: rating confirmed as C Complete", "complete"),
        ("1b: rating R Off track → A Behind schedule", "behind"),
    ]


def test_a_row_has_a_reason_of_its_own_or_the_one_for_all(sample):
    sheet, found = edited(sample, {("1a", "Confirm"): True, ("1a", "Why"): "seen it", ("1b", "Confirm"): True})
    made = decide_changes.decidings(found.changes, sheet, {}, reason="agreed", decided_by="Ann")
    assert {one.task_id: one.decision.reason for one in made} == {f"{NORTH}/1a": "seen it", f"{NORTH}/1b": "agreed"}


def test_an_emptied_cell_is_left_to_the_document_where_it_was_decided(sample):
    found = changes(sample, {("1b", "Due date"): None}, is_decided=[(f"{NORTH}/1b", "due_on")])
    assert found == [("1b: due date 31 Oct 2015 → as the document has it", None)]


@pytest.mark.parametrize(
    ("ref", "column", "text", "said"),
    [
        ("1b", "Due date", "end of March", "1b, due date: “end of March” is no date: give day, month and year"),
        ("1b", "Due date", "31/2/2017", "is no date"),
        ("1b", "Due date", "31/3/1917", "31 Mar 1917 lies outside 2000 to 2100"),
        ("1b", "Leads", "N/K", "“N/K” names no lead"),
        ("1b", "Standing", "Duplicate", "open the task on the Tasks page"),
        ("2c", "Confirm", True, "2c, rating: there is no rating to confirm: choose one."),
        ("1b", "Why", "agreed", "1b has a reason and no change: tick Confirm or change a cell."),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence(sample, ref, column, text, said):
    _, found = edited(sample, {(ref, column): text})
    assert found.changes == []
    assert len(found.problems) == 1
    assert said in found.problems[0]


def test_an_emptied_cell_that_nobody_decided_is_nothing_to_record(sample):
    _, found = edited(sample, {("1b", "Due date"): None, ("1c", "Leads"): " "})
    assert (found.changes, found.problems, found.emptied) == ([], [], 2)


def test_decisions_know_what_the_table_showed_and_are_all_recorded(sample):
    sheet, found = edited(sample, {("1b", "Rating"): "C Complete", ("2b", "Rating"): "R Off track"})
    seen = {(f"{NORTH}/1b", "rating"): "earlier"}
    made = decide_changes.decidings(found.changes, sheet, seen, reason="agreed", decided_by="Ann")
    assert [(one.task_id, one.judged_at, one.seen) for one in made] == [
        (f"{NORTH}/1b", date(2016, 12, 31), "earlier"),
        (f"{NORTH}/2b", date(2016, 12, 31), None),
    ]
    loaders.decide(sample, decide_changes.decidings(found.changes, sheet, {}, reason="agreed", decided_by="Ann"))
    again = table_of(rows_of(sample, NORTH))
    assert list(again["Doubt"])[-2:] == ["None: a person confirmed it"] * 2
    assert list(again["Rating"])[-2:] == ["C Complete", "R Off track"]


def test_what_is_seen_is_what_is_in_force(sample):
    sheet, found = edited(sample, {("1b", "Rating"): "C Complete"})
    ids = loaders.decide(sample, decide_changes.decidings(found.changes, sheet, {}, reason="agreed", decided_by="Ann"))
    seen = queries.run(sample, "decide_seen", on_date=None, known_at=None, plans=[NORTH])
    assert [tuple(row)[:4] for row in seen.itertuples(index=False)] == [(f"{NORTH}/1b", "rating", ids[0], "complete")]
    loaders.undo(sample, ids[0], reason="a slip", undone_by="Ann")
    assert queries.run(sample, "decide_seen", on_date=None, known_at=None, plans=[NORTH]).empty
