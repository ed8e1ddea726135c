"""What may come in: the kinds of files that can be read, their size, an id for a new plan."""

import re
import unicodedata
from collections.abc import Collection

from loaders.read import LIMIT_BYTES, READERS
from loaders.record.store import document_id

__all__ = ["LIMIT_MEGABYTES", "document_id", "free_id", "plan_id_from", "readable_endings"]

LIMIT_MEGABYTES = LIMIT_BYTES // 1024**2


def readable_endings() -> list[str]:
    """The endings of the files that can be read, the most usual first, each with its dot."""
    return list(READERS)


def plan_id_from(title: str) -> str:
    """An id for a plan of this title, in small letters, digits and hyphens; empty where it has no letter or digit.

    >>> plan_id_from("Neath Port Talbot: Prevent")
    'neath-port-talbot-prevent'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:80].strip("-")


def free_id(made: str, taken: Collection[str]) -> str:
    """An id that no plan has: the one that was made of a title, with a number where that is taken."""
    numbered = (f"{made[:76]}-{number}" for number in range(2, len(taken) + 3))
    return next((one for one in (made, *numbered) if one not in taken), made)
