"""Finds the dates that a text names, each as precise as it is written."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from loaders import lookups
from loaders.lookups.kept import for_short_texts


def _named(lookup: str) -> str:
    """A pattern for the words of a lookup; one written there with a capital is read only with it."""
    words = sorted((row["word"] for row in lookups.rows(lookup)), key=len, reverse=True)
    return "|".join(word if word.islower() else f"(?-i:{word})" for word in words)


_MONTH = rf"(?P<month{{n}}>(?<!\bdydd\s)(?:{_named('months')}))\b\.?"  # Welsh "dydd Mawrth" is a Tuesday
_DAY = r"(?P<day{n}>\d{{1,2}})(?:\s?(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)\b)?"
_YEAR = r"(?P<year{n}>\d{{4}}|[’']?\d{{2}})(?![\d:]|\s?(?:st|nd|rd|th)\b)"
_GAP = r"[\s,.’'-]*"
_BEFORE_YEAR = r"(?:[\s,.’']*|-)"

# First to last month of a season (winter ends in the year after); school terms as England and Wales keep them.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2), "easter": (3, 4)}
_TERMS = {"spring": (1, 3), "summer": (4, 7), "autumn": (9, 12), "winter": (1, 3), "easter": (1, 3)}
_LEAP_YEAR = 2024  # has every day that any year has
_LOCAL_YEAR_WORDS = re.compile(r"(?:academic|school)\s+year\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class DateMention:
    """A date that a text names: its precision, first and last day, and where it stands.

    precision is day, month, season, quarter, year or financial_year; month (1–12) and day (1–31) are those named.
    """

    precision: str
    first: date
    last: date
    start: int
    end: int
    month: int | None = None
    day: int | None = None
    ambiguous: bool = False


@dataclass(frozen=True)
class OpenMention:
    """What a text names of a date that can't be told from it: its year is missing, or no calendar has such a day.

    As DateMention, without the days; possible is False where no calendar has such a day.
    """

    precision: str
    start: int
    end: int
    month: int | None = None
    day: int | None = None
    possible: bool = True


Mention = DateMention | OpenMention


@dataclass(frozen=True)
class DateOrder:
    """What the dates in figures of one column say of their order.

    only_day_first and only_month_first are the first value that makes sense only so, None where there is none; either
    are those that make sense both ways, as two different days.
    """

    only_day_first: str | None = None
    only_month_first: str | None = None
    either: tuple[str, ...] = ()

    @property
    def is_month_first(self) -> bool:
        """Whether some value says so and none speaks against it."""
        return bool(self.only_month_first) and not self.only_day_first

    @property
    def contradicts_itself(self) -> bool:
        """Whether one value makes sense only day first, and another only month first."""
        return bool(self.only_month_first and self.only_day_first)


def mentions(text: str, month_first: bool = False) -> list[Mention]:
    """Every date named in a text, in English or Welsh, in the order it names them.

    In figures the day comes before the month; with month_first after it, wherever that makes a date.
    """
    return list(_mentions(text, month_first))


@for_short_texts(4096)
def _mentions(text: str, month_first: bool) -> tuple[Mention, ...]:
    return tuple(mention for match in _ANY.finditer(text) if (mention := _read(match, text, month_first)))


def dated(found: Iterable[Mention]) -> list[DateMention]:
    """Those of several mentions whose days are known."""
    return [mention for mention in found if isinstance(mention, DateMention)]


def impossible_date(text: str) -> str:
    """The first date that a text names and no calendar has, as written: "31 February 2018"; "" where it names none."""
    found = (one for one in mentions(text) if isinstance(one, OpenMention) and not one.possible)
    return next((text[one.start : one.end].strip() for one in found), "")


def in_year(mention: Mention, year: int) -> Mention:
    """The same mention with a year given to it."""
    days = _days(year, mention.month, mention.day)
    if days is None:
        return OpenMention(mention.precision, mention.start, mention.end, mention.month, mention.day, possible=False)
    first, last = days
    return DateMention(mention.precision, first, last, mention.start, mention.end, mention.month, mention.day)


def financial_year(text: str) -> int | None:
    """The year in which the one financial year that a text names begins; None where it names none or several."""
    named = {mention.first for mention in dated(mentions(text)) if mention.precision == "financial_year"}
    first = named.pop() if len(named) == 1 else None
    return first.year if first and first.month == 4 else None


def date_order(texts: Iterable[str]) -> DateOrder:
    """The order in which the dates in figures of one column have their day and month."""
    only_day_first = only_month_first = None
    either: list[str] = []
    for match in (match for text in texts for match in _ANY.finditer(text) if match["form_figures"]):
        first, second = _figures(match)
        if first > 12 >= second:
            only_day_first = only_day_first or match[0]
        elif second > 12 >= first:
            only_month_first = only_month_first or match[0]
        elif first != second:
            either.append(match[0])
    return DateOrder(only_day_first, only_month_first, tuple(either))


def _figures(match: re.Match[str]) -> tuple[int, int]:
    """The first and second figure of a date such as 31/03/2024."""
    first, second, *_ = re.findall(r"\d+", match["form_figures"])
    return int(first), int(second)


def _read(match: re.Match[str], text: str, month_first: bool) -> Mention | None:
    name = next(key for key, value in match.groupdict().items() if key.startswith("form_") and value is not None)
    parts = {
        re.sub(r"\d+$", "", key): value
        for key, value in match.groupdict().items()
        if value is not None and not key.startswith("form_")
    }
    if name == "form_figures":
        first, second = _figures(match)
        if month_first and first <= 12:
            parts |= {"month": parts["day"], "day": parts["month"]}
    reader: Callable[[dict[str, str], re.Match[str], str], Mention | None] = _READERS[name.removeprefix("form_")]
    return reader(parts, match, text)


def _dated(parts: dict[str, str], match: re.Match[str], text: str) -> Mention:
    month = _month(parts["month"])
    day = int(parts["day"]) if "day" in parts else None
    precision = "month" if day is None else "day"
    if "year" not in parts:
        return OpenMention(precision, *match.span(), month, day, _days(_LEAP_YEAR, month, day) is not None)
    return in_year(OpenMention(precision, *match.span(), month, day), _year(parts["year"]))


def _season(parts: dict[str, str], match: re.Match[str], text: str) -> Mention:
    name = lookups.meanings("seasons")[lookups.fold(parts["season"])]
    opening, closing = (_TERMS if "term" in parts else _SEASONS)[name]
    if "year" not in parts:
        return OpenMention("season", *match.span(), opening)
    year = _year(parts["year"])
    first = date(year, opening, 1)
    last = month_end(year + (closing < opening), closing)
    return DateMention("season", first, last, *match.span(), opening)


def _quarter(parts: dict[str, str], match: re.Match[str], text: str) -> Mention:
    number = int(parts["quarter"])
    if "year" not in parts:
        return OpenMention("quarter", *match.span())
    year = _year(parts["year"])
    if "next" in parts:
        month = (3, 6, 9, 12)[number - 1] + 1
        year, month = (year + 1, 1) if month > 12 else (year, month)
    else:
        month = number * 3 - 2
    return DateMention(
        "quarter",
        date(year, month, 1),
        month_end(year, month + 2),
        *match.span(),
        month,
        ambiguous="next" not in parts,
    )


def _years(parts: dict[str, str], match: re.Match[str], text: str) -> Mention | None:
    opening = _year(parts["year"])
    closing = _year(parts["next"]) if len(parts["next"]) == 4 else opening // 100 * 100 + int(parts["next"])
    if closing <= opening:
        return None
    if closing > opening + 1:
        return DateMention("year", date(opening, 1, 1), date(closing, 12, 31), *match.span())
    month = 9 if _LOCAL_YEAR_WORDS.search(text[: match.start()]) else 4
    return DateMention(
        "financial_year", date(opening, month, 1), date(closing, month, 1) - timedelta(days=1), *match.span()
    )


def _plain_year(parts: dict[str, str], match: re.Match[str], text: str) -> Mention:
    year = int(parts["year"])
    return DateMention("year", date(year, 1, 1), date(year, 12, 31), *match.span())


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """The first and last day of a month or day, None where no calendar has it."""
    if not (1 <= year <= 9998 and month and 1 <= month <= 12):
        return None
    last = month_end(year, month)
    if day is None:
        return date(year, month, 1), last
    return (last.replace(day=day), last.replace(day=day)) if 1 <= day <= last.day else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _month(text: str) -> int:
    return int(text) if text.isdigit() else int(lookups.meanings("months")[lookups.fold(text)])


def _year(text: str) -> int:
    digits = text.lstrip("’'")
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 80 else 1900) + int(digits)


_FORMS = {
    "iso": r"(?P<year{n}>\d{{4}})[-/](?P<month{n}>\d{{1,2}})[-/](?P<day{n}>\d{{1,2}})"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\d)",
    "figures": r"(?P<day{n}>\d{{1,2}})\s?(?:[./]\s?|-)"
    r"(?P<month{n}>\d{{1,2}})\s?(?:[./]\s?|-)(?P<year{n}>\d{{4}}|\d{{2}})(?![\d/])",
    "quarter_year": r"(?:q|qtr\.?|quarter)\s?(?P<quarter{n}>[1-4])"
    r"(?:{gap}(?:of\s+)?(?:fy\s?)?(?P<year{n}>\d{{4}}|\d{{2}}(?=\s?[/–-]\s?\d{{2}}\b))(?:\s?[/–-]\s?(?P<next{n}>\d{{4}}|\d{{2}}))?)?(?!\d)",
    "year_quarter": r"(?P<year{n}>\d{{4}})(?:\s?[/–-]\s?(?P<next{n}>\d{{4}}|\d{{2}}))?"
    r"\s+(?:q|quarter)\s?(?P<quarter{n}>[1-4])\b",
    "slashed": r"(?P<day{n}>\d{{1,2}})/" + _MONTH + r"/" + _YEAR,
    "day_month_year": _DAY + r"\s?(?:of?\s+)?{gap}" + _MONTH + _BEFORE_YEAR + _YEAR,
    "month_day_year": _MONTH + r"\s+" + _DAY + r",?\s+(?P<year{n}>\d{{4}})",
    "month_ordinal": _MONTH + r"\s+(?P<day{n}>\d{{1,2}})\s?(?:st|nd|rd|th)\b",
    "month_year": _MONTH + r"(?:" + _BEFORE_YEAR + r"|\s+of\s+)" + _YEAR,
    "day_month": _DAY + r"\s?(?:of?\s+)?{gap}" + _MONTH,
    "season": rf"(?P<season{{n}}>{_named('seasons')})" + r"(?P<term{n}>[\s-]*term)?"
    r"(?:{gap}(?:of\s+)?(?P<year{n}>\d{{4}}|[’']\d{{2}}|\d{{2}}\b)(?:\s?[/–-]\s?\d{{2,4}})?)?\b",
    "month": _MONTH,
    "month_figures": r"(?P<month{n}>0?[1-9]|1[0-2])\s?[./]\s?(?P<year{n}>(?:19|20)\d{{2}})(?!\d)",
    "short_years": r"fy\s?(?P<year{n}>\d{{2}})\s?[/–-]\s?(?P<next{n}>\d{{2}})(?![\d/])",
    "years": r"(?:fy\s?)?(?P<year{n}>(?:19|20)\d{{2}})\s?[/–-]\s?(?P<next{n}>(?:19|20)\d{{2}}|\d{{2}})(?![\d/])",
    "plain_year": r"(?P<year{n}>(?:19|20)\d{{2}})(?![\d,]|\s?%)",
}
_READERS = dict.fromkeys(_FORMS, _dated) | {
    "quarter_year": _quarter,
    "year_quarter": _quarter,
    "season": _season,
    "short_years": _years,
    "years": _years,
    "plain_year": _plain_year,
}
_ANY = re.compile(
    "|".join(
        f"(?<![\\w£.])(?P<form_{name}>{form.format(n=number, gap=_GAP)})"
        for number, (name, form) in enumerate(_FORMS.items())
    ),
    re.IGNORECASE,
)
