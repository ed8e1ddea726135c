"""Several questions are asked on two threads at once, and are answered as if one had asked them in turn."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import ContextVar

import pandas as pd
import pytest

from pages.common.made import made_by, using
from queries import together as module
from queries.together import together

WAIT = 20  # seconds, after which a test gives up


def numbered(*numbers: int) -> list[tuple[str, dict]]:
    return [("query", {"number": number}) for number in numbers]


def told(number: int) -> pd.DataFrame:
    return pd.DataFrame({"number": [number]})


def test_answers_stand_in_the_order_of_the_questions_whoever_asked_them():
    answers = together(lambda name, number: told(number), numbered(*range(40)))
    assert [one["number"][0] for one in answers] == list(range(40))
    assert together(lambda name, number: told(number), []) == []


def test_two_are_asked_at_the_same_time():
    both = threading.Barrier(2)

    def ask(name: str, number: int) -> pd.DataFrame:
        both.wait(WAIT)  # breaks where nobody else asks meanwhile
        return told(number)

    assert len(together(ask, numbered(1, 2))) == 2


def test_who_asks_waits_for_no_thread_that_is_busy_with_others(monkeypatch):
    busy, done = ThreadPoolExecutor(1), threading.Event()
    monkeypatch.setattr(module, "_BESIDE", busy)
    other = busy.submit(done.wait, WAIT)
    asking = set()

    def ask(name: str, number: int) -> pd.DataFrame:
        asking.add(threading.get_ident())
        return told(number)

    try:
        assert len(together(ask, numbered(1, 2, 3))) == 3
        assert asking == {threading.get_ident()} and not other.done()
    finally:
        done.set()
        wait([other])


@pytest.mark.parametrize("wrong", [0, 5])
def test_what_one_raises_is_raised_once_neither_asks_any_more(wrong):
    asking, lock = set(), threading.Lock()

    def ask(name: str, number: int) -> pd.DataFrame:
        with lock:
            asking.add(number)
        try:
            if number == wrong:
                raise ValueError(f"number {number}")
            return told(number)
        finally:
            with lock:
                asking.discard(number)

    with pytest.raises(ValueError, match=f"number {wrong}"):
        together(ask, numbered(*range(6)))
    assert not asking


def test_both_threads_see_what_the_caller_holds_and_note_what_they_use():
    held, both = ContextVar("held", default="nothing"), threading.Barrier(2)
    held.set("something")
    seen = []

    def ask(name: str, number: int) -> pd.DataFrame:
        both.wait(WAIT)
        seen.append(held.get())
        using(frozenset({f"plan {number}"}))
        return told(number)

    made = made_by(lambda: together(ask, numbered(1, 2)))
    assert seen == ["something", "something"]
    assert made.of == {"plan 1", "plan 2"}
