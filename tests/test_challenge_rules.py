"""Each rule of the challenge list on made-up rows: what fires, what answers it, what was known when."""

from datetime import UTC, date, datetime

import pytest
from helpers.sample_rows import LOADED_AT, add_plan, add_task, insert, keeping

import queries
from loaders import Deciding, Decision, decide, leads_value, open_database, undo

PLAN, EARLIER, OLDEST = "a-plan", date(2016, 6, 30), date(2016, 3, 31)
NOW = date(2016, 12, 31)
ANN = ("Ann Example", "person")
COMPLETE = {"declared_rating": "complete", "declared_text": "Completed", "declared_from": "text"}


@pytest.fixture
def plan():
    """A plan with an empty snapshot as at 31 Dec 2016."""
    connection = open_database(":memory:")
    add_plan(connection, PLAN, "A plan", NOW)
    yield connection
    connection.close()


def add(connection, ref: str, *, leads: tuple = (ANN,), **values) -> str:
    """A task with a lead, so that only the rule under test fires."""
    return add_task(connection, PLAN, ref, leads=leads, **values)


def add_earlier(connection, ref: str, *, as_at: date = EARLIER, loaded_at: datetime = LOADED_AT, leads=(), **values):
    """The same task in an earlier snapshot, which is made where there is none."""
    snapshot_id = f"{PLAN}-{as_at}"
    known = connection.execute(
        "select count(*) from snapshot where snapshot_id = $one", {"one": snapshot_id}
    ).fetchone()
    if not known[0]:
        insert(
            connection, "snapshot", snapshot_id=snapshot_id, plan_id=PLAN, as_at=as_at, as_at_basis="assumed",
            document_id=snapshot_id, loaded_at=loaded_at, loaded_by="test", wording="restated",
        )  # fmt: skip
    made_up = {"position": 1, "action": f"Made-up task {ref}", "timescale_kind": "none", "evidence": "none"}
    insert(
        connection, "task", snapshot_id=snapshot_id, plan_id=PLAN, task_id=f"{PLAN}/{ref}", ref=ref, locator="line 1",
        cells="[]", **made_up | values,
    )  # fmt: skip
    for position, (lead, kind) in enumerate(leads, start=1):
        insert(
            connection, "task_lead", snapshot_id=snapshot_id, task_id=f"{PLAN}/{ref}", position=position, lead=lead,
            lead_kind=kind, lead_text=lead,
        )  # fmt: skip


def find(connection, ref: str, rule: str, source_text: str | None = None, others=None) -> None:
    """A finding on a task, as reading the plan leaves it."""
    insert(
        connection, "finding", snapshot_id=PLAN, task_id=f"{PLAN}/{ref}", rule=rule, severity="warning",
        source_text=source_text, message=f"Called out: “{source_text}”.", other_task_ids=others,
    )  # fmt: skip


def asked(connection, on_date=None, known_at=None) -> list[tuple[str, str]]:
    """The list as (ref, rule), the gravest first."""
    return connection.execute(
        "select ref, rule from challenge_at($on_date, $known_at) order by position, task_position",
        {"on_date": on_date, "known_at": known_at},
    ).fetchall()


def say(connection, ref: str, field: str, value: str | None, as_at: date | None = None, seen: str | None = None) -> str:
    """Records a decision about a task; its id."""
    decision = Decision(field, value, "agreed at the board", "Ada Finch")
    one = Deciding(PLAN, f"{PLAN}/{ref}", NOW, decision, seen=seen, as_at=as_at)
    return decide(connection, [one])[0]


@pytest.mark.parametrize(
    ("values", "findings", "rules"),
    [
        ({"evidence": "unknown", "status_text": "To be considered"}, ["complete_but"], ["complete_but"]),
        ({"evidence": "done"}, ["complete_but", "milestone_ahead"], ["milestone_ahead"]),
        ({"evidence": "none"}, [], ["complete_without_evidence"]),
        ({"evidence": "none"}, ["routine_called_complete"], ["routine_called_complete"]),
        ({"evidence": "unknown"}, [], ["complete_unclear"]),
        ({"evidence": "under_way"}, [], ["complete_unclear"]),
        ({"evidence": "partly"}, [], ["complete_unclear"]),
        ({"evidence": "not_started"}, [], ["complete_unclear"]),
        ({"evidence": "under_way"}, ["complete_but"], ["complete_but"]),
        ({"evidence": "routine"}, ["routine_called_complete"], ["routine_called_complete"]),
        ({"evidence": "declined"}, ["declined_called_complete"], ["declined_called_complete"]),
        ({"evidence": "declined"}, ["declined_called_complete", "complete_but"], ["complete_but"]),
        ({"evidence": "done"}, [], []),
    ],
)
def test_one_question_at_most_about_being_complete(plan, values, findings, rules):
    add(plan, "1", **COMPLETE, **values)
    for rule in findings:
        find(plan, "1", rule, "the words")
    assert asked(plan) == [("1", rule) for rule in rules]


