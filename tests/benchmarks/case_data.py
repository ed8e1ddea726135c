"""Prints how many labelled documents the guard against case data stops: python tests/benchmarks/case_data.py FILE.

FILE has one JSON object a line: label (case or plan), file, and blocks, each ["row", [cells …]] or ["line", text].
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders.reading.case_data import case_data_seen
from loaders.reading.case_data.learn import labelled, source_of


def degree_of(document: dict) -> str:
    """What the guard says of a labelled document: sure, likely or passed."""
    seen = case_data_seen(source_of(document))
    return "passed" if seen is None else "sure" if seen.is_sure else "likely"


def main(path: str) -> None:
    """Prints the figures of a file, and which documents are judged otherwise than labelled."""
    documents = labelled(Path(path))
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
