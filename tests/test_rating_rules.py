"""The rating rules, one case a row: what a task holds, the date it is judged at, what the first rule to fire gives."""

from datetime import date

import pytest

from loaders import open_database

D = date(2020, 6, 30)
PAST, AHEAD = date(2020, 3, 31), date(2020, 12, 31)
CASES = [
    # what the task holds, rule, computed rating, disposition, overdue
    (
        {"declared_rating": "complete", "declared_text": "Completed", "evidence": "declined"},
        1,
        "complete",
        "complete",
        False,
    ),
    ({"evidence": "replaced", "due_on": PAST}, 2, None, "closed_without_doing", False),
    ({"evidence": "declined"}, 2, None, "closed_without_doing", False),
    ({"evidence": "done", "due_on": PAST}, 3, "complete", "complete", False),
    ({"evidence": "done", "timescale_kind": "ongoing"}, 3, "on_schedule", "routine", False),
    ({"evidence": "done", "timescale_kind": "recurring"}, 3, "on_schedule", "routine", False),
    ({"evidence": "under_way", "due_on": PAST}, 4, "off_track", "open", True),
    ({"evidence": "none", "due_on": PAST}, 4, "off_track", "open", True),
    ({"evidence": "unknown", "due_on": PAST}, 4, "off_track", "open", True),
    ({"evidence": "not_started", "start_by": PAST, "timescale_kind": "start_by"}, 5, "off_track", "open", False),
    (
        {"evidence": "not_started", "starts_on": PAST, "due_on": AHEAD, "timescale_kind": "range"},
        5,
        "off_track",
        "open",
        False,
    ),
    (
        {"evidence": "not_started", "starts_on": PAST, "due_on": AHEAD, "timescale_kind": "year"},
        8,
        "on_schedule",
        "open",
        False,
    ),
    ({"evidence": "under_way", "due_before": PAST, "due_on": AHEAD}, 6, "behind", "open", False),
    ({"evidence": "partly", "due_before": PAST, "due_on": AHEAD}, 6, "behind", "open", False),
    ({"evidence": "under_way", "due_before": AHEAD, "due_on": D}, 7, "on_schedule", "open", False),
    ({"evidence": "none", "due_before": PAST, "due_on": AHEAD}, 9, "no_information", "open", False),
    *(
        ({"evidence": evidence, "lateness": "late", "due_on": due_on}, 6, "behind", "open", False)
        for evidence in ("under_way", "partly", "not_started", "unknown", "none")
        for due_on in (D, AHEAD)
    ),
    ({"evidence": "routine", "lateness": "late", "due_on": AHEAD}, 6, "behind", "routine", False),
    ({"evidence": "under_way", "lateness": "late", "due_on": PAST}, 4, "off_track", "open", True),
    ({"evidence": "done", "lateness": "late", "due_on": AHEAD}, 3, "complete", "complete", False),
    ({"evidence": "declined", "lateness": "late", "due_on": AHEAD}, 2, None, "closed_without_doing", False),
    (
        {
            "evidence": "not_started",
            "lateness": "late",
            "starts_on": PAST,
            "due_on": AHEAD,
            "timescale_kind": "range",
        },
        5,
        "off_track",
        "open",
        False,
    ),
    ({"evidence": "under_way", "lateness": "late"}, 10, None, "open", False),
    ({"evidence": "unknown", "lateness": "late"}, 10, None, "open", False),
    ({"evidence": "routine", "lateness": "late", "timescale_kind": "ongoing"}, 7, "on_schedule", "routine", False),
    ({"evidence": "under_way", "lateness": "on_track", "due_on": AHEAD}, 7, "on_schedule", "open", False),
    ({"evidence": "unknown", "lateness": "on_track", "due_on": AHEAD}, 10, None, "open", False),
    ({"evidence": "partly", "due_on": AHEAD}, 7, "on_schedule", "open", False),
    ({"evidence": "partly", "due_on": D}, 7, "on_schedule", "open", False),
    ({"evidence": "partly", "timescale_kind": "ongoing"}, 7, "on_schedule", "open", False),
    ({"evidence": "partly", "due_on": PAST}, 4, "off_track", "open", True),
    ({"evidence": "partly"}, 10, None, "open", False),
    ({"evidence": "partly", "start_by": PAST, "timescale_kind": "start_by"}, 6, "behind", "open", False),
    ({"evidence": "under_way", "due_on": AHEAD}, 7, "on_schedule", "open", False),
    ({"evidence": "under_way", "due_on": D}, 7, "on_schedule", "open", False),
    ({"evidence": "routine", "timescale_kind": "ongoing"}, 7, "on_schedule", "routine", False),
    ({"evidence": "not_started", "due_on": AHEAD}, 8, "on_schedule", "open", False),
    ({"evidence": "none"}, 9, "no_information", "open", False),
    ({"evidence": "none", "due_on": AHEAD}, 9, "no_information", "open", False),
    ({"evidence": "unknown", "due_on": AHEAD}, 10, None, "open", False),
    ({"evidence": "under_way", "timescale_kind": "reversed", "starts_on": PAST}, 10, None, "open", False),
    ({"evidence": "not_started"}, 10, None, "open", False),
]


