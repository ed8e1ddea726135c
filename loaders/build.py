"""Builds the database from the plans that data/plans/plans.toml lists, and adds single documents to it."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from loaders.errors import LoadError
from loaders.plan import read_plan
from loaders.records import PlanReading
from loaders.store import Plan, Standing, find_snapshot, save_snapshot

SHIPPED = Path(__file__).parents[1] / "data" / "plans" / "plans.toml"


@dataclass(frozen=True)
class Added:
    """What adding a document did: the snapshot, its tasks and findings, and whether it was there already."""

    snapshot_id: str
    tasks: int
    findings: int
    was_known: bool


def build(
    connection: duckdb.DuckDBPyConnection,
    progress: Callable[[int, int, str], None] | None = None,
    listing: Path = SHIPPED,
) -> list[Added]:
    """Loads every listed plan that the database doesn't hold yet; known bytes are skipped, nothing else is touched.

    progress is told (plans done, plans in all, what is happening). Raises LoadError, naming the plan, where the
    listing or a document can't be used.
    """
    entries = _entries(listing)
    added = []
    for number, entry in enumerate(entries):
        if progress:
            progress(number, len(entries), f"Reading {entry['title']}")
        added.append(_add_entry(connection, entry, listing))
    if progress:
        progress(len(entries), len(entries), "All plans are in the database")
    return added


def _entries(listing: Path) -> list[dict]:
    try:
        return tomllib.loads(listing.read_text(encoding="utf-8")).get("plan", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LoadError(
            f"The list of plans {listing.name} can't be read ({error}): mend it, then build again."
        ) from error


def _add_entry(connection: duckdb.DuckDBPyConnection, entry: dict, listing: Path) -> Added:
    try:
        plan = Plan(entry["id"], entry["council"], entry["title"], entry.get("starts_on"), entry.get("ends_on"))
        standing = Standing(
            entry["as_at"],
            entry["as_at_basis"],
            entry.get("as_at_note"),
            "first start",
            entry.get("wording", "as_published"),
            entry.get("wording_note"),
        )
        content = (listing.parent / entry["file"]).read_bytes()
    except KeyError as error:
        raise LoadError(
            f"{listing.name}: plan “{entry.get('id', '?')}” lacks {error}: add it, then build again."
        ) from error
    except OSError as error:
        raise LoadError(
            f"{listing.name}: the file of plan “{entry['id']}” can't be read ({error.strerror})."
        ) from error
    return add_document(connection, plan, standing, content, prepare(plan, standing, content, entry["file"]))


def prepare(
    plan: Plan, standing: Standing, content: bytes, file_name: str, columns: Mapping[str, str] | None = None
) -> PlanReading:
    """The reading of a document that could be added to a plan; needs no database.

    columns corrects what columns were taken for, as in read_plan.
    Raises LoadError where the plan's id, the date or the document can't be used.
    """
    _check(plan, standing)
    return read_plan(content, file_name, standing.as_at, columns)


def add_document(
    connection: duckdb.DuckDBPyConnection, plan: Plan, standing: Standing, content: bytes, reading: PlanReading
) -> Added:
    """Adds one document, as prepared, as a snapshot of a plan; the same bytes at the same date are skipped."""
    known = find_snapshot(connection, plan.plan_id, standing.as_at, content)
    if known:
        tasks, findings = (
            connection.cursor()
            .execute(
                "select (select count(*) from task where snapshot_id = $id), "
                "(select count(*) from finding where snapshot_id = $id)",
                {"id": known},
            )
            .fetchone()
        )
        return Added(known, tasks, findings, True)
    snapshot_id = save_snapshot(connection, plan, standing, content, reading)
    return Added(snapshot_id, len(reading.tasks), len(reading.findings), False)


def _check(plan: Plan, standing: Standing) -> None:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", plan.plan_id) or len(plan.plan_id) > 80:
        raise LoadError(
            f"The plan id “{plan.plan_id[:80]}” must be small letters, digits and single hyphens, as in my-council."
        )
    if not plan.council.strip() or not plan.title.strip():
        raise LoadError("Give the council's name and a title for the plan.")
    if not date(2000, 1, 1) <= standing.as_at <= date(2100, 12, 31):
        raise LoadError(f"The as-at date {standing.as_at} lies outside 2000 to 2100: check the year.")
