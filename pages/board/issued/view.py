"""The packs that were issued, made ready: their list, one's files and choice, and what it would say now."""

import pandas as pd

import loaders
from pages.board import packs
from pages.board.pack import differences
from pages.board.pack.choice import AUDIENCES, Choice, from_json
from pages.common import data
from pages.said import words
from pages.said.rows import Table, of_frame


def names() -> dict[str, str]:
    """Every issued pack in one line, by its id, the newest first."""
    return {row.pack_id: _name(row) for row in data.ask("packs").itertuples()}


def _name(row) -> str:
    return f"{row.title}, {AUDIENCES[row.audience].lower()}, issued {words.day(row.issued_on)} by {row.issued_by}"


def table() -> Table:
    """The packs as a table whose rows open, in the same order."""
    packs_issued = data.ask("packs")
    shown = pd.DataFrame(
        {
            "Pack": packs_issued["title"],
            "Audience": packs_issued["audience"].map(AUDIENCES),
            "Issued": packs_issued["issued_on"],
            "By": packs_issued["issued_by"],
            "Note": [words.text(note, "none") for note in packs_issued["note"]],
            "Standing": ["replaced" if pd.notna(one) else "stands" for one in packs_issued["replaced_by_id"]],
            "Files": packs_issued["files"],
        }
    )
    caption = f"{words.count(len(shown), 'issued pack')}, the newest first."
    return of_frame(shown, caption, list(packs_issued["pack_id"]))


def files(pack_id: str) -> tuple[loaders.PackFile, ...]:
    """An issued pack's files, byte for byte."""
    rows = data.ask("pack_files", pack_id=pack_id)
    return tuple(loaders.PackFile(row.file_name, row.media_type, bytes(row.content)) for row in rows.itertuples())


def choice(pack_id: str) -> Choice:
    """What an issued pack is of."""
    return from_json(data.ask("pack_issued", pack_id=pack_id)["choice"].iloc[0])


def between(pack_id: str) -> pd.DataFrame:
    """What an issued pack would say otherwise now. Raises NothingToTell where it would have nothing to say."""
    return differences.between(packs.issued(pack_id), packs.pack(choice(pack_id)))
