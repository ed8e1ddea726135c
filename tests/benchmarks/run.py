"""Prints what the dashboard costs, as ratios taken in one run.

python tests/benchmarks/run.py [rows of the largest record] [--dash the Python that first_view.py’s peers are installed for]
"""

import argparse
import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]


def _by_size(rows: int) -> str:
    import cost_by_size

    return cost_by_size.told(rows)


def _page_scripts() -> str:
    import page_scripts

    return page_scripts.measure().to_string(index=False)


def _reading() -> str:
    import reading

    return f"{reading.measure().to_string(index=False)}\n\n{reading.survived(2_000)}"


def _hostile() -> str:
    import hostile

    return hostile.told(*hostile.measure(300, seed=1))


def _matching() -> str:
    import matching

    return matching.measure().to_string(index=False)


def _packs() -> str:
    import packs

    return packs.measure().to_string(index=False)


def _many_packs() -> str:
    import packs

    return packs.many()


def _forecasts() -> str:
    import training

    return training.measure().to_string(index=False)


_MEASURES: tuple[tuple[str, Callable[[], str]], ...] = (  # each in a process of its own, so that none finds another's
    ("Page scripts on the shipped plans, caches warm, frame included", _page_scripts),
    ("Reading a plan of sixty tasks, against the bare library reading its cells", _reading),
    ("Hostile documents", _hostile),
    ("Matching two snapshots of 5,000 tasks, against bare rapidfuzz comparing every pair of the same texts", _matching),
    ("Board packs of both shipped plans, all files and briefs, against the bare libraries writing the same", _packs),
    ("Packs of many plans, one after the other", _many_packs),
    ("Forecasts of training on made-up histories whose end is known (errors in people)", _forecasts),
)
_PROGRAMS: tuple[tuple[str, Sequence[str]], ...] = (  # which start servers, or processes of their own
    ("Pages at a country’s size, against the shipped plans’", ("national_pages.py",)),
    ("A folder of Word plans, from the files to the database", ("loading.py",)),
    ("Fifty people at once, on one server", ("people.py",)),
    ("Fifty people at once, on two servers behind one address", ("people.py", "--servers", "2")),
    ("A lake against a file", ("lake.py",)),
)


def main() -> None:
    """Measures aggregations by size, then all of the above, one after the other, and prints each as it is taken."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rows", type=int, nargs="?", default=960_000)
    asked.add_argument("--dash", help="without it, first views aren’t held against Dash")
    given = asked.parse_args()
    with ProcessPoolExecutor(1, get_context("spawn"), _quiet, max_tasks_per_child=1) as apart:
        print(f"{apart.submit(_by_size, given.rows).result()}\n", flush=True)
        for title, measure in _MEASURES:
            print(f"{title}:\n{apart.submit(measure).result()}\n", flush=True)
    for title, program in _PROGRAMS:
        print(f"{title}:\n{_printed(program)}\n", flush=True)
    if given.dash:
        print(f"First views and presses in a browser:\n{_printed(('first_view.py', '--dash', given.dash))}", flush=True)


def _quiet() -> None:
    logging.getLogger("streamlit").setLevel(logging.ERROR)


def _printed(program: Sequence[str]) -> str:
    """What a program beside this one prints, or why it can’t here."""
    name, *arguments = program
    ran = subprocess.run([sys.executable, str(_HERE / name), *arguments], capture_output=True, text=True, check=False)
    return ran.stdout if ran.returncode == 0 else f"not taken: {ran.stderr.strip().rpartition(chr(10))[2]}"


if __name__ == "__main__":
    main()
