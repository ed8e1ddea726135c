"""What of the kept rows is of the next version, too: those of every plan of which nothing was written in between."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from queries.judged import asked
from queries.judged.of_plans import Plans
from queries.judged.table import Table

_FOLDER = Path(__file__).parent
_TOLD_BY = {"decision_held": "of_plan_id", "decision_known": "in_snapshot_id", "lead_known": "snapshot_id"}
_PLAN, _OF_VERSION = "plan_id", "snapshot_id"
_OF_NO_PLAN = asked.OF_FRAMEWORKS | {asked.VERSIONS}  # these of one plan at most, as they are made


@dataclass(frozen=True)
class Earlier:
    """Rows of all plans from an earlier version; at another, which at is, those of outdated plans aren't right."""

    table: Table
    outdated: frozenset[str]
    at: Hashable

    @property
    def bytes(self) -> int:
        """What the rows take."""
        return self.table.bytes


class Since(NamedTuple):
    """The version before, and the plans that something was written of since; None: any may be concerned."""

    before: Hashable
    changed: Plans

    def onward(self, kept_at: Hashable, of: Plans, version: Hashable) -> bool:
        """Whether what was kept at a version and is of some plans is as good at the present one."""
        if kept_at == version:
            return True
        return kept_at == self.before and self.changed is not None and of is not None and not of & self.changed


class Written:
    """What was written about each plan by a version, so that the next can be held against it."""

    def __init__(self) -> None:
        self._seen: tuple[Hashable, dict[str | None, frozenset]] | None = None

    @property
    def version(self) -> Hashable:
        """The version seen last; None: none."""
        return self._seen[0] if self._seen else None

    def forget(self) -> None:
        """Holds the next version against none."""
        self._seen = None

    def since(self, version: Hashable, connection: duckdb.DuckDBPyConnection, is_still: Callable[[], bool]) -> Plans:
        """The plans written of since the version seen last; None: that isn't known, or it may concern all.

        is_still: whether the database is of this version yet; where it isn't any more, this one isn't remembered.
        """
        found: dict[str | None, set] = {}
        with connection.cursor() as cursor:
            for plan, *what in cursor.execute(_text("written")).fetchall():
                found.setdefault(plan, set()).add(tuple(what))
        before, now = self._seen, {plan: frozenset(what) for plan, what in found.items()}
        self._seen = (version, now) if is_still() else None
        if before is None or self._seen is None:
            return None
        changed = {plan for plan in {*before[1], *now} if before[1].get(plan) != now.get(plan)}
        return None if None in changed else frozenset(one for one in changed if one is not None)


def told_by(shadowed: str, plans: list[str], connection: duckdb.DuckDBPyConnection) -> tuple[str, list[str]]:
    """The column that tells of which plan, or of which of its versions, a row is; and plans, or their versions."""
    column = _TOLD_BY.get(shadowed, _PLAN)
    if not column.endswith(_OF_VERSION):
        return column, plans
    with connection.cursor() as cursor:
        return column, [one for (one,) in cursor.execute(_text("versions_of_plans"), {"plans": plans}).fetchall()]


def of_plan(shadowed: str, place: str) -> str:
    """Where the rows of the one plan are that a session asks about. place: where those of all, or of it alone, are."""
    column = _TOLD_BY.get(shadowed, _PLAN)
    if shadowed in _OF_NO_PLAN or column.endswith(_OF_VERSION):
        return place
    chosen = " ".join(line for line in _text("of_plan").splitlines() if not line.startswith("--"))
    return f"({chosen.replace('$kept', place).replace('$told_by', column)})"


def text(column: str, kept: str, now: list[str]) -> str:
    """The statement that gives kept rows, those of outdated plans replaced. kept, now: tables by their names."""
    replaced = " union all ".join(f"from {one}" for one in now)
    return _text("carried").replace("$kept", kept).replace("$now", f"({replaced})").replace("$told_by", column)


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
