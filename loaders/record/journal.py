"""What was saved last and isn't in the database file yet: is it all still there when the database is opened again?

DuckDB keeps what is saved in a second file beside the database, its name ending in .wal, until it is worked into it. It
opens without a word where that file is missing or holds nothing readable. So after each change a note is left beside
both, of their sizes and times; it proves nothing where it is missing, or where the database was written since.
"""

import json
import logging
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from loaders.errors import DatabaseUnavailable

_LOG = logging.getLogger(__name__)
_STARTS = b"d\x00be\x00"  # the version record that every .wal of DuckDB begins with
_HEADER = 24  # bytes; a shorter file holds no change
_HEAD = 4096  # bytes of it that tell one from another
_SAME_TICK = 50_000_000, 2_000_000_000  # nanoseconds in which two writes may show one time: usual disks, coarse ones


@dataclass(frozen=True)
class Found:
    """What is wrong with the changes beside a database, in a sentence; is_unreadable: none of it can be used."""

    said: str
    is_unreadable: bool = False


_notices: dict[str, list[str]] = {}


def changes_of(path: str | Path) -> Path:
    """The file beside a database with the changes that aren't in it yet."""
    return Path(f"{path}.wal")


def note_of(path: str | Path) -> Path:
    """The file beside a database with the note of what was saved last."""
    return Path(f"{path}.saved")


def look(path: str | Path) -> Found | None:
    """What of the last changes is left out, where that can be known; for a database that this process hasn't open."""
    changes = changes_of(path)
    held = _size(changes)
    begins = _head(changes, len(_STARTS))
    name = Path(path).name
    if held >= _HEADER and begins != _STARTS:
        return Found(
            f"The file {changes.name} beside {name} is damaged: changes that were saved last are left out.", True
        )
    noted = _noted(path)
    if not noted or noted["database"] != _state(path) or not noted["held"]:
        return None
    when = datetime.fromtimestamp(noted["at"] / 1e9)
    last = f"{when:%H:%M} on {when.day} {when:%b %Y}"
    if held < _HEADER:
        return Found(f"The file {changes.name} beside {name} is gone: changes saved until {last} are left out.")
    if held < noted["held"]:
        return Found(f"The file {changes.name} beside {name} is cut short: changes saved until {last} are left out.")
    if noted["head"] and noted["head"] != _digest(changes, noted["length"]):
        return Found(
            f"The file {changes.name} beside {name} isn’t the one that was written until {last}: changes are left out, "
            "or others are in it."
        )
    return None


def before_opening(path: str | Path) -> None:
    """Looks before a database is opened; what is left out is logged, and kept for left_out. Raises OSError.

    Changes that can't be read are put aside under a dated name, so that nothing is written over them. Raises
    DatabaseUnavailable where they are there and the database isn't: DuckDB would throw them away.
    """
    changes = changes_of(path)
    if not os.path.lexists(path) and _size(changes) >= _HEADER:
        raise DatabaseUnavailable(
            f"The database {path} is gone, and changes of it are still beside its place ({changes.name}): put the "
            "database back; or move those away, to begin with an empty one."
        )
    found = look(path)
    if found is None:
        return
    said = found.said
    if found.is_unreadable:
        aside = free_name(changes, "left-out")
        os.replace(changes, aside)
        said += f" It is kept as {aside.name}."
    _LOG.warning(said)
    _notices.setdefault(str(path), []).append(said)
    with suppress(OSError):
        note_of(path).unlink()  # said once, and true no longer after the next change


def left_out(path: str | Path) -> list[str]:
    """What was found to be left out when this process opened a database, one sentence each."""
    return list(_notices.get(str(path), ()))


def after_saving(path: str | Path) -> None:
    """Leaves the note of what was just saved; where it can't be written there is none."""
    changes = changes_of(path)
    held = _size(changes)
    length = min(held, _HEAD)
    noted = {
        "at": time.time_ns(),
        "database": _state(path),
        "held": held,
        "length": length,
        "head": _digest(changes, length),
    }
    if not _is_settled(noted):
        noted["held"] = 0
    part = Path(f"{note_of(path)}.part")
    with suppress(OSError):
        part.write_text(json.dumps(noted), encoding="utf-8")
        os.replace(part, note_of(path))


def free_name(path: Path, why: str) -> Path:
    """A name beside a file that isn't taken, with why and the day in it, as in prevent.replaced-2026-03-31.duckdb."""
    day = f"{datetime.now():%Y-%m-%d}"
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        name = path.with_name(f"{path.stem}.{why}-{day}{more}{path.suffix}")
        if not os.path.lexists(name):
            return name
        number += 1


def _is_settled(noted: dict) -> bool:
    """Whether a later write of the database file is sure to show another time than the one that is noted."""
    database = noted["database"]
    if not database:
        return False
    written = database[1]
    usual, coarse = _SAME_TICK
    return noted["at"] - written > (usual if written % 1_000_000_000 else coarse)


def _noted(path: str | Path) -> dict | None:
    try:
        noted = json.loads(note_of(path).read_text(encoding="utf-8"))
        return noted if {"at", "database", "held", "length", "head"} <= noted.keys() else None
    except (OSError, ValueError, AttributeError):
        return None


def _state(path: str | Path) -> list[int]:
    """Size and time of the last write of a database file; empty where there is none."""
    try:
        seen = os.stat(path)
    except OSError:
        return []
    return [seen.st_size, seen.st_mtime_ns]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _head(path: Path, length: int) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(length)
    except OSError:
        return b""


def _digest(path: Path, length: int) -> str:
    """A hash of a file's beginning; empty where it can't be read, as while another process holds it on Windows."""
    head = _head(path, length)
    return sha256(head).hexdigest() if len(head) == length and length else ""
