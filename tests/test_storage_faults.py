"""What becomes of a database whose disk, folder or system fails it: a sentence, nothing half-saved, and it goes on."""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import duckdb
import pytest

from loaders import DatabaseUnavailable, open_database
from loaders.record.database import transaction
from loaders.record.faults import fault

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set as on Linux and macOS")

_CHILD = """
import json, os, resource, signal, sys
from datetime import date
from pathlib import Path
from loaders import (
    Deciding, Decision, LoadError, Plan, Standing, add_document, decide, open_database, prepare,
)
from loaders.record.copies import back_up, restore
from loaders.record.database import checkpoint, transaction

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, whole = Path(sys.argv[1]), Path(sys.argv[2])
found = {}

def limited(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def told(name, do):
    try:
        do()
    except LoadError as error:
        found[name] = str(error)
    except BaseException as error:
        found[name] = f"RAW {type(error).__name__}: {error}"
    else:
        found[name] = None

def copied(name):
    path = folder / name
    path.write_bytes(whole.read_bytes())
    return path

def counted(connection):
    return connection.execute("select (select count(*) from snapshot), (select count(*) from decision)").fetchone()

TEXT = "Ref\\tAction\\tLead\\tBy when\\tStatus\\n" + "".join(
    f"{n}\\tTrain the {n}th team of the council on its duty {'x' * 200}\\tUna Marsh\\tMarch 2021\\tTo do\\n" for n in range(40)
)
PLAN, THEN = Plan("b-plan", "A council", "B plan"), Standing(date(2021, 3, 31), "stated", None, "Ann")
READ = prepare(PLAN, THEN, TEXT.encode(), "b.txt")

def add(connection):
    add_document(connection, PLAN, THEN, TEXT.encode(), READ)

def confirm(connection, snapshot, task):
    decide(connection, [Deciding(snapshot, task, date(2021, 3, 31), Decision("note", "x" * 1500, "agreed", "Ann"))])

# At opening: there is no room for a new file.
limited(8192)
told("open", lambda: open_database(folder / "new.duckdb"))
limited(resource.RLIM_INFINITY)

# At an import and at a decision: the file beside the database can't grow; afterwards it goes on.
connection = open_database(copied("full.duckdb"))
before = counted(connection)
one = connection.execute("select snapshot_id, task_id from task").fetchone()
limited(1000)
told("import", lambda: add(connection))
told("decision", lambda: confirm(connection, *one))
found["after the faults"] = counted(connection) == before
limited(resource.RLIM_INFINITY)
told("import, with room", lambda: add(connection))
told("decision, with room", lambda: confirm(connection, *one))
found["saved"] = [now - then for now, then in zip(counted(connection), before)]
connection.close()

# At working the changes in: DuckDB gives the database up, and it has to be opened again.
path = copied("worked-in.duckdb")
connection = open_database(path)
add(connection)
limited(path.stat().st_size + 100)
told("checkpoint", lambda: checkpoint(connection))
told("import, given up", lambda: confirm(connection, *one))
limited(resource.RLIM_INFINITY)
connection.close()
connection = open_database(path)
found["kept through it"] = connection.execute("select count(*) from task where plan_id = 'b-plan'").fetchone()[0]
told("decision, opened again", lambda: confirm(connection, *one))
connection.close()

# The disk fills up while the copy before an upgrade is made.
path = copied("older.duckdb")
import duckdb
older = duckdb.connect(str(path))
older.execute("drop table schema_version")
older.close()
held = path.read_bytes()
limited(100_000)
told("copy before upgrade", lambda: open_database(path))
limited(resource.RLIM_INFINITY)
found["left as it was"] = path.read_bytes() == held and not list(folder.glob("older.version*"))

# It fills up while a copy is made, or one is put in place.
path = copied("source.duckdb")
for size in 8192, 300_000:
    limited(size)
    told(f"backup at {size}", lambda: back_up(path, folder / "kept.duckdb"))
    told(f"restore at {size}", lambda: restore(path, folder / "kept.duckdb"))
    limited(resource.RLIM_INFINITY)
found["nothing kept"] = path.read_bytes() == whole.read_bytes() and not [*folder.glob("kept*"), *folder.glob("*.part*")]
found["copies"] = [said for name, said in found.items() if " at " in name]

# Memory for a query.
connection = open_database(":memory:")
connection.execute("set memory_limit = '6MB'; set temp_directory = ''")
def much():
    with transaction(connection) as cursor:
        cursor.execute("select list(number) from range(5000000) as numbers(number)").fetchall()
told("memory", much)
found["answers after"] = connection.execute("select count(*) from task").fetchone()[0]
connection.close()

# Rights: only somebody else may write, or read.
for name, mode in (("read-only", 0o444), ("secret", 0o000), ("open", 0o666)):
    copied(f"{name}.duckdb").chmod(mode)
folder.chmod(0o555)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
told("read-only file", lambda: open_database(folder / "read-only.duckdb"))
told("no right", lambda: open_database(folder / "secret.duckdb"))
told("read-only folder", lambda: open_database(folder / "none.duckdb"))
told("no folder to make", lambda: open_database(folder / "none" / "none.duckdb"))
connection = open_database(folder / "open.duckdb")
told("import, read-only folder", lambda: add(connection))

connection.close()

# As many files as the system lets a process open.
few = []
try:
    while True:
        few.append(open("/dev/null"))
except OSError:
    pass
told("too many files", lambda: open_database(folder / "open.duckdb"))
few.pop().close()
told("too many files but one", lambda: open_database(folder / "open.duckdb"))
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database file of a small plan."""
    from helpers.plan_files import load

    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    text = "Ref\tAction\tLead\tBy when\tStatus\n1\tBrief every governor\tUna Marsh\tMay 2021\tTo do\n"
    load(text, plan_id="a-plan", connection=open_database(path)).close()
    return path


