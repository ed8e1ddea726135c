"""Documents as they come, read into rows and lines without judging what they mean."""

from pathlib import PurePath

from loaders.errors import DocumentRefused
from loaders.read import delimited, text
from loaders.records import Source

LIMIT_BYTES = 20 * 1024 * 1024
READERS = {
    ".txt": ("text/plain", text.blocks),
    ".md": ("text/markdown", text.blocks),
    ".markdown": ("text/markdown", text.blocks),
    ".csv": ("text/csv", delimited.blocks),
    ".tsv": ("text/tab-separated-values", delimited.blocks),
    ".tab": ("text/tab-separated-values", delimited.blocks),
}


def read(content: bytes, file_name: str) -> Source:
    """The rows and lines of a document, by the ending of its file name.

    Raises DocumentRefused where the format isn't known, or the file is empty, too large or not what its name says.
    """
    name = PurePath(file_name).name
    ending = PurePath(name).suffix.lower()
    if ending not in READERS:
        known = ", ".join(sorted(READERS))
        raise DocumentRefused(
            f"“{name}”: files ending in “{ending or 'nothing'}” can't be read; save it as one of {known}."
        )
    if len(content) > LIMIT_BYTES:
        raise DocumentRefused(
            f"“{name}” is larger than {LIMIT_BYTES // 1024**2} MB: load the plan on its own, without attachments."
        )
    if not content.strip():
        raise DocumentRefused(f"“{name}” is empty: choose the file that holds the plan.")
    media_type, blocks = READERS[ending]
    return Source(name, media_type, tuple(blocks(decoded(content, name))))


def decoded(content: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 with its mark, or Windows-1252; raises DocumentRefused for what isn't text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            found = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(found.count(chr(code)) for code in (*range(9), *range(14, 32)))
        if controls <= len(found) // 1000:
            return found.replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentRefused(f"“{name}” holds no readable text: it may be another kind of file with a wrong ending.")
