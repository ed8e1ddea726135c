"""What is judged once for all queries: the same answers, from rows of one version, bounded, gone with its database."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import product

import pandas as pd
import pytest
from helpers.disagreeing import FIRST, JUNE, MARCH, PLAN, SECOND, SEPTEMBER, add, decided
from helpers.quarterly_plan import QUARTERS, quarterly
from helpers.query_values import empty_value, parameters
from helpers.sample_plans import NORTH
from helpers.sample_rows import add_task, insert

import queries
from loaders import add_reading, name_lead, withdraw
from queries.judged import Judged, judged_once

LATER, EARLIER, KNOWN = date(2023, 9, 30), date(2023, 6, 30), datetime(2100, 1, 1, tzinfo=UTC)
TOLD = {"on_date": LATER, "known_at": KNOWN, "from_date": EARLIER, "from_known_at": None, "plan_id": "midshire-made-up"}


@pytest.fixture(autouse=True)
def each_test_judges_anew(monkeypatch):
    """Whatever was asked of the same rows before."""
    monkeypatch.setattr(Judged, "run", Judged.run.__wrapped__)


def given(name: str, **changes) -> dict:
    """The parameters of a query that ask for all at the later date, and of two dates for the earlier one."""
    told = TOLD | changes
    values = {one: told.get(one, empty_value(one)) for one in parameters(name)}
    if "view" in values:
        values["view"] = values["view"] | {one: told[one] for one in ("on_date", "known_at", "plans") if one in told}
    return values


@pytest.fixture(scope="module")
def plans():
    """The made-up plan in four versions and one whose documents disagree with decisions."""
    connection = quarterly()
    add(connection, FIRST, MARCH)
    for ref, field, value in (
        ("1", "rating", "complete"),
        ("2", "leads", '[{"lead": "Una Marsh", "lead_kind": "person"}]'),
    ):
        decided(connection, ref, field, value)
    add(connection, SECOND, JUNE)
    decided(connection, "3", "due_on", "2021-12-31", on=JUNE)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def ask(plans):
    """What asks the plans, each thing judged once for all tests."""
    with judged_once(plans) as asking:
        yield asking


@pytest.mark.parametrize("name", queries.names())
def test_every_query_gives_the_same_rows(plans, ask, name):
    asked = given(name)
    pd.testing.assert_frame_equal(ask(name, **asked), queries.run(plans, name, **asked))


def test_versions_are_counted_once_for_all_tasks_and_anew_for_some(plans, ask):
    tasks = [f"{TOLD['plan_id']}/{ref}" for ref in ("1", "2")]
    of_all, of_some = given("history"), given("history", task_ids=tasks)
    for asked in (of_all, of_some, of_all):
        pd.testing.assert_frame_equal(ask("history", **asked), queries.run(plans, "history", **asked))
    assert ask("history", **of_some)["all_tasks"].max() == len(tasks) < ask("history", **of_all)["all_tasks"].max()


@pytest.fixture(scope="module")
def alone(plans):
    """As ask, but who asks about one plan has only that one judged."""
    judged = Judged(plans, together=0)
    yield lambda name, **asked: judged.run(name, asked, None, lambda: True)
    judged.close()


@pytest.mark.parametrize("is_of_all_judged", [False, pytest.param(True, marks=pytest.mark.long)])
def test_of_one_plan_every_query_gives_the_same_rows_from_its_own_and_from_those_of_all(ask, alone, is_of_all_judged):
    def is_the_same(name: str, plan: str, **more) -> None:
        asked = given(name, plan_id=plan, plans=[plan], **more)
        wanted = ask(name, **asked)
        assert len(wanted) or not more, name
        if is_of_all_judged:
            alone(name, **given(name, plan_id=None, plans=None, **more))
        pd.testing.assert_frame_equal(alone(name, **asked), wanted, obj=name)

    for name in queries.names():
        if parameters(name) & {"view", "plans", "plan_id"}:
            is_the_same(name, TOLD["plan_id"])
    for name in ("why_moved", "challenges", "coverage"):
        is_the_same(name, TOLD["plan_id"], on_date=QUARTERS[-1])  # which is what holds without a date
    for name in ("decisions", "decisions_to_review", "measures", "task_detail", "task_leads", "task_decisions"):
        is_the_same(name, PLAN.plan_id)
    is_the_same("task_plan", PLAN.plan_id, task_id=f"{PLAN.plan_id}/1")


def test_versions_of_one_plan_alone_are_those_in_force_whatever_date_and_moment(sample):
    """Two documents of one day, the later one and then both withdrawn, and a version after them, loaded before."""
    day, later = date(2016, 12, 31), date(2017, 3, 31)
    for name, as_at, loaded, withdrawn in (
        ("again", day, datetime(2017, 2, 1, tzinfo=UTC), datetime(2017, 5, 1, tzinfo=UTC)),
        ("a third", day, datetime(2017, 2, 1, tzinfo=UTC), datetime(2017, 4, 1, tzinfo=UTC)),
        ("after", later, datetime(2017, 1, 15, tzinfo=UTC), None),
    ):
        insert(
            sample,
            "snapshot",
            snapshot_id=name,
            plan_id=NORTH,
            as_at=as_at,
            as_at_basis="stated",
            document_id=name,
            loaded_at=loaded,
            loaded_by="Ada Finch",
            wording="restated",
        )
        if withdrawn:
            insert(
                sample,
                "withdrawal",
                snapshot_id=name,
                withdrawn_at=withdrawn,
                withdrawn_by="Ada Finch",
                reason="not ours",
            )
    judged = Judged(sample, together=0)
    of_plan = judged._table("snapshot_known", (), NORTH, (None, lambda: True))
    versions = (
        "select snapshot_id, judged_at from snapshot_known($on_date, $known_at, $each_date) where plan_id = $plan"
    )
    found = set()
    with judged._session({"snapshot_known": (of_plan.name,)}) as alone:
        for on_date, month, each_date in product((None, day, later), (None, 1, 2, 4, 5), (True, False)):
            known_at = month and datetime(2017, month, 15, tzinfo=UTC)
            asked = {"on_date": on_date, "known_at": known_at, "each_date": each_date, "plan": NORTH}
            wanted = set(sample.execute(versions, asked).fetchall())
            assert set(alone.execute(versions, asked).fetchall()) == wanted
            found |= {snapshot for snapshot, _ in wanted}
    assert found == {NORTH, "again", "a third", "after"}
    judged.close()


def test_frameworks_are_made_again_once_a_council_writes_into_them_and_not_before(sample):
    judged = Judged(sample)
    asked = given("assurance", on_date=None, known_at=None)

    def sections(version: str) -> int:
        judged.keep_only(version)
        return judged.run("assurance", asked, version, lambda: True)["section"].nunique()

    before = sections("one")
    judged.keep_only("two")
    assert judged.bytes > 0
    assert sections("two") == before
    insert(sample, "framework_entry", entry_id="e", kind="section", framework=asked["framework"], item="own",
           content='{"number": 99, "title_en": "A section of ours"}', is_removed=False, written_by="Ada Finch",
           written_at=datetime(2024, 1, 1, tzinfo=UTC))  # fmt: skip
    assert sections("three") == before + 1
    judged.close()


@pytest.mark.parametrize("changes", [{"known_at": None, "on_date": EARLIER}, {"on_date": None}])
def test_any_date_and_moment_is_told_apart(plans, ask, changes):
    asked = given("changes", **changes)
    pd.testing.assert_frame_equal(ask("changes", **asked), queries.run(plans, "changes", **asked))


def test_rows_are_of_one_version_and_gone_with_it(sample):
    """A write while somebody judges, and after it: what was judged before isn't shown to who asks after it."""
    judged, versions = Judged(sample), ["before"]

    def ask(version: str, name: str = "overview"):
        return judged.run(name, given(name, on_date=None), version, lambda: version == versions[-1])

    assert ask("before")["tasks"].sum() == 11
    kept = judged.bytes
    assert kept > 100_000
    assert ask("before", "completion_by_area")["tasks"].sum() == 11
    assert judged.bytes == kept
    add_task(sample, NORTH, "9")
    assert ask("before")["tasks"].sum() == 11
    versions.append("after")
    judged.keep_only("after")
    assert judged.bytes == 0 == in_memory(sample)
    assert ask("before")["tasks"].sum() == 12  # which isn't kept: it is no longer of that version
    assert judged.bytes == 0 == in_memory(sample)
    assert ask("after")["tasks"].sum() == 12
    judged.close()
    assert sample.execute("select count(*) from duckdb_databases() where database_name like 'judged%'").fetchone() == (
        0,
    )
    assert ask("after")["tasks"].sum() == 12


