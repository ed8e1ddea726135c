"""Files to take away answer only the visit that was offered them, and only while it lasts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from os.path import splitext
from secrets import token_urlsafe
from time import monotonic

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.said.language import in_language, say
from pages.server import hosts
from pages.server.asked_language import asked_language
from pages.server.sign_in import SESSION

_LINK = re.compile(r"/media/([0-9a-f]+)")
_MARK = b"/media/"


@dataclass
class Visit:
    """One page in one browser: its cookie, the ids of files that it was told, how many connections it has open.

    session: of who is signed in, None where nobody signs in. left_at: when its last connection ended, in seconds of the
    monotonic clock.
    """

    cookie: str | None
    session: str | None = None
    links: set[str] = field(default_factory=set)
    open: int = 0
    left_at: float = 0.0


class MediaLinks:
    """Answers /media/… only to the browser whose open page was told that link; to all others 404.

    Streamlit serves such a file, the whole database among them, to anyone who has its address. Here a browser is given
    a cookie with its first page. Its websocket carries it, and every file that Streamlit offers over that websocket is
    noted, whatever the texts of the page say; a link answers while that websocket is open and the request carries the
    same cookie. A page that reconnects within the time that Streamlit keeps its session goes on with its links. The
    cookie says which browser it is; who sits at it is told by the session, where people sign in. kept_seconds: that
    time. base: the path that the server's own paths stand under (server.baseUrlPath).
    """

    def __init__(self, app, kept_seconds: float, base: str = "") -> None:
        self.app, self.kept_seconds = app, kept_seconds
        self.folder = f"/{base.strip('/')}/media/".replace("//", "/")
        self.visits: dict[str, Visit] = {}

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, but one for a file that isn't this visit's."""
        if scope["type"] == "websocket":
            await self._listen(scope, receive, send)
        elif scope["type"] == "http" and (file := self._file(scope)) and not self._is_told(file, scope):
            with in_language(asked_language(scope.get("query_string", b""))):
                ended = say("This file’s link ended with the page that offered it: open that page again.")
            await PlainTextResponse(ended, 404, {"cache-control": "no-store"})(scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, _with_cookie(scope, send))
        else:
            await self.app(scope, receive, send)

    def _file(self, scope) -> str | None:
        """The id of the file that is asked for, as Streamlit takes it from the path; None where none is."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        return splitext(path.removeprefix(self.folder))[0] if path.startswith(self.folder) else None

    def _is_told(self, file: str, scope) -> bool:
        asking = _cookie(scope), scope.get(SESSION)
        return asking[0] is not None and any(
            visit.open and (visit.cookie, visit.session) == asking and file in visit.links
            for visit in self.visits.values()
        )

    async def _listen(self, scope, receive, send) -> None:
        """Notes the links that a page is told, until its connection ends."""
        whose = _cookie(scope), scope.get(SESSION)
        before = self.visits.get(_session_before(scope))
        visit = before if before and (before.cookie, before.session) == whose else Visit(*whose)
        visit.open += 1
        is_known = False

        async def send_and_note(message) -> None:
            nonlocal visit, is_known
            content = message.get("bytes") or b""
            if is_known and _MARK not in content:  # most messages offer no file, and a table is large
                await send(message)
                return
            told = ForwardMsg.FromString(content)
            if not is_known and (begun := told.new_session.initialize.session_id):
                is_known = True
                if self.visits.get(begun) is not visit:  # a first visit, or a session that Streamlit didn't go on with
                    visit.open -= 1
                    visit = self.visits[begun] = Visit(*whose, open=1)
            visit.links.update(_offered(told))
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            visit.open -= 1
            visit.left_at = monotonic()
            self._forget()

    def _forget(self) -> None:
        """Drops the visits that nobody can go on with."""
        until = monotonic() - self.kept_seconds
        self.visits = {name: visit for name, visit in self.visits.items() if visit.open or visit.left_at > until}


def _name(scope) -> str:
    """The cookie's name: a browser keeps one set of cookies for all ports of a machine."""
    return f"prevent_visit_{scope['server'][1]}"


def _cookie(scope) -> str | None:
    return cookie_parser("; ".join(hosts.headers(scope, b"cookie"))).get(_name(scope))


def _with_cookie(scope, send):
    """Gives a browser its cookie with the first page that it asks for."""
    if _cookie(scope) is not None or not any("text/html" in kinds for kinds in hosts.headers(scope, b"accept")):
        return send
    host = hosts.host(scope)
    secure = "; Secure" if host and hosts.scheme(scope, host.name) == "https" else ""
    cookie = f"{_name(scope)}={token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax{secure}"

    async def send_with_cookie(message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), (b"set-cookie", cookie.encode())]}
        await send(message)

    return send_with_cookie


def _session_before(scope) -> str:
    """The session that a page wants to go on with: the third entry of Streamlit's subprotocols."""
    entries = [entry.strip() for entry in ",".join(hosts.headers(scope, b"sec-websocket-protocol")).split(",")]
    return entries[2] if len(entries) > 2 else ""


def _offered(told: ForwardMsg) -> Iterator[str]:
    """The ids of files that Streamlit itself gives an address: a button's, at once or when pressed, the page's icon.

    The pages give no other files; their texts, which may repeat what a browser asked, stand in other fields.
    """
    fields = (
        told.delta.new_element.download_button.url,
        told.backend_operation_response.deferred_file.url,
        told.page_config_changed.favicon,
    )
    return (link[1] for address in fields if (link := _LINK.match(address)))
