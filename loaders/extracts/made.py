"""Makes an extract of a plan in the database."""

from collections.abc import Iterable
from datetime import UTC, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.extracts import form
from loaders.extracts.form import FORMAT, HEADS, STATES
from loaders.lookups.councils import councils
from loaders.lookups.frameworks import frameworks
from loaders.record import statements

_QUARTERS = 4


def extract_of(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    gss_code: str | None = None,
    framework: str = form.FRAMEWORK,
    quarters: int = _QUARTERS,
    made_at: datetime | None = None,
) -> bytes:
    """The file of a plan's counts at the end of its last quarters, each judged at its own date.

    gss_code: the council's code, where the plan's own words don't tell it. Raises ChangeRefused where there is no such
    plan, council or framework, or nothing is loaded of the plan.
    """
    code = _code(connection, plan_id, gss_code)
    if framework not in {one.framework for one in frameworks()}:
        raise ChangeRefused(f"There is no framework “{framework}” that every council has: {_several()}.")
    kept = max(1, min(quarters, form.MOST_QUARTERS))
    found: list[tuple] = []
    for (as_at,) in statements.rows(connection, "extracts/dates", plan_id=plan_id, quarters=kept):
        asked = {"plan_id": plan_id, "framework": framework, "on_date": as_at}
        found += [(as_at, *row) for row in statements.rows(connection, "extracts/counts", **asked)]
    if not found:
        raise ChangeRefused(f"No version of {plan_id} is in the database: there is nothing to count.")
    return written(code, framework, made_at or datetime.now(UTC), found)


def written(gss_code: str, framework: str, made_at: datetime, counts: Iterable[tuple]) -> bytes:
    """The file of counts, each a date, a section, a rating, a basis and the six numbers (the fields of a Count)."""
    said = (FORMAT, gss_code, framework, made_at.strftime("%Y-%m-%dT%H:%M:%SZ"), "")
    lines = [f"{name},{value}" for name, value in zip(STATES, said, strict=True)]
    lines.append(",".join(HEADS))
    lines += [",".join(map(str, (form.quarter(as_at), as_at, *row))) for as_at, *row in counts]
    lines[len(STATES) - 1] += form.checksum(lines)
    return ("\n".join(lines) + "\n").encode("ascii")


def _code(connection: duckdb.DuckDBPyConnection, plan_id: str, given: str | None) -> str:
    found = statements.first(connection, "extracts/plan", plan_id=plan_id)
    if found is None:
        raise ChangeRefused(f"There is no plan {plan_id} in the database.")
    council, told = found
    code = given or told
    if code is None:
        raise ChangeRefused(f"The list of councils doesn’t tell which council “{council}” is: say which it is.")
    if code not in {one.gss_code for one in councils()}:
        raise ChangeRefused(f"There is no council with the code {code} in the list of councils.")
    return code


def _several() -> str:
    return ", ".join(one.framework for one in frameworks())
