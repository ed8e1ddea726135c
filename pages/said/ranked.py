"""Many plans as one ranked table: what each page's table holds, and its words; nothing is added up over plans."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pages.said import rows, words
from pages.said.language import marked, say
from pages.said.rows import Cell, Column, Part, Row, Table

MOST_TOGETHER = 6  # plans that a page shows whole, one beside another
STEP = 20  # plans of a page of the table


@dataclass(frozen=True)
class Measure:
    """A column of the table. cell: of a row of the query; first: what ranking by it puts first, "" where it can't."""

    column: Column
    cell: Callable[[Any], Cell]
    first: str = ""


@dataclass(frozen=True)
class Ranking:
    """A page's table of plans. query: whose rows it shows; columns: their measures; by: what it is first ranked by.

    choose: what to choose a plan for, where the page has no more to say of many; "" where the table is the answer.
    """

    columns: tuple[str, ...]
    by: str
    choose: str = ""
    query: str = "plans_ranked"

    def known(self, asked: str | None) -> str:
        """What to rank by where an address asks for something: that, or what the table is first ranked by."""
        return asked if asked and (asked == TITLE or (asked in self.columns and MEASURES[asked].first)) else self.by


TITLE = "title"
_BY = "|by|"  # before a measure, so that no plan's id is taken for one


def _number(name: str) -> Callable[[Any], Cell]:
    def cell(plan) -> Cell:
        number = int(getattr(plan, name))
        return _or_none(f"{number:,}" if number else "")

    return cell


def _or_none(said: str) -> Cell:
    """A value, or muted that there is none, so that what there is stands out."""
    return rows.text(said, "" if said else say("none"))


def _of(part: str, whole: str) -> Callable[[Any], Cell]:
    return lambda plan: words.of(int(getattr(plan, part)), int(getattr(plan, whole)))


def _day(name: str) -> Callable[[Any], Cell]:
    return lambda plan: _or_none(words.day(getattr(plan, name), ""))


def _longest(plan) -> Cell:
    return _or_none("" if words.is_missing(plan.longest_overdue) else words.how_long(plan.longest_overdue))


def _parts(by_rating: Iterable[dict]) -> Iterator[Part]:
    for one in by_rating:
        yield Part(one["rating"], "declared", one["tasks"] - one["computed"])
        yield Part(one["rating"], "computed", one["computed"])


def _numbers(label: str, first: str, name: str, look: str = "") -> Measure:
    return Measure(Column(label, "number", look), _number(name), first)


MEASURES: dict[str, Measure] = {
    "strip": Measure(Column(marked("Tasks by rating"), look="wide"), lambda plan: rows.strip(_parts(plan.by_rating))),
    "complete": Measure(
        Column(marked("Complete"), "number"), _of("complete", "counted"), marked("the least complete first")
    ),
    "overdue": _numbers(marked("Overdue"), marked("the most overdue first"), "overdue"),
    "longest": Measure(
        Column(marked("Longest overdue"), "number"), _longest, marked("the longest overdue first")
    ),
    "off_track": _numbers(marked("Off track"), marked("the most off track first"), "off_track"),
    "not_rated": _numbers(marked("Not rated"), marked("the most not rated first"), "not_rated", "wide"),
    "next_due": Measure(Column(marked("Next due"), "date", "wide"), _day("next_due")),
    "days_14": _numbers(marked("In 14 days"), "", "days_14", "wide"),
    "days_90": _numbers(marked("In 90 days"), marked("the most due in 90 days first"), "days_90"),
    "undated": _numbers(marked("No due date"), marked("the most without a due date first"), "undated", "wide"),
    "to_confirm": _numbers(marked("Ratings to confirm"), marked("the most to confirm first"), "to_confirm", "wide"),
    "leads": _numbers(marked("Leads"), "", "leads", "wide"),
    "unowned": _numbers(marked("Without a lead"), marked("the most without a lead first"), "unowned"),
    "areas_without": Measure(
        Column(marked("Areas with nothing complete"), "number", "wide"),
        _of("areas_without", "areas"),
        marked("the most areas with nothing complete first"),
    ),
    "questions": _numbers(marked("Questions"), marked("the most questions first"), "questions"),
    "gravest": Measure(
        Column(marked("The gravest"), look="wide"),
        lambda plan: _or_none("" if words.is_missing(plan.gravest) else say(plan.gravest)),
        marked("the gravest question first"),
    ),
    "decisions": _numbers(marked("Decisions in force"), marked("the most decisions first"), "decisions"),
    "carried": _numbers(
        marked("About an earlier version"), marked("the most about an earlier version first"), "carried"
    ),
    "decided_on": Measure(
        Column(marked("The last decided"), "date"), _day("decided_on"), marked("the last decided first")
    ),
    "errors": _numbers(marked("Errors"), marked("the most errors first"), "errors"),
    "warnings": _numbers(marked("Warnings"), marked("the most warnings first"), "warnings"),
    "notes": _numbers(marked("Notes"), "", "notes", "wide"),
    "answered": _numbers(marked("Answered"), "", "answered", "wide"),
}  # fmt: skip

