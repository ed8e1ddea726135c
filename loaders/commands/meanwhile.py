"""What to do on the running dashboard in place of a command that it keeps from the database."""

from loaders.errors import DatabaseUnavailable

_PAGES = {
    "add": "drop the document on its page Add a plan",
    "add-all": "add the documents one by one on its page Add a plan",
    "check": "drop the document on its page Add a plan, which saves nothing unasked",
    "list": "see every load on its page Data quality",
    "withdraw": "withdraw it on its page Data quality, or counts on Training",
    "training": "drop the file on its page Training, under “Counts and rules”",
    "write-back": "take the Word file from its page Board",
    "extract": "take the file from its page Regional, under “Hand over counts”",
    "verify": "take “Back up the whole database” from its page Data quality, and verify that file",
    "backup": "take “Back up the whole database” from its page Data quality",
    "pack": "make, issue or withdraw the pack on its page Board",
}


def told_meanwhile(error: Exception, command: str) -> str:
    """An error in one line; where another process has the database, with what its pages do in the command's place.

    command: as it is typed after python -m loaders, or pack for python -m pages.board.
    """
    page = _PAGES.get(command) if isinstance(error, DatabaseUnavailable) and error.is_in_use else None
    return f"{error} Or leave it running, and {page}." if page else str(error)
