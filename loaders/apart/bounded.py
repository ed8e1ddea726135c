"""Holds the process that it runs in to limits, where the system can: memory on Linux, processor time on any Unix."""

import gc
import sys
import time
from contextlib import suppress
from pathlib import Path

from loaders.apart.limits import CONVERTER_BYTES, Limits

if sys.platform != "win32":
    import resource

_NEAR = 16 * 1024**2
_RESTING = 512 * 1024**2


def prepare() -> None:
    """Lets a crash leave no copy of the memory on the disk, and LibreOffice take more address space than the reader."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):  # a system that doesn't limit address space, as macOS
            resource.setrlimit(resource.RLIMIT_AS, (CONVERTER_BYTES, CONVERTER_BYTES))


class Held:
    """Holds the process, while it is open, to what one document may take."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def __enter__(self) -> "Held":
        self._peak_before = _address_space("VmPeak")
        if sys.platform != "win32":
            _set_soft(resource.RLIMIT_AS, self._limits.memory)
            _set_soft(resource.RLIMIT_CPU, int(time.process_time()) + 1 + self._limits.processor)
        return self

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            _set_soft(resource.RLIMIT_AS, CONVERTER_BYTES)

    def came_near(self) -> bool:
        """Whether so much memory was taken that some may have been refused, to a parser that then went on without."""
        peak = _address_space("VmPeak")
        return peak > self._peak_before and peak > self._limits.memory - _NEAR

    def is_swollen(self) -> bool:
        """Whether the process keeps so much memory that the next document should be read by a fresh one."""
        if self.came_near():
            return True
        if _address_space("VmSize") > _RESTING:
            gc.collect()
        return _address_space("VmSize") > _RESTING


def _set_soft(which: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(which)
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space(name: str) -> int:
    """In bytes, now (VmSize) or at most so far (VmPeak); 0 where the system doesn't say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)
