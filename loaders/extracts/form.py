"""The form of an extract: lines that say what it is, a line of heads, a line a count; codes and numbers alone.

Nothing in it is free text: a council is its code in the list of councils, a section its key in a shipped framework.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256

from loaders.lookups.frameworks import framework_sections
from loaders.lookups.rating_scale import NOT_RATED, rating_scale

FORMAT = 1
FRAMEWORK = "la-toolkit-2024"  # the one that is the same for every council
UNSURE, NONE, ALL = "unsure", "none", "all"
BASES = ("declared", "computed", "confirmed")
NUMBERS = ("tasks", "live", "late", "overdue", "complete", "closed")
HEADS = ("quarter", "as_at", "section", "rating", "basis", *NUMBERS)
KIND = "prevent action plan counts"
CHECKSUM = "checksum"
STATES = (KIND, "council", "framework", "made at", CHECKSUM)  # what the first lines say, in this order
MOST_QUARTERS = 8
MOST_BYTES = 200_000


@dataclass(frozen=True)
class Count:
    """How many tasks stand in a section under a rating and basis at a date; section, rating and basis may be all."""

    as_at: date
    section: str
    rating: str
    basis: str
    tasks: int
    live: int
    late: int
    overdue: int
    complete: int
    closed: int


@dataclass(frozen=True)
class Extract:
    """What a file holds: whose it is, in which framework, when it was made, its counts, the newest quarter first.

    totals: the line for all tasks of each quarter, likewise.
    """

    gss_code: str
    framework: str
    made_at: datetime
    counts: tuple[Count, ...]
    totals: tuple[Count, ...]

    @property
    def as_at(self) -> date:
        """The newest date that it counts at."""
        return self.totals[0].as_at


def quarter(day: date) -> str:
    """The quarter of the financial year that a day is in: "2017-18-Q2" for September 2017."""
    year = day.year if day.month >= 4 else day.year - 1
    return f"{year}-{(year + 1) % 100:02}-Q{(day.month - 4) % 12 // 3 + 1}"


@cache
def sections(framework: str) -> tuple[str, ...]:
    """The keys of a shipped framework's sections, in its order, then the two for tasks that stand in none."""
    return (*(one.key for one in framework_sections() if one.framework == framework), UNSURE, NONE)


@cache
def ratings() -> tuple[str, ...]:
    """The keys of all ratings, not_rated among them."""
    return tuple(one.code for one in rating_scale())


def bases(rating: str) -> tuple[str, ...]:
    """What a rating can rest on."""
    return (NONE,) if rating == NOT_RATED else BASES


def checksum(lines: list[str]) -> str:
    """The checksum of an extract's lines, that of the checksum left out, however their ends are written."""
    counted = [one for at, one in enumerate(lines) if at != len(STATES) - 1]
    return sha256("\n".join(counted).encode("ascii")).hexdigest()
