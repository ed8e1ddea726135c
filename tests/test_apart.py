"""Documents read in a process of their own: the same reading as here, an end within limits, nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import duckdb
import pytest
from helpers.plan_files import ROOT
from helpers.plan_writer import FORMATS, write

from loaders.apart import LIMITS, NotDone, done_apart, plain, pool, read_apart, read_plan_apart, start_ahead, wire
from loaders.commands.asked import columns_under
from loaders.errors import DecidedMeanwhile, DocumentRefused, DocumentUnclear, LoadError
from loaders.layout.tables import readings_under
from loaders.read import read
from loaders.reading.plan import read_plan

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks at processes as Linux shows them"),
]
HEADER = "Ref\tAction\tLead\tBy when\tProgress\n"
PLAN = f"{HEADER}1\tPublish the guidance\tUna Marsh\tMay 2021\tPublished\n".encode()
LONG = (HEADER + "".join(f"{n}\tPublish guidance {n}\tUna Marsh\tMay 2021\tDrafted\n" for n in range(9_000))).encode()
UNCLEAR = b"Alpha\tBeta\tGamma\nred\tgreen\tblue\nsun\tmoon\tstars\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
SOON = replace(LIMITS, wall=1)


def readers() -> set[int]:
    """The processes that this one has started to read documents."""
    return {pid for pid in running() if b"loaders.apart.child" in asked(pid) and parent(pid) == os.getpid()}


def running() -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]


def asked(pid: int) -> bytes:
    """The command that a process runs; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def ends(pid: int) -> bool:
    """Whether a process has ended within a few seconds."""
    until = time.monotonic() + 10
    while asked(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not asked(pid)


def refusal(content: bytes, name: str, **options) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read_plan_apart(content, name, **options)
    return str(refused.value)


@pytest.fixture
def soffice(tmp_path, monkeypatch):
    """A stand-in for LibreOffice that never ends; the file that it writes its process to, and that of what it starts."""
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nsleep 120 &\necho "$$ $!" > "{tmp_path}/half"\nmv "{tmp_path}/half" "{tmp_path}/ids"\nwait\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    pool.current().close()  # the next one sees this PATH
    yield tmp_path / "ids"
    pool.current().close()


def test_every_format_reads_as_it_does_here_in_one_process():
    seen = set()
    for kind in FORMATS:
        content, progress, here = write(kind), [], []
        apart = read_plan_apart(content, f"plan.{kind}", progress=lambda *told, to=progress: to.append(told))
        assert apart == read_plan(content, f"plan.{kind}", progress=lambda *told, to=here: to.append(told)), kind
        assert progress == here and len(here) == 4, kind
        assert read_apart(content, f"plan.{kind}") == read(content, f"plan.{kind}"), kind
        seen |= readers()
    assert len(seen) == 1


def test_what_a_person_told_is_read_by_apart():
    told = {"columns": {"Alpha": "action", "Beta": "lead"}, "header_row": "line 1"}
    assert read_plan_apart(UNCLEAR, "plan.txt", **told) == read_plan(UNCLEAR, "plan.txt", **told)
    rows = list(read(PLAN, "plan.txt").blocks)
    assert columns_under(rows, "line 1") == readings_under(rows, "line 1") != []


def test_a_refusal_comes_back_with_all_that_it_holds():
    for content, name in (
        (UNCLEAR, "plan.txt"),
        (b"", "plan.txt"),
        (b"x", "plan.xyz"),
        (write("docx")[:900], "plan.docx"),
    ):
        with pytest.raises(DocumentRefused) as here:
            read_plan(content, name)
        with pytest.raises(DocumentRefused) as apart:
            read_plan_apart(content, name)
        assert (type(apart.value), str(apart.value), vars(apart.value)) == (
            type(here.value),
            str(here.value),
            vars(here.value),
        )
    assert isinstance(apart.value, DocumentRefused) and vars(apart.value) == {}
    with pytest.raises(DocumentUnclear) as unclear:
        read_plan_apart(UNCLEAR, "plan.txt")
    assert [row.cells for row in unclear.value.rows][0] == ("Alpha", "Beta", "Gamma")


def test_a_document_that_takes_too_long_is_ended_with_its_reader():
    start_ahead()
    (before,) = readers()
    said = "“plan.txt” takes longer than 1 seconds to read: load the plan's own pages alone."
    assert refusal(LONG, "plan.txt", limits=SOON) == said
    assert ends(before) and not readers()
    assert "takes longer than" in refusal(LONG, "plan.txt", limits=replace(LIMITS, processor=0))
    assert len(read_plan_apart(PLAN, "plan.txt").tasks) == 1


def test_a_document_that_needs_too_much_memory_is_refused_and_its_reader_replaced():
    read_plan_apart(PLAN, "plan.txt")
    before, limits = readers(), replace(LIMITS, memory=420 * 1024**2)
    assert refusal(b"<p>x" * 1_200_000, "plan.html", limits=limits) == (
        "“plan.html” needs more memory than 420 MB to read: load the plan's own pages alone."
    )
    assert not readers() & before
    with pytest.raises(NotDone, match="too large"):
        done_apart("builtins:bytes", [2 * 1024**3])
    with pytest.raises(NotDone, match="says too much"):
        done_apart("builtins:bytes", [101 * 1024**2])


def test_a_reader_that_ends_unexpectedly_costs_one_sentence_and_the_next_document_reads():
    said = "“plan.txt” can't be read, its reader ended unexpectedly: open it where it was written, save it anew and try again."

    def killed(done, total, words):
        for pid in readers():
            os.kill(pid, signal.SIGKILL)

    assert refusal(PLAN, "plan.txt", progress=killed) == said
    for task, given, why in (
        ("os:abort", [], "exit code -6"),
        ("json:loads", ["[" * 10**6], "RecursionError"),
        ("builtins:object", [], "NotPlain"),
    ):
        with pytest.raises(NotDone, match=why):
            done_apart(task, given)
    assert len(read_plan_apart(PLAN, "plan.txt").tasks) == 1


def test_who_stops_listening_ends_the_reading():
    class Stopped(BaseException):
        pass

    def stop(done, total, words):
        raise Stopped

    start_ahead()
    (before,) = readers()
    with pytest.raises(Stopped):
        read_plan_apart(PLAN, "plan.txt", progress=stop)
    assert ends(before)
    assert len(read_plan_apart(PLAN, "plan.txt").tasks) == 1


def test_two_documents_at_once_and_a_third_waits():
    both, go_on, found, told = Event(), Event(), {}, []

    def held(done, total, words):
        told.append(words)
        if len(told) >= 2:
            both.set()
        go_on.wait(30)

    threads = [
        Thread(target=lambda name=name: found.update({name: read_plan_apart(PLAN, name, progress=held)}))
        for name in ("one.txt", "two.txt")
    ]
    for thread in threads:
        thread.start()
    assert both.wait(60) and len(readers()) == 2
    heard = []
    assert refusal(PLAN, "three.txt", limits=replace(LIMITS, waiting=0.1), progress=lambda *one: heard.append(one)) == (
        "“three.txt” wasn't read: other documents were being read for 0.1 seconds; try again in a minute."
    )
    assert heard == [(0, 1, "Waiting until other documents are read")]
    go_on.set()
    for thread in threads:
        thread.join()
    assert found == {name: read_plan(PLAN, name) for name in ("one.txt", "two.txt")}
    assert len(readers()) == 1


def test_the_reader_knows_nothing_of_the_server(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENT_DATABASE", str(tmp_path / "plans.duckdb"))
    monkeypatch.setenv("A_SECRET", "of the server")
    pool.current().close()
    with duckdb.connect(str(tmp_path / "plans.duckdb")):
        assert len(read_plan_apart(PLAN, "plan.txt").tasks) == 1
        (pid,) = readers()
        assert str(tmp_path) not in "".join(os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir())
    surroundings = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"PATH=" in surroundings and b"PREVENT_DATABASE" not in surroundings and b"A_SECRET" not in surroundings
    loaded = "[one for one in ('duckdb', 'pandas', 'streamlit', 'loaders.record') if one in __import__('sys').modules]"
    assert done_apart("builtins:eval", [loaded]) == []
    assert done_apart("builtins:print", ["into the pipe?"]) is None


def test_libreoffice_ends_with_the_document(soffice):
    assert "takes longer than 1 seconds" in refusal(OLD_WORD, "plan.doc", limits=SOON)
    assert all(ends(int(pid)) for pid in soffice.read_text().split())


def test_a_killed_server_leaves_no_reader_and_no_libreoffice(soffice):
    code = "import sys; from loaders.apart import read_apart; read_apart(sys.stdin.buffer.read(), 'plan.doc')"
    server = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE)
    server.stdin.write(OLD_WORD)
    server.stdin.close()
    until = time.monotonic() + 60
    while not soffice.exists() and time.monotonic() < until:
        time.sleep(0.05)
    left = [int(pid) for pid in soffice.read_text().split()]
    left += [pid for pid in running() if parent(pid) == server.pid]
    folders = [
        one.partition(b"=")[2]
        for one in Path(f"/proc/{left[-1]}/environ").read_bytes().split(b"\0")
        if one.startswith(b"TMPDIR=")
    ]
    assert len(left) == 3 and Path(os.fsdecode(folders[0])).exists()
    server.kill()
    server.wait()
    assert all(ends(pid) for pid in left)
    assert not Path(os.fsdecode(folders[0])).exists()


def message(*frames: bytes) -> BytesIO:
    sent = (len(frames) - 1).to_bytes(4, "big") + b"".join(len(one).to_bytes(8, "big") + one for one in frames)
    return BytesIO(sent)


def test_what_a_reader_sends_is_records_and_nothing_else():
    for text in (
        b'["value",{"Popen":["id"]}]', b'["value",{"Row":["a"]}]', b'["value",{"date":"no date"}]', b'["value",{"bytes":4}]',
        b'["value",{"LoadError":"a"}]', b'["value",{"Row":1,"Line":2}]', b'["value",{}]', b'["value"', b"\x80\x04}.", b'["value"]',
        b"[" * 10**6, b'["value",{"dict":[[{"dict":[]},1]]}]', b'["value",{"Any":[]}]', b'["value",{"BaseException":["a",{"dict":[]}]}]',
    ):  # fmt: skip
        with pytest.raises(wire.BadMessage):
            wire.receive(message(text))
    with pytest.raises(wire.BadMessage):
        wire.receive(BytesIO(b"\0\0\0\0" + b"\xff" * 8), most=1000)
    with pytest.raises(EOFError):
        wire.receive(BytesIO(b"\0\0"))


def test_what_goes_over_comes_back_the_same():
    pipe = BytesIO()
    found = read_plan(write("docx"), "plan.docx")
    error = DecidedMeanwhile([{"decided_by": "Ann", "value": None}])
    wire.send(pipe, "value", [found, ("a", 1, None, True, 1.5), {"b": b"bytes"}, "half \ud83d\ude00 and \udc80", error])
    pipe.seek(0)
    kind, (again, *rest, raised) = wire.receive(pipe)
    assert (kind, again, rest) == (
        "value",
        found,
        [("a", 1, None, True, 1.5), {"b": b"bytes"}, "half \ud83d\ude00 and \udc80"],
    )
    assert (type(raised), str(raised), raised.theirs) == (DecidedMeanwhile, str(error), error.theirs)
    with pytest.raises(plain.NotPlain, match="BytesIO"):
        wire.send(pipe, "value", pipe)
    assert isinstance(error, LoadError)
