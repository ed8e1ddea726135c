"""The fields that a person can decide, and the form in which each one's value is kept."""

import json
import re
from collections.abc import Callable
from datetime import date

from loaders.bounds import SPAN, is_within
from loaders.errors import ChangeRefused
from loaders.interpret.leads import read_leads
from loaders.lookups.dispositions import dispositions
from loaders.lookups.rating_scale import decidable_ratings
from loaders.shortened import shortened

ANSWERS = ("accepted", "dismissed")
LONGEST_NOTE, LONGEST_NAME = 10_000, 300
WITH_SUBJECT = ("finding", "lead_name")
MAY_FOLLOW_DOCUMENT = (
    "rating", "disposition", "due_on", "leads", "section", "duplicate_of", "split_from", "merged_into", "lead_name",
    "publish",
)  # fmt: skip


def leads_value(text: str) -> str:
    """The value of the field leads from names as a person types them ("Ann Example; Outreach Team"); "" is nobody.

    Raises ChangeRefused where a text names no one.
    """
    leads = read_leads(text).leads if text.strip() else ()
    if text.strip() and not leads:
        raise ChangeRefused(
            f"“{shortened(text)}” names no lead: give a person, team, body or role, parted by semicolons."
        )
    return json.dumps([{"lead": one.lead, "lead_kind": one.lead_kind} for one in leads], ensure_ascii=False)


def section_value(section: str | None, subsection: str | None = None) -> str:
    """The value of the field section: the headings that a task belongs under."""
    return json.dumps([section or None, subsection or None], ensure_ascii=False)


def checked(field: str, value: str | None) -> str | None:
    """The value as it is stored; raises ChangeRefused, with a sentence for the person, where it can't be one."""
    kind, _, subject = field.partition(":")
    if kind not in _CHECKS or (kind in WITH_SUBJECT) != bool(subject.strip()):
        raise ChangeRefused(f"“{shortened(field)}” can't be decided: choose one of {', '.join(_CHECKS)}.")
    if value is None:
        if kind in MAY_FOLLOW_DOCUMENT:
            return None
        raise ChangeRefused("Give a value: this can't be left as the document has it.")
    return _CHECKS[kind](value)


def _one_of(known: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise ChangeRefused(f"“{shortened(value)}” is no {what} that there is: choose one from the list.")
        return value

    return check


def _date(text: str) -> str:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError as error:
        raise ChangeRefused(f"“{shortened(text)}” is no date: give a day, month and year.") from error
    if not is_within(found):
        raise ChangeRefused(f"{found.day} {found:%b %Y} lies outside {SPAN}: check the year.")
    return found.isoformat()


def _leads(value: str) -> str:
    names = _listed(value)
    if not all(
        isinstance(one, dict) and _is_name(one.get("lead")) and one.get("lead_kind") in _LEAD_KINDS for one in names
    ):
        raise ChangeRefused("The leads can't be read: give each one's name, parted by semicolons.")
    return value


def _section(value: str) -> str:
    headings = _listed(value)
    if len(headings) != 2 or not all(one is None or _is_name(one) for one in headings) or not any(headings):
        raise ChangeRefused("Give the section that the task belongs under, in at most 300 characters.")
    return value


def _listed(value: str) -> list:
    try:
        found = json.loads(value)
    except ValueError:
        return [None]
    return found if isinstance(found, list) else [None]


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_NAME


def _note(value: str) -> str:
    if not value.strip():
        raise ChangeRefused("The note is empty: write it, then try again.")
    if len(value) > LONGEST_NOTE:
        raise ChangeRefused(
            f"The note has {len(value):,} characters and may have {LONGEST_NOTE:,}: shorten it, then try again."
        )
    return value.strip()


def _name(value: str) -> str:
    value = " ".join(value.split())
    if not _is_name(value):
        raise ChangeRefused(f"Give one name, in at most {LONGEST_NAME} characters.")
    return value


def _fingerprint(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise ChangeRefused("The words to approve aren't known: open the list of words again, then approve them.")
    return value


def _task(value: str) -> str:
    return value.strip()


_LEAD_KINDS = ("person", "team", "body", "role", "unknown")
_CHECKS: dict[str, Callable[[str], str]] = {
    "rating": _one_of(decidable_ratings(), "rating"),
    "disposition": _one_of(tuple(one.code for one in dispositions()), "disposition"),
    "due_on": _date,
    "leads": _leads,
    "section": _section,
    "duplicate_of": _task,  # a task_id of the same plan
    "finding": _one_of(ANSWERS, "answer"),  # finding:RULE
    "note": _note,
    "lead_name": _name,  # lead_name:SPELLING, which is given this name in every plan
    "same_task": _task,  # the task_id that this task has from the snapshot of as_at on
    "split_from": _task,  # a task_id of the snapshot before; "" for none
    "merged_into": _task,  # a task_id of the snapshot; "" for none
    "publish": _fingerprint,  # of the words that may be published, as queries/texts_approved.sql gives it
}
FIELDS = tuple(_CHECKS)
