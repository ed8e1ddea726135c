"""Makes a quarter's pack from the terminal: the same figures, words and files as the Board page, without Streamlit."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import duckdb

import loaders
import queries
from pages.board.files import bundle
from pages.board.files.bundle import FileToMake
from pages.board.pack import briefs, wanted
from pages.board.pack.build import build
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.issue import issue
from pages.board.pack.model import Pack
from pages.board.pack.quarters import Quarter
from pages.said import words
from pages.said.filters import EARLIEST, LATEST, Filters
from queries.judged import judged_once

ENDINGS = ("pptx", "pdf", "docx", "xlsx", "csv", "html", "zip", "txt", "ics")


class NotMade(Exception):
    """The pack isn't made as asked; the message says why, and what to do."""


@dataclass(frozen=True)
class Order:
    """What is asked for. endings: of the files that are written; none: all. issued_by: who issues it; None: nobody.

    quarter, as_at: None for the quarter of the newest version, as the page opens. home: the dashboard's address.
    """

    database: str
    folder: Path
    quarter: Quarter | None = None
    as_at: date | None = None
    plans: tuple[str, ...] = ()
    audience: str = "board"
    lead: str | None = None
    endings: tuple[str, ...] = ()
    template: Path | None = None
    home: str = bundle.HOME
    replaces_files: bool = False
    issued_by: str | None = None
    note: str = ""
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Done:
    """The files that were written, and whether all that were asked for are made, and whole."""

    written: list[Path]
    is_whole: bool


def run(order: Order) -> Done:
    """Writes the files; each is told on stderr as it is made, and so is, in a sentence, each that can't be.

    A pack is issued whole or not at all; where it isn't, nothing is written. Raises NotMade, NothingToTell,
    loaders.LoadError or queries.QueryFailed.
    """
    template = _template(order.template)
    with _opened(order.database) as connection:
        choice = _choice(order, partial(queries.run, connection))
        pack = _pack(connection, choice)
        files, theirs = _files(order, choice, pack, connection, template)
        _refuse_to_replace(order, theirs)
        made, is_whole = _made(theirs if order.issued_by is None else files)
        if order.issued_by is not None and not is_whole:
            raise NotMade("A pack is issued with all its files: it isn’t issued until what is named above is mended.")
        there = [made[file.name] for file in theirs if file.name in made]
        if not there:
            raise NotMade("None of the files can be made, for the reasons above.")
        with _half_written(order.folder, there) as parts:
            if order.issued_by is not None:
                issue(connection, choice, pack, tuple(made.values()), issued_by=order.issued_by, note=order.note)
                _tell(f"Issued: {pack.title}, with {words.count(len(made), 'file')}.")
            _refuse_to_replace(order, theirs)
            for part, path in parts:
                os.replace(part, path)
    for path in (order.folder / file.name for file in theirs if file.name not in made):
        if path.exists():
            _tell(f"{path} is still the one that was there before.")
    return Done([path for _, path in parts], is_whole)