def test_a_task_that_is_not_called_complete_is_not_asked_about_it(plan):
    add(plan, "1", evidence="none", declared_rating="behind", declared_text="Amber")
    find(plan, "1", "complete_but", "the words")
    assert asked(plan) == []


@pytest.mark.parametrize(
    ("values", "is_asked"),
    [
        ({"declared_rating": "on_schedule", "due_on": date(2016, 12, 30)}, True),
        ({"declared_rating": "behind", "due_on": date(2016, 12, 30)}, True),
        ({"declared_rating": "off_track", "due_on": date(2016, 12, 30)}, False),
        ({"declared_rating": "on_schedule", "due_on": date(2016, 12, 31)}, False),
        ({"declared_rating": "on_schedule"}, False),
        ({"due_on": date(2016, 12, 30)}, False),
        ({"declared_rating": "on_schedule", "due_on": date(2016, 12, 30), "evidence": "replaced"}, False),
    ],
)
def test_on_schedule_or_behind_but_past_due(plan, values, is_asked):
    add(plan, "1", timescale_kind="day", **{"evidence": "under_way", **values})
    expected = [("1", "past_due_but")] if is_asked else []
    assert asked(plan) == expected


def test_past_due_is_a_matter_of_the_date(plan):
    add(plan, "1", timescale_kind="day", evidence="under_way", declared_rating="behind", due_on=date(2017, 3, 31))
    assert (asked(plan), asked(plan, date(2017, 4, 1))) == ([], [("1", "past_due_but")])


def _same_work(plan, *rated: tuple[str, str | None]) -> None:
    ids = {ref: f"{PLAN}/{ref}" for ref, _ in rated}
    for ref, rating in rated:
        add(plan, ref, evidence="under_way", declared_rating=rating)
        find(plan, ref, "same_work", "Train them", [other for one, other in ids.items() if one != ref])


def _others(plan) -> dict[str, list[tuple]]:
    rows = plan.execute(
        "select ref, list_transform(others, lambda one: (one.ref, one.rating)) from challenge_at(null, null)"
    )
    return dict(rows.fetchall())


def test_the_same_work_rated_apart_is_asked_of_each_task_with_the_others(plan):
    _same_work(plan, ("1", "behind"), ("2", "off_track"), ("3", "behind"))
    assert asked(plan) == [(ref, "same_work_rated_apart") for ref in ("1", "2", "3")]
    assert _others(plan) == {
        "1": [("2", "off_track")],
        "2": [("1", "behind"), ("3", "behind")],
        "3": [("2", "off_track")],
    }


def test_the_same_work_rated_alike_is_not_asked(plan):
    _same_work(plan, ("1", "behind"), ("2", "behind"))
    assert asked(plan) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duplicate_of", f"{PLAN}/2"),
        ("finding:same_work_rated_apart", "dismissed"),
        ("finding:same_work", "dismissed"),
        ("disposition", "duplicate"),
        ("rating", "off_track"),
    ],
)
def test_deciding_one_of_two_answers_for_both(plan, field, value):
    _same_work(plan, ("1", "behind"), ("2", "off_track"))
    say(plan, "1", field, value)
    assert asked(plan) == []


def test_a_third_task_that_is_rated_apart_is_still_asked(plan):
    _same_work(plan, ("1", "behind"), ("2", "off_track"), ("3", "complete"))
    find(plan, "3", "complete_but", "some are still to be trained")
    say(plan, "3", "rating", "complete")
    say(plan, "1", "duplicate_of", f"{PLAN}/2")
    assert _others(plan) == {"2": [("3", "complete")], "3": [("2", "off_track")]}


def test_what_rests_on_computed_ratings_goes_with_them(plan):
    add(plan, "1", evidence="under_way", due_on=date(2016, 1, 1))
    add(plan, "2", evidence="under_way", due_on=date(2017, 6, 1))
    find(plan, "1", "same_work", "Train them", [f"{PLAN}/2"])
    with_computed = queries.run(plan, "challenges", **keeping())
    without = queries.run(plan, "challenges", **keeping(with_computed=False))
    assert (list(with_computed["ref"]), list(without["ref"])) == (["1"], [])


