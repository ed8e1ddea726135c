"""The streams of a PDF unpacked within what a document is allowed, whatever their filters and how they are named."""

import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFEOFError
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_CCITTFAX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFNotImplementedError,
    PDFStream,
    int_value,
)
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from loaders.errors import DocumentRefused
from loaders.read.pdf_allowance import LONGEST_STREAM, Allowance

_MOST_FILTERS = 4
_LZW_WORK = 8  # what a byte of LZW costs, in bytes that a predictor undoes
_CHECKSUM = 3  # bytes at a packed stream's end that may be wrong


class BoundedStream(PDFStream):
    """A stream that refuses the document where unpacking it would take too much."""

    def __init__(self, plain: PDFStream, allowance: Allowance) -> None:
        super().__init__(plain.attrs, plain.rawdata or b"", plain.decipher)
        self._allowance = allowance

    def decode(self) -> None:
        """Unpacks the stream; one whose filters are for pictures, or unknown, raises as pdfminer does."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        filters = self.get_filters()
        if len(filters) > _MOST_FILTERS:
            raise DocumentRefused(
                f"“{self._allowance.document.name}” has parts packed {len(filters)} times over: get another copy."
            )
        for name, options in filters:
            data = self._unpacked(name, data)
            if isinstance(options, dict) and "Predictor" in options:
                data = self._predicted(options, data)
        self.data, self.rawdata = data, None

    def _unpacked(self, name: Any, data: bytes) -> bytes:
        if name in LITERALS_FLATE_DECODE:
            data = _inflated(data, self._most + 1)
        elif name in LITERALS_LZW_DECODE:
            self._allowance.take("slowly", _LZW_WORK * len(data))
            data = _lzw(data, self._most + 1)
        elif name in LITERALS_RUNLENGTH_DECODE:
            data = _run_lengths(data, self._most + 1)
        elif name in LITERALS_ASCII85_DECODE or name in LITERALS_ASCIIHEX_DECODE:
            data = PDFStream({"Filter": name}, data).get_data()
        elif name in LITERALS_CCITTFAX_DECODE:
            raise PDFNotImplementedError("what is packed as a fax is a picture")
        else:
            return PDFStream({"Filter": name}, data).get_data()
        if len(data) > LONGEST_STREAM:
            raise DocumentRefused(
                f"“{self._allowance.document.name}” has a part that unpacks to more than {LONGEST_STREAM // 1024**2} "
                "MB, too much for a plan: get another copy."
            )
        self._allowance.take("unpacked", len(data))
        return data

    @property
    def _most(self) -> int:
        return min(LONGEST_STREAM, self._allowance.left("unpacked"))

    def _predicted(self, options: dict, data: bytes) -> bytes:
        kind = int_value(options["Predictor"])
        columns, colours = int_value(options.get("Columns", 1)), int_value(options.get("Colors", 1))
        bits = int_value(options.get("BitsPerComponent", 8))
        if kind == 1:
            return data
        if kind != 2 and kind < 10:
            raise PDFNotImplementedError(f"unknown predictor {kind}")
        if columns < 1 or colours < 1 or columns * colours > len(data) + 1:
            return b""
        self._allowance.take("slowly", len(data))
        if kind == 2:
            return apply_tiff_predictor(colours, columns, bits, data)
        return apply_png_predictor(kind, colours, columns, bits, data)


def _inflated(data: bytes, most: int) -> bytes:
    """What deflated bytes hold, most at most; what precedes a wrong checksum, nothing where more is wrong."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data[:-_CHECKSUM], most)
    except zlib.error:
        return b""
    with suppress(zlib.error):
        for byte in data[-_CHECKSUM:]:
            found += unpacker.decompress(bytes((byte,)), most)
    return found


def _run_lengths(data: bytes, most: int) -> bytes:
    """What bytes packed as runs hold, most and a run at most."""
    found = bytearray()
    place = 0
    while place < len(data) and data[place] != 128 and len(found) < most:
        length = data[place]
        if length < 128:
            found += data[place + 1 : place + 2 + length]
            place += length + 2
        else:
            found += data[place + 1 : place + 2] * (257 - length)
            place += 2
    return bytes(found)


def _lzw(data: bytes, most: int) -> bytes:
    """What bytes packed by Lempel, Ziv and Welch hold, most and a code's worth at most."""
    parts: list[bytes] = []
    length = 0
    with suppress(PDFEOFError):
        for part in LZWDecoder(BytesIO(data)).run():
            parts.append(part)
            length += len(part)
            if length > most:
                break
    return b"".join(parts)
