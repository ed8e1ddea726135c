"""Kills a process (kill -9) at random moments of loading, deciding and issuing, and says what was there after each.

python tests/benchmarks/killed_amid.py --times 200 --seed 1
"""

import argparse
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]


def survived(times: int, seed: int) -> str:
    """What was under way at the kills, how many changes were reported saved before, and everything that was wrong."""
    from helpers.killed_amid import killed

    with tempfile.TemporaryDirectory() as folder:
        told = killed(Path(folder), times, seed)
    under_way = ", ".join(f"{what} {count}" for what, count in told["under way"].items())
    sentence = (
        f"Killed {told['killed']} times (seed {seed}; under way: {under_way}): {told['saved']:,} changes were reported "
        f"saved, and {len(told['wrong'])} things were wrong."
    )
    return "\n".join([sentence, *told["wrong"]])


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--times", type=int, default=200)
    said.add_argument("--seed", type=int, default=1)
    given = said.parse_args()
    print(survived(given.times, given.seed))
