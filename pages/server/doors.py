"""Who is answered: this server's own pages, under its own names, and links to them; no page of another site."""

from starlette.responses import PlainTextResponse

from pages.said.language import in_language, marked, say
from pages.server import hosts
from pages.server.asked_language import asked_language

OWN_PAGES = marked("Only this dashboard’s own pages, under the same name and port, may ask that of it.")
_SAFE = ("GET", "HEAD")


class Doors:
    """Refuses, before anything else sees it, what doesn't come from this server's own pages.

    A site that lets its own name lead to this machine (DNS rebinding) asks under that name: 421. A page of another
    site, another port of this machine among them, says so in Origin or Sec-Fetch-Site, which no page can forge: 403.
    A websocket is closed before it is accepted. This depends on no setting but these, and looks nothing up. asks_who:
    do people sign in; open_to_all: is it said expressly that they needn't. Else only this machine is answered.
    """

    def __init__(self, app, names, *, asks_who: bool = False, open_to_all: bool = False) -> None:
        self.app, self.names = app, frozenset(name.strip().lower() for name in names) or frozenset(hosts.LOOPBACK)
        self.asks_who, self.open_to_all = asks_who, open_to_all

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, or refuses it with one sentence."""
        scope = {**scope, hosts.OPEN_TO_ALL: self.open_to_all}
        refusal = None if scope["type"] == "lifespan" else self._refusal(scope)
        if refusal is None:
            await self.app(_as_asked(scope), receive, send)
        elif scope["type"] == "http":
            with in_language(asked_language(scope.get("query_string", b""))):
                said = say(refusal[1])
            await PlainTextResponse(said, refusal[0])(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008, "reason": ""})

    def _refusal(self, scope) -> tuple[int, str] | None:
        if not (self.asks_who or self.open_to_all or hosts.came_in_here(scope)):
            return 403, marked("This dashboard answers on its own machine alone, because it asks nobody who they are.")
        if not hosts.is_answered(scope, self.names):
            return (
                421,
                marked(
                    "This dashboard doesn’t answer to this name and port: README says under “Safety” how to add a name."
                ),
            )
        if not _is_asked_by_own_page(scope):
            return 403, OWN_PAGES
        return None


def _is_asked_by_own_page(scope) -> bool:
    """Is it one of this server's pages that asks, or somebody who follows a link to one?"""
    given, site = hosts.headers(scope, b"origin"), hosts.headers(scope, b"sec-fetch-site")
    if given:
        return len(given) == 1 and given[0].lower() in hosts.origins(scope)
    if scope["type"] == "websocket" or scope["method"] not in _SAFE:
        return site == ["same-origin"]
    return is_led_by_none_other(scope) or _follows_a_link(scope)


def is_led_by_none_other(scope) -> bool:
    """Did no page of another site lead to this? What isn't a browser says nothing of it."""
    return hosts.headers(scope, b"sec-fetch-site") in ([], ["same-origin"], ["none"])


def _follows_a_link(scope) -> bool:
    """Does the whole window go there, so that the page that sent it there sees nothing of it?"""
    how, where = hosts.headers(scope, b"sec-fetch-mode"), hosts.headers(scope, b"sec-fetch-dest")
    return how == ["navigate"] and where == ["document"]


def _as_asked(scope):
    """The request with its host written as its origin writes it: where the two differ, Streamlit asks the internet."""
    if scope["type"] == "lifespan" or not (given := hosts.headers(scope, b"origin")):
        return scope
    host = given[0].partition("://")[2].encode("latin-1")
    return {**scope, "headers": [(name, host if name == b"host" else value) for name, value in scope["headers"]]}
