"""Prints how well one made-up plan is read in many layouts, by difficulty: python tests/benchmarks/layouts.py --count 1000."""

import argparse
import sys
from pathlib import Path

import pandas as pd

_HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]

from helpers.layout_machine import FIELDS, Score, made  # noqa: E402


def measure(count: int, first: int = 0, only: str = "", show: int = 0, keep: Path | None = None) -> pd.DataFrame:
    """One row per difficulty, the worst first, and "all": share of values right in per cent, whole and by field.

    The wrong dates and ratings are those that should be others, or not be there at all; beside is how many points the
    share lies above that of the layouts without the difficulty. only leaves out layouts none of whose difficulties
    holds that text; show is how many remarks of each are printed; keep is a folder to write the files to.
    """
    read: list[tuple[list[str], Score]] = []
    for seed in range(first, first + count):
        document = made(seed)
        if only and not any(only in tag for tag in document.tags):
            continue
        score = document.score()
        read.append((document.tags, score))
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}.{document.layout.kind}").write_bytes(document.content)
        if show and score.remarks:
            print(f"\nlayout {seed}: {_percent(score.share())} %, {score.wrong} wrong; {'; '.join(document.tags)}")
            print(*(f"    {remark}" for remark in score.remarks[:show]), sep="\n")
    tags = sorted({tag for held, _ in read for tag in held})
    rows = [
        _row(
            tag,
            [score for held, score in read if tag in held],
            [score for held, score in read if tag not in held],
        )
        for tag in tags
    ]
    rows.sort(key=lambda row: (row["right %"], row["difficulty"]))
    return pd.DataFrame([*rows, _row("all", [score for _, score in read], [])])


def _row(tag: str, scores: list[Score], others: list[Score]) -> dict:
    whole, rest = Score(), Score()
    for score in scores:
        whole.add(score)
    for score in others:
        rest.add(score)
    beside = 100 * ((whole.share() or 0) - (rest.share() or 0)) if others else 0
    return {
        "difficulty": tag, "layouts": len(scores), "right %": _percent(whole.share()), "wrong dates": whole.given["due_on"],
        "wrong ratings": whole.given["declared_rating"], "beside": round(beside, 1), **{field: _percent(whole.share(field)) for field in FIELDS},
    }  # fmt: skip


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def main() -> None:
    """Reads what the command line asks for, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many layouts")
    parser.add_argument("--seed", type=int, default=0, help="the first of their seeds")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only layouts with a difficulty that holds this text"
    )
    parser.add_argument(
        "--show",
        type=int,
        nargs="?",
        const=10,
        default=0,
        metavar="N",
        help="print what was read otherwise, N remarks a layout",
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the files there")
    given = parser.parse_args()
    table = measure(given.count, given.seed, given.only, given.show, given.keep)
    print(table.to_string(index=False, na_rep="–"))


if __name__ == "__main__":
    main()
