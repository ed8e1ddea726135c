"""Says beside figures that the words they are judged on are old; how old is too old stands in stale_words.sql."""

import re
from collections.abc import Iterable
from datetime import datetime

from pages.said import words
from pages.said.language import ENGLISH, language, marked, say, says

_MOST_NAMED = 3
# As the macro stale_words says it.
_TOLD = re.compile(r"Judged on words of (?P<day>\d+ \w+ \d+), (?P<number>\d+) (?P<unit>month|year)s? earlier")
SINCE_WORDS = marked("only because time has passed since the words were written")


def told(by_query) -> str:
    """What a query says of a plan's stale words, in the language of now; "" where it says nothing."""
    text = words.text(by_query, "")
    found = _TOLD.fullmatch(text)
    if not found or language() == ENGLISH:
        return text
    number = int(found["number"])
    if found["unit"] == "month":
        ago = says(number, "{number} month", "{number} months", number=number)
    else:
        ago = says(number, "{number} year", "{number} years", number=number)
    day = words.day(datetime.strptime(found["day"], "%d %b %Y"))
    return say("Judged on words of {day}, {time} earlier", day=day, time=ago)


def said(plans: Iterable[tuple[str, str | None]]) -> str:
    """A sentence for each plan with stale words, or one for all; "" where none has any.

    plans: each one's title and stale_words, as the queries about plans give it.
    """
    every = list(plans)
    old = [(title, told(by_query)) for title, by_query in every if not words.is_missing(by_query)]
    if not old:
        return ""
    if len(old) == len(every) and len({one for _, one in old}) == 1:
        return f"{old[0][1]}."
    if len(old) > _MOST_NAMED:
        return say("{share} plans are judged on words from months earlier.", share=words.of(len(old), len(every)))
    return " ".join(f"{title}: {one[:1].lower()}{one[1:]}." for title, one in old)


def off_track(number: int, is_past: int) -> str:
    """What follows a count of tasks off track: ", 8 of them only because time has passed …"; "" where none is so."""
    if not is_past:
        return ""
    if number == 1:
        return f", {say(SINCE_WORDS)}"
    if is_past == number:
        return say(", all of them only because time has passed since the words were written")
    return say(", {number} of them only because time has passed since the words were written", number=f"{is_past:,}")
