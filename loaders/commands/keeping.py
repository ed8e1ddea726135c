"""The commands that keep the database safe: verify it, back it up, put a backup in its place."""

import argparse
import sys
from pathlib import Path

from loaders.record.copies import back_up, restore, verify
from loaders.record.database import database_path
from loaders.record.schema import SCHEMA_VERSION


def run_verify(options: argparse.Namespace) -> int:
    """Says what the database holds and what is wrong with it; 2 where something is."""
    path = options.file or _database(options)
    found = verify(path)
    print(f"{path}: {found.holds}")
    if found.version and found.version < SCHEMA_VERSION:
        print(f"Its tables are of version {found.version}, and become version {SCHEMA_VERSION} when it is opened next.")
    for said in found.wrong:
        print(said, file=sys.stderr)
    if found.wrong:
        print("Not in order: restore a backup, or go on with what is there.", file=sys.stderr)
        return 2
    print("Every table can be read, every row has what it belongs to, every document is as it was loaded.")
    return 0


def run_backup(options: argparse.Namespace) -> int:
    """Writes a verified copy."""
    found = back_up(_database(options), options.file, replaces=options.replace)
    print(f"Copied to {options.file}, and verified. {found.holds}")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Puts a backup in the place of the database."""
    path = _database(options)
    found, kept = restore(options.file, path)
    print(f"{path} is now what {options.file} holds. {found.holds}")
    if kept:
        print(f"The database that was there is kept as {kept}.")
    return 0


def _database(options: argparse.Namespace) -> Path:
    return Path(options.database or database_path())


COMMANDS = {"verify": run_verify, "backup": run_backup, "restore": run_restore}
