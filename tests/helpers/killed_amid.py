"""Kills a process (kill -9) at random moments of loading, deciding and issuing: python -m helpers.killed_amid FOLDER TIMES SEED EVERY.

The process is a fork of this one, so that it needs no start of its own. What it reports as saved comes through a pipe;
after each kill another fork opens the database and looks for it; after each EVERY kills it reads all of it, too. Prints
one JSON object.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

from loaders import (
    Deciding,
    Decision,
    PackFile,
    PackToIssue,
    Plan,
    PlanReading,
    Standing,
    add_document,
    decide,
    issue_pack,
    prepare,
)
from loaders.record.copies import verify
from loaders.record.database import checkpoint, open_database

LONGEST = 0.15  # seconds from the last change that is waited for to the kill
_MOST = 12  # reports that are waited for, two a change
_ANEW = 20  # kills that one database goes through
_AS_AT = date(2021, 6, 30)
_TASKS = "Ref\tAction\tLead\tBy when\tStatus\n" + "".join(
    f"{number}\tTrain the {number}th team on its duty {'x' * 300}\tUna Marsh\tMay 2021\tTo do\n"
    for number in range(1, 31)
)
_PACK = PackToIssue(
    "A pack", ("a-plan",), "Q1 2021/22", _AS_AT, "board", "{}", "{}",
    tuple(PackFile(f"{number}.bin", "application/octet-stream", bytes(60_000)) for number in range(6)),
    number=1, version=1, issued_at=datetime(2021, 6, 30, tzinfo=UTC),
)  # fmt: skip
_STANDING = Standing(_AS_AT, "stated", None, "Ann")


def _document(name: str) -> bytes:
    return f"{_TASKS}99\tMake {name} known\tUna Marsh\tMay 2021\tTo do\n".encode()


def _load(connection, name: str, reading: PlanReading) -> None:
    add_document(connection, Plan(name, "A council", name), _STANDING, _document(name), reading)


def _decide(connection, name: str, _) -> None:
    snapshot, task = connection.execute(
        "select snapshot_id, task_id from task where plan_id = 'a-plan' order by position limit 1"
    ).fetchone()
    note = Decision("note", "y" * 3_000, name, "Ann")
    decide(connection, [Deciding(snapshot, task, _AS_AT, note)] * 3)


def _issue(connection, name: str, _) -> None:
    (so_far,) = connection.execute("select count(*) from issued_pack").fetchone()
    issue_pack(connection, replace(_PACK, title=name, so_far=so_far), issued_by="Ann")


_DEEDS = {"load": _load, "decide": _decide, "issue": _issue}
_WHOLE = {  # what is there of each deed, by its name, and how much of it makes it whole
    "load": ("select plan_id, count(*) from task where plan_id <> 'a-plan' group by 1", 31),
    "decide": ("select reason, count(*) from decision group by 1", 3),
    "issue": ("select title, count(*) from issued_pack join issued_file using (pack_id) group by 1", 6),
}


def _working(database: Path, tell: int, number: int, order: list[str], reading: PlanReading) -> None:
    """Loads, decides and issues by turns until it is killed; each is told before it begins and once it is saved."""
    connection = open_database(database)
    os.write(tell, b"opened\n")
    for count, deed in enumerate(cycle(order)):
        name = f"{deed}-{number}-{count}"
        os.write(tell, f"begun {name}\n".encode())
        _DEEDS[deed](connection, name, reading)
        os.write(tell, f"saved {name}\n".encode())
        if count % 7 == 6:
            os.write(tell, b"begun checkpoint\n")
            checkpoint(connection)


def _wrong(database: Path, saved: list[str], is_read: bool) -> list[str]:
    """What isn't as it should be after a kill: the database, where all of it is read, and what was reported saved."""
    wrong = list(verify(database).wrong) if is_read else []
    connection = open_database(database)
    there: dict[str, int] = {}
    for query, whole in _WHOLE.values():
        found = dict(connection.execute(query).fetchall())
        wrong += [f"{name} is there in part" for name, count in found.items() if count != whole]
        there |= found
    (packs,) = connection.execute("select count(*) from issued_pack").fetchone()
    wrong += ["a pack has no files"] if packs != sum(name.startswith("issue") for name in there) else []
    connection.close()
    return wrong + [f"{name} was reported saved and isn’t there" for name in saved if name not in there]


def _forked(work: Callable[[], object]) -> int:
    """The id of a process that does some work and ends, with 1 where it failed."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def _told(pipe_end: int) -> Iterator[str]:
    with os.fdopen(pipe_end, encoding="utf-8") as pipe:
        yield from (line.rstrip("\n") for line in pipe)


def _killed(database: Path, number: int, drawn: random.Random, reading: PlanReading) -> tuple[str, list[str]]:
    """What was under way when a process was killed, and what was reported saved."""
    order = drawn.sample(sorted(_DEEDS), len(_DEEDS))
    told_by, writing = os.pipe()
    child = _forked(lambda: _working(database, writing, number, order, reading))
    os.close(writing)
    lines = _told(told_by)
    told: list[str] = []
    for _ in range(drawn.randint(1, _MOST)):
        told.append(next(lines, ""))
    time.sleep(drawn.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    ended = os.waitpid(child, 0)[1]
    told += lines
    if os.WIFEXITED(ended):
        raise AssertionError("The process ended by itself before it was killed.")
    last = told[-1] if told else "nothing"
    under_way = last.removeprefix("begun ").partition("-")[0] if last.startswith("begun") else "between two"
    return under_way, [line.removeprefix("saved ") for line in told if line.startswith("saved ")]


def killed(folder: Path, times: int, seed: int, every: int = 1) -> dict:
    """Kills so many times: what was under way then, how many changes were reported saved, and what was found wrong.

    every: after how many kills all of the database is read, too.
    """
    drawn = random.Random(seed)
    reading = prepare(Plan("a-plan", "A council", "A plan"), _STANDING, _document("a-plan"), "plan.txt")
    under_way, saved, wrong = Counter[str](), 0, list[str]()
    reported: list[str] = []
    for number in range(times):
        database = folder / f"{number // _ANEW}.duckdb"
        if number % _ANEW == 0:
            reported = []
            os.waitpid(_forked(partial(_begin, database, reading)), 0)
        what, told = _killed(database, number, drawn, reading)
        under_way[what] += 1
        saved += len(told)
        reported += told
        found = folder / "wrong.json"
        looked = _forked(partial(_look, database, reported, (number + 1) % every == 0, found))
        if os.waitpid(looked, 0)[1]:
            wrong.append(f"After kill {number} the database couldn’t be read or opened.")
        else:
            wrong += json.loads(found.read_text())
    return {"killed": times, "under way": dict(sorted(under_way.items())), "saved": saved, "wrong": wrong}


def _look(database: Path, saved: list[str], is_read: bool, found: Path) -> None:
    found.write_text(json.dumps(_wrong(database, saved, is_read)))


def _begin(database: Path, reading: PlanReading) -> None:
    connection = open_database(database)
    add_document(connection, Plan("a-plan", "A council", "A plan"), _STANDING, _document("a-plan"), reading)
    connection.close()


if __name__ == "__main__":
    print(json.dumps(killed(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
