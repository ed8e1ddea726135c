"""The commands that keep the database safe: verify it, back it up, put a backup in its place, carry it elsewhere."""

import argparse
import sys
from pathlib import Path

from loaders.errors import ChangeRefused
from loaders.record.carry import carry
from loaders.record.copies import back_up, restore, verify
from loaders.record.database import checkpoint, database_path, open_database
from loaders.record.place_names import is_lake, named
from loaders.record.schema import SCHEMA_VERSION


def run_verify(options: argparse.Namespace) -> int:
    """Says what the database holds and what is wrong with it; 2 where something is."""
    path = options.file or _database(options)
    found = verify(path)
    print(f"{named(path)}: {found.holds}")
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
    path = _database(options)
    if is_lake(path):
        if options.replace:
            raise ChangeRefused("A copy of a lake replaces no file: name another one.")
        found = carry(path, options.file)
    else:
        found = back_up(path, options.file, replaces=options.replace)
    print(f"Copied to {options.file}, and verified. {found.holds}")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Puts a backup in the place of the database."""
    path = _database(options)
    if is_lake(path):
        raise ChangeRefused(
            "A backup isn't put in the place of a lake that others may use: make an empty PostgreSQL database, and "
            f"python -m loaders move {options.file} ducklake:postgres:dbname=…"
        )
    found, kept = restore(options.file, Path(path))
    print(f"{path} is now what {options.file} holds. {found.holds}")
    if kept:
        print(f"The database that was there is kept as {kept}.")
    return 0


def run_move(options: argparse.Namespace) -> int:
    """Carries the database from a file into a lake, or back."""
    found = carry(options.source, options.target)
    print(f"{named(options.target)} now holds what {named(options.source)} holds, row for row. {found.holds}")
    print(f"To use it, start the dashboard with PREVENT_DATABASE set to it. {named(options.source)} is as it was.")
    return 0


def run_tidy(options: argparse.Namespace) -> int:
    """Works small changes of the database into larger pieces; of a lake, earlier states go."""
    path = _database(options)
    if not is_lake(path) and not Path(path).exists():
        raise ChangeRefused(f"There is no database at {path}: name another place.")
    connection = open_database(path)
    try:
        checkpoint(connection)
    finally:
        connection.close()
    print(f"{named(path)} is tidy: small changes are worked into larger pieces, and what was removed is gone.")
    return 0


def _database(options: argparse.Namespace) -> str:
    return options.database or database_path()


COMMANDS = {"verify": run_verify, "backup": run_backup, "restore": run_restore, "move": run_move, "tidy": run_tidy}
