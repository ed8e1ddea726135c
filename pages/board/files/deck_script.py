"""The script of the slides for the browser, by itself: the server lets it run by its hash and needs no more of them."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

_SCRIPT = Path(__file__).parent / "browser" / "deck.js"


@cache
def script() -> str:
    """The script, as it stands between its tags."""
    return _SCRIPT.read_text(encoding="utf-8")


@cache
def script_source() -> str:
    """The hash by which a content security policy lets the script run, and no other: "'sha256-…'"."""
    return f"'sha256-{b64encode(sha256(script().encode()).digest()).decode()}'"
