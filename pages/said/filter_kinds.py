"""The kinds of filters: how a value of each stands in the address, in its widget and in a query's view."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from pages.said import words
from pages.said.language import NAMES, in_language, say

LONGEST = 100


@dataclass(frozen=True)
class Filter(ABC):
    """What every filter has. name: in the address and of its widget; key: in a query's view; label: on the page.

    A label, and what options are called, are the catalogue's keys; the address has them in the reader's language.
    said: a value as words for the line under every page's title.
    """

    name: str
    key: str
    label: str
    said: Callable[[Any], str] = str

    @abstractmethod
    def read(self, texts: list[str], held: Mapping[str, str]):
        """The value that an address's texts name; what isn't known is left out.

        held: what the plans hold, code → label.
        """

    @abstractmethod
    def written(self, value, held: Mapping[str, str]) -> str | list[str]:
        """A value as its widget writes it into the address; empty where it keeps everything."""

    @abstractmethod
    def in_widget(self, value):
        """A value as its widget holds it."""

    @abstractmethod
    def asked(self, value):
        """A value as a query's view takes it."""


@dataclass(frozen=True)
class One(Filter):
    """One of what the plans hold, or None. all_of_them: what stands for None, in the address too."""

    all_of_them: str = ""

    def read(self, texts, held):
        return _first(_known(texts, {}, held))

    def written(self, value, held):
        return held.get(value, value) if value else say(self.all_of_them)

    def in_widget(self, value):
        return value or self.all_of_them

    def asked(self, value):
        return [value] if value else None


@dataclass(frozen=True)
class Several(Filter):
    """Any number of codes: those of options (code → label), beside those that the plans hold.

    anything: what its widget says while nothing is chosen.
    """

    anything: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def named(self, code: str) -> str:
        """The label of a code."""
        return say(self.options[code]) if code in self.options else code

    def read(self, texts, held):
        return _known(texts, self.options, held)

    def written(self, value, held):
        return [self.named(code) for code in value]

    def in_widget(self, value):
        return list(value)

    def asked(self, value):
        return list(value) or None


@dataclass(frozen=True)
class Day(Filter):
    """A day from the earliest to the latest, or None.

    to_its_end: a view takes the last moment of that day, on this machine's clock.
    """

    earliest: date = date.min
    latest: date = date.max
    to_its_end: bool = False

    def read(self, texts, held):
        try:
            chosen = date.fromisoformat(_first(texts) or "")
        except ValueError:
            return None
        return chosen if self.earliest <= chosen <= self.latest else None

    def written(self, value, held):
        return words.iso(value) or ""

    def in_widget(self, value):
        return value

    def asked(self, value):
        if value is None or not self.to_its_end:
            return value
        return datetime.combine(value + timedelta(days=1), time()).astimezone() - timedelta(microseconds=1)


@dataclass(frozen=True)
class Text(Filter):
    """Words to find, or ''."""

    def read(self, texts, held):
        return _first(texts) or ""

    def written(self, value, held):
        return value

    def in_widget(self, value):
        return value[:LONGEST]

    def asked(self, value):
        return value or None


@dataclass(frozen=True)
class Switch(Filter):
    """Whether something shows; it does unless the reader says no. options: 'yes' and 'no' → label."""

    options: Mapping[str, str] = field(default_factory=dict)

    def read(self, texts, held):
        return "no" not in _known(texts, self.options)

    def written(self, value, held):
        return "" if value else say(self.options["no"])

    def in_widget(self, value):
        return "yes" if value else "no"

    def asked(self, value):
        return value


def in_any_language(label: str) -> set[str]:
    """A label as an address may have it, whoever made the link, in lower case."""
    found = set()
    for code in NAMES:
        with in_language(code):
            found.add(say(label).casefold())
    return found


def _known(texts: Iterable[str], options: Mapping[str, str], held: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The codes that texts name, by themselves or by their words: ours in any language, the plans' as they stand."""
    codes = {label.casefold(): code for code, label in (held or {}).items()}
    codes |= {label: code for code, words in options.items() for label in in_any_language(words)}
    codes |= {code.casefold(): code for code in (*(held or {}), *options)}
    return tuple(dict.fromkeys(codes[text.casefold()] for text in texts if text.casefold() in codes))


def _first(texts: Iterable[str]) -> str | None:
    return next(iter(texts), None)
