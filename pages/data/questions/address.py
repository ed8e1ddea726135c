"""A statement as an address carries it: deflated, in letters that need no escape; and back, within bounds."""

import base64
import binascii
import zlib

from loaders import LONGEST_STATEMENT

LONGEST_LINK = 4_000  # characters; programs cut longer addresses


def packed(statement: str) -> str | None:
    """A statement for an address; None where it is too long for one."""
    made = base64.urlsafe_b64encode(zlib.compress(statement.encode(), 9)).decode("ascii").rstrip("=")
    return made if len(made) <= LONGEST_LINK else None


def unpacked(given: str) -> str | None:
    """The statement that an address carries; None where that isn't whole, or isn't one."""
    if len(given) > LONGEST_LINK:
        return None
    most = 4 * LONGEST_STATEMENT  # bytes of its letters, at most
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)), most)
        statement = content.decode()
    except (binascii.Error, ValueError, zlib.error):
        return None
    return statement if opened.eof and len(statement) <= LONGEST_STATEMENT and "\0" not in statement else None
