"""What is said of a document that is added: its state, where it is known already, that it was saved, what changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pages.said import words
from pages.said.language import marked, say, says

_KINDS = {
    "new": marked("{number} new"),
    "gone": marked("{number} gone"),
    "changed": marked("{number} changed"),
    "same": marked("{number} the same"),
}


def state(reading, as_at: date | None, basis: str, missing: Sequence[str]) -> str:
    """A document that is ready to be saved, or what is still to be given, in one line of Markdown."""
    said = [say("**{tasks} read**, {look}", tasks=words.count(len(reading.tasks), "task"), look=need_a_look(reading))]
    if as_at and basis == "assumed":
        said.append(say("as at {day} (assumed)", day=words.day(as_at)))
    elif as_at:
        said.append(say("as at {day}", day=words.day(as_at)))
    if missing:
        said.append(say("still to do: {steps}", steps=words.plain(words.several(missing))))
    return " · ".join(said)


def need_a_look(reading) -> str:
    """How many tasks have an error or a warning: "3 need a look"."""
    found = {one.position for one in reading.findings if one.position and one.severity in ("error", "warning")}
    if not found:
        return say("none needs a look")
    return says(len(found), "{number} needs a look", "{number} need a look", number=len(found))


def why_not(reading, missing: Sequence[str], who: str, barred: str) -> str:
    """Why a document can't be saved as it is, in one sentence; empty where it can."""
    if barred:
        return barred
    asked = [*([] if reading.tasks else [say("correct the columns, since no task was read")]), *missing]
    asked += [] if who else [say("give your name")]
    return say("Not saved yet: {steps}.", steps=words.several(asked)) if asked else ""


def changed(changes: Sequence) -> str:
    """How many tasks are new, gone, changed and the same: "3 new and 39 the same"."""
    kinds = Counter(change.kind for change in changes)
    return words.several([say(counted, number=f"{kinds[kind]:,}") for kind, counted in _KINDS.items() if kinds[kind]])


def since(changes: Sequence | None, before: str) -> str:
    """What changed against the version before, of the date before."""
    return say("Since {day}: {changes}", day=before, changes=changed(changes)) if changes else ""


def lapsed(number: int) -> str:
    """That confirmations ended with this version, which says otherwise."""
    return says(
        number,
        "{number} confirmation ended: this version says otherwise. Look at it on Decisions",
        "{number} confirmations ended: this version says otherwise. Look at them on Decisions",
        number=f"{number:,}",
    )


def purged(row) -> str:
    """That a document was removed for good (a row of the query purged_documents)."""
    return say(
        "This document was removed for good on {day} by {person}: {reason}. It can’t be loaded again.",
        day=words.day(row.purged_on),
        person=row.purged_by,
        reason=row.reason,
    )


def is_here(row) -> str:
    """That a document is in the plan at the date already (a row of the query loads)."""
    return say(
        "The same file was loaded on {day} by {person}, as {plan} at {as_at}: there is nothing to save. "
        "To read it again by today’s rules, or to withdraw it, go to Data quality.",
        **_known(row),
    )


def is_elsewhere(row) -> str:
    """That a document is or was in another place (a row of the query loads)."""
    if row.is_withdrawn:
        return say(
            "The same file was loaded on {day} by {person}, as {plan} at {as_at}, and withdrawn by {other} ({reason}). "
            "Saving loads it as a snapshot of its own.",
            other=row.withdrawn_by,
            reason=row.withdrawn_because,
            **_known(row),
        )
    return say(
        "The same file was loaded on {day} by {person}, as {plan} at {as_at}. "
        "Saving loads it as a snapshot of its own.",
        **_known(row),
    )


def _known(row) -> dict[str, str]:
    return {
        "day": words.day(row.loaded_on),
        "person": row.loaded_by,
        "plan": row.plan,
        "as_at": words.day(row.as_at),
    }


def meanwhile(load: Mapping[str, Any]) -> str:
    """Who loaded what of the same plan while a form was open; load: as in loaders.LoadedMeanwhile."""
    when = load["loaded_at"].astimezone()
    return say(
        "{person} loaded “{file}” at {time} on {day}, as {title} ({council}) at {as_at}.",
        person=load["loaded_by"],
        file=load["file_name"],
        time=f"{when:%H:%M}",
        day=words.day(when),
        title=load["title"],
        council=load["council"],
        as_at=words.day(load["as_at"]),
    )


def saved(tasks: int, plan: str, as_at: date, dates: int) -> str:
    """That a document was saved; dates: how many due dates a person gave."""
    told = {"tasks": words.count(tasks, "task"), "plan": plan, "day": words.day(as_at)}
    if dates:
        return say(
            "Saved: {tasks} of {plan} as at {day}, with {dates} given by you. "
            "A wrong load can be withdrawn on the Data quality page.",
            dates=words.count(dates, "due date"),
            **told,
        )
    return say("Saved: {tasks} of {plan} as at {day}. A wrong load can be withdrawn on the Data quality page.", **told)
