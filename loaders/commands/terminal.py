"""What the commands of python -m loaders do, in words on the screen."""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from loaders.commands.build import add_document, build, prepare
from loaders.commands.preview import preview
from loaders.errors import LoadError
from loaders.reading.plan import read_plan
from loaders.record import statements
from loaders.record.compare import compare_with_latest
from loaders.record.database import database_path, open_database
from loaders.record.store import Plan, Standing
from loaders.record.withdrawals import withdraw


def run_build(options: argparse.Namespace) -> int:
    """Builds or refreshes the database from the shipped plans."""
    path = options.database or database_path()
    connection = open_database(path)
    added = build(connection, lambda done, total, words: print(f"{done} of {total}: {words}"))
    connection.close()
    new = [one for one in added if not one.was_known]
    print(f"{len(new)} of {len(added)} plans were new: {sum(one.tasks for one in new)} tasks added to {path}.")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Adds one document as a snapshot of a plan."""
    content = _bytes(options.file)
    plan = Plan(options.plan, options.council, options.title)
    basis = "assumed" if options.as_at_assumed else "stated"
    standing = Standing(options.as_at, basis, options.as_at_assumed, "command line")
    reading = prepare(plan, standing, content, options.file.name)
    connection = open_database(options.database or database_path())
    added = add_document(connection, plan, standing, content, reading)
    connection.close()
    if added.was_known:
        print(
            f"{options.file.name} is in the database already, as {plan.plan_id} at {options.as_at}: nothing was added."
        )
    else:
        print(f"Added {added.tasks} tasks of {plan.plan_id} as at {options.as_at}, with {added.findings} findings.")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Shows what a document would load as, its columns, every finding, and what it changes in a plan."""
    content = _bytes(options.file)
    found = preview(content, options.file.name)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2, default=date.isoformat))
        return 0
    document = found["document"]
    print(f"{document['title']}: {len(found['tasks'])} tasks, {len(found['findings'])} findings")
    print(f"As at {document['as_at_proposed'] or 'an unknown date'}. {document['as_at_because']}")
    for column in document["columns"]:
        field = column["field"].replace("_", " ")
        print(f"  column {column['number']} “{column['heading']}” ({column['table']}): taken for {field}")
    for task in found["tasks"]:
        leads = ", ".join(lead["lead"] for lead in task["leads"]) or "no lead"
        due = task["due_on"] or task["timescale_text"] or "no date given"
        print(f"  {task['ref']:>6}  {due}  {leads}  {task['rating'] or 'not rated'}: {(task['action'] or '')[:80]}")
    for finding in found["findings"]:
        print(f"  {finding['severity']}: {finding['ref'] or 'document'}: {finding['message']} [{finding['rule']}]")
    if options.plan:
        _print_changes(options, read_plan(content, options.file.name))
    return 0


def _print_changes(options: argparse.Namespace, reading) -> None:
    connection = _existing(options)
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
    connection = _existing(options)
    rows = statements.rows(connection, "terminal/snapshots")
    connection.close()
    for snapshot_id, plan_id, as_at, title, loaded_on, loaded_by, withdrawn_by, reason in rows:
        withdrawn = f"; withdrawn by {withdrawn_by}: {reason}" if withdrawn_by else ""
        print(f"{snapshot_id}  {plan_id} as at {as_at}: {title}, loaded {loaded_on} by {loaded_by}{withdrawn}")
    print(f"{len(rows)} snapshots.")
    return 0


def run_withdraw(options: argparse.Namespace) -> int:
    """Takes a snapshot out of every figure; it is kept."""
    connection = _existing(options)
    try:
        withdraw(connection, options.snapshot, withdrawn_by=options.by, reason=options.why)
    finally:
        connection.close()
    print(f"Withdrawn: {options.snapshot}. It is kept, and counts in no figure any more.")
    return 0


def _existing(options: argparse.Namespace):
    """A connection to a database that there is: none is made for a question about it."""
    path = options.database or database_path()
    if not Path(path).exists():
        raise LoadError(f"There is no database at {path}: name another place, or build it first.")
    return open_database(path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"“{path}” can't be read ({error.strerror}): check its name and place.") from error
