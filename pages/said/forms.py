"""Forms of sentences: an English sentence that something else made is told by its form, and said in another language.

What stands at a form's places is the plan's own and stays as it is, unless the place says otherwise.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pages.said import words
from pages.said.language import say

_DAY = r"\d{1,2} [A-Z][a-z]{2} \d{4}"


@dataclass(frozen=True)
class Place:
    """What may stand at a place, as a pattern, and what says it; None from that: the form doesn't fit after all."""

    pattern: str = ".+"
    said: Callable[[str], str | None] = str


def _days(text: str) -> str:
    return words.several([words.day(datetime.strptime(one, "%d %b %Y")) for one in text.split(" or ")], "or")


DAY = Place(rf"{_DAY}(?: or {_DAY})*", _days)


class Forms:
    """Forms, the first that fits counting; places: what stands at a place by its name, or what it begins with before _.

    Places that aren't named hold any text.
    """

    def __init__(self, forms: Iterable[str], places: Mapping[str, Place]) -> None:
        self._forms, self._places = forms, places

    def told(self, text: str) -> str | None:
        """A text in the language of now by its form; None where it has none."""
        for form, certain, pattern in self._patterns:
            found = pattern.fullmatch(text) if certain in text else None
            if found:
                values = {name: self._place(name).said(value) for name, value in found.groupdict().items()}
                if None not in values.values():
                    return say(form, **values)
        return None

    def _place(self, name: str) -> Place:
        return self._places.get(name) or self._places.get(name.partition("_")[0]) or Place()

    @cached_property
    def _patterns(self) -> list[tuple[str, str, re.Pattern[str]]]:
        """Each form with the longest of its own words, which a text needs to have, and its pattern."""
        return [(form, max(fixed(form), key=len), self._pattern(form)) for form in self._forms]

    def _pattern(self, form: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", form)
        written = (f"(?P<{one}>{self._place(one).pattern})" if n % 2 else re.escape(one) for n, one in enumerate(parts))
        return re.compile("".join(written), re.DOTALL)


def fixed(form: str) -> list[str]:
    """The words of a form outside its places."""
    return re.split(r"\{\w+\}", form)
