"""Board packs: what people change in their words, the packs that were issued with their files, and withdrawals."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused, IssuedMeanwhile
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import LONGEST_REASON, given, name_given

LONGEST_SENTENCE = 1_000


@dataclass(frozen=True)
class PackEdit:
    """What a person makes of a section, a panel or a sentence of a pack; text None: as the figures give it.

    generated: the sentence as it stood when it was edited. panel: where a sentence that a person wrote stands.
    """

    item: str
    text: str | None = None
    generated: str | None = None
    is_hidden: bool = False
    position: int | None = None
    panel: str | None = None


@dataclass(frozen=True)
class PackFile:
    """A file of an issued pack."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class PackToIssue:
    """A pack as it is frozen: content is the whole of it, choice what it was made of, both as JSON.

    number, version: which issue it is, as its files say. replaces: the issued pack that it takes the place of. so_far:
    how many packs of its plans and audience were issued or withdrawn when that was found. issued_at has its time zone.
    """

    title: str
    plan_ids: tuple[str, ...]
    quarter: str
    as_at: date
    audience: str
    choice: str
    content: str
    files: tuple[PackFile, ...]
    number: int
    version: int
    issued_at: datetime
    replaces: str | None = None
    so_far: int = 0


@tried_again
def edit_pack(
    connection: duckdb.DuckDBPyConnection, pack_key: str, edits: Sequence[PackEdit], *, edited_by: str
) -> None:
    """Records what a person makes of a pack's words, all of it or nothing; nothing before is changed.

    Raises ChangeRefused where the name is missing, or a sentence is empty or too long.
    """
    edited_by = name_given(edited_by)
    for one in edits:
        if one.text is not None and not 0 < len(one.text.strip()) <= LONGEST_SENTENCE:
            raise ChangeRefused(
                f"A sentence needs 1 to {LONGEST_SENTENCE:,} characters: shorten it, or hide it instead of emptying it."
            )
    now = datetime.now(UTC)
    with transaction(connection) as cursor:
        for one in edits:
            statements.run(
                cursor,
                "packs/add_edit",
                edit_id=uuid.uuid4().hex,
                pack_key=pack_key,
                edited_by=edited_by,
                edited_at=now,
                **asdict(one) | {"text": one.text.strip() if one.text else None},
            )


@tried_again
def issue_pack(connection: duckdb.DuckDBPyConnection, pack: PackToIssue, *, issued_by: str, note: str = "") -> str:
    """Freezes a pack with its files; its id.

    Raises ChangeRefused where the name is missing or the note is too long, IssuedMeanwhile where the number that its
    files say may not be right any more.
    """
    issued_by = name_given(issued_by)
    if len(note) > LONGEST_REASON:
        raise ChangeRefused(f"The note is longer than {LONGEST_REASON:,} characters: shorten it, then try again.")
    pack_id = uuid.uuid4().hex
    with transaction(connection) as cursor:
        plan_ids = list(pack.plan_ids)
        if statements.one(cursor, "packs/so_far", plan_ids=plan_ids, audience=pack.audience)[0] != pack.so_far:
            raise IssuedMeanwhile
        statements.run(
            cursor,
            "packs/add_issued",
            pack_id=pack_id,
            title=pack.title,
            plan_ids=plan_ids,
            quarter=pack.quarter,
            as_at=pack.as_at,
            audience=pack.audience,
            choice=pack.choice,
            content=pack.content,
            issued_at=pack.issued_at,
            issued_by=issued_by,
            note=note.strip(),
            replaces=pack.replaces,
            number=pack.number,
            version=pack.version,
        )
        for position, file in enumerate(pack.files, start=1):
            statements.run(
                cursor,
                "packs/add_file",
                pack_id=pack_id,
                position=position,
                file_name=file.name,
                media_type=file.media_type,
                content=file.content,
                size_bytes=len(file.content),
            )
    return pack_id


@tried_again
def withdraw_pack(connection: duckdb.DuckDBPyConnection, pack_id: str, *, withdrawn_by: str, reason: str) -> None:
    """Marks an issued pack as withdrawn: it is kept with its files, and doesn't stand any more.

    Raises ChangeRefused where the pack isn't known or is withdrawn already, or who or why is missing.
    """
    withdrawn_by, reason = given(withdrawn_by, reason)
    with transaction(connection) as cursor:
        found = statements.first(cursor, "packs/state", pack_id=pack_id)
        if not found:
            raise ChangeRefused("This pack isn't in the database: look at the list of issued packs again.")
        if found[0]:
            raise ChangeRefused("This pack was withdrawn before: nothing was changed.")
        statements.run(
            cursor,
            "packs/add_withdrawal",
            pack_id=pack_id,
            withdrawn_at=datetime.now(UTC),
            withdrawn_by=withdrawn_by,
            reason=reason,
        )
