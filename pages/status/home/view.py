"""What Home shows, made ready: where a plan stands, what to look at first, what is due soon, what waits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pages.common import corrections, data, in_force, scope, since_last
from pages.said import goals, ratings, rows, short_forms, task_rows, why_moved, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Column, Part, Row, Run, Table, Tile
from pages.status.home import words as said

CHANGES, TRAINING = "status/changes/page.py", "training/training/page.py"
_WAITS_ON = {"to_confirm": "decide", "corrections": "decisions", "questions": "challenge"}


@dataclass(frozen=True)
class Plan:
    """One plan's page; sentences are plain text, "" where there is nothing to say.

    notes: what to know beside the verdict. moved: why figures moved since the version before; "" for a first version.
    """

    verdict: str
    moved: str
    notes: str
    first: Table
    first_said: str
    strip: Table
    strip_said: str
    week: Table
    training: str


def plans(chosen: Filters) -> pd.DataFrame:
    """Where each plan stands (rows of the query overview)."""
    return data.ask("overview", **chosen.parameters())


def plan_ids(chosen: Filters) -> tuple[str, ...]:
    """The plans with a task that the filters keep, in order of title."""
    return tuple(plans(chosen)["plan_id"])


def addresses(chosen: Filters) -> dict[str, str]:
    """Where numbers lead: the tasks of each span of words.SOON and of each rating, what each of words.WAITING waits on.

    A number whose tasks no view of the filters has leads nowhere.
    """
    lists = {code: _listed(chosen, "due", code) for code in ("overdue", *said.SOON)}
    lists |= {one.code: _listed(chosen, "ratings", one.code) for one in ratings.ALL}
    pages = {code: in_force.address(page, chosen) for code, page in _WAITS_ON.items()}
    return {code: address for code, address in {**lists, **pages}.items() if address}


def moved(chosen: Filters) -> str:
    """Why the figures moved since the version before the one in force; "" where there is none; chosen: of one plan."""
    found, since = since_last.moved(chosen)
    return "" if found is None else why_moved.said(found, since)


def numbers(chosen: Filters) -> dict[str, int]:
    """How much waits for a decision, by the codes of words.WAITING."""
    return {
        "to_confirm": int(plans(chosen)["computed"].sum()),
        "corrections": len(corrections.standing(chosen)),
        "questions": len(data.ask("challenges", **chosen.parameters())),
    }


def one_plan(chosen: Filters, reads_only: bool) -> Plan:
    """The page of one plan; reads_only: nothing leads to another page."""
    plan = next(plans(chosen).itertuples())
    tiles = data.ask("home_tiles", **chosen.parameters())
    leads_to = {} if reads_only else addresses(chosen)
    opens = _opens(chosen, reads_only)
    first = data.ask("home_worst", **chosen.parameters())
    why = moved(chosen)
    told = short_forms.spelled_out(plan.title, scope.plans(chosen)["council"].iloc[0])
    notes = (said.left_out(plan), "" if why else say(said.FIRST_VERSION), told)
    return Plan(
        verdict=said.verdict(plan),
        notes=" ".join(filter(None, notes)),
        moved=why,
        first=_first(first, opens),
        first_said="" if first["asks"].any() else say(said.NOTHING_ASKS),
        strip=_strip(tiles, opens, leads_to),
        strip_said=said.since_words(tiles),
        week=_week(chosen, opens, leads_to),
        training=_training(chosen),
    )


def several_plans(chosen: Filters) -> Table:
    """A row a plan, each at its own date; nothing is added up."""
    found, soon = plans(chosen), data.ask("due_soon", **chosen.parameters())
    tiles = data.ask("home_tiles", **chosen.parameters())
    columns = (
        Column(say("Plan")),
        Column(say("As at"), "date"),
        Column(say("Tasks by rating"), look="wide"),
        Column(say("Complete"), "number"),
        Column(say("Overdue"), "number"),
        Column(say("In 14 days"), "number", look="wide"),
        Column(say("In 90 days"), "number", look="wide"),
        Column(say("Ratings to confirm"), "number", look="wide"),
    )
    made = []
    for plan in found.itertuples():
        theirs = _counted(soon[soon["plan_id"] == plan.plan_id])
        done = words.of(int(plan.complete), int(plan.tasks - plan.closed - plan.duplicates))
        strip = rows.strip(_parts(tiles[tiles["plan_id"] == plan.plan_id]))
        cells = (
            rows.text(plan.title), rows.date(plan.as_at), strip, done,
            *map(_number, (plan.overdue, len(theirs["days_14"]), len(theirs["days_90"]), plan.computed)),
        )  # fmt: skip
        made.append(Row(plan.plan_id, cells, in_force.address("home", replace(chosen, plan=plan.plan_id))))
    caption = say("{plans}, each at its own date; choose one to open it.", plans=words.count(len(made), "plan"))
    return rows.table(columns, made, caption=caption, shows_caption=True)


def _listed(chosen: Filters, name: str, value: str) -> str:
    """The address of the tasks that a filter keeps with a value; "" where another value of it is in force."""
    held = getattr(chosen, name)
    changes: dict[str, Any] = {name: (value,)}
    return "" if held and value not in held else in_force.address("tasks", replace(chosen, **changes))


def _opens(chosen: Filters, reads_only: bool) -> Callable[[str], str]:
    """The address that opens a task on this page, for those who open it apart."""
    read = {"read": "1"} if reads_only else {}
    return lambda task_id: in_force.address("home", chosen, task=task_id, **read)


def _first(tasks: pd.DataFrame, opens: Callable[[str], str]) -> Table:
    columns = (Column(say("Task"), look="main"), Column(say("Lead"), look="lead"), Column(say("Rating")))
    made = []
    for task in tasks.itertuples():
        leads = task_rows.marked(task_rows.lead_names(task.leads), task.confirmed, "leads")
        action = rows.text(words.text(task.action), ref=words.text(task.ref, ""), under=said.why(task))
        chip = rows.chip(task.rating, task.rating_basis)
        made.append(Row(task.task_id, (action, leads, chip), opens(task.task_id)))
    caption = say("What to look at first") if len(tasks) and tasks["asks"].any() else say("What is due next")
    return rows.table(columns, made, caption=caption, sorts=False, look="cards shows_under headless")


def _strip(tiles: pd.DataFrame, opens: Callable[[str], str], leads_to: dict[str, str]) -> Table:
    made = []
    codes = tiles["rating"].fillna("not_rated")
    for run in said.runs(tiles).itertuples():
        theirs = [
            Tile(task.task_id, _named(task), opens(task.task_id), task.rating_basis)
            for task in tiles[codes == run.rating].itertuples()
        ]
        made.append(Run(run.rating, said.run_words(run), theirs, leads_to.get(run.rating, "")))
    return rows.tiles(made, caption=say("Every task by its rating: {ratings}.", ratings=said.in_words(tiles)))


def _named(task) -> str:
    return f"{task_rows.task_name(task)}: {ratings.words(task.rating, task.rating_basis)}"


def _parts(tiles: pd.DataFrame) -> list[Part]:
    found = []
    for run in said.runs(tiles).itertuples():
        given = run.tasks - run.computed
        found += [Part(run.rating, "declared", given), Part(run.rating, "computed", run.computed)]
    return found


def _counted(soon: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tasks of each span of words.SOON (rows of the query due_soon)."""
    return {
        "newly_overdue": soon[soon["is_newly_overdue"]],
        "due_today": soon[soon["soon"] == "due_today"],
        "days_14": soon[soon["soon"] == "days_14"],
        "days_90": soon[soon["soon"].isin(["days_14", "days_90"])],
    }


