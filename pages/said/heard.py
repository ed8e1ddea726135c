"""What loaders and the database say, in the language of now: refusals, faults, findings, reasons.

They say it in whole English sentences, some of which are kept in the database. Elsewhere a sentence is told by its form
in data/lookups/heard_forms.csv; what has none there stays in English, as does everything where English is spoken.
"""

import re
from datetime import datetime
from functools import cache

from loaders import lookups
from pages.said.forms import DAY, Forms, Place, fixed
from pages.said.language import ENGLISH, date_in, language, say
from pages.said.words import plain


def heard(text: str) -> str:
    """A whole sentence of the loaders or the database."""
    return text if language() == ENGLISH else _forms().told(text) or text


def reasons(text: str) -> str:
    """Reasons parted by semicolons, each by its own form."""
    return "; ".join(heard(one) for one in text.split("; "))


def why_refused(error: BaseException) -> str:
    """What an error says, for a place that reads Markdown."""
    return plain(heard(str(error)))


@cache
def _forms() -> Forms:
    """The forms, the most particular first: those with the most words of their own, then with dates."""
    listed = [row["form"] for row in lookups.rows("heard_forms")]
    return Forms(sorted(listed, key=lambda form: (-sum(map(len, fixed(form))), -form.count("{day"))), _PLACES)


def _part(text: str) -> str | None:
    return _forms().told(text)


def _rating(label: str) -> str:
    return say(label.capitalize()).lower()


def _kinds(text: str) -> str:
    """What columns hold, parted by commas: headings in quotation marks, or kinds of what is known of people."""
    return ", ".join(map(say, text.split(", ")))


def _month(text: str) -> str:
    return date_in(datetime.strptime(text, "%b %Y").date(), "MMM yyyy")


def _when(text: str) -> str:
    """A day or a month; what is neither, as a quarter, stays as it is."""
    for place in (DAY, _MONTH):
        if re.fullmatch(place.pattern, text):
            return place.said(text) or text
    return text


_MONTH = Place(r"[A-Z][a-z]{2} \d{4}", _month)
_PLACES = {
    "day": DAY,
    "month": _MONTH,
    "when": Place(".+", _when),
    "number": Place(r"[\d,.]+"),
    "file": Place("(?: .+)?"),  # a space and the path, where it is known
    "part": Place(".+", _part),
    "reasons": Place(".+", reasons),
    "field": Place(".+", say),
    "noun": Place(".+", say),
    "kinds": Place(".+", _kinds),
    "rating": Place(".+", _rating),
}
