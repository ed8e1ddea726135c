"""Lists the packs that were issued and withdraws one, from the terminal."""

from functools import partial

import loaders
import queries
from pages.board.command import opened
from pages.board.pack import issue
from pages.board.to_disk import NotMade
from pages.said import words

_SHORTEST = 6  # signs of an id that are enough to name a pack


def told(database: str) -> list[str]:
    """Every issued pack in a line, the newest first: its id, which issue, of what, when, by whom, and how it stands."""
    with opened(database) as connection:
        return [_line(row) for row in queries.run(connection, "packs").itertuples()]


def _line(row) -> str:
    which = issue.name(row.number, row.version)
    issued = f"issued {words.moment(row.issued_us)} by {row.issued_by}"
    return f"{row.pack_id}  {which}  {row.title}, {issue.whose(row)}, {issued}. {issue.standing_of(row)}."


def withdraw(database: str, pack_id: str, *, by: str, why: str) -> str:
    """Withdraws an issued pack, named by its id or how that begins; what it is called.

    Raises NotMade where no pack, or more than one, is meant, and loaders.LoadError.
    """
    with opened(database) as connection:
        rows = list(partial(queries.run, connection)("packs").itertuples())
        meant = [row for row in rows if row.pack_id.startswith(pack_id) and len(pack_id) >= _SHORTEST]
        if len(meant) != 1:
            raise NotMade(f"“{pack_id}” names no issued pack: take its id from --list, or its first {_SHORTEST} signs.")
        loaders.withdraw_pack(connection, meant[0].pack_id, withdrawn_by=by, reason=why)
        return f"{issue.name(meant[0].number, meant[0].version)}, {meant[0].title}"
