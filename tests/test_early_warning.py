"""Early warning: its signs, the words that name another task, and whether it finds late tasks earlier than their dates do."""

from datetime import date

import pandas as pd
import pytest
from helpers.back_tested import judged, read
from helpers.drawn_rows import ids
from helpers.framed import through_frame
from helpers.plan_histories import histories
from helpers.sample_plans import NORTH
from helpers.sample_rows import LOADED_AT, add_plan, add_task, insert, keeping

import queries
from loaders.record.database import open_database
from pages.work.early_warning import words as warning_words


def test_it_finds_late_tasks_earlier_than_soonest_due_first(capsys):
    lists = read(judged([one for seed in range(101, 106) for one in histories(seed, 3)]), 5)
    with capsys.disabled():
        print(f"\n{lists.table.round(3)}")
    warned, soonest, blindly = (
        lists.table.loc[one] for one in ("early warning", "soonest due first", "picked blindly")
    )
    assert lists.late > 100
    assert warned["right"] > soonest["right"] > blindly["right"]
    assert warned["seen"] >= soonest["seen"] > blindly["seen"]
    assert warned["days"] > soonest["days"]


@pytest.fixture
def connection():
    """A database without a plan."""
    opened = open_database(":memory:")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("See 1f.", "See 1f"),
        ("Work goes on, see also task 1f for the detail", "see also task 1f"),
        ("To start once 12 is agreed.", "once 12 is"),
        ("Waits for task 1f", "Waits for task 1f"),
        ("awaiting the outcome of 1F", "outcome of 1F"),
        ("Depends on 3 and 12.", "Depends on 3 and 12"),
        ("Task 12 must be finished first", "Task 12 must"),
        ("Linked to P2.1; see appendix 2", "Linked to P2.1"),
        ("See appendix 2, paper 4 and section 26 of the Act", None),
        ("After phase 2 and Level 3, in 2015", None),
        ("After 12 months, or until 3 pm", None),
        ("Once 12 sessions are held; 3 done", None),
        ("Following 12 March", None),
        ("See 99.", None),
        ("See own.", None),
        ("Not dependent on 3", None),
        ("This doesn’t depend on the outcome of task 3 or task 12.", None),
        ("No longer waits for 3", None),
        ("There is no need to wait for task 3", None),
        ("Independent of task 3", None),
        ("Task 2 completed so this can start", None),
        ("Task 2 has now been completed; waits for 3", "waits for 3"),
        ("Now that 2 is done, this can start", None),
        ("Now that task 2 is done, this can start", None),
        ("Linked to 2 (completed)", None),
        ("We have finished task 2", None),
        ("Not started until 3 is done", "until 3 is done"),
        ("It can't start before task 3 is complete", "task 3 is complete"),
        ("Not begun, waiting for 3", "waiting for 3"),
        ("Not only dependent on 3", "dependent on 3"),
        ("Once task 2 is completed", "Once task 2 is completed"),
    ],
)
def test_words_name_another_task_by_its_reference(connection, words, phrase):
    add_plan(connection, "p", "P", date(2026, 3, 31))
    for ref in ("1f", "2", "3", "4", "12", "26", "P2.1"):
        add_task(connection, "p", ref)
    asking = add_task(connection, "p", "own", next_steps=words)
    found = connection.execute("from task_naming(null, null)").df()
    assert set(found["task_id"]) <= {asking}
    assert set(found["phrase"]) == ({phrase} if phrase else set())


def _version(connection, snapshot_id: str, as_at: date) -> None:
    insert(
        connection, "snapshot", snapshot_id=snapshot_id, plan_id="p", as_at=as_at, as_at_basis="stated", document_id=snapshot_id,
        loaded_at=LOADED_AT, loaded_by="test", wording="as_published",
    )  # fmt: skip


