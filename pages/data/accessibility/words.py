"""What the accessibility statement says, in the form that the regulations of 2018 ask for; nothing is drawn."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from loaders.lookups.accessibility_gaps import Gap
from pages.said import words
from pages.said.language import marked, say

PREPARED_ON = date(2026, 11, 27)
AXE = "4.14.0"  # the release of axe-core that the tests hold every page against
WIDTHS = (1440, 320)  # pixels of the windows in which they do

_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PLACE = "\ue000"  # stands for a link while the words around it are escaped
_ABLE = (
    marked("see the page at 400% without scrolling sideways"),
    marked("use every page with a keyboard alone, and see where you are"),
    marked("have the pages read to you by a screen reader"),
    marked("tell every rating by its letter, its words and its shape, and not by its colour alone"),
    marked("read the figures of every chart in a table beside it"),
    marked("choose light or dark, more room between letters and lines, or your own colours"),
)


class Part(NamedTuple):
    """A part of the statement: its heading, its sentences, and a list under them."""

    heading: str
    sentences: Sequence[str] = ()
    listed: Sequence[str] = ()


def statement(council: str, ways: Sequence[str], gaps: Sequence[Gap]) -> list[Part]:
    """The whole statement of a council ("" where it gives no name), with the ways to reach it."""
    return [
        Part(say("Who this statement is from"), [_first(council)]),
        Part(say("What you should be able to do"), (), [say(one) for one in _ABLE]),
        Part(say("How accessible it is"), [_compliance(gaps)]),
        *([Part(say("What is not accessible, and why"), (), list(map(_gap, gaps)))] if gaps else []),
        Part(say("What the rules don’t reach"), [_outside()]),
        Part(say("Tell us of a problem"), [_contact(ways)]),
        Part(say("If you are not happy with the answer"), [_enforced(council or say("the council"))]),
        Part(say("How this was tested"), _tested()),
    ]


def linked(sentence: str, email: str) -> str:
    """A sentence as Markdown that shows it as it is, but an e-mail address in it as a link, to be copied whole."""
    if not _ADDRESS.fullmatch(email):
        return words.plain(sentence)
    name = re.sub(r"([^A-Za-z0-9])", r"\\\1", email)
    return words.plain(sentence.replace(email, _PLACE)).replace(_PLACE, f"[{name}](mailto:{email})")


def _first(council: str) -> str:
    if not council:
        return say(
            "The council has not yet put its name and contact into the settings: README says how, under “Accessible”."
        )
    return say(
        "This statement is about the Prevent action plan dashboard that {council} runs. {council} is committed to "
        "making it accessible, as the regulations of 2018 ask.",
        council=council,
    )


def _compliance(gaps: Sequence[Gap]) -> str:
    if not gaps:
        return say("It meets the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA, in full.")
    return say(
        "It meets the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA, in part, due to what is "
        "listed here."
    )


def _gap(gap: Gap) -> str:
    return f"{say(gap.what)} {say(gap.why)} ({say(gap.criterion)})"


def _outside() -> str:
    return say(
        "Plans that people load are shown in their own words. Files that a council had before it used this dashboard "
        "are not made accessible by it."
    )


def _contact(ways: Sequence[str]) -> str:
    if not ways:
        return say("Ask the person who gave you the address of this dashboard.")
    asked = words.several(ways, "or")
    return say("If you cannot use a part of it, or need it in another form, contact {ways}.", ways=asked)


def _enforced(council: str) -> str:
    return say(
        "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile "
        "Applications) (No. 2) Accessibility Regulations 2018. If {council} does not answer you well, ask the Equality "
        "Advisory and Support Service (EASS).",
        council=council,
    )


def _tested() -> list[str]:
    return [
        say("This statement was written on {day}, and goes with this release.", day=words.day(PREPARED_ON)),
        say(
            "Each release is tested by machine. Every page is held against axe-core {version} in windows {widths} "
            "pixels wide, and its contrast in the dark, too. The work of each kind of user is done with a keyboard "
            "alone.",
            version=AXE,
            widths=words.several(str(width) for width in WIDTHS),
        ),
        say("No disabled person and no screen reader has tested it yet. A machine finds only some of the problems."),
    ]
