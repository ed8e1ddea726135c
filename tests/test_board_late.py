"""What is late, a row each: from the plan's words, else from what a manager wrote, else asked of the lead."""

from datetime import date

import pytest
from helpers.board_packs import built
from helpers.sample_rows import add_plan, add_task, insert

import queries
from loaders import Deciding, Decision, PackEdit, decide, edit_pack, open_database
from pages.board.pack import edits, late_words
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit

PLAN, AT = "north", date(2018, 3, 31)
WRITTEN = date(2018, 1, 31)  # the version of the plan "early"
PAST, AHEAD = date(2017, 3, 31), date(2018, 12, 31)
LATE = {
    "leads": (("Ann Example", "person"),), "timescale_kind": "day", "timescale_text": "31.3.17", "due_on": PAST,
    "evidence": "under_way", "evidence_phrase": "going on", "status_text": "Amber.", "progress": "It is going on.",
}  # fmt: skip
RED = {"declared_rating": "off_track", "declared_text": "Red", "declared_from": "text"}
TASKS = {
    "said": LATE | {"delay_reason": "partner", "delay_phrase": "awaiting the trust", "next_steps": "Meet the trust."},
    "kind": LATE | {"delay_reason": "funding"},
    "bare": {"timescale_kind": "day", "due_on": PAST},
    "moved": LATE | {"due_before": date(2016, 12, 31)},
    "pushed": LATE | RED | {"due_on": AHEAD, "due_before": PAST},
    "decided": LATE | RED,
    "no date": LATE | RED | {"due_on": None, "timescale_kind": "none", "timescale_text": None},
    "read red": LATE | {
        "due_on": AHEAD, "evidence": "not_started", "evidence_phrase": "not begun", "progress": "Not begun.",
        "start_by": PAST,
    },
    "fine": LATE | {"due_on": AHEAD},
}  # fmt: skip
# Latest report, cause, recovery action, revised date and by whom.
ROWS = {
    "said": ("Amber. It is going on.", "Waiting for somebody else: “awaiting the trust”", "Meet the trust.",
             "not revised; Ann Example"),
    "kind": ("Amber. It is going on.", "Short of money", "asked of the lead", "not revised; Ann Example"),
    "bare": ("nothing reported", "no lead to ask", "no lead to ask", "not revised; no lead named"),
    "moved": ("Amber. It is going on.", "asked of the lead", "asked of the lead",
              "31 Mar 2017, which has passed (was 31 Dec 2016); Ann Example"),
    "pushed": ("Amber. It is going on.", "asked of the lead", "asked of the lead",
               "31 Dec 2018 (was 31 Mar 2017); Ann Example"),
    "decided": ("Amber. It is going on.", "asked of the lead", "asked of the lead", "31 Dec 2018, as decided (was 31 Mar 2017); Ann Example"),
    "no date": ("Amber. It is going on.", "asked of the lead", "asked of the lead", "no date given; Ann Example"),
    "read red": ("Amber. Not begun.", "asked of the lead", "asked of the lead", "not revised; Ann Example"),
}  # fmt: skip


@pytest.fixture(scope="module")
def connection():
    made = open_database(":memory:")
    add_plan(made, PLAN, "North", AT)
    add_plan(made, "early", "Early", WRITTEN)
    for ref, due_on in (("new", date(2018, 1, 31)), ("old", PAST)):
        add_task(made, "early", ref, **LATE | {"due_on": due_on, "next_steps": "Carry on."})
    insert(made, "document", document_id=PLAN, file_name="plan.docx", media_type="", content=b"", size_bytes=0)
    for ref, task in TASKS.items():
        add_task(made, PLAN, ref, **task)
    moved = Decision("due_on", AHEAD.isoformat(), "agreed", "Bea Boss")
    decide(made, [Deciding(PLAN, f"{PLAN}/decided", AT, moved, as_at=AT)])
    return made


def panel(connection, edited=None, audience="board", lead=None, plan=PLAN):
    choice = Choice((plan,), AT, audience, lead)
    pack = built(connection, choice, edited)
    return next(one for section in pack.sections for one in section.panels if one.id == "late.tasks")


def rows(found):
    return {row.task_id.removeprefix(f"{PLAN}/"): row for row in found.table.rows}


