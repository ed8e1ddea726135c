"""What a council sets for its dashboard, in Streamlit's secrets: its name, language and contact, and who signs in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from pages.said import language
from pages.said.roles import NAMES, Roles

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_IDLE, _LONGEST, _LEAST = 60, 600, 5  # minutes; two of them are for asking whether to stay
_SECRET = 32  # letters
_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_TENANTLESS = {"common", "organizations", "consumers"}
_ROLES = {name: role for role, name in NAMES.items()}


class WrongSetting(Exception):
    """A setting that can't be kept; the message says which, and what to write."""


@dataclass(frozen=True)
class Council:
    """What a council says of itself; "" where it says nothing. language: what pages speak where nobody chose."""

    name: str = ""
    language: str = language.ENGLISH
    contact: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class SignIn:
    """How people sign in, and for how long, in seconds. origin: the address that they sign in under, without a path.

    providers: their names in [auth]; "default" for one without a name. idle: until a visit in which nothing is done
    ends; longest: until any visit ends. secret: signs the cookies.
    """

    providers: tuple[str, ...]
    origin: str
    secret: str = field(repr=False)
    roles: Roles = Roles()
    idle: float = _IDLE * 60
    longest: float = _LONGEST * 60


@cache
def council() -> Council:
    """The council's settings, read once a process; a value that isn't a text counts as none."""
    try:
        given = _section("council")
    except StreamlitSecretNotFoundError:
        given = {}
    told = {name: given[name] for name in ("name", "contact", "email", "phone") if isinstance(given.get(name), str)}
    return Council(language=language.known(given.get("language")) or language.ENGLISH, **told)


@cache
def sign_in() -> SignIn | None:
    """How people sign in, read once a process; None where [auth] isn't set. Raises WrongSetting."""
    try:
        is_set = "auth" in st.secrets
        auth, roles, session = _section("auth"), _section("roles"), _section("session")
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError) as error:
        if getattr(error, "error_id", "") == "no-secrets-found":
            return None
        raise WrongSetting(
            "Streamlit’s secrets can’t be read, so that it can’t be told whether they ask people to sign in."
        ) from error
    if not is_set:
        if roles or session:
            raise WrongSetting("the secrets have [roles] or [session], and nobody signs in without [auth].")
        return None
    if wrong := session.keys() - {"idle_minutes", "longest_minutes"}:
        raise WrongSetting(f"[session] has “{min(wrong)}”; it holds idle_minutes and longest_minutes.")
    return SignIn(
        providers=_providers(auth),
        origin=_origin(auth),
        secret=_secret(auth),
        roles=_roles(roles),
        idle=_minutes(session, "idle_minutes", _IDLE) * 60,
        longest=_minutes(session, "longest_minutes", _LONGEST) * 60,
    )


@cache
def is_open_to_all() -> bool:
    """Was it said expressly that whoever reaches it may do everything, with nobody signing in? Raises WrongSetting."""
    try:
        given = _section("server").get("open_to_all", False)
    except StreamlitSecretNotFoundError:
        return False
    if not isinstance(given, bool):
        raise WrongSetting("[server] open_to_all is true or false, without quotes.")
    if given and sign_in():
        raise WrongSetting("the secrets have [auth] and [server] open_to_all = true: take one of them out.")
    return given


def _section(name: str) -> dict[str, Any]:
    """A section of the secrets; empty where there is none. Raises StreamlitSecretNotFoundError."""
    given = st.secrets.get(name, {})
    if not isinstance(given, Mapping):
        raise WrongSetting(f"“{name}” in the secrets is a section: write [{name}].")
    return dict(given)


def _providers(auth: dict[str, Any]) -> tuple[str, ...]:
    named = {name: given for name, given in auth.items() if isinstance(given, Mapping) and name != "client_kwargs"}
    if "client_id" in auth or not named:
        named = {"default": auth, **named}
    for name, given in named.items():
        where = "[auth]" if name == "default" else f"[auth.{name}]"
        lacking = [key for key in _PROVIDER if not isinstance(given.get(key), str) or not given[key]]
        if lacking:
            raise WrongSetting(f"{where} lacks {lacking[0]}, as a text.")
        if "_" in name:
            raise WrongSetting(f"{where} has an underscore in its name, which Streamlit can’t use.")
        _check_provider(where, given["server_metadata_url"])
    return tuple(named)


def _check_provider(where: str, address: str) -> None:
    parts = urlsplit(address)
    if not _is_private(parts.scheme, parts.hostname):
        raise WrongSetting(f"{where} has a server_metadata_url that isn’t https://….")
    if (parts.hostname or "").endswith("microsoftonline.com") and _TENANTLESS & set(parts.path.split("/")):
        raise WrongSetting(
            f"{where} lets people of every organisation sign in: write your tenant’s id into server_metadata_url."
        )


def _origin(auth: dict[str, Any]) -> str:
    given = str(auth.get("redirect_uri", "")).replace("{port}", str(config.get_option("server.port")))
    parts, base = urlsplit(given), str(config.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/oauth2callback" if base else "/oauth2callback"
    if not parts.hostname or parts.path != path or parts.query or not _is_private(parts.scheme, parts.hostname):
        raise WrongSetting(f"[auth] redirect_uri is the dashboard’s own address with {path} after it, in https://….")
    return f"{parts.scheme}://{parts.netloc}"


def _is_private(scheme: str, host: str | None) -> bool:
    return scheme == "https" or (scheme == "http" and host in _LOOPBACK)


def _secret(auth: dict[str, Any]) -> str:
    given = auth.get("cookie_secret")
    if not isinstance(given, str) or len(given) < _SECRET:
        raise WrongSetting(f"[auth] cookie_secret needs {_SECRET} random letters or more: it signs who people are.")
    return given


def _roles(given: dict[str, Any]) -> Roles:
    told = {name: given.pop(name, usual) for name, usual in (("groups_claim", "groups"), ("email_claim", "email"))}
    others = given.pop("everyone_else", "nobody")
    if others not in (*_ROLES, "nobody"):
        raise WrongSetting("[roles] everyone_else is one of the roles, or “nobody”.")
    for name, listed in given.items():
        if name not in _ROLES:
            raise WrongSetting(f"[roles] has “{name}”; the roles are viewer, editor, approver and admin.")
        if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
            raise WrongSetting(f"[roles] {name} is a list of groups and e-mail addresses, each in quotes.")
        if any("@" in one and not one.isascii() for one in listed):
            raise WrongSetting(f"[roles] {name} has an address with letters beyond ASCII, which gives nobody a role.")
    if not all(isinstance(one, str) and one for one in told.values()):
        raise WrongSetting("[roles] groups_claim and email_claim are texts.")
    lists = {_ROLES[name]: frozenset(_entry(one) for one in listed) for name, listed in given.items()}
    return Roles(lists, everyone_else=_ROLES.get(others), **told)


def _entry(written: str) -> str:
    """A group as it is written, an address in lower case."""
    return written.strip().lower() if "@" in written else written


def _minutes(session: dict[str, Any], name: str, usual: float) -> float:
    given = session.get(name, usual)
    if isinstance(given, bool) or not isinstance(given, int | float) or not _LEAST <= given <= 24 * 60:
        raise WrongSetting(f"[session] {name} is a number of minutes from {_LEAST} to 1440.")
    return given
