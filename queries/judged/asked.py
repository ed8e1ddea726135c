"""What a query asks about, told from its parameters: which dates, and whether only one plan."""

from collections.abc import Mapping
from typing import Any

import queries

When = tuple[tuple[str, Any], ...]  # the parameters that rows were made with
VERSIONS = "snapshot_known"  # which is kept of one plan alone, for whatever is asked of it
OF_FRAMEWORKS = {"framework_section_known", "framework_section_worded", "framework_word_known"}
OF_ALL_TASKS = {"version_rated"}  # which aren't kept of some tasks
_BY_MOMENT = OF_FRAMEWORKS | {"decision_held", "version_rated"}  # which turn on no date
_EVER = ("known_at", "infinity")  # as frameworks are asked for where no moment is named
_BESIDE_TASKS = {"on_date", "known_at", "plans", "with_computed"}  # of a view, what doesn't choose among a plan's tasks
_AND_NOW = "known_at := null"  # so a query asks for what is known now too, whenever else it asks about


def dates(name: str, parameters: Mapping[str, Any]) -> list[When]:
    """The dates that a query asks about, each with the moment that what is known is known at."""
    given = _given(parameters)
    asked = [(given.get("on_date"), given.get("known_at"))]
    if "from_date" in given:
        asked.append((given["from_date"], given.get("from_known_at")))
    if _AND_NOW in queries.text(name):
        asked.append((given.get("on_date"), None))
    return [(("on_date", on_date), ("known_at", known_at)) for on_date, known_at in dict.fromkeys(asked)]


def one_plan(parameters: Mapping[str, Any]) -> str | None:
    """The plan that all a query gives is of, where its parameters name one."""
    given = _given(parameters)
    plans = given.get("plans")
    return str(plans[0]) if plans and len(plans) == 1 else given.get("plan_id")


def tasks(parameters: Mapping[str, Any]) -> list[str]:
    """The tasks that all a query gives is of; empty where its parameters name none."""
    given = _given(parameters)
    one = given.get("task_id")
    return [one] if one is not None else list(given.get("task_ids") or ())


def keeps_all(parameters: Mapping[str, Any]) -> bool:
    """Whether the shared filters keep all tasks of the plans asked about."""
    view = parameters.get("view") or {}
    return all(value is None for key, value in view.items() if key not in _BESIDE_TASKS)


def made_with(shadowed: str, when: When, parameters: Mapping[str, Any] | None = None) -> list[When]:
    """What rows of a kept thing are made with, for what is asked at a date; more than one where more is asked for.

    Sections that tasks serve are kept apart by the framework, as all are seldom asked for.
    """
    if shadowed == VERSIONS:
        return [()]
    if shadowed in _BY_MOMENT:
        moment = ("known_at", dict(when)["known_at"])
        return [(moment,), (_EVER,)] if shadowed == "framework_section_known" else [(moment,)]
    return [(*when, ("framework", (parameters or {}).get("framework")))] if shadowed == "task_section" else [when]


def _given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {**parameters, **(parameters.get("view") or {})}
