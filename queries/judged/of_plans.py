"""Of which plans an answer is: one that turns on a single plan holds until something is written of that plan."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb

import queries

FOLDER = Path(__file__).parent
# What is counted of each plan when something was written (written.sql), and what comes with its versions or exports.
COUNTED = {
    *("snapshot", "withdrawal", "decision", "confirmation", "task_mapping", "framework_entry", "purge"),
    *("plan", "document", "plan_note", "rating_key", "task", "task_lead", "finding", "task_match"),
    *("training_target", "training_told", "training_reading", "training_goal", "training_rule"),
    *("training_import", "training_import_withdrawal", "training_completion", "assurance_entry"),
}
NOT_COUNTED = {  # what else is written
    *("plan_column", "plan_heading_row", "pack_edit", "issued_pack", "pack_withdrawal", "issued_file"),
    *("report_text", "schema_version"),
}
OF_NO_PLAN = {"framework_entry", "purge"}  # which are counted as what concerns every plan
BEYOND = {"leads_alike"}  # queries that hold a plan against others
_WORD = re.compile(r"[a-z_]+")

Plans = frozenset[str] | None  # by their ids; None: it may be any
Texts = Mapping[str, set[str]]  # the words that the database's own macros and views are made of, by name


def of_plans(name: str, plan: str | None, texts: Texts) -> Plans:
    """The plans that an answer turns on, frameworks aside: none, or the one asked about; None where it may be any.

    plan: the one that is asked about; None for all. Raises queries.QueryFailed where there is no such query.
    """
    reads = tables_of(queries.text(name), texts)
    if not reads - OF_NO_PLAN:
        return frozenset()
    if plan is None or reads & NOT_COUNTED or name in BEYOND:
        return None
    return frozenset([plan])


def tables_of(sql: str, texts: Texts) -> frozenset[str]:
    """The tables that people write in whose names stand in a query, or in a macro or view that it names, and so on."""
    found, ahead = set[str](), _words(sql)
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead |= texts.get(one, set())
    return frozenset(found & (COUNTED | NOT_COUNTED))


def texts(connection: duckdb.DuckDBPyConnection) -> Texts:
    """The words that the macros and views of a database are made of."""
    with connection.cursor() as cursor:
        rows = cursor.execute((FOLDER / "made_of.sql").read_text(encoding="utf-8")).fetchall()
    return {name: _words(definition or "") for name, definition in rows}


def _words(sql: str) -> set[str]:
    return set(_WORD.findall(sql))
