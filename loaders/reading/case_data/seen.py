"""What was seen of people referred: how sure that is, what it was and where, never a value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """One thing seen; what says it in words that fit after "holds", locator where it stands."""

    is_sure: bool
    what: str
    locator: str
