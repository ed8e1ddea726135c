"""Says beside figures that the words they are judged on are old; how old is too old stands in stale_words.sql."""

from collections.abc import Iterable

from pages.said import words
from pages.said.language import marked, say

_MOST_NAMED = 3
SINCE_WORDS = marked("only because time has passed since the words were written")


def said(plans: Iterable[tuple[str, str | None]]) -> str:
    """A sentence for each plan with stale words, or one for all; "" where none has any.

    plans: each one's title and stale_words, as the queries about plans give it.
    """
    every = list(plans)
    old = [(title, told) for title, told in every if told and not words.is_missing(told)]
    if not old:
        return ""
    if len(old) == len(every) and len({told for _, told in old}) == 1:
        return f"{old[0][1]}."
    if len(old) > _MOST_NAMED:
        return say("{share} plans are judged on words from months earlier.", share=words.of(len(old), len(every)))
    return " ".join(f"{title}: {told[:1].lower()}{told[1:]}." for title, told in old)


def off_track(number: int, is_past: int) -> str:
    """What follows a count of tasks off track: ", 8 of them only because time has passed …"; "" where none is so."""
    if not is_past:
        return ""
    if number == 1:
        return f", {say(SINCE_WORDS)}"
    if is_past == number:
        return say(", all of them only because time has passed since the words were written")
    return say(", {number} of them only because time has passed since the words were written", number=f"{is_past:,}")
