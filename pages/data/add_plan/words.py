"""What is said of a document that is added: where it is known already, that it was saved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.said import words


def purged(row) -> str:
    """That a document was removed for good (a row of the query purged_documents)."""
    return (
        f"This document was removed for good on {words.day(row.purged_on)} by {row.purged_by}: {row.reason}. It can’t "
        "be loaded again."
    )


def is_here(row) -> str:
    """That a document is in the plan at the date already (a row of the query loads)."""
    return (
        f"{_known(row)}: there is nothing to save. To read it again by today’s rules, or to withdraw it, go to Data "
        "quality."
    )


def is_elsewhere(row) -> str:
    """That a document is or was in another place (a row of the query loads)."""
    gone = f", and withdrawn by {row.withdrawn_by} ({row.withdrawn_because})" if row.is_withdrawn else ""
    return f"{_known(row)}{gone}. Saving loads it as a snapshot of its own."


def _known(row) -> str:
    return (
        f"The same file was loaded on {words.day(row.loaded_on)} by {row.loaded_by}, as {row.plan} at "
        f"{words.day(row.as_at)}"
    )


def meanwhile(load: Mapping[str, Any]) -> str:
    """Who loaded what of the same plan while a form was open; load: as in loaders.LoadedMeanwhile."""
    when = load["loaded_at"].astimezone()
    return (
        f"{load['loaded_by']} loaded “{load['file_name']}” at {when:%H:%M} on {words.day(when)}, as {load['title']} "
        f"({load['council']}) at {words.day(load['as_at'])}."
    )


def saved(tasks: int, plan: str, as_at: date, dates: int) -> str:
    """That a document was saved; dates: how many due dates a person gave."""
    given = f", with {words.count(dates, 'due date')} given by you" if dates else ""
    return (
        f"Saved: {words.count(tasks, 'task')} of {plan} as at {words.day(as_at)}{given}. A wrong load can be withdrawn "
        "on the Data quality page."
    )
