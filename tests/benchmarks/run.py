"""Prints what the dashboard costs, as ratios taken in one run: python tests/benchmarks/run.py [rows of the largest record]."""

import logging
import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]


def main() -> None:
    """Measures aggregations, pages, then reading, matching, board packs and forecasts, and prints their tables."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    import cost_by_size
    import hostile
    import matching
    import packs
    import page_scripts
    import reading
    import training

    print(f"{cost_by_size.told(int(sys.argv[1]) if len(sys.argv) > 1 else 960_000)}\n")
    print("Page scripts on the shipped plans, caches warm, frame included:")
    print(page_scripts.measure().to_string(index=False))
    print(f"\nReading a plan of {reading.TASKS} tasks, against the bare library reading its cells:")
    print(reading.measure().to_string(index=False))
    print(f"\n{reading.survived(2_000)}")
    print(f"\n{hostile.told(*hostile.measure(300, seed=1))}")
    print("\nMatching two snapshots of 5,000 tasks, against bare rapidfuzz comparing every pair of the same texts:")
    print(matching.measure().to_string(index=False))
    print(
        "\nBoard packs of both shipped plans, all files and briefs, against the bare libraries writing the same pages:"
    )
    print(packs.measure().to_string(index=False))
    print(f"\n{packs.many()}")
    print("\nForecasts of training on made-up histories whose end is known (errors in people):")
    print(training.measure().to_string(index=False))


if __name__ == "__main__":
    main()
