"""A workbook's packed parts before they are read: what costs much and tells a plan nothing is dropped, or refused."""

import re
from collections import Counter
from io import BytesIO
from itertools import islice
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter

from loaders.errors import DocumentRefused
from loaders.read.document import Document

_RANGE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$")
_PLACE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_ENCODED = re.compile(rb"""encoding\s{0,9}=\s{0,9}["'](?!utf-8["']|us-ascii["'])""", re.I)
_EMPTY_ROW = re.compile(rb"<row\b[^<>]*>(?:<c\b[^<>]*/>)*</row>")
_RELATION = re.compile(rb"""\br:id\s{0,9}=\s{0,9}["']([^"'<>]{1,99})["']""")
_LARGE, _MOST_MERGED = 20_000, 500_000  # places that merged cells and links go over
_MANY = 2 * 1024 * 1024  # bytes of a sheet from which its empty rows are worth dropping
_UNUSED = ((b"hyperlinks", 0), (b"dataValidations", 0), (b"definedNames", 500_000))  # dropped where longer than that
_MOST: tuple[tuple[bytes, int, str], ...] = (
    (b"c", 500_000, "cells"),
    (b"si", 500_000, "texts"),
    (b"cfRule", 20_000, "conditional formats"),
    (b"xf", 131_000, "cell formats"),
    (b"dxf", 20_000, "cell formats"),
    (b"font", 20_000, "fonts"),
    (b"fill", 20_000, "fills"),
    (b"numFmt", 20_000, "number formats"),
    (b"sheet", 500, "sheets"),
)
_MOST_STYLES = 500


def ready(document: Document) -> bytes:
    """The workbook's bytes without what makes reading it costly and says nothing of a plan.

    Merged cells that go over whole columns end at the last filled cell, as what reads workbooks makes a cell for each
    place: seventeen thousand million for a whole sheet. Rows without text, links, choices and named styles are left out
    where there are many. Raises DocumentRefused for more cells or formats than a workbook of a plan has.
    """
    changed = {}
    with ZipFile(BytesIO(document.content)) as archive:
        for name in set(archive.namelist()):
            if not name.endswith((".xml", ".rels")) and not name.startswith("xl/"):
                continue
            part = archive.read(name)
            found = _lightened(part) if name.startswith("xl/") else part
            _check(document, found, name)
            if b"mergeCell" in found or _is_encoded(found):
                found = _with_ranges_cut(document, found)
            if found is not part:
                changed[name] = found
        if not changed:
            return document.content
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as out:
            for name in dict.fromkeys(archive.namelist()):
                out.writestr(name, changed[name] if name in changed else archive.read(name))
    return packed.getvalue()


def has_formulas(content: bytes) -> bool:
    """Whether any sheet holds a formula that it is worth looking for a result of; not among tens of thousands."""
    with ZipFile(BytesIO(content)) as archive:
        parts = (archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
        shared = [(b't="shared"' in part, len(_FORMULA.findall(part))) for part in parts]
    return any(count for _, count in shared) and not any(is_shared and count > _LARGE for is_shared, count in shared)


def _lightened(part: bytes) -> bytes:
    """A part without the elements that say nothing of a plan."""
    for name, longest in _UNUSED:
        begins = part.find(b"<" + name)
        ends = part.rfind(b"</" + name + b">")
        if 0 <= begins < ends and ends - begins > longest:
            part = part[:begins] + part[ends + len(name) + 3 :]
    if part.count(b"<cellStyle ") > _MOST_STYLES:
        for name in (b"cellStyleXfs", b"cellStyles"):
            begins, ends = part.find(b"<" + name), part.rfind(b"</" + name + b">")
            part = part[:begins] + part[ends + len(name) + 3 :] if 0 <= begins < ends else part
    return _EMPTY_ROW.sub(b"", part) if len(part) > _MANY else part


def _is_over(part: bytes, tag: bytes, most: int) -> bool:
    """Whether an element stands more often than so many times in a part, with or without a prefix."""
    found = re.finditer(rb"<(?:[\w.-]{1,40}:)?" + tag + rb"[\s/>]", part)
    return next(islice(found, most, None), None) is not None


def _check(document: Document, part: bytes, name: str) -> None:
    for tag, most, words in _MOST:
        if len(part) > most * len(tag) and _is_over(part, tag, most):
            raise DocumentRefused(
                f"“{document.name}” has more than {most:,} {words} in one part, too much for a plan: copy the plan's "
                "own sheet into a new workbook."
            )
    if name == "xl/workbook.xml":
        known = Counter(_RELATION.findall(part))
        if any(count > 1 for count in known.values()):
            raise DocumentRefused(f"“{document.name}” holds one sheet several times over: open it and save it anew.")


def _is_encoded(part: bytes) -> bool:
    """Whether a part is XML in another encoding than nearly all are, in which its names can't be looked for."""
    return part.startswith((b"\xff\xfe", b"\xfe\xff", b"\x4c\x6f")) or bool(_ENCODED.search(part[:200]))


def _with_ranges_cut(document: Document, part: bytes) -> bytes:
    """A part with its large ranges ended at the last filled cell; raises DocumentRefused where that isn't enough."""
    if _size_of_ranges(part) <= _LARGE:
        return part
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    filled = [place for cell in root.iter("{*}c") if len(cell) and (place := _PLACE.match(cell.get("r", "")))]
    last_column = max((column_index_from_string(place[1]) for place in filled), default=1)
    last_row = max((int(place[2]) for place in filled), default=1)
    total = 0
    for one in root.iter("{*}mergeCell", "{*}hyperlink"):
        if match := _RANGE.match(one.get("ref", "")):
            first = column_index_from_string(match[1])
            column = max(first, min(column_index_from_string(match[3]), last_column))
            row = max(int(match[2]), min(int(match[4]), last_row))
            one.set("ref", f"{match[1]}{match[2]}:{get_column_letter(column)}{row}")
            total += (column - first + 1) * (row - int(match[2]) + 1)
    if total > _MOST_MERGED:
        raise DocumentRefused(
            f"“{document.name}” has merged cells that go over {total:,} places, too many for a plan: part them, or "
            "copy the plan's own rows into a new workbook."
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _size_of_ranges(part: bytes) -> int:
    """How many places the merged cells and links of a part go over."""
    total = 0
    found = etree.iterparse(
        BytesIO(part), tag=("{*}mergeCell", "{*}hyperlink", "{*}row"), resolve_entities=False, no_network=True
    )
    for _, one in found:
        if match := _RANGE.match(one.get("ref", "")):
            columns = column_index_from_string(match[3]) - column_index_from_string(match[1]) + 1
            total += max(0, columns) * max(0, int(match[4]) - int(match[2]) + 1)
        one.clear(keep_tail=False)
    return total
