"""Decisions made on a page: what they change, who decided meanwhile, what takes them back, and what refuses them."""

from datetime import date

import pytest
from helpers.plan_files import load as _load_one

from loaders import (
    ChangeRefused,
    DecidedMeanwhile,
    Deciding,
    Decision,
    Plan,
    Standing,
    add_document,
    correct_match,
    decide,
    leads_value,
    name_lead,
    prepare,
    section_value,
    undo,
    withdraw,
)

HEAD = "Ref\tAction\tLead\tBy when\tStatus\n"
FIRST = (
    HEAD + "1\tPublish the guidance for every school\tUna Marsh\tCompleted\tPublished in May\n"
    "2\tTrain the front line staff\tOwen Pike/Comms\tMarch 2021\tTo be considered\n"
    "3\tReview the venue hire policy\tComms Team\tOctober 2021 - March 2021\t\n"
)
SECOND = (
    HEAD + "1\tSet up a board of partners\tUna Marsh\tDecember 2021\tNot started\n"
    "2\tPublish the guidance for every school\tUna Marsh\tCompleted\tPublished in May\n"
    "3\tTrain the front line staff of schools\tOwen Pike\tMarch 2021\tUnder way\n"
    "4\tAsk halls about their policies on hiring out\tUna Marsh\tMarch 2022\tNot started\n"
)
WHEN, LATER = date(2021, 3, 31), date(2021, 6, 30)
PLAN = Plan("a-plan", "A council", "A plan")


@pytest.fixture
def connection():
    return _load_one(FIRST, as_at=WHEN)


def _snapshot(connection, as_at=WHEN):
    return connection.execute("select snapshot_id from snapshot where as_at = $as_at", {"as_at": as_at}).fetchone()[0]


def _deciding(connection, ref, field, value, *, who="Ann", why="agreed", seen=None, as_at=None, on=WHEN):
    decision = Decision(field, value, why, who)
    return Deciding(_snapshot(connection, on), f"a-plan/{ref}" if ref else None, on, decision, seen, as_at)


def _shown(connection, ref, *columns, on=None):
    row = f"select {', '.join(columns)} from task_at($on) where task_id = $task_id"
    found = connection.execute(row, {"on": on, "task_id": f"a-plan/{ref}"}).fetchone()
    return found[0] if len(columns) == 1 else found


def _second(connection):
    standing = Standing(LATER, "stated", None, "Ada")
    add_document(connection, PLAN, standing, SECOND.encode(), prepare(PLAN, standing, SECOND.encode(), "plan.txt"))


@pytest.mark.parametrize(
    ("ref", "field", "value", "columns", "shown"),
    [
        ("2", "rating", "behind", ("rating", "rating_basis"), ("behind", "confirmed")),
        ("1", "disposition", "open", ("rating", "disposition", "is_live"), (None, "open", True)),
        ("1", "disposition", "routine", ("rating", "rating_basis", "is_live"), ("on_schedule", "confirmed", True)),
        ("1", "disposition", "closed_without_doing", ("rating", "rating_basis", "is_live"), (None, None, False)),
        (
            "2",
            "disposition",
            "complete",
            ("rating", "rating_basis", "disposition"),
            ("complete", "confirmed", "complete"),
        ),
        ("3", "due_on", "2022-03-31", ("due_on", "due_window"), (date(2022, 3, 31), "later")),
        ("2", "leads", leads_value("Bea Sample; Comms"), ("leads",), ["Bea Sample", "Comms"]),
        ("2", "leads", leads_value(" "), ("leads", "is_unowned"), ([], True)),
        (
            "2",
            "section",
            section_value("Reviews", "Courses"),
            ("section", "subsection", "area"),
            ("Reviews", "Courses", "Courses"),
        ),
        ("2", "duplicate_of", "a-plan/1", ("disposition", "duplicate_of", "rating"), ("duplicate", "a-plan/1", None)),
    ],
)
def test_a_decision_shows_at_once_and_undoing_it_leaves_what_was(connection, ref, field, value, columns, shown):
    before = _shown(connection, ref, *columns)
    made = decide(connection, [_deciding(connection, ref, field, value)])
    assert _shown(connection, ref, *columns) == shown
    assert _shown(connection, ref, "confirmed") == [field]
    undo(connection, made[0], reason="a slip", undone_by="Bea")
    assert _shown(connection, ref, *columns) == before
    assert _shown(connection, ref, "confirmed") == []
    assert connection.execute("select count(*) from decision").fetchone() == (2,)


def test_leads_that_a_person_gave_have_a_kind(connection):
    decide(connection, [_deciding(connection, "2", "leads", leads_value("Bea Sample; Outreach Team"))])
    found = "select lead, lead_kind, is_confirmed from lead_known(null, null, false) where task_id = 'a-plan/2' order by position"
    assert connection.execute(found).fetchall() == [("Bea Sample", "person", True), ("Outreach Team", "team", True)]


