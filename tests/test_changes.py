"""What changed between versions of the quarterly plan: every task's fate, exactly; what a person corrects wins."""

import shutil
from datetime import UTC, date, datetime

import pytest
from helpers.quarterly_plan import PLAN, QUARTERS, decided, quarterly, short, snapshot
from helpers.sample_rows import keeping

import queries
from loaders import (
    ChangeRefused,
    Plan,
    Standing,
    add_document,
    correct_match,
    open_database,
    prepare,
    undo,
)
from pages.said import why_moved

FIRST, SECOND, THIRD, FOURTH = QUARTERS
FIRST_SECOND = [
    ("1", "1", "1", "on_schedule", "complete", "improved, reported", "ref 100"),
    ("2-2", None, "2", "not_rated", "on_schedule", "new", None),
    ("2", "2", "3", "on_schedule", "on_schedule", "reworded, reported, renumbered", "wording 84"),
    ("4-2", None, "4", "not_rated", "on_schedule", "split", "of 2, 100"),
    ("3", "3", "5", "no_information", "no_information", "renumbered", "wording 100"),
    ("4", "4", "6", "behind", "behind", "redated, renumbered", "wording 100"),
    ("5", "5", "7", "on_schedule", "off_track", "worsened, renumbered", "wording 100"),
    ("6", "6", "8", "on_schedule", "behind", "worsened, renumbered", "wording 100"),
    ("7", "7", "9", "on_schedule", "complete", "improved, reported, reowned, renumbered", "wording 100"),
    ("8", "8", "10", "on_schedule", "on_schedule", "renumbered", "wording 100"),
    ("9", "9", "11", "on_schedule", "complete", "improved, reported, renumbered", "wording 100"),
    ("10", "10", "12", "behind", "behind", "renumbered", "wording 100"),
    ("11", "11", "13", "off_track", "behind", "improved, reported, redated, renumbered", "wording 100"),
    ("12", "12", "14", "on_schedule", "on_schedule", "renumbered", "wording 100"),
]
SECOND_THIRD = [
    ("1", "1", "1", "complete", "complete", "same", "ref 100"),
    ("2-2", "2", "2", "on_schedule", "on_schedule", "reported", "ref 100"),
    ("2", "3", "3", "on_schedule", "complete", "improved, reported", "ref 100"),
    ("4-2", "4", "4", "on_schedule", "behind", "worsened, reowned", "ref 100"),
    ("3", "5", "5", "no_information", "on_schedule", "rerated, reworded, reported", "ref 79"),
    ("4", "6", "6", "behind", "on_schedule", "improved, reported, redated", "ref 100"),
    ("7-8", None, "7/8", "not_rated", "behind", "merged", None),
    ("7", "9", "9", "complete", "complete", "same", "ref 100"),
    ("8", "10", "10", "on_schedule", "on_schedule", "same", "ref 100"),
    ("9", "11", "11", "complete", "complete", "same", "ref 100"),
    ("10", "12", "12", "behind", "off_track", "worsened", "ref 100"),
    ("11", "13", "13", "behind", "behind", "reported, redated", "ref 100"),
    ("5", "7", None, "off_track", "not_rated", "merged", "into 7-8, 100"),
    ("6", "8", None, "behind", "not_rated", "merged", "into 7-8, 100"),
    ("12", "14", None, "on_schedule", "not_rated", "gone", None),
]
THIRD_FOURTH = [
    ("1", "1", "1", "complete", "complete", "same", "ref 100"),
    ("2-2", "2", "2", "on_schedule", "behind", "worsened, reported", "ref 100"),
    ("2", "3", "3", "complete", "complete", "same", "ref 100"),
    ("4-2", "4", "4", "behind", "complete", "improved, reported", "ref 100"),
    ("3", "5", "5", "on_schedule", "off_track", "worsened", "ref 100"),
    ("4", "6", "6", "on_schedule", "complete", "improved, reported", "ref 100"),
    ("7-8", "7/8", "7", "behind", "no_information", "rerated, renumbered", "wording 100"),
    ("8", "10", "8", "on_schedule", "on_schedule", "renumbered", "wording 100"),
    ("9", "11", "9", "complete", "complete", "renumbered", "wording 100"),
    ("7", "9", "10", "complete", "complete", "renumbered, moved", "wording 100"),
    ("11", "13", "11", "behind", "off_track", "worsened, reported, redated, renumbered", "wording 100"),
    ("12", None, "12", "not_rated", "on_schedule", "back", "seen 2023-06-30"),
    ("13", None, "13", "not_rated", "on_schedule", "new", None),
    ("10", "12", None, "off_track", "not_rated", "gone", None),
]
FIRST_FOURTH = [
    ("1", "1", "1", "on_schedule", "complete", "improved, reported", "ref 100"),
    ("2-2", None, "2", "not_rated", "behind", "new", None),
    ("2", "2", "3", "on_schedule", "complete", "improved, reworded, reported, renumbered", "wording 84"),
    ("4-2", None, "4", "not_rated", "complete", "split", "of 2, 100"),
    ("3", "3", "5", "no_information", "off_track", "rerated, reworded, reported, renumbered", "ref 79"),
    ("4", "4", "6", "behind", "complete", "improved, reported, redated, renumbered", "wording 100"),
    ("7-8", None, "7", "not_rated", "no_information", "merged", None),
    ("8", "8", "8", "on_schedule", "on_schedule", "same", "wording 100"),
    ("9", "9", "9", "on_schedule", "complete", "improved, reported", "wording 100"),
    ("7", "7", "10", "on_schedule", "complete", "improved, reported, reowned, renumbered, moved", "wording 100"),
    ("11", "11", "11", "off_track", "off_track", "reported, redated", "wording 100"),
    ("12", "12", "12", "on_schedule", "on_schedule", "reowned, redated", "wording 100"),
    ("13", None, "13", "not_rated", "on_schedule", "new", None),
    ("5", "5", None, "on_schedule", "not_rated", "merged", "into 7-8, 100"),
    ("6", "6", None, "on_schedule", "not_rated", "merged", "into 7-8, 100"),
    ("10", "10", None, "behind", "not_rated", "gone", None),
]