WORDS = {"status_text": "Half of them met", "progress": "Two sessions held", "evidence": "partly"}


@pytest.mark.parametrize(
    ("before", "now", "rules"),
    [
        (WORDS, WORDS, ["no_new_words"]),
        (WORDS, {**WORDS, "progress": "Two  sessions\nHELD"}, ["no_new_words"]),
        (WORDS, {"evidence": "none"}, ["no_new_words"]),
        ({}, {}, ["no_new_words"]),
        (WORDS, {**WORDS, "progress": "Three sessions held"}, []),
        ({}, WORDS, []),
        (WORDS, {**WORDS, "evidence": "done"}, []),  # complete as computed, so not live
    ],
)
def test_words_are_held_against_the_snapshot_before(plan, before, now, rules):
    add_earlier(plan, "1", **{"evidence": "none", **before})
    add(plan, "1", **{"evidence": "none", **now})
    assert asked(plan) == [("1", rule) for rule in rules]


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [("Half met", "half  met", True), ("Half met", "Most met", False), (None, None, False)],
)
def test_evidence_word_for_word_the_same_though_other_words_changed(plan, before, now, is_asked):
    add_earlier(plan, "1", status_text="Half met. In May.", evidence="partly", evidence_phrase=before)
    add(plan, "1", status_text="Half met. In July.", evidence="partly", evidence_phrase=now)
    assert asked(plan) == ([("1", "evidence_repeated")] if is_asked else [])


def test_only_the_snapshot_before_counts_and_only_where_the_task_was_in_it(plan):
    add_earlier(plan, "1", as_at=OLDEST, **WORDS)
    add_earlier(plan, "1", as_at=EARLIER, status_text="Other words")
    add(plan, "1", **WORDS)
    add(plan, "2", evidence="partly")
    assert asked(plan) == []
    assert asked(plan, EARLIER) == [("1", "owner_never_named")]


def test_a_snapshot_loaded_later_was_not_known_before(plan):
    add_earlier(plan, "1", loaded_at=datetime(2017, 2, 1, tzinfo=UTC), **WORDS)
    add(plan, "1", **WORDS)
    assert asked(plan, known_at=datetime(2017, 1, 31, tzinfo=UTC)) == []
    assert asked(plan, known_at=datetime(2017, 2, 2, tzinfo=UTC)) == [("1", "no_new_words")]


def test_a_withdrawn_snapshot_is_not_the_one_before(plan):
    add_earlier(plan, "1", **WORDS)
    add(plan, "1", **WORDS)
    insert(plan, "withdrawal", snapshot_id=f"{PLAN}-{EARLIER}", withdrawn_at=LOADED_AT, withdrawn_by="Ada", reason="x")
    assert asked(plan) == []


@pytest.mark.parametrize(
    ("earlier", "rule"),
    [
        ({EARLIER: (ANN,)}, "owner_gone"),
        ({OLDEST: (ANN,), EARLIER: ()}, "owner_gone"),
        ({EARLIER: ()}, "owner_never_named"),
        ({}, "owner_never_named"),
    ],
)
def test_a_lead_that_has_gone_and_one_never_named(plan, earlier, rule):
    for as_at, leads in earlier.items():
        add_earlier(plan, "1", as_at=as_at, leads=leads, status_text="Other words")
    add(plan, "1", leads=(), status_text="Words", evidence="under_way")
    assert asked(plan) == [("1", rule)]
    leads = plan.execute("select earlier_leads from challenge_at(null, null)").fetchone()[0]
    assert leads == (["Ann Example"] if rule == "owner_gone" else None)


def test_a_closed_task_needs_no_lead(plan):
    add(plan, "1", leads=(), evidence="replaced")
    assert asked(plan) == []


def test_a_lead_decided_answers_and_nobody_decided_does_too(plan):
    for ref, leads in (("1", "Ann Example"), ("2", "")):
        add(plan, ref, leads=(), evidence="under_way")
        say(plan, ref, "leads", leads_value(leads))
    assert asked(plan) == []


