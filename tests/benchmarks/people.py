"""Lets 50 people use one dashboard at once, with 2 seconds to think, and holds their times against one person's.

python tests/benchmarks/people.py --people 50 --seconds 40 --thinking 2
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]
PLANS = "neath-port-talbot", "nottinghamshire-cfcs"


def measure(people: int, seconds: float, thinking: float) -> str:
    """The ratio of their 95th percentiles, the errors, and the server's memory for each visit (Linux: read from /proc)."""
    from helpers.people import PAGES, use
    from helpers.server import Server
    from helpers.visiting import Visit

    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "people.duckdb")
        try:
            server.wait()
            first = Visit(server.address)
            for page in PAGES * 2:
                for plan in PLANS:
                    first.run(page, f"plan={plan}")
            first.close()
            alone = use(server.address, 1, seconds, 0.2, PLANS)
            before, spent = _megabytes(server.pid), _seconds(server.pid)
            together = use(server.address, people, seconds, thinking, PLANS)
            held, spent = _megabytes(server.pid), _seconds(server.pid) - spent
        finally:
            server.stop()
    errors = alone.errors + together.errors
    return "\n".join(
        [
            f"{people} people with {thinking:g} s of thinking, for {seconds:g} s: {len(together.seconds):,} pages, "
            f"{len(errors)} errors; 19 of 20 within {together.p95():.2f} s, one person's ({len(alone.seconds):,} pages) "
            f"within {alone.p95():.2f} s: {together.p95() / alone.p95():.1f} times; "
            f"{(held - before) / people:.1f} MB a visit more, {1000 * spent / len(together.seconds):.0f} ms of the server's "
            "processor time a page.",
            *sorted(set(errors)),
        ]
    )


def _seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--people", type=int, default=50)
    said.add_argument("--seconds", type=float, default=40)
    said.add_argument("--thinking", type=float, default=2)
    given = said.parse_args()
    print(measure(given.people, given.seconds, given.thinking))
