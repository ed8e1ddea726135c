"""How much a packed file may unpack to, told from its own directory before anything of it is unpacked."""

from collections.abc import Sequence
from zipfile import ZipInfo

LIMIT_UNPACKED = 200 * 1024 * 1024
_LIMIT_XML = 80 * 1024 * 1024  # of one part: a tree of it takes ten times as much
_LIMIT_RATIO, _SMALL = 200, 8 * 1024 * 1024
_LIMIT_PARTS = 5_000


def unpacks_to_too_much(parts: Sequence[ZipInfo]) -> bool:
    """Whether an Office file's parts are more, larger or more tightly packed than a document's can be."""
    return (
        len(parts) > _LIMIT_PARTS
        or sum(part.file_size for part in parts) > LIMIT_UNPACKED
        or any(part.file_size > _LIMIT_XML for part in parts if part.filename.endswith(".xml"))
        or any(part.file_size > max(_SMALL, _LIMIT_RATIO * part.compress_size) for part in parts)
    )
