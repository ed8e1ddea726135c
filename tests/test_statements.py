"""The record's statements: each is named where it is run, says what its parameters are, and fits the tables."""

import re
from pathlib import Path

import duckdb
import pytest

from loaders import open_database
from loaders.record import statements

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "loaders" / "record" / "sql"
NAMES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.sql"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py"))


def _header(name):
    return "".join(line for line in statements.text(name).splitlines() if line.startswith("--"))


@pytest.fixture(scope="module")
def empty():
    connection = open_database(":memory:")
    yield connection
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_says_what_it_does_and_what_each_parameter_is(name):
    sql = statements.text(name)
    assert sql.startswith("-- ") and sql.endswith("\n")
    assert {one for one in re.findall(r"\$(\w+)", sql) if not re.search(rf"\b{one}\b", _header(name))} == set()


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("lake/")])  # those need a lake to fit
def test_every_statement_fits_the_tables(empty, name):
    filled = re.search(r"insert into (\w+)(?=[^;]*\bfrom incoming\b)", statements.text(name))
    with empty.cursor() as cursor:
        if filled:
            cursor.register("incoming", cursor.execute(f"from {filled[1]} limit 0").df())
        for statement in cursor.extract_statements(statements.text(name)):
            cursor.execute(f"explain {statement.query}", dict.fromkeys(statement.named_parameters))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_run_by_a_module(name):
    folder, last = name.rsplit("/", 1)
    assert f'"{name}"' in CODE or f'"{folder}/{{' in CODE and f'"{last}"' in CODE


def test_every_snapshots_table_has_its_statement(empty):
    """What store adds by the name of a table has a file of that name."""
    assert {name.rsplit("/", 1)[1] for name in NAMES if name.startswith("store/rows/")} == {
        "plan", "plan_note", "rating_key", "task", "task_lead", "finding", "task_match", "training_target", "training_reading",
        "training_told",
    }  # fmt: skip


def test_no_sql_stands_in_the_modules():
    """But for what names its tables at run time, from another database's list of them."""
    said = re.findall(r"\"[^\"\n]*\b(?:select\b[^\"\n]*\bfrom|insert into|delete from|update \w+ set)\b[^\"\n]*", CODE)
    assert [one for one in said if "{" not in one] == []


def test_a_missing_row_or_parameter_is_said_by_name(empty):
    with empty.cursor() as cursor:
        with pytest.raises(LookupError, match="withdrawals/state"):
            statements.one(cursor, "withdrawals/state", snapshot_id="none")
        with pytest.raises(duckdb.Error):
            statements.run(cursor, "withdrawals/state")
        assert statements.first(cursor, "withdrawals/state", snapshot_id="none") is None
        assert statements.holds(cursor, "readings/is_plan", plan_id="none") is False