def _week(chosen: Filters, opens: Callable[[str], str], leads_to: dict[str, str]) -> Table:
    """What is due soon and what waits: a number each, which leads to its tasks or its page."""
    columns = (Column(say("What"), look="nowrap"), Column(say("How many"), "number"), Column(say("The next")))
    made = []
    for code, tasks in _counted(data.ask("due_soon", **chosen.parameters())).items():
        if code == "due_today" and tasks.empty:
            continue
        cell = _next(tasks, opens)
        made.append(_numbered(code, say(said.SOON[code]), len(tasks), leads_to, say("This week"), cell))
    for code, number in numbers(chosen).items():
        made.append(_numbered(code, say(said.WAITING[code]), number, leads_to, say("Waiting for a decision")))
    return rows.table(columns, made, caption=say("This week, and what waits"), sorts=False, look="plain headless")


def _number(number) -> Any:
    return rows.text(f"{number:,}" if number else say("none"), sort=int(number))


def _numbered(code: str, label: str, number: int, leads_to: dict[str, str], heading: str, cell: Any = "") -> Row:
    address = leads_to.get(code, "") if number else ""
    return Row("", (rows.text(label), number or say("none"), cell), address, heading)


def _next(tasks: pd.DataFrame, opens: Callable[[str], str]) -> Any:
    if tasks.empty:
        return ""
    task_id = tasks["task_id"].iloc[0]
    return rows.link(task_id, said.next_of(tasks), opens(task_id))


def _training(chosen: Filters) -> str:
    targets = data.ask("training_targets", **chosen.scope())
    readings = data.ask("training_readings", **chosen.scope())
    lapsing = data.ask("training_lapsing", **chosen.scope())
    return said.training(goals.goals(targets, readings, lapsing))
