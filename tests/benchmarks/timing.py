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
