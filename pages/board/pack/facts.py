"""What a pack is made from: the answers of the queries, asked once, before anything is said of them."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from pages.board.pack.choice import Choice
from pages.said import assurance, questions, words
from pages.said.language import marked
from queries.together import Ask, Asked, together

_NOTHING = pd.DataFrame()
NO_REF = marked("one without a ref")


@dataclass(frozen=True)
class Facts:
    """The rows of the queries under a choice. before: the ratings at the end of the quarter before, by plan.

    earlier: plan_id → the date of the version in force at that time, for the plans that had one. absent: the titles of
    plans that were chosen and have no version at the date. corrections: those that the version in force disagrees with.
    moved: why complete and overdue moved since then, of the plans in earlier. written: task_id → field → what a person
    wrote of a late task, as late_words has it. covered: the sections of a framework, in full, with the council's
    self-rating of them; empty where the pack is narrowed to some tasks.
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
    lapsing: pd.DataFrame
    due: pd.DataFrame
    findings: pd.DataFrame
    fields: pd.DataFrame
    keys: pd.DataFrame
    tasks: pd.DataFrame
    corrections: pd.DataFrame
    redated: pd.DataFrame
    moved: pd.DataFrame
    absent: tuple[str, ...] = ()
    written: dict[str, dict[str, str]] = field(default_factory=dict)
    covered: pd.DataFrame = field(default_factory=pd.DataFrame)
    framework: str = ""

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
        return sum(row.value for row in self._counted(figure, plan_id))

    def total(self, figure: str, plan_id: str | None = None) -> int:
        """What a figure is a part of."""
        return sum(row.of for row in self._counted(figure, plan_id))

    def task_ids(self, figure: str, plan_id: str | None = None) -> tuple[str, ...]:
        """The tasks that a figure counts."""
        return tuple(task_id for row in self._counted(figure, plan_id) for task_id in row.task_ids)

    @property
    def unshown(self) -> pd.DataFrame:
        """The tasks reported complete that neither words nor a person show to be; those decided otherwise apart."""
        return self.claimed[~self.claimed["now"].isin(["shown", "open", "duplicate"])]

    @cached_property
    def reported(self) -> frozenset[str]:
        """The tasks of which the plan reports something, or a person does."""
        by_plan = zip(self.tasks["task_id"], self.tasks["status_text"], self.tasks["progress"], strict=True)
        found = {task_id for task_id, *texts in by_plan if not all(map(words.is_missing, texts))}
        return frozenset(found | {task_id for task_id, texts in self.written.items() if "report" in texts})

    @cached_property
    def without_recovery(self) -> pd.DataFrame:
        """The late tasks that neither a manager, nor the plan since it knew of them, gives recovery action for."""
        return self.late.loc[[not self.has_recovery(row) for row in self.late.itertuples()]]

    def has_recovery(self, row) -> bool:
        """Whether a manager gives recovery action for a late task (a row of board_late), or its plan does."""
        return bool(row.is_way_back) or "recovery" in self.written.get(row.task_id, {})

    def is_compared(self, plan) -> bool:
        """Whether a plan (a row of board_plans) had another version in force at the end of the quarter before."""
        return plan.plan_id in self.earlier and self.earlier[plan.plan_id] != plan.snapshot_as_at

    def refs(self, task_ids) -> str:
        """Some tasks by their refs: "1a, 2b and 3"; of several plans, plan by plan: "NPT 3 and 4; MX 1"."""
        theirs: dict[str, list[str]] = {}
        for plan, ref in (self._named[task_id] for task_id in task_ids if task_id in self._named):
            theirs.setdefault(plan, []).append(ref)
        if self.is_one_plan:
            return words.several([ref for refs in theirs.values() for ref in refs])
        return "; ".join(f"{plan} {words.several(refs)}" for plan, refs in theirs.items())

    @cached_property
    def _named(self) -> dict[str, tuple[str, str]]:
        rows = zip(self.tasks["task_id"], self.tasks["plan"], self.tasks["ref"], strict=True)
        return {task_id: (plan, words.text(ref, NO_REF)) for task_id, plan, ref in rows}

    @cached_property
    def _by_figure(self) -> dict[str, list]:
        found: dict[str, list] = {}
        for row in self.figures.itertuples():
            found.setdefault(row.figure, []).append(row)
        return found

    def _counted(self, figure: str, plan_id: str | None) -> list:
        rows = self._by_figure.get(figure, [])
        return rows if plan_id is None else [row for row in rows if row.plan_id == plan_id]