@pytest.fixture(scope="module")
def plan():
    """A connection to the four quarters; nothing is added to them."""
    connection = quarterly()
    yield connection
    connection.close()


@pytest.fixture
def own(quarterly_file, tmp_path):
    """A connection to four quarters of one's own, for a test that adds to them."""
    connection = open_database(shutil.copyfile(quarterly_file, tmp_path / "own.duckdb"))
    yield connection
    connection.close()


def asked(connection, earlier, later, **filters):
    """The rows of the query between two dates."""
    return queries.run(
        connection,
        "changes",
        from_date=earlier,
        from_known_at=None,
        **keeping(on_date=later, **filters),
    )


def told(connection, earlier, later, **filters) -> list[tuple]:
    """Each task: identity, both refs, both ratings, kinds of change, and how it was matched or what it is kin to."""
    rows = asked(connection, earlier, later, **filters).astype(object)
    return [
        (
            short(row.task_id), row.from_ref if row.in_earlier else None, row.to_ref if row.in_later else None,
            row.from_rating, row.to_rating, ", ".join(row.kinds), _how(row),
        )
        for row in rows.itertuples()
    ]  # fmt: skip


def _how(row) -> str | None:
    if row.fate == "kept":
        return f"{row.matched_by} {row.score:.0f}"
    if isinstance(row.kin_task_id, str):
        score = "decided" if isinstance(row.kin_decided_by, str) else f"{row.kin_score:.0f}"
        return f"{'of' if row.fate == 'split' else 'into'} {short(row.kin_task_id)}, {score}"
    return f"seen {row.seen_on:%Y-%m-%d}" if row.fate == "back" else None


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (FIRST, SECOND, FIRST_SECOND),
        (SECOND, THIRD, SECOND_THIRD),
        (THIRD, FOURTH, THIRD_FOURTH),
        (FIRST, FOURTH, FIRST_FOURTH),
    ],
    ids=["first to second", "second to third", "third to fourth", "first to fourth"],
)
def test_every_task_between_two_quarters(plan, earlier, later, expected):
    assert told(plan, earlier, later) == expected