def test_every_late_task_has_its_report_cause_recovery_and_revised_date(connection):
    found = panel(connection)
    assert [one.name for one in found.table.columns if one.is_brief] == [
        "Task", "Late by", "Latest report", "Cause", "Recovery action", "Revised date, by whom",
    ]  # fmt: skip
    assert {ref: row.cells[4:] for ref, row in rows(found).items()} == ROWS
    late_by = {ref: row.cells[2] for ref, row in rows(found).items()}
    assert [late_by[ref] for ref in ("said", "pushed", "no date", "read red")] == [
        "12 months", "off track; not yet due", "off track", "off track, on this tool’s reading; not yet due",
    ]  # fmt: skip
    assert list(late_by)[-4:] == ["pushed", "decided", "no date", "read red"]  # the overdue ones stand first
    assert found.title.text == (
        "4 tasks are overdue, the longest by 12 months; 4 more are off track, 1 of them on this tool’s reading; 2 say why"
    )
    assert [one.text for one in found.sentences] == [
        "Asked of the leads: the cause for 6 of 8 tasks and recovery action for 7 of 8 tasks."
    ]
    assert not any(row.is_written for row in found.table.rows)


def written(task, **fields):
    return {
        item: Edit(item, text, edited_by="Bea Boss")
        for item, text in ((late_words.item(f"{PLAN}/{task}", field), text) for field, text in fields.items())
    }


def test_what_a_manager_wrote_stands_in_the_same_cells_marked(connection):
    typed = written(
        "bare", cause="The lead left.", recovery="Name a new one.", revised_on="2018-06-30", by_whom="Bea Boss"
    )
    typed |= written("said", report="The trust has agreed.")
    found = panel(connection, typed)
    row = rows(found)["bare"]
    assert row.cells[5:] == (
        "The lead left. (added)",
        "Name a new one. (added)",
        "30 Jun 2018 (added); Bea Boss (added)",
    )
    assert rows(found)["said"].cells[4:6] == ("The trust has agreed. (added)", ROWS["said"][1])
    assert {ref for ref, row in rows(found).items() if row.is_written} == {"bare", "said"}
    assert found.title.text.endswith("3 say why")


def test_a_next_step_written_before_the_task_was_late_is_no_recovery_action(connection):
    found = panel(connection, plan="early")
    assert {row.task_id: row.cells[6] for row in found.table.rows} == {
        "early/old": "Carry on.",
        "early/new": "asked of the lead; next step of 31 Jan 2018: Carry on.",
    }
    assert (
        found.sentences[-1].text == "Asked of the leads: the cause for both tasks and recovery action for 1 of 2 tasks."
    )
    assert next(one for one in found.figures if one.id == "no_way_back").task_ids == ("early/new",)
    own = {
        item: Edit(item, "Hire.") for item in (late_words.item(f"early/{ref}", "recovery") for ref in ("new", "old"))
    }
    found = panel(connection, own, plan="early")
    assert {row.cells[6] for row in found.table.rows} == {
        "Hire. (added); Carry on.",
        "Hire. (added); next step of 31 Jan 2018: Carry on.",
    }
    assert next(one for one in found.figures if one.id == "no_way_back").value == 0


def test_a_public_pack_cleans_what_a_manager_wrote_of_names(connection):
    found = rows(panel(connection, written("kind", cause="Ann Example was ill."), "public"))["kind"]
    assert found.cells[5].endswith("was ill. (added)")
    assert "Ann Example" not in str(found.cells)
    assert found.cells[4] == "withheld"


def test_a_lead_is_asked_in_their_own_pack(connection):
    found = panel(connection, audience="lead", lead="Ann Example")
    assert rows(found)["moved"].cells[5] == "asked of you"
    assert found.sentences[0].text.startswith("Asked of you: ")


def test_words_of_a_late_task_are_kept_by_field_and_taken_back():
    connection = open_database(":memory:")
    task = "a:plan/1b"
    typed = {"cause": " The partner\u202e left. ", "recovery": "\u2800", "revised_on": "2018-03-31"}
    first = late_words.to_record(task, typed, {})
    assert first == [
        PackEdit("late:a:plan/1b:cause", "The partner left."),
        PackEdit("late:a:plan/1b:revised_on", "2018-03-31"),
    ]
    edit_pack(connection, "a pack", [*first, PackEdit("late.tasks", "Other words", "G")], edited_by="Ann")
    held = late_words.written(edits.read(queries.run(connection, "pack_edits", pack_key="a pack")))
    assert held == {task: {"cause": "The partner left.", "revised_on": "2018-03-31"}}
    assert late_words.to_record(task, typed, held[task]) == []
    gone = late_words.to_record(task, {"cause": "", "by_whom": ""}, held[task])
    assert gone == [PackEdit("late:a:plan/1b:cause")]
    edit_pack(connection, "a pack", gone, edited_by="Ann")
    held = late_words.written(edits.read(queries.run(connection, "pack_edits", pack_key="a pack")))
    assert held == {task: {"revised_on": "2018-03-31"}}
