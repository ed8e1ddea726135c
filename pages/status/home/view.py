"""What the Overview shows, made ready: its sentences, numbers, strips and the tasks that need attention."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from pages.common import data, tables
from pages.common.in_force import link_parameters
from pages.said import task_rows, words
from pages.said.filters import FELL_DUE, Filters
from pages.said.picture import Picture, picture
from pages.said.ratings import letter
from pages.said.words import plain
from pages.status.home import figure
from pages.status.home import words as said


class Link(NamedTuple):
    """What pages.common.links.link takes: a page, words safe as Markdown, the address of a view."""

    page: str
    label: str
    address: dict


@dataclass(frozen=True)
class Number:
    """A number in words, its label before it, and the link that says it and leads to its tasks; safe as Markdown."""

    said: str
    meaning: str | None
    link: Link | None


@dataclass(frozen=True)
class Strip:
    """A plan's status strip, and task_id → name for its keyboard twin."""

    plan_id: str
    picture: Picture
    names: dict[str, str]


@dataclass(frozen=True)
class View:
    """The page; texts are safe as Markdown. without_dates: what a number leaves out; "" for nothing."""

    sentences: str
    numbers: list[Number]
    without_dates: str
    strips: list[Strip]
    attention: list[tuple[Link, str]]


def shown(chosen: Filters, dark: bool) -> View:
    """The page's content under some filters; without a task it is empty."""
    plans = data.ask("overview", **chosen.parameters())
    if plans.empty:
        return View("", [], "", [], [])
    several = len(plans) > 1
    tiles = data.ask("overview_strip", **chosen.parameters())
    training = data.ask("overview_training", **chosen.scope())
    return View(
        "\n\n".join(f"**{plain(said.sentence(plan))}**" for plan in plans.itertuples()),
        [*_numbers(plans, chosen), *_training(training, chosen)],
        plain(said.without_dates(plans)),
        [_strip(plan_id, rows, several, dark) for plan_id, rows in tiles.groupby("plan_id", sort=False)],
        [_first(task, several, chosen) for task in data.ask("overview_attention", **chosen.parameters()).itertuples()],
    )


def _numbers(plans: pd.DataFrame, chosen: Filters) -> list[Number]:
    numbers = ((one, _labelled(one.label, one.value)) for one in said.numbers(plans))
    return [
        Number(text, one.meaning or None, _tasks(one, text, chosen) if one.tasks else None) for one, text in numbers
    ]


def _labelled(label: str, value: str) -> str:
    return f"{plain(label)} **{plain(value)}**"


def _tasks(number: said.Number, text: str, chosen: Filters) -> Link | None:
    """The link to a number's tasks: a filter that is on already is narrowed, never widened; None: no view has them."""
    narrowed = {field: _narrowed(values, getattr(chosen, field)) for field, values in number.changes.items()}
    return None if None in narrowed.values() else Link(tables.TASKS_PAGE, text, link_parameters(chosen, **narrowed))


def _narrowed(values: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    """The values of a filter that keep what both keep; None where no values do."""
    if not chosen or set(values) <= set(chosen):
        return values
    if FELL_DUE.keys() & {*values, *chosen}:
        return None
    return tuple(value for value in values if value in chosen)


def _training(goals: pd.DataFrame, chosen: Filters) -> list[Number]:
    staff = goals[goals["measure"] == "staff"]
    told = [(goal, _labelled("Staff trained", _trained(goal))) for goal in staff.itertuples()]
    address = link_parameters(chosen)
    return [
        Number(text, plain(f"{goal.plan_title}: {goal.programme}"), Link("training/training/page.py", text, address))
        for goal, text in told
    ]


def _trained(goal) -> str:
    return "not recorded" if words.is_missing(goal.value) else words.of(int(goal.value), int(goal.target))


def _strip(plan_id: str, rows: pd.DataFrame, is_one_of_several: bool, dark: bool) -> Strip:
    finding, title = said.strip_headline(rows), rows["plan_title"].iloc[0]
    drawn = picture(
        figure.status_strip(rows, dark),
        headline=f"{title}: {finding}" if is_one_of_several else finding.capitalize(),
        subtitle=f"{words.count(len(rows), 'task')}, one tile each, as at {words.day(rows['as_at'].iloc[0])}; "
        f"{said.basis(rows)}.",
        alt=f"Status of {title}: {said.in_words(rows)}.",
        table=said.strip_table(rows),
    )
    names = {task.task_id: f"{letter(task.rating)} {task_rows.task_name(task)}" for task in rows.itertuples()}
    return Strip(plan_id, drawn, names)


def _first(task, name_plan: bool, chosen: Filters) -> tuple[Link, str]:
    name = f"{task.plan_title}: {task_rows.task_name(task)}" if name_plan else task_rows.task_name(task)
    address = {**link_parameters(chosen), "task": task.task_id}
    return Link(tables.TASKS_PAGE, plain(name), address), plain(said.why(task))