def test_why_the_figures_of_the_four_quarters_moved(plan):
    rows = queries.run(plan, "why_moved", from_date=FIRST, from_known_at=None, **keeping(on_date=FOURTH))
    assert why_moved.said(rows, FIRST) == (
        "Since 31 Mar 2023 complete rose from none of 12 to 6 of 13: 5 done, 4 added (1 complete), 3 gone (none "
        "complete). Overdue rose from none to 2: 1 passed its date, 1 added."
    )
    assert [(part.label, *map(why_moved.signed, (part.complete, part.counted, part.overdue)), len(part.task_ids)) for part in why_moved.parts(rows)] == [
        ("Done", "+5", "", "", 5),
        ("Time passing", "", "", "+1", 1),
        ("Added", "+1", "+4", "+1", 4),
        ("Gone", "", "−3", "", 3),
    ]  # fmt: skip
    assert why_moved.said(None) == (
        "This is the first version loaded: nothing to compare yet. Load the next version on Add a plan."
    )


def test_a_version_against_itself_is_the_same(plan):
    assert {row[5] for row in told(plan, THIRD, THIRD)} == {"same"}


def test_one_version_at_two_dates_is_judged_twice(plan):
    """Between the first two documents only the date to judge at moves: nothing declared changes, one date passes."""
    rows = asked(plan, FIRST, date(2023, 6, 29))
    assert {tuple(kinds) for kinds in rows["kinds"]} == {("same",)}
    assert set(rows["to_snapshot_as_at"].dt.date) == {FIRST}


def test_nothing_before_the_first_version_is_all_new(plan):
    rows = asked(plan, date(2022, 12, 31), FIRST)
    assert [tuple(kinds) for kinds in rows["kinds"]] == [("new",)] * 12


@pytest.mark.parametrize(
    ("filters", "refs"),
    [
        ({"leads": ["Samira Voss"]}, ["7"]),  # only the later version has her
        ({"leads": ["Priya Lund"]}, ["7", "9"]),  # task 7 had her before
        ({"areas": ["Health and care"]}, ["9", "10", "11", "12"]),
        ({"ratings": ["off_track"]}, ["5", "11"]),
        ({"words": "ambassadors"}, ["2-2"]),
        ({"plans": ["another-plan"]}, []),
    ],
)
def test_a_task_is_kept_if_either_version_matches(plan, filters, refs):
    assert [row[0] for row in told(plan, FIRST, SECOND, **filters)] == refs


def test_without_computed_ratings_what_they_rated_is_not_rated(plan):
    rows = asked(plan, FIRST, SECOND, with_computed=False).set_index("to_ref")
    assert (rows.loc["5", "from_rating"], rows.loc["5", "to_rating"]) == ("not_rated", "not_rated")


def test_the_order_in_which_the_documents_are_loaded_changes_no_fate():
    loaded = quarterly(numbers=(1, 2, 4, 3))
    found = [(row[1], row[2], row[5]) for row in told(loaded, FIRST, SECOND)]
    assert found == [(row[1], row[2], row[5]) for row in FIRST_SECOND]


