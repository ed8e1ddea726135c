"""How much one document may cost in the process that reads it, and the sentence for one that costs more."""

from dataclasses import dataclass

from loaders.errors import DocumentRefused, NotReadNow
from loaders.read.document import LIMIT_SECONDS, plain_name

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


class NotDone(Exception):
    """What was asked of a reader isn't done; why is a key of what refusal says, or names what ended the reader."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def refusal(why: str, file_name: str, limits: Limits) -> DocumentRefused:
    """The sentence for a document that couldn't be read within limits, or whose reader ended."""
    alone = "load the plan's own pages alone."
    name = plain_name(file_name)
    elsewhere = {
        "kept waiting": f"other documents were being read for {limits.waiting:g} seconds; try again in a minute.",
        "unstarted": "no reader could be started; try again, or restart the dashboard.",
    }
    if why in elsewhere:
        return NotReadNow(f"“{name}” wasn't read: {elsewhere[why]}")
    said = {
        "slow": f"takes longer than {limits.wall:g} seconds to read: {alone}",
        "too large": f"needs more memory than {_size(limits.memory)} to read: {alone}",
        "says too much": f"holds more than {_size(limits.answer)} of text: {alone}",
    }
    ended = "can't be read, its reader ended unexpectedly: open it where it was written, save it anew and try again."
    return DocumentRefused(f"“{name}” {said.get(why, ended)}")


def _size(number: int) -> str:
    return f"{number / _GB:g} GB" if number >= _GB else f"{number // _MB} MB"
