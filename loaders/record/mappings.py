"""Which sections of a framework a task serves, as a person says; the rules' own answer is the macro task_section."""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import given


@tried_again
def map_task(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    task_id: str,
    framework: str,
    sections: Sequence[str] | None,
    reason: str,
    as_at: date,
    mapped_by: str,
) -> str:
    """Says which sections a task serves from as_at on, the chief one first; the id of the row that says so.

    sections: their keys; empty: it serves none; None: as the rules have it again. Raises ChangeRefused where the task,
    the framework or a section isn't known, a section is named twice, or who or why is missing.
    """
    mapped_by, reason = given(mapped_by, reason)
    mapping_id = uuid.uuid4().hex
    with transaction(connection) as cursor:
        if not statements.holds(cursor, "decisions/is_task", plan_id=plan_id, task_id=task_id):
            raise ChangeRefused("This task isn't in the database any more: reload the page.")
        _check_sections(cursor, framework, sections or ())
        statements.run(
            cursor,
            "mappings/add",
            mapping_id=mapping_id,
            plan_id=plan_id,
            task_id=task_id,
            framework=framework,
            sections=None if sections is None else list(sections),
            reason=reason,
            as_at=as_at,
            mapped_by=mapped_by,
            mapped_at=datetime.now(UTC),
        )
    return mapping_id


def _check_sections(cursor: duckdb.DuckDBPyConnection, framework: str, sections: Sequence[str]) -> None:
    known = {section for of, section, *_ in statements.rows(cursor, "frameworks/sections") if of == framework}
    if not known:
        raise ChangeRefused("This framework has no sections any more: choose another.")
    if len(set(sections)) < len(sections):
        raise ChangeRefused("A section is named twice: name each once.")
    if not known.issuperset(sections):
        raise ChangeRefused("A section that was chosen isn't in the framework any more: choose again.")
