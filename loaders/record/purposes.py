"""Who changes something, and why: both are asked for at every change, and kept with it."""

from loaders.errors import ChangeRefused

LONGEST_REASON, LONGEST_WHO = 2_000, 200


def given(who: str, why: str) -> tuple[str, str]:
    """Who and why without spaces around them; raises ChangeRefused where one is missing or too long."""
    who, why = who.strip(), why.strip()
    if not who or not why:
        raise ChangeRefused("Give your name and the reason, then try again.")
    return _short_enough(who, LONGEST_WHO, "name"), _short_enough(why, LONGEST_REASON, "reason")


def name_given(who: str) -> str:
    """Who, of what needs no reason, without spaces around it; raises ChangeRefused as given does."""
    who = who.strip()
    if not who:
        raise ChangeRefused("Give your name, then try again.")
    return _short_enough(who, LONGEST_WHO, "name")


def _short_enough(text: str, longest: int, what: str) -> str:
    if len(text) > longest:
        raise ChangeRefused(f"The {what} is longer than {longest:,} characters: shorten it, then try again.")
    return text
