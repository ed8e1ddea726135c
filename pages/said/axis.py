"""The months that the timeline shows, and where a date stands among them: parts of the whole width, nothing drawn."""

from dataclasses import dataclass

import pandas as pd

from pages.said import words

_SHOWN = {"overdue", "to_come", "open_ended"}  # what is folded doesn't stretch the months: it may be long past
_MOST = pd.DateOffset(years=5)  # from the as-at dates and the middle one of all: one far away leaves the others no room
_LEAST = pd.DateOffset(months=6)
_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Axis:
    """The months from a first to the day after a last."""

    first: pd.Timestamp
    last: pd.Timestamp

    def at(self, when: pd.Timestamp) -> float:
        """Where a day begins, 0 at the left and 1 at the right; what lies outside is below 0 or above 1."""
        return round((when - self.first) / (self.last - self.first), 4)

    def after(self, when: pd.Timestamp) -> float:
        """Where a day ends."""
        return self.at(when + _DAY)

    def middle(self, when: pd.Timestamp) -> float:
        """The middle of a day."""
        return self.at(when + _DAY / 2)

    def months(self) -> list[dict]:
        """Each month's beginning, its number, its name and its year."""
        starts = pd.date_range(self.first, self.last, freq="MS", inclusive="left")
        return [
            {"at": self.at(one), "number": one.month, "month": words.month_name(one), "year": f"{one:%Y}"}
            for one in starts
        ]

    def bands(self) -> list[list[float]]:
        """From where to where every other quarter goes: the first and the third of a year."""
        quarters = pd.period_range(self.first, self.last - _DAY, freq="Q")
        return [
            [max(self.at(one.start_time), 0.0), min(self.at(one.end_time.ceil("D")), 1.0)]
            for one in quarters
            if one.quarter % 2
        ]


def axis(rows: pd.DataFrame) -> Axis:
    """The months from the first mark to the last of what isn't folded, and the as-at dates; half a year at least."""
    shown = rows[rows["part"].isin(_SHOWN)]
    marks = pd.concat([shown["mark_from"], shown["mark_to"]]).dropna()
    dates = pd.concat([marks, rows["as_at"]])
    usual = pd.concat([marks.sort_values().iloc[(len(marks) - 1) // 2 :][:1], rows["as_at"]])
    first = max(dates.min(), usual.min() - _MOST).to_period("M").start_time
    last = (min(dates.max(), usual.max() + _MOST).to_period("M") + 1).start_time
    return Axis(min(first, last - _LEAST), last)
