"""What the form that decides on a task says: fields, what follows from each, what was recorded; nothing is drawn."""

from datetime import date

from pages.said import decisions, words
from pages.said.language import marked, say

FIELDS = ("rating", "disposition", "due_on", "leads", "section", "duplicate_of", "note")
FOLLOWS = {
    "rating": marked(
        "It shows in place of the plan’s own and the computed rating. Complete counts as done in every figure."
    ),
    "disposition": marked(
        "Closed without doing takes the task out of completion altogether. Carried on as everyday work shows it as on "
        "schedule, and it stays live. Complete counts as done. Open sets a “complete” of the plan aside: the task is "
        "judged by its words and dates."
    ),
    "due_on": marked("Lateness, and a computed rating, are judged by it. The timescale stays as it was written."),
    "leads": marked("Give everyone who leads the task. With no name at all the task counts as having no lead."),
    "section": marked("Choose a heading of the plan or type a new one: “Section”, or “Section · Subsection”."),
    "duplicate_of": marked(
        "The work then counts once, by the task chosen; this one leaves completion and every rating."
    ),
    "note": marked("Kept with the task, beside any other note, with its line breaks. No figure changes."),
}
HOLDS_FROM = marked(
    "Holds from: pages as at that date or later show the decision, earlier ones what was there before. Filled in is "
    "the date of the plan as loaded; leave it unless the decision is about a later time."
)
AS_WRITTEN = marked("Take the earlier decision out of force: as the document has it")
_GIVE_VALUE = marked("give a value")
_GIVE = {
    "rating": marked("choose a rating"),
    "disposition": marked("choose a standing"),
    "due_on": marked("give the due date"),
    "section": marked("choose or type a section"),
    "duplicate_of": marked("choose the task that stays"),
}


def missing(field: str) -> str:
    """What to do where no value was given."""
    return say("Nothing is recorded yet: {field}, then try again.", field=say(_GIVE.get(field, _GIVE_VALUE)))


def outside(day: date) -> str | None:
    """What to do where a date to hold from lies outside what can be; None where it doesn't."""
    wrong = decisions.outside(day)
    return say("{day}, to hold from, {wrong}, then try again.", day=words.day(day), wrong=wrong) if wrong else None


def recorded(field: str, said: str, as_at: date, judged_at: date, later: date | None) -> str:
    """What was recorded, and from which date it shows.

    said: the value in words. judged_at: the page's date. later: the date that a decision in force about the same
    holds from, where that is after as_at.
    """
    sentence = (
        say("Recorded: a note")
        if field == "note"
        else say("Recorded: {field} {said}", field=decisions.field(field).lower(), said=said)
    )
    if as_at > judged_at:
        return say(
            "{sentence}, from {as_at}. The page shows {judged_at}: it shows once the as-at date is {as_at} or later.",
            sentence=sentence,
            as_at=words.day(as_at),
            judged_at=words.day(judged_at),
        )
    if later and field != "note":
        return say(
            "{sentence}, from {as_at}. From {later} on, the later decision stays in force.",
            sentence=sentence,
            as_at=words.day(as_at),
            later=words.day(later),
        )
    return say("{sentence}. It shows in every figure from {as_at} on.", sentence=sentence, as_at=words.day(as_at))
