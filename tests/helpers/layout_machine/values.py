"""How a date, a rating or a reference is written in a cell, and how it should then be read."""

import calendar
from collections.abc import Callable
from datetime import date
from random import Random
from string import ascii_lowercase

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "cy": [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ],
}
WORDS = {
    "en": {"ongoing": ("Ongoing", "On-going", "Continuous"), "tbc": ("TBC", "tbc", "To be confirmed"), "quarterly": ("Quarterly", "Every quarter")},
    "cy": {"ongoing": ("Parhaus",), "tbc": ("I'w gadarnhau",), "quarterly": ("Bob chwarter",)},
}  # fmt: skip


def last_of_month(day: date) -> date:
    """The last day of the month that a day is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def last_of_quarter(day: date) -> date:
    """The last day of the quarter that a day is in."""
    return last_of_month(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 3))


def _year(day: date) -> str:
    """The financial year that a day is in, as 2024/25."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def _quarter(day: date) -> int:
    return (day.month - 4) % 12 // 3 + 1


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


Style = tuple[Callable[[date, list[str]], str], Callable[[date], date]]


def _same(day: date) -> date:
    return day


DAYS: dict[str, Style] = {
    "31/03/2025": (lambda d, m: f"{d:%d/%m/%Y}", _same),
    "31.3.25": (lambda d, m: f"{d.day}.{d.month}.{d:%y}", _same),
    "31-03-2025": (lambda d, m: f"{d:%d-%m-%Y}", _same),
    "31 March 2025": (lambda d, m: f"{d.day} {m[d.month - 1]} {d.year}", _same),
    "31st March 2025": (lambda d, m: f"{_ordinal(d.day)} {m[d.month - 1]} {d.year}", _same),
    "31 Mar 25": (lambda d, m: f"{d.day} {m[d.month - 1][:3]} {d:%y}", _same),
    "By 31 March 2025": (lambda d, m: f"By {d.day} {m[d.month - 1]} {d.year}", _same),
    "2025-03-31": (lambda d, m: f"{d:%Y-%m-%d}", _same),
}
MONTH_STYLES: dict[str, Style] = {
    "Mar-25": (lambda d, m: f"{m[d.month - 1][:3]}-{d:%y}", last_of_month),
    "March 2025": (lambda d, m: f"{m[d.month - 1]} {d.year}", last_of_month),
    "Mar 2025": (lambda d, m: f"{m[d.month - 1][:3]} {d.year}", last_of_month),
    "end March 2025": (lambda d, m: f"end {m[d.month - 1]} {d.year}", last_of_month),
    "By end of March 2025": (lambda d, m: f"By end of {m[d.month - 1]} {d.year}", last_of_month),
    "03/2025": (lambda d, m: f"{d:%m/%Y}", last_of_month),
}
QUARTERS: dict[str, Style] = {
    "Q4 2024/25": (lambda d, m: f"Q{_quarter(d)} {_year(d)}", last_of_quarter),
    "Quarter 4 2024-25": (lambda d, m: f"Quarter {_quarter(d)} {_year(d).replace('/', '-')}", last_of_quarter),
    "Q4 (Jan-Mar 2025)": (
        lambda d, m: f"Q{_quarter(d)} ({m[(d.month - 1) // 3 * 3][:3]}-{m[(d.month - 1) // 3 * 3 + 2][:3]} {d.year})",
        last_of_quarter,
    ),
}
WELSH_STYLES: dict[str, Style] = {
    "31/03/2025": DAYS["31/03/2025"],
    "31 Mawrth 2025": (lambda d, m: f"{d.day} {MONTHS['cy'][d.month - 1]} {d.year}", _same),
    "Mawrth 2025": (lambda d, m: f"{MONTHS['cy'][d.month - 1]} {d.year}", last_of_month),
    "Chwarter 4 2024/25": (lambda d, m: f"Chwarter {_quarter(d)} {_year(d)}", last_of_quarter),
    "diwedd Mawrth 2025": (lambda d, m: f"diwedd {MONTHS['cy'][d.month - 1]} {d.year}", last_of_month),
    "Erbyn 31 Mawrth 2025": (lambda d, m: f"Erbyn {d.day} {MONTHS['cy'][d.month - 1]} {d.year}", _same),
}
MONTH_FIRST: Style = (lambda d, m: f"{d.month}/{d.day}/{d.year}", _same)
STYLES = {**DAYS, **MONTH_STYLES, **QUARTERS, **WELSH_STYLES, "3/31/2025": MONTH_FIRST}


