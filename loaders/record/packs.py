"""Board packs: what people change in their words, and the packs that were issued, frozen with their files."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import transaction
from loaders.record.purposes import LONGEST_REASON, given

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
    """A pack as it is frozen: content is the whole of it, choice what it was made of, both as JSON."""

    title: str
    plan_ids: tuple[str, ...]
    quarter: str
    as_at: date
    audience: str
    choice: str
    content: str
    files: tuple[PackFile, ...]


def edit_pack(
    connection: duckdb.DuckDBPyConnection, pack_key: str, edits: Sequence[PackEdit], *, edited_by: str
) -> None:
    """Records what a person makes of a pack's words, all of it or nothing; nothing before is changed.

    Raises ChangeRefused where the name is missing, or a sentence is empty or too long.
    """
    edited_by, _ = given(edited_by, "edited")
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


def issue_pack(
    connection: duckdb.DuckDBPyConnection,
    pack: PackToIssue,
    *,
    issued_by: str,
    note: str = "",
    replaces: str | None = None,
) -> str:
    """Freezes a pack with its files; its id. replaces: the issued pack that it takes the place of.

    Raises ChangeRefused where the name is missing, the note is too long, or the pack that it replaces isn't known.
    """
    issued_by, _ = given(issued_by, "issued")
    if len(note) > LONGEST_REASON:
        raise ChangeRefused(f"The note is longer than {LONGEST_REASON:,} characters: shorten it, then try again.")
    pack_id = uuid.uuid4().hex
    with transaction(connection) as cursor:
        if replaces is not None and not statements.holds(cursor, "packs/is_issued", pack_id=replaces):
            raise ChangeRefused("The pack to issue again isn't in the database: look at the list of packs again.")
        statements.run(
            cursor,
            "packs/add_issued",
            pack_id=pack_id,
            title=pack.title,
            plan_ids=list(pack.plan_ids),
            quarter=pack.quarter,
            as_at=pack.as_at,
            audience=pack.audience,
            choice=pack.choice,
            content=pack.content,
            issued_at=datetime.now(UTC),
            issued_by=issued_by,
            note=note.strip(),
            replaces=replaces,
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
