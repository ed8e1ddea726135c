"""Who signed in, and for how long: read from Streamlit's signed cookie, ended on the server."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from itsdangerous import BadData, URLSafeTimedSerializer
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.common.settings import SignIn
from pages.server.signed_out import SignedOut

Over = Literal["idle", "long", "out"]
_LOOKS = 5.0  # seconds until it is looked whether another process ended a session
_APART = 2  # seconds between the signatures of a cookie's parts, which are written at once


@dataclass(frozen=True)
class Session:
    """One signing in. id: tells it from all others; claims: what the provider says of the person; since: when, in
    seconds of the clock; parts: tells each part of its cookie from all others."""

    id: str
    claims: Mapping[str, Any] = field(repr=False)
    since: float
    parts: frozenset[str] = frozenset()


@dataclass
class _Kept:
    """What this server knows of a session. seen: when something was last done in it; out: set once it was ended."""

    since: float
    seen: float
    out: asyncio.Event = field(default_factory=asyncio.Event)


class Sessions:
    """The sessions of a server. The cookie alone says who and since when; what was done since is known here.

    So a session goes on after a restart of the server, unless it was begun longer ago than a session may be idle, or
    was ended: that is kept in a file, which names nobody and proves nothing, and which several processes share.
    """

    def __init__(self, settings: SignIn, clock: Callable[[], float] = time.time, file: Path | None = None) -> None:
        self.settings, self.clock = settings, clock
        self.kept: dict[str, _Kept] = {}
        self.signed_out = SignedOut(file)

    def of(self, cookies: Mapping[str, str]) -> Session | None:
        """The session that a request's cookies prove, over or not; None where they prove none."""
        signed: dict[str, tuple[float, str]] = {}

        def read(name: str) -> bytes | None:
            serializer = URLSafeTimedSerializer(self.settings.secret, salt=name)
            try:
                content, when = serializer.loads(cookies.get(name, ""), return_timestamp=True)
            except BadData:
                return None
            if not isinstance(content, str):
                return None
            signed[name] = when.timestamp(), content
            return content.encode()

        content = get_cookie_with_chunks(read, USER_COOKIE_NAME)
        try:
            claims = json.loads(content or b"null")
        except ValueError:
            return None
        if not isinstance(claims, dict) or claims.get("origin") != self.settings.origin:
            return None
        if claims.get("is_logged_in") is not True:
            return None
        times = [when for when, _ in signed.values()]
        if max(times) - min(times) > _APART:  # each part is signed alone: an older one says what was true then
            return None
        if len(signed) > 1:
            del signed[USER_COOKIE_NAME]  # the number of parts, which other people's cookies share
        parts = frozenset(sha256(repr((name, *one)).encode()).hexdigest() for name, one in signed.items())
        return Session(sha256(f"{min(times)} ".encode() + (content or b"")).hexdigest(), claims, min(times), parts)

    def over(self, session: Session) -> Over | None:
        """Why a session is over; None where it goes on."""
        kept, now = self._kept(session), self.clock()
        if kept.out.is_set() or session.parts & self.signed_out.parts().keys():
            return "out"
        if now - session.since >= self.settings.longest:
            return "long"
        return "idle" if now - kept.seen >= self.settings.idle else None

    def touch(self, session: Session) -> None:
        """Notes that something was done in a session."""
        self._kept(session).seen = self.clock()

    def end(self, session: Session) -> None:
        """Ends a session: its cookie, wherever it is kept, is worth nothing any more, at no process of this server."""
        self._kept(session).out.set()
        self.signed_out.add(dict.fromkeys(session.parts, session.since), self.clock() - self.settings.longest)

    async def ended(self, session: Session) -> None:
        """Waits until a session is over."""
        kept = self._kept(session)
        while not self.over(session):
            left = min(session.since + self.settings.longest, kept.seen + self.settings.idle) - self.clock()
            try:
                await asyncio.wait_for(kept.out.wait(), max(min(left, _LOOKS), 0.05))
            except TimeoutError:
                continue

    def _kept(self, session: Session) -> _Kept:
        found = self.kept.get(session.id)
        if found is None:
            until = self.clock() - self.settings.longest
            self.kept = {name: one for name, one in self.kept.items() if one.since > until}
            found = self.kept[session.id] = _Kept(session.since, session.since)
        return found
