"""Parsers of a PDF's objects and of what its pages draw, which don't copy a long string for each of its letters."""

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSBaseParser, PSKeyword

from loaders.read.pdf_allowance import Allowance
from loaders.read.pdf_streams import BoundedStream


class _Counted(PSBaseParser):
    """Counts how often the letters of a string are copied: once for each bracket and backslash after them."""

    _allowance: Allowance

    def _parse_string(self, s: bytes, i: int) -> int:
        self._allowance.take("copied", len(self._curtoken))
        return super()._parse_string(s, i)


class BoundedParser(_Counted, PDFParser):
    """Parses a PDF's objects; its streams count what they unpack."""

    def __init__(self, file: BinaryIO, allowance: Allowance) -> None:
        self._allowance = allowance
        super().__init__(file)

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handles a keyword as pdfminer does; a stream becomes one that is bounded."""
        super().do_keyword(pos, token)
        place, plain = self.curstack[-1] if self.curstack else (0, None)
        if token is self.KEYWORD_STREAM and isinstance(plain, PDFStream):
            self.curstack[-1] = place, BoundedStream(plain, self._allowance)


class BoundedObjects(_Counted, PDFStreamParser):
    """Parses the objects that a stream holds."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        self._allowance = allowance
        super().__init__(data)


class BoundedDrawing(_Counted, PDFContentParser):
    """Parses what pages draw; a picture among it ends where it must, at its first end, without being copied."""

    def __init__(self, streams: Sequence[object], allowance: Allowance) -> None:
        self._allowance = allowance
        super().__init__(streams)

    def get_inline_data(self, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
        """A picture's data; the copies that looking for its end takes are counted."""
        self.seek(pos)
        ahead = self.fp.getvalue()[pos:] if isinstance(self.fp, BytesIO) else b""
        ends = ahead.find(target + b"\n"), ahead.find(target + b" "), ahead.find(target + b"\r")
        length = min([end for end in ends if end >= 0], default=len(ahead))
        self._allowance.take("copied", length * (1 + ahead.count(target[:1], 0, length)))
        return super().get_inline_data(pos, target)