def gather(choice: Choice, ask: Ask) -> Facts:
    """Asks for everything that a pack of this choice says. ask: runs a query by its name, in any thread."""
    found = dict.fromkeys(("covered", "before", "changes", "moved", "corrections", "absent"), _NOTHING)
    found |= _answered(_of_plans_asked(choice), ask)
    framework = _framework(choice, found["periods"])
    found |= _answered(_of_tasks_asked(choice, found, framework), ask)
    earlier, challenges = found["earlier"], found["challenges"]
    shown = found["tasks"].sort_values(["plan", "plan_id", "position"], ignore_index=True)
    return Facts(
        choice=choice,
        plans=found["plans"],
        figures=found["figures"],
        by_plan=found["by_plan"],
        by_area=found["by_area"],
        before=found["before"],
        earlier=dict(zip(earlier["plan_id"], earlier["snapshot_as_at"], strict=True)),
        changes=found["changes"],
        late=found["late"],
        challenges=challenges.assign(question=[questions.question(row) for row in challenges.itertuples()]),
        claimed=found["claimed"],
        targets=_of_tasks(found["targets"], choice, shown),
        readings=found["readings"],
        lapsing=found["lapsing"],
        due=found["due"],
        findings=found["findings"],
        fields=found["fields"],
        keys=_of_plans(found["keys"], choice.plans),
        tasks=shown,
        corrections=_corrections(found["corrections"], shown),
        redated=found["redated"],
        moved=_of_plans(found["moved"], earlier["plan_id"]),
        absent=_absent(choice, found),
        covered=found["covered"],
        framework=_named(framework, found["frameworks"]),
    )


def _of_plans_asked(choice: Choice) -> dict[str, Asked]:
    """What is asked of the plans; what else there is to ask turns on some of it."""
    plans = choice.scope()
    known = plans["known_at"]
    return {
        "earlier": ("board_plans", plans | {"on_date": choice.dates[1]}),
        "plans": ("board_plans", plans),
        "carried": ("corrections_carried", plans),
        "readings": ("training_readings", plans),
        "lapsing": ("training_lapsing", plans),
        "keys": ("rating_keys", {"on_date": plans["on_date"], "known_at": known}),
        "frameworks": ("frameworks", {}),
        "periods": ("assurance_periods", {"framework": None, "known_at": known, "plans": plans["plans"]}),
    }


def _of_tasks_asked(choice: Choice, found: dict[str, pd.DataFrame], framework: str) -> dict[str, Asked]:
    """What is asked of the tasks, so far as there is something to ask about. found: by the names of _of_plans_asked.

    First stands what is judged first, and last what needs none of that, as one thread begins at either end.
    """
    tasks, plans = choice.parameters(), choice.scope()
    known = plans["known_at"]
    asked: dict[str, Asked] = {"tasks": ("tasks", tasks)}
    if framework:
        asked["covered"] = "assurance", plans | {"framework": framework, "period": None}
    asked |= {
        "figures": ("board_figures", tasks),
        "by_plan": ("board_ratings", tasks | {"rows_by": "plan"}),
        "by_area": ("board_ratings", tasks | {"rows_by": "area"}),
        "late": ("board_late", tasks),
        "due": ("board_due", tasks),
        "findings": ("findings", tasks),
        "fields": ("fields_certain", tasks),
        "claimed": ("claimed_complete", tasks),
        "challenges": ("challenges", tasks),
        "targets": ("training_targets", plans),
    }
    if not found["carried"].empty:
        asked["corrections"] = "decisions_to_review", tasks
    if not found["earlier"].empty:
        last = choice.dates[1]
        since = {"from_date": last, "from_known_at": known}
        asked["changes"] = "changes", tasks | since
        asked["moved"] = "why_moved", tasks | since
        asked["before"] = "board_ratings", choice.parameters(last) | {"rows_by": "plan"}
    if not set(choice.plans) <= set(found["plans"]["plan_id"]):
        asked["absent"] = "plans_shown", {"on_date": None, "known_at": known}
    return asked | {"redated": ("board_moves", tasks)}


def _answered(asked: dict[str, Asked], ask: Ask) -> dict[str, pd.DataFrame]:
    return dict(zip(asked, together(ask, list(asked.values())), strict=True))


def _framework(choice: Choice, held: pd.DataFrame) -> str:
    """The framework that the council last wrote its assurance file on, else the first one; "" where a pack has none.

    One that is narrowed to some of the tasks has none: what the others cover would seem to be covered by none.
    """
    if choice.lead or choice.view.is_narrowed():
        return ""
    return assurance.DEFAULT if held.empty else str(held.loc[held["written_us"].idxmax(), "framework"])


def _named(framework: str, frameworks: pd.DataFrame) -> str:
    named = {row.framework: assurance.framework(row) for row in frameworks.itertuples()}
    return named.get(framework, framework)


def _corrections(found: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Which of the tasks shown have a correction that the version in force disagrees with; none of its words."""
    if found.empty:
        return _NOTHING
    kept = found["task_id"].isin(shown["task_id"])
    return found.loc[kept, ["plan_id", "plan", "task_id", "ref", "field", "snapshot_as_at"]]


def _absent(choice: Choice, found: dict[str, pd.DataFrame]) -> tuple[str, ...]:
    """The titles of the chosen plans that have no version at the date."""
    missing = set(choice.plans) - set(found["plans"]["plan_id"])
    return tuple(_of_plans(found["absent"], missing)["title"]) if missing else ()


def _of_plans(rows: pd.DataFrame, plans: Collection[str]) -> pd.DataFrame:
    return rows if rows.empty else rows[rows["plan_id"].isin(plans)]


def _of_tasks(targets: pd.DataFrame, choice: Choice, shown: pd.DataFrame) -> pd.DataFrame:
    """A lead's pack keeps the goals of the lead's own tasks alone."""
    return targets if choice.audience != "lead" else targets[targets["task_id"].isin(shown["task_id"])]


def with_frames(facts: Facts, **frames: pd.DataFrame) -> Facts:
    """The same facts with some frames in the place of others."""
    return replace(facts, **frames)
