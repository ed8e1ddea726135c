"""What can go wrong with the database file, by the driver's message, in a sentence: what, where, what to do."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import R_OK, W_OK, access
from os.path import exists
from pathlib import Path

import duckdb

from loaders.errors import DatabaseUnavailable
from loaders.record.place_names import is_lake, named

_RESTORE = "put a backup in its place (python -m loaders restore)"


@dataclass(frozen=True)
class _Fault:
    """What a driver's message of a form means; {file} stands for the file, {groups} for what the form catches."""

    form: re.Pattern[str]
    said: str


def _fault(form: str, said: str) -> _Fault:
    return _Fault(re.compile(form, re.IGNORECASE | re.DOTALL), said)


# The forms are those of DuckDB 1.5 and of the systems' own words for their errors (Linux, macOS, Windows).
# The first that fits counts: what a system says of a place stands before what DuckDB makes of it.
_FAULTS = (
    _fault(
        r"no space left on device|file too large|quota exceeded|not enough space on the disk|the disk is full",
        "There is no room left on the disk of {file}, and nothing was saved: make room, then try again.",
    ),
    _fault(
        r"too many open files|no file descriptors available",
        "The system lets this program open no more files, so that {file} can't be used: close other programs, "
        "or start this one again, then try again.",
    ),
    _fault(
        r"read-only file system|write[- ]protect",
        "The disk of {file} is read-only, and nothing was saved: copy the database to a disk that can be written to, "
        "then name that copy (PREVENT_DATABASE).",
    ),
    _fault(
        r"(?:could not set lock on file|cannot open file).*?"
        r"(?:conflicting lock|resource temporarily unavailable|being used by another process|sharing violation)"
        r"(?:.*?\(?PID:? (?P<pid>\d+)\)?)?",
        "{file} is in use by another process{which}, most likely the running dashboard: stop the dashboard, "
        "then try again.",
    ),
    _fault(
        r"different configuration than existing|already attached|unique file handle conflict",
        "{file} is open in this program already, in another way: close that first, then try again.",
    ),
    _fault(
        r"could not set lock on file",
        "{file} lies where files can't be locked, as on some network folders: copy it to a disk of this machine, "
        "then name that copy (PREVENT_DATABASE).",
    ),
    _fault(
        r"wal does not match database file|wal was created for (?:an older|another|a different)",
        "The changes beside {file} (its file ending in .wal) belong to another state of the database, and nothing was "
        "read or changed: put back the one that belongs to it; or move it away, and what the database itself holds "
        "is shown.",
    ),
    _fault(
        r"replaying wal|corrupt wal|\.wal\b.*(?:checksum|not enough|read enough)",
        "The last changes beside {file} (its file ending in .wal) are damaged, and nothing was read or changed: "
        "put both files back from a copy; or move that one away, and what was saved last is left out.",
    ),
    _fault(
        r"version number (?P<version>\d+), but we can only read versions between (?P<least>\d+) and (?P<most>\d+)",
        "{file} was written by {age} version of DuckDB than this one reads: {then}.",
    ),
    _fault(
        r"encrypt",
        "{file} is encrypted, and the dashboard has no key: name another file.",
    ),
    _fault(
        r"sqlite_scanner|extension \"?sqlite",
        "{file} is a database of SQLite, not one of the dashboard's; it was left as it is: name another file.",
    ),
    _fault(
        r"extension",
        "{file} isn't a database of the dashboard's; it was left as it is: name another file.",
    ),
    _fault(
        r"is a directory|is not a regular file|incorrect function",
        "{file} can't be opened, since it is a folder: name a file.",
    ),
    _fault(
        r"too many levels of symbolic links|too many symbolic links|cannot be resolved",
        "{file} can't be opened, since it is a link that leads to itself: name the file itself.",
    ),
    _fault(
        r"file ?name too long|path is too long",
        "{file} has a longer name than the system allows: name a shorter one.",
    ),
    _fault(
        r"permission denied|operation not permitted|access is denied",
        "{file} may not be {done} by whoever runs this program: ask for the right to write to it and its folder, "
        "or name another place.",
    ),
    _fault(
        r"not a directory|\[errno 17\]",
        "There is no folder to hold {file}, since a file stands in the way: name another place.",
    ),
    _fault(
        r"no such file or directory|cannot find the (?:file|path)|does not exist|device not ready|not a valid win32",
        "{file} isn't there, or its folder is gone: put it back, or name another place.",
    ),
    _fault(
        r"is not a valid duckdb database",
        "{file} can't be opened as a database, since it is {what}: name another file, or move this one away.",
    ),
    _fault(
        r"corrupt|checksum|read enough bytes|deserializ|serializ|attempted to (?:dereference|access)|"
        r"\"exception_type\":\"internal\"|internal error|assertion|out of range|invalid (?:block|bit|type|unicode)",
        f"{{file}} is damaged: {_RESTORE}, or move it away. Nothing in it was changed.",
    ),
    _fault(
        r"input/output error|stale file handle|i/o error|device error|network (?:name|path)|"
        r"could not (?:read|write|fsync|open|move|remove|truncate|seek)|cannot open|failed to (?:read|write)",
        "The disk or network of {file} doesn't answer as it should, and nothing was saved: see that it is there, "
        "then try again.",
    ),
)
_LAKE_FAULTS = (  # those of a lake, whose catalogue a PostgreSQL server keeps; its library's words are in them
    _fault(
        r"lock timeout",
        "Another process has been saving to {file} for more than a minute, and nothing of yours was saved: try again "
        "in a moment.",
    ),
    _fault(
        r"authentication failed|no password supplied|role \"[^\"]*\" does not exist|no pg_hba\.conf entry",
        "The PostgreSQL server doesn't let this program into {file}: see that the user is right and that PGPASSWORD or "
        "a password file (PGPASSFILE) gives the password.",
    ),
    _fault(
        r"fatal: +database \"[^\"]*\" does not exist",
        "The PostgreSQL server has no such database as {file}: make it there (createdb), then start again.",
    ),
    _fault(
        r"permission denied for (?:schema|table|database|relation)",
        "The PostgreSQL server doesn't let this program write to {file}: give its user the right to.",
    ),
    _fault(
        r"unable to connect to postgres|connection to server|server closed the connection|terminating connection|"
        r"no connection to the server|connection (?:not open|has been closed)|could not (?:connect|translate host)|"
        r"the database system is|remaining connection slots|too many clients|ssl connection|lost synchronization",
        "The PostgreSQL server of {file} doesn't answer: see that it runs and can be reached, then try again; look "
        "then whether the last change is there before giving it again.",
    ),
    _fault(
        r"data path|data_path",
        "The files of {file} lie elsewhere than PREVENT_DATA_PATH says: name that place, or none.",
    ),
    _fault(
        r"s3://|http (?:get|put|post|head)|\bhttps?\b.*error|secret",
        "The object storage of {file} doesn't answer as it should: see that it can be reached and that the keys are "
        "right, then try again.",
    ),
)
_NAMES_LAKE = re.compile(r"postgres|ducklake", re.IGNORECASE)
_CONFLICT = re.compile(r"transaction conflict|conflict on|could not serialize|deadlock detected", re.IGNORECASE)
_within = threading.local()  # the database that is at hand

