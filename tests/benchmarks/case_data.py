"""Prints how many labelled documents the guard against case data stops: python tests/benchmarks/case_data.py FILE.

FILE has one JSON object a line: label (case or plan), file, and blocks, each ["row", [cells …]] or ["line", text].
"""

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders.reading.case_data import case_data_seen
from loaders.records import Line, Row, Source


def source_of(document: dict) -> Source:
    """A labelled document as the readers of formats would give it; rows that stand together are one table."""
    blocks: list[Row | Line] = []
    table = row = 0
    for number, (kind, content) in enumerate(document["blocks"]):
        is_row = kind == "row"
        row = row + 1 if is_row and number and document["blocks"][number - 1][0] == "row" else 1
        table += is_row and row == 1
        blocks.append(
            Row(tuple(content), f"table {table}, row {row}") if is_row else Line(content, f"line {number + 1}")
        )
    return Source(document["file"], "", tuple(blocks))


def degree_of(document: dict) -> str:
    """What the guard says of a labelled document: sure, likely or passed."""
    seen = case_data_seen(source_of(document))
    return "passed" if seen is None else "sure" if seen.is_sure else "likely"


def main(path: str) -> None:
    """Prints the figures of a file, and which documents are judged otherwise than labelled."""
    documents = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    degrees = [(document["label"], degree_of(document), document["id"]) for document in documents]
    counts = Counter((label, degree) for label, degree, _ in degrees)
    for label in ("case", "plan"):
        total = sum(count for (one, _), count in counts.items() if one == label)
        said = ", ".join(f"{counts[label, degree]} {degree}" for degree in ("sure", "likely", "passed"))
        print(f"{label}: {total} documents: {said}")
    print("case passed:", *(name for label, degree, name in degrees if (label, degree) == ("case", "passed")))
    print("plan stopped:", *(name for label, degree, name in degrees if label == "plan" and degree != "passed"))


if __name__ == "__main__":
    main(sys.argv[1])
