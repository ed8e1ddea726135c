"""How much one document may cost in the process that reads it, and the sentence for one that costs more."""

from dataclasses import dataclass
from pathlib import PurePath

from loaders.errors import DocumentRefused
from loaders.read.document import LIMIT_SECONDS

_GB, _MB = 1024**3, 1024**2
CONVERTER_BYTES = 4 * _GB  # LibreOffice reserves far more address space than it uses


@dataclass(frozen=True)
class Limits:
    """What a document may take: memory and answer in bytes, the others in seconds.

    memory is the address space of the whole process, of which a fresh reader takes 0.3 GB itself; processor and wall
    count from when the reader has the document. starting is for a reader to start, waiting for other documents' end.
    """

    memory: int = _GB
    processor: int = LIMIT_SECONDS
    wall: float = LIMIT_SECONDS
    starting: float = 60
    waiting: float = 60
    answer: int = 100 * _MB


LIMITS = Limits()


def too_slow(file_name: str, limits: Limits) -> DocumentRefused:
    """The refusal of a document that takes too long."""
    return DocumentRefused(
        f"“{_name(file_name)}” takes longer than {limits.wall:g} seconds to read: load the plan's own pages alone."
    )


def too_large(file_name: str, limits: Limits) -> DocumentRefused:
    """The refusal of a document that needs too much memory."""
    return DocumentRefused(
        f"“{_name(file_name)}” needs more memory than {_size(limits.memory)} to read: load the plan's own pages alone."
    )


def says_too_much(file_name: str, limits: Limits) -> DocumentRefused:
    """The refusal of a document that holds more text than is taken in."""
    return DocumentRefused(
        f"“{_name(file_name)}” holds more than {_size(limits.answer)} of text: load the plan's own pages alone."
    )


def ended(file_name: str) -> DocumentRefused:
    """The refusal of a document whose reader ended before it had an answer."""
    return DocumentRefused(
        f"“{_name(file_name)}” can't be read, its reader ended unexpectedly: open it in the program that wrote it, "
        "save it anew and try again."
    )


def not_started(file_name: str) -> DocumentRefused:
    """The refusal of a document for which no reader could be started."""
    return DocumentRefused(
        f"“{_name(file_name)}” wasn't read, because no reader could be started: try again, or restart the dashboard."
    )


def waited(file_name: str, limits: Limits) -> DocumentRefused:
    """The refusal of a document that other documents kept waiting."""
    return DocumentRefused(
        f"“{_name(file_name)}” wasn't read: other documents were being read for {limits.waiting:g} seconds; try again "
        "in a minute."
    )


def _name(file_name: str) -> str:
    return PurePath(file_name).name


def _size(number: int) -> str:
    return f"{number / _GB:g} GB" if number >= _GB else f"{number // _MB} MB"