def _connection(*tasks, as_at=D):
    connection = open_database(":memory:")
    _plan(connection, "p", tasks, as_at)
    return connection


def _plan(connection, plan, tasks, as_at=D):
    connection.execute("insert into plan values ($id, 'A council', 'A plan', null, null)", {"id": plan})
    _snapshot(connection, "s" if plan == "p" else f"s-{plan}", as_at, plan)
    for number, task in enumerate(tasks, start=1):
        _task(connection, "s" if plan == "p" else f"s-{plan}", f"{plan}/{number}", number, task, plan)


def _snapshot(connection, snapshot_id, as_at, plan="p"):
    connection.execute(
        "insert into snapshot by name select $id as snapshot_id, $plan as plan_id, $as_at as as_at, 'stated' as as_at_basis, "
        "'d' as document_id, now() as loaded_at, 'test' as loaded_by, 'as_published' as wording",
        {"id": snapshot_id, "as_at": as_at, "plan": plan},
    )


def _task(connection, snapshot_id, task_id, number, given, plan="p"):
    kind = given.get("timescale_kind", "day" if given.get("due_on") else "none")
    values = {"evidence_phrase": "the words", **given, "timescale_kind": kind}
    names = ", ".join(f"${name} as {name}" for name in values)
    connection.execute(
        f"insert into task by name select '{snapshot_id}' as snapshot_id, '{plan}' as plan_id, '{task_id}' as task_id, "
        f"'{number}' as ref, {number} as position, 'line 1' as locator, '[]' as cells, {names}",
        values,
    )


@pytest.fixture(scope="module")
def judged():
    """What each case is judged as, in the cases' order; each is the only task of a plan of its own."""
    with open_database(":memory:") as connection:
        for number, (given, *_) in enumerate(CASES):
            _plan(connection, f"{number:03d}", [given])
        rows = connection.execute(
            "select rating_rule, computed_rating, disposition, is_overdue, computed_because "
            "from task_at(null) order by plan_id"
        ).fetchall()
    assert len(rows) == len(CASES)
    return rows


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: f"{number}-rule-{CASES[number][1]}")
def test_rule(judged, number):
    *found, because = judged[number]
    assert found == list(CASES[number][1:])
    assert because.endswith(".") and ": " in because


@pytest.mark.parametrize(
    ("given", "because"),
    [
        (
            {"evidence": "partly", "evidence_phrase": "half of it", "due_on": AHEAD},
            "On schedule: partly done (“half of it”), due 31 Dec 2020.",
        ),
        (
            {"evidence": "under_way", "lateness": "late", "lateness_phrase": "slipped to May", "due_on": AHEAD},
            "Behind schedule: the words say that it is late (“slipped to May”).",
        ),
        (
            {
                "evidence": "not_started",
                "lateness": "late",
                "lateness_phrase": "slipped to May",
                "delay_reason": "partner",
                "delay_phrase": "awaiting the police",
                "due_on": AHEAD,
            },
            "Behind schedule: the words say that it is late (“slipped to May”), waiting for somebody else "
            "(“awaiting the police”).",
        ),
        (
            {
                "evidence": "under_way",
                "due_before": PAST,
                "lateness": "late",
                "delay_reason": "funding",
                "due_on": AHEAD,
            },
            "Behind schedule: its date was moved from 31 Mar 2020 to 31 Dec 2020; the words say that it is late, "
            "short of money.",
        ),
        (
            {"evidence": "under_way", "delay_reason": "capacity", "delay_phrase": "no trainer", "due_on": PAST},
            "Off track: due 31 Mar 2020, past at 30 Jun 2020, and not reported done (“the words”); short of people or "
            "time (“no trainer”).",
        ),
        (
            {
                "evidence": "not_started",
                "start_by": PAST,
                "timescale_kind": "start_by",
                "delay_reason": "guidance",
                "delay_phrase": "awaiting guidance",
            },
            "Off track: not started (“the words”), and it should have started by 31 Mar 2020; waiting for guidance "
            "(“awaiting guidance”).",
        ),
        (
            {"evidence": "partly", "start_by": PAST, "timescale_kind": "start_by"},
            "Behind schedule: partly done (“the words”), and it was to start by 31 Mar 2020.",
        ),
    ],
)
def test_a_rating_says_the_words_and_the_reason_of_delay(given, because):
    assert _connection(given).execute("select computed_because from task_at(null)").fetchall() == [(because,)]