@pytest.mark.parametrize(
    ("field", "value", "is_answered"),
    [
        ("rating", "complete", True),
        ("rating", "behind", True),
        ("disposition", "routine", True),
        ("finding:complete_but", "dismissed", True),
        ("finding:complete_but", "accepted", True),
        ("finding:milestone_ahead", "dismissed", False),
        ("note", "ask again", False),
        ("due_on", "2017-06-30", False),
    ],
)
def test_a_decision_in_a_field_that_fits_takes_a_question_off_the_list(plan, field, value, is_answered):
    add(plan, "1", **COMPLETE, evidence="unknown")
    find(plan, "1", "complete_but", "To be considered")
    say(plan, "1", field, value)
    assert asked(plan) == ([] if is_answered else [("1", "complete_but")])


def test_the_next_question_is_not_asked_once_the_first_is_dismissed(plan):
    add(plan, "1", **COMPLETE, evidence="done")
    find(plan, "1", "complete_but", "expected in April")
    find(plan, "1", "milestone_ahead", "expected in April")
    say(plan, "1", "finding:milestone_ahead", "dismissed")
    assert asked(plan) == []


def test_left_to_the_document_or_undone_it_is_asked_again(plan):
    add(plan, "1", **COMPLETE, evidence="none")
    first = say(plan, "1", "rating", "complete")
    second = say(plan, "1", "rating", None, seen=first)
    assert asked(plan) == [("1", "complete_without_evidence")]
    undo(plan, second, reason="by mistake", undone_by="Ada")
    assert asked(plan) == []
    undo(plan, first, reason="by mistake", undone_by="Ada")
    assert asked(plan) == [("1", "complete_without_evidence")]


def test_what_was_decided_later_was_still_asked_then(plan):
    add(plan, "1", **COMPLETE, evidence="none")
    say(plan, "1", "rating", "complete")
    then = datetime(2017, 1, 6, tzinfo=UTC)
    assert (asked(plan, known_at=then), asked(plan)) == ([("1", "complete_without_evidence")], [])


@pytest.mark.parametrize(("as_at", "is_answered"), [(EARLIER, False), (NOW, True)])
def test_a_question_about_one_snapshot_needs_a_decision_about_it(plan, as_at, is_answered):
    add_earlier(plan, "1", **WORDS)
    add(plan, "1", **WORDS)
    say(plan, "1", "finding:no_new_words", "dismissed", as_at=as_at)
    assert asked(plan) == ([] if is_answered else [("1", "no_new_words")])


def test_the_list_is_gravest_first_and_counts_each_rule(plan):
    add(plan, "1", **COMPLETE, evidence="unknown", status_text="Perhaps")
    add(plan, "2", **COMPLETE, evidence="unknown", status_text="Perhaps")
    add(plan, "3", **COMPLETE, evidence="unknown", status_text="To be considered")
    find(plan, "3", "complete_but", "To be considered")
    rows = queries.run(plan, "challenges", **keeping())
    assert list(zip(rows["ref"], rows["rule"], rows["entries_of_rule"], strict=True)) == [
        ("3", "complete_but", 1),
        ("1", "complete_unclear", 2),
        ("2", "complete_unclear", 2),
    ]
    only = queries.run(plan, "challenges", **keeping(words="considered"))
    assert list(only["entry"]) == [f"{PLAN}/3|complete_but"]


def test_every_rule_says_what_answers_it(plan):
    rules = plan.execute("select rule, position, answered_by, is_each_snapshot from challenge_rule order by position")
    listed = rules.fetchall()
    completion = ["rating", "disposition", "duplicate_of"]
    assert listed == [
        ("complete_but", 1, [*completion, "finding:complete_but"], False),
        ("complete_without_evidence", 2, [*completion, "finding:complete_without_evidence"], False),
        ("declined_called_complete", 3, [*completion, "finding:declined_called_complete"], False),
        ("varied_called_complete", 4, [*completion, "finding:varied_called_complete"], False),
        ("milestone_ahead", 5, [*completion, "finding:milestone_ahead"], False),
        ("routine_called_complete", 6, [*completion, "finding:routine_called_complete"], False),
        ("complete_unclear", 7, [*completion, "finding:complete_unclear"], False),
        ("past_due_but", 8, [*completion, "due_on", "finding:past_due_but"], True),
        (
            "same_work_rated_apart",
            9,
            ["duplicate_of", "finding:same_work", "finding:same_work_rated_apart"],
            False,
        ),
        ("owner_gone", 10, ["leads", "finding:owner_gone"], False),
        ("owner_never_named", 11, ["leads", "finding:owner_never_named"], False),
        ("no_new_words", 12, [*completion, "finding:no_new_words"], True),
        ("evidence_repeated", 13, [*completion, "finding:evidence_repeated"], True),
    ]
