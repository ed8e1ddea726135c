"""The five ratings and "not rated": their order, words, letters and colours, the same everywhere."""

from dataclasses import dataclass

from pages.said.words import is_missing

LIGHT_BACKGROUND = "#FFFFFF"
DARK_BACKGROUND = "#14181D"


@dataclass(frozen=True)
class Rating:
    """A rating; fill and text are the colours of a solid tile in the light and the dark theme."""

    code: str
    label: str
    letter: str
    light: str
    dark: str
    text_light: str = "#FFFFFF"
    text_dark: str = "#0F1317"


RATINGS = (
    Rating("complete", "Complete", "C", "#12436D", "#7FB2E5"),
    Rating("on_schedule", "On schedule", "G", "#00703C", "#5CC08A"),
    Rating("behind", "Behind schedule", "A", "#B45309", "#F0A44B"),
    Rating("off_track", "Off track", "R", "#B3121D", "#F68A90"),
    Rating("no_information", "No information", "N", "#505A5F", "#AEB7BD"),
)
NOT_RATED = Rating("not_rated", "Not rated", "–", LIGHT_BACKGROUND, DARK_BACKGROUND, "#33393D", "#D5DADD")
ALL = (*RATINGS, NOT_RATED)
MEANING = {
    "complete": "successfully completed",
    "on_schedule": "started and meeting its milestones, or not yet due to start",
    "behind": "happening, not meeting its milestones, still expected by its date",
    "off_track": "not started when scheduled, or unlikely to meet its milestones, or past its date and not complete",
    "no_information": "nothing was reported",
    "not_rated": "a rating can’t be given; the task says why",
}
_BY_CODE = {rating.code: rating for rating in ALL}


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
    said = f"{found.letter} {found.label}"
    return said if is_missing(basis) or basis == "declared" else f"{said}, {basis}"
