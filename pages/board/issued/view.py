"""The packs that were issued, made ready: their list, how one stands, its files and choice, what it would say now."""

from dataclasses import dataclass

import pandas as pd

import loaders
from pages.board import packs
from pages.board.pack import differences, issue
from pages.board.pack.choice import Choice, from_json
from pages.common import data
from pages.said import words
from pages.said.language import marked, say
from pages.said.rows import Table, of_frame


@dataclass(frozen=True)
class Standing:
    """Which issue a pack is, when and by whom, and whether it stands, with who, when and why where it doesn't."""

    issued: str
    said: str
    is_withdrawn: bool


def names() -> dict[str, str]:
    """Every issued pack in one line, by its id, the newest first."""
    return {row.pack_id: _name(row) for row in data.ask("packs").itertuples()}


def _name(row) -> str:
    return f"{row.title}, {issue.whose(row)}, {_issued(row)}"


def _issued(row) -> str:
    return say(
        "{issue}, issued {when} by {who}",
        issue=issue.name(row.number, row.version),
        when=words.moment(row.issued_us),
        who=row.issued_by,
    )


def table() -> Table:
    """The packs as a table whose rows open, in the same order."""
    rows = list(data.ask("packs").itertuples())
    shown = pd.DataFrame(
        {
            say("Issue"): [issue.name(row.number, row.version) for row in rows],
            say("Pack"): [row.title for row in rows],
            say("Audience"): [issue.whose(row) for row in rows],
            say("Issued"): [words.moment(row.issued_us) for row in rows],
            say("By"): [row.issued_by for row in rows],
            say("Standing"): [issue.standing_of(row) for row in rows],
            say("Note"): [words.text(row.note, marked("none")) for row in rows],
        }
    )
    caption = say("{packs}, the newest first.", packs=words.count(len(rows), "issued pack"))
    return of_frame(shown, caption, [row.pack_id for row in rows], look="cards whole many")


def standing(pack_id: str) -> Standing:
    """How an issued pack stands."""
    row = next(row for row in data.ask("packs").itertuples() if row.pack_id == pack_id)
    said = _issued(row)
    return Standing(said[:1].upper() + said[1:], issue.standing_of(row), row.standing == "withdrawn")


def files(pack_id: str) -> tuple[loaders.PackFile, ...]:
    """An issued pack's files, byte for byte; those of a withdrawn one are named so."""
    named = issue.withdrawn_name if standing(pack_id).is_withdrawn else str
    rows = data.ask("pack_files", pack_id=pack_id)
    return tuple(
        loaders.PackFile(named(row.file_name), row.media_type, bytes(row.content)) for row in rows.itertuples()
    )


def choice(pack_id: str) -> Choice:
    """What an issued pack is of."""
    return from_json(data.ask("pack_issued", pack_id=pack_id)["choice"].iloc[0])


def between(pack_id: str) -> pd.DataFrame:
    """What an issued pack would say otherwise now. Raises NothingToTell where it would have nothing to say."""
    return differences.between(packs.issued(pack_id), packs.pack(choice(pack_id)))
