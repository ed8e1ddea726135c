"""Compresses what stays the same, once: Streamlit sends its own files as they are, four times as many bytes."""

import gzip
import os
import tempfile
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_LEVEL = 9  # the smallest: it is made once
_KEPT = "prevent-dashboard"


class Content(NamedTuple):
    """A content in gzip, and the validator under which it goes out."""

    zipped: bytes
    tag: str


def kept_in() -> Path | None:
    """The folder that compressed files are kept in: PREVENT_CACHE, a service's own, or the user's; None without one."""
    given = os.environ.get("PREVENT_CACHE")
    if given:
        return Path(given)
    caches = next(filter(None, map(os.environ.get, ("CACHE_DIRECTORY", "XDG_CACHE_HOME", "LOCALAPPDATA"))), None)
    try:
        return (Path(caches.split(os.pathsep)[0]) if caches else Path.home() / ".cache") / _KEPT
    except RuntimeError:  # nobody's home
        return None


def compressed(content: bytes, folder: Path | None = None) -> Content:
    """A content in gzip; from the folder where it is kept there, and else made and kept, where that can be.

    A kept file is taken only if it holds exactly this content. Any number of processes may do this at once.
    """
    name = sha256(content).hexdigest()
    path = folder / f"{name}.gz" if folder else None
    zipped = _read(path, content) if path else None
    if zipped is None:
        zipped = gzip.compress(content, _LEVEL, mtime=0)
        if path:
            _keep(path, zipped)
    return Content(zipped, f'"{name[:32]}-gzip"')


def _read(path: Path, content: bytes) -> bytes | None:
    try:
        zipped = path.read_bytes()
        unzip = zlib.decompressobj(wbits=31)
        whole = unzip.decompress(zipped, len(content) + 1) == content and unzip.eof and not unzip.unused_data
    except (OSError, zlib.error):
        return None
    return zipped if whole else None


def _keep(path: Path, zipped: bytes) -> None:
    """Puts a file in its place whole, so that who reads it meanwhile never sees a part; a full disk keeps nothing."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with open(handle, "wb") as file:
                file.write(zipped)
            os.replace(written, path)
        except OSError:
            with suppress(OSError):
                os.unlink(written)
