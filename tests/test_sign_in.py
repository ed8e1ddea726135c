"""Who is let in, and for how long: request by request and message by message, without a server."""

import asyncio
import json
import logging
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.awaited import awaited
from helpers.signing_in import secrets, settings_of
from streamlit import config
from streamlit.error_util import _log_uncaught_app_exception
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.common import settings
from pages.server import logs, own_script, start
from pages.server.doors import Doors
from pages.server.media import MediaLinks
from pages.server.sessions import Sessions
from pages.server.sign_in import SESSION, SignedIn
from pages.server.uploads import FewFiles

NAME = "_streamlit_user"
VERA = {"name": "Vera Viewer", "email": "vera@council.example", "groups": ["Plans: look"]}
NORMA = {"name": "Norma Nobody", "email": "norma@council.example"}


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def how(tmp_path):
    """The settings of a dashboard that people sign in to: 30 minutes idle, 8 hours at most."""
    more = '[roles]\nviewer = ["Plans: look"]\neditor = ["Plans: write"]\n[session]\nidle_minutes = 30\nlongest_minutes = 480'
    with settings_of(secrets(tmp_path, "http://127.0.0.1:1", more)):
        yield settings.sign_in()


def cookie(how, claims: dict, **more) -> dict[str, str]:
    """Streamlit's own cookie for a person, as it signs it."""
    content = {**claims, "origin": how.origin, "is_logged_in": True, "provider": "default", **more}
    return {NAME: create_signed_value(how.secret, NAME, json.dumps(content)).decode()}


def scope(
    kind: str = "http", path: str = "/", cookies: dict | None = None, accept: str = "text/html", query: str = ""
) -> dict:
    """A request that a browser sends."""
    headers = [(b"host", b"127.0.0.1:8501"), (b"accept", accept.encode())]
    if cookies:
        headers.append((b"cookie", "; ".join(f"{name}={value}" for name, value in cookies.items()).encode()))
    return {"type": kind, "method": "GET", "path": path, "headers": headers, "server": ("127.0.0.1", 8501),
            "scheme": "ws" if kind == "websocket" else "http", "query_string": query.encode(), "subprotocols": ["streamlit"]}  # fmt: skip


def asked(door, request: dict) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of an answer."""
    told: list[dict] = []

    async def send(message) -> None:
        told.append(message)

    awaited(door(request, None, send))
    headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return told[0]["status"], headers, b"".join(one.get("body", b"") for one in told[1:]).decode()


async def inside(request, receive, send) -> None:
    """The dashboard: says which session reached it."""
    if request["type"] == "http":
        cookies = [
            (b"set-cookie", f"{name}=x; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax".encode())
            for name in (NAME, f"{NAME}_tokens", f"{NAME}_tokens_1")
        ]
        sets = cookies if request["path"] == "/oauth2callback" and b"code" in request["query_string"] else []
        await send({"type": "http.response.start", "status": 200, "headers": [(b"location", b"/"), *sets]})
        await send({"type": "http.response.body", "body": str(request.get(SESSION)).encode()})
        return
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"]})


def test_a_cookie_proves_who_signed_in_where_this_server_signed_it_for_its_own_address(how):
    sessions, good = Sessions(how), cookie(how, VERA)
    assert sessions.of(good).claims["name"] == "Vera Viewer" and "Vera" not in repr(sessions.of(good))
    other = create_signed_value(
        "another secret", NAME, json.dumps({**VERA, "origin": how.origin, "is_logged_in": True})
    )
    wrong = [
        {}, {NAME: ""}, {NAME: "x"}, {NAME: other.decode()}, {NAME: good[NAME][:-1]}, {"other": good[NAME]},
        cookie(how, VERA, origin="http://evil.example"), cookie(how, VERA, is_logged_in=False),
        cookie(how, VERA, is_logged_in="true"),
        {NAME: create_signed_value(how.secret, NAME, "5").decode()},
        {NAME: create_signed_value(how.secret, NAME, "not json").decode()},
        {NAME: create_signed_value(how.secret, "_streamlit_user_tokens", json.dumps(VERA)).decode()},
    ]  # fmt: skip
    assert [sessions.of(one) for one in wrong] == [None] * len(wrong)


def in_parts(how, monkeypatch, when: float, *contents: str) -> dict[str, str]:
    """Streamlit's own cookie in parts, signed at a time in seconds."""
    parts = {NAME: f"chunks-{len(contents)}", **{f"{NAME}_{n}": one for n, one in enumerate(contents, 1)}}
    with monkeypatch.context() as then:
        then.setattr("time.time", lambda: when)
        return {name: create_signed_value(how.secret, name, value).decode() for name, value in parts.items()}


