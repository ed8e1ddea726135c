"""How often something is to be done or is done, where a text says so."""

from loaders import lookups


def frequencies(text: str | None) -> dict[int, str]:
    """The frequencies that a text names, as days between two times, with the words: {30: "every month"}."""
    found = ((int(days), pattern.search(text or "")) for days, pattern in lookups.patterns("frequencies"))
    return {days: match[0] for days, match in found if match}
