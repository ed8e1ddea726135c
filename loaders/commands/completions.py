"""Counting a learning system's export and reading a file of counts, apart from the server; and the command for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from loaders.apart import NotDone, done_apart
from loaders.apart.limits import LIMITS, refusal
from loaders.errors import DocumentRefused
from loaders.read import LIMIT_BYTES
from loaders.records import CompletionsCounted, ReadingsFound

_LIMITS = replace(LIMITS, wall=3 * LIMITS.wall, processor=3 * LIMITS.processor)


def count_completions(
    name: str,
    content: bytes,
    *,
    as_at: date,
    programmes: Mapping[str, str] | None = None,
    keeps_names: bool = False,
) -> CompletionsCounted:
    """What a learning system's export says as at its day, in numbers; as loaders.completions.count.count.

    name: the file's; keeps_names: groups and titles that look like a person's name too.
    Raises what that raises, and DocumentRefused where a limit is met or the reader ends.
    """
    said = None if programmes is None else dict(programmes)
    found = _done("loaders.completions.count:count", name, content, [as_at, said, keeps_names])
    if not isinstance(found, CompletionsCounted):
        raise refusal("another answer", "this file", _LIMITS)
    return found


def readings_from(name: str, content: bytes) -> ReadingsFound:
    """The counts of people trained in a file of counts, to be looked at; as loaders.completions.readings.readings.

    Raises what that raises, and DocumentRefused where a limit is met or the reader ends.
    """
    found = _done("loaders.completions.readings:readings", name, content, [])
    if not isinstance(found, ReadingsFound):
        raise refusal("another answer", "this file", _LIMITS)
    return found


def _done(task: str, name: str, content: bytes, more: list[Any]) -> Any:
    try:
        return done_apart(task, [content[: LIMIT_BYTES + 1], name, *more], limits=_LIMITS)
    except NotDone as error:
        if error.why in ("slow", "too large", "says too much"):
            raise DocumentRefused(
                "This file takes too long, or too much memory, to count: export the Prevent courses alone, or a year "
                "at a time."
            ) from error
        raise refusal(error.why, "this file", _LIMITS) from error
