"""Texts cut to fit a sentence."""


def shortened(text: str | None, longest: int = 60) -> str:
    """A text on one line, cut with "…" where it has more than longest characters; empty for None.

    >>> shortened("Deliver  training to all staff", 20)
    'Deliver training…'
    """
    words = " ".join((text or "").split())
    return words if len(words) <= longest else words[: longest - 3].rstrip() + "…"