def test_a_decision_survives_the_next_load_and_ends_where_the_document_is_followed_again(connection):
    decide(connection, [_deciding(connection, "2", "rating", "behind")])
    _second(connection)
    assert _shown(connection, "2", "ref", "rating", "rating_basis") == ("3", "behind", "confirmed")
    held = connection.execute("select decision_id from decision").fetchone()[0]
    decide(connection, [_deciding(connection, "2", "rating", None, seen=held, on=LATER)])
    assert _shown(connection, "2", "rating", "rating_basis") == ("off_track", "computed")
    assert _shown(connection, "2", "rating", "rating_basis", on=WHEN) == ("behind", "confirmed")


def test_the_clock_tells_what_was_known_when(connection):
    made = decide(connection, [_deciding(connection, "2", "rating", "behind")])
    undo(connection, made[0], reason="a slip", undone_by="Bea")
    moments = connection.execute(
        "select loaded_at::varchar from snapshot union all (select decided_at::varchar from decision order by decided_at)"
    ).fetchall()
    known = "select rating from task_known(null, cast($at as timestamptz)) where task_id = 'a-plan/2'"
    seen = [connection.execute(known, {"at": moment}).fetchall() for (moment,) in moments]
    assert seen == [[(None,)], [("behind",)], [(None,)]]
    assert connection.execute(known, {"at": "2001-01-01 00:00:00+00"}).fetchall() == []


def test_who_comes_second_sees_the_first_and_chooses(connection):
    first = decide(connection, [_deciding(connection, "2", "rating", "behind", who="Ann", why="seen it")])
    both = [
        _deciding(connection, "2", "rating", "complete", who="Bea"),
        _deciding(connection, "3", "due_on", "2022-03-31", who="Bea"),
    ]
    with pytest.raises(DecidedMeanwhile, match="Ann decided the same") as met:
        decide(connection, both)
    assert [
        (one["task_id"], one["value"], one["reason"], one["decided_by"], one["is_undone"]) for one in met.value.theirs
    ] == [("a-plan/2", "behind", "seen it", "Ann", False)]
    assert connection.execute("select count(*) from decision").fetchone() == (1,)
    decide(connection, [_deciding(connection, "2", "rating", "complete", who="Bea", seen=first[0])])
    assert _shown(connection, "2", "rating") == "complete"


def test_who_comes_after_an_undo_is_told_of_it(connection):
    first = decide(connection, [_deciding(connection, "2", "rating", "behind")])
    undo(connection, first[0], reason="a slip", undone_by="Cal")
    with pytest.raises(DecidedMeanwhile, match="Cal") as met:
        decide(connection, [_deciding(connection, "2", "rating", "complete", seen=first[0])])
    assert met.value.theirs[0]["is_undone"]


def test_notes_stand_beside_each_other(connection):
    decide(
        connection, [_deciding(connection, "2", "note", "<b>One</b>"), _deciding(connection, "2", "note", "x" * 10_000)]
    )
    found = connection.execute("select value from decision_known(null, null, false) where field = 'note'").fetchall()
    assert sorted(len(value) for (value,) in found) == [10, 10_000]


