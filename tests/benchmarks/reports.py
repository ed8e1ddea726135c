"""Prints how well reports are judged on labelled sentences: shares by class, and what each class was taken for.

python tests/benchmarks/reports.py [FILE …] [--half first|second]: files with action, words, class and perhaps also; without
any, tests/gold/reports.csv, of which the second half was never learned from.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders.interpret.evidence import read_evidence  # noqa: E402
from loaders.interpret.evidence.model import CLASSES  # noqa: E402

GOLD = Path(__file__).parents[1] / "gold" / "reports.csv"
_ALL = (*CLASSES, "none")
_FINISHED = ("done", "routine", "none")


def score(rows: list[dict[str, str]]) -> dict[str, int]:
    """Counts over labelled rows: n, right, fair (right, or the second class that a row allows), unfinished, false_done."""
    counts: Counter[str] = Counter()
    for row in rows:
        read = read_evidence([row["words"]], row["action"]).class_
        is_unfinished = row["class"] not in _FINISHED and row.get("also") != "done"
        counts["n"] += 1
        counts["right"] += read == row["class"]
        counts["fair"] += read in (row["class"], row.get("also"))
        counts["unfinished"] += is_unfinished
        counts["false_done"] += is_unfinished and read == "done"
    return dict(counts)


def confusion(rows: list[dict[str, str]]) -> str:
    """A table of what the reports of each class were taken for."""
    pairs = Counter((row["class"], read_evidence([row["words"]], row["action"]).class_) for row in rows)
    lines = [" " * 12 + " ".join(f"{name[:9]:>9}" for name in _ALL)]
    lines += [f"{said:12}" + " ".join(f"{pairs[said, read] or '·':>9}" for read in _ALL) for said in _ALL]
    return "\n".join(lines)


def rows_of(path: Path, half: str | None) -> list[dict[str, str]]:
    """The labelled rows of a file, or those of one half where it has halves."""
    with open(path, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, strict=True) if half is None or row.get("half", half) == half]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How well reports are judged on labelled sentences.")
    parser.add_argument("files", nargs="*", type=Path, default=[GOLD])
    parser.add_argument("--half", choices=("first", "second"))
    asked = parser.parse_args()
    for file in asked.files:
        rows = rows_of(file, asked.half or ("second" if file == GOLD else None))
        found = score(rows)
        print(
            f"{file.name}: {found['right'] / found['n']:.1%} right, {found['fair'] / found['n']:.1%} with second classes "
            f"({found['n']} reports); {found['false_done']} of {found['unfinished']} unfinished read as done"
        )
        print(confusion(rows))
