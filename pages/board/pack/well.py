"""What is going well: what was finished this quarter, what the words show to be done, what is on schedule."""

from dataclasses import replace

import pandas as pd

from pages.board.pack import late, telling
from pages.board.pack.audience import WITHHELD
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Table
from pages.said import task_rows, words
from pages.said.language import marked, say, says

_BY_PLAN = marked("the plan’s word only")
_MOST_ROWS = 8


def section(facts: Facts) -> Section:
    """The part after the one page."""
    done = facts.value("complete")
    panels = _complete(facts) if done else [_on_schedule(facts)] if on_schedule(facts) else []
    return telling.section("well", say("Going well"), panels, say("complete or on schedule"))


def finished(facts: Facts) -> tuple[str, ...]:
    """The tasks complete now that weren't at the end of the quarter before, or were completed in this quarter."""
    moved, tasks = facts.moved, facts.tasks
    done = set(moved.loc[(moved["measure"] == "complete") & (moved["delta"] == 1), "task_id"]) if len(moved) else set()
    done |= set(tasks.loc[tasks["completed_on"] >= pd.Timestamp(facts.choice.quarter.first_day), "task_id"])
    return tuple(task_id for task_id in facts.task_ids("complete") if task_id in done)


def words_show(facts: Facts, ids: tuple[str, ...]) -> str:
    """How many of some complete tasks are shown to be: "the words show 5 of them"."""
    proven = set(_shown(facts)) & set(ids)
    decided = facts.tasks.loc[facts.tasks["rating_basis"] == "confirmed", "task_id"]
    return telling.shown(len(proven), len(ids), by_decision=bool(proven & set(decided)))


def on_schedule(facts: Facts) -> str:
    """How many tasks are on schedule, and whose reading that is; "" where none is, or all of them are due today."""
    rows = facts.by_plan[facts.by_plan["rating"] == "on_schedule"]
    number, computed = int(rows["tasks"].sum()), int(rows.loc[rows["is_computed"], "tasks"].sum())
    ids = {task_id for each in rows["task_ids"] for task_id in each}
    today = len(ids.intersection(facts.task_ids("due_today")))
    if today >= number:
        return ""
    said = says(number, "{number} task is on schedule", "{number} tasks are on schedule", number=f"{number:,}")
    of_them = say(" ({number} of them due today)", number=f"{today:,}") if today else ""
    return said + of_them + telling.by_tool(computed, number)


def areas(facts: Facts) -> str:
    """How many areas have every task complete, and whether only by the plan's word; "" where none or all of them do."""
    parts = list(facts.by_area.groupby(["plan_id", "row_name"], sort=False))
    done = [part for (_, name), part in parts if name and set(part["rating"]) == {"complete"}]
    if not done or len(done) == len(parts):
        return ""
    inside = {task_id for part in done for ids in part["task_ids"] for task_id in ids}
    by_word = say(", partly on the plan’s word only") if inside & set(facts.unshown["task_id"]) else ""
    by_word = by_word or (say(", on this tool’s reading") if telling.computed(facts, inside) else "")
    said = says(
        len(done), "{part} areas is complete", "{part} areas are complete", part=words.of(len(done), len(parts))
    )
    return said + by_word


def _shown(facts: Facts) -> tuple[str, ...]:
    """The complete tasks whose words, or a person's decision, show that they are."""
    unshown = set(facts.unshown["task_id"])
    return tuple(task_id for task_id in facts.task_ids("complete") if task_id not in unshown)


def _complete(facts: Facts) -> list[Panel]:
    """The tasks done this quarter, or shown to be done, the most telling first; in the annex all that are complete."""
    ids, new, proven = facts.task_ids("complete"), set(finished(facts)), set(_shown(facts))
    rows = {row.task_id: row for row in facts.tasks.itertuples()}
    seen = [one for one in ids if rows[one].action != say(WITHHELD)]
    listed = sorted(seen, key=lambda one: (one not in new, one not in proven))
    telling_ones = _fairly([one for one in listed if one in new | proven] or listed, rows)
    told = (
        ("listed", _listed(len(telling_ones), len(seen))),
        ("by_plan", _by_plan(len(ids) - len(proven), len(ids))),
        ("withheld", _withheld(len(ids) - len(seen), len(ids))),
        ("on_schedule", on_schedule(facts)),
        ("areas", areas(facts)),
    )
    number = facts.value("tasks")
    panel = telling.panel(
        facts, "well.complete", _title(facts, ids, len(new)), n=number,
        sentences=[telling.sentence(facts, f"well.{name}", f"{text}.", number) for name, text in told if text],
        figures=[telling.rated_figure(facts, "complete")],
        picture=_table(facts, [rows[one] for one in telling_ones], new, proven) if telling_ones else None,
    )  # fmt: skip
    if len(telling_ones) == len(seen):
        return [panel]
    whole = replace(_table(facts, [rows[one] for one in listed], new, proven), name=say("All complete tasks"))
    title = f"{whole.name}: {len(seen):,}"
    return [panel, telling.panel(facts, "well.all", title, n=number, picture=whole, in_annex=True)]


