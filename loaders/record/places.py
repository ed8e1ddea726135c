"""Where a database, or a copy of one, may stand: a plain file, and never one of a database's own second files."""

import os
import re
import stat
from pathlib import Path

from loaders.errors import DatabaseUnavailable
from loaders.record import journal

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_BESIDE = r"(?:\..+)?\.(?:wal|saved|saved\.part|tmp)"  # ours, and those that DuckDB makes
_PUT_ASIDE = r"\.(?:replaced|left-out|version-\d+)-\d{4}-\d\d-\d\d(?:-\d+)?"  # as journal.free_name gives them


def kind_of(path: str | Path) -> str | None:
    """What is at a place, links followed, as in "a folder"; None for a plain file, or nothing."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(mode):
        return None
    return next((kind for is_kind, kind in _KINDS if is_kind(mode)), "no plain file")


def see_a_file(path: str | Path) -> None:
    """Raises DatabaseUnavailable where something other than a plain file is at a database's place, or beside it."""
    kind = kind_of(path)
    if kind:
        raise DatabaseUnavailable(f"The database {path} can't be opened, since it is {kind}: name a file.")
    for beside in (journal.changes_of(path), journal.note_of(path)):
        kind = kind_of(beside)
        if kind:
            raise DatabaseUnavailable(
                f"The database {path} can't be opened, since {beside.name} beside it is {kind}: move that one away."
            )


def is_part_of(path: str | Path, target: str | Path) -> bool:
    """Whether a place is a database itself, or where its changes, notes or earlier states are kept, there or not."""
    if any(is_same(one, target) for one in (path, journal.changes_of(path), journal.note_of(path))):
        return True
    return any(_belongs(one, other) for one in _ways_to(path) for other in _ways_to(target))


def is_same(path: str | Path, other: str | Path) -> bool:
    """Whether both lead to one file that is there."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def _ways_to(path: str | Path) -> set[Path]:
    """A place with its folder resolved, and with its last link resolved too."""
    return {
        Path(os.path.realpath(os.path.dirname(os.path.abspath(path))), Path(path).name),
        Path(os.path.realpath(path)),
    }


def _belongs(database: Path, other: Path) -> bool:
    if database.parent != other.parent and not is_same(database.parent, other.parent):
        return False
    name, stem, ending = (re.escape(part) for part in (database.name, database.stem, database.suffix))
    own = rf"{name}(?:{_BESIDE})?|{stem}{_PUT_ASIDE}{ending}(?:{_BESIDE})?|{name}{_PUT_ASIDE}\.wal"
    return re.fullmatch(own, other.name, re.IGNORECASE) is not None
