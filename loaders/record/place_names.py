"""How the place of a database is told apart and shown: a file's by its path, a lake's without its password."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

LAKE = "ducklake:"
_PASSWORD = re.compile(r"\bpassword\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s']*))", re.IGNORECASE)
_ADDRESS = re.compile(r"postgres(?:ql)?://\S+", re.IGNORECASE)


def is_lake(path: str | Path) -> bool:
    """Whether the place of a database, as PREVENT_DATABASE has it, is that of a lake."""
    return str(path).startswith(LAKE)


def named(path: str | Path) -> str:
    """A lake's place without its password, to be shown and to be opened by; any other place as it is."""
    return without_password(str(path))[0] if is_lake(path) else str(path)


def without_password(path: str) -> tuple[str, str | None]:
    """A lake's place without its password, and the password, None where it has none."""
    found = _PASSWORD.search(path)
    if found:
        told = re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2]
        return re.sub(r" +", " ", _PASSWORD.sub("", path)).strip(), told
    address = _ADDRESS.search(path)
    parts = urlsplit(address[0]) if address else None
    if address and parts and parts.password is not None:
        bare = parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}")
        return path.replace(address[0], bare.geturl()), unquote(parts.password)
    return path, None
