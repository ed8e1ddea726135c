"""Builds the database from the plans that data/plans/plans.toml lists, and adds single documents to it."""

import json
import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from loaders.apart import read_plan_apart
from loaders.bounds import SPAN, is_within
from loaders.commands.remembered import say_remembered
from loaders.errors import ChangeRefused, LoadedMeanwhile, LoadError
from loaders.record import statements
from loaders.record.compare import compare_with
from loaders.record.database import one_at_a_time, tried_again
from loaders.record.plan_columns import Remembered, remembered
from loaders.record.store import (
    Decisions,
    Load,
    Plan,
    Standing,
    any_held,
    find_snapshot,
    is_purged,
    loads_of_plan,
    save_snapshot,
    save_snapshots,
)
from loaders.records import PlanReading

SHIPPED = Path(__file__).parents[2] / "data" / "plans" / "plans.toml"


@dataclass(frozen=True)
class Added:
    """What adding a document did: the snapshot, its tasks and findings, and whether it was there already.

    changed counts the tasks that were read otherwise than before, where a document was read again.
    """

    snapshot_id: str
    tasks: int
    findings: int
    was_known: bool
    changed: int = 0


def build(
    connection: duckdb.DuckDBPyConnection,
    progress: Callable[[int, int, str], None] | None = None,
    listing: Path = SHIPPED,
) -> list[Added]:
    """Loads every listed plan that the database doesn't hold yet; known and purged bytes are skipped.

    progress is told (plans done, plans in all, what is happening). Raises LoadError, naming the plan, where the
    listing or a document can't be used.
    """
    entries = _entries(listing)
    added = []
    for number, entry in enumerate(entries):
        if progress:
            progress(number, len(entries), f"Reading {entry['title']}")
        one = _add_entry(connection, entry, listing)
        added += [one] if one else []
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


def _add_entry(connection: duckdb.DuckDBPyConnection, entry: dict, listing: Path) -> Added | None:
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
    if is_purged(connection, content):
        return None
    return add_document(connection, plan, standing, content, prepare(plan, standing, content, entry["file"]))


def prepare(
    plan: Plan,
    standing: Standing,
    content: bytes,
    file_name: str,
    columns: Mapping[str, str] | None = None,
    header_row: str | None = None,
) -> PlanReading:
    """The reading of a document that could be added to a plan; needs no database.

    columns corrects what columns were taken for, and header_row says where the headings stand, as in read_plan_apart.
    Raises LoadError where the plan's id, the date or the document can't be used.
    """
    check(plan, standing)
    return read_plan_apart(content, file_name, standing.as_at, columns, header_row=header_row)


@tried_again
def add_document(
    connection: duckdb.DuckDBPyConnection,
    plan: Plan,
    standing: Standing,
    content: bytes,
    reading: PlanReading,
    *,
    decisions: Decisions | None = None,
    again: bool = False,
    seen: Remembered | None = None,
    loads_seen: Collection[str] | None = None,
) -> Added:
    """Adds one document, as prepared, as a snapshot of a plan; the same bytes at the same date are skipped.

    decisions are what a person confirmed or corrected, by the position of the task; they are saved with it or not at
    all. again adds a document even where it is known, as one that was withdrawn. What was corrected of its columns is
    remembered for the plan; seen is what was remembered when a person looked at the reading, and is forgotten where
    that doesn't follow it any more. loads_seen are the plan's loads that the person saw; None: they looked at none.
    Raises LoadError where the plan, the date or a decision can't be used, or the document was purged, and
    LoadedMeanwhile where the plan has loads that the person didn't see.
    """
    check(plan, standing)
    with one_at_a_time(connection):
        if is_purged(connection, content):
            raise LoadError(f"“{reading.source.file_name}” was purged from the database, and is not taken in again.")
        if loads_seen is not None:
            loads = loads_of_plan(connection, plan.plan_id)
            theirs = [one for one in loads if one["snapshot_id"] not in loads_seen]
            if theirs:
                raise LoadedMeanwhile(theirs)
        known = None if again else find_snapshot(connection, plan.plan_id, standing.as_at, content)
        if known:
            with connection.cursor() as cursor:
                tasks, findings = statements.one(cursor, "build/counts", snapshot_id=known)
            return Added(known, tasks, findings, True)
        load = Load(plan, standing, content, reading, decisions, seen=seen)
        save_snapshot(connection, load)
        return _added(load)


@tried_again
def add_documents(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> list[Added]:
    """Adds documents of as many plans, no two of one plan, in one transaction: all of them, or none.

    Raises LoadError where one of them can't be added, or is in the database or was purged: add_document says which.
    """
    for load in loads:
        check(load.plan, load.standing)
    with one_at_a_time(connection):
        if any_held(connection, loads):
            raise LoadError("One of these documents came into the database meanwhile.")
        save_snapshots(connection, loads)
    return list(map(_added, loads))


def _added(load: Load) -> Added:
    return Added(load.snapshot_id, len(load.reading.tasks), len(load.reading.findings), False)


def reread(connection: duckdb.DuckDBPyConnection, snapshot_id: str, *, loaded_by: str) -> Added:
    """Reads a snapshot's document again by today's rules, as a new snapshot at the same date; the old one is kept.

    Columns that a person corrected stay corrected, the headings stand where they said, and what they said of its not
    being case data holds. Raises ChangeRefused where the snapshot isn't known or is withdrawn, and DocumentRefused
    where today's rules refuse the document.
    """
    if not loaded_by.strip():
        raise ChangeRefused("Give your name, then try again.")
    with connection.cursor() as cursor:
        found = statements.first(cursor, "build/as_loaded", snapshot_id=snapshot_id)
    if not found:
        raise ChangeRefused("This load is withdrawn, or isn't in the database: look at the list of loads again.")
    named, stood, (content, file_name, columns, header_row, said) = found[:5], found[5:10], found[10:]
    as_at, basis, note, wording, wording_note = stood
    standing = Standing(as_at, basis, note, loaded_by.strip(), wording, wording_note)
    reading = read_plan_apart(
        content, file_name, as_at, json.loads(columns or "{}"), header_row=header_row, not_case_data=said
    )
    reading = say_remembered(reading, remembered(connection, named[0]))
    changed = sum(change.kind != "same" for change in compare_with(connection, snapshot_id, reading))
    load = Load(Plan(*named), standing, content, reading, like=snapshot_id)
    save_snapshot(connection, load)
    return replace(_added(load), changed=changed)


def check(plan: Plan, standing: Standing) -> None:
    """Raises LoadError where the plan's id or names or the date can't be used."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", plan.plan_id) or len(plan.plan_id) > 80:
        raise LoadError(
            f"The plan id “{plan.plan_id[:80]}” must be small letters, digits and single hyphens, as in my-council."
        )
    if not plan.council.strip() or not plan.title.strip():
        raise LoadError("Give the council's name and a title for the plan.")
    if not is_within(standing.as_at):
        raise LoadError(f"The as-at date {standing.as_at} lies outside {SPAN}: check the year.")
