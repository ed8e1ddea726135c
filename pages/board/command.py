"""Makes a quarter's pack from the terminal: the same figures, words and files as the Board page, without Streamlit."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import duckdb

import loaders
import queries
from pages.board.files import bundle
from pages.board.files.broken import why
from pages.board.files.bundle import FileToMake
from pages.board.files.folder_name import folder_name
from pages.board.pack import briefs, wanted
from pages.board.pack.build import NothingToTell, build
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.issue import Issue, SameAgain, issue, next_issue
from pages.board.pack.model import Pack
from pages.board.pack.quarters import Quarter
from pages.board.to_disk import NotMade, attempted, half_written, put_in_place, refuse_to_replace, tell
from pages.said import words
from pages.said.filters import EARLIEST, LATEST, Filters
from pages.said.language import ENGLISH, in_language
from queries.judged import judged_once

ENDINGS = ("pptx", "pdf", "docx", "xlsx", "csv", "html", "zip", "txt", "ics")


@dataclass(frozen=True)
class Order:
    """What is asked for. endings: of the files that are written; none: all. issued_by: who issues it; None: nobody.

    quarter, as_at: None for the quarter of the newest version, as the page opens. home: the dashboard's address.
    reply_by: the day that leads are asked to reply by; None: a fortnight after the as-at date, unless that has passed.
    is_each_plan: a pack for each plan, in a folder of its own. language: the code of the one that all is told in.
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
    reply_by: date | None = None
    is_each_plan: bool = False
    language: str = ENGLISH
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Done:
    """The files that were written, and whether all that were asked for are made, and whole.

    said: what became of the pack, in a few words.
    """

    written: list[Path]
    is_whole: bool
    said: str = "made"


def run(order: Order) -> Done:
    """Writes the files; each is told on stderr as it is made, and so is, in a sentence, each that can't be.

    A pack is issued whole or not at all; where it isn't, nothing is written. Where nothing has changed since it was
    issued, it is left as it is, and what is missing of its files is written. Raises NotMade, NothingToTell,
    loaders.LoadError or queries.QueryFailed.
    """
    template = _template(order.template)
    with opened(order.database) as connection, in_language(order.language):
        return _each_plan(order, connection, template) if order.is_each_plan else _one(order, connection, template)


def _each_plan(order: Order, connection: duckdb.DuckDBPyConnection, template: bytes | None) -> Done:
    """A pack for each plan; one that fails holds up no other, and is told at the end, with the reason."""
    plans = tuple(dict.fromkeys(order.plans)) or tuple(_plans_known(partial(queries.run, connection)))
    done: dict[str, Done] = {}
    failed: dict[str, str] = {}
    taken: set[str] = set()
    for number, plan_id in enumerate(plans, start=1):
        tell(f"Plan {number} of {len(plans)}: {plan_id}")
        folder = order.folder / folder_name(plan_id, taken, otherwise="plan")
        try:
            done[plan_id] = _one(replace(order, plans=(plan_id,), folder=folder), connection, template)
        except (NotMade, NothingToTell, loaders.LoadError) as error:
            failed[plan_id] = str(error)
        except Exception as error:  # whatever broke one plan's pack is no reason to keep the others back
            failed[plan_id] = why(error)
    counted = Counter([*(one.said for one in done.values()), *("not made" for _ in failed)])
    tell(f"{words.count(len(plans), 'plan')}: {words.several(f'{number} {said}' for said, number in counted.items())}.")
    for plan_id, said in failed.items():
        tell(f"Not made: {plan_id}: {said}")
    if not done:
        raise NotMade("No plan’s pack can be made, for the reasons above.")
    written = [path for one in done.values() for path in one.written]
    return Done(written, not failed and all(one.is_whole for one in done.values()))


def _one(order: Order, connection: duckdb.DuckDBPyConnection, template: bytes | None) -> Done:
    choice = _choice(order, partial(queries.run, connection))
    pack = _pack(connection, choice)
    if order.issued_by is not None:
        return _issued(order, order.issued_by, choice, pack, connection, template)
    ask = partial(queries.run, connection)
    _, theirs = _files(order, choice, pack, ask, template, next_issue(ask, choice))
    _refuse_to_replace(order, theirs)
    made, is_whole = attempted(theirs)
    if not made:
        raise NotMade("None of the files can be made, for the reasons above.")
    with half_written(order.folder, list(made.values())) as parts:
        written = put_in_place(parts, replaces_files=order.replaces_files)
    for path in (order.folder / file.name for file in theirs if file.name not in made):
        if path.exists():
            tell(f"{path} is still the one that was there before.")
    return Done(written, is_whole, "made" if is_whole else "made in part")