def _writes(connection):
    """What is written, one after another, and the plans that it concerns; None: all."""

    def reviewed() -> None:
        add(connection, SECOND.replace("Not started", "Done"), SEPTEMBER)

    def withdrawn() -> None:
        loaded = "select snapshot_id from snapshot where plan_id = ? and as_at = ?"
        (found,) = connection.execute(loaded, [PLAN.plan_id, SEPTEMBER]).fetchone()
        withdraw(connection, found, withdrawn_by="Ann", reason="the wrong file")

    def counted() -> None:
        add_reading(
            connection, plan_id=PLAN.plan_id, programme="WRAP", measure="staff", as_at=JUNE, value=12, added_by="Ann"
        )

    def decided_all() -> None:
        name_lead(connection, "Una Marsh", "U. Marsh", reason="one person", decided_by="Ann")

    yield lambda: decided(connection, "3", "rating", "off_track", on=JUNE), {PLAN.plan_id}
    yield reviewed, {PLAN.plan_id}
    yield withdrawn, {PLAN.plan_id}
    yield counted, {PLAN.plan_id}
    yield decided_all, None


def test_what_nothing_was_written_of_is_judged_once_over_many_versions():
    names = ("overview", "challenges", "decisions", "decisions_to_review", "coverage", "leads", "date_moves")
    connection = quarterly()
    add(connection, FIRST, MARCH)
    add(connection, SECOND, JUNE)
    judged, other, versions = Judged(connection, together=1), TOLD["plan_id"], [0]

    def ask(plan: str | None, against=None) -> None:
        version, plans = versions[-1], [plan] if plan else None
        for name in names:
            asked = given(name, on_date=None, known_at=None, plans=plans, plan_id=plan)
            found = judged.run(name, asked, version, lambda: version == versions[-1])
            if against:
                pd.testing.assert_frame_equal(found, against(name, **asked), obj=name)

    judged.keep_only(0)
    for plan in (other, None):
        ask(plan)
    for write, concerned in _writes(connection):
        write()
        versions.append(len(versions))
        judged.keep_only(versions[-1])
        before = judged.bytes
        with judged_once(connection) as anew:
            ask(other, anew)
            assert (judged.bytes == before) == (concerned is not None)
            for plan in (*concerned, None) if concerned is not None else (None,):
                ask(plan, anew)
    judged.close()
    connection.close()