def test_what_reads_as_done_and_late_in_a_plan_that_marks_completion_is_as_if_it_were_not_late():
    connection = _connection(
        {"declared_rating": "complete", "evidence": "done"}, {"evidence": "done", "lateness": "late", "due_on": AHEAD}
    )
    found = connection.execute("select rating_rule from task_at(null) order by position").fetchall()
    assert found == [(1,), (7,)]


def test_where_complete_is_not_believed_the_words_of_being_late_count():
    connection = _connection(
        {"declared_rating": "complete", "evidence": "under_way", "lateness": "late", "due_on": AHEAD}
    )
    assert connection.execute("select rating, words_rating from task_at(null)").fetchall() == [("complete", "behind")]


def test_each_reason_of_delay_has_its_words():
    found = _connection().execute("select delay_reason, label from delay_lookup order by delay_reason").fetchall()
    assert [reason for reason, _ in found] == ["capacity", "funding", "guidance", "other", "partner", "scope"]
    assert all(label for _, label in found)


def test_a_plan_that_marks_completion_elsewhere_computes_none_complete():
    connection = _connection(
        {"declared_rating": "complete", "evidence": "done"},
        {"evidence": "done", "due_on": AHEAD},
        {"evidence": "done", "due_on": PAST},
    )
    found = connection.execute(
        "select rating_rule, computed_rating, rating_basis from task_at(null) order by position"
    ).fetchall()
    assert found == [(1, "complete", "declared"), (7, "on_schedule", "computed"), (4, "off_track", "computed")]


def test_a_date_moved_since_an_earlier_snapshot_is_behind():
    connection = _connection({"evidence": "under_way", "due_on": date(2020, 9, 30)}, as_at=date(2020, 3, 31))
    _snapshot(connection, "s2", D)
    _task(connection, "s2", "p/1", 1, {"evidence": "under_way", "due_on": AHEAD})
    rows = connection.execute("select as_at::varchar, computed_rating, computed_because from task_at(null)").fetchall()
    assert rows == [("2020-06-30", "behind", "Behind schedule: its date was moved from 30 Sep 2020 to 31 Dec 2020.")]
    earlier = connection.execute("select computed_rating from task_at(date '2020-03-31')").fetchall()
    assert earlier == [("on_schedule",)]


def test_a_date_before_the_first_snapshot_has_no_tasks():
    assert _connection({"evidence": "done"}).execute("select count(*) from task_at(date '2019-01-01')").fetchone() == (
        0,
    )


def test_a_withdrawn_snapshot_is_out_of_every_figure():
    connection = _connection({"evidence": "done"})
    connection.execute("insert into withdrawal values ('s', now(), 'me', 'wrong file')")
    assert connection.execute("select count(*) from task_at(null)").fetchone() == (0,)


def _decide(connection, decision_id, field, value, as_at=D, revokes=None):
    connection.execute(
        "insert into decision values ($id, 'p', 'p/1', $field, $value, 'why', $as_at, 'me', now(), $revokes)",
        {"id": decision_id, "field": field, "value": value, "as_at": as_at, "revokes": revokes},
    )


def test_a_decision_holds_from_its_date_until_it_is_revoked():
    connection = _connection({"declared_rating": "behind", "evidence": "under_way", "due_on": AHEAD})
    _decide(connection, "d1", "rating", "off_track", date(2020, 9, 1))
    shown = "select rating, rating_basis from task_at($on_date)"
    assert connection.execute(shown, {"on_date": D}).fetchall() == [("behind", "declared")]
    assert connection.execute(shown, {"on_date": date(2020, 9, 1)}).fetchall() == [("off_track", "confirmed")]
    _decide(connection, "d2", "rating", None, date(2020, 10, 1), revokes="d1")
    assert connection.execute(shown, {"on_date": date(2020, 10, 1)}).fetchall() == [("behind", "declared")]


def test_a_decided_date_and_disposition_count():
    connection = _connection({"evidence": "under_way", "due_on": PAST})
    _decide(connection, "d1", "due_on", "2020-12-31")
    _decide(connection, "d2", "disposition", "duplicate")
    found = connection.execute("select due_on::varchar, is_overdue, disposition, is_live from task_at(null)").fetchall()
    assert found == [("2020-12-31", False, "duplicate", False)]
