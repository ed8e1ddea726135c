"""python -m loaders: builds the database, adds a document or checks one, lists and withdraws loads, keeps it safe."""

import argparse
import sys
from datetime import date
from pathlib import Path

from loaders.apart import start_ahead
from loaders.errors import DocumentUnclear, LoadError, MayBeCaseData


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 where it did what was asked, 2 where a document or database was refused (why, on stderr)."""
    options = _parser().parse_args(arguments)
    if options.command in _READ:
        start_ahead()
    import duckdb  # only now, with all that writes to the database: it takes long to load, while the reader starts

    from loaders.commands import extract, keeping, terminal, training
    from loaders.commands.folder import command as folder
    from loaders.commands.meanwhile import told_meanwhile
    from loaders.record.database import database_path
    from loaders.record.faults import fault, unfit

    try:
        commands = {
            **terminal.COMMANDS,
            **folder.COMMANDS,
            **keeping.COMMANDS,
            **training.COMMANDS,
            **extract.COMMANDS,
        }
        return commands[options.command](options)
    except DocumentUnclear as error:
        print(f"{options.refused}: {error}\n{terminal.how_to_go_on(error)}", file=sys.stderr)
    except MayBeCaseData as error:
        print(f"{options.refused}: {error}\nTo go on: --not-case-data WHY", file=sys.stderr)
    except LoadError as error:
        print(f"{options.refused}: {told_meanwhile(error, options.command)}", file=sys.stderr)
    except duckdb.Error as error:
        path = options.database or database_path()
        said = told_meanwhile(fault(error, path) or unfit(path), options.command)
        print(f"{options.refused}: {said}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    parser.set_defaults(command="build", refused="Not loaded", by="command line")
    parser.add_argument("--database", default=None, metavar="PATH", help=_DATABASE)
    subparsers = parser.add_subparsers(title="commands (none: build or refresh from data/plans/plans.toml)")
    _add(_command(subparsers, "add", "add one document as a snapshot of a plan"))
    _add_all(_command(subparsers, "add-all", "add every document of a folder, with nobody at hand"))
    _check(_command(subparsers, "check", _CHECK))
    listed = _command(subparsers, "list", "list every snapshot, withdrawn ones too")
    listed.set_defaults(refused="Not listed")
    take = _command(subparsers, "withdraw", "take a wrong load out of every figure, and keep it")
    take.set_defaults(refused="Not withdrawn")
    take.add_argument("snapshot", metavar="SNAPSHOT", help="its id, as list or training prints it")
    take.add_argument("--by", required=True, metavar="NAME", help="who withdraws it")
    take.add_argument("--why", required=True, metavar="TEXT")
    _training(_command(subparsers, "training", "count a learning system’s export, in numbers alone"))
    back = _command(subparsers, "write-back", "write what was decided into a plan's own Word document, tracked")
    back.set_defaults(refused="Not written back")
    back.add_argument("plan", metavar="PLAN", help="the plan's id, as in my-council")
    back.add_argument("--out", required=True, metavar="FILE", type=Path, help="the Word file to write")
    back.add_argument("--on-date", metavar="YYYY-MM-DD", type=_iso_date, help="as the plan was in force then")
    _extract(_command(subparsers, "extract", "write a plan's counts into a file to hand over, without any name"))
    _keep(subparsers)
    return parser


def _keep(subparsers) -> None:
    """Adds the commands that keep the database safe."""
    checked = _command(subparsers, "verify", "read all of the database and say what is wrong with it; changes nothing")
    checked.set_defaults(refused="Not verified")
    checked.add_argument("file", metavar="FILE", type=Path, nargs="?", help="a backup (default: the database itself)")
    copied = _command(subparsers, "backup", "write a verified copy of the database in one file")
    copied.set_defaults(refused="Not copied")
    copied.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    copied.add_argument("--replace", action="store_true", help="replace a file of that name")
    back = _command(
        subparsers, "restore", "put a backup in the place of the database, which is kept under a dated name"
    )
    back.set_defaults(refused="Not restored")
    back.add_argument("file", metavar="FILE", type=Path, help="the backup")
    moved = _command(
        subparsers, "move", "carry the database from a file into an empty lake, or from a lake into a file"
    )
    moved.set_defaults(refused="Not moved")
    moved.add_argument("source", metavar="FROM", help="the database that there is; it stays as it is")
    moved.add_argument(
        "target", metavar="TO", help="a new file, or ducklake:postgres:… of an empty PostgreSQL database"
    )
    tidied = _command(
        subparsers, "tidy", "work small changes into larger pieces, and let go of a lake’s earlier states"
    )
    tidied.set_defaults(refused="Not tidied")


def _extract(counts: argparse.ArgumentParser) -> None:
    counts.set_defaults(refused="Not counted")
    counts.add_argument("plan", metavar="PLAN", help="the plan's id, as in my-council")
    counts.add_argument("--out", required=True, metavar="FILE", type=Path, help="the .csv file to write")
    counts.add_argument("--council", metavar="CODE", help="the council's code, where the plan's words don't tell it")
    counts.add_argument("--framework", metavar="ID", default="la-toolkit-2024", help="whose sections to count by")
    counts.add_argument("--quarters", metavar="N", type=int, default=4, help="how many, from 1 to 8 (default: 4)")


def _training(training: argparse.ArgumentParser) -> None:
    training.set_defaults(refused="Not counted", by=None)
    training.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx with a row a completion")
    training.add_argument("--plan", required=True, metavar="ID", help="the plan’s id, as in my-council")
    training.add_argument(
        "--as-at", required=True, metavar="YYYY-MM-DD", type=_iso_date, help="the day that it was exported on"
    )
    training.add_argument("--by", metavar="NAME", help="who adds the counts; without it nothing is added")
    training.add_argument("--source", metavar="TEXT", default="", help="where it is from, as in “Moodle”")
    training.add_argument(
        "--course",
        metavar="COURSE=PROGRAMME",
        action="append",
        default=[],
        help="the programme that a course counts for, nothing after = for none; may be given for several courses",
    )


_DATABASE = "the database, a file or a lake (default: PREVENT_DATABASE, else data/prevent.duckdb)"
_READ = ("build", "add", "check", "write-back", "training")
_CHECK = "show what a document would load as, every finding, and what it changes in a plan; writes nothing"


def _command(subparsers, name: str, said: str) -> argparse.ArgumentParser:
    """A command that may name the database after itself too."""
    command = subparsers.add_parser(name, help=said)
    command.set_defaults(command=name)
    command.add_argument("--database", default=argparse.SUPPRESS, metavar="PATH", help=_DATABASE)
    return command


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("file", metavar="FILE", type=Path)
    add.add_argument("--plan", required=True, metavar="ID", help="the plan's id, as in my-council")
    add.add_argument("--council", required=True, metavar="NAME")
    add.add_argument("--title", required=True, metavar="TEXT", help="the plan's short title")
    add.add_argument(
        "--as-at", required=True, metavar="YYYY-MM-DD", type=_iso_date, help="the date that the document speaks of"
    )
    add.add_argument("--as-at-assumed", metavar="WHY", help="the document doesn't state that date: why it is assumed")
    add.add_argument("--by", metavar="NAME", default="command line", help="who adds it, and corrects its columns")
    _corrections(add)


def _add_all(add_all: argparse.ArgumentParser) -> None:
    add_all.add_argument("folder", metavar="FOLDER", type=Path, help="read with its subfolders; links aren't followed")
    add_all.add_argument("--by", metavar="NAME", default="command line", help="who adds them")
    add_all.add_argument("--skipped", metavar="FILE", type=Path, help="a .csv to write what was skipped into, and why")
    add_all.add_argument(
        "--processes", metavar="NUMBER", type=_number, help="how many documents are read at once (one a processor)"
    )


def _check(check: argparse.ArgumentParser) -> None:
    check.add_argument("file", metavar="FILE", type=Path)
    check.add_argument("--json", action="store_true", help="print JSON alone")
    check.add_argument("--plan", metavar="ID", help="also show what is new, gone or changed against this plan")
    _corrections(check)


def _corrections(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--header-row",
        metavar="PLACE",
        help="where the headings stand, as in “table 1, row 3”, or the number of a row or line",
    )
    command.add_argument(
        "--not-case-data", metavar="WHY", help="why a document that may be about people referred is about none of them"
    )
    command.add_argument(
        "--column",
        metavar="HEADING=FIELD",
        action="append",
        default=[],
        help="what a column holds, as in “What we will do=action”; may be given for several columns",
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:4]) <= 64:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 64")
    return int(text)


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no date as in 2017-09-30") from error


if __name__ == "__main__":
    sys.exit(main())
