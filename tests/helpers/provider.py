"""A real OpenID Connect provider on this machine: discovery, keys, consent, codes that count once, signed tokens."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, SECRET = "dashboard", "a secret of the client"
PEOPLE = {
    "vera": {"name": "Vera Viewer", "email": "vera@council.example", "groups": ["Plans: look"]},
    "eddie": {"name": "Eddie Editor", "email": "Eddie@Council.example", "groups": []},
    "norma": {"name": "Norma Nobody", "email": "norma@council.example", "groups": ["Somewhere else"]},
}


class Provider:
    """The provider's state: its address and key, the codes that wait to be used, the claims of its people."""

    def __init__(self) -> None:
        self.address = ""
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict] = {}
        self.asked: list[dict] = []
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize, methods=["GET", "POST"]),
                Route("/token", self._token, methods=["POST"]),
                Route("/leave", self._leave),
            ]
        )

    async def _discovery(self, request: Request) -> JSONResponse:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/leave",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, request: Request) -> JSONResponse:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> HTMLResponse | RedirectResponse:
        """Asks who it is, in a form; ?person= answers at once."""
        asked = dict(request.query_params)
        given = parse_qs((await request.body()).decode()) if request.method == "POST" else {}
        person = asked.pop("person", "") or given.get("person", [""])[0]
        if not person:
            return HTMLResponse(_form(f"/authorize?{urlencode(asked)}"))
        if person == "refused":
            said = {
                "error": "access_denied",
                "error_description": "norma@council.example may not",
                "state": asked["state"],
            }
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(said)}", 302)
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"]
        assert asked["code_challenge_method"] == "S256" and asked["nonce"] and asked["state"]
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "person": person}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def _token(self, request: Request) -> JSONResponse:
        """A signed token for a code, once, to who holds the client's secret and the code's verifier."""
        given = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        kind, _, sent = request.headers.get("authorization", "").partition(" ")
        asked = self.codes.pop(given.get("code", ""), None)
        challenge = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        is_right = (
            asked is not None
            and kind == "Basic"
            and base64.b64decode(sent).decode() == f"{CLIENT}:{SECRET.replace(' ', '%20')}".replace("%20", " ")
            and given.get("redirect_uri") == asked["redirect_uri"]
            and base64.urlsafe_b64encode(challenge).decode().rstrip("=") == asked["code_challenge"]
        )
        if not is_right or asked is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.address, "sub": asked["person"], "aud": CLIENT, "iat": now, "exp": now + 300,
                  "nonce": asked["nonce"], "email_verified": True, **PEOPLE[asked["person"]]}  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        self.asked.append(asked)
        return JSONResponse({"access_token": "unused", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    async def _leave(self, request: Request) -> RedirectResponse:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


def _form(action: str) -> str:
    buttons = "".join(
        f'<button name="person" value="{one}">{claims["name"]}</button>' for one, claims in PEOPLE.items()
    )
    return (
        f'<!DOCTYPE html><html lang="en"><title>Provider</title><link rel="icon" href="data:,">'
        f'<h1>Who are you?</h1><form method="post" action="{escape(action)}">{buttons}</form></html>'
    )


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that answers on a free port of this machine."""
    one = Provider()
    server = uvicorn.Server(uvicorn.Config(one.app, host="127.0.0.1", port=0, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    one.address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield one
    finally:
        server.should_exit = True
        running.join(timeout=10)
