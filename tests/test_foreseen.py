"""What a page asked before is asked beside it when it is drawn again, and it shows what it would have shown alone."""

import threading
from collections.abc import Hashable
from datetime import date
from time import monotonic, sleep

import pytest
from helpers.drawn_rows import everything
from helpers.framed import new_frame

import queries
from pages.common import ahead, data
from pages.common.foreseen import Foreseen, hashable
from queries.judged import Judged

WAIT = 20  # seconds
NOTTINGHAMSHIRE, NEATH = "nottinghamshire-cfcs", "neath-port-talbot"
OF_ONE = {"plans": ["one"], "on_date": None, "leads": None}
OF_OTHER = {"plans": ["other"], "on_date": date(2026, 1, 31), "leads": None}


def asked(foreseen: Foreseen, given: dict, page: str = "home") -> list[tuple[str, dict]]:
    return [guess.asked for guess in foreseen.guesses(page, given)]


def test_what_a_page_asked_twice_is_foreseen_of_the_filters_in_force():
    foreseen = Foreseen()
    query = "tasks", {"view": OF_ONE | {"most": 5}, "plans": ["one"]}
    foreseen.saw("home", OF_ONE, *query)
    assert not asked(foreseen, OF_ONE)
    foreseen.saw("home", OF_OTHER, "tasks", {"view": OF_OTHER | {"most": 5}, "plans": ["other"]})
    assert asked(foreseen, OF_ONE) == [query]
    assert asked(foreseen, OF_OTHER) == [("tasks", {"view": OF_OTHER | {"most": 5}, "plans": ["other"]})]
    assert not asked(foreseen, OF_ONE, page="tasks")


def test_what_doesnt_come_from_the_filters_stays_as_it_was_asked():
    foreseen = Foreseen()
    for _ in range(2):
        foreseen.saw("home", OF_ONE, "tasks", {"on_date": date(2016, 1, 1), "plans": None})
    assert asked(foreseen, OF_OTHER) == [("tasks", {"on_date": date(2016, 1, 1), "plans": None})]


def test_a_wrong_guess_isnt_made_again():
    foreseen = Foreseen()
    for _ in range(2):
        foreseen.saw("home", OF_ONE, "tasks", OF_ONE)
    (guess,) = foreseen.guesses("home", OF_OTHER)
    foreseen.was_wrong("home", guess.known_as)
    assert not foreseen.guesses("home", OF_OTHER)


def test_no_more_is_remembered_than_a_page_may_ask():
    foreseen = Foreseen()
    for number in range(1_000):
        for _ in range(2):
            foreseen.saw("home", OF_ONE, "task_detail", {"task_id": f"task {number}"})
    assert 0 < len(foreseen.guesses("home", OF_ONE)) < 100


@pytest.fixture
def served():
    with ahead.judged_ahead():
        yield


@pytest.fixture
def asking(monkeypatch):
    """The queries that were answered, with their parameters and the thread that each was asked in.

    A page goes on once the thread beside it has begun, however busy the machine is.
    """
    by: list[tuple[str, Hashable, str]] = []
    run, beside = Judged.run, data.beside

    def noted(judged, name, parameters, *given):
        by.append((name, hashable(parameters), threading.current_thread().name))
        return run(judged, name, parameters, *given)

    def begun(work):
        before = len(by)
        job = beside(work)
        until = monotonic() + WAIT
        while not job.done() and len(by) == before and monotonic() < until:
            sleep(0.001)
        return job

    monkeypatch.setattr(Judged, "run", noted)
    monkeypatch.setattr(data, "beside", begun)
    return by


def drawn(page, plan: str) -> str:
    """All that the page draws of a plan, nothing being kept."""
    database = data._opened()
    for kept in (database.answers, database.prepared):
        kept.keep_only(lambda _: False)
    page.session_state["plan"] = plan
    page.run()
    assert not page.exception
    return everything(page) + str(page.main)


def is_beside(thread: str) -> bool:
    return thread.startswith("asking beside")


@pytest.mark.usefixtures("served")
def test_a_page_says_the_same_where_its_questions_are_asked_beside_it(asking):
    page = new_frame(NOTTINGHAMSHIRE)
    alone = {plan: drawn(page, plan) for plan in (NOTTINGHAMSHIRE, NEATH)}
    for plan, said in alone.items():
        asking.clear()
        assert drawn(page, plan) == said
        assert len({(name, given) for name, given, _ in asking}) == len(asking)  # each is asked once
        assert {is_beside(thread) for *_, thread in asking} == {True, False}


@pytest.mark.usefixtures("served")
def test_what_fails_beside_a_page_is_told_by_the_page_alone(asking, monkeypatch):
    page = new_frame(NOTTINGHAMSHIRE)
    said = [drawn(page, NOTTINGHAMSHIRE) for _ in range(2)]
    noted = Judged.run

    def failing(judged, name, *given):
        if is_beside(threading.current_thread().name):
            raise queries.QueryFailed(f"The query {name} can't be answered.")
        return noted(judged, name, *given)

    monkeypatch.setattr(Judged, "run", failing)
    assert drawn(page, NOTTINGHAMSHIRE) == said[1]


def test_outside_a_server_nothing_is_asked_beside(asking):
    page = new_frame(NOTTINGHAMSHIRE)
    for _ in range(3):
        drawn(page, NOTTINGHAMSHIRE)
    assert asking and not any(is_beside(thread) for *_, thread in asking)
