"""Writes NOTICE.md: the licence of every package that the three locks install, as each package states it."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOCKED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_HEAD = """# What the dashboard is built on

Every package that is installed with it, with its release and the licence that it states. Made from the locks by `poe notice`;
the tests hold it to them. None of them is shipped in this project: pip fetches each from where its authors publish it. Streamlit and
plotly contain scripts of others in their own packages, named there.

One file of others is part of this project, for its tests alone: `tests/helpers/axe/axe.min.js` is axe-core 4.14.0, copyright Deque
Systems, Inc., unchanged, under the Mozilla Public License 2.0 (beside it); those it contains in turn are in `LICENSE-3RD-PARTY.txt`.

The list of councils, `data/lookups/councils.csv`, is taken from "UK Local Authorities (past and current)" 1.6.1 by mySociety, under the
Creative Commons Attribution 4.0 licence, with changes that `data/lookups/README.md` lists.
"""


def locked(name: str) -> dict[str, str]:
    """The release of each package in a lock file of the project, by its name in small letters with hyphens."""
    return {_plain(package): release for package, release in _LOCKED.findall((ROOT / name).read_text("utf-8"))}


def notice() -> str:
    """The text of NOTICE.md, told from the packages of this environment. Raises KeyError where one isn't installed."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--with-system", "--format=json"]
    stated = {_plain(one["Name"]): one for one in json.loads(subprocess.check_output(command, text=True))}
    to_run = locked("requirements.lock")
    several = {name: release for name, release in locked("requirements-scale.lock").items() if name not in to_run}
    known = to_run | several
    to_test = {name: release for name, release in locked("requirements-test.lock").items() if name not in known}
    parts = (
        ("To run it", to_run),
        ("To run it in several processes, besides", several),
        ("To test it, besides", to_test),
    )
    return _HEAD + "".join(f"\n## {title}\n\n{_table(packages, stated)}" for title, packages in parts)


def _table(packages: dict[str, str], stated: dict[str, dict]) -> str:
    rows = (f"| {name} | {release} | {_licence(stated[name])} |\n" for name, release in sorted(packages.items()))
    return "| package | release | licence |\n|---|---|---|\n" + "".join(rows)


def _licence(one: dict) -> str:
    first = one["License"].strip().split("\n")[0]
    return re.sub(r"\s*;\s*", "; ", first.replace("|", "/"))[:120]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    (ROOT / "NOTICE.md").write_text(notice(), encoding="utf-8")
