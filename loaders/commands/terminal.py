"""What the commands of python -m loaders do, in words on the screen."""

import argparse
import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

from loaders.apart import read_apart, read_plan_apart
from loaders.commands.asked import (
    check_columns,
    columns_called,
    columns_under,
    fields_in_words,
    grids,
    header_row_called,
    rows_to_ask,
)
from loaders.commands.build import add_document, build, check
from loaders.commands.preview import preview_of
from loaders.commands.remembered import say_remembered, told
from loaders.commands.word_copy import word_with_decisions
from loaders.counted import counted
from loaders.errors import DocumentUnclear, LoadError
from loaders.lookups.column_fields import column_fields
from loaders.reading.case_data import not_case_data
from loaders.record import statements
from loaders.record.compare import compare_with_latest
from loaders.record.completions import withdraw_completions
from loaders.record.database import database_path, open_database
from loaders.record.place_names import is_lake, named
from loaders.record.plan_columns import Remembered, remembered
from loaders.record.store import Plan, Standing
from loaders.record.withdrawals import withdraw
from loaders.records import PlanReading
from loaders.shortened import shortened

_MOST_ROWS, _MOST_GRIDS = 15, 5


def run_build(options: argparse.Namespace) -> int:
    """Builds or refreshes the database from the shipped plans."""
    path = options.database or database_path()
    connection = open_database(path)
    added = build(connection, lambda done, total, words: print(f"{done} of {total}: {words}"))
    connection.close()
    new = [one for one in added if not one.was_known]
    tasks = counted(sum(one.tasks for one in new), "task")
    print(f"{len(new)} of {len(added)} plans were new: {tasks} added to {named(path)}.")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Adds one document as a snapshot of a plan."""
    content = read_bytes(options.file)
    plan = Plan(options.plan, options.council, options.title)
    basis = "assumed" if options.as_at_assumed else "stated"
    standing = Standing(options.as_at, basis, options.as_at_assumed, options.by)
    check(plan, standing)
    reading = _read(options, content, standing.as_at)
    connection = open_database(options.database or database_path())
    added = add_document(connection, plan, standing, content, reading)
    against = statements.rows(connection, "terminal/corrections_against", snapshot_id=added.snapshot_id)
    connection.close()
    if added.was_known:
        print(
            f"{options.file.name} is in the database already, as {plan.plan_id} at {options.as_at}: nothing was added."
        )
    else:
        tasks, findings = counted(added.tasks, "task"), counted(added.findings, "finding")
        print(f"Added {tasks} of {plan.plan_id} as at {options.as_at}, with {findings}.")
    if against:
        print(_against([ref for (ref,) in against], options.as_at))
    return 0


def _against(refs: list[str | None], as_at: date) -> str:
    """That corrections of earlier versions stand against the one of as_at; refs: of their tasks."""
    number, named = len(refs), ", ".join(dict.fromkeys(ref or "one without a reference" for ref in refs))
    stand, which = ("1 correction stands", "it") if number == 1 else (f"{number} corrections stand", "them")
    return f"{stand} against the plan of {as_at}: {named}. Look at {which} again on the page Decisions."


def run_check(options: argparse.Namespace) -> int:
    """Shows what a document would load as, its columns, every finding, and what it changes in a plan."""
    content = read_bytes(options.file)
    reading = _read(options, content)
    found = preview_of(content, reading)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2, default=date.isoformat))
        return 0
    document = found["document"]
    print(f"{document['title']}: {counted(len(found['tasks']), 'task')}, {counted(len(found['findings']), 'finding')}")
    print(f"As at {document['as_at_proposed'] or 'an unknown date'}. {document['as_at_because']}")
    for column in document["columns"]:
        said = column_fields()[column["field"]].said
        print(
            f"  column {column['number']} “{column['heading']}” ({column['table']}): taken for {said}, "
            f"{column['sureness']}: {column['because']}"
        )
    for task in found["tasks"]:
        leads = ", ".join(lead["lead"] for lead in task["leads"]) or "no lead"
        due = task["due_on"] or task["timescale_text"] or "no date given"
        print(f"  {task['ref']:>6}  {due}  {leads}  {task['rating'] or 'not rated'}: {(task['action'] or '')[:80]}")
    for finding in found["findings"]:
        print(f"  {finding['severity']}: {finding['ref'] or 'document'}: {finding['message']} [{finding['rule']}]")
    if options.plan:
        _print_changes(options, reading)
    return 0


def _read(options: argparse.Namespace, content: bytes, as_at: date | None = None) -> PlanReading:
    """The document as read with the columns and the heading row that the command names."""
    columns = columns_called(options.column)
    name = options.file.name
    said = not_case_data(options.not_case_data, options.by) if options.not_case_data else None
    row = header_row_called(rows_to_ask(read_apart(content, name)), options.header_row) if options.header_row else None
    try:
        reading = read_plan_apart(content, name, as_at, columns, header_row=row, not_case_data=said)
    except DocumentUnclear as unclear:
        memory = _memory(options)
        fields, place = told(memory, unclear.rows, columns, row)
        if (fields, place) == (columns, row):
            if row:
                check_columns(columns_under(unclear.rows, row), columns)
            raise
        reading = read_plan_apart(content, name, as_at, fields, header_row=place, not_case_data=said)
    else:
        memory = _memory(options)
        fields, place = told(memory, rows_to_ask(reading.source), columns, row)
        if (fields, place) != (columns, row):
            reading = read_plan_apart(content, name, as_at, fields, header_row=place, not_case_data=said)
    check_columns(reading.columns, columns)
    return say_remembered(reading, memory)


def _memory(options: argparse.Namespace) -> Remembered:
    """What is remembered of the plan that a document is held against; nothing where there is no database yet."""
    path = options.database or database_path()
    if not options.plan or not _is_there(path):
        return Remembered()
    connection = open_database(path)
    found = remembered(connection, options.plan)
    connection.close()
    return found


def how_to_go_on(unclear: DocumentUnclear) -> str:
    """The first rows of a document that isn't understood, with their places, and how to say what they hold."""
    found = grids(unclear.rows)
    lines = ["The first rows, as read:"]
    for grid in found[:_MOST_GRIDS]:
        lines += [
            f"  {row.locator}: {' | '.join(shortened(cell) for cell in row.cells)}" for row in grid.rows[:_MOST_ROWS]
        ]
        if len(grid.rows) > _MOST_ROWS:
            more = counted(len(grid.rows) - _MOST_ROWS, "more row")
            lines.append(f"  … and {more} {grid.place and f'of {grid.place}'}".rstrip())
    if len(found) > _MOST_GRIDS:
        lines.append(f"  … and {counted(len(found) - _MOST_GRIDS, 'more table')}")
    row = found[0].rows[0]
    named = [cell for cell in row.cells if cell.strip()]
    lines += [
        "To go on, say which row holds the headings and what is in the columns, as in:",
        f'  --header-row "{row.locator}" --column "{shortened(named[0])}=action" --column "{shortened(named[1])}=lead"',
        f"A column holds one of: {fields_in_words()}.",
    ]
    return "\n".join(lines)