def test_a_long_cookie_in_parts_is_one_session_and_its_parts_go_with_no_other(how, monkeypatch):
    content = json.dumps({**VERA, "origin": how.origin, "is_logged_in": True})
    signed = in_parts(how, monkeypatch, 1_800_000_000, content[:30], content[30:])
    sessions = Sessions(how, Clock(1_800_000_000))
    assert sessions.of(signed).claims["name"] == "Vera Viewer"
    assert sessions.of({**signed, f"{NAME}_2": "x"}) is None
    for apart, taken in ((3, None), (-3, None), (1, 1_800_000_000), (-1, 1_799_999_999)):
        other = in_parts(how, monkeypatch, 1_800_000_000 + apart, content[:30], content[30:])
        for name in other:
            found = sessions.of({**signed, name: other[name]})
            assert (found and found.since) == taken, (apart, name)
    beside = in_parts(how, monkeypatch, 1_800_000_001, content[:30], content[30:])
    sessions.end(sessions.of(signed))
    mixed = sessions.of({**beside, f"{NAME}_1": signed[f"{NAME}_1"]})
    assert sessions.over(mixed) == "out" and sessions.over(sessions.of(beside)) is None


def test_a_session_ends_idle_too_long_or_signed_out_and_after_a_restart_no_later(how):
    clock = Clock(0)
    sessions = Sessions(how, clock)
    session = sessions.of(cookie(how, VERA))
    begun = clock.now = session.since
    for minute in range(0, 480, 20):
        clock.now = begun + minute * 60
        assert sessions.over(session) is None
        sessions.touch(session)
    clock.now = begun + 480 * 60
    assert sessions.over(session) == "long"
    clock.now = begun + 479 * 60 - 1
    assert sessions.over(session) is None
    restarted = Sessions(how, clock)
    assert restarted.over(session) == "idle"  # it can't know what was done since
    clock.now = begun + 29 * 60
    assert Sessions(how, clock).over(session) is None
    clock.now = begun + 30 * 60
    assert Sessions(how, clock).over(session) == "idle"
    sessions.end(session)
    assert sessions.over(session) == "out"


def test_a_session_that_was_ended_stays_so_after_a_restart(how, tmp_path):
    clock, file = Clock(0), tmp_path / "ended"
    sessions = Sessions(how, clock, file)
    vera, norma = sessions.of(cookie(how, VERA)), sessions.of(cookie(how, NORMA))
    clock.now = vera.since
    sessions.end(vera)
    restarted = Sessions(how, clock, file)
    assert (restarted.over(vera), restarted.over(norma)) == ("out", None)
    assert "Vera" not in file.read_text() and [one.name for one in tmp_path.glob("ended*")] == ["ended"]
    clock.now += 481 * 60
    restarted.end(sessions.of(cookie(how, NORMA)))
    assert not vera.parts & restarted.signed_out.parts().keys()  # too long ago to be worth anything
    unwritable = Sessions(how, clock, tmp_path / "no folder" / "ended")
    unwritable.end(vera)
    assert unwritable.over(vera) == "out"


def test_what_one_process_signed_out_no_other_takes_and_none_forgets(how, tmp_path):
    """Two processes behind one address share the file; each had read it before the other wrote."""
    clock, file = Clock(0), tmp_path / "ended"
    one, other = Sessions(how, clock, file), Sessions(how, clock, file)
    vera, norma = one.of(cookie(how, VERA)), one.of(cookie(how, NORMA))
    clock.now = vera.since
    assert (other.over(vera), other.over(norma)) == (None, None)
    one.end(vera)
    assert (other.over(vera), other.over(norma)) == ("out", None)
    other.end(norma)
    restarted = Sessions(how, clock, file)
    assert (restarted.over(vera), restarted.over(norma), one.over(norma)) == ("out", "out", "out")


