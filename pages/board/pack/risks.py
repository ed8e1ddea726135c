"""The risks to a plan's delivery: what the figures show, what is done about each, and whose it is.

How likely and how grave a risk is, only the council can say: the figures don't.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from pages.board.pack import late, telling, training, unknown
from pages.board.pack.facts import Facts
from pages.board.pack.model import Risk
from pages.said import goals, words

_MOST_OWNERS = 3
_NOBODY = "none named"


def register(facts: Facts) -> tuple[Risk, ...]:
    """What could keep the plan from being delivered; empty where the figures show nothing of the kind."""
    made = (_late(facts), _unowned(facts), _undated(facts), _unknown(facts), _claimed(facts), *_training(facts))
    return tuple(risk for risk in made if risk)


def _late(facts: Facts) -> Risk | None:
    number, total = facts.value("late"), facts.total("late")
    if not number:
        return None
    what = "what it was" if number == 1 else "what they were"
    are = f"{_tasks(total)} {telling.is_are(number)} late or off track"
    text = f"{words.of(number, total)} {are}: {what} to bring isn’t there."
    return _risk(facts, "late", text, total, _recovery(facts, number), facts.task_ids("late"))


def _recovery(facts: Facts, number: int) -> str:
    """What recovery action is given for the tasks late or off track."""
    given = late.says(facts, "recovery")
    if given == number:
        return "Recovery action is given for each." if number > 1 else "Recovery action is given."
    if given:
        return f"Recovery action is given for {words.of(given, number)}; the rest is asked of the leads."
    if late.without_column(facts):
        said = late.no_column(facts)
        return f"{said[:1].upper()}{said[1:]}; it is asked of the leads."
    return "No recovery action is given: it is asked of the leads."


def _unowned(facts: Facts) -> Risk | None:
    number, total = facts.value("unowned"), facts.total("unowned")
    text = f"Nobody answers for {words.of(number, total)} live {_tasks(total)}: no lead named."
    made = _risk(facts, "unowned", text, total, "Name a lead for each.", ())
    return made if number else None


def _undated(facts: Facts) -> Risk | None:
    number, total = facts.value("undated"), facts.total("undated")
    text = f"Lateness can’t be seen for {words.of(number, total)} live {_tasks(total)}: no date."
    return _risk(facts, "undated", text, total, "Set a date for each.", facts.task_ids("undated")) if number else None


def _unknown(facts: Facts) -> Risk | None:
    silent, no_rating, unrated = (
        one(facts) for one in (unknown.without_report, unknown.no_information, unknown.unrated)
    )
    ids, total = (*silent, *no_rating, *unrated), facts.value("tasks")
    undated = unknown.undated(facts)
    lack = "can’t be rated" if facts.choice.view.with_computed else f"{_have(unrated)} no rating of the council’s"
    why = [
        (silent, f"{_have(silent)} no report"),
        (no_rating, f"{_are(no_rating)} rated ‘no information’"),
        (unrated, lack),
    ]
    told = [(f"{len(theirs):,}", said) for theirs, said in why if theirs]
    if len(told) == 1:
        told = [("it" if len(ids) == 1 else "they", told[0][1])]
    stand = "stands" if len(ids) == 1 else "stand"
    parts = words.several([f"{who} {said}" for who, said in told])
    text = f"How {words.of(len(ids), total)} {_tasks(total)} {stand} isn’t known: {parts}."
    rest = len(ids) - len(silent) - len(undated)
    asked = ["for a report"] if silent else []
    asked += ["for a date"] if undated else []
    which = "the rest" if asked else "it" if rest == 1 else "them"
    asked += [f"what would let {which} be rated"] if rest else []
    whom = "the lead" if len(ids) == 1 else "the leads"
    return _risk(facts, "unknown", text, total, f"Ask {whom} {words.several(asked)}.", ids) if ids else None


def _have(task_ids: Collection[str]) -> str:
    return telling.has_have(len(task_ids))


def _are(task_ids: Collection[str]) -> str:
    return telling.is_are(len(task_ids))


def _claimed(facts: Facts) -> Risk | None:
    number, total = len(facts.unshown), len(facts.claimed)
    if not number:
        return None
    text = f"Work may be taken for done: {words.of(number, total)} {_tasks(total)} reported complete without evidence."
    return _risk(
        facts, "claimed", text, total, "Have each question answered before it is closed.", facts.unshown["task_id"]
    )


def _training(facts: Facts) -> list[Risk]:
    return [
        Risk(
            f"risks.training.{number}",
            f"{goal.plan}, {goal.programme}: {goal.left:,} of {goal.target:,} still to train.",
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
    return words.several([*named[:_MOST_OWNERS], f"{more} more"] if more > 0 else named) or _NOBODY


def _tasks(number: int) -> str:
    return "task" if number == 1 else "tasks"
