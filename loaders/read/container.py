"""What kind of file some bytes really are, and whether they are safe to unpack."""

import zipfile
from io import BytesIO

from loaders.errors import DocumentRefused
from loaders.read.document import Document
from loaders.unpacking import unpacks_to_too_much

_INSIDE = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
}


def true_ending(document: Document, ending: str) -> str:
    """The ending that fits the bytes: the file's own, or another where the file was only named wrongly.

    Raises DocumentRefused for an encrypted Office file and for a packed file that unpacks to far too much.
    """
    content = document.content
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(document, ending)
    if content.startswith(b"%PDF-"):
        return ".pdf"
    if content.startswith(b"{\\rtf"):
        return ".rtf"
    if content.startswith(b"PK"):
        return _zipped(document, ending)
    if content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype html", b"<table")):
        return ".html"
    return ending


def _ole(document: Document, ending: str) -> str:
    """An old Office file, or a new one inside a locked envelope."""
    if "EncryptedPackage".encode("utf-16-le") in document.content:
        raise DocumentRefused(
            f"“{document.name}” is protected by a password: save a copy without one, then load the copy."
        )
    if "WordDocument".encode("utf-16-le") in document.content:
        return ".doc"
    if "Workbook".encode("utf-16-le") in document.content:
        return ".xls"
    return ending


def _zipped(document: Document, ending: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(document.content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise DocumentRefused(
            f"“{document.name}” is damaged or was cut short: get the file again, or open it and save it anew."
        ) from error
    if unpacks_to_too_much(parts):
        unpacked = sum(part.file_size for part in parts)
        raise DocumentRefused(
            f"“{document.name}” unpacks to {unpacked // 1024**2:,} MB in {len(parts):,} parts, which is more, or more "
            "tightly packed, than a plan is: copy the plan's own tables into a new document."
        )
    names = {part.filename for part in parts}
    return next((kind for name, kind in _INSIDE.items() if name in names), ending)
