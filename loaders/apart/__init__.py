"""Documents read in a process of their own, within limits: what breaks a parser or feeds on it harms no server.

The server hands over the bytes and gets back records, as plain data; the database, its path and the environment's
secrets stay with the server.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from loaders.apart import pool
from loaders.apart.limits import LIMITS, Limits, NotDone, refusal
from loaders.apart.reader import Told
from loaders.errors import LoadError
from loaders.read import LIMIT_BYTES
from loaders.records import PlanReading, Source

__all__ = [
    "LIMITS",
    "Limits",
    "NotDone",
    "done_apart",
    "read_apart",
    "read_packed_apart",
    "read_plan_apart",
    "start_ahead",
]
_LOG = logging.getLogger(__name__)
_Kind = TypeVar("_Kind")


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
    return _of_document("loaders.reading.plan:read_plan", content, file_name, given, progress, limits, PlanReading)


def read_packed_apart(
    content: bytes, file_name: str, readers: pool.Pool, *, blocks: bool = True
) -> tuple[date | None, bytes]:
    """The date that a document proposes and its reading, packed, from readers of one's own; raises as above.

    What is packed is as loaders.apart.packed.unpacked takes it, with the document's lines and rows unless blocks=False.
    """
    task, given = "loaders.apart.packed:read_packed", {"blocks": blocks}
    found = _of_document(task, content, file_name, given, None, LIMITS, tuple, readers)
    match found:
        case (None | date(), bytes()):
            return found
    raise refusal("another answer", file_name, LIMITS)


def read_apart(content: bytes, file_name: str, *, limits: Limits = LIMITS) -> Source:
    """As loaders.read.read, but in another process and within limits; raises as read_plan_apart does."""
    return _of_document("loaders.read:read", content, file_name, {}, None, limits, Source)


def start_ahead() -> None:
    """Starts a reader where a document is about to come, so that it waits when the document is there."""
    pool.current().start_ahead()


def _of_document(
    task: str,
    content: bytes,
    file_name: str,
    keywords: Mapping[str, Any],
    progress: Told | None,
    limits: Limits,
    kind: type[_Kind],
    readers: pool.Pool | None = None,
) -> _Kind:
    """What a task gives for a document, of this kind; what is too long in any case goes over no further than that."""
    try:
        found = done_apart(task, [content[: LIMIT_BYTES + 1], file_name], keywords, progress, limits, readers=readers)
    except NotDone as error:
        raise refusal(error.why, file_name, limits) from error
    if not isinstance(found, kind):
        raise refusal("another answer", file_name, limits)
    return found


def done_apart(
    task: str,
    arguments: list[Any],
    keywords: Mapping[str, Any] | None = None,
    progress: Told | None = None,
    limits: Limits = LIMITS,
    ahead: str = pool.DOCUMENTS,
    readers: pool.Pool | None = None,
) -> Any:
    """What a function gives, called in another process within limits; task is its module:name, nothing from outside.

    What goes in and comes out is plain data, bytes, records, or a LoadError, which is raised here. A function that is
    to tell of its progress takes the keyword progress. ahead: whose readers do it, by the module that they import while
    they wait, unless readers of one's own are given. Raises NotDone where a limit is met or the reader ends.
    """
    readers = readers or pool.current(ahead)
    if progress and readers.is_full():
        progress(0, 1, "Waiting until other documents are read")
    try:
        with readers.reader(limits.waiting) as reader:
            kind, value = reader.ask(task, arguments, keywords or {}, limits, progress)
    except NotDone as error:
        _LOG.warning("What was asked of a reader isn't done: %s", error.why)
        raise
    if kind == "refused" and isinstance(value, LoadError):
        raise value
    if kind == "value":
        return value
    said = value if kind == "ended" else kind
    why = said if isinstance(said, str) and said.replace(" ", "").isidentifier() else "another answer"
    _LOG.warning("What was asked of a reader isn't done: %s", why)
    raise NotDone(why)
