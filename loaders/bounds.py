"""The dates that a plan can be about: outside them a year is a slip, such as 2105 for 2015."""

from datetime import date

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
SPAN = f"{EARLIEST.year} to {LATEST.year}"


def is_within(day: date) -> bool:
    """Whether a day can be one of a plan's: the date of a document, a due date, a decision's."""
    return EARLIEST <= day <= LATEST
