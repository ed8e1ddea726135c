"""Where sign-in is set up, everything but the way to it answers only people who signed in and have a role."""

import asyncio
import re
from contextlib import suppress
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from pages.common.settings import SignIn
from pages.said.language import in_language, say
from pages.said.roles import SENTENCES, Role
from pages.server import hosts, sign_in_page
from pages.server.addresses import folder
from pages.server.asked_language import asked_language
from pages.server.doors import OWN_PAGES, is_led_by_none_other
from pages.server.sessions import Session, Sessions
from pages.server.uploads import is_upload

SESSION = "prevent.session"  # the id of the session, in the scope of a request that is let in
_TO = "prevent_to"  # the cookie that holds the address that was asked for before signing in
_LONGEST_ADDRESS = 2000
_OWN_COOKIES = "_streamlit_"
_TOKENS = re.compile(rf"{TOKENS_COOKIE_NAME}(_[0-9]+)?")


class SignedIn:
    """Refuses who isn't signed in, before any page, file, route or websocket of the dashboard sees the request.

    A page is answered with the way to sign in, which leads back to its address; all else with one sentence. A
    websocket is told to load its page anew, and closed: as it begins, with the message that comes too late, and at the
    moment when its session is over. base: server.baseUrlPath.
    """

    def __init__(self, app, settings: SignIn, base: str = "", sessions: Sessions | None = None) -> None:
        self.app, self.settings, self.folder = app, settings, folder(base)
        self.sessions = sessions or Sessions(settings)
        self.open = {"/health", *(f"{self.folder}_stcore/{name}" for name in ("health", "host-config"))}

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, or answers it with the way to sign in."""
        if scope["type"] == "websocket":
            await self._listen(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope, receive, send) -> None:
        path, hardened = scope["path"], self._hardened(scope, send)
        session = self.sessions.of(_cookies(scope))
        if path == f"{self.folder}sign_in":
            await self._begin(scope, receive, hardened)
        elif path == f"{self.folder}oauth2callback":
            await self.app(scope, receive, self._led_back(scope, hardened))
        elif path == f"{self.folder}auth/logout":
            if not is_led_by_none_other(scope):
                await _refused(scope, OWN_PAGES)(scope, receive, send)
                return
            if session:
                self.sessions.end(session)
            await self.app(scope, receive, hardened)
        elif path in self.open or path == f"{self.folder}auth/login":
            await self.app(scope, receive, hardened)
        elif session and self._is_let_in(session):
            self.sessions.touch(session)
            if is_upload(path) and (self.settings.roles.of(session.claims) or 0) < Role.EDITOR:
                await _refused(scope, SENTENCES[Role.EDITOR])(scope, receive, send)
                return
            if path == f"{self.folder}sign_in/stay":
                await Response(status_code=204)(scope, receive, send)
                return
            await self.app({**scope, SESSION: session.id}, receive, hardened)
        else:
            await self._refusal(scope, session)(scope, receive, send)

    def _is_let_in(self, session: Session) -> bool:
        return not self.sessions.over(session) and self.settings.roles.of(session.claims) is not None

    def _refusal(self, scope, session: Session | None):
        kept = {"cache-control": "no-store"}
        if not any("text/html" in kinds for kinds in hosts.headers(scope, b"accept")):
            return PlainTextResponse("This answers only people who are signed in.", 403, kept)
        query = scope.get("query_string", b"").decode("latin-1")
        asked = _own_address(f"{scope['path']}?{query}" if query else scope["path"], self.folder)
        over = self.sessions.over(session) if session else None
        page = (
            sign_in_page.no_role(asked, f"{self.folder}auth/logout")
            if session and not over
            else sign_in_page.page(asked, over, self.settings, f"{self.settings.origin}{self.folder}sign_in")
        )
        return HTMLResponse(page, 403, kept)

    async def _begin(self, scope, receive, send) -> None:
        """Sends the browser to the provider, and keeps the address to come back to."""
        asked = _query(scope)
        provider = asked.get("with", self.settings.providers[0])
        if provider not in self.settings.providers:
            await PlainTextResponse("There is no such way to sign in.", 404)(scope, receive, send)
            return
        answer = RedirectResponse(generate_login_redirect_url(provider), 302, {"cache-control": "no-store"})
        to = quote(_own_address(asked.get("to", ""), self.folder), safe="")
        answer.set_cookie(_TO, to, max_age=600, path="/", httponly=True, samesite="lax")
        await answer(scope, receive, send)

    def _led_back(self, scope, send):
        """Has Streamlit's answer lead to the address that was asked for, where the provider signed somebody in."""

        async def send_led(message) -> None:
            if message["type"] == "http.response.start":
                headers = message.get("headers", [])
                cookies = [value for name, value in headers if name == b"set-cookie"]
                to = _own_address(unquote(_cookies(scope).get(_TO, "")), self.folder)
                if not any(_is_set(cookie, USER_COOKIE_NAME) for cookie in cookies):
                    asked = _query(scope)
                    to = f"{self.folder}?{urlencode({sign_in_page.FAILED: 1})}" if "state" in asked else self.folder
                kept = [(name, value) for name, value in headers if name != b"location"]
                gone = f"{_TO}=; Max-Age=0; Path=/; HttpOnly; SameSite=lax"
                led = [*kept, (b"location", to.encode("latin-1")), (b"set-cookie", gone.encode())]
                message = {**message, "headers": led}
            await send(message)

        return send_led

    def _hardened(self, scope, send):
        """Has Streamlit's cookies end with the longest session, and go over https alone where that is spoken.

        The provider's tokens, which say the claims again, go to no browser: with them a Cookie header grows too long
        for the websocket.
        """
        host = hosts.host(scope)
        secure = b"; Secure" if host and hosts.scheme(scope, host.name) == "https" else b""
        path = f"/{self.folder.strip('/')}"
        kept = [name for name in _cookies(scope) if _TOKENS.fullmatch(name)]
        gone = [(b"set-cookie", f"{name}=; Max-Age=0; Path={path}; HttpOnly; SameSite=lax".encode()) for name in kept]

        async def send_hardened(message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (name, self._cookie(value) + (b"" if b"; secure" in value.lower() else secure))
                    if name == b"set-cookie" and value.startswith((_OWN_COOKIES.encode(), _TO.encode()))
                    else (name, value)
                    for name, value in message.get("headers", [])
                    if name != b"set-cookie" or not value.startswith(TOKENS_COOKIE_NAME.encode())
                ]
                message = {**message, "headers": [*headers, *gone]}
            await send(message)

        return send_hardened

    def _cookie(self, written: bytes) -> bytes:
        """A cookie of Streamlit's; the one that says who signed in, and its parts, end with the longest session."""
        if not written.startswith(USER_COOKIE_NAME.encode()) or b"Max-Age=0" in written:
            return written
        parts = [part for part in written.split(b"; ") if not part.lower().startswith((b"max-age=", b"expires="))]
        return b"; ".join([*parts, f"Max-Age={int(self.settings.longest)}".encode()])

    async def _listen(self, scope, receive, send) -> None:
        """Passes a websocket on while its session lasts."""
        session = self.sessions.of(_cookies(scope))
        if session is None or not self._is_let_in(session):
            await receive()
            await send({"type": "websocket.accept", "subprotocol": next(iter(scope.get("subprotocols", [])), None)})
            await _send_away(send)
            return
        self.sessions.touch(session)
        is_over = False

        async def end() -> None:
            nonlocal is_over
            if not is_over:
                is_over = True
                with suppress(RuntimeError, OSError):  # the browser may be gone already
                    await _send_away(send)

        async def receive_in_time():
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if self.sessions.over(session):
                await end()
                return {"type": "websocket.disconnect", "code": 1008}
            self.sessions.touch(session)
            return message

        async def send_in_time(message) -> None:
            if not is_over:
                await send(message)

        async def watch() -> None:
            await self.sessions.ended(session)
            await end()

        watching = asyncio.create_task(watch())
        try:
            await self.app({**scope, SESSION: session.id}, receive_in_time, send_in_time)
        finally:
            watching.cancel()