_OUT_OF_MEMORY = "There isn't enough memory for this: close other programs, or narrow the view, then try again."
_STOPPED = "This was stopped before it was finished: nothing was saved. Try again."
_MET = "Somebody else saved at the same moment, and nothing of yours was saved: look again, then try once more."
_CLOSED = "The database is being opened again: reload the page in a moment."
_ENDED = (
    "{file} can't be used any further since a fault while it was written ({why}). It is opened again at the next try; "
    "look then whether the last change is there before giving it again."
)
_OTHERWISE = f"{{file}} can't be opened, read or written: {_RESTORE}, or name another file."
_UNFIT = "{file} hasn't the tables or the words that the dashboard asks for: see what python -m loaders verify says."


def fault(error: BaseException, path: str | Path | None = None) -> DatabaseUnavailable | None:
    """What an error of the database, or of the system below it, is in words; None where it is another kind of error.

    An error that the program itself causes by a wrong statement is none of these: see unfit.
    """
    if isinstance(error, DatabaseUnavailable):
        return error
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return DatabaseUnavailable(_OUT_OF_MEMORY)
    if isinstance(error, duckdb.InterruptException):
        return DatabaseUnavailable(_STOPPED)
    if isinstance(error, duckdb.Error) and _CONFLICT.search(str(error)):
        return DatabaseUnavailable(_MET, is_met=True)
    of_lake = _of_lake(error, path)
    if of_lake:
        return of_lake
    if isinstance(error, duckdb.ProgrammingError) or not isinstance(error, duckdb.Error | OSError):
        return None
    text = _text(error)
    if isinstance(error, duckdb.FatalException) or "has been invalidated" in text:
        return _ended(text, path)
    if isinstance(error, duckdb.ConnectionException) and "closed" in text.lower():
        return DatabaseUnavailable(_CLOSED)
    said = _sentence(text, path) or _without_form(error, path)
    return DatabaseUnavailable(said, is_in_use="in use by another" in said)


