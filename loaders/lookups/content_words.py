"""The words of a text that carry its meaning, for holding one task's work against another's."""

from loaders import lookups


def content_words(text: str | None) -> frozenset[str]:
    """The words of a text in small letters and the singular, without those that any text has."""
    folded = lookups.fold((text or "").lower().replace("web page", "webpage").replace("web site", "website"))
    stop = lookups.words("stop_words")
    return frozenset(_singular(word) for word in folded.split() if word not in stop and len(word) > 1)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
