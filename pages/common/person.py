"""Who is at work, and what they may do: known from signing in; where nobody signs in, a name that is asked for once."""

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any

import streamlit as st

from loaders.errors import LoadError
from pages.common import settings, spoken
from pages.said.language import say
from pages.said.roles import NAMES, SENTENCES, Role, name_in
from pages.said.words import plain

_LOG = logging.getLogger(__name__)
_NAME = "reader_name"


class NotAllowed(LoadError):
    """A write, or a file, that the person's role doesn't allow; the message says which role it needs."""


def signed_in() -> str | None:
    """The name that signing in gave, or the e-mail address; None where nobody signs in here, or this visit didn't."""
    return name_in(_claims()) if role_signed_in() else None


def role_signed_in() -> Role | None:
    """The role that signing in gives this visit; None where nobody signs in here, or where it gives none."""
    return _role_of(_claims())


def _claims() -> Mapping[str, Any]:
    """What signing in says of this visit; nothing where nobody signs in, as Streamlit looks for secrets each time."""
    return st.user.to_dict() if settings.sign_in() is not None else {}


def _role_of(claims: Mapping[str, Any]) -> Role | None:
    how = settings.sign_in()
    return how.roles.of(claims) if how is not None and claims.get("is_logged_in", False) else None


def may(role: Role) -> bool:
    """Whether this visit may do what needs a role; where nobody signs in, everybody may do everything."""
    return _may(role, _claims())


def _may(role: Role, claims: Mapping[str, Any]) -> bool:
    return settings.sign_in() is None or (_role_of(claims) or 0) >= role


def gated(role: Role, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file for this visit when its button is pressed, outside every run: looked at by role again then.

    What it gives raises NotAllowed.
    """
    claims = _claims()

    def made() -> bytes:
        if not _may(role, claims):
            _LOG.warning("A file was refused: it needs the role of %s.", NAMES[role])
            raise NotAllowed(say(SENTENCES[role]))
        return make()

    return made


def offered(role: Role) -> bool:
    """Whether this visit may do what needs a role; where it may not, a sentence says so in the form's place."""
    if not may(role):
        st.caption(say(SENTENCES[role]))
    return may(role)


def check(role: Role, by: Collection[str]) -> None:
    """Refuses to go on with a write that this visit may not do, or that names another person than who signed in.

    Raises NotAllowed.
    """
    if not may(role):
        _LOG.warning("A write was refused: it needs the role of %s.", NAMES[role])
        raise NotAllowed(say(SENTENCES[role]))
    if settings.sign_in() is not None and set(by) != {signed_in()}:
        _LOG.warning("A write was refused: it names another person than who signed in.")
        raise NotAllowed(say("What you save carries the name that you signed in with, and no other."))


def name(key: str) -> str:
    """Draws the reader's name, as a field where signing in doesn't give it; empty where none is given."""
    if settings.sign_in() is not None:
        known = signed_in() or ""
        st.text_input(
            say("Your name"),
            value=known,
            disabled=True,
            key=key,
            help=say("From signing in; kept with what you save."),
        )
        return known
    given = st.text_input(
        say("Your name"),
        autocomplete="name",
        required=True,
        value=st.session_state.get(_NAME, ""),
        max_chars=100,
        key=key,
        help=say("Kept with what you save, and remembered until you close the page."),
    ).strip()
    if given:
        st.session_state[_NAME] = given
    return given


def in_menu() -> None:
    """Says under the menu who is signed in, with the way out; or that nobody signs in here."""
    role, how = role_signed_in(), settings.sign_in()
    if role is not None and how is not None:
        with st.sidebar.container(gap=None):
            _carry_session(how.idle)
            st.caption(plain(say("Signed in as {name}, {role}.", name=signed_in(), role=say(NAMES[role]))))
            st.button(say("Sign out"), key="sign_out", on_click=st.logout, type="tertiary")
    elif settings.is_open_to_all():
        st.sidebar.caption(say("Nobody signs in here."))
    else:
        st.sidebar.caption(say("On this machine only: nobody signs in."))


def _carry_session(idle: float) -> None:
    """Tells the script what to say before an idle session ends, and when."""
    ends = say("You will be signed out in two minutes, because nothing was done.")
    spoken.carry("session", {"idle": f"{idle:g}", "ends": ends, "stay": say("Stay signed in")})


def let_in() -> bool:
    """Whether this visit is answered; where it isn't signed in, or no role is given, the page says so."""
    if may(Role.VIEWER):
        return True
    st.title(say("Sign in"), anchor=False)
    if st.user.get("is_logged_in", False):
        st.info(say(SENTENCES[Role.VIEWER]))
        st.button(say("Sign out"), key="sign_out", on_click=st.logout)
    else:
        st.info(say("This page isn’t signed in any more. Sign in to go on."))
        how = settings.sign_in()
        for provider in how.providers if how else ():
            st.button(say("Sign in"), key=f"sign_in_{provider}", on_click=_sign_in, args=[provider], type="primary")
    return False


def _sign_in(provider: str) -> None:
    st.login(None if provider == "default" else provider)


def warn() -> None:
    """Says on every page where it was set that whoever reaches it may do everything."""
    if settings.is_open_to_all():
        st.warning(
            say("Whoever reaches this address may read and change everything here, under any name: nobody signs in.")
        )
