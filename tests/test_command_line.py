"""python -m loaders, run as a person runs it: what it prints, what it exits with, what it leaves in the database."""

import json
import re
import shutil

import duckdb
import pytest
from helpers.disagreeing import FIRST, MARCH, SECOND, decided
from helpers.disagreeing import add as add_version
from helpers.plan_files import shipped
from helpers.terminal import run_apart, run_here

from loaders import open_database, section_value
from loaders.__main__ import main

pytestmark = pytest.mark.slow

HEADER = "Ref\tAction\tLead\tBy when\tProgress\n"
PLAN = HEADER + "1\tPublish the guidance\tUna Marsh\tMay 2021\tPublished\n"
ADD = ["--plan", "a-plan", "--council", "A council", "--title", "A plan", "--as-at", "2021-06-30"]


def run(*arguments, database=None):
    """One command of the loaders."""
    return run_here(main, *arguments, environment={"PREVENT_DATABASE": str(database)} if database else {})


@pytest.fixture
def write(tmp_path):
    """Writes a document to read, and gives its path."""

    def written(content, name="plan.txt"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A database of the shipped plans; who writes to it takes a copy."""
    path = tmp_path_factory.mktemp("built") / "prevent.duckdb"
    assert run("--database", path).returncode == 0
    return path


def test_build_is_idempotent(tmp_path):
    database = tmp_path / "prevent.duckdb"
    first, again = run_apart(("-m", "loaders"), "--database", database), run("--database", database)
    assert (first.returncode, again.returncode) == (0, 0)
    assert "2 of 2 plans were new: 77 tasks added" in first.stdout
    assert "0 of 2 plans were new: 0 tasks added" in again.stdout


def test_the_environment_names_the_database(tmp_path):
    assert run(database=tmp_path / "other.duckdb").returncode == 0
    assert (tmp_path / "other.duckdb").exists()


def test_add_then_add_again(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    first = run("add", write(PLAN), *ADD, "--database", database)
    again = run("add", write(PLAN), *ADD, "--as-at-assumed", "no date in it", "--database", database)
    assert (first.returncode, again.returncode) == (0, 0)
    assert ": 1 task, 1 finding\n" in run("check", write(PLAN)).stdout
    assert "Added 1 task of" in first.stdout and "already" in again.stdout
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select as_at_basis, as_at_note from snapshot").fetchall() == [("stated", None)]
        assert connection.execute("select ref, rating from task_at(date '2021-06-30')").fetchall() == [
            ("1", "complete")
        ]


def test_adding_a_version_says_which_corrections_stand_against_it(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    connection = open_database(database)
    add_version(connection, FIRST, MARCH)
    decided(connection, "2", "due_on", "2021-09-30")
    decided(connection, "1", "rating", "behind")
    decided(connection, "3", "section", section_value("Venues"))
    connection.close()
    ran = run("add", write(SECOND.replace("Amber", "Red")), *ADD, "--by", "Ann", "--database", database)
    assert ran.stdout.splitlines()[1:] == [
        "2 corrections stand against the plan of 2021-06-30: 2, 3. Look at them again on the page Decisions."
    ]


def test_check_prints_json_alone_in_the_contracts_names(write):
    found = run("check", write(PLAN), "--json")
    read = json.loads(found.stdout)
    assert list(read) == ["document", "tasks", "findings", "training"]
    assert list(read["document"]) == ["title", "as_at_proposed", "as_at_because", "rating_key", "notes", "columns"]
    task = read["tasks"][0]
    assert (task["ref"], task["due_on"], task["evidence"], task["subsection"]) == ("1", "2021-05-31", "done", None)
    assert task["leads"] == [{"lead": "Una Marsh", "lead_kind": "person", "lead_text": "Una Marsh"}]
    column = {"table": "line 1", "number": 3, "heading": "Lead", "field": "lead", "sureness": "sure"}
    assert column.items() <= read["document"]["columns"][2].items()
    assert read["document"]["columns"][2]["because"].startswith("its heading says so")
    assert {"rule", "severity", "field", "source_text", "message", "locator", "ref"} <= set(read["findings"][0])
    assert read["training"] == {"targets": [], "readings": [], "told": []}


def test_check_in_words_lists_tasks_and_findings(write):
    found = run("check", shipped("neath-port-talbot"))
    assert "40 tasks" in found.stdout and "[target_unclear]" in found.stdout and found.returncode == 0


def test_check_writes_nothing(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    assert run("check", write(PLAN), database=database).returncode == 0
    assert not database.exists()


def test_a_table_without_tasks_is_no_error(write):
    found = run("check", write(HEADER), "--json")
    assert (found.returncode, json.loads(found.stdout)["tasks"]) == (0, [])


REFUSED = {
    "empty": (b"", "empty.txt", "is empty"),
    "blank": (b" \n\n\t\n", "blank.txt", "is empty"),
    "binary": (bytes(range(256)) * 64, "binary.txt", "no readable text"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "picture.csv", "no readable text"),
    "prose": ("A letter about a plan.\n\nIt has no table.", "prose.txt", "holds no table"),
    "one column": ("Action\nDo this\nDo that\n", "one.csv", "holds no table"),
    "unknown ending": (PLAN.encode(), "plan.xyz", "can't be read"),
    "10 MB of prose": (b"Words without a table. \n" * 450_000, "long.txt", "more than 3 million letters"),
    "too large": (b"x" * (20 * 1024 * 1024 + 1), "huge.txt", "larger than 20 MB"),
    "unclosed quote": ('Ref,Action,Lead\n1,"' + "x" * 1_200_000, "quote.csv", "can't be read as separated values"),
    "too many rows": (
        HEADER + "".join(f"{n}\tDo {n}\tUna Marsh\tMay 2021\tDone\n" for n in range(10_002)),
        "rows.txt",
        "more than 10,000 rows",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_clear_line_and_the_database_untouched(built, tmp_path, write, name):
    content, file_name, words = REFUSED[name]
    database = shutil.copyfile(built, tmp_path / "prevent.duckdb")
    before = database.read_bytes()
    found = run("add", write(content, file_name), *ADD, "--database", database)
    assert found.returncode == 2
    assert words in found.stderr and len(found.stderr.strip().splitlines()) == 1
    assert "Traceback" not in found.stderr
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (["--plan", "A Plan!"], "plan id"),
        (["--as-at", "30/06/2021"], "no date as in"),
        (["--as-at", "1821-06-30"], "outside 2000 to 2100"),
        (["--council", " "], "council's name"),
    ],
)
def test_options_that_cant_be_used(tmp_path, write, changed, words):
    found = run("add", write(PLAN), *ADD, *changed, "--database", tmp_path / "p.duckdb")
    assert found.returncode == 2 and words in found.stderr and "Traceback" not in found.stderr
    assert not (tmp_path / "p.duckdb").exists()


def test_a_missing_file_and_a_file_that_is_no_database(tmp_path, write):
    missing = run("check", tmp_path / "none.txt")
    assert missing.returncode == 2 and "check its name" in missing.stderr
    wrong = run("add", write(PLAN), *ADD, "--database", write("not a database", "x.duckdb"))
    assert wrong.returncode == 2 and "can't be opened as a database" in wrong.stderr and "Traceback" not in wrong.stderr


def test_a_database_in_use_says_so(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    with duckdb.connect(str(database)):
        found = run_apart(("-m", "loaders"), "add", write(PLAN), *ADD, "--database", database)
    assert found.returncode == 2 and "stop the dashboard" in found.stderr


HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "+44",
    "-2",
    "@SUM(A1)",
    "'; drop table task; --",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "\u202eabc",
]


def test_markup_and_formulae_in_every_cell_are_kept_as_written(write):
    rows = "".join(f"{n}\t{text}\t{text}\t{text}\t{text}\n" for n, text in enumerate(HOSTILE, start=1))
    read = json.loads(run("check", write(HEADER + rows), "--json").stdout)
    assert [task["action"] for task in read["tasks"]] == HOSTILE


def test_windows_1252_and_utf_16_read_as_utf_8_does(write):
    plan = PLAN.replace("guidance", "“guidance” – Siân’s")
    actions = []
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        read = json.loads(run("check", write(plan.encode(encoding)), "--json").stdout)
        actions.append(read["tasks"][0]["action"])
    assert actions == ["Publish the “guidance” – Siân’s"] * 4


@pytest.mark.long
def test_5000_rows_load(tmp_path, write):
    rows = "".join(f"{n}\tDo piece {n} of the work\tUna Marsh\tMay 2021\tPublished\n" for n in range(1, 5001))
    found = run("add", write(HEADER + rows), *ADD, "--database", tmp_path / "p.duckdb")
    assert found.returncode == 0 and "Added 5,000 tasks" in found.stdout


def test_loads_are_listed_and_withdrawn(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    run("add", write(PLAN), *ADD, "--database", database)
    listed = run("list", "--database", database).stdout
    assert "a-plan as at 2021-06-30: plan, loaded " in listed and listed.endswith("1 snapshot.\n")
    snapshot = listed.split()[0]
    done = run("withdraw", snapshot, "--by", "Ada", "--why", "wrong file", "--database", database)
    again = run("withdraw", snapshot, "--by", "Ada", "--why", "wrong file", "--database", database)
    assert (done.returncode, again.returncode) == (0, 2)
    assert again.stderr == "Not withdrawn: This load was withdrawn before: nothing was changed.\n"
    assert "; withdrawn by Ada: wrong file" in run("list", "--database", database).stdout
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select count(*) from task_at(null)").fetchone() == (0,)


def test_check_shows_columns_and_what_changes(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    run("add", write(PLAN), *ADD, "--database", database)
    newer = write(PLAN.replace("Published", "Drafted") + "2\tTrain the staff\tOwen Pike\tJune 2021\t\n", "newer.txt")
    said = run("check", newer, "--plan", "a-plan", "--database", database).stdout
    assert (
        "column 4 “By when” (line 1): taken for the deadline, sure: its heading says so; 2 of 2 filled cells read as "
        "dates or timescales" in said
    )
    assert "Against the last snapshot of a-plan: 1 new, 0 gone, 1 changed, 0 the same." in said
    assert "  changed: 1: progress: Published → Drafted" in said
    missing = run("check", newer, "--plan", "a-plan", "--database", tmp_path / "none.duckdb")
    assert missing.returncode == 2 and not (tmp_path / "none.duckdb").exists()


UNCLEAR = "Our work\n\nRoom\tFolk\tThing\nHall\tthe usual\tBriefing\nLoft\tas before\tFiltering\n"
TOLD = ["--column", "Thing=action", "--column", "Folk=lead"]


def test_an_unclear_document_shows_its_rows_and_how_to_go_on(tmp_path, write):
    cities = write("city,people,area\nA,1,2\n" + "B,3,4\n" * 20, "cities.csv")
    refused = run("add", cities, *ADD, "--database", tmp_path / "none.duckdb")
    assert (refused.returncode, refused.stdout) == (2, "") and not (tmp_path / "none.duckdb").exists()
    assert "in none of its tables could a column of actions be told" in refused.stderr
    assert "  line 1: city | people | area\n  line 2: A | 1 | 2\n" in refused.stderr
    assert "  … and 7 more rows\n" in refused.stderr
    assert '  --header-row "line 1" --column "city=action" --column "people=lead"\n' in refused.stderr
    told = run("check", cities, "--header-row", "line 1", "--column", "city=action", "--column", "area=next steps")
    assert "21 tasks" not in told.stdout and told.returncode == 2
    told = run("check", cities, "--header-row", "line 1", "--column", "city=action", "--column", "area=Deadline")
    assert told.returncode == 0 and "21 tasks" in told.stdout
    assert "column 3 “area” (line 1): taken for the deadline, confirmed: a person said so" in told.stdout


def test_the_heading_row_by_its_number_is_added_as_told(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    found = run("add", write(UNCLEAR), *ADD, "--header-row", "3", *TOLD, "--database", database)
    assert found.returncode == 0 and "Added 2 tasks" in found.stdout
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select action from task order by position").fetchall() == [
            ("Briefing",),
            ("Filtering",),
        ]


def test_what_was_told_once_holds_for_the_plans_next_document(tmp_path, write):
    database = tmp_path / "prevent.duckdb"
    first = run("add", write(UNCLEAR), *ADD, "--by", "Jo", "--header-row", "3", *TOLD, "--database", database)
    assert first.returncode == 0
    newer = write(
        UNCLEAR.replace("Our work\n", "Our work\n\nSite\tTeam\tTopic\n") + "Shed\tas ever\tTidying\n", "newer.txt"
    )
    assert run("check", newer, "--database", database).returncode == 2
    said = run("check", newer, "--plan", "a-plan", "--database", database)
    assert said.returncode == 0 and "newer: 3 tasks" in said.stdout
    assert re.search(
        r"note: document: “Folk” is read as the lead, as Jo decided on \d+ \w+ \d{4}\. \[column_remembered\]",
        said.stdout,
    )
    assert re.search(
        r"note: document: The headings are read from the row “Room \| Folk \| Thing”, as Jo decided on",
        said.stdout,
    )
    assert re.search(r"column 2 “Folk” \(line 5\): taken for the lead, confirmed: as Jo decided on", said.stdout)
    later = [*ADD[:-1], "2021-09-30", "--database", database]
    assert "Added 3 tasks" in run("add", newer, *later).stdout
    changed = run(
        "add",
        newer,
        *ADD[:-1],
        "2021-12-31",
        "--column",
        "Folk=other",
        "--column",
        "Room=lead",
        "--by",
        "Al",
        "--database",
        database,
    )
    assert changed.returncode == 0
    assert run("--database", database).returncode == 0  # the shipped plans are built beside it
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute(
            "select heading, field, corrected_by from plan_column order by corrected_at, heading"
        ).fetchall() == [
            ("Folk", "lead", "Jo"),
            ("Thing", "action", "Jo"),
            ("Folk", "other", "Al"),
            ("Room", "lead", "Al"),
        ]
        assert connection.execute("select headings, corrected_by from plan_heading_row").fetchall() == [
            (["Room", "Folk", "Thing"], "Jo")
        ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (["--header-row", "table 9, row 1"], "No row “table 9, row 1” could hold the headings: the rows with two filled cells or more are line 3 to line 5."),
        (["--column", "Folk=dog"], "“Folk=dog” says of no column what it holds: write its heading, = and one of reference, section,"),
        (["--column", "Folk"], "“Folk” says of no column what it holds"),
        (["--header-row", "line 3", "--column", "Whom=lead"], "“Whom” is no column of this plan: its columns are “Room”, “Folk”, “Thing”."),
    ],
)  # fmt: skip
def test_what_is_told_of_columns_and_rows_has_to_be_there(write, told, words):
    found = run("check", write(UNCLEAR), *told)
    assert found.returncode == 2 and found.stderr.startswith(f"Not loaded: {words}") and "Traceback" not in found.stderr


def test_without_a_date_nothing_is_computed(write):
    read = json.loads(run("check", write(HEADER + "1\tDo it\tUna Marsh\tMay 2021\tBeing written\n"), "--json").stdout)
    task = read["tasks"][0]
    assert read["document"]["as_at_proposed"] is None
    assert (task["evidence"], task["computed_rating"], task["rating"], task["rating_basis"]) == (
        "under_way",
        None,
        None,
        None,
    )
