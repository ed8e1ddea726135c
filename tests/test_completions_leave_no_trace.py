"""Of who is in a learning system's export nothing is left: in no file that is written, and in no word that is said."""

import csv
import re
from io import StringIO

import pytest
from helpers.exports import AS_AT, SHAPES, lines, matrix, people
from helpers.terminal import run_apart

from loaders import add_completions, count_completions, open_database, withdraw_completions
from loaders.errors import LoadError

PLAN = "insert into plan by name select 'a-plan' as plan_id, 'A council' as council, 'A plan' as title"
STEMS = ("zaphira", "quillfeather", "quill-council", *(one.number for one in people()))  # of all that they are called
HIDDEN = re.compile(
    b"|".join(re.escape(stem.encode(encoding)) for stem in STEMS for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
)


def provoking():
    """Files that name people where they shouldn't, or can't be counted: each by its name."""
    one, two, *rest = people()
    head = ["Payroll no.", "Name", "Email", "Team", "Course", "Completed", "Status", "Expires"]
    done = [
        [
            who.number,
            f"{who.first} {who.last}",
            who.email,
            f"{two.first} {two.last}",
            "Prevent",
            "2025-01-01",
            "Completed",
            who.number,
        ]
        for who in [two, *rest[:20]]
    ]
    odd = [
        ["", "", "", "", f"Talk with {one.first} {one.last}", one.email, one.number, ""],
        [one.number, one.first, one.email, one.email, f"{one.email} 1:1", "2025-01-01", "", ""],
        [one.number, one.last, one.email, one.number, f"Induction of {one.number}", "2025-01-01", "", ""],
        [one.number, f"{one.first} {one.last}", one.email, "", "Prevent", one.email, one.last, one.first],
        [
            one.number,
            f"=HYPERLINK({one.email})",
            "",
            f"={one.first} {one.last}",
            f"+{one.email}",
            f"@{one.last}",
            "-",
            one.email,
        ],
    ]
    headless = [[who.first, who.email, who.number, "Prevent", "2025-01-01"] for who in rest]
    yield "odd.csv", separated([[f"Run by {two.first} {two.last}"], head, *done, *odd, [f"Total for {two.first}"]])
    yield f"prevent {two.first} {two.last}.csv", separated([["Name", "Completed"], ["Ann Lee", "2025-01-01"]])
    yield (
        "strangers.csv",
        separated(
            [
                head,
                *(
                    [n, "", "", f"Zaphira Quillfeather {n}5559", f"Prevent, for Zaphira Quillfeather {n}", "1/1/25"]
                    for n in (1, 2)
                ),
            ]
        ),
    )
    yield f"{one.last}.csv", b"a,b\n1,2"
    yield "headless.csv", separated(headless)
    yield "shifted.csv", separated([["Course", "Name", "Completed"], *headless])
    yield "a-column-of-people.csv", separated([head[1:3] + head[4:], *headless])
    yield "broken.csv", b'Name,Email\n"' + one.email.encode() + b'\x00,"' + b"x" * 1_100_000
    yield "broken.xlsx", b"PK\x03\x04" + one.email.encode() * 9
    yield "named-wrongly.xlsx", separated(headless)


def separated(rows):
    """Rows as comma-separated values."""
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def seen_in(content):
    """What of the people is to be found in some bytes, in small or capital letters."""
    return sorted(set(HIDDEN.findall(content.lower())))


def test_the_search_finds_what_it_looks_for():
    name, content = SHAPES[2](lines())
    assert name.endswith(".tsv") and seen_in(content)


def test_nobody_is_in_the_database_its_second_file_the_log_or_a_message(tmp_path, caplog, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    connection = open_database(tmp_path / "prevent.duckdb")
    connection.execute(PLAN)
    said, added = [], 0
    for name, content in [*(shape(lines()) for shape in (*SHAPES, matrix)), *provoking()]:
        try:
            found = count_completions(name, content, as_at=AS_AT)
            found = count_completions(name, content, as_at=AS_AT, programmes={one.course: "P" for one in found.courses})
            said.append(repr(found))
            given = {"plan_id": "a-plan", "as_at": AS_AT, "counted": found, "imported_by": "Ann Example"}
            import_id = add_completions(connection, source="Moodle", **given)
            added += 1
            withdraw_completions(connection, import_id, by="Ann Example", reason="to try")
            add_completions(connection, source="Moodle", **given)
            add_completions(connection, source="Moodle", **given)
        except LoadError as error:
            said.append(repr(error))
    assert added >= 6 and len(said) > added
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"prevent.duckdb", "prevent.duckdb.wal"}
    assert {path.name: seen_in(path.read_bytes()) for path in files} == {path.name: [] for path in files}
    assert seen_in("\n".join([*said, caplog.text]).encode()) == []
    connection.close()
    assert seen_in((tmp_path / "prevent.duckdb").read_bytes()) == []


@pytest.mark.slow
def test_nobody_is_in_what_the_command_prints_or_leaves(tmp_path):
    given, kept = tmp_path / "given", tmp_path / "kept"
    given.mkdir()
    kept.mkdir()
    database = kept / "prevent.duckdb"
    with open_database(database) as connection:
        connection.execute(PLAN)
    command = ("--plan", "a-plan", "--as-at", AS_AT, "--database", database, "--by", "Ann Example")
    codes = []
    for name, content in list(provoking())[:2]:
        (given / name).write_bytes(content)
        ran = run_apart(
            ("-m", "loaders"),
            "training",
            given / name,
            *command,
            "--course",
            "Prevent=WRAP",
            environment={"TMPDIR": str(kept)},
        )
        codes.append(ran.returncode)
        assert seen_in((ran.stdout + ran.stderr).encode()) == []
        assert "Traceback" not in ran.stderr
    assert codes == [0, 2]
    assert [path.name for path in kept.rglob("*") if seen_in(path.read_bytes() if path.is_file() else b"")] == []
