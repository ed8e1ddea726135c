"""python -m loaders: builds the database, adds a document to it, or checks one without writing anything."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from loaders import LoadError, Plan, Standing, add_document, build, database_path, open_database, prepare, preview


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 where it did what was asked, 2 where a document or database was refused (why, on stderr)."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except LoadError as error:
        print(f"Not loaded: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    parser.set_defaults(run=_build)
    parser.add_argument(
        "--database", default=None, metavar="PATH", help="the database file (default: data/prevent.duckdb)"
    )
    commands = parser.add_subparsers(title="commands (none: build or refresh from data/plans/plans.toml)")
    add = commands.add_parser("add", help="add one document as a snapshot of a plan")
    add.set_defaults(run=_add)
    add.add_argument("file", metavar="FILE", type=Path)
    add.add_argument("--plan", required=True, metavar="ID", help="the plan's id, as in my-council")
    add.add_argument("--council", required=True, metavar="NAME")
    add.add_argument("--title", required=True, metavar="TEXT", help="the plan's short title")
    add.add_argument(
        "--as-at", required=True, metavar="YYYY-MM-DD", type=_iso_date, help="the date that the document speaks of"
    )
    add.add_argument("--as-at-assumed", metavar="WHY", help="the document doesn't state that date: why it is assumed")
    add.add_argument("--database", default=argparse.SUPPRESS, metavar="PATH", help="the database file")
    check = commands.add_parser("check", help="show what a document would load as, and every finding; writes nothing")
    check.set_defaults(run=_check)
    check.add_argument("file", metavar="FILE", type=Path)
    check.add_argument("--json", action="store_true", help="print JSON alone")
    return parser


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no date as in 2017-09-30") from error


def _build(options: argparse.Namespace) -> int:
    path = options.database or database_path()
    connection = open_database(path)
    added = build(connection, lambda done, total, words: print(f"{done} of {total}: {words}"))
    connection.close()
    new = [one for one in added if not one.was_known]
    print(f"{len(new)} of {len(added)} plans were new: {sum(one.tasks for one in new)} tasks added to {path}.")
    return 0


def _add(options: argparse.Namespace) -> int:
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


def _check(options: argparse.Namespace) -> int:
    found = preview(_bytes(options.file), options.file.name)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2, default=date.isoformat))
        return 0
    document = found["document"]
    print(f"{document['title']}: {len(found['tasks'])} tasks, {len(found['findings'])} findings")
    print(f"As at {document['as_at_proposed'] or 'an unknown date'}. {document['as_at_because']}")
    for task in found["tasks"]:
        leads = ", ".join(lead["lead"] for lead in task["leads"]) or "no lead"
        due = task["due_on"] or task["timescale_text"] or "no date given"
        print(f"  {task['ref']:>6}  {due}  {leads}  {task['rating'] or 'not rated'}: {(task['action'] or '')[:80]}")
    for finding in found["findings"]:
        print(f"  {finding['severity']}: {finding['ref'] or 'document'}: {finding['message']} [{finding['rule']}]")
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"“{path}” can't be read ({error.strerror}): check its name and place.") from error


if __name__ == "__main__":
    sys.exit(main())