def test_each_sign_is_a_fact_of_the_versions_with_its_points(connection):
    add_plan(connection, "p", "P", date(2025, 9, 30))
    _version(connection, "p2", date(2025, 12, 31))
    _version(connection, "p3", date(2026, 3, 31))
    ann, bo = (("Ann", "person"),), (("Bo", "person"),)
    told = {"progress": "Draft written", "next_steps": "Print", "evidence": "under_way"}
    for snapshot_id, moved in (("p", date(2026, 6, 30)), ("p2", date(2026, 6, 30)), ("p3", date(2026, 12, 31))):
        of_it = {"snapshot_id": snapshot_id}
        add_task(connection, "p", "1", leads=bo, due_on=date(2026, 1, 31), **told, **of_it)
        add_task(
            connection, "p", "2", leads=bo, due_on=moved, progress=f"Told {snapshot_id}", next_steps="See 1.", **of_it
        )
        add_task(connection, "p", "3", leads=bo, due_on=date(2026, 7, 20), **of_it)
        add_task(connection, "p", "4", **told, **of_it)
    for ref in "5678":
        add_task(connection, "p", ref, leads=ann, due_on=date(2026, 6, 30), progress="New", snapshot_id="p3")

    found = queries.run(connection, "early_warning", board_on=None, **keeping()).set_index("ref")

    signs = [f"points_{sign}" for sign in ("moved", "board", "named", "lead", "words")]
    points = {ref: tuple(int(one) for one in row) for ref, *row in found[[*signs, "points", "warnings"]].itertuples()}
    assert points == {
        "2": (2, 0, 2, 0, 0, 4, 2),
        **dict.fromkeys("5678", (0, 2, 0, 1, 0, 3, 2)),
        "3": (0, 1, 0, 0, 1, 2, 2),
        "4": (0, 0, 0, 0, 1, 1, 1),
    }
    assert list(found.index) == ["2", "5", "6", "7", "8", "3", "4"]
    assert [(one["ref"], one["phrase"], one["is_overdue"]) for one in found.others["2"]] == [("1", "See 1", True)]
    assert found.moves["2"] == 1 and found.moved_from["2"].date() == date(2026, 6, 30)
    assert found.is_wordless["3"] and found.unchanged_days["4"] == 182
    assert (found.lead_soon["5"], found.lead_live["5"], found.plan_live["5"]) == (4, 4, 8)
    assert found.has_no_next_steps.to_dict() == {ref: ref not in "24" for ref in found.index}

    board = queries.run(connection, "early_warning", board_on=date(2026, 7, 25), **keeping()).set_index("ref")
    assert (board.points_board["3"], board.points_board["2"]) == (2, 0)


def test_one_version_says_nothing_of_words_and_moved_dates(connection):
    add_plan(connection, "p", "P", date(2026, 3, 31))
    add_task(connection, "p", "1", due_on=date(2026, 9, 30))
    found = queries.run(connection, "early_warning", board_on=None, **keeping())
    assert list(found["versions"]) == [1] and list(found["points"]) == [0]
    assert found[["is_wordless", "unchanged_since", "unchanged_days"]].isna().all(axis=None)


def test_the_page_ranks_what_carries_signs_and_opens_a_task_with_its_reasons(frame):
    page = through_frame(
        frame, "work/early_warning/page.py", plan="North (made up)", board_on="2017-03-31", task=f"{NORTH}/1c"
    )
    assert not page.exception
    assert page.header[0].value == "1 of 4 live tasks not yet overdue carries one warning"
    assert page.caption[0].value.startswith(
        "As at 31 Dec 2016; next board 31 Mar 2017\\. One version\\: nothing can be said"
    )
    assert ids(page, "early_warning") == [f"{NORTH}/1c"]


SIGNS = {
    "task_id": "p/1", "points_moved": 0, "points_board": 0, "points_named": 0, "points_lead": 0, "points_words": 0,
    "has_no_next_steps": False, "due_on": pd.Timestamp(2026, 7, 1), "board_on": pd.Timestamp(2026, 6, 30), "moves": 2,
    "moved_from": pd.Timestamp(2026, 3, 31), "is_wordless": False, "unchanged_since": pd.Timestamp(2025, 12, 31),
    "unchanged_days": 182, "busiest_lead": "Ann", "lead_live": 9, "lead_soon": 5, "plan_live": 31,
    "others": [{"task_id": "p/3b", "ref": "3b", "phrase": "waits for task 3b", "is_overdue": True}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"points_moved": 2}, ["date moved back twice, at first 31 Mar 2026"]),
        ({"points_moved": 2, "moves": 4}, ["date moved back 4 times, at first 31 Mar 2026"]),
        ({"points_board": 1}, ["due 1 day after the next board"]),
        ({"points_board": 2, "due_on": pd.Timestamp(2026, 6, 30)}, ["due by the next board"]),
        ({"points_named": 2}, ["“waits for task 3b”: 3b is overdue"]),
        ({"points_named": 2, "others": SIGNS["others"] * 3}, ["“waits for task 3b”: 3b is overdue, and 2 more"]),
        ({"points_lead": 1}, ["Ann has 9 of 31 live tasks, 5 late or due in three months"]),
        ({"points_words": 1}, ["same words since 31 Dec 2025, 6 months"]),
        ({"points_words": 1, "is_wordless": True}, ["no report on the last two versions"]),
        ({"has_no_next_steps": True, "points_board": 1}, ["due 1 day after the next board", "no next steps"]),
    ],
)
def test_each_reason_in_words(given, expected):
    (task,) = pd.DataFrame([SIGNS | given]).itertuples()
    assert [one.said for one in warning_words.reasons(task)] == expected


@pytest.mark.parametrize(
    ("warnings", "said"),
    [
        ([0], "No warning on 1 live task not yet overdue"),
        ([1], "1 of 1 live task not yet overdue carries one warning"),
        ([2, 3, 1, 0], "2 of 4 live tasks not yet overdue carry two warnings or more"),
    ],
)
def test_the_finding_counts_the_tasks_with_most_warnings(warnings, said):
    assert warning_words.headline(pd.DataFrame({"warnings": warnings})) == said
