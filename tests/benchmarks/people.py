"""Lets 50 people use one dashboard at once, with 2 seconds to think, and holds their times against an empty Streamlit page's.

python tests/benchmarks/people.py --people 50 --seconds 40 --thinking 2 [--servers 2]

The same people, with the same time to think, open a page of one line of text, in the same run. With several servers they
stand behind README's nginx, each with a database of its own unless PREVENT_DATABASE leads to a lake, which all share.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]
PLANS = "neath-port-talbot", "nottinghamshire-cfcs"
EMPTY = _HERE / "peers" / "empty_page.py"
AIM = 1.5


@dataclass
class Met:
    """What the people met, and what one person alone did; used: seconds of the servers' processors a page."""

    alone: float
    together: float
    pages: int
    errors: list[str]
    used: float
    grown: float

    def told(self, name: str) -> str:
        """In a line: the pages, the times and their ratio."""
        return (
            f"{name}: {self.pages:,} pages, {len(self.errors)} errors; 19 of 20 within {self.together:.2f} s, one person's "
            f"within {self.alone:.2f} s: {self.together / self.alone:.1f} times; {self.grown:.1f} MB a visit more, "
            f"{1000 * self.used:.0f} ms of the server's processor time a page."
        )


def measure(people: int, seconds: float, thinking: float, servers: int) -> str:
    """Both, one after the other, and the ratio of their 95th percentiles."""
    from helpers.people import PAGES

    with tempfile.TemporaryDirectory() as folder, _dashboards(Path(folder), servers) as (address, host, processes):
        ours = _met(address, host, processes, PAGES, people, seconds, thinking)
    with tempfile.TemporaryDirectory() as folder, _empty(Path(folder)) as (address, host, processes):
        empty = _met(address, host, processes, ("",), people, seconds, thinking)
    ratio = ours.together / empty.together
    kind = "the dashboard" if servers == 1 else f"the dashboard, {servers} servers"
    lines = [
        f"{people} people with {thinking:g} s of thinking, for {seconds:g} s:",
        ours.told(kind),
        empty.told("an empty Streamlit page"),
        f"19 of 20 within {ratio:.2f} × the empty page's time (aim: {AIM} or less: {'met' if ratio <= AIM else 'missed'}).",
    ]
    return "\n".join([*lines, *sorted(set(ours.errors + empty.errors))])


def _met(address, host, processes, pages, people: int, seconds: float, thinking: float) -> Met:
    from helpers.people import use
    from helpers.visiting import Visit

    origin = f"https://{host}" if host else ""
    for _ in range(len(processes)):  # so that each is warm, whichever a visit is led to
        first = Visit(address, host=host, origin=origin)
        for page in pages * 2:
            for plan in PLANS:
                first.run(page, f"plan={plan}")
        first.close()
    alone = use(address, 1, seconds / 2, 0.2, PLANS, pages=pages, host=host)
    before, spent = sum(map(_megabytes, processes)), sum(map(_seconds, processes))
    together = use(address, people, seconds, thinking, PLANS, pages=pages, host=host)
    used = sum(map(_seconds, processes)) - spent
    grown = (sum(map(_megabytes, processes)) - before) / people
    runs = len(together.seconds)
    return Met(alone.p95(), together.p95(), runs, alone.errors + together.errors, used / max(runs, 1), grown)


@contextmanager
def _dashboards(folder: Path, servers: int) -> Iterator[tuple[str, str, list[int]]]:
    """So many dashboards: the address and name that they answer to, and their processes."""
    from helpers.nginx import NAME, Nginx
    from helpers.server import Server

    shared = os.environ.get("PREVENT_DATABASE", "")
    with ExitStack() as ended:
        started = []
        for number in range(servers):
            place = folder / f"{number}.duckdb"
            more = {"STREAMLIT_SERVER_ALLOWED_HOSTS": f"127.0.0.1 {NAME}"}
            if ":" in shared and servers > 1:
                more["PREVENT_DATABASE"] = shared
            started.append(Server(place, **more))
            ended.callback(started[-1].stop)
            started[-1].wait()
        if servers == 1:
            yield started[0].address, "", [started[0].pid]
            return
        front = Nginx([one.port for one in started], folder)
        ended.callback(front.stop)
        yield front.address, NAME, [one.pid for one in started]


@contextmanager
def _empty(folder: Path) -> Iterator[tuple[str, str, list[int]]]:
    from helpers.server import Server

    server = Server(folder / "empty.duckdb", script=EMPTY)
    try:
        server.wait()
        yield server.address, "", [server.pid]
    finally:
        server.stop()


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
    said.add_argument("--servers", type=int, default=1, choices=(1, 2))
    given = said.parse_args()
    print(measure(given.people, given.seconds, given.thinking, given.servers))