def _refused(scope, sentence: str) -> PlainTextResponse:
    with in_language(asked_language(scope.get("query_string", b""))):
        return PlainTextResponse(say(sentence), 403, {"cache-control": "no-store"})


async def _send_away(send) -> None:
    """Tells an open page to load its address anew, where it finds the way to sign in, and closes its websocket."""
    message = ForwardMsg()
    message.auth_redirect.url = ""  # the address that the browser is at
    message.auth_redirect.SetInParent()
    await send({"type": "websocket.send", "bytes": message.SerializeToString()})
    await send({"type": "websocket.close", "code": 1008, "reason": ""})


def _cookies(scope) -> dict[str, str]:
    return cookie_parser("; ".join(hosts.headers(scope, b"cookie")))


def _query(scope) -> dict[str, str]:
    return dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))


def _own_address(asked: str, home: str) -> str:
    """An address of this server that was asked for; home for any other, which could lead elsewhere."""
    is_own = asked.startswith(home) and not asked.startswith("//") and len(asked) <= _LONGEST_ADDRESS
    return asked if is_own and asked.isascii() and asked.isprintable() and "\\" not in asked else home


def _is_set(cookie: bytes, name: str) -> bool:
    """Does a Set-Cookie header give that cookie a value?"""
    found = SimpleCookie(cookie.decode("latin-1")).get(name)
    return found is not None and bool(found.value) and found["max-age"] != "0"
