"""Prints what the dashboard costs, as ratios taken in one run.

python tests/benchmarks/run.py [rows of the largest record] [--dash the Python that first_view.py’s peers are installed for]
"""

import argparse
import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]
_BY_THEMSELVES = (  # what starts servers, or takes a process for itself
    ("Pages at a country’s size, against the shipped plans’", ("national_pages.py",)),
    ("A folder of Word plans, from the files to the database", ("loading.py",)),
    ("Fifty people at once, on one server", ("people.py",)),
    ("Fifty people at once, on two servers behind one address", ("people.py", "--servers", "2")),
    ("A lake against a file", ("lake.py",)),
)


def main() -> None:
    """Measures aggregations, pages, reading, matching, board packs, forecasts, then what runs by itself; prints all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rows", type=int, nargs="?", default=960_000)
    asked.add_argument("--dash", help="without it, first views aren’t held against Dash")
    given = asked.parse_args()
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    import cost_by_size
    import hostile
    import matching
    import packs
    import page_scripts
    import reading
    import training

    print(f"{cost_by_size.told(given.rows)}\n")
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
    for title, program in _BY_THEMSELVES:
        print(f"\n{title}:\n{_printed(program)}")
    if given.dash:
        print(f"\nFirst views and presses in a browser:\n{_printed(('first_view.py', '--dash', given.dash))}")


def _printed(program: Sequence[str]) -> str:
    """What a program beside this one prints, or why it can’t here."""
    name, *arguments = program
    ran = subprocess.run([sys.executable, str(_HERE / name), *arguments], capture_output=True, text=True, check=False)
    return ran.stdout if ran.returncode == 0 else f"not taken: {ran.stderr.strip().rpartition(chr(10))[2]}"


if __name__ == "__main__":
    main()
