"""What is said of a document that is added: its state, where it is known already, that it was saved, what changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pages.said import words

_KINDS = {"new": "new", "gone": "gone", "changed": "changed", "same": "the same"}


def state(reading, as_at: date | None, basis: str, missing: Sequence[str]) -> str:
    """A document that is ready to be saved, or what is still to be given, in one line of Markdown."""
    said = [f"**{words.count(len(reading.tasks), 'task')} read**, {need_a_look(reading)}"]
    if as_at:
        said.append(f"as at {words.day(as_at)}{' (assumed)' if basis == 'assumed' else ''}")
    if missing:
        said.append(f"still to do: {words.plain(words.several(missing))}")
    return " · ".join(said)


def need_a_look(reading) -> str:
    """How many tasks have an error or a warning: "3 need a look"."""
    found = {one.position for one in reading.findings if one.position and one.severity in ("error", "warning")}
    return f"{len(found)} need{'s' if len(found) == 1 else ''} a look" if found else "none needs a look"


def why_not(reading, missing: Sequence[str], who: str, barred: str) -> str:
    """Why a document can't be saved as it is, in one sentence; empty where it can."""
    if barred:
        return barred
    asked = [*([] if reading.tasks else ["correct the columns, since no task was read"]), *missing]
    asked += [] if who else ["give your name"]
    return f"Not saved yet: {words.several(asked)}." if asked else ""


def changed(changes: Sequence) -> str:
    """How many tasks are new, gone, changed and the same: "3 new and 39 the same"."""
    kinds = Counter(change.kind for change in changes)
    return words.several([f"{kinds[kind]:,} {label}" for kind, label in _KINDS.items() if kinds[kind]])


def since(changes: Sequence | None, before: str) -> str:
    """What changed against the version before, of the date before."""
    return f"Since {before}: {changed(changes)}" if changes else ""


def lapsed(number: int) -> str:
    """That confirmations ended with this version, which says otherwise."""
    ended = f"{words.count(number, 'confirmation')} ended: this version says otherwise"
    return f"{ended}. Look at {'it' if number == 1 else 'them'} on Decisions"


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
