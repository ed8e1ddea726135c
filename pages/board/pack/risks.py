"""The risks to a plan's delivery: what the figures show, what is done about each, and whose it is.

How likely and how grave a risk is, only the council can say: the figures don't.
"""

from collections import Counter
from collections.abc import Iterable

from pages.board.pack import late, telling, training, unknown
from pages.board.pack.facts import Facts
from pages.board.pack.model import Risk
from pages.said import goals, words
from pages.said.language import marked, say, says

_MOST_OWNERS = 3
_NOBODY = marked("none named")
# What tasks lack of which it isn't known how they stand: of the one task, of all tasks just named, of 1, of several.
_SILENT = (
    marked("it has no report"), marked("they have no report"),
    marked("{number} has no report"), marked("{number} have no report"),
)  # fmt: skip
_NO_RATING = (
    marked("it is rated ‘no information’"), marked("they are rated ‘no information’"),
    marked("{number} is rated ‘no information’"), marked("{number} are rated ‘no information’"),
)  # fmt: skip
_CANT_BE_RATED = (
    marked("it can’t be rated"), marked("they can’t be rated"),
    marked("{number} can’t be rated"), marked("{number} can’t be rated"),
)  # fmt: skip
_HAVE_NO_RATING = (
    marked("it has no rating of the council’s"), marked("they have no rating of the council’s"),
    marked("{number} has no rating of the council’s"), marked("{number} have no rating of the council’s"),
)  # fmt: skip


def register(facts: Facts) -> tuple[Risk, ...]:
    """What could keep the plan from being delivered; empty where the figures show nothing of the kind."""
    made = (_late(facts), _unowned(facts), _undated(facts), _unknown(facts), _claimed(facts), *_training(facts))
    return tuple(risk for risk in made if risk)


def _late(facts: Facts) -> Risk | None:
    number, total = facts.value("late"), facts.total("late")
    if not number:
        return None
    text = says(
        number,
        "{tasks} is late or off track: what it was to bring isn’t there.",
        "{tasks} are late or off track: what they were to bring isn’t there.",
        tasks=telling.of_tasks(number, total),
    )
    return _risk(facts, "late", text, total, _recovery(facts, number), facts.task_ids("late"))


def _recovery(facts: Facts, number: int) -> str:
    """What recovery action is given for the tasks late or off track."""
    given = late.given(facts, "recovery")
    if given == number:
        return say("Recovery action is given for each.") if number > 1 else say("Recovery action is given.")
    if given:
        part = words.of(given, number)
        return say("Recovery action is given for {part}; the rest is asked of the leads.", part=part)
    if late.without_column(facts):
        said = late.no_column(facts)
        return say("{said}; it is asked of the leads.", said=f"{said[:1].upper()}{said[1:]}")
    return say("No recovery action is given: it is asked of the leads.")


def _unowned(facts: Facts) -> Risk | None:
    number, total = facts.value("unowned"), facts.total("unowned")
    text = say("Nobody answers for {tasks}: no lead named.", tasks=_of_live(number, total))
    made = _risk(facts, "unowned", text, total, say("Name a lead for each."), ())
    return made if number else None


def _undated(facts: Facts) -> Risk | None:
    number, total = facts.value("undated"), facts.total("undated")
    text = say("Lateness can’t be seen for {tasks}: no date.", tasks=_of_live(number, total))
    made = _risk(facts, "undated", text, total, say("Set a date for each."), facts.task_ids("undated"))
    return made if number else None


def _of_live(number: int, of: int) -> str:
    part = words.of(number, of)
    return say("{part} live task", part=part) if of == 1 else say("{part} live tasks", part=part)