def dated(day: date, style: str) -> tuple[str, date]:
    """A day as one style writes it, and the day that this text says."""
    write, read = STYLES[style]
    return write(day, MONTHS["en"]), read(day)


# How each rating is said in words: those most used, then others that a person understands as well.
RATING_WORDS = {
    "complete": (("Complete", "Completed", "Done", "Achieved", "Closed"), ("All done", "Work finished", "Fully delivered")),
    "on_schedule": (("On track", "On schedule", "On target"), ("Going to plan", "Progressing to plan", "Running to time")),
    "behind": (("Behind schedule", "Delayed", "Slipped", "Behind"), ("Running late", "Some slippage", "Slightly behind plan")),
    "off_track": (("Off track", "Overdue", "Missed", "Off target"), ("Will not be met", "Seriously late", "Badly off track")),
    "not_started": (("Not started",), ("Yet to start", "Not yet begun")),
}  # fmt: skip
RATING_CYMRAEG = {
    "complete": "Wedi'i gwblhau", "on_schedule": "Ar y trywydd iawn", "behind": "Ar ei hôl hi",
    "off_track": "Oddi ar y trywydd", "not_started": "Heb ddechrau",
}  # fmt: skip
# What a key says of each rating.
KEY_WORDS = {
    "complete": ("Complete", "Action completed", "Finished"),
    "on_schedule": ("On track", "On schedule", "Under way and on track"),
    "behind": ("Behind schedule", "Behind schedule but recoverable", "Delayed"),
    "off_track": ("Off track", "Off track, unlikely to be met", "Overdue or will miss its date"),
    "not_started": ("Not started", "Not yet started"),
}
HEX = {"Blue": "0070C0", "Green": "00B050", "Amber": "FFC000", "Red": "FF0000", "Yellow": "FFFF00", "Purple": "7030A0", "Grey": "BFBFBF"}  # fmt: skip
COLOUR_CYMRAEG = {"Blue": "Glas", "Green": "Gwyrdd", "Amber": "Ambr", "Red": "Coch"}
SYMBOLS = {"Blue": "🔵", "Green": "🟢", "Amber": "🟠", "Red": "🔴", "Yellow": "🟡"}
USUAL = {"complete": "Blue", "on_schedule": "Green", "behind": "Amber", "off_track": "Red"}
# Schemes of the plan's own, which only its key tells.
OWN_SCHEMES = {
    "blue is not started": {"complete": "Green", "on_schedule": "Yellow", "behind": "Amber", "off_track": "Red", "not_started": "Blue"},
    "purple is complete": {"complete": "Purple", "on_schedule": "Green", "behind": "Yellow", "off_track": "Red", "not_started": "Grey"},
    "green is complete": {"complete": "Green", "on_schedule": "Blue", "behind": "Amber", "off_track": "Red", "not_started": "Grey"},
}  # fmt: skip
NUMBERS = {"complete": "1", "on_schedule": "2", "behind": "3", "off_track": "4", "not_started": "5"}
# What may be read where a task is only said not to have been started: nothing of its schedule is said.
NOT_STARTED = frozenset({"", "on_schedule", "no_information"})


def accepted(rating: str | None) -> frozenset[str]:
    """The ratings that a careful person could read ("" is none)."""
    return NOT_STARTED if rating == "not_started" else frozenset({rating or ""})


REFS: dict[str, Callable[[int, int, int], str]] = {
    "1.1": lambda section, within, running: f"{section + 1}.{within + 1}",
    "A1": lambda section, within, running: f"{'ABCD'[section]}{within + 1}",
    "PREV-01": lambda section, within, running: f"PREV-{running + 1:02}",
    "1": lambda section, within, running: str(running + 1),
    "1a": lambda section, within, running: f"{section + 1}{ascii_lowercase[within]}",
    "1.1.": lambda section, within, running: f"{section + 1}.{within + 1}.",
    "PAP/24/001": lambda section, within, running: f"PAP/24/{running + 1:03}",
    "auto": lambda section, within, running: str(running + 1),
}


def in_place_of_date(kind: str | None, language: str, rng: Random) -> str:
    """The words that stand where a date would: kind is ongoing, tbc or quarterly."""
    return rng.choice(WORDS[language][kind]) if kind else ""
