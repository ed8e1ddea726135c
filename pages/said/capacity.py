"""What training sessions can do: people a month, the day on which so many are trained, and the sessions that takes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from math import ceil


@dataclass(frozen=True)
class Sessions:
    """Sessions that each trainer gives a month, seats at each, the share of seats taken (0 to 1), and trainers."""

    a_month: float
    seats: int
    attendance: float
    trainers: int = 1

    @property
    def people_a_month(self) -> float:
        """People trained a month, on average."""
        return float(self._given * _attend(self.seats, self.attendance))

    def date_reached(self, people: int, from_day: date) -> date | None:
        """The day of the session at which so many people are trained; None where that never comes."""
        number = sessions_needed(people, self.seats, self.attendance)
        return None if number is None else self.last_session(number, from_day)

    def last_session(self, number: int, from_day: date) -> date | None:
        """The day of the last of so many sessions, evenly spread; the first is one space after from_day.

        None where none is given, or the day is beyond the calendar.
        """
        if number <= 0:
            return from_day
        if self._given <= 0:
            return None
        whole, part = divmod(number / self._given, 1)
        start, following = _months_after(from_day, int(whole)), _months_after(from_day, int(whole) + 1)
        if start is None or following is None:
            return None
        return start + timedelta(days=ceil(part * (following - start).days))

    @property
    def _given(self) -> Fraction:
        return _exact(self.a_month) * self.trainers


def sessions_needed(people: int, seats: int, attendance: float) -> int | None:
    """How many sessions so many people take: 190 at 20 seats, 80% of them taken, take 12; None where nobody attends."""
    if people <= 0:
        return 0
    attend = _attend(seats, attendance)
    return ceil(people / attend) if attend > 0 else None


def _attend(seats: int, attendance: float) -> Fraction:
    return seats * _exact(attendance)


def _exact(number: float) -> Fraction:
    """A number as it is written: 0.8 is four fifths, so that whole multiples stay whole."""
    return Fraction(str(number))


def _months_after(day: date, months: int) -> date | None:
    """The same day so many months later, or the last of that month; None beyond the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
