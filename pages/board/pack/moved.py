"""What moved since the end of the last quarter; where there is no earlier version, that nothing can be said."""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Table
from pages.said import changes, words

_KINDS = ("improved", "worsened", "passed", "rerated", "new", "back", "split", "merged", "gone", "redated", "reowned")
_SAID = {
    "improved": "better rated", "worsened": "worse rated", "passed": changes.passed(2), "rerated": "rated otherwise",
    "new": "new", "back": "back again", "split": "split from others", "merged": "merged", "gone": "gone",
    "redated": "re-dated", "reowned": "with other leads",
}  # fmt: skip


def section(facts: Facts) -> Section:
    """What moved, task by task, for the annex: the one page says it in a sentence."""
    known = [plan for plan in facts.plans.itertuples() if plan.plan_id in facts.earlier]
    panels = [_without(facts, known)] if len(known) < len(facts.plans) else []
    if known:
        panels += [_ratings(facts, known), *_tasks(facts)]
    return telling.section("moved", "What moved since last quarter", panels)


def _last(facts: Facts) -> str:
    return words.day(facts.choice.quarter.previous().last_day)


def _without(facts: Facts, known: list) -> Panel:
    """Says of the plans without an earlier version that what moved can't be known."""
    there = {plan.plan_id for plan in known}
    names = words.several([plan.title for plan in facts.plans.itertuples() if plan.plan_id not in there])
    title = "What moved can’t be said: there is no earlier version"
    text = f"No version of {names} is known as at {_last(facts)}, the end of the last quarter, so nothing is compared."
    said = telling.sentence(facts, "moved.none.why", text, facts.value("tasks"))
    return telling.panel(facts, "moved.none", title, n=facts.value("tasks"), sentences=[said], in_annex=True)


def _rows(facts: Facts) -> pd.DataFrame:
    return facts.changes[facts.changes["plan_id"].isin(list(facts.earlier))]


def _kind(rows: pd.DataFrame, kind: str) -> list[str]:
    return [row.task_id for row in rows.itertuples() if kind in set(row.kinds)]


def _ratings(facts: Facts, known: list) -> Panel:
    rows = _rows(facts)
    number = len(rows)
    found = {kind: _kind(rows, kind) for kind in _KINDS}
    figures = [
        telling.counted(f"moved.{kind}", _SAID[kind].capitalize(), ids, number) for kind, ids in found.items() if ids
    ]
    said = _SAID | {"passed": changes.passed(len(found["passed"]))}
    parts = [f"{len(found[kind]):,} {said[kind]}" for kind in _KINDS if found[kind]]
    title = f"{_rated(len(found['improved']), len(found['worsened']))} than at {_last(facts)}{_passed(found['passed'])}"
    told = [
        telling.sentence(
            facts, "moved.kinds", f"Since {_last(facts)}: {words.several(parts) or 'nothing changed'}.", number
        ),
        *(_versions(facts, plan) for plan in known),
    ]
    return telling.panel(
        facts,
        "moved.ratings",
        title,
        n=number,
        sentences=told,
        figures=figures,
        picture=_chart(facts, known),
        in_annex=True,
    )


def _rated(better: int, worse: int) -> str:
    """How many tasks are rated otherwise for better or worse: "2 tasks are better rated and 3 worse"."""
    if not better and not worse:
        return "No task is rated better or worse"
    first, kind = (better, "better") if better else (worse, "worse")
    said = f"{words.count(first, 'task')} {telling.is_are(first)} {kind} rated"
    return f"{said} and {worse:,} worse" if better and worse else said


def _passed(task_ids: list[str]) -> str:
    """How many only passed their date: "; 8 passed their date without new words"; "" where none did."""
    return f"; {len(task_ids):,} {changes.passed(len(task_ids))}" if task_ids else ""


def _versions(facts: Facts, plan):
    """Which versions are held against each other; the same one at both dates can only show what fell due."""
    name, was = plan.title, facts.earlier[plan.plan_id]
    number = facts.value("tasks", plan.plan_id)
    if was == plan.snapshot_as_at:
        text = (
            f"{name}: the version as at {words.day(was)} stands at both dates. No newer report came in, so only dates "
            "that passed, and decisions, can have moved anything."
        )
    else:
        text = (
            f"{name}: the version as at {words.day(was)} is held against that as at {words.day(plan.snapshot_as_at)}."
        )
    return telling.sentence(facts, f"moved.versions@{plan.plan_id}", text, number)


def _chart(facts: Facts, known: list):
    keys, names = [], []
    for plan in known:
        for side, when in (("before", _last(facts)), ("after", facts.when)):
            keys.append((plan.plan_id, side))
            names.append(when if facts.is_one_plan else f"{plan.title}, {when}")
    rows = pd.concat([facts.before.assign(side="before"), facts.by_plan.assign(side="after")], ignore_index=True)
    rows = rows[rows["plan_id"].isin([plan.plan_id for plan in known])]
    series = telling.rating_series(rows, keys, lambda row: (row.plan_id, row.side))
    return telling.drawn("Tasks by rating at the end of the last quarter and now.", "tasks", names, series)


def _tasks(facts: Facts) -> list[Panel]:
    """The tasks that changed in rating, date, lead or being there at all."""
    rows = _rows(facts)
    rows = rows[[bool(set(row.kinds) & set(_KINDS)) for row in rows.itertuples()]]
    if rows.empty:
        return []
    listed = changes.listed(rows)
    heads = (
        Column("Ref", width=0.6), Column("Task", width=2.6), Column("What changed", width=1.2),
        Column("Rating", width=1.8), Column("Due", width=1.4, is_brief=False),
        Column("Lead", width=1.4, is_brief=False),
    )  # fmt: skip
    made = tuple(
        Row(
            (one.Ref, telling.short(one.Action, 110), one.Change, one.Rating, one.Due, one.Lead),
            row.task_id,
            row.to_rating if row.in_later else None,
            bool(row.to_rating_basis == "computed"),
        )
        for one, row in zip(listed.itertuples(), rows.itertuples(), strict=True)
    )
    title = f"{words.count(len(rows), 'task')} changed since {_last(facts)}"
    return [
        telling.panel(facts, "moved.tasks", title, n=len(_rows(facts)), picture=Table("What moved", heads, made),
                      in_annex=True)
    ]  # fmt: skip
