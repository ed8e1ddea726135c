"""python -m pages.board, run as a scheduler runs it: its files, its figures, what it refuses, what it issues."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile

import duckdb
import pytest
from helpers.board_packs import AT, LONG, NOTTS, NPT, made
from helpers.built_once import shipped_plans
from helpers.sample_rows import add_plan, add_task
from helpers.server import ROOT
from helpers.terminal import run_apart, run_here

import queries
from loaders import open_database
from pages.board.__main__ import main
from pages.board.pack import model
from pages.board.pack.choice import Choice, from_json
from pages.board.pack.issue import same

pytestmark = pytest.mark.slow

STEM = "prevent-nottinghamshire-cfcs-q3-2016-17-as-at-2016-12-31"
NORTH = "prevent-north-made-up-q3-2016-17-as-at-2016-12-31"
PROCESS = ("-m", "pages.board")


@pytest.fixture(scope="module")
def shipped_file(tmp_path_factory):
    """A database file with the two shipped plans, for copying."""
    path = tmp_path_factory.mktemp("shipped") / "prevent.duckdb"
    return shipped_plans(path)


@pytest.fixture
def run(shipped_file, tmp_path):
    """Runs the command on a copy of the shipped plans, with the folder "out" for its files; apart where code says how."""
    database = tmp_path / "prevent.duckdb"
    shutil.copy(shipped_file, database)

    def ran(*arguments, code=None, database=database):
        where = ("--database", database, "--folder", tmp_path / "out")
        return run_apart(code, *where, *arguments) if code else run_here(main, *where, *arguments)

    ran.database, ran.folder = database, tmp_path / "out"
    return ran


@pytest.fixture
def two_plans(tmp_path):
    """A database file with two plans of a task each."""
    path = tmp_path / "two.duckdb"
    with open_database(path) as connection:
        for plan_id in ("north", "south"):
            add_plan(connection, plan_id, f"{plan_id.capitalize()} (made up)", AT[NOTTS])
            add_task(connection, plan_id, "1", leads=(("Outreach Team", "team"),))
    return path


def refused(found, folder) -> str:
    """Why a run was refused, in one line; it wrote nothing."""
    assert (found.returncode, found.stdout) == (2, "")
    assert not folder.exists() or not list(folder.iterdir())
    (said,) = found.stderr.splitlines()
    return said


def test_all_files_of_a_pack_are_made_without_streamlit(run):
    blocked = "import sys; sys.modules['streamlit'] = None; from pages.board.__main__ import main; sys.exit(main())"
    found = run("--plan", NOTTS, code=("-c", blocked))
    names = [f"{STEM}-board.{ending}" for ending in ("pptx", "pdf", "docx", "xlsx", "csv", "html")] + [
        f"{STEM}-board-briefs.zip"
    ]
    assert (found.returncode, found.stdout.splitlines()) == (0, [str(run.folder / name) for name in names])
    assert [line.rpartition(", ")[2] for line in found.stderr.splitlines()] == names
    assert "7 of 7: the leads’ briefs, " in found.stderr
    assert sorted(path.name for path in run.folder.iterdir()) == sorted(names)
    content = {path.suffix: path.read_bytes() for path in run.folder.iterdir()}
    assert content[".pdf"].startswith(b"%PDF") and zipfile.is_zipfile(io.BytesIO(content[".pptx"]))
    with zipfile.ZipFile(io.BytesIO(content[".zip"])) as briefs:
        assert any(name.endswith(".ics") for name in briefs.namelist())


@pytest.mark.long
def test_without_options_all_plans_are_told_at_the_newest_versions_quarter(run):
    assert run("--file", "csv").returncode == 0
    (path,) = run.folder.iterdir()
    assert path.name == "prevent-neath-port-talbot-and-nottinghamshire-cfcs-q2-2017-18-as-at-2017-09-30-board.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert (len(rows), {row["As at"] for row in rows}) == (77, {"2017-09-30"})


def test_a_pack_in_welsh_stands_beside_the_english_one(two_plans, run):
    found = [run("--plan", "north", "--file", "csv", *more, database=two_plans) for more in ([], ["--language", "cy"])]
    assert [one.returncode for one in found] == [0, 0]
    assert sorted(path.name for path in run.folder.iterdir()) == [f"{NORTH}-board-cy.csv", f"{NORTH}-board.csv"]


@pytest.mark.parametrize(("plan", "quarter"), [(NPT, "Q2 2017/18")])
def test_an_issued_pack_is_the_pages_pack_to_the_digit_and_keeps_every_byte(run, plan, quarter):
    found = run("--plan", plan, "--quarter", quarter, "--issue", "--by", "Ann Example", "--note", "For the board")
    assert found.returncode == 0
    assert found.stderr.splitlines()[-1].endswith("with 7 files.")
    with open_database(run.database) as connection:
        row = next(queries.run(connection, "packs").itertuples())
        kept = next(queries.run(connection, "pack_issued", pack_id=row.pack_id).itertuples())
        files = queries.run(connection, "pack_files", pack_id=row.pack_id)
        page = made(connection, plan, AT[plan])
    assert (row.quarter, row.audience, row.issued_by, row.note) == (quarter, "board", "Ann Example", "For the board")
    assert same(model.from_json(kept.content), page)
    assert model.from_json(kept.content).stamp.startswith("Issue 1 · version 1, issued ")
    assert from_json(kept.choice) == Choice((plan,), AT[plan])
    on_disk = {path.name: path.read_bytes() for path in run.folder.iterdir()}
    assert {one.file_name: bytes(one.content) for one in files.itertuples()} == on_disk


@pytest.mark.long
def test_an_issue_keeps_all_files_though_only_some_are_written(run, two_plans):
    found = run("--plan", "north", "--file", "csv", "--issue", "--by", "Ann Example", database=two_plans)
    (path,) = run.folder.iterdir()
    assert found.stdout.splitlines() == [str(path)]
    assert re.fullmatch(rf"{NORTH}-board-issue-1-v1-\d{{4}}-\d\d-\d\d-\d{{4}}\.csv", path.name)
    with open_database(two_plans) as connection:
        assert list(queries.run(connection, "packs")["files"]) == [7]
    content = path.read_bytes()
    path.unlink()
    again = run("--plan", "north", "--file", "csv", "--issue", "--by", "Bea Sample", database=two_plans)
    assert (again.returncode, again.stdout.splitlines()) == (0, [str(path)])
    assert again.stderr.startswith("Nothing has changed since Issue 1 · version 1 was issued on ")
    assert path.read_bytes() == content


@pytest.mark.long
def test_each_plans_pack_is_issued_in_a_folder_of_its_own_and_only_what_is_not_yet(run, two_plans):
    def issued(*arguments):
        return run("--each-plan", "--file", "csv", "--issue", "--by", "Ann Example", *arguments, database=two_plans)

    assert issued("--plan", "north").returncode == 0
    found = issued("--plan", "north", "--plan", "nowhere", "--plan", "south")
    assert found.returncode == 3
    assert [path.partition("/out/")[2].partition("/")[0] for path in found.stdout.splitlines()] == ["south"]
    assert found.stderr.splitlines()[-2:] == [
        "3 plans: 1 already issued and unchanged, 1 issued and 1 not made.",
        "Not made: nowhere: There is no plan “nowhere”: name north or south.",
    ]
    again = issued()
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.splitlines()[-1] == "2 plans: 2 already issued and unchanged."
    none = issued("--plan", "nowhere")
    assert (none.returncode, none.stderr.splitlines()[-1]) == (
        2, "Not made: No plan’s pack can be made, for the reasons above.",
    )  # fmt: skip


def test_issued_packs_are_listed_and_withdrawn(run, two_plans):
    ask = ("--plan", "north", "--file", "csv", "--issue", "--by", "Ann Example")
    assert run(*ask, database=two_plans).returncode == 0
    (line,) = run("--list", database=two_plans).stdout.splitlines()
    pack_id = line.partition(" ")[0]
    assert "  Issue 1 · version 1  Prevent action plan: North (made up), Q3 2016/17, " in line
    assert line.endswith(" by Ann Example. Stands.")

    def withdrawn(named: str):
        return run("--withdraw", named, "--by", "Bea Sample", "--why", "The wrong version", database=two_plans)

    for short in ("abc", pack_id[:5], "no such pack"):
        assert withdrawn(short).stderr.startswith(f"Not made: “{short}” names no issued pack")
    done = withdrawn(pack_id[:8])
    assert (done.returncode, done.stdout.partition(",")[0]) == (0, "Withdrawn: Issue 1 · version 1")
    assert run("--list", database=two_plans).stdout.rstrip().endswith(" by Bea Sample: The wrong version.")
    assert run(*ask, database=two_plans).stdout.count("issue-1-v2") == 1


def test_a_leads_and_a_public_pack(run):
    told = run("--plan", NOTTS, "--audience", "lead", "--lead", "Sarah Lee", "--file", "ics", "--file", "txt")
    assert [line.rpartition("/")[2] for line in told.stdout.splitlines()] == [
        f"{STEM}-sarah-lee-brief.txt", f"{STEM}-sarah-lee-brief.ics",
    ]  # fmt: skip
    public = run("--plan", NPT, "--audience", "public", "--file", "csv")
    assert public.returncode == 0
    assert "http" not in (run.folder / public.stdout.strip().rpartition("/")[2]).read_text(encoding="utf-8-sig")


@pytest.mark.long
def test_links_lead_to_the_dashboard_that_is_named(run):
    assert run("--plan", NOTTS, "--file", "xlsx", "--address", "https://prevent.example/", code=PROCESS).returncode == 0
    with zipfile.ZipFile(run.folder / f"{STEM}-board.xlsx") as book:
        text = book.read("xl/sharedStrings.xml").decode()
    assert "https://prevent.example/board?plans=nottinghamshire-cfcs&amp;as_at=2016-12-31" in text


@pytest.mark.long
def test_files_of_the_same_name_are_replaced_only_when_asked(run, two_plans):
    ask = ("--plan", "north", "--file", "csv", "--file", "html")
    assert run(*ask, database=two_plans).returncode == 0
    path = run.folder / f"{NORTH}-board.csv"
    path.write_text("mine")
    again = run(*ask, database=two_plans)
    assert (again.returncode, again.stdout, path.read_text()) == (2, "", "mine")
    assert again.stderr == (
        f"Not made: {path} and 1 more are there already: add --replace to replace files, or name another folder.\n"
    )
    assert run(*ask, "--replace", database=two_plans).returncode == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(run.folder.iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plan", "nowhere"), f"There is no plan “nowhere”: name {NPT} or {NOTTS}."),
        (("--quarter", "Q1 2099/00"), "Q1 2099/00 (April to June 2099) hasn’t begun"),
        (("--quarter", "Q1 2300/01"), "Q1 2300/01 lies outside 1990 to 2100: check the year."),
        (("--as-at", "0001-01-01"), "The date 0001-01-01 lies outside 1990 to 2100: check the year."),
        (("--as-at", "2016-01-01", "--quarter", "Q1 2016/17"), "1 Jan 2016 isn’t in Q1 2016/17"),
        (("--as-at", "2001-01-01"), "No task is left for this pack"),
        (("--audience", "lead", "--lead", "Nobody", "--plan", NPT), "“Nobody” leads no task as at 30 Sep 2017: name "),
        (("--audience", "public", "--file", "zip", "--plan", NPT), "This pack has no zip file: name csv, docx, html, "),
        (("--template", "nowhere.pptx"), "The template nowhere.pptx can’t be read (No such file or directory)"),
        (("--issue", "--by", " ", "--plan", NPT, "--file", "csv"), ""),
    ],
)  # fmt: skip
def test_what_cant_be_made_is_refused_in_a_sentence(run, arguments, said):
    found = run(*arguments)
    found.stderr = "\n".join(line for line in found.stderr.splitlines() if " of 7: " not in line)
    assert refused(found, run.folder).startswith(f"Not made: {said}")
    with open_database(run.database) as connection:
        assert queries.run(connection, "packs").empty


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--quarter", "Q5 2016/17"), "“Q5 2016/17” is no quarter as in “Q2 2016/17”"),
        (("--as-at", "31.12.2016"), "“31.12.2016” is no date as in 2017-09-30"),
        (("--lead", "Ann"), "--audience lead and --lead NAME go together"),
        (("--audience", "lead"), "--audience lead and --lead NAME go together"),
        (("--issue",), "--issue, or --withdraw ID, and --by NAME go together"),
        (("--by", "Ann"), "--issue, or --withdraw ID, and --by NAME go together"),
        (("--withdraw", "x", "--by", "Ann"), "--withdraw ID, --by NAME and --why REASON go together"),
        (("--each-plan", "--audience", "lead", "--lead", "Ann"), "--each-plan makes no lead’s packs"),
        (("--reply-by", "soon"), "“soon” is no date as in 2017-09-30"),
        (("--note", "x"), "--note is kept with an issued pack"),
        (("--file", "doc"), "invalid choice: 'doc'"),
    ],
)
def test_options_that_dont_go_together_are_refused(run, arguments, said):
    found = run(*arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert said in found.stderr


def test_a_database_in_use_one_that_isnt_there_and_one_without_plans(run, tmp_path):
    with duckdb.connect(str(run.database)):
        said = refused(run("--file", "csv", code=PROCESS), run.folder)
    assert f"is in use by another process (its number is {os.getpid()}), most likely the running dashboard" in said
    assert "or withdraw the pack on its page Board." in said
    nowhere = tmp_path / "nowhere.duckdb"
    assert refused(run(database=nowhere), run.folder).startswith(f"Not made: There is no database at {nowhere}")
    assert not nowhere.exists()
    open_database(nowhere).close()
    assert refused(run(database=nowhere), run.folder).startswith("Not made: The database holds no plan")


def test_a_folder_that_cant_be_written_to_leaves_nothing_and_issues_nothing(run, two_plans):
    run.folder.write_text("a file")
    found = run("--plan", "north", "--file", "csv", "--issue", "--by", "Ann Example", database=two_plans)
    assert found.returncode == 2
    assert found.stderr.splitlines()[-1].startswith(f"Not made: The files can’t be written to {run.folder} (")
    assert run.folder.read_text() == "a file"
    elsewhere = run.folder.with_name("x" * 300)
    found = run("--plan", "north", "--file", "csv", "--folder", elsewhere, database=two_plans)
    assert found.returncode == 2 and found.stderr.endswith(": name another folder.\n")
    with open_database(two_plans) as connection:
        assert queries.run(connection, "packs").empty


def test_hostile_names_stay_in_the_folder(run, tmp_path):
    database, lead = tmp_path / "hostile.duckdb", f"../../{LONG} {LONG}"
    with open_database(database) as connection:
        add_plan(connection, "hostile", "../../etc/passwd\n<b>& C:\\x", AT[NOTTS])
        add_task(connection, "hostile", "../1", leads=((lead, "team"),))
    for audience in ((), ("--audience", "lead", "--lead", lead)):
        assert run("--file", "csv", *audience, database=database).returncode == 0
    names = sorted(path.name for path in run.folder.iterdir())
    assert names[0] == "prevent-etc-passwd-b-c-x-q3-2016-17-as-at-2016-12-31-board.csv"
    assert len(names) == 2 and max(map(len, names)) < 150
    assert {path.name for path in tmp_path.iterdir()} == {"prevent.duckdb", "hostile.duckdb", "out"}


def test_every_module_of_the_pack_its_files_and_its_command_imports_without_streamlit():
    folder = ROOT / "pages" / "board"
    found = [
        *(folder / "pack").rglob("*.py"),
        *(folder / "files").rglob("*.py"),
        *(folder / f"{name}.py" for name in ("command", "kept_packs", "to_disk", "__main__")),
    ]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in found]
    assert len(names) > 40
    code = (
        "import importlib, sys; sys.modules['streamlit'] = None\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(sum(name.startswith('pages.board.') for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert int(ran.stdout) >= len(names)