def test_what_is_remembered_of_sessions_is_forgotten_once_they_can_only_be_over(how):
    clock = Clock(0)
    sessions = Sessions(how, clock)
    session = sessions.of(cookie(how, VERA))
    clock.now = session.since
    sessions.touch(session)
    clock.now += 481 * 60
    sessions.touch(sessions.of(cookie(how, NORMA)))
    assert session.id not in sessions.kept


def test_before_signing_in_nothing_but_the_way_to_it_answers(how):
    door = SignedIn(inside, how)
    pages = ["/", "/tasks", "/present", "/base", "/sign_in/x", "/auth", "/auth/login/x", "/health/", "/_stcore/healthx"]
    files = [
        "/media/aa.csv",
        f"/{own_script.NAME}",
        "/static/js/a.js",
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/x",
        "/component/a",
    ]
    for path in pages + files:
        status, headers, text = asked(door, scope(path=path))
        assert (status, headers["cache-control"]) == (403, "no-store") and "<h1>" in text, path
        status, headers, text = asked(door, scope(path=path, accept="*/*"))
        assert (status, text) == (403, "This answers only people who are signed in."), path
    for path in (
        "/health",
        "/_stcore/health",
        "/_stcore/host-config",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
    ):
        assert asked(door, scope(path=path))[0] == 200, path


def test_who_signed_in_is_let_in_with_a_role_and_told_without(how):
    door = SignedIn(inside, how)
    known = door.sessions.of(vera := cookie(how, VERA)).id
    assert asked(door, scope(path="/media/a.csv", cookies=vera))[2] == known
    status, _, text = asked(door, scope(cookies=cookie(how, NORMA)))
    assert status == 403 and "You have no role here" in text and 'href="/auth/logout"' in text
    assert asked(door, scope(cookies=cookie(how, NORMA), accept="*/*"))[0] == 403


def test_a_file_is_taken_from_an_editor_alone_and_only_while_its_page_holds_few(how):
    door, editor = SignedIn(inside, how), cookie(how, {"name": "Ed", "groups": ["Plans: write"]})
    upload = "/_stcore/upload_file/page/file"
    status, _, text = asked(door, {**scope(path=upload, cookies=cookie(how, VERA)), "method": "PUT"})
    assert (status, text) == (403, "You may look, and not record: that needs the role of editor.")
    assert asked(door, {**scope(path=upload, cookies=editor), "method": "PUT"})[0] == 200
    most, held = 26 * 2**20, {"page": {"a": 26 * 2**20, "b": 52 * 2**20}}
    few = FewFiles(inside, 25, lambda page: held.get(page, {}))
    for page, file, size, status in (
        ("page", "c", most, 200), ("page", "c", most + 1, 200), ("page", "c", None, 200), ("other", "c", most, 200),
    ):  # fmt: skip
        length = [] if size is None else [(b"content-length", str(size).encode())]
        request = {**scope(path=f"/_stcore/upload_file/{page}/{file}"), "method": "PUT", "headers": length}
        assert asked(few, request)[0] == status, (page, file, size)
    held["page"]["c"] = 1
    request = {**scope(path="/_stcore/upload_file/page/d"), "method": "PUT", "headers": []}
    assert asked(few, request)[0] == 413 and asked(few, {**request, "method": "GET"})[0] == 200
    assert asked(few, {**request, "path": "/_stcore/upload_file/page/c"})[0] == 200  # in the place of one that is held
    few.coming["page"] = most
    assert asked(few, {**request, "path": "/_stcore/upload_file/page/c"})[0] == 413


def test_typing_on_an_open_page_keeps_its_session(how):
    clock = Clock(0)
    door, vera = SignedIn(inside, how, sessions=Sessions(how, clock)), cookie(how, VERA)
    clock.now = door.sessions.of(vera).since
    for _ in range(3):
        clock.now += 29 * 60
        assert asked(door, scope(path="/sign_in/stay", cookies=vera))[0] == 204
    clock.now += 31 * 60
    assert asked(door, scope(path="/sign_in/stay", cookies=vera))[0] == 403


