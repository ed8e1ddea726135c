"""A date in the form that a plan writes its own in."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from loaders import lookups
from loaders.interpret.dates import DateMention, dated, mentions, month_end

_LONG = "{d} {month} {yyyy}"
_ENGLISH_DAYS = (
    _LONG, "{dd} {month} {yyyy}", "{d}{th} {month} {yyyy}", "{d} {mon} {yyyy}", "{dd} {mon} {yyyy}",
    "{d}{th} {mon} {yyyy}", "{d} {month} {yy}", "{d}{th} {month} {yy}", "{d} {mon} {yy}", "{dd} {mon} {yy}",
    "{d}-{mon}-{yy}", "{dd}-{mon}-{yy}", "{d}-{mon}-{yyyy}", "{dd}-{mon}-{yyyy}", "{month} {d}, {yyyy}",
    "{dd}/{mm}/{yyyy}", "{d}/{m}/{yyyy}", "{dd}/{mm}/{yy}", "{d}/{m}/{yy}", "{dd}.{mm}.{yyyy}", "{d}.{m}.{yyyy}",
    "{dd}.{mm}.{yy}", "{d}.{m}.{yy}", "{dd}-{mm}-{yyyy}", "{dd}-{mm}-{yy}", "{yyyy}-{mm}-{dd}", "{mm}/{dd}/{yyyy}",
    "{m}/{d}/{yyyy}", "{mm}/{dd}/{yy}", "{m}/{d}/{yy}",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "{month} {yyyy}", "{mon} {yyyy}", "{month} {yy}", "{mon} {yy}", "{mon}-{yy}", "{month}-{yy}", "{mon}-{yyyy}",
    "{month}-{yyyy}", "{month}, {yyyy}",
)  # fmt: skip

_DAYS, _MONTHS = (
    (*forms, *(form.replace("{month}", "{mis}") for form in forms if "{month}" in form))
    for forms in (_ENGLISH_DAYS, _ENGLISH_MONTHS)
)
_SEPT = re.compile(r"\bsept\b")


def written_like(day: date, mention: str) -> str | None:
    """A date in the form of a mention of another one; None where that form can't say it.

    A form without the day says the last day of a month alone, which it is read as.
    """
    own = [form for form in _usable(day) if form in _forms(mention)]
    return _as_cased(_in_form(own[0], day), mention) if own else None


def written_as_usual(day: date, others: Iterable[str]) -> str:
    """A date in the form of most of the dates with a day in other texts, else of most dates, else in full."""
    usual = Counter(form for text in others for form in _forms(text))
    used = [form for form in _usable(day) if usual[form]]
    days = [form for form in used if form in _DAYS]
    return _in_form(max(days or used or [_LONG], key=lambda form: usual[form]), day)


def _usable(day: date) -> list[str]:
    return [form for form in (*_DAYS, *_MONTHS) if form in _DAYS or day == month_end(day.year, day.month)]


def _mentions(text: str) -> list[DateMention]:
    """The dates that a text names, with those in figures in both orders."""
    return list(dict.fromkeys([*dated(mentions(text)), *dated(mentions(text, month_first=True))]))


def last_due(text: str, due_on: date | None) -> str | None:
    """The words of the one date in a text that it falls due on; None where none or several are."""
    found = {text[one.start : one.end] for one in _mentions(text) if one.last == due_on}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _forms(text: str) -> frozenset[str]:
    """The forms that the dates in a text may be written in."""
    found: set[str] = set()
    for one in _mentions(text):
        said = _SEPT.sub("sep", " ".join(text[one.start : one.end].split()).strip(" .,").lower())
        forms = {"day": _DAYS, "month": _MONTHS}.get(one.precision, ())
        found |= {form for form in forms if _in_form(form, one.last).lower() == said}
    return frozenset(found)


def _in_form(form: str, day: date) -> str:
    names = lookups.rows("month_names")[day.month - 1]
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        d=day.day, dd=f"{day.day:02}", th=ending, m=day.month, mm=f"{day.month:02}", month=names["english"],
        mis=names["welsh"], mon=names["english"][:3], yy=f"{day.year % 100:02}", yyyy=day.year,
    )  # fmt: skip


def _as_cased(text: str, like: str) -> str:
    return text.upper() if like.isupper() and any(letter.isalpha() for letter in like) else text
