"""What the aggregations cost against the size of the record, each size in a process of its own; draws cost_by_size.svg.

python tests/benchmarks/cost_by_size.py [--most 960000] makes generated databases (national.py), measures them
(aggregations.py), prints the tables and draws the plot that README shows.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from math import log10
from pathlib import Path

import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE)]
import aggregations  # noqa: E402

PLOT = _HERE / "cost_by_size.svg"
SIZES = {
    2_400: (1, 60, 40),
    24_000: (10, 60, 40),
    240_000: (100, 60, 40),
    960_000: (400, 60, 40),
    9_600_000: (4000, 60, 40),
}
_WIDE, _HIGH, _LEFT, _TOP, _RIGHT, _BOTTOM = 760, 420, 70, 30, 190, 60
_MARKS = {"heat_map": "●", "completion_by_area": "■", "leads": "▲", "overview": "◆", "judging": "✚"}


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


def measure(sizes: list[int]) -> dict[int, dict]:
    """What each size costs, as aggregations.measure gives it; the databases are made and removed."""
    found = {}
    for size in sizes:
        councils, tasks, quarters = SIZES[size]
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "generated.duckdb")
            chosen = [f"--councils={councils}", f"--tasks={tasks}", f"--quarters={quarters}"]
            _run(str(_HERE / "national.py"), file, *chosen)
            found[size] = json.loads(_run(str(_HERE / "aggregations.py"), file))
    return found


def table(found: dict[int, dict]) -> pd.DataFrame:
    """A row a size: rows, judging and each aggregation as multiples of the overview's at the smallest size; memory."""
    unit = _unit(found)
    return pd.DataFrame(
        {
            "rows": f"{size:,}",
            "judged": f"{one['in_force']:,}",
            "judging": round(one["judging"] / unit, 1),
            **{query["query"]: round(query["ours"] / unit, 1) for query in one["queries"]},
            "peak MiB": round(one["peak_mib"]),
        }
        for size, one in found.items()
    )


def _unit(found: dict[int, dict]) -> float:
    smallest = found[min(found)]
    return next(one["ours"] for one in smallest["queries"] if one["query"] == "overview")


def plot(found: dict[int, dict]) -> str:
    """An SVG with both axes in powers of ten: a line with marks and a name for each aggregation, and for judging."""
    unit = _unit(found)
    lines = {
        name: [
            (size, next((one["ours"] for one in costs["queries"] if one["query"] == name), costs["judging"]) / unit)
            for size, costs in found.items()
        ]
        for name in _MARKS
    }
    highest = max(cost for line in lines.values() for _, cost in line)
    top = next(power for power in range(1, 9) if 10**power >= highest)

    def x(size: float) -> float:
        first, last = log10(min(found)), log10(max(found))
        return _LEFT + (log10(size) - first) / ((last - first) or 1) * (_WIDE - _LEFT - _RIGHT)

    def y(cost: float) -> float:
        return _HIGH - _BOTTOM - log10(max(cost, 0.1) * 10) / (top + 1) * (_HIGH - _TOP - _BOTTOM)

    def text(across: float, down: float, words: str, anchor: str = "start") -> str:
        return f'<text x="{across:.0f}" y="{down:.0f}" text-anchor="{anchor}">{words}</text>'

    drawn = []
    for power in range(-1, top + 1):
        drawn.append(f'<path class="rule" d="M{_LEFT} {y(10**power):.1f}H{_WIDE - _RIGHT}"/>')
        drawn.append(text(_LEFT - 8, y(10**power) + 4, f"{10**power:,} ×" if power >= 0 else "0.1 ×", "end"))
    for size in found:
        drawn.append(text(x(size), _HIGH - _BOTTOM + 20, f"{size:,}", "middle"))
    drawn.append(text((_LEFT + _WIDE - _RIGHT) / 2, _HIGH - 12, "rows of tasks in the record", "middle"))
    ends: list[float] = []
    for name, line in sorted(lines.items(), key=lambda one: -one[1][-1][1]):
        points = " ".join(f"{x(size):.1f},{y(cost):.1f}" for size, cost in line)
        drawn.append(f'<polyline points="{points}"/>')
        drawn += [text(x(size), y(cost) + 5, _MARKS[name], "middle") for size, cost in line]
        ends.append(max(y(line[-1][1]) + 5, ends[-1] + 18 if ends else 0))
        drawn.append(text(_WIDE - _RIGHT + 14, ends[-1], f"{_MARKS[name]} {name.replace('_', ' ')}"))
    style = (
        "text{font:14px sans-serif;fill:#1a1a1a}.rule{stroke:#ccc}polyline{fill:none;stroke:#1a1a1a;stroke-width:1.5}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img">'
    title = "<title>Cost of the pages’ aggregations against the size of the record</title>"
    paper = f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>'
    return "\n".join([head, title, f"<style>{style}</style>", paper, *drawn, "</svg>"]) + "\n"


def told(most: int) -> str:
    """The tables of all sizes up to most rows, as run.py prints them; the plot is drawn anew."""
    found = measure([size for size in SIZES if size <= most])
    PLOT.write_text(plot(found), encoding="utf-8")
    largest = found[max(found)]
    return "\n".join(
        [
            f"Aggregations of {max(found):,} generated task rows, on the same judged rows as their peers:",
            aggregations.table(largest).to_string(index=False),
            "\nBy size, the numbers of Home at the smallest being 1 (judging is once a date, for all queries):",
            table(found).to_string(index=False),
        ]
    )


def main() -> None:
    """Measures up to a size, and prints it."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--most", type=int, default=960_000, help="rows of the largest record")
    print(told(said.parse_args().most))


if __name__ == "__main__":
    main()