def test_signing_out_ends_the_session_wherever_its_cookie_is_kept(how):
    door, vera = SignedIn(inside, how), cookie(how, VERA)
    out = scope(path="/auth/logout", cookies=vera)
    for site in (b"cross-site", b"same-site"):  # another site's link ends nobody's session
        elsewhere = {**out, "headers": [*out["headers"], (b"sec-fetch-site", site), (b"sec-fetch-mode", b"navigate")]}
        assert asked(door, elsewhere)[0] == 403 and asked(door, scope(cookies=vera))[0] == 200
    own = {**out, "headers": [*out["headers"], (b"sec-fetch-site", b"same-origin")]}
    assert asked(door, own)[0] == 200
    assert asked(door, scope(cookies=vera))[0] == 403


def test_the_page_says_why_a_session_ended_in_the_language_that_is_asked_for(how):
    clock = Clock(0)
    door, vera = SignedIn(inside, how, sessions=Sessions(how, clock)), cookie(how, VERA)
    clock.now = door.sessions.of(vera).since + 31 * 60
    text = asked(door, scope(path="/tasks", cookies=vera, query="plan=a&lang=en"))[2]
    assert "nothing was done for 30 minutes" in text and '<html lang="en-GB">' in text
    assert 'href="/tasks?plan=a&amp;lang=cy"' in text
    assert f'href="{how.origin}/sign_in?to=%2Ftasks%3Fplan%3Da%26lang%3Den&amp;with=default"' in text
    assert '<html lang="cy">' in asked(door, scope(query="lang=cy"))[2]
    assert "Signing in didn’t work" in asked(door, scope(query="sign_in_failed=1"))[2]
    clock.now += 8 * 3600
    assert "a long time ago" in asked(door, scope(cookies=vera))[2]


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example", "/x" * 2000, "/a\nb"])
def test_no_address_leads_to_another_site(how, path):
    door = SignedIn(inside, how)
    assert "evil" not in asked(door, scope(path=path))[2] and "/x/x/x" not in asked(door, scope(path=path))[2]
    begun = asked(door, scope(path="/sign_in", query=f"to={path}"))
    assert begun[0] == 302 and begun[1]["location"].startswith("/auth/login?provider=")
    assert begun[1]["set-cookie"].startswith("prevent_to=%2F; ")
    back = asked(
        door, scope(path="/oauth2callback", cookies={"prevent_to": path.replace("\n", "%0A")}, query="code=1&state=2")
    )
    assert back[1]["location"] == "/"


def test_signing_in_leads_back_to_the_address_that_was_asked_for(how):
    door = SignedIn(inside, how)
    begun = asked(door, scope(path="/sign_in", query="to=%2Ftasks%3Fplan%3Da%26lang%3Dcy"))
    kept = {"prevent_to": begun[1]["set-cookie"].partition("=")[2].partition(";")[0]}
    back = asked(door, scope(path="/oauth2callback", cookies=kept, query="code=1&state=2"))
    assert back[1]["location"] == "/tasks?plan=a&lang=cy"
    failed = asked(door, scope(path="/oauth2callback", cookies=kept, query="error=denied&state=2"))
    assert failed[1]["location"] == "/?sign_in_failed=1"
    assert asked(door, scope(path="/oauth2callback"))[1]["location"] == "/"  # back from signing out
    assert asked(door, scope(path="/sign_in", query="with=other"))[0] == 404


