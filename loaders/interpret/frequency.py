"""How often something is to be done or is done, where a text says so."""

from loaders import lookups


def frequencies(text: str | None) -> dict[str, str]:
    """The frequencies that a text names, in one word each, with the words that name it: {"monthly": "every month"}."""
    found = ((meaning, pattern.search(text or "")) for meaning, pattern in lookups.patterns("frequencies"))
    return {meaning: match[0] for meaning, match in found if match}
