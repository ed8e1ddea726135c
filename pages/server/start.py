"""The server's start: what keeps it from starting, a promise in its settings that it doesn't keep; else its address."""

import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.server_util import get_url

from pages.server.hosts import LOOPBACK, is_name


def refuse_unsafe() -> None:
    """Ends the process with one sentence where it would answer people whom its settings mean to keep out."""
    sentence = unsafe_names() or unsafe_address() or unsafe_sign_in()
    if sentence:
        sys.exit(f"The dashboard doesn’t start: {sentence}")


@asynccontextmanager
async def announced(app: st.App) -> AsyncIterator[None]:
    """Says and opens the address once the server runs, where Streamlit started it; other servers say theirs themselves.

    Streamlit's own message is off (logger.hideWelcomeMessage): it comes before the server could refuse to start.
    """
    if Path(sys.argv[0]).name == "app.py":
        listens = config.get_option("server.address")
        address = get_url(f"[{listens}]" if ":" in listens else listens)
        print(f"The dashboard is at {address} (Ctrl+C stops it).", flush=True)
        if not config.get_option("server.headless"):
            webbrowser.open(address)
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
    """Nobody is asked who they are, so that it listens only where no other machine reaches it."""
    address = config.get_option("server.address") or ""
    if address in LOOPBACK:
        return None
    return (
        f"server.address is “{address}”, and as it asks nobody who they are, it listens only on "
        "127.0.0.1, localhost or ::1, written like that; set it to 127.0.0.1."
    )


def unsafe_sign_in() -> str | None:
    """Sign-in that is configured isn't enforced; secrets that can't be read might hold it."""
    try:
        configured = "auth" in st.secrets
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError) as error:
        if getattr(error, "error_id", "") == "no-secrets-found":
            return None
        return "Streamlit’s secrets can’t be read, so that it can’t be told whether they ask people to sign in."
    if configured:
        return "Streamlit’s secrets have [auth], and it doesn’t ask people to sign in yet; take [auth] out."
    return None
