"""What a pack is made from: the answers of the queries, asked once, before anything is said of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from pages.board.pack.choice import Choice
from pages.common import words
from pages.status import challenge_words

Ask = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Facts:
    """The rows of the queries under a choice. before: the ratings at the end of the quarter before, by plan.

    earlier: plan_id → the date of the version in force at that time, for the plans that had one.
    """

    choice: Choice
    plans: pd.DataFrame
    figures: pd.DataFrame
    by_plan: pd.DataFrame
    by_area: pd.DataFrame
    before: pd.DataFrame
    earlier: dict[str, object]
    changes: pd.DataFrame
    late: pd.DataFrame
    challenges: pd.DataFrame
    claimed: pd.DataFrame
    targets: pd.DataFrame
    readings: pd.DataFrame
    due: pd.DataFrame
    findings: pd.DataFrame
    fields: pd.DataFrame
    keys: pd.DataFrame
    tasks: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether no task is left to say anything of."""
        return self.tasks.empty

    @property
    def when(self) -> str:
        """The as-at date in words: "31 Dec 2016"."""
        return words.day(self.choice.as_at)

    @property
    def is_one_plan(self) -> bool:
        """Whether the pack is about a single plan, so that sentences needn't name it."""
        return len(self.plans) == 1

    def value(self, figure: str, plan_id: str | None = None) -> int:
        """A figure of a plan, or of all plans together."""
        return int(self._rows(figure, plan_id)["value"].sum())

    def total(self, figure: str, plan_id: str | None = None) -> int:
        """What a figure is a part of."""
        return int(self._rows(figure, plan_id)["of"].sum())

    def task_ids(self, figure: str, plan_id: str | None = None) -> tuple[str, ...]:
        """The tasks that a figure counts."""
        return tuple(task_id for ids in self._rows(figure, plan_id)["task_ids"] for task_id in ids)

    def refs(self, task_ids) -> str:
        """Some tasks by their refs: "1a, 2b and 3"; the plan is named where there are several."""
        rows = self.tasks.set_index("task_id")
        there = [task_id for task_id in task_ids if task_id in rows.index]
        return words.several([words.text(rows.at[task_id, "ref"], "one without a ref") for task_id in there])

    def _rows(self, figure: str, plan_id: str | None) -> pd.DataFrame:
        rows = self.figures[self.figures["figure"] == figure]
        return rows if plan_id is None else rows[rows["plan_id"] == plan_id]


def gather(choice: Choice, ask: Ask) -> Facts:
    """Asks for everything that a pack of this choice says. ask: runs a named query with its parameters."""
    tasks, plans = choice.parameters(), choice.scope()
    last = choice.dates[1]
    earlier = ask("board_plans", **{**plans, "on_date": last})
    challenges = ask("challenges", **tasks)
    return Facts(
        choice=choice,
        plans=ask("board_plans", **plans),
        figures=ask("board_figures", **tasks),
        by_plan=ask("board_ratings", rows_by="plan", **tasks),
        by_area=ask("board_ratings", rows_by="area", **tasks),
        before=ask("board_ratings", rows_by="plan", **{**tasks, "on_date": last}),
        earlier=dict(zip(earlier["plan_id"], earlier["snapshot_as_at"], strict=True)),
        changes=ask("changes", from_date=last, from_known_at=plans["known_at"], **tasks),
        late=ask("board_late", **tasks),
        challenges=challenges.assign(question=[challenge_words.question(row) for row in challenges.itertuples()]),
        claimed=ask("claimed_complete", **tasks),
        targets=_of_tasks(ask("training_targets", **plans), choice, ask),
        readings=ask("training_readings", **plans),
        due=ask("board_due", **tasks),
        findings=ask("findings", **tasks),
        fields=ask("fields_certain", **tasks),
        keys=_of_plans(ask("rating_keys", on_date=plans["on_date"], known_at=plans["known_at"]), choice),
        tasks=ask("tasks", **tasks).sort_values(["plan", "plan_id", "position"], ignore_index=True),
    )


def _of_plans(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    return rows[rows["plan_id"].isin(choice.plans)]


def _of_tasks(targets: pd.DataFrame, choice: Choice, ask: Ask) -> pd.DataFrame:
    """A lead's pack keeps the goals of the lead's own tasks alone."""
    if choice.audience != "lead":
        return targets
    theirs = set(ask("tasks", **choice.parameters())["task_id"])
    return targets[targets["task_id"].isin(theirs)]


def with_frames(facts: Facts, **frames: pd.DataFrame) -> Facts:
    """The same facts with some frames in the place of others."""
    return replace(facts, **frames)