_STANDING = ("strip", "complete", "overdue", "off_track")
RANKINGS: dict[str, Ranking] = {
    "home": Ranking(("strip", "complete", "overdue", "off_track", "days_14", "days_90", "to_confirm"), "overdue"),
    "heat_map": Ranking((*_STANDING, "not_rated"), "off_track"),
    "timeline": Ranking(("overdue", "longest", "days_90", "next_due", "undated"), "longest"),
    "gap_analysis": Ranking(("strip", "complete", "areas_without", "overdue"), "complete"),
    "coverage": Ranking(
        _STANDING, "off_track", marked("Choose a plan to see which part of the duty has nothing behind it there.")
    ),
    "changes": Ranking(
        _STANDING, "overdue", marked("Choose a plan to see why its figures moved since its version before.")
    ),
    "training": Ranking(
        _STANDING, "off_track", marked("Choose a plan to see whether its training goal will be met.")
    ),
    "leads": Ranking(("leads", "unowned", "overdue", "days_90"), "unowned"),
    "early_warning": Ranking(
        ("days_14", "days_90", "overdue", "undated", "strip"), "days_90",
        marked("Choose a plan to see which of its tasks may become late, and why."),
    ),
    "challenge": Ranking(("questions", "gravest"), "questions", query="plans_by_question"),
    "decide": Ranking(("to_confirm", "not_rated", "strip"), "to_confirm"),
    "decisions": Ranking(("carried", "decisions", "decided_on"), "carried", query="plans_by_decision"),
    "data_quality": Ranking(("errors", "warnings", "notes", "answered"), "errors", query="plans_by_finding"),
    "board": Ranking(_STANDING, "overdue"),
    "assurance": Ranking(
        _STANDING, "off_track", marked("Choose a plan to see which criteria of the duty it doesn’t meet.")
    ),
}  # fmt: skip


def table(found: pd.DataFrame, ranking: Ranking, by: str, opens: Callable[[str], str]) -> Table:
    """A row a plan (rows of a query of plans), its heads the ways to rank. opens: the address of a plan by its id."""
    columns = [
        Column(say("Plan"), look="main", id=_id(TITLE), order=_order(TITLE, by)),
        Column(say("As at"), "date"),
        *(_head(name, by) for name in ranking.columns),
    ]
    made = [
        Row(
            plan.plan_id,
            (_named(plan), rows.date(plan.as_at), *(MEASURES[name].cell(plan) for name in ranking.columns)),
            opens(plan.plan_id),
        )
        for plan in found.itertuples()
    ]
    return rows.table(columns, made, caption=caption(len(made), by), sorts=False, look="cards brief inline")


def _head(name: str, by: str) -> Column:
    one = MEASURES[name]
    if not one.first:
        return replace(one.column, label=say(one.column.label))
    return replace(one.column, label=say(one.column.label), id=_id(name), order=_order(name, by))


def _id(name: str) -> str:
    return f"{_BY}{name}"


def ranked_by(id_: str) -> str | None:
    """What a head that was chosen ranks by; None where a plan was chosen."""
    return id_.removeprefix(_BY) if id_.startswith(_BY) else None


def _order(name: str, by: str) -> str:
    if name != by:
        return "none"
    return "ascending" if name in (TITLE, "complete") else "descending"


def _named(plan) -> Cell:
    """A plan with its council where the title doesn't say it."""
    return rows.text(plan.title, "" if plan.council in plan.title else plan.council)


def caption(number: int, by: str) -> str:
    """What the table holds, for those who don't see it: "20 plans, the most overdue first"."""
    first = say("in order of title") if by == TITLE else say(MEASURES[by].first)
    return say("{plans}, {order}; a plan opens alone.", plans=words.count(number, "plan"), order=first)


def headline(found: int, by: str, searched: str) -> str:
    """How many plans there are and how they are ranked: "400 plans, each at its own date, the most overdue first"."""
    first = say("in order of title") if by == TITLE else say(MEASURES[by].first)
    if searched:
        return say("{plans} with “{words}”, {order}.", plans=words.count(found, "plan"), words=searched, order=first)
    return say("{plans}, each at its own date, {order}.", plans=words.count(found, "plan"), order=first)
