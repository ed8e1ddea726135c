"""Which task of one version is which of another: told by reference and words, through renumbering, splits and merges."""

import pytest

from loaders.record.matching import Kinship, Known, kinships, match_tasks, new_task_id

BEFORE = [
    Known("a", "1", "Publish the guidance for every school"),
    Known("b", "2", "Train the front line staff and the governors of schools"),
    Known("c", "3", "Review the venue hire policy"),
    Known("d", "4", "Map the faith groups of the borough"),
    Known("e", "5", "Brief councillors on the duty twice a year"),
]


def told(after, before=BEFORE):
    """What each task is told as: (identity, how)."""
    return [(match.task_id, match.matched_by) if match else None for match in match_tasks(before, after)]


def test_the_same_plan_again_is_told_by_its_references():
    after = [(one.ref, one.action) for one in BEFORE]
    assert [match.score for match in match_tasks(BEFORE, after)] == [100] * 5
    assert told(after) == [(one.task_id, "ref") for one in BEFORE]


def test_a_task_put_in_front_moves_every_reference_and_no_task():
    after = [("1", "Set up a board of partners"), *((str(int(one.ref) + 1), one.action) for one in BEFORE)]
    assert told(after) == [None, *((one.task_id, "wording") for one in BEFORE)]


def test_renumbered_and_reworded_at_once():
    after = [
        ("1", "Set up a board of partners"),
        ("2", "Publish the guidance for every school and college"),
        ("3", "Train the front line staff and all the governors of schools"),
        ("4", "Review the policy on venue hire"),
    ]
    assert told(after) == [None, ("a", "wording"), ("b", "wording"), ("c", "wording")]


@pytest.mark.parametrize(
    ("reworded", "is_told"),
    [
        ("Guidance to schools is put out", True),
        ("Give every school the guidance on the duty, and see that it is used", True),
        ("", False),
    ],
)
def test_a_task_written_anew_keeps_its_reference_where_the_others_keep_theirs(reworded, is_told):
    after = [("1", reworded), *((one.ref, one.action) for one in BEFORE[1:])]
    assert told(after)[0] == (("a", "ref_reworded") if is_told else None)


def test_a_reference_alone_tells_nothing_in_a_plan_that_was_renumbered():
    after = [("1", "Draw up a list of trainers"), *((str(int(one.ref) + 1), one.action) for one in BEFORE[1:])]
    assert told(after) == [None, *((one.task_id, "wording") for one in BEFORE[1:])]


def test_surely_leaves_the_reworded_alone():
    after = [("1", "Give every school the guidance on the duty, and see that it is used")]
    assert match_tasks(BEFORE, after, surely=True) == [None]


def test_the_same_words_twice_are_told_in_their_order():
    before = [Known("x", "1", "Train all staff"), Known("y", "2", "Train all staff")]
    assert told([("7", "Train all staff"), ("8", "Train all staff")], before) == [("x", "wording"), ("y", "wording")]


def related(after, before=BEFORE):
    return kinships(before, after, match_tasks(before, after))


def test_a_split_task_is_told_by_its_parts():
    after = [(one.ref, one.action) for one in BEFORE if one.task_id != "b"]
    after += [("2a", "Train the front line staff"), ("2b", "Train the governors of schools")]
    assert told(after)[4:] == [None, None]
    assert related(after) == [Kinship("split", 4, "b", 100.0), Kinship("split", 5, "b", 100.0)]


def test_a_merge_is_told_of_the_task_that_is_gone():
    after = [(one.ref, one.action) for one in BEFORE if one.task_id not in ("c", "d")]
    after += [("3/4", "Review the venue hire policy, and map the faith groups of the borough")]
    assert told(after)[3] is None
    assert related(after) == [Kinship("merge", 3, "c", 100.0), Kinship("merge", 3, "d", 100.0)]


@pytest.mark.parametrize(
    ("ref", "whole", "is_part"),
    [
        ("3a", "3", True),
        ("3.1", "3", True),
        ("3 ii", "3", True),
        ("1a1", "1a", True),
        ("12", "1", False),
        ("3", "3", False),
    ],
)
def test_which_reference_names_a_part_of_another(ref, whole, is_part):
    before = [Known("x", whole, "Train teachers, governors, nurses, wardens and librarians of the borough")]
    after = [(ref, "Train teachers and governors; hire coaches"), (whole, before[0].action)]
    assert related(after, before) == ([Kinship("split", 0, "x", 60.0)] if is_part else [])


def test_new_work_is_no_part_of_anything():
    assert related([(one.ref, one.action) for one in BEFORE] + [("6", "Appoint a coordinator for the county")]) == []


def test_nothing_before_and_nothing_after():
    assert match_tasks([], [("1", "Train all staff")]) == [None]
    assert match_tasks(BEFORE, []) == []
    assert len(kinships(BEFORE, [], [])) == 0


def test_a_new_identity_is_nobody_elses():
    taken = {"p/1", "p/1-2"}
    assert [new_task_id("p", "1", taken), new_task_id("p", "1", taken), new_task_id("p", "", taken)] == [
        "p/1-3",
        "p/1-4",
        "p/task",
    ]
