"""Documents read in a process of their own, within limits: what breaks a parser or feeds on it harms no server.

The server hands over the bytes and gets back records, as plain data; the database, its path and the environment's
secrets stay with the server.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from loaders.apart import limits as refusals
from loaders.apart import pool
from loaders.apart.limits import LIMITS, Limits
from loaders.apart.reader import Ended, Told
from loaders.errors import LoadError
from loaders.read import LIMIT_BYTES
from loaders.records import PlanReading, Source

__all__ = ["LIMITS", "Limits", "done_apart", "read_apart", "read_plan_apart", "start_ahead"]
_LOG = logging.getLogger(__name__)


def read_plan_apart(
    content: bytes,
    file_name: str,
    as_at: date | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    header_row: str | None = None,
    *,
    limits: Limits = LIMITS,
    **more: Any,
) -> PlanReading:
    """As loaders.reading.plan.read_plan, which more is passed on to, but in another process and within limits.

    Raises what that raises, and DocumentRefused where a limit is met or the reader ends.
    """
    given = {"as_at": as_at, "columns": dict(columns or {}), "header_row": header_row, **more}
    found = done_apart(
        "loaders.reading.plan:read_plan", file_name, [_no_longer(content), file_name], given, progress, limits
    )
    return _of(PlanReading, found, file_name)


def read_apart(content: bytes, file_name: str, *, limits: Limits = LIMITS) -> Source:
    """As loaders.read.read, but in another process and within limits; raises as read_plan_apart does."""
    found = done_apart("loaders.read:read", file_name, [_no_longer(content), file_name], {}, None, limits)
    return _of(Source, found, file_name)


def start_ahead() -> None:
    """Starts a reader where a document is about to come, so that it waits when the document is there."""
    pool.current().start_ahead()


def done_apart(
    task: str,
    file_name: str,
    arguments: list[Any],
    keywords: Mapping[str, Any],
    progress: Told | None = None,
    limits: Limits = LIMITS,
) -> Any:
    """What a function gives for a document, called in another process within limits; task is its module:name.

    What goes in and comes out is plain data, bytes, records, or a LoadError that is raised here. A task that is told of
    progress takes the keyword progress. Raises DocumentRefused where a limit is met or the reader ends.
    """
    readers = pool.current()
    if progress and readers.is_full():
        progress(0, 1, "Waiting until other documents are read")
    try:
        with readers.reader(limits.waiting) as reader:
            kind, value = reader.ask(task, arguments, keywords, limits, progress)
    except pool.NoTurn as none:
        raise refusals.waited(file_name, limits) from none
    except Ended as end:
        _LOG.warning("The reader of a document ended: %s", end.why)
        raise _said(end.why, file_name, limits) from end
    if kind == "refused" and isinstance(value, LoadError):
        raise value
    if kind == "value":
        return value
    why = value if kind == "ended" and isinstance(value, str) and value.isidentifier() else "a limit or a bad answer"
    _LOG.warning("The reader of a document gave up: %s", why)
    raise _said(kind, file_name, limits)


def _said(why: str, file_name: str, limits: Limits) -> LoadError:
    if why == "unstarted":
        return refusals.not_started(file_name)
    known = {"slow": refusals.too_slow, "too large": refusals.too_large, "says too much": refusals.says_too_much}
    return known[why](file_name, limits) if why in known else refusals.ended(file_name)


def _no_longer(content: bytes) -> bytes:
    """A document cut where it is too long in any case, so that no more of it needs to be held twice."""
    return content[: LIMIT_BYTES + 1]


def _of(kind: type, found: Any, file_name: str) -> Any:
    if not isinstance(found, kind):
        raise refusals.ended(file_name)
    return found
