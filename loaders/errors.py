"""What can go wrong with a document or the database, as sentences for the person who loads it."""


class LoadError(Exception):
    """A document, plan or database can't be used; the message says what, where, and what to do."""


class DocumentRefused(LoadError):
    """The document's shape can't be understood, or it holds nothing to load."""


class DatabaseUnavailable(LoadError):
    """The database can't be opened, most often because another process has it open."""


class ReadingRefused(LoadError):
    """A training reading can't be recorded as given."""


class ChangeRefused(LoadError):
    """A snapshot or document can't be withdrawn, restored or purged as asked."""