def _fairly(ids: list[str], rows: dict) -> list[str]:
    """The first of some tasks, as many as a slide bears, of each plan as many."""
    plans = [rows[one].plan_id for one in ids]
    turn = {one: plans[:at].count(plans[at]) for at, one in enumerate(ids)}
    chosen = set(sorted(ids, key=turn.__getitem__)[:_MOST_ROWS])
    return [one for one in ids if one in chosen]


def _withheld(number: int, of: int) -> str:
    """That the wording of complete tasks stays out, so that a table would say nothing of them; "" where none does."""
    if not number:
        return ""
    if number < of:
        return say("the wording of {number} of them is withheld", number=f"{number:,}")
    return say("its wording is withheld") if of == 1 else say("their wording is withheld")


def _listed(number: int, of: int) -> str:
    """That the table lists some of the complete tasks, and where all stand; "" where it lists all of them."""
    if number >= of:
        return ""
    return says(
        number,
        "Listed: the most telling of {total}; all are in the annex",
        "Listed: the {number} most telling of {total}; all are in the annex",
        number=f"{number:,}",
        total=f"{of:,}",
    )


def _by_plan(number: int, of: int) -> str:
    """How many complete tasks are so on the plan's word alone; "" where none is, or the title says that all are."""
    if not 0 < number < of:
        return ""
    return says(
        number,
        "{part} is complete on the plan’s word only",
        "{part} are complete on the plan’s word only",
        part=words.of(number, of),
    )


def _table(facts: Facts, rows: list, new: set[str], proven: set[str]) -> Table:
    """Complete tasks, with what shows it; when, only where any was completed this quarter."""
    heads = _heads(say("Complete"), say("What shows it"))
    made = [
        _row(facts, row, say("this quarter") if row.task_id in new else say("earlier"),
             _proof(row, row.task_id in proven))
        for row in rows
    ]  # fmt: skip
    if not new:
        heads = (heads[0], *heads[2:])
        made = [replace(row, cells=(row.cells[0], *row.cells[2:])) for row in made]
    return Table(say("Complete"), heads, tuple(made))


def _title(facts: Facts, ids: tuple[str, ...], new: int) -> str:
    """How many are complete, on whose word, and what their words show; this tool's own reading goes by the words."""
    computed = telling.computed(facts, ids)
    whose = telling.by_tool(computed, len(ids))
    showing = "" if computed == len(ids) else f"; {words_show(facts, ids)}"
    if 0 < new < len(ids):
        last = words.day(facts.choice.quarter.previous().last_day)
        said = says(
            new,
            "{number} task was completed since {day}, {total} in all",
            "{number} tasks were completed since {day}, {total} in all",
            number=f"{new:,}",
            day=last,
            total=f"{len(ids):,}",
        )
        return f"{said}{whose}{showing}"
    if computed == len(ids):
        return telling.on_reading(telling.how_many(len(ids), facts.total("complete"), telling.COMPLETE))
    said = says(len(ids), "{number} task is complete", "{number} tasks are complete", number=f"{len(ids):,}")
    return f"{said}{whose}{showing}"


def _proof(row, is_shown: bool) -> str:
    if not is_shown:
        return say(_BY_PLAN)
    is_decided = row.rating_basis == "confirmed" and row.evidence != "done"
    return ("" if is_decided else late.report(row)) or say("a person’s decision")


def _heads(when: str, what: str) -> tuple[Column, ...]:
    return (Column(say("Task"), width=3.0), Column(when), Column(what, width=3.4), Column(say("Lead"), width=1.4))


def _row(facts: Facts, row, when: str, what: str) -> Row:
    return telling.task_row(row, late.name(facts, row), when, what, task_rows.lead_names(row.leads))


def _on_schedule(facts: Facts) -> Panel:
    """What is on schedule, where nothing is complete yet."""
    ids = set(facts.task_ids("on_schedule"))
    rows = tuple(
        _row(facts, row, task_rows.due(row.due_on, row.timescale_text), late.report(row) or say("nothing reported"))
        for row in facts.tasks.itertuples()
        if row.task_id in ids
    )
    return telling.panel(
        facts, "well.on_schedule", say("No task is complete yet; {rest}", rest=on_schedule(facts)),
        n=facts.value("tasks"),
        figures=[telling.rated_figure(facts, "on_schedule")],
        picture=Table(say("On schedule"), _heads(say("Due"), say("Latest report")), rows),
    )  # fmt: skip
