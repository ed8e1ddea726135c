"""The running server: what it asks of the network, whom it answers, whose links end when, and when it doesn't start."""

import os
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from helpers.sample_plans import filled_file
from helpers.server import ROOT, Server
from helpers.visiting import Visit, answered
from websockets.exceptions import InvalidStatus

DENYING = '''"""Notes whatever a process asks of another machine, and denies it."""
import sys

NOTED, HERE = {noted!r}, ("127.0.0.1", "localhost", "::1", None, "")

def deny(event, given):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        asked = given[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else given[1]
        host = asked[0] if isinstance(asked, tuple) else asked
        if host not in HERE:
            with open(NOTED, "a") as noted:
                noted.write(f"{{event}} {{host}}\\n")
            raise OSError("the network is denied")

sys.addaudithook(deny)
'''
ORIGINS = ("http://evil.example", "http://127.0.0.1:1", "http://localhost:1", "null")


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """A server that is denied every other machine, and the file in which what it asks for is noted."""
    folder = tmp_path_factory.mktemp("apart")
    noted = folder / "noted.txt"
    (folder / "sitecustomize.py").write_text(DENYING.format(noted=str(noted)), encoding="utf-8")
    control = "import socket; socket.create_connection(('192.0.2.1', 9))"
    assert subprocess.run(
        [sys.executable, "-c", control], env={**os.environ, "PYTHONPATH": str(folder)}, stderr=subprocess.DEVNULL
    ).returncode
    assert noted.read_text(encoding="utf-8").startswith("socket.getaddrinfo 192.0.2.1")
    noted.write_text("", encoding="utf-8")
    server = Server(filled_file(folder / "sample.duckdb"), PYTHONPATH=str(folder))
    try:
        server.wait()
        yield server.address, noted
    finally:
        server.stop()


def test_start_first_page_and_refusals_ask_nothing_of_the_network(apart):
    address, noted = apart
    visit = Visit(address)
    assert any(message.HasField("delta") for message in visit.run())
    visit.close()
    for origin in ORIGINS:
        assert answered(f"{address}/health", Origin=origin)[0] == 403
        with pytest.raises(InvalidStatus, match="403"):
            Visit(address, visit.cookie, origin=origin)
    assert noted.read_text(encoding="utf-8") == ""


def test_no_route_answers_another_host(apart):
    address, _ = apart
    paths = ("", "health", "present", "overview", "tasks", "media/abc.csv", "static/x", "component/x", "auth/login",
             "_stcore/health", "_stcore/host-config", "_stcore/upload_file/a/b", "_stcore/agent/openapi.json")  # fmt: skip
    assert {path: answered(f"{address}/{path}", Host="evil.example")[0] for path in paths} == dict.fromkeys(paths, 421)
    with pytest.raises(InvalidStatus, match="403"):
        Visit(address, "none", origin="http://evil.example", host="evil.example")


def test_a_file_is_only_for_the_visit_that_was_offered_it_while_it_lasts(apart):
    address, _ = apart
    visit, other = Visit(address), Visit(address)
    page = visit.run("tasks")
    link = visit.press(page)
    assert answered(link, Cookie=visit.cookie)[0] == 200
    path = link.removeprefix(address)
    told = other.run("tasks", f"q={quote(path, safe='')}")
    assert any(path.encode() in one.SerializeToString() for one in told)  # the page repeats what is searched for
    assert visit.press(page) == link  # Streamlit drops a file that was made when pressed once another page has run
    assert answered(link)[0] == 404 and answered(link, Cookie=other.cookie)[0] == 404
    assert answered(link, "HEAD", Cookie=visit.cookie)[0] == 200
    visit.close()
    assert eventually(lambda: answered(link, Cookie=visit.cookie)[0] == 404)
    assert answered(link, Cookie=visit.cookie)[2].decode().startswith("This file’s link ended with the page")
    again = Visit(address, visit.cookie, visit.session)  # a page that lost its connection for a moment
    assert answered(link, Cookie=visit.cookie)[0] == 200
    again.close()
    stolen = Visit(address, other.cookie, visit.session)
    assert answered(link, Cookie=other.cookie)[0] == 404
    stolen.close()
    other.close()


def eventually(holds) -> bool:
    """Does it come to hold within ten seconds?"""
    until = time.monotonic() + 10
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def test_it_ends_with_one_sentence_where_it_would_answer_those_it_should_keep_out(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth]\n", encoding="utf-8")
    run = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.port=0"]
    uvicorn = [sys.executable, "-m", "uvicorn", "app:app", "--port", "0"]
    started = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command, home in (([*run, "--server.address=0.0.0.0"], ROOT), (uvicorn, tmp_path))
    ]
    said = [process.communicate(timeout=60)[0] for process in started]
    assert all(process.returncode for process in started)
    assert [one.strip().count("\n") for one in said] == [0, 0], said
    assert "0.0.0.0" in said[0] and "[auth]" in said[1]
    assert all(one.startswith("The dashboard doesn’t start: ") for one in said)
