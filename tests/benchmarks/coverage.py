"""Prints how well tasks are mapped to the sections of frameworks, beside what people mapped by hand.

python tests/benchmarks/coverage.py [--show]: both shipped plans in three frameworks, 200 tasks collected apart by which the
words were mended, and 150 at which nobody looked; --show lists what was wrong, forced or left in all but the last.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from helpers.coverage_gold import counts, shipped_answers, shipped_database, unseen_answers  # noqa: E402


def measured() -> dict[str, list]:
    """The answers by what they are of."""
    with shipped_database() as connection:
        shipped = shipped_answers(connection)
    groups: dict[str, list] = {}
    for one in shipped:
        groups.setdefault(f"{one.plan}, {one.framework}", []).append(one)
    return groups | {f"collected apart, {half}": answers for half, answers in unseen_answers().items()}


def main(show: bool) -> None:
    """Prints the counts, and with show the answers that aren't right."""
    for name, answers in measured().items():
        print(f"{name}: {len(answers)} tasks:", ", ".join(f"{n} {said}" for said, n in counts(answers).items()))
        for one in answers if show and not name.endswith("unseen") else ():
            if one.verdict in ("wrong", "forced", "left"):
                print(f"  {one.ref}: {one.verdict}; {one.sureness} {one.counted}, gold {one.main}: {one.because}")


if __name__ == "__main__":
    main("--show" in sys.argv[1:])
