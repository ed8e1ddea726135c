"""Quarters of the UK financial year, which begins on 1 April: Q1 is April to June, Q4 January to March."""

from dataclasses import dataclass
from datetime import date, timedelta

from pages.said.language import ENGLISH, date_in, language, say
from pages.said.words import month


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of the financial year that begins in April of year; number from 1."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """Its first day."""
        month = 3 * self.number + 1
        return date(self.year, month, 1) if month <= 12 else date(self.year + 1, month - 12, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.next().first_day - timedelta(days=1)

    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    def previous(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def label(self) -> str:
        """Its code, as councils write it in English: "Q3 2016/17"."""
        return f"Q{self.number} {self._years}"

    @property
    def said(self) -> str:
        """As councils write it: "Q3 2016/17"."""
        return say("Q{number} {years}", number=self.number, years=self._years)

    @property
    def words(self) -> str:
        """With its months: "Q3 2016/17 (October to December 2016)"."""
        first = f"{self.first_day:%B}" if language() == ENGLISH else date_in(self.first_day, "MMMM")
        return say("{quarter} ({first} to {last})", quarter=self.said, first=first, last=month(self.last_day))

    @property
    def _years(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d}"

    def as_at(self, today: date) -> date:
        """The date that a pack of it is judged at: its last day, or today while it isn't over."""
        return self.last_day if self.last_day <= today else max(today, self.first_day)


def quarter_of(day: date) -> Quarter:
    """The financial quarter that a day lies in."""
    year = day.year if day.month >= 4 else day.year - 1
    return Quarter(year, (day.month - 4) % 12 // 3 + 1)


def from_label(label: str) -> Quarter | None:
    """The quarter of a label such as "Q3 2016/17"; None where it isn't one."""
    number, _, year = label.removeprefix("Q").partition(" ")
    start = year.partition("/")[0]
    if not (number in ("1", "2", "3", "4") and len(start) == 4 and start.isdecimal()):
        return None
    found = Quarter(int(start), int(number))
    return found if found.label == label else None


def between(first: Quarter, last: Quarter) -> list[Quarter]:
    """The quarters from one to another, the latest first."""
    found = [last]
    while found[-1] > first:
        found.append(found[-1].previous())
    return found
