"""The answers that fit each question of the challenge list, and the decisions that they are recorded as."""

from dataclasses import dataclass

from pages.said import ratings, words
from pages.said.language import marked, say, says

COMPLETION = (
    "complete_but", "complete_without_evidence", "declined_called_complete", "varied_called_complete",
    "milestone_ahead", "routine_called_complete", "complete_unclear",
)  # fmt: skip
_FIRST = {
    "declined_called_complete": "closed",
    "varied_called_complete": "complete",
    "routine_called_complete": "routine",
    "complete_without_evidence": "complete",
    "complete_unclear": "complete",
}
_RATED = tuple(one.code for one in ratings.RATINGS)
_UNNAMED = marked("the task without a ref")
_LIKELY = ("open", "complete", "routine", "closed")


@dataclass(frozen=True)
class Answer:
    """An answer with its plain label and the decisions that it stands for: (field, value), None for what is asked.

    asks: what else has to be given: "date", "leads", or nothing.
    """

    code: str
    label: str
    decisions: tuple[tuple[str, str | None], ...]
    asks: str = ""


def answers(row) -> list[Answer]:
    """The answers to an entry (a row of the query "challenges"), the likeliest first."""
    if row.rule in COMPLETION:
        first = _FIRST.get(row.rule, "open")
        common = _common(row)
        return [common[code] for code in (first, *(code for code in _LIKELY if code != first))]
    return _OTHERS[row.rule](row)


def _common(row) -> dict[str, Answer]:
    complete = [("rating", "complete")]
    if "disposition" in list(row.confirmed):  # an earlier standing would hold against the rating
        complete.append(("disposition", "complete"))
    listed = (
        Answer("complete", say("It is complete: confirm"), tuple(complete)),
        Answer("open", say("It is not complete yet"), (("disposition", "open"),)),
        Answer("routine", say("It carries on as everyday work"), (("disposition", "routine"),)),
        Answer("closed", say("It was closed without doing it"), (("disposition", "closed_without_doing"),)),
        Answer("off_track", say("It is off track"), (("rating", "off_track"),)),
    )
    return {one.code: one for one in listed}


def _dismiss(row, label: str) -> Answer:
    return Answer("dismiss", label, ((f"finding:{row.rule}", "dismissed"),))


def _past_due(row) -> list[Answer]:
    common = _common(row)
    due = Answer("due_on", say("It has another due date"), (("due_on", None),), asks="date")
    stands = _dismiss(row, say("The plan is right as it stands"))
    return [due, common["off_track"], common["complete"], common["closed"], stands]


def _same_work(row) -> list[Answer]:
    same = [
        Answer(
            f"same {one['task_id']}",
            say("It is the same work as {task}: count it there", task=words.text(one["ref"], _UNNAMED)),
            (("duplicate_of", one["task_id"]),),
        )
        for one in row.others
    ]
    return [*same, *_alike(row), _dismiss(row, say("The work differs: the plan is right as it stands"))]


def _alike(row) -> list[Answer]:
    """That the task stands where all the others do; nothing where they stand apart themselves, or aren't rated."""
    common = _common(row)
    stands = {words.text(one["rating"], one["disposition"]) for one in row.others}
    refs = words.several([words.text(one["ref"], _UNNAMED) for one in row.others])
    code = next(iter(stands))
    if len(stands) > 1:
        return []
    if code == "closed_without_doing":
        label = says(
            len(row.others), "It stands as {tasks} does: closed without doing it",
            "It stands as {tasks} do: closed without doing it", tasks=refs,
        )  # fmt: skip
        return [Answer("alike", label, common["closed"].decisions)]
    if code not in _RATED:
        return []
    label = says(
        len(row.others), "It stands as {tasks} does: {rating}", "It stands as {tasks} do: {rating}",
        tasks=refs, rating=ratings.label(code).lower(),
    )  # fmt: skip
    return [Answer("alike", label, common["complete"].decisions if code == "complete" else (("rating", code),))]


def _lead(row) -> list[Answer]:
    named = Answer("leads", say("It has a lead"), (("leads", None),), asks="leads")
    return [named, _dismiss(row, say("It needs no lead: the plan is right as it stands"))]


def _words(row) -> list[Answer]:
    common = _common(row)
    stands = _dismiss(row, say("It goes on, with nothing new to say: the plan is right as it stands"))
    return [stands, common["off_track"], common["complete"], common["closed"]]


_OTHERS = {
    "past_due_but": _past_due,
    "same_work_rated_apart": _same_work,
    "owner_gone": _lead,
    "owner_never_named": _lead,
    "no_new_words": _words,
    "evidence_repeated": _words,
}
