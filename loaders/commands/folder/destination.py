"""Where a document goes that nobody looks at: the plan that it is the next version of, or a new one; else why nowhere.

It is stricter than what the page Add a plan proposes to a person: a document that names its council goes to no other's
plan, however alike their tasks are, since councils start from the same templates.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import duckdb

from loaders import lookups
from loaders.commands.accepted import free_id, plan_id_from
from loaders.errors import DocumentRefused
from loaders.interpret.council import bodies_in
from loaders.record import statements
from loaders.record.matching import Known
from loaders.record.recognise import KnownPlan, Recognised, known_plans, likest, next_versions
from loaders.record.store import Plan, Standing
from loaders.records import PlanReading

_AHEAD = timedelta(days=92)  # a quarter: how far the end of one may lie ahead that is assumed from what is reported
_BY_HAND = "add it on its own, with python -m loaders add"


class Destinations:
    """The plans that there are, kept up with what is added to them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._plans = {plan.plan_id: plan for plan in known_plans(connection)}
        self._words = {plan_id: plan.words() for plan_id, plan in self._plans.items()}
        self._files: dict[str, dict[date, str]] = {}
        with connection.cursor() as cursor:
            for plan_id, as_at, file_name in statements.rows(cursor, "recognise/dates"):
                self._files.setdefault(plan_id, {})[as_at] = file_name
            self._ids = {plan_id for (plan_id,) in statements.rows(cursor, "recognise/ids")}

    def of(self, reading: PlanReading) -> Plan:
        """The plan that a document belongs to. Raises DocumentRefused, with why, where that can't be told."""
        tasks = [(task.ref, task.action) for task in reading.tasks]
        if not tasks:
            raise DocumentRefused(f"No task was read in it: {_BY_HAND} and its columns.")
        proposal = reading.proposal
        titles = [title for title in (proposal.title, reading.title) if title]
        found = self._versions(proposal.council, titles, tasks)
        known = self._plans.get(found.plan_id) if found else None
        if known:
            return Plan(known.plan_id, known.council, known.title)
        if not proposal.council:
            raise DocumentRefused(f"It doesn't say whose plan it is: {_BY_HAND}.")
        if not proposal.title:
            raise DocumentRefused(f"It doesn't say what the plan is called: {_BY_HAND}.")
        plan_id = free_id(plan_id_from(proposal.title) or plan_id_from(proposal.council), self._ids)
        return Plan(plan_id, proposal.council, proposal.title, proposal.starts_on, proposal.ends_on)

    def _versions(
        self, council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
    ) -> Recognised | None:
        """The one plan that these are the next version of, if any. Raises DocumentRefused where it may be of two."""
        if council:
            own = [plan for plan in self._plans.values() if lookups.fold(plan.council) == lookups.fold(council)]
            found = next_versions(own, council, titles, tasks)
            place = _place(council)
            if not found and place:
                near = [plan for plan in self._plans.values() if plan not in own and _place(plan.council) == place]
                found = next_versions(near, "", titles, tasks)
        else:
            words = {lookups.fold(action or "") for _, action in tasks}
            alike = [plan for plan_id, plan in self._plans.items() if words & self._words[plan_id]]
            found = next_versions(alike, "", (), tasks)
        best = likest(found)
        if best and any(one.share() == best.share() and one.plan_id != best.plan_id for one in found):
            raise DocumentRefused(f"It may be the next version of several plans, which are alike: {_BY_HAND}.")
        return best

    def see_free(self, plan: Plan, as_at: date) -> None:
        """Raises DocumentRefused where a plan has a version of the same date: which of the two counts isn't told."""
        file_name = self._files.get(plan.plan_id, {}).get(as_at)
        if file_name is not None:
            raise DocumentRefused(
                f"“{plan.title}” has a version of {as_at} already, from “{file_name}”: where this one is to count in "
                f"its place, {_BY_HAND}."
            )

    def added(self, plan: Plan, as_at: date, reading: PlanReading) -> None:
        """Keeps what was added, for what comes after it."""
        files = self._files.setdefault(plan.plan_id, {})
        is_newest = as_at >= max(files, default=as_at)
        files[as_at] = reading.source.file_name
        self._ids.add(plan.plan_id)
        if is_newest:
            tasks = tuple(Known(str(task.position), task.ref, task.action) for task in reading.tasks)
            known = KnownPlan(plan.plan_id, plan.council, plan.title, reading.title, tasks)
            self._plans[plan.plan_id], self._words[plan.plan_id] = known, known.words()


def standing_of(reading: PlanReading, by: str) -> Standing:
    """The date that a document stands for, stated in it or assumed, and why. Raises DocumentRefused for none."""
    as_at = reading.as_at_proposed
    if as_at is None:
        raise DocumentRefused(f"It doesn't say what date it speaks of, and nothing in it does: {_BY_HAND}.")
    is_stated = not any(finding.rule == "undated_document" for finding in reading.findings)
    if as_at > date.today() + (timedelta(0) if is_stated else _AHEAD):
        raise DocumentRefused(f"It seems to speak of {as_at}, which is still to come: {_BY_HAND}.")
    return Standing(as_at, "stated" if is_stated else "assumed", reading.as_at_because or None, by)


@lru_cache(maxsize=4096)
def _place(council: str) -> str:
    """The place that a council is of, by its name, for comparing: "Anytown Borough Council" is of Anytown."""
    return lookups.fold(next((body.place for body in bodies_in(council)), ""))
