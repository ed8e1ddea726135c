"""The entries of the calendars that were issued before, lead by lead, so that a later calendar can cancel them."""

import io
import zipfile
from collections.abc import Iterator

from icalendar import Calendar, Event

from pages.board.files import calendar_file
from pages.board.pack.briefs import Entry
from pages.board.pack.facts import Ask


def sent(ask: Ask, pack_ids: tuple[str, ...]) -> dict[str, tuple[Entry, ...]]:
    """A lead → every entry that the packs' calendars of theirs held, as the newest one had it."""
    found: dict[str, dict[str, Entry]] = {}
    if not pack_ids:
        return {}
    for row in ask("pack_calendars", pack_ids=list(pack_ids)).itertuples():
        for content in _calendars(row.file_name, bytes(row.content)):
            read = Calendar.from_ical(content)
            theirs = found.setdefault(calendar_file.lead_of(str(read["x-wr-calname"])), {})
            for event in read.events:
                entry = _entry(event)
                theirs.setdefault(entry.uid, entry)
    return {lead: tuple(theirs.values()) for lead, theirs in found.items()}


def _calendars(file_name: str, content: bytes) -> Iterator[bytes]:
    if not file_name.endswith(".zip"):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".ics"):
                yield archive.read(name)


def _entry(event: Event) -> Entry:
    summary = calendar_file.summary_of(str(event["summary"]))
    return Entry(str(event["uid"]), summary, event.start.isoformat(), event.get("status") == "CANCELLED")
