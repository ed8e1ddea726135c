"""The server's start: what keeps it from starting, a promise in its settings that it doesn't keep; else its address."""

import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.web.server.server_util import get_url

from pages.common import ahead, settings
from pages.server.hosts import LOOPBACK, is_name


def refuse_unsafe() -> None:
    """Ends the process with one sentence where it would answer people whom its settings mean to keep out."""
    sentence = unsafe_names() or unsafe_sign_in() or unsafe_address()
    if sentence:
        sys.exit(f"The dashboard doesn’t start: {sentence}")


@asynccontextmanager
async def announced(app: st.App) -> AsyncIterator[None]:
    """Says and opens the address once the server runs, where Streamlit started it; other servers say theirs themselves.

    While it runs, what people will ask for is judged ahead. Streamlit's own message is off
    (logger.hideWelcomeMessage): it comes before the server could refuse to start.
    """
    if Path(sys.argv[0]).name == "app.py":
        listens = config.get_option("server.address")
        address = get_url(f"[{listens}]" if ":" in listens else listens)
        print(f"The dashboard is at {address} (Ctrl+C stops it).", flush=True)
        if not config.get_option("server.headless"):
            webbrowser.open(address)
    with ahead.judged_ahead():
        yield


def allowed_names() -> list[str]:
    """The names that the settings let it answer to; one that is written without a list is a list of one."""
    given = config.get_option("server.allowedHosts")
    return list(given) if isinstance(given, list | tuple) else [given]  # a tuple is what the environment gives


def unsafe_names() -> str | None:
    """A name with a wildcard answers to names that anybody may make lead here; one with a port never matches."""
    wrong = [name for name in allowed_names() if not isinstance(name, str) or not is_name(name)]
    return f"server.allowedHosts has “{wrong[0]}”; write each name in full, in quotes, without port." if wrong else None


def unsafe_address() -> str | None:
    """Where nobody is asked who they are, it listens only where no other machine reaches it, unless told expressly."""
    address = config.get_option("server.address") or ""
    if address in LOOPBACK or settings.sign_in() or settings.is_open_to_all():
        return None
    return (
        f"server.address is “{address}”, and as it asks nobody who they are, it listens only on "
        "127.0.0.1, localhost or ::1, written like that; have people sign in (README, “Sign-in and roles”), or set it "
        "to 127.0.0.1."
    )


def unsafe_sign_in() -> str | None:
    """Sign-in that can't be kept: a setting that is wrong, an address that isn't answered, or headers that say who."""
    try:
        how = settings.sign_in()
        settings.is_open_to_all()
    except settings.WrongSetting as error:
        return str(error)
    if how is None:
        return None
    host = urlsplit(how.origin).hostname
    if host not in {name.lower() for name in allowed_names() or LOOPBACK}:
        return f"[auth] redirect_uri leads to “{host}”, which isn’t in server.allowedHosts; add it there."
    if config.get_option("server.trustedUserHeaders"):
        return "server.trustedUserHeaders says who people are, and so does [auth]; take the first out."
    return None