def test_the_cookie_ends_with_the_longest_session_and_goes_over_https_alone_where_that_is_spoken(how):
    def written(**more) -> list[str]:
        sent: list[dict] = []

        async def send(message) -> None:
            sent.append(message)

        request = {**scope(path="/oauth2callback", query="code=1&state=2"), **more}
        awaited(SignedIn(inside, how)(request, None, send))
        return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]

    assert written()[0] == f"{NAME}=x; HttpOnly; Path=/; SameSite=lax; Max-Age=28800"
    assert not [one for one in written() if "_tokens" in one]  # they would make the Cookie header too long
    left = written(headers=[*scope()["headers"], (b"cookie", f"{NAME}_tokens=x; {NAME}_tokens_1=y; a=b".encode())])
    assert [one.partition("; ")[0] for one in left if "Max-Age=0; Path=/; HttpOnly" in one and "_tokens" in one] == [
        f"{NAME}_tokens=", f"{NAME}_tokens_1="
    ]  # fmt: skip
    over_tls = written(headers=[(b"host", b"plans.example")])
    assert [one.endswith("; Secure") for one in over_tls] == [True, True]


def talked(door, request: dict, *messages, wait: float = 0.0) -> list[dict]:
    """What a websocket is told while it sends messages; a function among them is called in its turn."""
    told: list[dict] = []

    async def conversation() -> None:
        left, closed = list(messages), asyncio.Event()

        async def receive() -> dict:
            while left:
                one = left.pop(0)
                if not callable(one):
                    return {"type": "websocket.receive", "bytes": one}
                one()
            if wait:
                await asyncio.wait_for(closed.wait(), wait)
            return {"type": "websocket.disconnect", "code": 1000}

        async def send(message) -> None:
            told.append(message)
            if message["type"] == "websocket.close":
                closed.set()

        await door(request, receive, send)

    awaited(conversation())
    return told


def is_sent_away(told: list[dict]) -> bool:
    """Do the last two messages have an open page load its address anew, and close?"""
    message = ForwardMsg.FromString(told[-2]["bytes"])
    return message.WhichOneof("type") == "auth_redirect" and not message.auth_redirect.url and told[-1]["code"] == 1008


def test_a_websocket_without_a_session_is_sent_to_sign_in_and_reaches_nothing(how):
    for cookies in (None, cookie(how, NORMA), {NAME: "x"}):
        told = talked(SignedIn(inside, how), scope("websocket", "/_stcore/stream", cookies), b"a")
        assert [one["type"] for one in told] == ["websocket.accept", "websocket.send", "websocket.close"]
        assert is_sent_away(told) and told[0]["subprotocol"] == "streamlit"


def test_an_open_page_is_sent_away_with_the_first_message_that_comes_too_late(how):
    clock = Clock(0)
    door, vera = SignedIn(inside, how, sessions=Sessions(how, clock)), cookie(how, VERA)
    clock.now = door.sessions.of(vera).since

    def later(minutes: float):
        return lambda: setattr(clock, "now", clock.now + minutes * 60)

    request = scope("websocket", "/_stcore/stream", vera)
    told = talked(door, request, b"a", later(29), b"b", later(29), b"c", later(31), b"d", b"e")
    assert [one.get("bytes") for one in told[1:4]] == [b"a", b"b", b"c"]
    assert is_sent_away(told) and len(told) == 6


def test_an_open_page_is_sent_away_when_its_time_is_over_or_it_signs_out_elsewhere(how):
    clock = Clock(0)
    door, vera = SignedIn(inside, how, sessions=Sessions(how, clock)), cookie(how, VERA)
    session = door.sessions.of(vera)
    clock.now = session.since + 30 * 60 - 0.01
    door.sessions.touch(session)
    clock.now += 30 * 60 - 0.02

    request = scope("websocket", "/_stcore/stream", vera)
    passing = talked(
        door,
        request,
        b"a",
        lambda: setattr(clock, "now", clock.now + 31 * 60),
        lambda: door.sessions.end(session),
        wait=5,
    )
    assert passing[1]["bytes"] == b"a" and is_sent_away(passing)


def test_a_file_of_a_visit_answers_the_session_that_was_told_it_and_no_other_of_the_same_browser(how):
    links = MediaLinks(None, 120)
    visit = links.visits["s"] = SimpleNamespace(cookie="one", session="vera", links={"aa"}, open=1)
    asks = [("vera", True), ("eddie", False), (None, False)]
    request = scope(path="/media/aa.csv", cookies={"prevent_visit_8501": "one"})
    assert [links._is_told("aa", {**request, SESSION: one}) for one, _ in asks] == [told for _, told in asks]
    visit.session = None
    assert links._is_told("aa", request)