def test_a_version_that_was_replaced_is_reached_by_its_clock(own):
    before = own.execute("select epoch_us(max(loaded_at)) from snapshot").fetchone()[0]
    standing, content = (
        Standing(FOURTH, "stated", None, "Ada Finch"),
        b"Ref\tAction\tLead\n1\tSomething else entirely\tNobody\n",
    )
    add_document(own, PLAN, standing, content, prepare(PLAN, standing, content, "corrected.txt"))
    assert len(told(own, THIRD, FOURTH)) == 12
    clock = datetime.fromtimestamp(before // 1_000_000, UTC).replace(microsecond=before % 1_000_000)
    assert told(own, THIRD, FOURTH, known_at=clock) == THIRD_FOURTH
    versions = queries.run(own, "snapshots", known_at=None, plans=None)
    assert versions[["as_at", "file_name", "is_in_force"]].assign(as_at=versions["as_at"].dt.date).values.tolist() == [
        [FIRST, "midshire-q1.docx", True],
        [SECOND, "midshire-q2.docx", True],
        [THIRD, "midshire-q3.docx", True],
        [FOURTH, "midshire-q4.docx", False],
        [FOURTH, "corrected.txt", True],
    ]


def fate(connection, earlier, later, task: str) -> tuple:
    """The kinds and kin of one task."""
    return next(row[5:] for row in told(connection, earlier, later) if row[0] == task)


def test_a_person_says_that_it_was_no_split_and_takes_it_back(own):
    decision = decided(own, SECOND, "4-2", "split_from", "")
    assert fate(own, FIRST, SECOND, "4-2") == ("new", None)
    assert fate(own, FIRST, FOURTH, "4-2") == ("new", None)
    undo(own, decision, reason="it was after all", undone_by="Ada Finch")
    assert fate(own, FIRST, SECOND, "4-2") == ("split", "of 2, 100")


def test_a_person_says_what_a_new_task_was_split_from(own):
    decided(own, SECOND, "2-2", "split_from", f"{PLAN.plan_id}/4")
    assert fate(own, FIRST, SECOND, "2-2") == ("split", "of 4, decided")


def test_a_person_says_that_a_task_went_into_another_or_into_none(own):
    decided(own, SECOND, "12", "merged_into", f"{PLAN.plan_id}/10", holds_from=THIRD)
    decided(own, SECOND, "5", "merged_into", "", holds_from=THIRD)
    assert fate(own, SECOND, THIRD, "12") == ("merged", "into 10, decided")
    assert fate(own, SECOND, THIRD, "5") == ("gone", None)
    assert fate(own, FIRST, SECOND, "12") == ("renumbered", "wording 100")


def test_a_person_says_which_earlier_task_a_new_one_is(own):
    new, earlier = (f"{PLAN.plan_id}/{ref}" for ref in ("13", "10"))
    decision = correct_match(
        own, snapshot(own, FOURTH), new, earlier, reason="the same homes", decided_by="Ada Finch"
    )  # fmt: skip
    row = asked(own, THIRD, FOURTH).set_index("to_ref").loc["13"]
    assert (short(row.task_id), row.from_ref, row.fate) == ("10", "12", "kept")
    assert (row.corrected_by, row.corrected_because) == ("Ada Finch", "the same homes")
    undo(own, decision, reason="it was new", undone_by="Ada Finch")
    assert told(own, THIRD, FOURTH) == THIRD_FOURTH


def test_a_task_that_was_corrected_twice_is_one_row_with_the_last_correction(own):
    def swap(as_at, one, other, reason):
        one, other = f"{PLAN.plan_id}/{one}", f"{PLAN.plan_id}/{other}"
        correct_match(own, snapshot(own, as_at), one, other, reason=reason, decided_by="Ada Finch")

    swap(SECOND, "4", "7", "at first")
    swap(FOURTH, "4", "1", "after that")
    rows = asked(own, FIRST, FOURTH)
    assert rows["task_id"].is_unique
    assert rows.set_index("task_id").loc[f"{PLAN.plan_id}/4", "corrected_because"] == "after that"


def test_a_person_says_that_a_matched_task_is_new_work(own):
    correct_match(
        own, snapshot(own, SECOND), f"{PLAN.plan_id}/3", None, reason="another network", decided_by="Ada Finch"
    )  # fmt: skip
    found = {row[0]: row[1:3] + row[5:6] for row in told(own, FIRST, SECOND)}
    assert found["3"] == ("3", None, "gone")
    assert found["5-2"] == (None, "5", "new")


def test_a_correction_without_a_reason_is_refused_and_changes_nothing(own):
    with pytest.raises(ChangeRefused, match="reason"):
        correct_match(own, snapshot(own, SECOND), f"{PLAN.plan_id}/3", None, reason=" ", decided_by="Ada Finch")
    assert told(own, FIRST, SECOND) == FIRST_SECOND


def test_another_plan_with_the_same_words_stays_apart(own):
    other = Plan("other-made-up", "Other Council (made up)", "Other (made up)")
    content = b"Ref\tAction\tLead\n1\tHold a yearly conference for head teachers\tUna Marsh\n"
    standing = Standing(FOURTH, "stated", None, "Ada Finch")
    add_document(own, other, standing, content, prepare(other, standing, content, "other.txt"))
    assert told(own, THIRD, FOURTH, plans=[PLAN.plan_id]) == THIRD_FOURTH
    assert [tuple(kinds) for kinds in asked(own, THIRD, FOURTH, plans=[other.plan_id])["kinds"]] == [("new",)]
