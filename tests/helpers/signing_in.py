"""A dashboard that people sign in to, and a browser without a window that does so."""

from pathlib import Path
from urllib.parse import urlsplit

import httpx
from helpers.provider import CLIENT, SECRET

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


def signed_in(address: str, person: str, path: str = "/") -> tuple[httpx.Client, httpx.Response]:
    """A browser without a window that signed in as a person, from an address on; and the last answer."""
    browser = httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=30)
    answer = browser.get("/sign_in", params={"to": path})
    while answer.is_redirect:
        to = answer.headers["location"]
        if "/authorize?" in to:
            to += f"&person={person}"
        answer = browser.get(to)
    return browser, answer


def cookies(browser: httpx.Client) -> str:
    """The cookies that a browser would send to the dashboard."""
    return "; ".join(f"{one.name}={one.value}" for one in browser.cookies.jar)


def host(address: str) -> str:
    """The host and port of an address."""
    return urlsplit(address).netloc
