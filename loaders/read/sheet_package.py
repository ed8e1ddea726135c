"""A workbook's packed parts: oversized ranges cut to the cells that are there, and formulas without a result."""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from openpyxl.utils import column_index_from_string, get_column_letter

_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_RANGE = re.compile(
    rb'(<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=")([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})(?=")'
)
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_LARGE = 20_000


def with_ranges_cut(content: bytes) -> bytes:
    """The workbook's bytes with merged cells and links that go over whole columns cut to the last filled cell.

    What reads workbooks makes a cell for each place of such a range: seventeen thousand million for a whole sheet.
    """
    with ZipFile(BytesIO(content)) as archive:
        sheets = {name: archive.read(name) for name in archive.namelist() if _SHEET.match(name)}
        cut = {
            name: _RANGE.sub(_Cut(part), part)
            for name, part in sheets.items()
            if any(_size(match) > _LARGE for match in _RANGE.finditer(part))
        }
        if not cut:
            return content
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as out:
            for item in archive.infolist():
                out.writestr(item.filename, cut.get(item.filename) or archive.read(item))
    return packed.getvalue()


def has_formulas(content: bytes) -> bool:
    """Whether any sheet holds a formula."""
    with ZipFile(BytesIO(content)) as archive:
        return any(_FORMULA.search(archive.read(name)) for name in archive.namelist() if _SHEET.match(name))


class _Cut:
    """Rewrites the large ranges of one sheet."""

    def __init__(self, part: bytes) -> None:
        places = [(_column(match[1]), int(match[2])) for match in _FILLED.finditer(part)]
        self.last_column = max((column for column, _ in places), default=1)
        self.last_row = max((row for _, row in places), default=1)

    def __call__(self, match: re.Match[bytes]) -> bytes:
        if _size(match) <= _LARGE:
            return match[0]
        column = max(_column(match[2]), min(_column(match[4]), self.last_column))
        row = max(int(match[3]), min(int(match[5]), self.last_row))
        return b"%s%s%s:%s%d" % (match[1], match[2], match[3], get_column_letter(column).encode(), row)


def _size(match: re.Match[bytes]) -> int:
    columns = _column(match[4]) - _column(match[2]) + 1
    return columns * (int(match[5]) - int(match[3]) + 1)


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())