def _unknown(facts: Facts) -> Risk | None:
    silent, no_rating, unrated = (
        one(facts) for one in (unknown.without_report, unknown.no_information, unknown.unrated)
    )
    ids, total = (*silent, *no_rating, *unrated), facts.value("tasks")
    if not ids:
        return None
    lack = _CANT_BE_RATED if facts.choice.view.with_computed else _HAVE_NO_RATING
    why = [(theirs, lacks) for theirs, lacks in ((silent, _SILENT), (no_rating, _NO_RATING), (unrated, lack)) if theirs]
    parts = words.several([_lacking(len(theirs), lacks, is_alone=len(why) == 1) for theirs, lacks in why])
    text = says(
        len(ids),
        "How {tasks} stands isn’t known: {why}.",
        "How {tasks} stand isn’t known: {why}.",
        tasks=telling.of_tasks(len(ids), total),
        why=parts,
    )
    asked = words.several(_asked(len(silent), len(unknown.undated(facts)), len(ids)))
    if _owners(facts, ids) == say(_NOBODY):
        mitigation = say("Name a lead, then ask {what}.", what=asked)
    else:
        mitigation = says(len(ids), "Ask the lead {what}.", "Ask the leads {what}.", what=asked)
    return _risk(facts, "unknown", text, total, mitigation, ids)


def _lacking(number: int, lacks: tuple[str, str, str, str], *, is_alone: bool) -> str:
    """What some tasks lack: "3 have no report"; of all tasks just named "they have no report". lacks: as _SILENT."""
    said = lacks[:2] if is_alone else lacks[2:]
    return say(said[number > 1], **({} if is_alone else {"number": f"{number:,}"}))


def _asked(silent: int, undated: int, of: int) -> list[str]:
    """What the leads of tasks are asked of which it isn't known how they stand."""
    rest = of - silent - undated
    asked = [say("for a report")] if silent else []
    asked += [say("for a date")] if undated else []
    if rest and asked:
        asked.append(say("what would let the rest be rated"))
    elif rest:
        asked.append(say("what would let it be rated") if rest == 1 else say("what would let them be rated"))
    return asked


def _claimed(facts: Facts) -> Risk | None:
    number, total = len(facts.unshown), len(facts.claimed)
    if not number:
        return None
    text = say(
        "Work may be taken for done: {tasks} reported complete without evidence.", tasks=telling.of_tasks(number, total)
    )
    mitigation = say("Have each question answered before it is closed.")
    return _risk(facts, "claimed", text, total, mitigation, facts.unshown["task_id"])


def _training(facts: Facts) -> list[Risk]:
    return [
        Risk(
            f"risks.training.{number}",
            say(
                "{goal}: {number} of {target} still to train.",
                goal=f"{goal.plan}, {goal.programme}",
                number=f"{goal.left:,}",
                target=f"{goal.target:,}",
            ),
            telling.basis(facts, 1, "goal"),
            goals.pace(goal),
            _owners(facts, _tasks_of(facts, goal)),
        )
        for number, goal in enumerate(training.goals_of(facts), start=1)
        if goal.left
    ]


def _tasks_of(facts: Facts, goal: goals.Goal) -> Iterable[str]:
    rows = facts.targets
    theirs = rows[(rows["plan_id"] == goal.plan_id) & (rows["programme"] == goal.programme)]
    return [task_id for task_id in theirs["task_id"] if not words.is_missing(task_id)]


def _risk(facts: Facts, code: str, text: str, of: int, mitigation: str, task_ids: Iterable[str]) -> Risk:
    return Risk(
        f"risks.{code}", text[:1].upper() + text[1:], telling.basis(facts, of), mitigation, _owners(facts, task_ids)
    )


def _owners(facts: Facts, task_ids: Iterable[str]) -> str:
    """Who leads some tasks, those of most first."""
    chosen = facts.tasks[facts.tasks["task_id"].isin(set(task_ids))]
    counted = Counter(lead for joined in chosen["leads"] if joined for lead in joined.split("; "))
    named = [lead for lead, _ in counted.most_common()]
    more = len(named) - _MOST_OWNERS
    shown = [*named[:_MOST_OWNERS], say("{number} more", number=more)] if more > 0 else named
    return words.several(shown) or say(_NOBODY)
