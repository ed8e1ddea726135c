"""What the form that decides on a task shows, made ready: the values now, the choices, the decision in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.common import data
from pages.said import decisions, task_rows, words
from pages.said.filters import Filters
from pages.said.language import marked
from pages.said.ranked import MOST_TOGETHER


@dataclass(frozen=True)
class Choices:
    """What a plan offers to choose from: the leads there are, its headings, its other tasks (task_id → name)."""

    leads: Sequence[str]
    headings: Sequence[str]
    tasks: dict[str, str]


def in_force(task, field: str, chosen: Filters):
    """The decision in force about a field of a task (a row of the query decide_seen); None where there is none."""
    rows = data.ask("decide_seen", **chosen.when(), plans=[task.plan_id])
    return next(rows[(rows["task_id"] == task.task_id) & (rows["field"] == field)].itertuples(), None)


def shown(task, leads: list[str], with_computed: bool) -> dict:
    """What is shown of each field now, None for nothing. task: of the query "task_detail"."""
    is_hidden = words.is_missing(task.rating) or (task.rating_basis == "computed" and not with_computed)
    return {
        "rating": None if is_hidden else task.rating,
        "disposition": task.disposition,
        "due_on": None if words.is_missing(task.due_on) else task.due_on.date(),
        "leads": leads,
        "section": decisions.heading(task.section, task.subsection),
        "duplicate_of": None if words.is_missing(task.duplicate_of) else task.duplicate_of,
        "note": None,
    }


def choices(task_id: str, plan_id: str, chosen: Filters) -> Choices:
    """What a task's plan offers."""
    rows = data.ask("decide_choices", on_date=chosen.as_at, known_at=None, plan_id=plan_id)
    known = data.ask("plans_shown", **chosen.when())
    plans = [plan_id] if len(known) > MOST_TOGETHER else None  # a country's leads aren't offered
    options = data.ask("filter_options", **chosen.when(), plans=plans, most=None, named=None)
    headings = [decisions.heading(row.section, row.subsection) for row in rows.itertuples()]
    others = rows[rows["task_id"] != task_id]
    return Choices(
        leads=sorted(set(options.loc[options["kind"] == "lead", "name"]), key=str.casefold),
        headings=list(dict.fromkeys(filter(None, headings))),
        tasks=dict(zip(others["task_id"], map(task_rows.task_name, others.itertuples()), strict=True)),
    )


def refs(plan_id: str, chosen: Filters) -> dict[str, str]:
    """Every task's ref in a plan, to name the tasks that a decision is about: task_id → ref."""
    rows = data.ask("decide_choices", **chosen.when(), plan_id=plan_id)
    return dict(zip(rows["task_id"], [words.text(ref, marked("no ref")) for ref in rows["ref"]], strict=True))
