"""Why this tool rates a task as it does, in the language of now; the English is that of rating_because.sql.

The database gives a whole English sentence, plan's words, dates and all. Elsewhere it is told by its forms: what stands
at their places is the plan's own or a date, or has a form itself. What has no form of ours stays as it is.
"""

import re
from functools import cache

from loaders import lookups
from pages.said.forms import DAY, Forms, Place
from pages.said.language import ENGLISH, language, marked, say

_FORMS = (  # of what stands after the rating, without the full stop; the more particular first
    marked("the plan declares it ({text})"),
    marked("closed without doing, replaced ({quoted})"),
    marked("closed without doing, declined ({quoted})"),
    marked("due {day}, past at {judged}, and {what}"),
    marked("not started ({quoted}), and it should have started by {day}"),
    marked("partly done ({quoted}), and it was to start by {day}"),
    marked("not started ({quoted}); not due until {day}"),
    marked("{what}, due {day}"),
    marked("{what}, ongoing"),
    marked("reported done ({quoted}) and carrying on"),
    marked("reported done ({quoted})"),
    marked("nothing is reported"),
    marked("not marked complete, though it reads as done ({quoted})"),
    marked("the words don’t say that it was done"),
    marked("not reported done ({quoted})"),
    marked("its date was moved from {earlier} to {day}"),
    marked("the words say that it is late (“{text}”)"),
    marked("the words say that it is late"),
    marked("reads as done ({quoted}) but the plan doesn’t mark it complete, so judged as under way"),
    marked("partly done ({quoted})"),
    marked("carried on as everyday work ({quoted})"),
    marked("under way ({quoted})"),
    marked("the words don’t say whether it was done (“{text}”)"),
    marked("the words don’t say whether it was done"),
    marked("its dates are reversed ({text})"),
    marked("the words ({quoted}) don’t say that it is done, and “{text}” stands where its date was"),
    marked("it was to start by {day}, and no date is given for it to be done by"),
    marked("no date is given to judge it by"),
    marked("no due date can be read from “{text}”"),
    marked("{what}; {other}"),
    # where what it quotes is withheld
    marked("the plan declares it"),
    marked("closed without doing, replaced"),
    marked("closed without doing, declined"),
    marked("reported done"),
    marked("not marked complete, though it reads as done"),
    marked("not reported done"),
    marked("not started"),
    marked("reads as done"),
    marked("partly done"),
    marked("carried on as everyday work"),
    marked("under way"),
    marked("its dates are reversed"),
    marked("no due date can be read from"),
)
_THE_WORDS = marked("the words")


def said(because: str) -> str:
    """A sentence of rating_because.sql: "Off track: due 31 Mar 2016, past at 31 Dec 2016, and nothing is reported."."""
    rating, colon, rest = because.partition(": ")
    if language() == ENGLISH or not colon:
        return because
    return f"{say(rating)}: {reason(rest)}"


def reason(rest: str) -> str:
    """What such a sentence says after the rating, with or without its full stop."""
    if language() == ENGLISH:
        return rest
    bare = rest.removesuffix(".")
    return f"{_told(bare) or bare}{rest[len(bare) :]}"


def _told(part: str) -> str | None:
    """A part by its form; None where it has none."""
    late = _delays().fullmatch(part)
    if late:
        told = _told(late["what"])
        return told and f"{told}{late['mark']}{say(late['delay'])}{late['quoted'] or ''}"
    return _forms().told(part)


def _quoted(text: str) -> str:
    return say(text) if text == _THE_WORDS else text


@cache
def _forms() -> Forms:
    part = Place(".+", _told)
    return Forms(
        _FORMS,
        {
            "text": Place(".*"),
            "quoted": Place(f"“.*”|{_THE_WORDS}", _quoted),
            "what": part,
            "other": part,
            "day": DAY,
            "judged": DAY,
            "earlier": DAY,
        },
    )


@cache
def _delays() -> re.Pattern[str]:
    """Why a task is late, at the end of a sentence."""
    labels = "|".join(re.escape(row["label"]) for row in lookups.rows("delay_labels"))
    return re.compile(rf"(?P<what>.+)(?P<mark>; |, )(?P<delay>{labels})(?P<quoted> \(“.*”\))?", re.DOTALL)