def test_a_version_that_is_over_before_it_was_looked_at_carries_nothing_on(sample):
    judged = Judged(sample, together=0)
    judged.keep_only("one")
    judged.run("overview", given("overview", on_date=None), "one", lambda: True)
    kept = judged.bytes
    judged.keep_only("two", lambda: False)
    judged.keep_only("three")
    assert judged.bytes == 0 < kept
    judged.close()


def in_memory(connection) -> int:
    """How many tables of kept rows there are."""
    return connection.execute("select count(*) from duckdb_tables() where database_name like 'judged%'").fetchone()[0]


def test_many_ask_at_once_within_a_bound(plans):
    """Rows of four dates, of which two fit; each thread gets its own date's."""
    one = Judged(plans)
    one.run("board_figures", given("board_figures"), None, lambda: True)
    small = Judged(plans, 2 * one.bytes + 1)
    wanted = {day: queries.run(plans, "board_figures", **given("board_figures", on_date=day)) for day in QUARTERS}

    def ask(day: date) -> None:
        found = small.run("board_figures", given("board_figures", on_date=day), None, lambda: True)
        pd.testing.assert_frame_equal(found, wanted[day])

    with ThreadPoolExecutor(8) as people:
        for done in [people.submit(ask, day) for day in QUARTERS * 2]:
            done.result(60)
    assert 0 < small.bytes <= 2 * one.bytes + 1
    small.close()
    one.close()


def test_what_is_judged_ahead_is_there_when_it_is_asked_for_and_goes_with_its_database(plans):
    judged, versions = Judged(plans, together=0), ["before"]

    def ask(name: str, **changes):
        version = versions[-1]
        return judged.run(name, given(name, **changes), version, lambda: version == versions[-1])

    def judge_ahead() -> int:
        version = versions[-1]
        judged.keep_only(version)
        judged.judge_ahead(version, lambda: version == versions[-1])
        judged.wait()
        return judged.bytes

    kept = judge_ahead()
    assert kept > 0
    assert ask("overview", on_date=None, known_at=None)["tasks"].sum() > 0
    assert judged.bytes == kept
    ask("overview", on_date=EARLIER)
    versions.append("after")
    kept = judge_ahead()
    ask("overview", on_date=EARLIER)
    ask("challenges", on_date=None, known_at=None)
    assert judged.bytes == kept
    versions.append("later still")
    judged.judge_ahead(versions[-1], lambda: True)
    judged.close()
    assert not [one for one in threading.enumerate() if one.name == "judging ahead"]
    assert judged.bytes == 0
