"""What is said of questions in SQL: the ready ones, answers and their limits, why there is none, values as text."""

import math
from datetime import date, datetime

import pandas as pd

from pages.said import rows, words
from pages.said.language import marked, say, says
from pages.said.rows import Cell

STARTERS = {
    "overdue_by_lead": marked("Who has tasks overdue, and how many?"),
    "complete_by_area": marked("How far is each area complete?"),
    "due_next_quarter": marked("What is due in the next three months?"),
    "rating_basis": marked("Whose word does each rating rest on?"),
    "ratings_by_version": marked("How did complete and overdue move from version to version?"),
    "most_frequent_doubts": marked("Which doubts are the most frequent?"),
    "decisions_by_field": marked("What was decided, by whom, and how often?"),
}
_REFUSED = {
    "too_long": marked("The statement is longer than 10,000 characters: shorten it."),
    "too_wide": marked("The answer has more than 200 columns: name those that you need."),
    "not_one": marked("There are several statements: ask one at a time."),
    "not_select": marked("Only a statement that reads is answered: begin with select, from, with or describe."),
}
_NOT_DONE = {
    "kept waiting": marked("Two other questions are being answered: press Run again in a few seconds."),
    "too large": marked("The question needs more memory than it may have: ask for less, or count rather than list."),
    "says too much": marked("The answer is too large to show: ask for fewer columns or rows."),
    "unstarted": marked("The question couldn’t be asked just now: press Run again."),
}

Point = tuple[str, float]


def refused(why: str, about: str, line: int | None) -> str:
    """Why a statement isn't answered. about: a name, or what DuckDB says; line: where, from 1."""
    if why == "table":
        return say("There is no table “{name}” to ask here: those that there are stand in the list.", name=about)
    if why == "function":
        return say("“{name}” can’t be used here: it reads more than the plans.", name=about)
    if why == "wrong":
        ended = about if about.endswith((".", "!", "?")) else f"{about}."
        return say("Line {line}: {said}", line=line, said=ended) if line else ended
    return say(_REFUSED[why])


def not_done(why: str, seconds: float) -> str:
    """Why a question had no answer in the end."""
    if why == "slow":
        return says(
            round(seconds),
            "The question took longer than {number} second and was stopped: ask for less.",
            "The question took longer than {number} seconds and was stopped: ask for less.",
            number=round(seconds),
        )
    return say(_NOT_DONE.get(why, marked("The question broke off: ask it in another way.")))


def known(plans: int, newest: date | None, read_at: datetime) -> str:
    """What was asked: how many plans, the newest date among them, and when they were read."""
    when = f"{words.day(read_at)}, {read_at:%H:%M}"
    if newest is None:
        return say("no plan, read {when}", when=when)
    return says(
        plans,
        "{number} plan, as at {day}, read {when}",
        "{number} plans, the newest as at {day}, read {when}",
        number=f"{plans:,}",
        day=words.day(newest),
        when=when,
    )


def rows_said(number: int, cut_by: str, shown: int) -> str:
    """How many rows there are, and how many of them are shown. cut_by: the limit that was met, as an Answer has it."""
    if cut_by == "letters":
        return say(
            "The first {number} rows, as one answer holds at most 3,000,000 characters; {shown} are shown.",
            number=f"{number:,}",
            shown=f"{shown:,}",
        )
    if cut_by:
        return say(
            "The first {number} rows, which is the most that one question gives; {shown} are shown.",
            number=f"{number:,}",
            shown=f"{shown:,}",
        )
    if number > shown:
        return say(
            "{number} rows; the first {shown} are shown, the CSV has all.", number=f"{number:,}", shown=f"{shown:,}"
        )
    return words.count(number, "row")


def cut_cells(number: int) -> str:
    """That long texts were shortened; "" where none was."""
    if not number:
        return ""
    return says(
        number,
        "{number} text is shortened to 2,000 characters.",
        "{number} texts are shortened to 2,000 characters.",
        number=f"{number:,}",
    )


def cell(value: str | int | float | None, kind: str) -> Cell:
    """A value as a table shows it: text, whatever it holds."""
    if value is None:
        return ""
    if kind == "date":
        return rows.text(words.day_of(str(value)), sort=str(value))
    if isinstance(value, float) and not math.isfinite(value):
        return rows.text(_number(value))
    if kind == "number" and not isinstance(value, str):
        return value if isinstance(value, int) and abs(value) < 2**53 else rows.text(_number(value), sort=float(value))
    return rows.text(str(value))


def csv_cell(value: str | int | float | None) -> str | int:
    """A value as a file has it: a number stays one."""
    if value is None:
        return ""
    return value if isinstance(value, str | int) else float(value)  # type: ignore[return-value]


def _number(value) -> str:
    if math.isnan(value):
        return say("not a number")
    if math.isinf(value):
        return say("infinity") if value > 0 else say("minus infinity")
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"


def points(columns, given, along: int, up: int) -> list[Point]:
    """The pairs of a text and a number that a picture shows, in the order of the rows."""
    is_date = columns[along][2] == "date"
    found = []
    for row in given:
        x, y = row[along], row[up]
        if isinstance(y, int | float) and math.isfinite(y):
            at = "" if x is None else _number(x) if isinstance(x, float) and not math.isfinite(x) else str(x)
            found.append((words.day_of(at, "") if is_date else words.shorten(at or say("none"), 60), float(y)))
    return found


def headline(up: str, shown: list[Point]) -> str:
    """The finding: where the number is highest, where several share that how many, and how low it goes."""
    most, least = max(y for _, y in shown), min(y for _, y in shown)
    highest = [x for x, y in shown if y == most]
    if most == least:
        return say("“{column}” is {number} throughout", column=up, number=_shown(most))
    if len(highest) > 1:
        return say(
            "“{column}” is highest in {number} rows ({high}); the lowest is {low}",
            column=up, number=f"{len(highest):,}", high=_shown(most), low=_shown(least),
        )  # fmt: skip
    return say(
        "“{column}” is highest at {most} ({high}); the lowest is {low}",
        column=up, most=highest[0], high=_shown(most), low=_shown(least),
    )  # fmt: skip


def subtitle(shown: int, drawn: int, all_rows: int, known_as: str) -> str:
    """How many rows are drawn, and of what."""
    if shown < all_rows:
        return say(
            "{shown} of {number} rows are drawn; {known}.", shown=f"{shown:,}", number=f"{all_rows:,}", known=known_as
        )
    return say("{rows} drawn; {known}.", rows=words.count(drawn, "row"), known=known_as)


def alt(along: str, up: str, shown: list[Point]) -> str:
    """The picture in words, for those who don't see it."""
    said = say("A chart of “{up}” by “{along}”.", up=up, along=along)
    return f"{said} {headline(up, shown)}."


def as_frame(along: str, up: str, shown: list[Point]) -> pd.DataFrame:
    """The figures of a picture as a table."""
    name = up if up != along else f"{up} (2)"
    return pd.DataFrame({along: [x for x, _ in shown], name: [_shown(y) for _, y in shown]})


def _shown(number: float) -> str:
    return f"{int(number):,}" if abs(number) < 2**53 and number == int(number) else f"{number:,.6g}"
