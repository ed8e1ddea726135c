"""What can go wrong with a document or the database, as sentences for the person who loads it."""

from collections.abc import Sequence
from typing import Any


class LoadError(Exception):
    """A document, plan or database can't be used; the message says what, where, and what to do."""


class DocumentRefused(LoadError):
    """The document's shape can't be understood, or it holds nothing to load."""


class MayBeCaseData(DocumentRefused):
    """The document may hold data about people referred; it can be read where a person says why it holds none."""


class NotReadNow(DocumentRefused):
    """The document couldn't be read at the moment, for reasons that lie elsewhere: it may be tried again."""


class DatabaseUnavailable(LoadError):
    """The database can't be opened, read or written.

    is_in_use: since another process has it open; is_met: since another saved at the same moment, and nothing was saved.
    """

    def __init__(self, message: str, *, is_in_use: bool = False, is_met: bool = False) -> None:
        super().__init__(message)
        self.is_in_use = is_in_use
        self.is_met = is_met


class ReadingRefused(LoadError):
    """A training reading can't be recorded as given."""


class ChangeRefused(LoadError):
    """A change of what is recorded (a decision, a withdrawal, a purge) can't be made as asked."""


class DecidedMeanwhile(ChangeRefused):
    """Somebody else decided the same since a form was shown; theirs holds what, one dict a decision.

    Each has task_id, field, decision_id, value, reason, decided_by, decided_at and is_undone.
    """

    def __init__(self, theirs: list[dict]) -> None:
        names = ", ".join(dict.fromkeys(str(one["decided_by"]) for one in theirs))
        super().__init__(f"{names} decided the same in the meantime: look at it, then choose.")
        self.theirs = theirs


class WrittenMeanwhile(ChangeRefused):
    """Somebody else wrote the same of the assurance file since a form was shown; theirs holds what, one dict an item.

    Each has item, entry_id, text, written_by and written_at.
    """

    def __init__(self, theirs: list[dict]) -> None:
        names = ", ".join(dict.fromkeys(str(one["written_by"]) for one in theirs))
        super().__init__(f"{names} wrote the same in the meantime: look at it, then choose.")
        self.theirs = theirs


class LoadedMeanwhile(ChangeRefused):
    """Somebody else loaded a document of the same plan since a form was shown; theirs holds the loads, one dict each.

    Each has snapshot_id, document_id, as_at, council, title, file_name, loaded_by and loaded_at.
    """

    def __init__(self, theirs: list[dict]) -> None:
        names = ", ".join(dict.fromkeys(str(one["loaded_by"]) for one in theirs))
        super().__init__(f"{names} loaded a document of the same plan in the meantime: look at it, then choose.")
        self.theirs = theirs


class IssuedMeanwhile(ChangeRefused):
    """Another pack of the same plans and audience was issued or withdrawn since a pack's number was found."""

    def __init__(self) -> None:
        super().__init__(
            "Another pack of the same plans was issued or withdrawn in the meantime: look at the list of packs, then "
            "issue yours again."
        )


class DocumentUnclear(DocumentRefused):
    """A document with tables, in none of which a plan could be told; rows are its records.Row, to ask about."""

    def __init__(self, message: str, rows: Sequence[Any]) -> None:
        super().__init__(message)
        self.rows = rows
