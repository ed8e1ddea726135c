"""Which section each task serves as a person mapped it by hand, and how the rules' answers stand to that."""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date

from helpers.built_once import shipped_plans
from helpers.plan_files import GOLD
from helpers.sample_rows import add_plan, add_task

from loaders import open_database

TOOLKIT = "la-toolkit-2024"


@dataclass(frozen=True)
class Answer:
    """One task's gold and the rules' answer: sections by number, None for none; the verdict on it."""

    plan: str
    ref: str
    framework: str
    main: str
    acceptable: frozenset[str]
    counted: str | None
    sureness: str
    because: str

    @property
    def verdict(self) -> str:
        """right, acceptable, none (rightly left), left (and gold has one), wrong, forced (and gold has none)."""
        has_gold = self.main.isdigit()
        if self.counted is None:
            return "left" if has_gold else "none"
        if self.counted == self.main:
            return "right"
        return "acceptable" if self.counted in self.acceptable else "wrong" if has_gold else "forced"


def shipped_answers(connection) -> list[Answer]:
    """The answers for both shipped plans in the three shipped frameworks."""
    found = _answered(connection)
    return [
        _answer(row, found[f"{row['plan']}/{row['ref']}", row["framework"]], row["framework"], row["plan"], row["ref"])
        for row in _rows("coverage")
    ]


def unseen_answers() -> dict[str, list[Answer]]:
    """The answers for tasks that were collected apart: the rules' words were mended by some, at the others nobody looked."""
    files = {"mended": "coverage-unseen", "unseen": "coverage-unseen-2"}
    with open_database(":memory:") as connection:
        for name, file in files.items():
            add_plan(connection, name, name, as_at=date(2024, 3, 31))
            for row in _rows(file):
                add_task(
                    connection,
                    name,
                    row["id"],
                    section=row["heading"] or None,
                    action=row["action"],
                    outcome=row["outcome"] or None,
                )
        found = _answered(connection, TOOLKIT)
    return {
        name: [_answer(row, found[f"{name}/{row['id']}", TOOLKIT], TOOLKIT, name, row["id"]) for row in _rows(file)]
        for name, file in files.items()
    }


def shipped_database():
    """A database of its own with both shipped plans."""
    return open_database(shipped_plans())


def counts(answers: list[Answer]) -> dict[str, int]:
    """How many answers there are of each verdict, and how many of them say to be sure and aren't right (wrongly_sure)."""
    of = Counter(one.verdict for one in answers)
    wrongly_sure = sum(one.sureness == "sure" and one.verdict in ("wrong", "forced") for one in answers)
    names = ("right", "acceptable", "none", "left", "wrong", "forced")
    return {name: of[name] for name in names} | {"wrongly_sure": wrongly_sure}


def _answer(row: dict[str, str], found: tuple, framework: str, plan: str, ref: str) -> Answer:
    number, sureness, because = found
    counted = None if number is None or sureness == "unsure" else str(number)
    return Answer(plan, ref, framework, row["main"], frozenset(row["acceptable"].split()), counted, sureness, because)


def _answered(connection, framework: str | None = None) -> dict[tuple[str, str], tuple]:
    rows = connection.execute(
        """
        select served.task_id, served.framework, sections.number, served.sureness, served.because
        from task_section($framework, null, null) as served
        left join framework_section_known() as sections using (framework, section)
        where served.is_main
        """,
        {"framework": framework},
    ).fetchall()
    return {(task_id, framework): tuple(rest) for task_id, framework, *rest in rows}


def _rows(name: str) -> list[dict[str, str]]:
    with open(GOLD / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
