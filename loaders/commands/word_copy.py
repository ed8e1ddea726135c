"""A plan's own Word document with what people decided, as tracked changes, so that the Word plan stays the record."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import Any

import duckdb

from loaders.apart import NotDone, done_apart
from loaders.apart.limits import LIMITS, refusal
from loaders.errors import ChangeRefused
from loaders.lookups.dispositions import dispositions
from loaders.lookups.rating_scale import rating_scale
from loaders.read import READERS
from loaders.record import statements
from loaders.records import CellWritten, ToWrite

_LATE = {"report": "", "cause": "Cause: ", "recovery": "Recovery action: ", "revised_on": "Revised date: ",
         "by_whom": "By whom: "}  # fmt: skip
_FIELDS = {
    "rating": "Rating", "due_on": "Due date", "leads": "Leads", "disposition": "Standing", "section": "Section",
    "duplicate_of": "Duplicate of", "update": "Update",
}  # fmt: skip


@dataclass(frozen=True)
class Carried:
    """One decision or update and what became of it in the document.

    what and said tell it in words ("Due date", "31 March 2018"); heading, was and now are its cell's, empty where it
    stands in none; beside adds what was left as it was; left_out says why it stands in no cell.
    """

    ref: str
    action: str
    what: str
    said: str
    by: str
    heading: str = ""
    was: str = ""
    now: str = ""
    beside: str = ""
    left_out: str = ""
    has_comment: bool = False


@dataclass(frozen=True)
class WordCopy:
    """A Word document with what was decided: written stands in cells as tracked changes, left_out in none."""

    name: str
    content: bytes
    written: tuple[Carried, ...]
    left_out: tuple[Carried, ...]


def word_with_decisions(connection: duckdb.DuckDBPyConnection, plan_id: str, on_date: date | None = None) -> WordCopy:
    """The Word document that a plan was loaded from with the decisions in force about its tasks, and updates to them.

    on_date: as the plan was in force then; None for its latest document. Raises ChangeRefused where the plan has no
    Word document, or nothing is decided that it doesn't say, and DocumentRefused where it can't be read.
    """
    with connection.cursor() as cursor:
        found = statements.first(cursor, "word_copy/document", plan_id=plan_id, on_date=on_date)
        if not found:
            raise ChangeRefused(_why_none(cursor, plan_id))
        snapshot_id, as_at, columns, header_row, content, file_name, not_case_data = found
        if READERS.get(PurePath(file_name).suffix.lower(), ("", ""))[1] != "word":
            raise ChangeRefused(f"“{file_name}” isn’t a Word document (.docx), and can’t be written back into.")
        decided = statements.records(cursor, "word_copy/decided", snapshot_id=snapshot_id, on_date=on_date)
        late = statements.records(cursor, "word_copy/late_words", snapshot_id=snapshot_id)
    changes = [_to_write(row) for row in decided if row["field"] != "note"] + _updates(decided, late)
    if not changes:
        raise ChangeRefused(
            "Nothing is decided or added about this plan’s tasks yet: there is nothing to write into it."
        )
    told = {
        "as_at": as_at,
        "columns": json.loads(columns or "{}"),
        "header_row": header_row,
        "not_case_data": not_case_data,
    }
    refs = {row["position"]: row["ref"] or "" for row in (*decided, *late)}
    new, became = _written(content, file_name, changes, told)
    if all(one.is_said for one in became):
        raise ChangeRefused(
            "The plan says already all that is decided about its tasks: there is nothing to write into it."
        )
    carried = [
        _carried(change, one, refs[change.position])
        for change, one in zip(changes, became, strict=True)
        if not one.is_said
    ]
    path = PurePath(file_name)
    return WordCopy(
        f"{path.stem} with decisions{path.suffix}",
        new,
        tuple(one for one in carried if not one.left_out),
        tuple(one for one in carried if one.left_out),
    )


def _why_none(cursor: duckdb.DuckDBPyConnection, plan_id: str) -> str:
    if statements.one(cursor, "word_copy/is_purged", plan_id=plan_id)[0]:
        return f"The document of “{plan_id}” was purged from the database: there is nothing to write into."
    return f"The database holds no document of “{plan_id}”: look at the list of loads."


def _written(
    content: bytes, file_name: str, changes: list[ToWrite], told: dict[str, Any]
) -> tuple[bytes, list[CellWritten]]:
    limits = replace(LIMITS, wall=2 * LIMITS.wall, processor=2 * LIMITS.processor)
    try:
        found = done_apart("loaders.written_back.write:write", [content, file_name, changes, told], limits=limits)
    except NotDone as error:
        raise refusal(error.why, file_name, limits) from error
    new, became = found
    if not isinstance(new, bytes) or len(became) != len(changes):
        raise refusal("another answer", file_name, limits)
    return new, list(became)


def _to_write(row: Mapping[str, Any]) -> ToWrite:
    names: tuple[str, ...] = ()
    if row["field"] == "leads":
        names = tuple(one["lead"] for one in json.loads(row["value"]))
    comment = f"{_FIELDS[row['field']]} decided: {_said(row)}.\n{row['reason']}"
    return _change(row, row["field"], row["value"], comment, row["decided_by"], row["decided_at"], names)


def _change(
    row: Mapping[str, Any], field: str, value: str, comment: str, by: str, at: int, names: tuple[str, ...] = ()
) -> ToWrite:
    moment = datetime.fromtimestamp(at // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ToWrite(row["position"], row["locator"], row["action"], field, value, comment, by, moment, names)


def _said(row: Mapping[str, Any]) -> str:
    """A decided value in words."""
    field, value = row["field"], row["value"]
    if field == "rating":
        return next((one.label for one in rating_scale() if one.code == value), value)
    if field == "disposition":
        return next((one.words for one in dispositions() if one.code == value), value)
    if field == "due_on":
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    if field == "leads":
        return "; ".join(one["lead"] for one in json.loads(value)) or "nobody"
    if field == "section":
        return " · ".join(part for part in json.loads(value) if part)
    return str(row["value_ref"] or value)


def _updates(decided: list[dict[str, Any]], late: list[dict[str, Any]]) -> list[ToWrite]:
    """What people wrote of tasks, as updates: each note, and what was written of a late one in the packs, in one."""
    found = [
        _change(
            row, "update", _dated(row["value"], row["decided_at"]), row["value"], row["decided_by"], row["decided_at"]
        )
        for row in decided
        if row["field"] == "note"
    ]
    for position in dict.fromkeys(row["position"] for row in late):
        rows = {row["field"]: row for row in late if row["position"] == position}
        parts = [f"{label}{rows[field]['text']}" for field, label in _LATE.items() if field in rows]
        last = max(rows.values(), key=lambda row: row["edited_at"])
        text = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)
        if parts:
            moment = last["edited_at"]
            found.append(_change(last, "update", _dated(text, moment), text, last["edited_by"], moment))
    return sorted(found, key=lambda one: (one.position, one.at))


def _dated(text: str, at: int) -> str:
    day = datetime.fromtimestamp(at / 1_000_000, UTC)
    return f"Update {day.day} {day:%B %Y}: {text}"


def _carried(one: ToWrite, what: CellWritten, ref: str) -> Carried:
    said = (
        one.value if one.field == "update" else one.comment.split("\n")[0].partition(" decided: ")[2].removesuffix(".")
    )
    return Carried(
        ref, one.action or "", _FIELDS[one.field], said, one.by, what.heading, what.was, what.now, what.beside,
        what.left_out, what.has_comment,
    )  # fmt: skip
