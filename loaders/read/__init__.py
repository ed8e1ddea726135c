"""Documents as they come, read into rows and lines without judging what they mean."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath

from loaders.errors import DocumentRefused
from loaders.read import delimited, text
from loaders.read.bounded import within_bounds
from loaders.read.container import true_ending
from loaders.read.document import Document, plain_name
from loaders.read.properties import properties
from loaders.records import Line, Row, Source

LIMIT_BYTES = 20 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument"
READERS = {
    ".docx": (f"{_OFFICE}.wordprocessingml.document", "word"),
    ".docm": ("application/vnd.ms-word.document.macroEnabled.12", "word"),
    ".pdf": ("application/pdf", "pdf"),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", "sheet"),
    ".xlsm": ("application/vnd.ms-excel.sheet.macroEnabled.12", "sheet"),
    ".csv": ("text/csv", "delimited"),
    ".tsv": ("text/tab-separated-values", "delimited"),
    ".tab": ("text/tab-separated-values", "delimited"),
    ".html": ("text/html", "web"),
    ".htm": ("text/html", "web"),
    ".txt": ("text/plain", "text"),
    ".md": ("text/markdown", "text"),
    ".markdown": ("text/markdown", "text"),
    ".doc": ("application/msword", "convert"),
    ".rtf": ("application/rtf", "convert"),
    ".odt": ("application/vnd.oasis.opendocument.text", "convert"),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", "convert"),
    ".xls": ("application/vnd.ms-excel", "convert"),
}
_TEXT = {"text": text.blocks, "delimited": delimited.blocks}
_NUL_SHARE = 0.4


def read(content: bytes, file_name: str) -> Source:
    """The rows and lines of a document, by the ending of its file name, with what its reader had to leave out.

    Raises DocumentRefused where the format isn't known, or the file is empty, too large, locked, damaged, not what its
    name says, holds more than a plan does, or takes too long to read.
    """
    name = plain_name(file_name)
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
    document = Document(name, content)
    if READERS[ending][1] not in _TEXT:
        ending = _as_it_is(document, ending)
    media_type, reader = READERS[ending]
    try:
        blocks = tuple(within_bounds(document, _blocks(document, reader, ending)))
    except DocumentRefused:
        raise
    except Exception as error:  # whatever a parser makes of damaged bytes, the answer is the same
        raise DocumentRefused(
            f"“{name}” can't be read as {ending}: it is damaged, or another kind of file; open it and save it anew."
        ) from error
    document.note_struck()
    return Source(name, media_type, blocks, tuple(document.findings), properties(content))


def _blocks(document: Document, reader: str, ending: str) -> Iterator[Row | Line]:
    if reader in _TEXT:
        return _TEXT[reader](document, decoded(document.content, document.name))
    module = import_module(f"loaders.read.{reader}")  # only now: these parsers take long to load
    return module.blocks(document, ending) if reader == "convert" else module.blocks(document)


def _as_it_is(document: Document, ending: str) -> str:
    """The ending to read the file by, which is another where it was only named wrongly; that is a finding."""
    true = true_ending(document, ending)
    if true not in READERS:
        raise DocumentRefused(
            f"“{document.name}” is a {true} file, which can't be read: save the plan as .docx, .xlsx or .pdf."
        )
    if READERS[true][1] != READERS[ending][1]:
        message = f"The file is named {ending}, but is a {true} file: read as that."
        document.found("named_wrongly", "note", message)
        return true
    return ending


def decoded(content: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 or Windows-1252; raises DocumentRefused for what isn't text."""
    for encoding in _encodings(content):
        try:
            found = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(found.count(chr(code)) for code in (*range(9), *range(14, 32)))
        if controls <= len(found) // 1000:
            return found.replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentRefused(f"“{name}” holds no readable text: it may be another kind of file with a wrong ending.")


def _encodings(content: bytes) -> tuple[str, ...]:
    """The encodings to try: UTF-16 by its mark, or by the empty byte that stands beside each plain letter."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    even, odd = content[0:2000:2], content[1:2000:2]
    for letters, beside, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if beside.count(0) > len(beside) * _NUL_SHARE and not letters.count(0):
            return (encoding,)
    return ("utf-8-sig", "cp1252", "latin-1")
