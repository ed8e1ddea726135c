"""The challenge list of the two published plans, row by row, and what stands behind each “Completed”."""

import pytest
from helpers.plan_files import AS_AT, gold, load, seed, shipped
from helpers.sample_rows import keeping

import queries
from loaders import Deciding, Decision, decide
from pages.status.challenge.question.words import answers

pytestmark = pytest.mark.slow

NPT, CFCS = "neath-port-talbot", "nottinghamshire-cfcs"


@pytest.mark.parametrize("where", [shipped, seed])
@pytest.mark.parametrize("plan_id", [NPT, CFCS])
def test_the_exact_list(where, plan_id):
    rows = queries.run(_loaded(where, plan_id), "challenges", **keeping())
    assert list(zip(rows["ref"], rows["rule"], strict=True)) == gold(f"{plan_id}-challenges")


@pytest.mark.parametrize("where", [shipped, seed])
def test_what_stands_behind_each_of_the_twenty(where):
    rows = _claimed(_loaded(where, NPT))
    expected = gold(f"{NPT}-claimed-complete-challenges")
    assert list(zip(rows["ref"], rows["by_words"], strict=True)) == [one[:2] for one in expected]
    if where is shipped:
        assert [" ".join(words.split()) for words in rows["status_text"]] == [one[2] for one in expected]


def test_five_are_shown_three_routine_four_declined_or_varied_eight_unclear():
    rows = _claimed(_loaded(shipped, NPT))
    assert rows["now"].value_counts().to_dict() == {"shown": 5, "unclear": 8, "routine": 3, "declined": 4}
    assert rows.drop_duplicates("now").set_index("now")["tasks_now"].to_dict() == rows["now"].value_counts().to_dict()
    assert list(rows.loc[rows["has_milestone_ahead"], "ref"]) == ["2"]


def test_the_other_plan_calls_nothing_complete():
    assert _claimed(_loaded(shipped, CFCS)).empty


def test_decisions_sort_the_claims_anew():
    connection = _loaded(shipped, NPT)
    _say(connection, ("9", "disposition", "open"), ("5", "rating", "complete"), ("12", "disposition", "routine"))
    _say(connection, ("28", "disposition", "closed_without_doing"), ("2", "rating", "behind"))
    _say(connection, ("10", "duplicate_of", f"{NPT}/11"))
    rows = _claimed(connection).set_index("ref")
    assert rows.loc[["9", "5", "12", "28", "2", "10"], ["by_words", "now", "is_confirmed"]].values.tolist() == [
        ["unclear", "open", True],
        ["unclear", "shown", True],
        ["routine", "routine", True],
        ["declined", "declined", True],
        ["shown", "open", True],
        ["shown", "duplicate", True],
    ]
    listed = queries.run(connection, "challenges", **keeping())
    left = [one for one in gold(f"{NPT}-challenges") if one[0] not in ("9", "5", "12", "28", "2")]
    assert list(zip(listed["ref"], listed["rule"], strict=True)) == [*left, ("9", "owner_never_named")]


@pytest.mark.parametrize(("ref", "answer"), [(ref, code) for ref in ("3d", "5b") for code in range(3)])
def test_every_answer_to_work_rated_apart_answers_for_both(ref, answer):
    connection = _loaded(shipped, CFCS)
    rows = queries.run(connection, "challenges", **keeping())
    entry = next(row for row in rows.itertuples() if row.ref == ref)
    _say(connection, *((ref, *one) for one in answers(entry)[answer].decisions), plan_id=CFCS)
    left = queries.run(connection, "challenges", **keeping())
    assert {ref, entry.others[0]["ref"]} == {"3d", "5b"}
    assert left.empty


def _loaded(where, plan_id):
    path = where(plan_id)
    return load(path.read_bytes(), path.name, AS_AT[plan_id], plan_id)


def _claimed(connection):
    return queries.run(connection, "claimed_complete", **keeping())


def _say(connection, *decided, plan_id=NPT) -> None:
    snapshot_id = connection.execute("select snapshot_id from snapshot").fetchone()[0]
    decide(
        connection,
        [
            Deciding(snapshot_id, f"{plan_id}/{ref}", AS_AT[plan_id], Decision(field, value, "agreed", "Ada Finch"))
            for ref, field, value in decided
        ],
    )
