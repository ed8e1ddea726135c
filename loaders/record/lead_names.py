"""Which spellings of leads count as one name in every plan, each spelling decided by a person."""

from collections.abc import Mapping

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import tried_again
from loaders.record.decisions import Decision, deciding, record


def name_lead(
    connection: duckdb.DuckDBPyConnection, spelling: str, name: str | None, *, reason: str, decided_by: str
) -> str:
    """Has a spelling of a lead count as a name in every plan, or (None) as itself again; the decision's id.

    spelling: a lead as read, or the words that it was read from, which splits off what was read as another's.
    Raises ChangeRefused where the spelling isn't known, or either already stands for another.
    """
    return name_leads(connection, {spelling: name}, reason=reason, decided_by=decided_by)[0]


@tried_again
def name_leads(
    connection: duckdb.DuckDBPyConnection,
    names: Mapping[str, str | None],
    *,
    reason: str,
    decided_by: str,
    seen: Mapping[str, str | None] | None = None,
) -> list[str]:
    """Gives several spellings of leads their names, in turn, all of them or none; the decisions' ids.

    names: spelling → name, as in name_lead. seen: the decision in force about each spelling that a form showed.
    Raises ChangeRefused as name_lead does, and where a spelling was decided about since the form was shown.
    """
    with deciding(connection) as cursor:
        for spelling, shown in (seen or {}).items():
            _check_seen(cursor, spelling, shown)
        return [_name_lead(cursor, spelling, name, reason, decided_by) for spelling, name in names.items()]


def _name_lead(cursor: duckdb.DuckDBPyConnection, spelling: str, name: str | None, reason: str, decided_by: str) -> str:
    first, is_part_of_another = statements.one(cursor, "lead_names/first_written", spelling=spelling)
    if first is None:
        raise ChangeRefused(f"No plan has the lead “{spelling}”: choose one from the list.")
    if name is not None:
        _check_names(cursor, spelling, " ".join(name.split()), may_be_itself=is_part_of_another)
    decision = Decision(f"lead_name:{spelling}", name, reason, decided_by)
    return record(cursor, plan_id=None, task_id=None, as_at=first, decision=decision)


def _check_seen(cursor: duckdb.DuckDBPyConnection, spelling: str, seen: str | None) -> None:
    standing = statements.first(cursor, "lead_names/standing", field=f"lead_name:{spelling}")
    decision_id, value, reason, decided_by = standing or (None, None, "", "")
    if (decision_id if value else None) == seen:
        return
    if not value:
        raise ChangeRefused(f"“{spelling}” counts as itself again meanwhile: look again, then decide.")
    raise ChangeRefused(
        f"{decided_by} decided meanwhile that “{spelling}” counts as “{value}”, because: {reason.rstrip('. ')}. "
        "Nothing of yours is recorded: look again, then decide."
    )


def _check_names(cursor: duckdb.DuckDBPyConnection, spelling: str, name: str, *, may_be_itself: bool) -> None:
    if spelling == name and not may_be_itself:
        raise ChangeRefused("A lead already has its own name: choose another, or undo the merge.")
    merged = dict(statements.rows(cursor, "lead_names/merged"))
    if merged.get(name, name) != name:
        raise ChangeRefused(f"“{name}” itself counts as “{merged[name]}”: choose that name.")
    others = [one for one, other in merged.items() if other == spelling and one != spelling]
    if others and name != spelling:
        raise ChangeRefused(f"“{others[0]}” counts as “{spelling}”: undo that first, then merge both.")
