"""How the benchmarks take time: processor time, so that a busy machine doesn't count; the median after a warm-up."""

from collections.abc import Callable
from statistics import median
from time import process_time

REPEATS = 7


def median_ms(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median processor time of some work, all threads together, in milliseconds."""
    work()
    times = []
    for _ in range(repeats):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
    return median(times)


def medians_ms(
    works: list[Callable[[], object]], repeats: int = REPEATS, clock: Callable[[], float] = process_time
) -> list[float]:
    """The median times of several works, run in turn, so that what slows the machine down slows all."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(repeats):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            taken.append(1000 * (clock() - start))
    return [median(taken) for taken in times]
