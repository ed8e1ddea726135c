"""Whose file a link is, message by message, without a server."""

import pytest
from helpers.awaited import awaited
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.server.media import MediaLinks

COOKIE, SERVER = "prevent_visit_8501", ("127.0.0.1", 8501)


def scope(kind: str, path: str = "/", cookie: str | None = None, **more) -> dict:
    """A request; cookie: the visit's, among others."""
    headers = [(b"host", b"127.0.0.1:8501")]
    if cookie:
        headers.append((b"cookie", f"_streamlit_xsrf=2|a|b|1; {COOKIE}={cookie}; other=x".encode()))
    headers += [(name.encode(), value.encode()) for name, value in more.pop("headers", {}).items()]
    return {"type": kind, "method": "GET", "path": path, "headers": headers, "server": SERVER, "scheme": "http", **more}


def status(links: MediaLinks, asked: dict) -> tuple[int, dict[bytes, bytes]]:
    """An answer's status and headers."""
    told = []

    async def send(message) -> None:
        told.append(message)

    awaited(links(asked, None, send))
    return told[0]["status"], dict(told[0]["headers"])


async def page(asked, receive, send) -> None:
    """Inside, every file is there; a page starts a run of the session that is asked for and tells one link."""
    if asked["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        return
    started = ForwardMsg()
    started.new_session.initialize.session_id = asked["session"]
    for message in (started, asked["told"]):
        await send({"type": "websocket.send", "bytes": message.SerializeToString()})
    await receive()


def button(address: str) -> ForwardMsg:
    """The message that draws a button which hands out a file."""
    told = ForwardMsg()
    told.delta.new_element.download_button.url = address
    return told


def visited(links: MediaLinks, *checks, cookie: str | None, session: str, file: str = "", before: str = "", told=None):
    """The statuses of files while a page is open that was told a button for a file, else told: checks: (file, cookie)."""
    found = []

    async def meanwhile() -> None:
        for path, given in checks:
            told = []

            async def send(message, told=told) -> None:
                told.append(message)

            await links(scope("http", f"/media/{path}.csv", given), None, send)
            found.append(told[0]["status"])

    async def deaf(message) -> None:
        pass

    asked = scope("websocket", cookie=cookie, headers={"sec-websocket-protocol": f"streamlit, none, {before}"})
    awaited(links({**asked, "session": session, "told": told or button(f"/media/{file}.csv")}, meanwhile, deaf))
    return found


def test_a_link_answers_the_browser_that_was_told_it_while_its_page_is_open():
    links = MediaLinks(page, 120)
    checks = [("aa", "one"), ("aa", "two"), ("aa", None), ("bb", "one")]
    assert visited(links, *checks, cookie="one", session="s1", file="aa") == [200, 404, 404, 404]
    assert status(links, scope("http", "/media/aa.csv", "one"))[0] == 404


def test_what_streamlit_offers_is_told_and_what_a_page_only_repeats_is_not():
    link, offers, texts = "/media/aa.csv", [ForwardMsg() for _ in range(2)], [ForwardMsg() for _ in range(7)]
    offers[0].backend_operation_response.deferred_file.url = link
    offers[1].page_config_changed.favicon = link
    texts[0].delta.new_element.markdown.body = link
    texts[1].delta.new_element.dataframe.arrow_data.data = link.encode()
    texts[2].delta.new_element.text_input.default = link
    texts[3].delta.new_element.link_button.url = link
    texts[4].delta.new_element.download_button.label = link
    texts[5].page_info_changed.query_string = f"q={link}"
    texts[6].delta.new_element.download_button.url = f"data:,{link}"
    for told, status_of in [*((one, 200) for one in offers), *((one, 404) for one in texts)]:
        found = visited(MediaLinks(page, 120), ("aa", "one"), cookie="one", session="s1", told=told)
        assert found == [status_of], told


def test_a_page_that_reconnects_goes_on_with_its_links_and_nobody_else_does():
    links = MediaLinks(page, 120)
    visited(links, cookie="one", session="s1", file="aa")
    assert visited(links, ("aa", "two"), cookie="two", session="s2", file="bb", before="s1") == [404]
    assert visited(links, ("aa", "one"), ("cc", "one"), cookie="one", session="s1", file="cc", before="s1") == [
        200,
        200,
    ]
    assert visited(links, ("aa", "one"), cookie="one", session="s3", file="dd", before="s1") == [404]


def test_what_a_page_was_told_is_forgotten_with_its_session():
    links = MediaLinks(page, -1)
    visited(links, cookie="one", session="s1", file="aa")
    assert links.visits == {}
    assert visited(links, ("aa", "one"), cookie="one", session="s1", file="bb", before="s1") == [404]


def test_a_browser_without_cookies_gets_no_file():
    assert visited(MediaLinks(page, 120), ("aa", None), ("aa", ""), cookie=None, session="s1", file="aa") == [404, 404]


@pytest.mark.parametrize(
    ("base", "path", "root", "expected"),
    [
        ("", "/media/aa.csv", "", 404),
        ("", "/static/media/font.woff2", "", 200),
        ("", "/tasks", "", 200),
        ("plans", "/plans/media/aa", "", 404),
        ("/plans/", "/plans/media/aa/bb.csv", "", 404),
        ("plans", "/media/aa", "", 200),  # Streamlit serves no file there
        ("", "/behind/media/aa", "/behind", 404),
    ],
)
def test_which_paths_are_files(base, path, root, expected):
    assert status(MediaLinks(page, 120, base), scope("http", path, "one", root_path=root))[0] == expected


def test_a_browser_gets_its_cookie_with_its_first_page_and_keeps_it():
    links, wants = MediaLinks(page, 120), {"accept": "text/html,*/*"}
    given = status(links, scope("http", "/tasks", headers=wants))[1][b"set-cookie"].decode()
    assert given.startswith(f"{COOKIE}=") and given.endswith("; Path=/; HttpOnly; SameSite=Lax")
    assert b"set-cookie" not in status(links, scope("http", "/tasks", "one", headers=wants))[1]
    assert b"set-cookie" not in status(links, scope("http", "/static/index.js", headers={"accept": "*/*"}))[1]
    over_tls = scope("http", "/", headers=wants, scheme="https")
    assert status(links, over_tls)[1][b"set-cookie"].endswith(b"; Secure")