def _print_changes(options: argparse.Namespace, reading) -> None:
    connection = existing(options)
    changes = compare_with_latest(connection, options.plan, reading)
    connection.close()
    kinds = Counter(change.kind for change in changes)
    print(
        f"Against the last snapshot of {options.plan}: {kinds['new']} new, {kinds['gone']} gone, "
        f"{kinds['changed']} changed, {kinds['same']} the same."
    )
    for change in changes:
        if change.kind in ("new", "gone"):
            print(f"  {change.kind}: {change.ref}: {change.action[:80]}")
        for name, before, after in change.fields:
            print(f"  changed: {change.ref}: {name.replace('_', ' ')}: {before or 'nothing'} → {after or 'nothing'}")


def run_list(options: argparse.Namespace) -> int:
    """Lists every snapshot, the newest load first, and whether it is withdrawn."""
    connection = existing(options)
    rows = statements.rows(connection, "terminal/snapshots")
    connection.close()
    for snapshot_id, plan_id, as_at, title, loaded_on, loaded_by, withdrawn_by, reason in rows:
        withdrawn = f"; withdrawn by {withdrawn_by}: {reason}" if withdrawn_by else ""
        print(f"{snapshot_id}  {plan_id} as at {as_at}: {title}, loaded {loaded_on} by {loaded_by}{withdrawn}")
    print(f"{counted(len(rows), 'snapshot')}.")
    return 0


def run_withdraw(options: argparse.Namespace) -> int:
    """Takes a snapshot, or the counts of a learning system's export, out of every figure; it is kept."""
    connection = existing(options)
    try:
        if statements.first(connection, "completions/state", import_id=options.snapshot):
            withdraw_completions(connection, options.snapshot, by=options.by, reason=options.why)
        else:
            withdraw(connection, options.snapshot, withdrawn_by=options.by, reason=options.why)
    finally:
        connection.close()
    print(f"Withdrawn: {options.snapshot}. It is kept, and counts in no figure any more.")
    return 0


def told_of(written: int) -> str:
    """What became of a plan's Word document. written: how many changes stand in its cells."""
    if not written:
        return "nothing could be written into a cell:"
    return f"{counted(written, 'tracked change')},{'' if written == 1 else ' each'} with its author, date and reason."


def run_write_back(options: argparse.Namespace) -> int:
    """Writes a plan's Word document with what was decided into a new file, and says what stands in it and what not."""
    if options.out.exists():
        raise LoadError(f"{options.out} is there already, and isn’t replaced: name another file.")
    connection = existing(options)
    try:
        copy = word_with_decisions(connection, options.plan, options.on_date)
    finally:
        connection.close()
    try:
        options.out.write_bytes(copy.content)
    except OSError as error:
        raise LoadError(f"{options.out} can’t be written ({error.strerror}): check its folder.") from error
    print(f"{options.out}: {told_of(len(copy.written))}")
    for one in copy.written:
        beside = f"; {one.beside}" if one.beside else ""
        print(f"  {one.ref:>6}  {one.heading}: “{shortened(one.was)}” → “{shortened(one.now)}”{beside}")
    for one in copy.left_out:
        told = "; a comment says it" if one.has_comment else ""
        print(f"  {one.ref:>6}  {one.what} {shortened(one.said)}: not written into a cell, as {one.left_out}{told}")
    return 0


def existing(options: argparse.Namespace):
    """A connection to a database that there is: none is made for a question about it."""
    path = options.database or database_path()
    if not _is_there(path):
        raise LoadError(f"There is no database at {path}: name another place, or build it first.")
    return open_database(path)


def _is_there(path: str) -> bool:
    """Whether there is a database; of a lake that shows when it is opened."""
    return is_lake(path) or os.path.exists(path)


def read_bytes(path: Path) -> bytes:
    """A file's bytes; raises LoadError where it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"“{path}” can't be read ({error.strerror}): check its name and place.") from error


COMMANDS = {
    "build": run_build,
    "add": run_add,
    "check": run_check,
    "list": run_list,
    "withdraw": run_withdraw,
    "write-back": run_write_back,
}
