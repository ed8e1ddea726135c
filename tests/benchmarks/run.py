"""Prints what the dashboard costs, as ratios taken in one run: python tests/benchmarks/run.py [tasks]."""

import logging
import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[1])]


def main() -> None:
    """Measures aggregations, then pages, and prints both tables."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    import aggregations
    import page_scripts

    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    print(f"Aggregations, on {tasks:,} generated tasks (processor time, median of several runs):")
    print(aggregations.measure(tasks).to_string(index=False))
    print(
        "Bare SQL: the same SELECT on the same tables, without the package. Judged rows: the same SELECT on tasks\n"
        "judged beforehand. pandas: the same figures from tasks judged beforehand, already in memory.\n"
    )
    print("Page scripts on the shipped plans, caches warm, frame included:")
    print(page_scripts.measure().to_string(index=False))


if __name__ == "__main__":
    main()
