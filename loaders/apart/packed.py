"""Readings as bytes, for who has more of them than should be held in memory at once."""

import json
import zlib
from datetime import date
from typing import Any

from loaders.apart.plain import NotPlain, from_plain, to_plain
from loaders.records import PlanReading

_QUICK = 1  # zlib's level


def read_packed(content: bytes, file_name: str, **given: Any) -> tuple[date | None, bytes]:
    """As loaders.reading.plan.read_plan, in the process that reads: the date that a document proposes, and its reading
    packed."""
    from loaders.reading.plan import read_plan  # only there

    reading = read_plan(content, file_name, **given)
    written = json.dumps(to_plain(reading, []), ensure_ascii=False, separators=(",", ":"))
    return reading.as_at_proposed, zlib.compress(written.encode("utf-8", "surrogatepass"), _QUICK)


def unpacked(packed: bytes, longest: int) -> PlanReading:
    """The reading that read_packed packed. Raises NotPlain where it is none, or longer than so many bytes."""
    opened = zlib.decompressobj()
    try:
        written = opened.decompress(packed, longest)
        reading = from_plain(json.loads(written), []) if opened.eof else None
    except (zlib.error, ValueError, RecursionError) as error:
        raise NotPlain(type(error).__name__) from error
    if not isinstance(reading, PlanReading):
        raise NotPlain("another answer")
    return reading
