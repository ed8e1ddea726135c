"""What the form that decides on a task says: fields, what follows from each, what was recorded; nothing is drawn."""

from datetime import date

from pages.said import decisions, words

FIELDS = ("rating", "disposition", "due_on", "leads", "section", "duplicate_of", "note")
FOLLOWS = {
    "rating": "It shows in place of the plan’s own and the computed rating. Complete counts as done in every figure.",
    "disposition": "Closed without doing takes the task out of completion altogether. Carried on as everyday work "
    "shows it as on schedule, and it stays live. Complete counts as done. Open sets a “complete” of the plan aside: "
    "the task is judged by its words and dates.",
    "due_on": "Lateness, and a computed rating, are judged by it. The timescale stays as it was written.",
    "leads": "Give everyone who leads the task. With no name at all the task counts as having no lead.",
    "section": "Choose a heading of the plan or type a new one: “Section”, or “Section · Subsection”.",
    "duplicate_of": "The work then counts once, by the task chosen; this one leaves completion and every rating.",
    "note": "Kept with the task, beside any other note, with its line breaks. No figure changes.",
}
HOLDS_FROM = (
    "Holds from: pages as at that date or later show the decision, earlier ones what was there before. Filled in is "
    "the date of the plan as loaded; leave it unless the decision is about a later time."
)
AS_WRITTEN = "Take the earlier decision out of force: as the document has it"
_GIVE = {
    "rating": "choose a rating",
    "disposition": "choose a standing",
    "due_on": "give the due date",
    "section": "choose or type a section",
    "duplicate_of": "choose the task that stays",
}


def missing(field: str) -> str:
    """What to do where no value was given."""
    return f"Nothing is recorded yet: {_GIVE.get(field, 'give a value')}, then try again."


def outside(day: date) -> str | None:
    """What to do where a date to hold from lies outside what can be; None where it doesn't."""
    wrong = decisions.outside(day)
    return f"{words.day(day)}, to hold from, {wrong}, then try again." if wrong else None


def recorded(field: str, said: str, as_at: date, judged_at: date, later: date | None) -> str:
    """What was recorded, and from which date it shows.

    said: the value in words. judged_at: the page's date. later: the date that a decision in force about the same
    holds from, where that is after as_at.
    """
    sentence = "Recorded: a note" if field == "note" else f"Recorded: {decisions.field(field).lower()} {said}"
    if as_at > judged_at:
        return (
            f"{sentence}, from {words.day(as_at)}. The page shows {words.day(judged_at)}: it shows once the as-at date "
            f"is {words.day(as_at)} or later."
        )
    if later and field != "note":
        return f"{sentence}, from {words.day(as_at)}. From {words.day(later)} on, the later decision stays in force."
    return f"{sentence}. It shows in every figure from {words.day(as_at)} on."
