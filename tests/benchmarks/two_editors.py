"""Two people decide 1,000 times at once on the same tasks, and what of it is lost: python tests/benchmarks/two_editors.py."""

import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]


def measure(decisions: int) -> str:
    """How many decisions were recorded, how often one editor met the other's, and how many were lost."""
    from helpers.sample_plans import filled_file
    from helpers.two_editors import edit, lost

    from loaders.record.database import open_database

    with tempfile.TemporaryDirectory() as folder:
        path = filled_file(Path(folder) / "two.duckdb")
        connection = open_database(path)
        editors = edit(connection, decisions)
        connection.close()
        again = open_database(path)
        gone = lost(again, editors)
        again.close()
    recorded, met = (sum(numbers) for numbers in zip(*((len(one.recorded), one.met) for one in editors), strict=True))
    return f"{recorded:,} decisions by two editors, who met each other’s {met:,} times: {len(gone)} lost."


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
