"""Names for folders of files that are handed out, of a lead or a plan."""

from pages.board.pack.build import slug

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def folder_name(called: str, taken: set[str], *, otherwise: str) -> str:
    """What a name is as a folder's, unlike any taken before, which it joins: names may differ only in signs left out.

    otherwise: what is added to a name that Windows keeps for a device, and under which it unpacks no folder.
    """
    name = slug(called)[:50].strip("-")
    name = f"{name}-{otherwise}" if name in _DEVICES else name
    name = next(one for number in range(1, 10_000) if (one := name if number == 1 else f"{name}-{number}") not in taken)
    taken.add(name)
    return name
