"""Prints whether early warning finds late tasks earlier than "soonest due first": python tests/benchmarks/early_warning.py.

The points were chosen on histories of seeds 1 to 3; what is printed comes from others.
"""

import sys
from pathlib import Path

import pandas as pd

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]

_COLUMNS = {"right": "of those read, late", "seen": "of the late, read before", "days": "days before"}


def measure(seeds: range, plans: int) -> pd.DataFrame:
    """One row per list, number of tasks read at each version and kind of plan. plans: of each seed."""
    from helpers.back_tested import judged, read
    from helpers.plan_histories import histories, strengths

    found = []
    for seed in seeds:
        made = histories(seed, plans)
        nil = {history.plan_id for number, history in enumerate(made) if not strengths(seed, number).total}
        rows = judged(made)
        found.append(
            rows.assign(kind=rows["history"].map(lambda one, nil=nil: "no true sign" if one in nil else "signs"))
        )
    rows, told = pd.concat(found, ignore_index=True), []
    for kind, of_kind in rows.groupby("kind", sort=False):
        for top in (5, 10):
            lists = read(of_kind, top)
            named = lists.table.rename(columns=_COLUMNS).rename_axis("list").reset_index()
            named.insert(0, "plans", f"{kind} ({of_kind['history'].nunique()}), {lists.late} late")
            named.insert(1, "read", f"top {top}")
            told.append(named)
    return pd.concat(told, ignore_index=True)


def main() -> None:
    """Prints the table for seeds 101 to 105, 20 plans each."""
    print("Early warning on made-up histories, the top of each list read at every version:")
    measured = measure(range(101, 106), 20)
    shares = dict.fromkeys(list(_COLUMNS.values())[:2], "{:.0%}".format)
    print(measured.to_string(index=False, formatters=shares | {_COLUMNS["days"]: "{:.0f}".format}))


if __name__ == "__main__":
    main()
