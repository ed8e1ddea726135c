"""Word files with all of their tracked changes accepted, or rejected, as Word does it; and their cells one by one."""

import re
import zipfile
from io import BytesIO

from lxml import etree

from loaders.read.word_text import W

MAIN = "word/document.xml"
_NEW, _OLD = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a packed file by their names."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A packed file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def accepted(content: bytes) -> bytes:
    """The file with every tracked insertion, deletion and change of a cell's properties accepted."""
    return _settled(content, kept=_NEW, gone=_OLD, is_accepted=True)


def rejected(content: bytes) -> bytes:
    """The file with every one of them rejected."""
    return _settled(content, kept=_OLD, gone=_NEW, is_accepted=False)


def _settled(content: bytes, kept: tuple[str, ...], gone: tuple[str, ...], *, is_accepted: bool) -> bytes:
    parts = parts_of(content)
    root = etree.fromstring(parts[MAIN])
    for change in list(root.iter(W + "tcPrChange")):
        properties = change.getparent()
        if is_accepted:
            properties.remove(change)
        else:
            properties.getparent().replace(properties, change[0])
    for mark in list(root.iter(W + "p")) if is_accepted else ():
        if mark.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            _join(mark)
    for element in list(root.iter(*gone)):
        element.getparent().remove(element)
    for element in list(root.iter(*kept)):
        parent, place = element.getparent(), element.getparent().index(element)
        for child in reversed(list(element)):
            parent.insert(place, child)
        parent.remove(element)
    for text in root.iter(W + "delText"):
        text.tag = W + "t"
    parts[MAIN] = etree.tostring(root)
    return packed(parts)


def _join(paragraph) -> None:
    """Joins a paragraph whose end is deleted with the one after it, whose properties it gets."""
    after = paragraph.getnext()
    properties = paragraph.find(W + "pPr")
    place = int(after.find(W + "pPr") is not None)
    for child in reversed([child for child in paragraph if child is not properties]):
        after.insert(place, child)
    paragraph.getparent().remove(paragraph)


def texts(content: bytes) -> list[str]:
    """The text of each paragraph of the main part, with its breaks, and nothing of its looks."""
    root = etree.fromstring(parts_of(content)[MAIN])
    signs = {W + "tab": "\t", W + "br": "\n"}
    return [
        "".join(one.text or "" if one.tag == W + "t" else signs[one.tag] for one in paragraph.iter(W + "t", *signs))
        for paragraph in root.iter(W + "p")
    ]


def fills(content: bytes) -> list[str | None]:
    """The fill of each cell of the main part."""
    root = etree.fromstring(parts_of(content)[MAIN])
    found = (cell.find(f"{W}tcPr/{W}shd") for cell in root.iter(W + "tc"))
    return [None if one is None else one.get(W + "fill") for one in found]


def changed_cells(before: bytes, after: bytes) -> list[str]:
    """The words, as they were, of the main part's cells that aren't byte for byte as before; tables in them apart.

    Raises AssertionError where anything outside the changed cells is.
    """
    old, new = (_Cells(parts_of(content)[MAIN]) for content in (before, after))
    assert old.outside == new.outside
    return [words for words, was, now in zip(old.words, old.own, new.own, strict=True) if was != now]


class _Cells:
    """The bytes of each cell of a part without those of the cells in it, and of what stands outside all cells."""

    def __init__(self, part: bytes) -> None:
        marks = [*re.finditer(rb"<w:tc>|</w:tc>", part), None]
        self.own: list[bytes] = []
        self.outside = b""
        opened: list[int] = []
        place = 0
        for mark in marks:
            piece = part[place : mark.start() if mark else len(part)]
            if opened:
                self.own[opened[-1]] += piece
            else:
                self.outside += piece
            if mark is None:
                break
            place = mark.end()
            if mark[0] == b"<w:tc>":
                opened.append(len(self.own))
                self.own.append(b"")
            else:
                opened.pop()
        self.words = [" ".join(re.sub(rb"<[^>]*>", b" ", one).decode().split()) for one in self.own]
