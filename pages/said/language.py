"""The language that the interface speaks: each of its sentences by its English words, from one catalogue (gettext).

The English words are the catalogue's keys; data/words/<language>/*.po hold what stands for them. A plan's own text is
never translated: it comes in as a value. Words are looked up where they are said, so that a constant of a module is
only marked, and said later:

    say("{name} has no live task.", name=name)
    says(number, "{number} task is late.", "{number} tasks are late.", number=f"{number:,}")
    TITLES = {"late": marked("Late")} … say(TITLES["late"])
"""

import gettext
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

ENGLISH, WELSH = "en", "cy"
NAMES = {ENGLISH: "English", WELSH: "Cymraeg"}
_TAGS = {ENGLISH: "en-GB", WELSH: "cy-GB"}
CATALOGUES = Path(__file__).parents[2] / "data" / "words"

_spoken: ContextVar[str | None] = ContextVar("language", default=None)
_asked: list[Callable[[], str]] = []


def language() -> str:
    """The language of what is said now: as in_language or speak set it for this thread, else as the visit asks."""
    spoken = _spoken.get()
    if spoken is None:
        spoken = _asked[-1]() if _asked else ENGLISH
        _spoken.set(spoken)
    return spoken


def tag(code: str | None = None) -> str:
    """A language, without code that of now, as documents name theirs: "en-GB"."""
    return _TAGS[code or language()]


def known(code: object) -> str | None:
    """A language's code where it is one of ours ("cy"), else None."""
    return code if isinstance(code, str) and code in NAMES else None


def asked_by(visit: Callable[[], str]) -> None:
    """Names who tells the language where nobody set it: the frame's answer for the visit at hand."""
    _asked[:] = [visit]


def speak(code: str) -> None:
    """Sets the language for the rest of this thread's run."""
    _spoken.set(code)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Sets the language for what is said inside."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def say(words: str, /, **values) -> str:
    """Words in the language of now, with values at their places ("{name}"); where no translation is known, in English.

    Without values the words are said as they stand, braces and all.
    """
    code = language()
    said = words if code == ENGLISH or not words else _catalogue(code).gettext(words)
    return said.format(**values) if values else said


def says(number: int, one: str, many: str, /, **values) -> str:
    """Words that depend on a number: for one, for many; a language may have more forms (Welsh has six)."""
    code = language()
    said = (one if number == 1 else many) if code == ENGLISH else _catalogue(code).ngettext(one, many, number)
    return said.format(**values) if values else said


def marked(words: str) -> str:
    """The words as they are, marked for the catalogue: a constant that is said later, by say."""
    return words


class Named(Mapping[str, str]):
    """What codes are called, said in the language of now whenever it is read: Named({"late": marked("Late")})."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)

    def __getitem__(self, code: str) -> str:
        return say(self._words[code])

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def date_in(value: date, form: str) -> str:
    """A date in the language of now; form as CLDR writes it: "d MMM yyyy" for "31 Dec 2016", "31 Rhag 2016"."""
    from babel.dates import format_date  # noqa: PLC0415  # half of a page's start, and only Welsh asks for it

    return format_date(value, form, locale=language())


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """A language's catalogue, read once."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    whole: gettext.NullTranslations | None = None
    for file in sorted((CATALOGUES / code).glob("*.po")):
        with file.open("rb") as opened:
            compiled = io.BytesIO()
            write_mo(compiled, _translated(read_po(opened, locale=code)))
        compiled.seek(0)
        part = gettext.GNUTranslations(compiled)
        if whole is None:
            whole = part
        else:
            part.add_fallback(whole)
            whole = part
    return whole or gettext.NullTranslations()


def _translated(read):
    """A catalogue without what it doesn't translate whole: such words are said in English."""
    for message in [one for one in read if one.id and isinstance(one.string, tuple) and not all(one.string)]:
        read.delete(message.id)
    return read
