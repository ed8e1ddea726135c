"""What the challenge list asks: one plain question for each entry, made from the task's own facts."""

import re

from pages.said import ratings, words

_LONGEST = 130
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s*[\n•●▪]+\s*")
_STILL_OPEN = re.compile(
    r"\b(?:expected|due|anticipated|scheduled|planned|targeted|to be|approval|awaiting|pending|subject to|sign[- ]?off)"
    r"\b",
    re.I,
)
_CLOSED = {"closed_without_doing": "counts as closed without doing it", "duplicate": "counts as a duplicate"}


def question(row) -> str:
    """The question that a board could ask of an entry (a row of the query "challenges"), as plain text."""
    return _QUESTIONS[row.rule](row)


def task(row, *, starts: bool = True) -> str:
    """A task by its ref, or by its action where it has none."""
    name = f"task {row.ref}" if not words.is_missing(row.ref) else f"the task “{words.shorten(row.action, 60)}”"
    return name[0].upper() + name[1:] if starts else name


def quoted(row) -> str:
    """The words that fired, in quotation marks: their whole sentence where that is short enough."""
    parts = _sentences(_plain(row.source_text)) or ["no words"]
    phrase = parts[0] if len(parts) == 1 else next(filter(_STILL_OPEN.search, parts), parts[0])
    sentences = [one for text in _texts(row) for one in _sentences(text)]
    whole = next((one for one in sentences if phrase in one), phrase)
    at = whole.find(phrase)
    start = 0 if at + len(phrase) <= _LONGEST else at
    return f"“{'…' if start else ''}{words.shorten(whole[start:], _LONGEST).rstrip('.;, ')}”"


def rated(rating, basis, disposition) -> str:
    """How a task is rated, in the middle of a sentence: "is rated off track (computed)", "is not rated"."""
    if words.is_missing(rating):
        return _CLOSED.get(disposition, "is not rated")
    said = f"is rated {ratings.label(rating).lower()}"
    return said if words.is_missing(basis) or basis == "declared" else f"{said} ({basis})"


def _texts(row) -> list[str]:
    return [_plain(text) for text in (row.status_text, row.progress, row.next_steps) if not words.is_missing(text)]


def _plain(text) -> str:
    return "\n".join(" ".join(line.split()).strip("•●▪ ") for line in words.text(text, "").splitlines() if line.strip())


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _SENTENCE.split(text) if one and one.strip()]


def _stands_in_next_steps(row) -> bool:
    source = " ".join(words.text(row.source_text, "").split())
    reported = " ".join(" ".join(words.text(text, "").split()) for text in (row.status_text, row.progress))
    return bool(source) and source not in reported and source in " ".join(words.text(row.next_steps, "").split())


def _complete_but(row) -> str:
    if _stands_in_next_steps(row):
        return f"{task(row)} is called complete, yet its next steps say {quoted(row)}: what is still open?"
    return f"{task(row)} is called complete, yet its words are {quoted(row)}: what has been done?"


def _complete_without_evidence(row) -> str:
    return f"{task(row)} is called complete, yet nothing is written about what was done: what shows that it is?"


def _declined(row) -> str:
    read = "replaced" if row.evidence == "replaced" else "declined"
    return (
        f"{task(row)} is called complete, yet its words, {quoted(row)}, read as {read}: was it done, or closed without "
        "doing it?"
    )


def _varied(row) -> str:
    said = row.because.removeprefix("Called complete, but ").rstrip(".")
    return f"{task(row)} is called complete, yet {said}: was the change agreed?"


def _milestone(row) -> str:
    place = "next steps" if _stands_in_next_steps(row) else "words"
    return f"{task(row)} is called complete, yet its {place} say {quoted(row)}: can it be finished without that?"


def _routine(row) -> str:
    return (
        f"{task(row)} is called complete, yet its words, {quoted(row)}, describe work that carries on: is it finished, "
        "or everyday work from now on?"
    )


_UNCLEAR = {
    "under_way": "describe work under way",
    "partly": "say that only part of it was done",
    "not_started": "say that it was not started",
}


def _unclear(row) -> str:
    said = _UNCLEAR.get(row.evidence, "don’t say that it was done")
    return f"{task(row)} is called complete, yet its words, {quoted(row)}, {said}: what shows that it is complete?"


def _past_due(row) -> str:
    called = ratings.label(row.declared_rating).lower()
    late = f"was due on {words.day(row.due_on)} and is {words.age(row.days_overdue)}"
    return f"{task(row)} is called {called}, yet it {late}: when will it be done?"


def _same_work(row) -> str:
    names = [_other(one) for one in row.others]
    theirs = [rated(one["rating"], one["rating_basis"], one["disposition"]) for one in row.others]
    same = words.several([f"{name} {said}" for name, said in zip(names, theirs, strict=True)])
    own = rated(row.rating, row.rating_basis, row.disposition)
    which = "which is right" if len(names) == 1 else "which of these is right"
    return f"{task(row)} asks for the same work as {words.several(names)}, yet it {own} while {same}: {which}?"


def _other(one: dict) -> str:
    return words.text(one["ref"], "a task without a ref")


def _owner_gone(row) -> str:
    who = words.several(list(row.earlier_leads))
    return f"{task(row)} was led by {who} at {words.day(row.earlier_as_at)} and has no lead now: who answers for it?"


def _owner_never_named(row) -> str:
    return f"No lead has been named for {task(row, starts=False)}: who answers for it?"


def _no_new_words(row) -> str:
    before = words.day(row.earlier_as_at)
    if _texts(row):
        return f"{task(row)} is reported in the same words as at {before}: what has happened since?"
    if row.because.startswith("No words now, and none"):
        return f"Nothing is written about {task(row, starts=False)}, now or at {before}: what has been done?"
    about = task(row, starts=False)
    return f"What was written about {about} at {before} is gone, with nothing in its place: what has been done?"


def _evidence_repeated(row) -> str:
    return (
        f"{task(row)} gives the same evidence as at {words.day(row.earlier_as_at)}, {quoted(row)}: what has been done "
        "since?"
    )


_QUESTIONS = {
    "complete_but": _complete_but,
    "complete_without_evidence": _complete_without_evidence,
    "declined_called_complete": _declined,
    "varied_called_complete": _varied,
    "milestone_ahead": _milestone,
    "routine_called_complete": _routine,
    "complete_unclear": _unclear,
    "past_due_but": _past_due,
    "same_work_rated_apart": _same_work,
    "owner_gone": _owner_gone,
    "owner_never_named": _owner_never_named,
    "no_new_words": _no_new_words,
    "evidence_repeated": _evidence_repeated,
}