def _issued(
    order: Order, who: str, choice: Choice, pack: Pack, connection: duckdb.DuckDBPyConnection, template: bytes | None
) -> Done:
    """Issues a pack and writes those of its files that are asked for; one that stands unchanged is left as it is."""
    ask, written = partial(queries.run, connection), list[Path]()

    @contextmanager
    def making(stamped: Pack, which: Issue) -> Iterator[tuple[loaders.PackFile, ...]]:
        files, theirs = _files(order, choice, stamped, ask, template, which)
        _refuse_to_replace(order, theirs)
        made, is_whole = attempted(files)
        if not is_whole:
            raise NotMade("A pack is issued with all its files: it isn’t issued until what is named above is mended.")
        with half_written(order.folder, [made[file.name] for file in theirs]) as parts:
            yield tuple(made.values())
            written.extend(put_in_place(parts, replaces_files=order.replaces_files))

    try:
        done = issue(connection, choice, pack, making, issued_by=who, note=order.note)
    except SameAgain as same:
        tell(str(same))
        return Done(_kept(order, ask, same.pack_id), True, "already issued and unchanged")
    tell(f"{done.name} is issued: {pack.title}, with {words.count(len(done.files), 'file')}.")
    return Done(written, True, "issued")


def _kept(order: Order, ask: Ask, pack_id: str) -> list[Path]:
    """Writes what is missing in the folder of an issued pack's files, byte for byte; what is there stays as it is."""
    rows = ask("pack_files", pack_id=pack_id).itertuples()
    files = [loaders.PackFile(row.file_name, row.media_type, bytes(row.content)) for row in rows]
    theirs = [one for one in files if not order.endings or _ending(one) in order.endings]
    missing = [one for one in theirs if not os.path.lexists(order.folder / one.name)]
    with half_written(order.folder, missing) as parts:
        return put_in_place(parts, replaces_files=False)


def _template(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise NotMade(f"The template {path} can’t be read ({error.strerror}): name a .pptx or .potx file.") from error


@contextmanager
def opened(path: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, which must be there already: a mistyped path would give an empty one."""
    if not loaders.is_lake(path) and not os.path.isfile(path):
        raise NotMade(f"There is no database at {path}: name another place, or build it with python -m loaders.")
    connection = loaders.open_database(path)
    try:
        yield connection
    finally:
        connection.close()


def _plans_known(ask: Ask) -> list[str]:
    known = list(wanted.plans_known(ask, Filters())["plan_id"])
    if not known:
        raise NotMade("The database holds no plan: add one with python -m loaders add.")
    return known


def _choice(order: Order, ask: Ask) -> Choice:
    """The choice that is asked for; without plans all of them, without a date that of the newest version's quarter."""
    known = _plans_known(ask)
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
    with judged_once(connection) as ask:
        return build(choice, ask, loaders.finding_rules(), edited)


def _files(
    order: Order, choice: Choice, pack: Pack, ask: Ask, template: bytes | None, which: Issue
) -> tuple[list[FileToMake], list[FileToMake]]:
    """Every file of a pack, and those that are asked for. which: the issue that it is, or would be."""
    reply_by = order.reply_by or briefs.usual_reply_by(choice.as_at, order.today)
    theirs = bundle.gathered(choice, ask, pack, order.home, reply_by, which)
    address = wanted.address(choice, {"as_at": choice.as_at.isoformat()})
    files = bundle.to_make(bundle.addressed(choice, pack, order.home, address), theirs, template)
    there = {_ending(file) for file in files}
    for ending in order.endings:
        if ending not in there:
            raise NotMade(f"This pack has no {ending} file: name {words.several(sorted(there), 'or')}.")
    return files, [file for file in files if not order.endings or _ending(file) in order.endings]


def _ending(file: FileToMake | loaders.PackFile) -> str:
    return file.name.rpartition(".")[2]


def _refuse_to_replace(order: Order, files: Sequence[FileToMake]) -> None:
    refuse_to_replace([order.folder / file.name for file in files], replaces_files=order.replaces_files)
