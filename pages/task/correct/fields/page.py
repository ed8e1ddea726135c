"""The fields of the form that decides on a task: one fitting widget each, and the value that it gives."""

import json
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

import loaders
from pages.common.options import named
from pages.said import decisions, ratings
from pages.said.language import say
from pages.task.correct import words as said
from pages.task.correct.view import Choices

_EARLIEST, _LATEST = date(1800, 1, 1), date(2999, 12, 31)  # the form says itself that a year can't be


def value(field: str, shown, choices: Callable[[], Choices], key: str):
    """Draws the field, filled with what is shown now; what was given, None for nothing.

    choices: gives what the plan offers, where the field is chosen from it.
    """
    return _DRAWN[field](shown, choices, key)


def stored(field: str, given) -> str:
    """What was given in the form in which it is kept; raises ChangeRefused where nothing was."""
    if given is None or (field != "note" and given == ""):
        raise loaders.ChangeRefused(said.missing(field))
    if field == "leads":
        return leads_value(given)
    if field == "section":
        return loaders.section_value(*decisions.parted(given))
    return given.isoformat() if field == "due_on" else str(given)


def leads_value(names: Sequence[str]) -> str:
    """Each name's leads in one list: a name may be typed as the document would have it, with several in one."""
    read = [one for name in names for one in json.loads(loaders.leads_value(name))]
    return json.dumps(read, ensure_ascii=False)


def day(label: str, shown: date | None, key: str, meaning: str | None = None) -> date | None:
    """Draws a date that may be typed whatever it is: what can't be is said when it is sent."""
    return st.date_input(
        label, value=shown, min_value=_EARLIEST, max_value=_LATEST, format="DD/MM/YYYY", key=key, help=meaning
    )


def _rating(shown, choices: Callable[[], Choices], key: str) -> str | None:
    codes = [one.code for one in ratings.RATINGS]
    at = codes.index(shown) if shown in codes else None
    return st.radio(say("Rating"), codes, index=at, format_func=ratings.words, key=key, horizontal=True)


def _disposition(shown, choices: Callable[[], Choices], key: str) -> str | None:
    return _one(
        say("Standing"), list(decisions.STANDINGS), shown, key, named(decisions.DISPOSITIONS), say("Choose a standing")
    )


def _one(label: str, options: list, shown, key: str, called, placeholder: str, *, new: bool = False):
    at = options.index(shown) if shown in options else None
    return st.selectbox(
        label, options, index=at, format_func=called, key=key, placeholder=placeholder, accept_new_options=new
    )


def _leads(shown, choices: Callable[[], Choices], key: str) -> list[str]:
    options = list(dict.fromkeys([*shown, *choices().leads]))
    return st.multiselect(
        say("Leads"),
        options,
        default=list(shown),
        key=key,
        accept_new_options=True,
        placeholder=say("Choose or type a name"),
    )


def _section(shown, choices: Callable[[], Choices], key: str) -> str | None:
    options = list(dict.fromkeys([*([shown] if shown else []), *choices().headings]))
    return _one(say("Section"), options, shown, key, str, say("Choose a section, or type one"), new=True)


def _duplicate_of(shown, choices: Callable[[], Choices], key: str) -> str | None:
    tasks = choices().tasks
    return _one(say("Duplicate of"), list(tasks), shown, key, named(tasks), say("Choose the task that stays"))


def _note(shown, choices: Callable[[], Choices], key: str) -> str:
    return st.text_area(say("Note"), key=key, height=160, help=say("Up to 10,000 characters."))


_DRAWN = {
    "rating": _rating,
    "disposition": _disposition,
    "due_on": lambda shown, choices, key: day(say("Due date"), shown, key),
    "leads": _leads,
    "section": _section,
    "duplicate_of": _duplicate_of,
    "note": _note,
}
