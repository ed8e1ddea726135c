"""Reads a document in another process, and says what it cost there: a task for loaders.apart.done_apart."""

import os
import resource
from pathlib import Path

from loaders.errors import DocumentRefused
from loaders.reading.plan import read_plan

_STATUS = Path("/proc/self/status")


def read_measured(content: bytes, file_name: str) -> tuple[str, str, float, int]:
    """What became of a document (read or refused), the refusal, its processor time in seconds and peak memory in bytes.

    Whatever else is raised goes on to whoever asked.
    """
    if os.path.exists("/proc/self/clear_refs"):
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    before = resource.getrusage(resource.RUSAGE_SELF)
    outcome, words = "read", ""
    try:
        read_plan(content, file_name)
    except DocumentRefused as refusal:
        outcome, words = "refused", str(refusal)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return outcome, words, seconds, _peak()


TASK = f"tests.helpers.read_measured:{read_measured.__name__}"


def _peak() -> int:
    """The largest resident size of this process in bytes; 0 where the system doesn't tell."""
    if not _STATUS.exists():
        return 0
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