def outcome(door, request: dict) -> int:
    """The status of an answer."""
    return asked(door, request)[0]


def test_other_machines_are_answered_where_people_sign_in_or_it_was_said_expressly(how):
    elsewhere = {**scope(), "server": ("192.0.2.7", 8501), "headers": [(b"host", b"plans.example")]}
    origin = {**elsewhere, "headers": [(b"host", b"plans.example:8501"), (b"origin", b"http://plans.example:8501")]}
    names = ["plans.example"]
    assert outcome(Doors(inside, names), elsewhere) == 403
    assert outcome(Doors(inside, names, asks_who=True), elsewhere) == 200
    assert outcome(Doors(inside, names, asks_who=True), origin) == 403  # signed in, over https alone
    assert outcome(Doors(inside, names, open_to_all=True), origin) == 200
    assert (
        outcome(Doors(inside, names, open_to_all=True), {**elsewhere, "headers": [(b"host", b"evil.example")]}) == 421
    )


def test_it_starts_on_another_address_where_people_sign_in_or_it_was_said_expressly(tmp_path):
    opened = tmp_path / "open.toml"
    opened.write_text("[server]\nopen_to_all = true", encoding="utf-8")
    before = {
        name: config.get_option(name) for name in ("server.address", "server.allowedHosts", "server.trustedUserHeaders")
    }
    try:
        config.set_option("server.address", "0.0.0.0")
        for file, may in ((None, False), (opened, True), (secrets(tmp_path, "http://127.0.0.1:1"), True)):
            with settings_of(file):
                assert (start.unsafe_address() is None) == may, file
                assert start.unsafe_sign_in() is None
        with settings_of(secrets(tmp_path, "http://127.0.0.1:1")):
            config.set_option("server.allowedHosts", ["plans.example"])
            assert (
                start.unsafe_sign_in()
                == "[auth] redirect_uri leads to “127.0.0.1”, which isn’t in server.allowedHosts; add it there."
            )
            config.set_option("server.allowedHosts", ["127.0.0.1"])
            config.set_option("server.trustedUserHeaders", {"X-User": "email"})
            assert start.unsafe_sign_in().endswith("take the first out.")
    finally:
        for name, value in before.items():
            config.set_option(name, value)


def test_logs_say_where_and_what_kind_an_error_was_and_nothing_of_whom(capfd):
    made_before, lines, people = logging.getLogRecordFactory(), [], ("Ann Example", "ann@council.example")
    log, provider = logging.getLogger("a test's"), logging.getLogger(logs._SIGNING_IN)
    requests, uncaught = logging.getLogger(logs._REQUESTS), logging.getLogger(_log_uncaught_app_exception.__module__)
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(handler.format(record))
    rich = config.get_option("logger.enableRich")
    config.set_option("logger.enableRich", True)
    try:
        logs.keep_people_out()
        for one in (log, provider, requests, uncaught):
            one.addHandler(handler)
        try:
            try:
                raise KeyError(people[0])
            except KeyError as error:
                raise ValueError(people[1]) from error
        except ValueError:
            log.exception("A file wasn’t made.")
        try:
            raise ValueError(people[1])
        except ValueError as error:
            _log_uncaught_app_exception(error)
        provider.error("Error during authentication: %s. Error description: %s", "access_denied", " ".join(people))
        requests.error('%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "GET", f"/tasks?lead={people[0]}", "1.1", 200)
    finally:
        config.set_option("logger.enableRich", rich)
        logging.setLogRecordFactory(made_before)
        for one in (log, provider, requests, uncaught):
            one.removeHandler(handler)
    told = "\n".join([*lines, *capfd.readouterr()])
    assert "Uncaught app execution" in told
    assert "A file wasn’t made." in told and "ValueError" in told and "KeyError" in told and Path(__file__).name in told
    assert '"GET /tasks HTTP/1.1" 200' in told
    assert "Error during authentication: access_denied. Error description: …" in told
    assert not [part for part in ("Ann", "ann@") if part in told]