def _of_lake(error: BaseException, path: str | Path | None) -> DatabaseUnavailable | None:
    """What an error of a lake is in words, whatever kind of error the driver makes of it."""
    if not isinstance(error, duckdb.Error) or not (is_lake(path) if path else _NAMES_LAKE.search(str(error))):
        return None
    found = next((one for one in _LAKE_FAULTS if one.form.search(str(error))), None)
    return DatabaseUnavailable(_said(found.said, path)) if found else None


def unwritten(error: BaseException, target: str | Path) -> DatabaseUnavailable:
    """That a copy of a database can't be written to target, and why."""
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        why = _OUT_OF_MEMORY
    else:
        why = _sentence(_text(error), target, "the copy") or "The place takes no copy: name another one."
    return DatabaseUnavailable(f"The copy couldn't be written to {target}, and the database is as it was. {why}")


def unfit(path: str | Path | None = None) -> DatabaseUnavailable:
    """That a database doesn't have what the program asks it for."""
    return DatabaseUnavailable(_said(_UNFIT, path))


@contextmanager
def in_words(path: str | Path | None = None) -> Iterator[None]:
    """Raises DatabaseUnavailable, with a sentence, for whatever goes wrong with the database within it.

    path: of the database; where it isn't given, that of the one around it.
    """
    around = getattr(_within, "path", None)
    _within.path = path or around
    try:
        yield
    except (duckdb.Error, OSError, MemoryError) as error:
        said = fault(error, _within.path)
        if said is None:
            raise
        raise said from error
    finally:
        _within.path = around


def _without_form(error: BaseException, path: str | Path | None) -> str:
    if isinstance(error, duckdb.TransactionException | duckdb.IntegrityError):
        return _MET
    if isinstance(error, duckdb.DataError):
        return _said(_UNFIT, path)
    return _said(_OTHERWISE, path)


def _ended(text: str, path: str | Path | None) -> DatabaseUnavailable:
    found = next((one for one in _FAULTS if one.form.search(text)), None)
    why = "there is no room left on the disk" if found is _FAULTS[0] else "the disk, or the file itself"
    return DatabaseUnavailable(_said(_ENDED, path, why=why))


def _sentence(text: str, path: str | Path | None, called: str = "the database") -> str | None:
    for one in _FAULTS:
        found = one.form.search(text)
        if found:
            return _said(one.said, path, called, **_details(found.groupdict(), path))
    return None


def _said(form: str, path: str | Path | None, called: str = "the database", **details: str) -> str:
    said = form.format(file=_file(path, called), **details)
    return said[0].upper() + said[1:]


def _text(error: BaseException) -> str:
    """The driver's or the system's message, without the names of files, which could hold any word."""
    if isinstance(error, OSError):
        return f"[Errno {error.errno}] {error.strerror}"
    return re.sub(r'\b(file|database) "[^"]*?(\.wal)?"', r'\1 "\2"', str(error))


def _details(groups: dict[str, str | None], path: str | Path | None) -> dict[str, str]:
    """What the sentences may say beside the file: another process, versions, what the file is instead."""
    is_newer = int(groups.get("version") or 0) > int(groups.get("most") or 0)
    return {
        "which": f" (its number is {groups['pid']})" if groups.get("pid") else "",
        "age": "a newer" if is_newer else "an older",
        "then": "install the newest dashboard, or name another file" if is_newer else "name another file",
        "what": "empty" if path and _is_empty(Path(path)) else "another kind of file",
        "done": "written" if path and exists(path) and access(path, R_OK) and not access(path, W_OK) else "used",
    }


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


def _file(path: str | Path | None, called: str) -> str:
    return f"{called} {named(path)}" if path and str(path) != ":memory:" else called
