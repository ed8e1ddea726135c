"""python -m pages.board: makes a quarter's board pack without the dashboard, for a person or a scheduler."""

import argparse
import sys
from datetime import date
from pathlib import Path

import duckdb

from loaders import LoadError, database_path, fault, told_meanwhile, unfit
from pages.board import kept_packs
from pages.board.command import ENDINGS, Done, Order, run
from pages.board.files import bundle
from pages.board.pack.build import NothingToTell
from pages.board.pack.choice import AUDIENCES
from pages.board.pack.quarters import Quarter, from_label
from pages.board.to_disk import NotMade
from pages.said.language import ENGLISH, NAMES
from queries import QueryFailed


def main(arguments: list[str] | None = None) -> int:
    """Makes the files and prints their paths; 0 where all are made, else why not on stderr.

    3 where some couldn't be made and the others were written, 2 where all is refused and nothing was.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.audience == "lead") != bool(options.lead):
        parser.error("--audience lead and --lead NAME go together")
    if bool(options.issue or options.withdraw) != (options.by is not None):
        parser.error("--issue, or --withdraw ID, and --by NAME go together")
    if options.note and not options.issue:
        parser.error("--note is kept with an issued pack: add --issue and --by NAME")
    if bool(options.withdraw) != bool(options.why) or (options.withdraw and options.issue):
        parser.error("--withdraw ID, --by NAME and --why REASON go together, without --issue")
    if options.each_plan and options.audience == "lead":
        parser.error("--each-plan makes no lead’s packs: name one plan, or leave --audience lead out")
    try:
        done = _kept(options) if options.list or options.withdraw else run(_order(options))
    except (NotMade, NothingToTell, LoadError) as error:
        print(f"Not made: {told_meanwhile(error, 'pack')}", file=sys.stderr)
        return 2
    except (QueryFailed, duckdb.Error) as error:
        place = options.database or database_path()
        said = told_meanwhile(fault(error.__cause__ or error, place) or unfit(place), "pack")
        print(f"Not made: {said}", file=sys.stderr)
        return 2
    for path in done.written:
        print(path)
    return 0 if done.is_whole else 3


def _kept(options: argparse.Namespace) -> Done:
    """Lists the issued packs, or withdraws one; no file is written."""
    place = options.database or database_path()
    if options.withdraw:
        said = kept_packs.withdraw(place, options.withdraw, by=options.by, why=options.why)
        print(f"Withdrawn: {said}. It is kept with its files.")
    else:
        for line in kept_packs.told(place):
            print(line)
    return Done([], True)


def _order(options: argparse.Namespace) -> Order:
    return Order(
        options.database or database_path(), options.folder, options.quarter, options.as_at, tuple(options.plan),
        options.audience, options.lead, tuple(options.file), options.template, options.address.rstrip("/"),
        options.replace, options.by, options.note, options.reply_by, options.each_plan, options.language,
    )  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pages.board", description=__doc__)
    add = parser.add_argument
    add("--each-plan", action="store_true", help="a pack for each plan, in a folder of its own under --folder")
    add("--quarter", type=_quarter, metavar="QUARTER", help="as in “Q2 2016/17” (default: the newest version’s)")
    add("--as-at", type=_day, metavar="YYYY-MM-DD", help="the date that is judged at (default: the quarter’s end)")
    add("--plan", action="append", default=[], metavar="ID", help="a plan’s id; may be repeated (default: all)")
    add("--audience", choices=list(AUDIENCES), default="board")
    add("--lead", metavar="NAME", help="whose pack it is, for --audience lead")
    add("--file", action="append", default=[], choices=ENDINGS, help="files to write; may be repeated (default: all)")
    add("--language", choices=list(NAMES), default=ENGLISH, help="what the pack is told in (default: en, English)")
    add("--folder", type=Path, default=Path(), metavar="PATH", help="where the files go (default: here)")
    add("--replace", action="store_true", help="replace files of the same names")
    add("--template", type=Path, metavar="PATH", help="the council’s own .pptx or .potx for the slides")
    add("--address", default=bundle.HOME, metavar="URL", help=f"the dashboard’s, for links (default: {bundle.HOME})")
    add("--reply-by", type=_day, metavar="YYYY-MM-DD", help="the day that leads are asked to reply by, in their briefs "
        "(default: 14 days after the as-at date, unless that has passed)")  # fmt: skip
    add("--issue", action="store_true", help="freeze the pack with all its files in the database, as the page does")
    add("--by", metavar="NAME", help="who issues or withdraws it")
    add("--note", default="", metavar="TEXT", help="a note that is kept with an issued pack")
    add("--list", action="store_true", help="list the packs that were issued, with their ids, and make nothing")
    add("--withdraw", metavar="ID", help="withdraw an issued pack: it is kept, and stands no more")
    add("--why", default="", metavar="REASON", help="why it is withdrawn")
    add("--database", metavar="PATH", help="the database file (default: data/prevent.duckdb)")
    return parser


def _quarter(text: str) -> Quarter:
    found = from_label(" ".join(text.split()))
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no quarter as in “Q2 2016/17”")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no date as in 2017-09-30") from error


if __name__ == "__main__":
    sys.exit(main())
