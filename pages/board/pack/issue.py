"""Issues a pack: finds its number, has its files made with it, and freezes both, by the page and the terminal alike.

The packs of the same plans, audience, lead and filters are numbered, a quarter each; issued again, a quarter's pack
keeps its number and its version rises. A withdrawn pack keeps number and version, and doesn't stand.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import duckdb

import loaders
import queries
from pages.board.pack import choice as choices
from pages.board.pack import model
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.model import Pack
from pages.said import words
from pages.said.language import marked, say

NOT_NUMBERED = marked("not numbered")
_TRIES = 2


@dataclass(frozen=True)
class Issue:
    """Which issue a pack is. standing: the id of the one that stands for its quarter; None where none does.

    earlier: the ids of all that were issued before in the series, the newest first; replaces: the version of standing,
    None where none stands or it has none. order: how many packs were ever issued, this one included, of whatever plans.
    so_far: what was issued and withdrawn for the same plans and audience, as loaders.PackToIssue has it. at: when it is
    issued; None while it is only what it would be.
    """

    number: int
    version: int
    standing: str | None = None
    replaces: int | None = None
    earlier: tuple[str, ...] = ()
    order: int = 1
    so_far: int = 0
    at: datetime | None = None

    @property
    def name(self) -> str:
        """As people say it: "Issue 3 · version 2"."""
        return say("Issue {number} · version {version}", number=self.number, version=self.version)

    @property
    def of_file(self) -> str:
        """As file names have it, with the time once it is issued: "issue-3-v2-2026-11-05-0907"."""
        when = f"-{self.at.astimezone():%Y-%m-%d-%H%M}" if self.at else ""
        return f"issue-{self.number}-v{self.version}{when}"


@dataclass(frozen=True)
class Issued:
    """A pack that was issued: its id, the pack with its stamp, its files, and what it is called."""

    pack_id: str
    pack: Pack
    files: tuple[loaders.PackFile, ...]
    name: str


class SameAgain(Exception):
    """The pack that stands says the same to the digit, so that it isn't issued again; pack_id: its id."""

    def __init__(self, said: str, pack_id: str) -> None:
        super().__init__(said)
        self.pack_id = pack_id


# Has a pack's files made for the time that it takes to freeze them.
Making = Callable[[Pack, Issue], AbstractContextManager[tuple[loaders.PackFile, ...]]]


def name(number, version) -> str:
    """Which issue an issued pack is, out of its row: "Issue 3 · version 2"; packs of old have no number."""
    return say(NOT_NUMBERED) if words.is_missing(number) else Issue(int(number), int(version)).name


def whose(row) -> str:
    """Who an issued pack is for, out of its row: "Board", "Lead officer, Ann Example"."""
    audience = say(choices.AUDIENCES[row.audience])
    return audience if words.is_missing(row.lead) else f"{audience}, {row.lead}"


def standing_of(row) -> str:
    """How an issued pack stands, out of its row, with who, when and why where it doesn't."""
    if row.standing == "withdrawn":
        return say(
            "Withdrawn {when} by {who}: {why}",
            when=words.moment(row.withdrawn_us),
            who=row.withdrawn_by,
            why=row.withdrawn_why.rstrip("."),
        )
    if row.standing == "stands":
        return say("Stands")
    is_numbered = not words.is_missing(row.later_version)
    said = say("Replaced by version {version}", version=int(row.later_version)) if is_numbered else say("Replaced")
    return f"{said}: {row.later_note.rstrip('.')}" if row.later_note else said


def next_issue(ask: Ask, choice: Choice) -> Issue:
    """Which issue a choice's pack would be if it were issued now."""
    rows = list(ask("packs").itertuples())
    series = [row for row in rows if choices.from_json(row.choice).series() == choice.series()]
    numbers: dict[str, int] = {}
    for row in reversed(series):
        following = numbers.get(row.quarter) or max(numbers.values(), default=0) + 1
        numbers[row.quarter] = following if words.is_missing(row.number) else int(row.number)
    quarter = choice.quarter.label
    same = [row for row in series if row.quarter == quarter]
    versions = [int(row.version) for row in same if not words.is_missing(row.version)]
    standing = next((row for row in same if row.standing == "stands"), None)
    alike = [row for row in rows if (sorted(row.plan_ids), row.audience) == (sorted(choice.plans), choice.audience)]
    return Issue(
        number=numbers.get(quarter) or max(numbers.values(), default=0) + 1,
        version=max(len(same), *versions, 0) + 1,
        standing=standing.pack_id if standing else None,
        replaces=int(standing.version) if standing and not words.is_missing(standing.version) else None,
        earlier=tuple(row.pack_id for row in series),
        order=len(rows) + 1,
        so_far=len(alike) + sum(row.standing == "withdrawn" for row in alike),
    )


