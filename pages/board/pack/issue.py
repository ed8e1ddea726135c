"""A pack with its files as it is frozen when it is issued, by the page and by the terminal command alike."""

import duckdb

import loaders
from pages.board.pack import model
from pages.board.pack.choice import Choice, to_json
from pages.board.pack.model import Pack


def issue(
    connection: duckdb.DuckDBPyConnection, choice: Choice, pack: Pack, files: tuple[loaders.PackFile, ...], *,
    issued_by: str, note: str = "", replaces: str | None = None,
) -> str:  # fmt: skip
    """Freezes a pack with its files; its id. replaces: the issued pack that it takes the place of.

    Raises loaders.ChangeRefused, with a sentence for the reader.
    """
    frozen = loaders.PackToIssue(
        pack.title, choice.plans, choice.quarter.label, choice.as_at, choice.audience, to_json(choice),
        model.to_json(pack), files,
    )  # fmt: skip
    return loaders.issue_pack(connection, frozen, issued_by=issued_by, note=note, replaces=replaces)
