"""python -m loaders add-all FOLDER, in words on the screen."""

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from loaders.commands.folder.add_all import Run, processes_here
from loaders.commands.folder.files import Skipped, documents_in
from loaders.commands.folder.outcome import Outcome
from loaders.commands.folder.progress import Progress
from loaders.counted import counted
from loaders.errors import LoadError
from loaders.record.database import database_path, open_database
from loaders.record.purposes import name_given

_INTERRUPTED = 130  # as shells have it


def run_add_all(options: argparse.Namespace) -> int:
    """Adds a folder's documents; 2 where one was skipped, 130 where it was interrupted."""
    by = name_given(options.by)
    table = _table(options.skipped)
    files, unseen = documents_in(options.folder)
    if table:
        files = [one for one in files if one.path.resolve() != table.resolve()]
    for one in unseen:
        print(f"Skipped {one.shown}: {one.why}", file=sys.stderr)
    connection = open_database(options.database or database_path())
    run = Run(connection, by, options.processes or processes_here(), Progress)
    run.outcome.skipped += unseen
    interrupted = False
    try:
        run.add(files)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        connection.close()
        print(_told(run.outcome, len(files) + len(unseen)))
        if table:
            _write(table, run.outcome.skipped)
    if interrupted:
        print("Interrupted: what was added stays; run the same command again to go on.", file=sys.stderr)
        return _INTERRUPTED
    return 2 if run.outcome.skipped else 0


def _told(outcome: Outcome, documents: int) -> str:
    """What became of the documents, in a line or two."""
    said = f"Added {outcome.added:,} of {counted(documents, 'document')}"
    if outcome.added:
        said += f": {counted(outcome.tasks, 'task')} of {counted(len(outcome.plans), 'plan')}"
    said += f". {outcome.there:,} {'was' if outcome.there == 1 else 'were'} in the database already."
    if outcome.skipped:
        said += f" {len(outcome.skipped):,} skipped, each with its reason above."
    if outcome.assumed:
        said += (
            f"\n{outcome.assumed:,} of those added {'stands' if outcome.assumed == 1 else 'stand'} for a date that is "
            "assumed: the page Data quality says why."
        )
    return said


def _table(path: Path | None) -> Path | None:
    """Where what is skipped is written. Raises LoadError for a place that no table can be written to."""
    if path is None:
        return None
    if path.suffix.lower() != ".csv":
        raise LoadError(f"“{path}” should end in .csv: what is skipped is written there as a table.")
    if not path.parent.is_dir():
        raise LoadError(f"There is no folder “{path.parent}” to write {path.name} into.")
    return path


def _write(path: Path, skipped: Sequence[Skipped]) -> None:
    """Writes what is skipped as CSV; no text of it is taken for a formula, by what each begins with."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["Document", "Why it was skipped"])
            rows.writerows([f"./{one.shown}", _prose(one.why)] for one in skipped)
        os.replace(part, path)
    except OSError as error:
        raise LoadError(f"{path} can’t be written ({error.strerror}): check its folder.") from error


def _prose(why: str) -> str:
    return why if why[:1].isalpha() or why.startswith("“") else f"Of it: {why}"


COMMANDS = {"add-all": run_add_all}
