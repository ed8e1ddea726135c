"""The ratings and "not rated": their order, words, letters and colours, the same everywhere."""

from dataclasses import dataclass
from functools import cache

from loaders.lookups import rating_scale as scale
from pages.said.language import in_language, language, marked, say
from pages.said.words import is_missing

LIGHT_BACKGROUND = "#FFFFFF"
DARK_BACKGROUND = "#14181D"


@dataclass(frozen=True)
class Rating:
    """A rating; fill and text are the colours of a solid tile in the light and the dark theme.

    name, sense: its label and meaning in English, the catalogue's keys.
    """

    code: str
    name: str
    letter: str
    sense: str
    light: str
    dark: str
    text_light: str = "#FFFFFF"
    text_dark: str = "#0F1317"

    @property
    def label(self) -> str:
        """Its words: "Off track"."""
        return say(self.name)

    @property
    def meaning(self) -> str:
        """What it means, in words."""
        return say(self.sense)


def _told(known: scale.Rating) -> Rating:
    words = (known.code, known.label, known.letter, known.meaning)
    if known.light and known.dark:
        return Rating(*words, known.light, known.dark)
    return Rating(*words, LIGHT_BACKGROUND, DARK_BACKGROUND, "#33393D", "#D5DADD")


ALL = tuple(_told(one) for one in scale.rating_scale())
_BY_CODE = {rating.code: rating for rating in ALL}
NOT_RATED = _BY_CODE[scale.NOT_RATED]
RATINGS = tuple(one for one in ALL if one is not NOT_RATED)
_WORST_FIRST = sorted(scale.rating_scale(), key=lambda one: -one.severity)
STEPS = tuple(_BY_CODE[one.code] for one in _WORST_FIRST if one.is_step)  # from worst to best
TO_ATTEND = tuple(_BY_CODE[one.code] for one in _WORST_FIRST if one.asks_attention)
SLIPPING = tuple(one for one in TO_ATTEND if one in STEPS)


def rating(code) -> Rating:
    """The rating of a code; missing means not rated."""
    return NOT_RATED if is_missing(code) else _BY_CODE[code]


def label(code) -> str:
    """The words for a rating: "Off track"; missing: "Not rated"."""
    return rating(code).label


def letter(code) -> str:
    """The letter for a rating: "R"; missing: "–"."""
    return rating(code).letter


def colour(code, dark: bool) -> str:
    """The fill of a rating's tile; not rated has the background's (it is outlined, never filled)."""
    found = rating(code)
    return found.dark if dark else found.light


def text_colour(code, dark: bool) -> str:
    """The colour of text on a rating's tile, at least 4.5:1 against it."""
    found = rating(code)
    return found.text_dark if dark else found.text_light


def position(code) -> int:
    """The place of a rating in the one order, from 0."""
    return ALL.index(rating(code))


def words(code, basis=None) -> str:
    """Letter and words: "R Off track", with ", computed" or ", confirmed" where the plan didn't declare it."""
    found = rating(code)
    return with_basis(f"{found.letter} {found.label}", basis)


def with_basis(said: str, basis) -> str:
    """A rating's words with ", computed" or ", confirmed" where the plan didn't declare it."""
    return say(_BY_BASIS[basis], rating=said) if basis in _BY_BASIS else said


def of_words(said: str) -> tuple[str, str] | None:
    """The code and the basis of a rating as words gives it; None where it is none."""
    return _by_words(language()).get(said)


@cache
def _by_words(code: str) -> dict[str, tuple[str, str]]:
    with in_language(code):
        return {words(one.code, basis): (one.code, basis) for one in RATINGS for basis in ("declared", *_BY_BASIS)}


_BY_BASIS = {"computed": marked("{rating}, computed"), "confirmed": marked("{rating}, confirmed")}