@pytest.fixture
def folder():
    """A folder that every user may look into, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)
        Path(made).chmod(0o755)


@pytest.mark.long
def test_no_room_no_right_no_memory(whole, folder):
    command = [sys.executable, "-c", _CHILD, str(folder), str(whole)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout)
    full, rights = "no room left on the disk", "by whoever runs this program"
    words = {
        "open": full, "import": full, "decision": full, "checkpoint": "It is opened again at the next try",
        "import, given up": "It is opened again at the next try", "memory": "enough memory",
        "copy before upgrade": full, "read-only file": f"may not be written {rights}",
        "no right": f"may not be used {rights}", "read-only folder": rights, "no folder to make": rights,
        "import, read-only folder": rights, "too many files": "no more files", "too many files but one": "no more files",
        "import, with room": None, "decision, with room": None, "decision, opened again": None,
    }  # fmt: skip
    assert {name: found[name] for name, said in words.items() if said is None and found[name] is not None} == {}
    assert {name: found[name] for name, said in words.items() if said and said not in (found[name] or "")} == {}
    room = f"The copy couldn't be written to {folder / 'kept.duckdb'}, and the database is as it was. There is no room"
    assert len(found["copies"]) == 4 and [said for said in found["copies"] if not (said or "").startswith(room)] == []
    assert [said for said in found["copies"] if ".part" in said or "last change" in said] == []
    assert found["nothing kept"] and found["after the faults"] and found["left as it was"]
    assert (found["saved"], found["kept through it"], found["answers after"]) == ([1, 1], 40, 0)


def test_a_file_that_vanishes_or_is_replaced_while_it_is_open_takes_nothing_in(whole, tmp_path):
    path = shutil.copyfile(whole, tmp_path / "own.duckdb")
    connection = open_database(path)
    path.rename(tmp_path / "away.duckdb")
    with pytest.raises(DatabaseUnavailable, match="moved or deleted"), transaction(connection):
        pass
    shutil.copyfile(whole, path)
    with pytest.raises(DatabaseUnavailable, match="replaced by another file"), transaction(connection):
        pass
    (tmp_path / "away.duckdb").rename(path)
    with transaction(connection) as cursor:
        cursor.execute("insert into purge values ('x', 'a-plan', now(), 'Ann', 'a test')")
    connection.close()


def test_a_query_that_is_interrupted_says_so(whole):
    connection = duckdb.connect(str(whole), read_only=True)
    started = threading.Timer(0.3, connection.interrupt)
    started.start()
    with pytest.raises(duckdb.Error) as error:
        connection.execute("select count(*) from range(100000000) as a, range(100000) as b").fetchall()
    connection.close()
    assert "stopped before it was finished" in str(fault(error.value))


IN_USE = "is in use by another process"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (  # Linux
            'IO Error: Could not set lock on file "/d/p.duckdb": Conflicting lock is held in /usr/bin/python3.11 (PID 27). '
            "See also https://duckdb.org/docs/stable/connect/concurrency",
            f"The database p {IN_USE} (its number is 27), most likely the running dashboard: stop the dashboard, then try again.",
        ),
        (  # macOS
            'IO Error: Could not set lock on file "/d/p.duckdb": Conflicting lock is held in /opt/python (PID 9) by user ann.',
            f"{IN_USE} (its number is 9)",
        ),
        ('IO Error: Could not set lock on file "/d/p.duckdb": Resource temporarily unavailable', f"{IN_USE},"),
        (  # Windows
            'IO Error: Cannot open file "c:\\d\\p.duckdb": The process cannot access the file because it is being used by '
            "another process.\r\n\nFile is already open in \nC:\\Python311\\python.exe (PID 4711)",
            f"{IN_USE} (its number is 4711)",
        ),
        ('IO Error: Could not set lock on file "/n/p.duckdb": No locks available', "where files can't be locked"),
        ('IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 0', "damaged"),
        ('IO Error: Cannot open file "/lock/read-only file system/p.duckdb": No such file or directory', "isn't there"),
        ('IO Error: Cannot open file "/d/p.duckdb": Read-only file system', "is read-only"),
        ('IO Error: Could not write file "/d/p.duckdb.wal": No space left on device', "no room left"),
        ('IO Error: Could not write file "c:\\p.duckdb": There is not enough space on the disk.\r\n', "no room left"),
        ('IO Error: Could not fsync file "/d/p.duckdb": Input/output error', "doesn't answer as it should"),
        ('IO Error: Cannot open file "c:\\p.duckdb": Access is denied.\r\n', "by whoever runs this program"),
    ],
)  # fmt: skip
def test_the_drivers_messages_are_told_apart(message, said):
    error = fault(duckdb.IOException(message), "p")
    assert error and said in str(error)
    assert error.is_in_use == (IN_USE in said)
