"""Settings of a dashboard that people sign in to, and a cookie that is older than it is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from helpers.provider import CLIENT, SECRET
from itsdangerous import URLSafeTimedSerializer
from streamlit import config

from pages.common import settings

ROLES = """
[roles]
viewer = ["Plans: look"]
editor = ["eddie@council.example"]
"""


def secrets(folder: Path, address: str, more: str = ROLES, auth: str = "") -> Path:
    """A file of secrets that has people sign in at a provider. more: further sections; auth: more lines of [auth]."""
    file = folder / "secrets.toml"
    file.write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{"a long secret of forty letters or so " * 2}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{address}/.well-known/openid-configuration"
{auth}
{more}
""",
        encoding="utf-8",
    )
    return file


@contextmanager
def settings_of(file: Path | None) -> Iterator[None]:
    """Has this process read its settings from a file of secrets, or from none, and forget them at the end."""
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)] if file else [])
    forget()
    try:
        yield
    finally:
        config.set_option("secrets.files", before)
        forget()


def forget() -> None:
    """Has the settings read anew."""
    st.secrets._reset()
    for read in (settings.council, settings.sign_in, settings.is_open_to_all):
        read.cache_clear()


def aged(written: str, seconds: float) -> str:
    """The cookie that says who signed in, as if it had been signed so many seconds ago."""
    name = "_streamlit_user"
    serializer = URLSafeTimedSerializer(settings.sign_in().secret, salt=name)
    signer = serializer.make_signer(name)
    signer.get_timestamp = lambda: int(time.time() - seconds)
    return signer.sign(serializer.dump_payload(serializer.loads(written))).decode()
