"""Two who load the same new plan at the same moment: both are saved or one is told; no driver's error reaches either."""

import threading
from datetime import date

import pytest

from loaders import (
    ChangeRefused,
    LoadedMeanwhile,
    Plan,
    Standing,
    add_document,
    document_id,
    name_lead,
    open_database,
    prepare,
    withdraw,
)

HEAD = "Ref\tAction\tLead\tBy when\tStatus\n"
ONE = HEAD + "1\tBrief every governor\tUna Marsh\tMay 2021\tTo do\n"
OTHER = HEAD + "1\tTrain the front line staff\tOwen Pike\tMay 2021\tTo do\n"
MARCH, JUNE = date(2021, 3, 31), date(2021, 6, 30)


@pytest.fixture
def connection():
    opened = open_database(":memory:")
    yield opened
    opened.close()


def at_once(*asked) -> list:
    """What each of several does in a thread of its own, all started together: what it gives, or the error."""
    start, found = threading.Barrier(len(asked)), [None] * len(asked)

    def run(number, do):
        start.wait()
        try:
            found[number] = do()
        except Exception as error:
            found[number] = error

    threads = [threading.Thread(target=run, args=one) for one in enumerate(asked)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def adding(connection, who, text=ONE, as_at=MARCH, plan_id="a-plan", loads_seen=()):
    """What adds a document, read beforehand."""
    plan, standing = Plan(plan_id, f"{who}’s council", f"{who}’s plan"), Standing(as_at, "stated", None, who)
    reading = prepare(plan, standing, text.encode(), f"{who}.txt")
    return lambda: add_document(connection, plan, standing, text.encode(), reading, loads_seen=loads_seen)


@pytest.mark.parametrize(
    ("text", "as_at"), [(ONE, MARCH), (ONE, JUNE), (OTHER, MARCH), (OTHER, JUNE)],
    ids=["all the same", "another date", "another document", "another version"],
)  # fmt: skip
def test_the_second_sees_what_the_first_loaded(connection, text, as_at):
    found = at_once(adding(connection, "Ann"), adding(connection, "Bo", text, as_at))
    (met,) = (one for one in found if isinstance(one, LoadedMeanwhile))
    (added,) = (one for one in found if one is not met)
    first, content = ("Bo", text) if found[0] is met else ("Ann", ONE)
    (theirs,) = met.theirs
    assert (theirs["snapshot_id"], theirs["loaded_by"], theirs["document_id"], theirs["title"]) == (
        added.snapshot_id, first, document_id(content.encode()), f"{first}’s plan",
    )  # fmt: skip
    assert f"{first} loaded a document of the same plan in the meantime" in str(met)
    assert connection.execute("select title from plan").fetchall() == [(f"{first}’s plan",)]
    assert connection.execute("select count(*) from snapshot").fetchone() == (1,)
    seen = [theirs["snapshot_id"]]
    again = adding(connection, "Bo", OTHER, date(2021, 9, 30), loads_seen=seen)()
    assert not again.was_known and connection.execute("select count(*) from snapshot").fetchone() == (2,)


def test_who_looked_at_nothing_is_known_or_added(connection):
    found = at_once(*[adding(connection, who, loads_seen=None) for who in ("Ann", "Bo", "Cy")])
    assert sorted(one.was_known for one in found) == [False, True, True]
    found = at_once(
        *[adding(connection, "Di", as_at=JUNE, plan_id=f"plan-{number}", loads_seen=None) for number in range(3)]
    )
    assert [one.was_known for one in found] == [False] * 3
    assert connection.execute("select count(*) from snapshot").fetchone() == (4,)
    assert connection.execute("select count(*) from document").fetchone() == (1,)


def test_withdrawals_and_spellings_at_once_are_told_apart(connection):
    added = adding(connection, "Ann")()
    found = at_once(*[
        lambda who=who: withdraw(connection, added.snapshot_id, withdrawn_by=who, reason="wrong") for who in ("Ann", "Bo")
    ])  # fmt: skip
    assert sorted(str(one) for one in found) == ["None", "This load was withdrawn before: nothing was changed."]
    adding(connection, "Ann", OTHER)()
    found = at_once(*[
        lambda who=who: name_lead(connection, "Owen Pike", f"O. Pike ({who})", reason="one", decided_by=who)
        for who in ("Ann", "Bo")
    ])  # fmt: skip
    assert [one for one in found if isinstance(one, Exception) and not isinstance(one, ChangeRefused)] == []
