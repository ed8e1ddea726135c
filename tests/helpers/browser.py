"""What the browser tests do on every page: open it, wait until it stands, read its address, choose in its charts."""

import time
from urllib.parse import parse_qs, urlsplit

HARMLESS = ("/_stcore/health", "/_stcore/host-config")  # the front end looks for the server's base path, 404 by 404
_IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
_LOOKS, _APART = 8, 50  # idle at so many looks, so many ms apart: a widget just drawn may set off one more run
_DRAWN = """[...document.querySelectorAll(".stBidiComponent, .st-key-scope")].every((one) => one.querySelector(".drawn > *"))
    && !document.querySelector('[data-testid="stMain"] [data-testid="stSkeleton"]')"""
_SIDEWAYS = """Math.max(...[...document.querySelectorAll("html, [data-testid=stMain]")]
    .map((part) => part.scrollWidth - part.clientWidth))"""


def watch(page) -> tuple[list[str], list[str]]:
    """Two lists that fill up while the page is used: errors in its console, addresses outside this machine."""
    errors, outside = [], []
    here = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")

    def said(message) -> None:
        harmless = message.location.get("url", "").endswith(HARMLESS) and "404" in message.text
        if message.type == "error" and not harmless:
            errors.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(here) else outside.append(request.url))
    page.on("websocket", lambda socket: None if socket.url.startswith(here) else outside.append(socket.url))
    return errors, outside


def opened(page, address: str) -> None:
    """Opens an address and waits until its page has been drawn whole."""
    page.goto(address)
    settled(page)


def go_on(page, path: str, title: str) -> None:
    """Goes from an open page to another address as Back and Forward do, without loading the front end again."""
    page.evaluate("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path)
    page.locator("h1", has_text=title).wait_for(timeout=60_000)
    settled(page)


def settled(page) -> None:
    """Waits until the page has been drawn whole: it has its title, and nothing has run for a moment."""
    page.wait_for_selector("h1", timeout=60_000)
    idle, looks = page.locator(_IDLE), 0
    until = time.monotonic() + 60
    while looks < _LOOKS:
        assert time.monotonic() < until, "the page never came to rest"
        # Asked from outside: a page that waits for itself evaluates text, which its security policy forbids.
        looks = looks + 1 if idle.count() and page.evaluate(_DRAWN) else 0
        page.wait_for_timeout(_APART)


def told(page, words: str) -> None:
    """Waits for words that the page tells; outside of what it draws, a copy for the ears comes a moment later."""
    page.get_by_test_id("stApp").get_by_text(words).first.wait_for(timeout=30_000)


def sideways(page) -> int:
    """By how many pixels anything of the page is wider than the window."""
    return page.evaluate(_SIDEWAYS)


def query(page) -> dict[str, list[str]]:
    """The parameters in the address."""
    return parse_qs(urlsplit(page.url).query)
