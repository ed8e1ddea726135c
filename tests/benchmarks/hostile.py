"""Reads hostile documents apart, as the dashboard does, and says what became of them and what share of the limits they used.

python tests/benchmarks/hostile.py --files 2000 --seed 1
"""

import argparse
import logging
import sys
from collections import Counter
from pathlib import Path

_HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]

import pandas as pd  # noqa: E402
from helpers.hostile import hostile  # noqa: E402
from helpers.read_measured import TASK  # noqa: E402

from loaders.apart import LIMITS, NotDone, done_apart  # noqa: E402

_LIMITS = ("slow", "too large", "says too much")
OUTCOMES = ("read", "refused", "ended by a limit", "fault")


def measure(files: int, seed: int) -> tuple[pd.DataFrame, list[str]]:
    """One row a kind: how many ended how, the largest shares of processor time and memory; and the faults in words."""
    found: dict[str, Counter[str]] = {}
    processor: Counter[str] = Counter()
    memory: Counter[str] = Counter()
    faults = []
    for one in hostile(files, seed):
        outcome, words, seconds, peak = _outcome(one.content, one.name)
        if outcome == "refused" and ("\n" in words or len(words) > 400 or one.name not in words):
            outcome = "fault"
        if outcome in ("fault", "ended by a limit"):
            faults.append(f"{outcome}: {one.kind}, {one.name} of seed {seed}: {words}")
        found.setdefault(one.kind, Counter())[outcome] += 1
        processor[one.kind] = max(processor[one.kind], round(100 * seconds / LIMITS.processor))
        memory[one.kind] = max(memory[one.kind], round(100 * peak / LIMITS.memory))
    rows = [
        {
            "kind": kind,
            **{outcome: counts[outcome] for outcome in OUTCOMES},
            "processor %": processor[kind],
            "memory %": memory[kind],
        }
        for kind, counts in sorted(found.items())
    ]
    return pd.DataFrame(rows), faults


def _outcome(content: bytes, name: str) -> tuple[str, str, float, int]:
    try:
        return done_apart(TASK, [content, name])
    except NotDone as error:
        return "ended by a limit" if error.why in _LIMITS else "fault", error.why, 0.0, 0


def told(rows: pd.DataFrame, faults: list[str]) -> str:
    """The sums of all kinds, and every document that wasn't read or refused in a sentence."""
    files = int(rows[list(OUTCOMES)].sum().sum())
    sums = ", ".join(f"{rows[outcome].sum():,} {outcome}" for outcome in OUTCOMES)
    most = (
        f"at most {rows['processor %'].max()} % of the processor time and {rows['memory %'].max()} % of the memory used"
    )
    return "\n".join([f"Of {files:,} hostile documents {sums}; {most}.", *faults])


if __name__ == "__main__":
    logging.getLogger("loaders").setLevel(logging.ERROR)
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--files", type=int, default=2_000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    found, wrong = measure(given.files, given.seed)
    print(found.to_string(index=False))
    print(told(found, wrong))