def _tell(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def _template(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise NotMade(f"The template {path} can’t be read ({error.strerror}): name a .pptx or .potx file.") from error


@contextmanager
def _opened(path: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, which must be there already: a mistyped path would give an empty one."""
    if not os.path.isfile(path):
        raise NotMade(f"There is no database at {path}: name another place, or build it with python -m loaders.")
    connection = loaders.open_database(path)
    try:
        yield connection
    finally:
        connection.close()


def _choice(order: Order, ask: Ask) -> Choice:
    """The choice that is asked for; without plans all of them, without a date that of the newest version's quarter."""
    known = list(wanted.plans_known(ask, Filters())["plan_id"])
    if not known:
        raise NotMade("The database holds no plan: add one with python -m loaders add.")
    for plan_id in order.plans:
        if plan_id not in known:
            raise NotMade(f"There is no plan “{plan_id}”: name {words.several(known, 'or')}.")
    asked = wanted.resolve(
        ask, Filters(as_at=_as_at(order)), order.plans or tuple(known), order.audience, order.lead, order.today
    )
    if asked is None or isinstance(asked, wanted.LeadWanted):
        raise NotMade("A lead’s pack needs a lead: name one with --lead.")
    choice = replace(asked, view=Filters())
    if choice.lead and choice.lead not in (leads := wanted.leads(ask, choice)):
        there = f"name {words.several(leads, 'or')}" if leads else "no task has a lead then"
        raise NotMade(f"“{choice.lead}” leads no task as at {words.day(choice.as_at)}: {there}.")
    return choice


def _as_at(order: Order) -> date | None:
    quarter, as_at = order.quarter, order.as_at
    if as_at and not EARLIEST <= as_at <= LATEST:
        raise NotMade(f"The date {as_at} lies outside {EARLIEST.year} to {LATEST.year}: check the year.")
    if quarter is None:
        return as_at
    if not EARLIEST.year <= quarter.year < LATEST.year:
        raise NotMade(f"{quarter.label} lies outside {EARLIEST.year} to {LATEST.year}: check the year.")
    if as_at and not quarter.first_day <= as_at <= quarter.last_day:
        raise NotMade(f"{words.day(as_at)} isn’t in {quarter.words}: name one of the two, or a date within it.")
    if not as_at and quarter.first_day > order.today:
        raise NotMade(f"{quarter.words} hasn’t begun: name an earlier one, or a date with --as-at.")
    return as_at or quarter.as_at(order.today)


def _pack(connection: duckdb.DuckDBPyConnection, choice: Choice) -> Pack:
    """The pack as the page shows it, with what people changed in its words."""
    edited = wanted.changes(partial(queries.run, connection), choice)
    with judged_once(connection, choice.dates, choice.scope()["known_at"]) as ask:
        return build(choice, ask, loaders.finding_rules(), edited)


def _files(
    order: Order, choice: Choice, pack: Pack, connection: duckdb.DuckDBPyConnection, template: bytes | None
) -> tuple[list[FileToMake], list[FileToMake]]:
    """Every file of a pack, and those that are asked for."""
    theirs = briefs.briefs(choice, partial(queries.run, connection), pack, order.home)
    address = wanted.address(choice, {"as_at": choice.as_at.isoformat()})
    files = bundle.to_make(bundle.addressed(choice, pack, order.home, address), theirs, template)
    there = {_ending(file) for file in files}
    for ending in order.endings:
        if ending not in there:
            raise NotMade(f"This pack has no {ending} file: name {words.several(sorted(there), 'or')}.")
    return files, [file for file in files if not order.endings or _ending(file) in order.endings]


def _ending(file: FileToMake) -> str:
    return file.name.rpartition(".")[2]


def _refuse_to_replace(order: Order, files: Sequence[FileToMake]) -> None:
    places = [order.folder / file.name for file in files]
    there = [path for path in places if os.path.isdir(path) or (os.path.lexists(path) and not order.replaces_files)]
    if there:
        more = f" and {len(there) - 1} more are" if len(there) > 1 else " is"
        raise NotMade(f"{there[0]}{more} there already: add --replace to replace files, or name another folder.")


def _made(files: Sequence[FileToMake]) -> tuple[dict[str, loaders.PackFile], bool]:
    """The files by name, and whether none is missing; each is told when it is made, or why it isn't."""
    made: dict[str, loaders.PackFile] = {}
    missing: list[str] = []
    for number, file in enumerate(files, start=1):
        told = len(missing)
        one = bundle.attempt(file, missing.append)
        for said in missing[told:]:
            _tell(f"{number} of {len(files)}: {said}")
        if one:
            made[file.name] = one
            _tell(f"{number} of {len(files)}: {file.what}, {file.name}")
    return made, not missing


@contextmanager
def _half_written(folder: Path, files: Sequence[loaders.PackFile]) -> Iterator[list[tuple[Path, Path]]]:
    """Each file under a name for the time being, and its own; what isn't renamed is taken away."""
    parts = [(folder / f".{os.getpid()}-{number}.part", folder / file.name) for number, file in enumerate(files)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (part, _), file in zip(parts, files, strict=True):
            part.write_bytes(file.content)
        yield parts
    except OSError as error:
        raise NotMade(f"The files can’t be written to {folder} ({error.strerror}): name another folder.") from error
    finally:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink()
