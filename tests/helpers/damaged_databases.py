"""Database files as they shouldn't be, the same at every run: cut, altered, zeroed, another program's, no file at all."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb

HEADER = 4096  # bytes of each of the three headers that a DuckDB file begins with
_ALL = (1 << 64) - 1
DAMAGED = "damaged"
NONE = "can't be opened as a database"


def checksum(content: bytes) -> int:
    """The checksum that DuckDB keeps of a block, in its first eight bytes; of content in words of eight bytes."""
    found = 5381
    for (word,) in struct.iter_unpack("<Q", content):
        found ^= (word * 0xBF58476D1CE4E5B9) & _ALL
    return found


def of_version(content: bytes, number: int) -> bytes:
    """A database as of another version of DuckDB's files, whole in itself."""
    header = bytearray(content[:HEADER])
    header[12:20] = struct.pack("<Q", number)
    header[:8] = struct.pack("<Q", checksum(bytes(header[8:])))
    return bytes(header) + content[HEADER:]


def damaged(whole: Path, changes: bytes, folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Sixty and more files: what each is, where it lies, and words of what has to be said of it, empty where it may open.

    whole: a database that was closed; changes: the changes (.wal) of one that was killed, a copy of whole.
    """
    content = whole.read_bytes()
    draw = Random(60)

    def put(name: str, written: bytes, beside: bytes | None = None) -> Path:
        path = folder / f"{name}.duckdb"
        path.write_bytes(written)
        if beside is not None:
            Path(f"{path}.wal").write_bytes(beside)
        return path

    def flipped(given: bytes, at: int, length: int = 1) -> bytes:
        changed = bytearray(given)
        for place in range(at, min(at + length, len(given))):
            changed[place] ^= 0xFF
        return bytes(changed)

    size = len(content)
    for length in (1, 7, 12, 100, HEADER - 1):
        yield f"cut to {length}", put(f"cut-{length}", content[:length]), NONE if length < 12 else ""
    for length in (HEADER, 2 * HEADER, 3 * HEADER, 3 * HEADER + 1, size // 4, size // 2, size - 4096, size - 1):
        yield f"cut to {length}", put(f"cut-{length}", content[:length]), DAMAGED
    for at in (0, 3, 12, 19, 20, 60, 200, HEADER - 1):
        yield f"first header at {at}", put(f"first-{at}", flipped(content, at)), DAMAGED
    for at in (8, 11):
        yield f"magic at {at}", put(f"magic-{at}", flipped(content, at)), NONE
    for header in (1, 2):
        for at in (0, 8, 16, 40):
            place = header * HEADER + at
            yield f"header {header} at {at}", put(f"header-{header}-{at}", flipped(content, place, 8)), DAMAGED
    for number in range(12):
        at = draw.randrange(3 * HEADER, size)
        yield f"byte {at}", put(f"block-{number}", flipped(content, at, 1 + 100 * (number % 2))), ""
    for name, first, last in (("headers", HEADER, 3 * HEADER), ("blocks", 3 * HEADER, size), ("end", size // 2, size)):
        yield f"zeros: {name}", put(f"zeros-{name}", content[:first] + bytes(last - first) + content[last:]), DAMAGED
    yield "zeros alone", put("zeros", bytes(size)), NONE
    yield "noise", put("noise", draw.randbytes(size)), NONE
    yield "text", put("text", b"not a database" * 1000), NONE
    yield "a blocked lock in text", put("lock", b"block lock Could not set lock on file" * 500), NONE
    yield "empty", put("empty", b""), "it is empty"
    yield "a Word document", put("zip", b"PK\x03\x04" + draw.randbytes(5000)), NONE
    yield "of a newer DuckDB", put("newer", of_version(content, 999)), "a newer version of DuckDB"
    yield "of an older DuckDB", put("older", of_version(content, 1)), "an older version of DuckDB"
    for at in (20, 30):  # in the name of their database, drawn anew each time: DuckDB may take them for cut short
        yield f"changes at {at}", put(f"changes-{at}", content, flipped(changes, at)), ""
    for at in (len(changes) // 2, len(changes) - 3):
        yield f"changes at {at}", put(f"changes-{at}", content, flipped(changes, at)), "last changes beside"
    other = changes[:10] + bytes([changes[10] ^ 1]) + changes[11:]  # the first number of that name
    yield "changes of another name", put("changes-other", content, other), "belong to another state"
    for length in (1, 20, len(changes) // 2, len(changes) - 5):
        yield f"changes cut to {length}", put(f"changes-cut-{length}", content, changes[:length]), ""
    yield "changes that are noise", put("changes-noise", content, draw.randbytes(3000)), ""
    yield "changes that are zeros", put("changes-zeros", content, bytes(3000)), ""

    path = folder / "sqlite.duckdb"
    with sqlite3.connect(path) as other:
        other.execute("create table letter (id integer primary key, words text)")
    other.close()
    yield "SQLite", path, "a database of SQLite"
    for name, statement in (
        ("its own tables", "create table letter as select 1 as id"),
        ("a table of one of our names", "create table task as select 1 as id"),
        ("its own room", "create schema room; create table room.letter as select 1 as id"),
        ("a room without a table", "create schema room"),
        ("a sequence and a macro", "create sequence letters; create macro twice(x) as x * 2"),
        ("a macro for tables", "create macro letters() as table select 1 as id"),
        ("a kind", "create type mood as enum ('glad', 'sad')"),
        ("a view", "create view letter as select 1 as id"),
    ):
        path = folder / f"foreign {name}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(statement)
        yield f"another program's: {name}", path, "belongs to another program"
    (folder / "folder.duckdb").mkdir()
    yield "a folder", folder / "folder.duckdb", "is a folder"
    (folder / "loop.duckdb").symlink_to(folder / "loop.duckdb")
    yield "a link to itself", folder / "loop.duckdb", "a link that leads to itself"
    yield "in a file", shutil.copyfile(whole, folder / "a file") / "in.duckdb", "a file stands in the way"
    yield "a long name", folder / ("x" * 300 + ".duckdb"), "a longer name"
    if hasattr(os, "mkfifo"):
        yield "the null device", Path(os.devnull), ""
