"""Where the plans that tests read lie, and how tests load one into a database of their own."""

import csv
from datetime import date
from pathlib import Path

import pytest

from loaders import Plan, Standing, add_document, open_database, prepare

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parents[1] / "gold"
SHIPPED = ROOT / "data" / "plans"
SEEDS = ROOT.parent / "shared" / "seeds"
AS_AT = {"nottinghamshire-cfcs": date(2016, 12, 31), "neath-port-talbot": date(2017, 9, 30)}
SEED_FILES = {"nottinghamshire-cfcs": "000_355a72cfffbf7c32.txt", "neath-port-talbot": "004_90120f4d310ac35b.txt"}


def shipped(plan_id: str) -> Path:
    """The shipped, restated document of a plan."""
    return SHIPPED / f"{plan_id}.md"


def seed(plan_id: str) -> Path:
    """The published document's text; the test is skipped where the folder of optional documents is absent."""
    path = SEEDS / SEED_FILES[plan_id]
    if not path.exists():
        pytest.skip(f"optional test document {path.name} isn't in ../shared/seeds")
    return path


def load(
    content: bytes | str,
    file_name: str = "plan.txt",
    as_at: date = date(2020, 1, 1),
    plan_id: str = "a-plan",
    connection=None,
):
    """A database that holds one document as a snapshot of one plan."""
    connection = connection or open_database(":memory:")
    content = content.encode() if isinstance(content, str) else content
    plan, standing = Plan(plan_id, "A council", "A plan"), Standing(as_at, "assumed", "for a test", "test")
    add_document(connection, plan, standing, content, prepare(plan, standing, content, file_name))
    return connection


def gold(name: str) -> list[tuple[str, ...]]:
    """The rows of a file in tests/gold, without its header."""
    with open(GOLD / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]
