"""What the Assurance file shows, made ready: what it is held against, its criteria, one of them, its files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.board.assurance import words as said
from pages.board.files.assurance import About, docx_file, xlsx_file
from pages.common import data, scope
from pages.common.tables import by_id
from pages.said import assurance, stale, task_list, words
from pages.said.filters import Filters
from pages.said.language import WELSH, language, say
from pages.said.rows import Table, of_frame


@dataclass(frozen=True)
class Offered:
    """What there is to choose from: frameworks (key → title) and the one shown, periods, the one shown first."""

    frameworks: Mapping[str, str]
    framework: str
    periods: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """The file: its finding ("" where each plan has its own), what it is, its criteria, the title of each by its id."""

    headline: str
    subtitle: str
    table: Table
    names: Mapping[str, str]


@dataclass(frozen=True)
class One:
    """A criterion in full. texts, seen: item → text and entry, where something is written; steps: of the scale.

    closing: the live tasks; found: those that are complete, also: those of other sections; in words, with their list.
    """

    plan_id: str
    framework: str
    section: str
    element: str
    period: str
    name: str
    standing: str
    texts: Mapping[str, str]
    seen: Mapping[str, str]
    written: str
    last_period: str
    last_criterion: str
    before: tuple[tuple[str, str], ...]
    steps: Mapping[str, str]
    closing: Table
    found_said: str
    found: Table
    also_said: str
    also: Table
    is_told: bool
    history: Table


def offered(chosen: Filters, framework: str | None, period: str | None) -> Offered:
    """The choices of the page. framework, period: as the address has them, None for what is shown first."""
    known = {row.framework: row.title for row in data.ask("frameworks").itertuples()}
    shown = str(framework) if framework in known else assurance.DEFAULT
    held = data.ask("assurance_periods", framework=shown, **_written(chosen))
    found = list(dict.fromkeys(held["period"]))
    periods = [*found, *_years(chosen, found)]
    return Offered(known, shown, tuple(dict.fromkeys([*([period] if period else []), *periods])))


def _written(chosen: Filters) -> dict:
    asked = chosen.scope()
    return {"known_at": asked["known_at"], "plans": asked["plans"]}


def _years(chosen: Filters, found: list[str]) -> list[str]:
    """The financial years that could be begun: the one after the latest; without any, the one of the plan's date."""
    year = re.search(r"\d{4}", found[0]) if found else None
    if year:
        return [_financial(date(int(year[0]) + 1, 4, 1))]
    dates = scope.plans(chosen)["judged_at"].dropna()
    return [_financial(dates.max().date())] if len(dates) else []


def _financial(day: date) -> str:
    """The financial year of a day: "2026/27"."""
    first = day.year if day.month > 3 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def drawn(chosen: Filters, framework: str, period: str) -> Drawn | None:
    """The file of a period; None where no plan is known."""
    found = _file(chosen, framework, period)
    if found.empty:
        return None
    several = found["plan_id"].nunique() > 1
    return Drawn(
        "" if several else assurance.finding(found),
        said.subtitle(found, _framework(framework)),
        said.table(found),
        {said.id_of(row): assurance.name(row) for row in found.itertuples()},
    )


def _file(chosen: Filters, framework: str, period: str) -> pd.DataFrame:
    return data.ask("assurance", framework=framework, period=period, **chosen.scope())


def _framework(framework: str):
    return next(row for row in data.ask("frameworks").itertuples() if row.framework == framework)


def one(id_: str, chosen: Filters, framework: str, period: str) -> One:
    """A criterion that the file has."""
    row = next(row for row in _file(chosen, framework, period).itertuples() if said.id_of(row) == id_)
    steps = _steps(framework)
    texts = {
        "criterion": row.criterion, "self_rating": row.step, "evidence": row.evidence,
        "last_letter": row.last_letter, "gap": row.gap,
    }  # fmt: skip
    held = {item: text for item, text in texts.items() if not words.is_missing(text)}
    complete = [*row.shown_ids, *row.unshown_ids]
    where = {"plan_id": row.plan_id, "framework": framework, "section": row.section, "element": row.element}
    history = data.ask("assurance_history", **where, known_at=chosen.when()["known_at"])
    return One(
        **where,
        period=period,
        name=assurance.numbered(row),
        standing=said.standing(row),
        texts=held,
        seen={entry["item"]: entry["entry_id"] for entry in row.written},
        written=assurance.written(row.written, held),
        last_period=words.text(row.last_period, ""),
        last_criterion=words.text(row.last_criterion, ""),
        before=tuple(said.before(row)),
        steps=steps,
        closing=task_list.listed(by_id(list(row.live_ids), chosen), say("Live tasks of the section")),
        found_said=assurance.complete(row),
        found=task_list.listed(by_id(complete, chosen), say("Complete tasks of the section")),
        also_said=assurance.also(row.also),
        also=task_list.listed(by_id(list(row.also_ids), chosen), say("Tasks of other sections")),
        is_told=bool(row.is_told),
        history=of_frame(said.history(history, dict(steps)), f"{words.count(len(history), 'entry', 'entries')}"),
    )


def _steps(framework: str) -> dict[str, str]:
    """The steps of a framework's scale, the lowest first: key → label."""
    scale = data.ask("framework_scale", framework=framework)
    labels = scale["label_cy"].fillna(scale["label_en"]) if language() == WELSH else scale["label_en"]
    return dict(zip(scale["step"], labels, strict=True))


def has_steps_below(steps: Mapping[str, str]) -> bool:
    """Whether a scale has any step below "met", so that something can be unmet."""
    return bool(steps) and next(iter(steps)) != "met"


def as_word(chosen: Filters, framework: str, period: str) -> bytes:
    """The file of one plan as .docx."""
    return docx_file(*_whole(chosen, framework, period))


def as_excel(chosen: Filters, framework: str, period: str) -> bytes:
    """The file of one plan as .xlsx."""
    return xlsx_file(*_whole(chosen, framework, period))


def _whole(chosen: Filters, framework: str, period: str) -> tuple[About, pd.DataFrame, pd.DataFrame]:
    """What a file is about, its criteria, and every task that it names."""
    found, plan = _file(chosen, framework, period), next(scope.plans(chosen).itertuples())
    ids = [
        one for row in found.itertuples() for one in (*row.live_ids, *row.shown_ids, *row.unshown_ids, *row.also_ids)
    ]
    about = About(
        plan=plan.title,
        council=plan.council,
        framework=assurance.framework(_framework(framework)),
        address=words.text(_framework(framework).address, ""),
        period=period,
        as_at=plan.judged_at.date(),
        version=plan.snapshot_as_at.date(),
        marking=words.text(plan.marking, ""),
        stale=stale.told(plan.stale_words),
    )
    return about, found, by_id(list(dict.fromkeys(ids)), chosen)
