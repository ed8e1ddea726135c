"""The fonts of a PDF, made within what a document is allowed: their tables may not map more letters than there are."""

import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, BinaryIO

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdffont import PDFFont, TrueTypeFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.psparser import PSKeyword, literal_name

from loaders.read.pdf_allowance import Allowance

_LAST_LETTER = 0xFFFF  # two bytes say which letter of a font it is
_BY_NUMBERS = {"W": 3, "W2": 5}  # of how many numbers a range of widths consists, by the entry that holds them
_OTHER_TABLE = 4_096


class BoundedFonts(PDFResourceManager):
    """Makes the fonts of one document; raises DocumentRefused where their tables are too large."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__()
        self.allowance = allowance

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """A font, as pdfminer makes it of its description, kept for the next page that uses it."""
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        if literal_name(spec.get("Subtype")) == "Type0":
            return super().get_font(objid, spec)
        bounded: dict[str, Any] = dict(spec)
        for entry, size in _BY_NUMBERS.items():
            if entry in spec:
                bounded[entry] = self._widths(list_value(spec[entry]), size)
        descriptor = dict_value(spec.get("FontDescriptor", {}))
        self._count_files(descriptor)
        unicode = resolve1(spec.get("ToUnicode"))
        if isinstance(unicode, PDFStream):
            bounded["ToUnicode"] = PDFStream({}, b"")
        font = super().get_font(objid, bounded)
        if isinstance(unicode, PDFStream):
            font.unicode_map = self._letters(unicode)  # type: ignore[attr-defined]
        return font

    def _widths(self, written: Sequence[Any], size: int) -> list[Any]:
        """Widths as written, their ranges ended at the last letter that a font can have."""
        found: list[Any] = []
        waiting: list[int] = []  # the places of a range's numbers so far
        for one in written:
            if isinstance(one, list):
                self.allowance.take("mapped", len(one))
                waiting = []
            elif isinstance(one, int | float):
                waiting.append(len(found))
            found.append(one)
            if len(waiting) == size:
                first, last = found[waiting[0]], min(found[waiting[1]], _LAST_LETTER)
                found[waiting[1]] = last
                self.allowance.take("mapped", max(0, int(last - first) + 1))
                waiting = []
        return found

    def _count_files(self, descriptor: Mapping[str, Any]) -> None:
        """Counts what reading a font's own file costs."""
        true_type, plain = resolve1(descriptor.get("FontFile2")), resolve1(descriptor.get("FontFile"))
        if isinstance(true_type, PDFStream):
            with suppress(TrueTypeFont.CMapNotFound, struct.error, AssertionError):
                _Counted(BytesIO(true_type.get_data()), self.allowance).create_unicode_map()
        if isinstance(plain, PDFStream):
            self.allowance.take("drawn", min(len(plain.get_data()), max(0, int_value(plain.get("Length1", 0)))))

    def _letters(self, stream: PDFStream) -> FileUnicodeMap:
        data = stream.get_data()
        self.allowance.take("drawn", len(data))
        found = FileUnicodeMap()
        _Letters(found, data, self.allowance).run()
        return found


class _Letters(CMapParser):
    """Reads which letters a font's codes stand for, and counts them before they are listed."""

    def __init__(self, found: FileUnicodeMap, data: bytes, allowance: Allowance) -> None:
        super().__init__(found, BytesIO(data))
        self._allowance = allowance

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handles a keyword as pdfminer does; a range is counted first."""
        if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            written = [one for _, one in self.curstack]
            for first, last in zip(written[::3], written[1::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    self._allowance.take("mapped", max(0, int.from_bytes(last) - int.from_bytes(first) + 1))
        super().do_keyword(pos, token)


class _Counted(TrueTypeFont):
    """Counts the letters that a font file maps, without listing them."""

    def __init__(self, file: BinaryIO, allowance: Allowance) -> None:
        super().__init__("", file)
        self._allowance = allowance
        self.parse_cmap_format_4 = self._segments  # type: ignore[method-assign, assignment]
        self.parse_cmap_format_12 = self._groups  # type: ignore[method-assign, assignment]
        self.parse_cmap_format_0 = self.parse_cmap_format_2 = self._other  # type: ignore[method-assign, assignment]
        self.parse_cmap_format_6 = self.parse_cmap_format_10 = self._other  # type: ignore[method-assign, assignment]

    def _segments(self, fp: BinaryIO, _: dict[int, int]) -> None:
        """Counts the letters of a table of segments."""
        twice = struct.unpack(">HHHHHH", fp.read(12))[2]
        ends = struct.unpack(f">{twice // 2}H", fp.read(twice // 2 * 2))
        fp.read(2)
        starts = struct.unpack(f">{twice // 2}H", fp.read(twice // 2 * 2))
        self._allowance.take("mapped", sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True)))

    def _groups(self, fp: BinaryIO, _: dict[int, int]) -> None:
        """Counts the letters of a table of groups."""
        groups = struct.unpack(">HIII", fp.read(14))[3]
        for _group in range(groups):
            first, last, *_rest = struct.unpack(">III", fp.read(12))
            self._allowance.take("mapped", max(0, last - first + 1))

    def _other(self, fp: BinaryIO, _: dict[int, int]) -> None:
        self._allowance.take("mapped", _OTHER_TABLE)
