"""What moved since the end of the last quarter; where there is no earlier version, that nothing can be said."""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Table
from pages.said import changes, words
from pages.said.language import marked, say, says

_KINDS = ("improved", "worsened", "passed", "rerated", "new", "back", "split", "merged", "gone", "redated", "reowned")
_SAID = {
    "improved": marked("better rated"), "worsened": marked("worse rated"), "rerated": marked("rated otherwise"),
    "new": marked("new"), "back": marked("back again"), "split": marked("split from others"),
    "merged": marked("merged"), "gone": marked("gone"), "redated": marked("re-dated"),
    "reowned": marked("with other leads"),
}  # fmt: skip


def section(facts: Facts) -> Section:
    """What moved, task by task, for the annex: the one page says it in a sentence."""
    known = [plan for plan in facts.plans.itertuples() if plan.plan_id in facts.earlier]
    panels = [_without(facts, known)] if len(known) < len(facts.plans) else []
    if known:
        panels += [_ratings(facts, known), *_tasks(facts)]
    return telling.section("moved", say("What moved since last quarter"), panels)


def _last(facts: Facts) -> str:
    return words.day(facts.choice.quarter.previous().last_day)


def _without(facts: Facts, known: list) -> Panel:
    """Says of the plans without an earlier version that what moved can't be known."""
    there = {plan.plan_id for plan in known}
    names = words.several([plan.title for plan in facts.plans.itertuples() if plan.plan_id not in there])
    title = say("What moved can’t be said: there is no earlier version")
    text = say(
        "No version of {plans} is known as at {day}, the end of the last quarter, so nothing is compared.",
        plans=names,
        day=_last(facts),
    )
    said = telling.sentence(facts, "moved.none.why", text, facts.value("tasks"))
    return telling.panel(facts, "moved.none", title, n=facts.value("tasks"), sentences=[said], in_annex=True)


def _rows(facts: Facts) -> pd.DataFrame:
    return facts.changes[facts.changes["plan_id"].isin(list(facts.earlier))]


def _kind(rows: pd.DataFrame, kind: str) -> list[str]:
    return [task_id for task_id, kinds in zip(rows["task_id"], rows["kinds"], strict=True) if kind in set(kinds)]


def _ratings(facts: Facts, known: list) -> Panel:
    rows = _rows(facts)
    number = len(rows)
    found = {kind: _kind(rows, kind) for kind in _KINDS}
    figures = [
        telling.counted(f"moved.{kind}", _said(kind, 2).capitalize(), ids, number) for kind, ids in found.items() if ids
    ]
    parts = [f"{len(ids):,} {_said(kind, len(ids))}" for kind, ids in found.items() if ids]
    changed = words.several(parts) or say("nothing changed")
    title = _rated(len(found["improved"]), len(found["worsened"]), _last(facts)) + _passed(found["passed"])
    told = [
        telling.sentence(
            facts, "moved.kinds", say("Since {day}: {changes}.", day=_last(facts), changes=changed), number
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


def _said(kind: str, number: int) -> str:
    """What some tasks did, after their number: "better rated", "passed their date without new words"."""
    return changes.passed(number) if kind == "passed" else say(_SAID[kind])


def _rated(better: int, worse: int, then: str) -> str:
    """How many tasks are rated otherwise: "2 tasks are better rated and 3 worse than at 30 Sep 2016"."""
    if not better and not worse:
        return say("No task is rated better or worse than at {day}", day=then)
    if better and worse:
        return says(
            better,
            "{number} task is better rated and {worse} worse than at {day}",
            "{number} tasks are better rated and {worse} worse than at {day}",
            number=f"{better:,}",
            worse=f"{worse:,}",
            day=then,
        )
    if better:
        return says(
            better,
            "{number} task is better rated than at {day}",
            "{number} tasks are better rated than at {day}",
            number=f"{better:,}",
            day=then,
        )
    return says(
        worse,
        "{number} task is worse rated than at {day}",
        "{number} tasks are worse rated than at {day}",
        number=f"{worse:,}",
        day=then,
    )


def _passed(task_ids: list[str]) -> str:
    """How many only passed their date: "; 8 passed their date without new words"; "" where none did."""
    return f"; {len(task_ids):,} {changes.passed(len(task_ids))}" if task_ids else ""


def _versions(facts: Facts, plan):
    """Which versions are held against each other; the same one at both dates can only show what fell due."""
    name, was = plan.title, facts.earlier[plan.plan_id]
    number = facts.value("tasks", plan.plan_id)
    if was == plan.snapshot_as_at:
        text = say(
            "{plan}: the version as at {day} stands at both dates. No newer report came in, so only dates that passed, "
            "and decisions, can have moved anything.",
            plan=name,
            day=words.day(was),
        )
    else:
        text = say(
            "{plan}: the version as at {earlier} is held against that as at {day}.",
            plan=name,
            earlier=words.day(was),
            day=words.day(plan.snapshot_as_at),
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
    return telling.drawn(say("Tasks by rating at the end of the last quarter and now."), "tasks", names, series)


def _tasks(facts: Facts) -> list[Panel]:
    """The tasks that changed in rating, date, lead or being there at all."""
    rows = _rows(facts)
    rows = rows[[bool(set(row.kinds) & set(_KINDS)) for row in rows.itertuples()]]
    if rows.empty:
        return []
    listed = changes.listed(rows)
    heads = (
        Column(say("Ref"), width=0.6), Column(say("Task"), width=2.6), Column(say("What changed"), width=1.2),
        Column(say("Rating"), width=1.8), Column(say("Due"), width=1.4, is_brief=False),
        Column(say("Lead"), width=1.4, is_brief=False),
    )  # fmt: skip
    made = tuple(
        Row(
            (ref, telling.short(action, 110), change, rating, due, lead),
            row.task_id,
            row.to_rating if row.in_later else None,
            bool(row.to_rating_basis == "computed"),
        )
        for (change, ref, action, rating, due, lead), row in zip(
            listed.itertuples(index=False, name=None), rows.itertuples(), strict=True
        )
    )
    title = says(
        len(rows),
        "{number} task changed since {day}",
        "{number} tasks changed since {day}",
        number=f"{len(rows):,}",
        day=_last(facts),
    )
    return [
        telling.panel(facts, "moved.tasks", title, n=len(_rows(facts)), picture=Table(say("What moved"), heads, made),
                      in_annex=True)
    ]  # fmt: skip
