"""What an Office file says of itself beside its pages: its title and the company that it was made at."""

import zipfile
from io import BytesIO

from lxml import etree

from loaders.read.document import tidy

_PARTS = {"title": ("docProps/core.xml", "title"), "company": ("docProps/app.xml", "Company")}
_LARGEST = 100_000  # bytes of a part: a title and a few dates have hundreds
_LONGEST = 300


def properties(content: bytes) -> tuple[tuple[str, str], ...]:
    """The title and company in a file's properties, where it is an Office file and has them."""
    if not content.startswith(b"PK"):
        return ()
    found = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name, (part, element) in _PARTS.items():
                text = _text(archive, part, element)
                found += [(name, text)] if text else []
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, ValueError, OSError):
        return ()
    return tuple(found)


def _text(archive: zipfile.ZipFile, part: str, element: str) -> str:
    """The text of the one element of a part, in one line; empty where there is none."""
    if part not in archive.namelist() or archive.getinfo(part).file_size > _LARGEST:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(archive.read(part), parser)
    texts = (one.text or "" for one in root.iter(f"{{*}}{element}"))
    return " ".join(tidy(next(texts, "")[:_LONGEST]).split())
