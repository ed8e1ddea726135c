"""Runs one page ten thousand times in one visit and prints what that leaves in memory: python tests/benchmarks/reruns.py."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]


def measure(runs: int, page: str) -> str:
    """How many runs erred, and the server's memory after all of them ÷ that after a tenth (Linux: read from /proc)."""
    from helpers.sample_plans import filled_file
    from helpers.server import Server
    from helpers.visiting import Visit

    with tempfile.TemporaryDirectory() as folder:
        server = Server(filled_file(Path(folder) / "sample.duckdb"))
        try:
            server.wait()
            visit, held, failed, started = Visit(server.address), [], 0, time.monotonic()
            for run in range(1, runs + 1):
                failed += any(_is_exception(message) for message in visit.run(page))
                if run % (runs // 10) == 0:
                    held.append(_megabytes(server.pid))
                    print(f"{run:>7,} runs: {held[-1]:.0f} MB, {time.monotonic() - started:.0f} s", flush=True)
            visit.close()
        finally:
            server.stop()
    return f"{page}, {runs:,} runs: {failed} with an error; memory after the last ÷ after a tenth: {held[-1] / held[0]:.2f}"


def _is_exception(message) -> bool:
    return message.delta.new_element.WhichOneof("type") == "exception"


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--runs", type=int, default=10_000)
    said.add_argument("--page", default="tasks")
    given = said.parse_args()
    print(measure(given.runs, given.page))
