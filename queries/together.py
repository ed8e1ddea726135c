"""Several questions at once: the database leaves the interpreter to others, so that two threads ask sooner."""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context

import pandas as pd

Ask = Callable[..., pd.DataFrame]
Asked = tuple[str, dict]  # a query's name and its parameters
_BESIDE = ThreadPoolExecutor(min(4, max(1, (os.cpu_count() or 1) - 1)), "asking beside")  # for all who ask together


def beside(work: Callable[[], object]) -> Future:
    """Does something in a thread beside the caller's, in its context, as soon as one of them is free."""
    return _BESIDE.submit(copy_context().run, work)


def together(ask: Ask, asked: Sequence[Asked]) -> list[pd.DataFrame]:
    """The answers of several queries, none of which needs another's, in their order.

    ask: runs a named query, in any thread, and sees there what its caller's context holds (the language, the version of
    the run). The caller asks from the first on; a thread beside it, where one is free, from the last back. What one of
    them raises is raised once neither asks any more.
    """
    answers = dict[int, pd.DataFrame]()
    failed = list[BaseException]()
    left = deque(enumerate(asked))

    def work(take: Callable[[], tuple[int, Asked]]) -> None:
        while left:
            try:
                number, (name, parameters) = take()
            except IndexError:  # the other one took the last
                return
            try:
                answers[number] = ask(name, **parameters)
            except BaseException as error:
                failed.append(error)
                left.clear()

    if len(asked) < 2:
        work(left.popleft)
    else:
        other = beside(lambda: work(left.pop))
        work(left.popleft)
        if not other.cancel():
            wait([other])
    if failed:
        raise failed[0]
    return [answers[number] for number in range(len(asked))]
