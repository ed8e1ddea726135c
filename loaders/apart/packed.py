"""Readings as bytes, for who has more of them than should be held in memory at once."""

import json
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

from loaders.apart.plain import NotPlain, from_plain, to_plain
from loaders.records import Line, PlanReading, Row

_QUICK = 1  # zlib's level


def read_packed(content: bytes, file_name: str, *, blocks: bool = True) -> tuple[date | None, bytes]:
    """As loaders.reading.plan.read_plan, in the process that reads: the date that a document proposes, and its reading
    packed: first all but the document's lines and rows, then those, unless blocks=False."""
    from loaders.reading.plan import read_plan  # only there

    reading = read_plan(content, file_name)
    rest = _packed(reading.source.blocks) if blocks else b""
    without = replace(reading, source=replace(reading.source, blocks=()))
    return reading.as_at_proposed, _packed(without) + rest


def _packed(value: Any) -> bytes:
    written = json.dumps(to_plain(value, []), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _QUICK)


def unpacked(packed: bytes, longest: int, *, blocks: bool = True) -> PlanReading:
    """The reading that read_packed packed, with blocks=False without its document's lines and rows, which is quicker.

    Raises NotPlain where it is none, or longer than so many bytes.
    """
    reading, rest = _opened(packed, longest)
    if not isinstance(reading, PlanReading):
        raise NotPlain("another answer")
    if not blocks:
        return reading
    found, _ = _opened(rest, longest)
    if not isinstance(found, tuple) or not all(isinstance(one, Row | Line) for one in found):
        raise NotPlain("another answer")
    return replace(reading, source=replace(reading.source, blocks=found))


def _opened(packed: bytes, longest: int) -> tuple[Any, bytes]:
    """The first packed value, and what follows it. Raises NotPlain."""
    opened = zlib.decompressobj()
    try:
        written = opened.decompress(packed, longest)
        return from_plain(json.loads(written) if opened.eof else None, []), opened.unused_data
    except (zlib.error, ValueError, RecursionError) as error:
        raise NotPlain(type(error).__name__) from error
