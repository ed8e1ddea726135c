"""What the challenge list asks: one plain question for each entry, made from the task's own facts."""

import re

from pages.said import ratings, words
from pages.said.heard import heard
from pages.said.language import Named, marked, say

_LONGEST = 130
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s*[\n•●▪]+\s*")
_STILL_OPEN = re.compile(
    r"\b(?:expected|due|anticipated|scheduled|planned|targeted|to be|approval|awaiting|pending|subject to|sign[- ]?off)"
    r"\b",
    re.I,
)
_CLOSED = Named(
    {
        "closed_without_doing": marked("counts as closed without doing it"),
        "duplicate": marked("counts as a duplicate"),
    }
)
_RATED = {
    "declared": marked("is rated {rating}"),
    "computed": marked("is rated {rating} (computed)"),
    "confirmed": marked("is rated {rating} (confirmed)"),
}


TITLES = (  # of challenge_rule.sql
    marked("Called complete, but the words say otherwise"),
    marked("Called complete without any words"),
    marked("Called complete, but declined or replaced"),
    marked("Called complete, but done otherwise than asked"),
    marked("Called complete, with a milestone still ahead"),
    marked("Called complete, but it carries on"),
    marked("Called complete, but the words don’t show it"),
    marked("Called on schedule or behind, but past due"),
    marked("Same work, rated differently"),
    marked("Had a lead, has none now"),
    marked("Never had a lead"),
    marked("No new words since the snapshot before"),
    marked("Evidence repeated word for word"),
)


def title(row) -> str:
    """What a rule of the challenge list is called (a row of the query "challenges")."""
    return say(row.title)


def question(row) -> str:
    """The question that a board could ask of an entry (a row of the query "challenges"), as plain text."""
    return _QUESTIONS[row.rule](row)


def task(row, *, starts: bool = True) -> str:
    """A task by its ref, or by its action where it has none."""
    if words.is_missing(row.ref):
        name = say("the task “{action}”", action=words.shorten(row.action, 60))
    else:
        name = say("task {ref}", ref=row.ref)
    return name[0].upper() + name[1:] if starts else name


def quoted(row) -> str:
    """The words that fired, in quotation marks: their whole sentence where that is short enough."""
    parts = _sentences(_plain(row.source_text)) or [say("no words")]
    phrase = parts[0] if len(parts) == 1 else next(filter(_STILL_OPEN.search, parts), parts[0])
    sentences = [one for text in _texts(row) for one in _sentences(text)]
    whole = next((one for one in sentences if phrase in one), phrase)
    at = whole.find(phrase)
    start = 0 if at + len(phrase) <= _LONGEST else at
    return f"“{'…' if start else ''}{words.shorten(whole[start:], _LONGEST).rstrip('.;, ')}”"


def rated(rating, basis, disposition) -> str:
    """How a task is rated, in the middle of a sentence: "is rated off track (computed)", "is not rated"."""
    if words.is_missing(rating):
        return _CLOSED[disposition] if disposition in _CLOSED else say("is not rated")
    how = "declared" if words.is_missing(basis) else basis
    return say(_RATED[how], rating=ratings.label(rating).lower())


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
        return say(
            "{task} is called complete, yet its next steps say {words}: what is still open?",
            task=task(row),
            words=quoted(row),
        )
    return say(
        "{task} is called complete, yet its words are {words}: what has been done?", task=task(row), words=quoted(row)
    )


def _complete_without_evidence(row) -> str:
    return say(
        "{task} is called complete, yet nothing is written about what was done: what shows that it is?", task=task(row)
    )


def _declined(row) -> str:
    if row.evidence == "replaced":
        return say(
            "{task} is called complete, yet its words, {words}, read as replaced: was it done, or closed without doing "
            "it?",
            task=task(row),
            words=quoted(row),
        )
    return say(
        "{task} is called complete, yet its words, {words}, read as declined: was it done, or closed without doing it?",
        task=task(row),
        words=quoted(row),
    )


def _varied(row) -> str:
    said = heard(row.because.removeprefix("Called complete, but ").rstrip("."))
    return say("{task} is called complete, yet {said}: was the change agreed?", task=task(row), said=said)


def _milestone(row) -> str:
    if _stands_in_next_steps(row):
        return say(
            "{task} is called complete, yet its next steps say {words}: can it be finished without that?",
            task=task(row),
            words=quoted(row),
        )
    return say(
        "{task} is called complete, yet its words say {words}: can it be finished without that?",
        task=task(row),
        words=quoted(row),
    )


def _routine(row) -> str:
    return say(
        "{task} is called complete, yet its words, {words}, describe work that carries on: is it finished, or everyday "
        "work from now on?",
        task=task(row),
        words=quoted(row),
    )


_UNCLEAR = {
    "under_way": marked(
        "{task} is called complete, yet its words, {words}, describe work under way: what shows that it is complete?"
    ),
    "partly": marked(
        "{task} is called complete, yet its words, {words}, say that only part of it was done: what shows that it is "
        "complete?"
    ),
    "not_started": marked(
        "{task} is called complete, yet its words, {words}, say that it was not started: what shows that it is "
        "complete?"
    ),
}
_UNTOLD = marked(
    "{task} is called complete, yet its words, {words}, don’t say that it was done: what shows that it is complete?"
)


def _unclear(row) -> str:
    return say(_UNCLEAR.get(row.evidence, _UNTOLD), task=task(row), words=quoted(row))


def _past_due(row) -> str:
    return say(
        "{task} is called {rating}, yet it was due on {day} and is {late}: when will it be done?",
        task=task(row),
        rating=ratings.label(row.declared_rating).lower(),
        day=words.day(row.due_on),
        late=words.age(row.days_overdue),
    )


def _same_work(row) -> str:
    names = [_other(one) for one in row.others]
    theirs = [rated(one["rating"], one["rating_basis"], one["disposition"]) for one in row.others]
    said = {
        "task": task(row),
        "others": words.several(names),
        "own": rated(row.rating, row.rating_basis, row.disposition),
        "theirs": words.several([f"{name} {said}" for name, said in zip(names, theirs, strict=True)]),
    }
    if len(names) == 1:
        return say("{task} asks for the same work as {others}, yet it {own} while {theirs}: which is right?", **said)
    return say(
        "{task} asks for the same work as {others}, yet it {own} while {theirs}: which of these is right?", **said
    )


def _other(one: dict) -> str:
    return words.text(one["ref"], marked("a task without a ref"))


def _owner_gone(row) -> str:
    return say(
        "{task} was led by {who} at {day} and has no lead now: who answers for it?",
        task=task(row),
        who=words.several(list(row.earlier_leads)),
        day=words.day(row.earlier_as_at),
    )


def _owner_never_named(row) -> str:
    return say("No lead has been named for {task}: who answers for it?", task=task(row, starts=False))


def _no_new_words(row) -> str:
    before = words.day(row.earlier_as_at)
    if _texts(row):
        return say(
            "{task} is reported in the same words as at {day}: what has happened since?", task=task(row), day=before
        )
    about = task(row, starts=False)
    if row.because.startswith("No words now, and none"):
        return say("Nothing is written about {task}, now or at {day}: what has been done?", task=about, day=before)
    return say(
        "What was written about {task} at {day} is gone, with nothing in its place: what has been done?",
        task=about,
        day=before,
    )


def _evidence_repeated(row) -> str:
    return say(
        "{task} gives the same evidence as at {day}, {words}: what has been done since?",
        task=task(row),
        day=words.day(row.earlier_as_at),
        words=quoted(row),
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
