"""Who is answered, request by request, without a server: hosts, origins, unsafe methods, and what refuses to start."""

import pytest
import streamlit as st
from helpers.awaited import awaited
from streamlit import config

from pages.server import start
from pages.server.doors import Doors
from pages.server.headers import SecurityHeaders, headers

OWN, NAMES = "127.0.0.1:8501", ("127.0.0.1", "localhost", "::1", "Plans.Example")
CROSS = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}

# method or "WS", headers, the port's own address and scheme where unusual, status (200: let in)
ASKED = [
    ("GET", {"host": OWN}, 200),
    ("HEAD", {"host": OWN}, 200),
    ("GET", {"host": "localhost:8501"}, 200),
    ("GET", {"host": "LocalHost:8501"}, 200),
    ("GET", {"host": "[::1]:8501"}, 200),
    ("GET", {"host": "plans.example"}, 200),
    ("GET", {"host": "PLANS.example:8443"}, 200),
    # not one of the names, or not written as a browser writes it
    ("GET", {}, 421),
    ("GET", {"host": ""}, 421),
    ("GET", {"host": "evil.example"}, 421),
    ("GET", {"host": "evil.example:8501"}, 421),
    ("GET", {"host": "127.0.0.1.evil.example:8501"}, 421),
    ("GET", {"host": "evil.plans.example"}, 421),
    ("GET", {"host": [OWN, OWN]}, 421),
    ("GET", {"host": [OWN, "evil.example"]}, 421),
    ("GET", {"host": "user@127.0.0.1:8501"}, 421),
    ("GET", {"host": "127.0.0.1:8501@evil.example"}, 421),
    ("GET", {"host": "localhost.:8501"}, 421),
    ("GET", {"host": "plans.example."}, 421),
    ("GET", {"host": "127.0.0.1"}, 421),
    ("GET", {"host": "127.0.0.1:8502"}, 421),
    ("GET", {"host": "127.0.0.1:08501"}, 421),
    ("GET", {"host": "127.0.0.1:"}, 421),
    ("GET", {"host": "127.0.0.1:x"}, 421),
    ("GET", {"host": "127.0.0.1:8501/x"}, 421),
    ("GET", {"host": "127.0.0.1:8501, evil.example"}, 421),
    ("GET", {"host": "[::2]:8501"}, 421),
    ("GET", {"host": "::1:8501"}, 421),
    ("GET", {"host": "127.0.0.2:8501"}, 421),
    ("GET", {"host": "2130706433:8501"}, 421),
    ("GET", {"host": "0.0.0.0:8501"}, 421),
    ("GET", {"host": "локалхост:8501"}, 421),
    ("WS", {"host": "evil.example", "origin": "http://evil.example"}, 1008),
    # whose page asks
    ("GET", {"host": OWN, "origin": f"http://{OWN}"}, 200),
    ("GET", {"host": "[::1]:8501", "origin": "http://[::1]:8501"}, 200),
    ("GET", {"host": "plans.example", "origin": "https://plans.example"}, 200),
    ("GET", {"host": "plans.example:443", "origin": "https://plans.example"}, 200),
    ("GET", {"host": "plans.example:8443", "origin": "https://plans.example:8443"}, 200),
    ("GET", {"host": OWN, "origin": "null"}, 403),
    ("GET", {"host": OWN, "origin": ""}, 403),
    ("GET", {"host": OWN, "origin": "http://127.0.0.1:9999"}, 403),
    ("GET", {"host": OWN, "origin": "http://127.0.0.1"}, 403),
    ("GET", {"host": OWN, "origin": "http://localhost:8501"}, 403),
    ("GET", {"host": "localhost:8501", "origin": f"http://{OWN}"}, 403),
    ("GET", {"host": OWN, "origin": f"https://{OWN}"}, 403),
    ("GET", {"host": OWN, "origin": f"http://{OWN}/"}, 403),
    ("GET", {"host": OWN, "origin": f"http://user@{OWN}"}, 403),
    ("GET", {"host": OWN, "origin": OWN}, 403),
    ("GET", {"host": OWN, "origin": [f"http://{OWN}", "http://evil.example"]}, 403),
    ("GET", {"host": OWN, "origin": "http://evil.example"}, 403),
    ("GET", {"host": OWN, "origin": "https://plans.example"}, 403),
    ("GET", {"host": "plans.example", "origin": "http://plans.example"}, 403),
    ("GET", {"host": "plans.example", "origin": "https://plans.example:8443"}, 403),
    ("GET", {"host": "plans.example", "origin": f"http://{OWN}"}, 403),
    # links from elsewhere lead here, nothing else of another site does
    ("GET", {"host": OWN, "sec-fetch-site": "none"}, 200),
    ("GET", {"host": OWN, "sec-fetch-site": "same-origin"}, 200),
    ("GET", {"host": OWN, **CROSS}, 200),
    ("GET", {"host": OWN, **CROSS, "sec-fetch-dest": "iframe"}, 403),
    ("GET", {"host": OWN, **CROSS, "sec-fetch-mode": "no-cors"}, 403),
    ("GET", {"host": OWN, "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, 403),
    # what changes something needs to say that an own page asks
    ("PUT", {"host": OWN}, 403),
    ("DELETE", {"host": OWN, "sec-fetch-site": "none"}, 403),
    ("POST", {"host": OWN, **CROSS}, 403),
    ("OPTIONS", {"host": OWN, "origin": "http://evil.example"}, 403),
    ("PUT", {"host": OWN, "origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-origin"}, 403),
    ("PUT", {"host": OWN, "origin": f"http://{OWN}"}, 200),
    ("PUT", {"host": OWN, "sec-fetch-site": "same-origin"}, 200),
    ("WS", {"host": OWN}, 1008),
    ("WS", {"host": OWN, "origin": "null"}, 1008),
    ("WS", {"host": OWN, "origin": "http://127.0.0.1:9999"}, 1008),
    ("WS", {"host": OWN, "origin": "http://localhost:8501"}, 1008),
    ("WS", {"host": "plans.example", "origin": "http://plans.example"}, 1008),
    ("WS", {"host": OWN, "origin": f"http://{OWN}"}, 200),
    ("WS", {"host": "LOCALHOST:8501", "origin": "http://localhost:8501"}, 200),
    ("WS", {"host": "plans.example", "origin": "https://plans.example"}, 200),
]  # fmt: skip


def asked(method: str, given: dict, server=("127.0.0.1", 8501), scheme: str = "") -> list[dict]:
    """What a request gets to hear, message by message, from a server that says 200 to whatever reaches it."""
    pairs = [
        (name.encode(), value.encode("utf-8"))
        for name, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    kind = "websocket" if method == "WS" else "http"
    scope = {"type": kind, "method": method, "headers": pairs, "server": server, "path": "/present", "query_string": b"",
             "scheme": scheme or {"websocket": "ws", "http": "http"}[kind]}  # fmt: skip
    told = []

    async def inside(scope, receive, send) -> None:
        hosts = [value.decode() for name, value in scope["headers"] if name == b"host"]
        start = {"http": "http.response.start", "websocket": "websocket.accept"}[kind]
        await send({"type": start, "status": 200, "headers": [], "hosts": hosts})

    async def send(message) -> None:
        told.append(message)

    awaited(SecurityHeaders(Doors(inside, NAMES), "")(scope, None, send))
    return told


def outcome(told: list[dict]) -> int:
    """The status of an answer; 200 for a websocket that is accepted, its code for one that is closed."""
    return 200 if told[0]["type"] == "websocket.accept" else told[0].get("status") or told[0]["code"]


def test_who_is_answered():
    got = [(method, given, outcome(asked(method, given))) for method, given, _ in ASKED]
    assert got == ASKED


def test_over_tls_the_origin_is_https():
    assert outcome(asked("GET", {"host": OWN, "origin": f"https://{OWN}"}, scheme="https")) == 200
    assert outcome(asked("GET", {"host": OWN, "origin": f"http://{OWN}"}, scheme="https")) == 403


@pytest.mark.parametrize("server", [("192.0.2.7", 8501), ("::", 8501), ("/run/dashboard.sock", None), None])
def test_nothing_is_answered_where_other_machines_can_reach_it_whatever_server_runs_it(server):
    assert outcome(asked("GET", {"host": "plans.example"}, server)) == 403
    assert outcome(asked("WS", {"host": "plans.example", "origin": "https://plans.example"}, server)) == 1008


def test_without_a_list_this_machines_own_names_hold():
    assert Doors(None, []).names == {"127.0.0.1", "localhost", "::1"}


def test_a_refusal_is_one_sentence_with_every_header_and_repeats_nothing_of_the_request():
    start, body = asked("GET", {"host": "<script>alert(1)</script>"})
    sent = {name.decode(): value.decode() for name, value in start["headers"]}
    assert headers("").items() <= sent.items()
    assert sent["content-type"] == "text/plain; charset=utf-8" and sent["cross-origin-resource-policy"] == "same-origin"
    said = body["body"].decode()
    assert said.endswith(".") and said.count(". ") == 0 and "script" not in said


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("LOCALHOST:8501", "http://localhost:8501"),
        ("plans.example:443", "https://plans.example"),
        (OWN, f"http://{OWN}"),
    ],
)
def test_streamlit_sees_the_host_as_the_origin_writes_it_and_so_has_nothing_to_look_up(host, origin):
    assert asked("WS", {"host": host, "origin": origin})[0]["hosts"] == [origin.partition("://")[2]]


@pytest.fixture
def setting():
    """Gives the server an option for one test."""
    before = {}

    def give(name: str, value) -> None:
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    st.secrets._reset()
    yield give
    for name, value in before.items():
        config.set_option(name, value)
    st.secrets._reset()


def test_it_starts_on_this_machine_alone(setting):
    for address in ("127.0.0.1", "localhost", "::1"):
        setting("server.address", address)
        assert start.unsafe_address() is None, address
    elsewhere = (None, "", "0.0.0.0", "::", "192.168.1.5", "plans.example", "unix:///run/dashboard.sock")
    not_a_name_of_it = ("127.0.0.2", "127.1", "LOCALHOST", "::ffff:127.0.0.1", "[::1]", "127.0.0.1 ")
    for address in (*elsewhere, *not_a_name_of_it):
        setting("server.address", address)
        assert start.unsafe_address().endswith("set it to 127.0.0.1."), address


def test_it_says_the_address_that_it_listens_on(setting, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["app.py"])
    setting("server.headless", True)
    setting("server.port", 8601)
    for address, said in (("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]")):
        setting("server.address", address)
        awaited(entered(start.announced(None)))
        assert capsys.readouterr().out == f"The dashboard is at http://{said}:8601 (Ctrl+C stops it).\n"


async def entered(context) -> None:
    """Goes into a context and out again."""
    async with context:
        pass


def test_it_starts_with_names_written_in_full(setting):
    for names in (
        [],
        ["127.0.0.1", "localhost", "::1", "Plans.Example"],
        ("127.0.0.1", "plans.example"),
        "plans.example",
    ):
        setting("server.allowedHosts", names)
        assert start.unsafe_names() is None, names
    for name in ("*", "*.example", "plans.example:8443", "https://plans.example", "127.0.0.1,plans.example", ""):
        setting("server.allowedHosts", ["127.0.0.1", name])
        assert f"“{name}”" in start.unsafe_names(), name
    for names, wrong in ((5, "5"), ([1, True], "1"), (True, "True"), ({"a": 1}, "{'a': 1}"), ("a b", "a b")):
        setting("server.allowedHosts", names)
        assert f"has “{wrong}”; write each name in full, in quotes" in start.unsafe_names(), names
    setting("server.allowedHosts", "plans.example")
    assert start.allowed_names() == ["plans.example"]
