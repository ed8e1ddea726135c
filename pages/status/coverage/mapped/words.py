"""What is said of a task's place in a framework, and of what a person recorded about it."""

from collections.abc import Mapping, Sequence

from pages.said import words
from pages.said.language import say


def serves(named: Sequence[str], *, is_guess: bool = False) -> str:
    """The sections that a task serves, the chief one first: "Serves 5 Channel panel; also 4 Referral pathway".

    is_guess: the section is only the nearest, and the task counts in none.
    """
    if not named:
        return say("Serves no section")
    if is_guess:
        return say("Serves {section}? Unsure: it counts in no section", section=named[0])
    if len(named) == 1:
        return say("Serves {section}", section=named[0])
    return say("Serves {section}; also {others}", section=named[0], others=words.several(named[1:]))


def recorded(ref: str, chosen: Sequence[str], sections: Mapping[str, str]) -> str:
    """What was recorded of a task: "Recorded: 1a serves 5 Channel panel."."""
    named = [sections[one] for one in chosen]
    if not named:
        return say("Recorded: {ref} serves no section.", ref=ref)
    if len(named) == 1:
        return say("Recorded: {ref} serves {section}.", ref=ref, section=named[0])
    others = words.several(named[1:])
    return say("Recorded: {ref} serves {section}; also {others}.", ref=ref, section=named[0], others=others)


def back(ref: str) -> str:
    """That a task is mapped by the rules again."""
    return say("{ref} is mapped by the rules again; what was said before stays on record.", ref=ref)
