"""A council's own words for its committee reports: kept per council, so that the next report has them too."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import name_given

LONGEST_REPORT_TEXT = 5_000


@tried_again
def keep_report_texts(
    connection: duckdb.DuckDBPyConnection, council: str, texts: Mapping[str, str], *, written_by: str
) -> None:
    """Keeps a council's texts, all or none; nothing before is changed, and the last of an item holds.

    texts: item → text; "" for none any more. Raises ChangeRefused where the name is missing or a text is too long.
    """
    written_by = name_given(written_by)
    for text in texts.values():
        if len(text) > LONGEST_REPORT_TEXT:
            raise ChangeRefused(f"A text of the report has {LONGEST_REPORT_TEXT:,} characters at most: shorten it.")
    now = datetime.now(UTC)
    with transaction(connection) as cursor:
        for item, text in texts.items():
            statements.run(
                cursor,
                "packs/add_report_text",
                text_id=uuid.uuid4().hex,
                council=council,
                item=item,
                text=text.strip(),
                written_by=written_by,
                written_at=now,
            )
