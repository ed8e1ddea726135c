"""What is said of a task's place in a framework, and of what a person recorded about it."""

from collections.abc import Mapping, Sequence

from pages.said import words


def serves(named: Sequence[str], *, is_guess: bool = False) -> str:
    """The sections that a task serves, the chief one first: "Serves 5 Channel panel; also 4 Referral pathway".

    is_guess: the section is only the nearest, and the task counts in none.
    """
    if not named:
        return "Serves no section"
    if is_guess:
        return f"Serves {named[0]}? Unsure: it counts in no section"
    also = f"; also {words.several(named[1:])}" if len(named) > 1 else ""
    return f"Serves {named[0]}{also}"


def recorded(ref: str, chosen: Sequence[str], sections: Mapping[str, str]) -> str:
    """What was recorded of a task: "Recorded: 1a serves 5 Channel panel."."""
    told = serves([sections[one] for one in chosen])
    return f"Recorded: {ref} {told[0].lower()}{told[1:]}."


def back(ref: str) -> str:
    """That a task is mapped by the rules again."""
    return f"{ref} is mapped by the rules again; what was said before stays on record."