def stamped(pack: Pack, issue: Issue, who: str, when: datetime) -> Pack:
    """The pack as it is issued, in every foot and file name: which, when and, but for the public, by whom."""
    day = when.astimezone()
    given = {"issue": issue.name, "day": words.day(day), "time": f"{day:%H:%M}"}
    if pack.audience == "public":
        stamp = say("{issue}, issued {day}, {time}", **given)
    else:
        stamp = say("{issue}, issued {day}, {time} by {who}", who=who, **given)
    return replace(pack, stamp=stamp, file_stem=f"{pack.file_stem}-{replace(issue, at=when).of_file}")


def withdrawn(pack: Pack, microseconds) -> Pack:
    """An issued pack as it reads once it is withdrawn. microseconds: when that was, since 1970."""
    said = say("Withdrawn {when}", when=words.moment(microseconds))
    return replace(
        pack, stamp=f"{said} · {pack.stamp}" if pack.stamp else said, file_stem=withdrawn_name(pack.file_stem)
    )


def withdrawn_name(file_name: str) -> str:
    """The name that a file of a withdrawn pack is handed out under."""
    return f"withdrawn-{file_name}"


def same(one: Pack, other: Pack) -> bool:
    """Whether two packs say the same, whichever issue they are and wherever they lead."""
    return _bare(one) == _bare(other)


def _bare(pack: Pack) -> Pack:
    return replace(pack, stamp="", file_stem="", view="")


def issue(
    connection: duckdb.DuckDBPyConnection, choice: Choice, pack: Pack, making: Making, *, issued_by: str, note: str = ""
) -> Issued:
    """Issues a pack; where another was issued while the files were made, they are made again with the right number.

    Raises SameAgain where the pack that stands says the same, and loaders.ChangeRefused, each with a sentence for the
    reader.
    """
    issued_by = issued_by.strip()
    if not issued_by:
        raise loaders.ChangeRefused(say("Give your name, then issue the pack."))
    for left in reversed(range(_TRIES)):
        try:
            return _issued(connection, choice, pack, making, issued_by, note)
        except loaders.IssuedMeanwhile:
            if not left:
                raise
    raise AssertionError("The last try issues or raises.")


def _issued(connection, choice: Choice, pack: Pack, making: Making, issued_by: str, note: str) -> Issued:
    ask = partial(queries.run, connection)
    found = next_issue(ask, choice)
    see_another(ask, pack, found.standing)
    when = datetime.now(UTC)
    found = replace(found, at=when)
    now = stamped(pack, found, issued_by, when)
    with making(now, found) as files:
        frozen = loaders.PackToIssue(
            pack.title, choice.plans, choice.quarter.label, choice.as_at, choice.audience, choices.to_json(choice),
            model.to_json(now), files, found.number, found.version, when, found.standing, found.so_far,
        )  # fmt: skip
        pack_id = loaders.issue_pack(connection, frozen, issued_by=issued_by, note=note)
    return Issued(pack_id, now, files, found.name)


def see_another(ask: Ask, pack: Pack, standing: str | None) -> None:
    """Raises SameAgain where the pack that stands (its id) says the same; None where none stands."""
    if standing is None:
        return
    kept = model.from_json(ask("pack_issued", pack_id=standing)["content"].iloc[0])
    if same(kept, pack):
        row = next(row for row in ask("packs").itertuples() if row.pack_id == standing)
        is_numbered = not words.is_missing(row.number)
        said = say(
            "Nothing has changed since {pack} was issued on {when} by {who}: it stands, and isn’t issued again.",
            pack=name(row.number, row.version) if is_numbered else say("a pack without a number"),
            when=words.moment(row.issued_us),
            who=row.issued_by,
        )
        raise SameAgain(said, standing)
