"""Percentages and ranges of them, as a plan's rating key and cells write them ("85%", "76–99%", "less than 50%")."""

import re
from dataclasses import dataclass

_FIGURE = r"\d{1,3}(?:\.\d+)?"
_CENT = r"\s?(?:%|per\s?cent\b)"
_FORMS = (
    rf"(?:between\s+|from\s+)?(?P<low>{_FIGURE})(?:{_CENT})?\s*(?:[-–—]|to|and|up\s+to)\s*(?P<high>{_FIGURE}){_CENT}",
    rf"(?:<(?!=)|less\s+than|under|below|lower\s+than)\s*(?P<below>{_FIGURE}){_CENT}",
    rf"(?:≤|<=|up\s+to|at\s+most|(?:no|not)\s+more\s+than)\s*(?P<up_to>{_FIGURE}){_CENT}",
    rf"(?:>(?!=)|more\s+than|over|above|greater\s+than|higher\s+than)\s*(?P<over>{_FIGURE}){_CENT}",
    rf"(?:≥|>=|at\s+least|from|(?:no|not)\s+less\s+than)\s*(?P<least>{_FIGURE}){_CENT}",
    rf"(?P<more>{_FIGURE}){_CENT}\s*(?:\+|(?:and|or)\s+(?:more|above|over|higher|upwards))",
    rf"(?P<less>{_FIGURE}){_CENT}\s*(?:and|or)\s+(?:less|below|under|lower)",
    rf"(?P<exact>{_FIGURE}){_CENT}",
)
_RANGE = "|".join(_FORMS)
_CELL = re.compile(rf"\W*({_FIGURE})(?:{_CENT}(?:\s+(?:completed?|done))?)?\W*", re.I)
_WHOLE = re.compile(rf"[\s(\[]*(?:{_RANGE})(?:\s+(?:completed?|done|achieved|delivered))?[\s)\].,;]*", re.I)

RANGE = re.sub(r"\?P<\w+>", "?:", rf"(?:{_RANGE})")
"""A pattern for a range of percentages, without groups."""


@dataclass(frozen=True)
class Share:
    """A range of percentages from low to high, without its ends where they are open."""

    low: float
    high: float
    is_open_low: bool = False
    is_open_high: bool = False

    def holds(self, value: float) -> bool:
        """Whether a percentage lies in the range."""
        above = value > self.low if self.is_open_low else value >= self.low
        return above and (value < self.high if self.is_open_high else value <= self.high)


def share_of(text: str) -> Share | None:
    """The range that words are, with "complete" or nothing after it; None where they are none.

    >>> share_of("76–99%")
    Share(low=76.0, high=99.0, is_open_low=False, is_open_high=False)
    """
    match = _WHOLE.fullmatch(text)
    if not match:
        return None
    said = {name: float(figure) for name, figure in match.groupdict().items() if figure is not None}
    low = next((said[name] for name in ("low", "over", "least", "more", "exact") if name in said), 0)
    high = next((said[name] for name in ("high", "below", "up_to", "less", "exact") if name in said), 100)
    return Share(low, high, "over" in said, "below" in said) if low <= high <= 100 else None


def percentage(text: str) -> float | None:
    """The percentage that a cell is, with or without its sign; None where it is none from 0 to 100.

    >>> percentage("85 %")
    85.0
    """
    match = _CELL.fullmatch(text)
    value = float(match[1]) if match else None
    return value if value is not None and value <= 100 else None