@pytest.mark.parametrize(
    ("field", "value", "why", "said"),
    [
        ("note", "x" * 10_001, "agreed", "10,001 characters and may have 10,000"),
        ("note", "  ", "agreed", "note is empty"),
        ("rating", "green", "agreed", "“green” is no rating"),
        ("rating", "behind", " ", "name and the reason"),
        ("due_on", "next spring", "agreed", "“next spring” is no date"),
        ("due_on", "1996-01-01", "agreed", "outside 2000 to 2100"),
        ("duplicate_of", "a-plan/2", "agreed", "another task of the same plan"),
        ("duplicate_of", "another-plan/1", "agreed", "another task of the same plan"),
        ("leads", "Bea Sample", "agreed", "leads can't be read"),
        ("section", "[null, null]", "agreed", "section that the task belongs under"),
        ("finding", "dismissed", "agreed", "can't be decided"),
        ("finding:no_lead", "perhaps", "agreed", "is no answer"),
        ("task_id", "a-plan/1", "agreed", "can't be decided"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_sentence(connection, field, value, why, said):
    with pytest.raises(ChangeRefused, match=said):
        decide(connection, [_deciding(connection, "2", field, value, why=why)])
    assert connection.execute("select count(*) from decision").fetchone() == (0,)


def test_a_load_that_was_withdrawn_meanwhile_takes_no_decision(connection):
    deciding = _deciding(connection, "2", "rating", "behind")
    withdraw(connection, deciding.snapshot_id, withdrawn_by="Cal", reason="wrong file")
    with pytest.raises(ChangeRefused, match="Cal has withdrawn this load: nothing was recorded"):
        decide(connection, [deciding])


def test_a_duplicate_cannot_stay_for_another(connection):
    decide(connection, [_deciding(connection, "2", "duplicate_of", "a-plan/1")])
    with pytest.raises(ChangeRefused, match="is a duplicate itself"):
        decide(connection, [_deciding(connection, "3", "duplicate_of", "a-plan/2")])
    with pytest.raises(ChangeRefused, match="this one has to stay"):
        decide(connection, [_deciding(connection, "1", "duplicate_of", "a-plan/3")])


@pytest.mark.parametrize("which", ["undone", "undo", "unknown"])
def test_a_decision_is_taken_back_once(connection, which):
    made = decide(connection, [_deciding(connection, "2", "rating", "behind")])[0]
    taken_back = undo(connection, made, reason="a slip", undone_by="Bea")
    again = {"undone": made, "undo": taken_back, "unknown": "no such decision"}[which]
    with pytest.raises(
        ChangeRefused, match={"undone": "Bea has taken", "undo": "decide anew", "unknown": "reload"}[which]
    ):
        undo(connection, again, reason="once more", undone_by="Cal")


def test_spellings_become_one_lead_and_part_again(connection):
    named = "select ref, leads from task_at(null) order by position"
    before = connection.execute(named).fetchall()
    assert before == [("1", ["Una Marsh"]), ("2", ["Owen Pike", "Comms Team"]), ("3", ["Comms Team"])]
    name_lead(connection, "Una Marsh", "Una March", reason="her name", decided_by="Ann")
    made = name_lead(connection, "Comms", "Communications", reason="not the same team", decided_by="Ann")
    assert connection.execute(named).fetchall() == [
        ("1", ["Una March"]),
        ("2", ["Owen Pike", "Communications"]),
        ("3", ["Comms Team"]),
    ]
    undo(connection, made, reason="one team after all", undone_by="Ann")
    assert connection.execute(named).fetchall()[1:] == before[1:]


@pytest.mark.parametrize(
    ("spelling", "name", "said"),
    [
        ("Nobody Known", "Una Marsh", "No plan has the lead"),
        ("Una Marsh", "Una Marsh", "already has its own name"),
        ("Una Marsh", "Owen Pike", "itself counts as “Owen Spike”"),
        ("Owen Spike", "Una Marsh", "No plan has the lead"),
        ("Una Marsh", "x" * 301, "at most 300 characters"),
    ],
)
def test_names_do_not_chain(connection, spelling, name, said):
    name_lead(connection, "Owen Pike", "Owen Spike", reason="his name", decided_by="Ann")
    with pytest.raises(ChangeRefused, match=said):
        name_lead(connection, spelling, name, reason="one person", decided_by="Ann")


def test_a_match_is_corrected_and_the_correction_undone(connection):
    _second(connection)
    of_second = "select ref, task_id from task where snapshot_id = $id order by position"
    which = {"id": _snapshot(connection, LATER)}
    before = connection.execute(of_second, which).fetchall()
    assert before == [("1", "a-plan/1-2"), ("2", "a-plan/1"), ("3", "a-plan/2"), ("4", "a-plan/4")]
    made = correct_match(connection, which["id"], "a-plan/4", "a-plan/3", reason="the same policy", decided_by="Ann")
    assert connection.execute(of_second, which).fetchall() == [*before[:3], ("4", "a-plan/3")]
    undo(connection, made, reason="another policy", undone_by="Ann")
    assert connection.execute(of_second, which).fetchall() == before
    correct_match(connection, which["id"], "a-plan/2", None, reason="new work", decided_by="Ann")
    assert connection.execute(of_second, which).fetchall()[2] == ("3", "a-plan/3-2")


def test_a_task_of_another_plan_is_no_match(connection):
    _second(connection)
    with pytest.raises(ChangeRefused, match="same plan"):
        correct_match(
            connection, _snapshot(connection, LATER), "a-plan/4", "b-plan/3", reason="by hand", decided_by="Ann"
        )  # fmt: skip


def test_two_tasks_that_were_taken_for_each_other_change_places(connection):
    _second(connection)
    which = _snapshot(connection, LATER)
    correct_match(connection, which, "a-plan/1-2", "a-plan/1", reason="by hand", decided_by="Ann")
    found = connection.execute("select ref, task_id from task where snapshot_id = $id order by position", {"id": which})
    assert found.fetchall()[:2] == [("1", "a-plan/1"), ("2", "a-plan/1-2")]


def test_a_match_that_decisions_rest_on_stays(connection):
    _second(connection)
    decide(connection, [_deciding(connection, "4", "rating", "behind", on=LATER)])
    with pytest.raises(ChangeRefused, match="undo them, then correct the match"):
        correct_match(connection, _snapshot(connection, LATER), "a-plan/4", "a-plan/3", reason="x", decided_by="Ann")
    assert _shown(connection, "4", "ref", "rating") == ("4", "behind")
