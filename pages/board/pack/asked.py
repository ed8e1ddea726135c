"""The recommendations, each with every task behind it in the annex, and the risks."""

from pages.board.pack import recommended, telling, training
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Figure, Panel, Row, Section, Sentence, Table
from pages.board.pack.recommended import Recommendation
from pages.said import words

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_INTRO = {"board": "The board is recommended to:", "public": "The committee is invited to:"}


def intro(audience: str) -> str:
    """The words that each recommendation completes, its letter before it; "" where an audience has none."""
    return _INTRO.get(audience, "")


def section(facts: Facts) -> Section:
    """What the board is recommended to do; nothing where the figures call for nothing."""
    found = recommended.found(facts)
    panels = [_all(facts, found), *_refs(facts, found)] if found else []
    return telling.section("asked", "Recommendations", panels, "recommendations")


def _all(facts: Facts, found: list[Recommendation]) -> Panel:
    figures = {figure.id: figure for one in found for figure in one.figures}
    return telling.panel(
        facts, "asked.all", title(len(found)), n=facts.value("tasks"),
        sentences=[_sentence(facts, one) for one in found], figures=list(figures.values()),
    )  # fmt: skip


def title(number: int) -> str:
    """How many recommendations there are: "Five recommendations"."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{said} recommendation{'' if number == 1 else 's'}"


def _sentence(facts: Facts, one: Recommendation) -> Sentence:
    """It goes on from the words before it, so that it begins with a small letter."""
    text = f"{one.public if facts.choice.audience == 'public' else one.board}."
    return Sentence(one.id, text, text, f"as at {facts.when}")


def _refs(facts: Facts, found: list[Recommendation]) -> list[Panel]:
    """Every task behind each recommendation, for the annex: a row for each recommendation and plan."""
    named = {row.task_id: (row.plan_id, row.plan, row.ref) for row in facts.tasks.itertuples()}
    titles = dict(zip(facts.plans["plan_id"], facts.plans["title"], strict=True))
    named |= {
        row.task_id: (row.plan_id, titles[row.plan_id], row.from_ref)
        for row in recommended.vanished(facts).itertuples()
    }
    rows = []
    for said, task_ids in (each for one in found for each in one.behind):
        theirs: dict[tuple[str, str], list[str]] = {}
        for task_id in task_ids:
            plan_id, plan, ref = named[task_id]
            theirs.setdefault((plan_id, plan), []).append(words.text(ref, "one without a ref"))
        for (plan_id, plan), refs in theirs.items():
            whose = () if facts.is_one_plan else (plan,)
            rows.append(Row((said, *whose, len(refs), ", ".join(refs)), plan_id=plan_id))
    if not rows:
        return []
    heads = (
        Column("Recommendation", width=1.6), *(() if facts.is_one_plan else (Column("Plan", width=1.4),)),
        Column("Tasks", "number", 0.6), Column("Refs", width=4.0),
    )  # fmt: skip
    table = Table("Tasks behind the recommendations", heads, tuple(rows))
    said = "The tasks behind each recommendation"
    return [telling.panel(facts, "asked.refs", said, n=facts.value("tasks"), picture=table, in_annex=True)]


def risks(facts: Facts) -> tuple[Sentence, ...]:
    """What could keep the plan from being delivered, for the paper's chapter on risks."""
    total = facts.value("tasks")
    found = []
    for code, text in (
        ("late", "{some} {tasks} {are} late or off track."),
        ("no_way_back", "No recovery action is written for {any} late or off track."),
        ("unowned", "No lead is named for {any} still open, so nobody answers for {them}."),
        ("undated", "No date is given for {any} still open, so whether {they} late can’t be seen."),
        ("no_information", "{some} {tasks} {have} no report."),
        ("not_rated", "{some} {tasks} can’t be rated, so how {they_stand} isn’t known."),
    ):
        one = telling.figure(facts, code)
        if one.value:
            found.append(telling.sentence(facts, f"risks.{code}", _in_words(text, one), one.of or total))
    unshown = len(facts.unshown) if len(facts.claimed) else 0
    if unshown:
        one = telling.counted("", "", facts.unshown["task_id"], len(facts.claimed))
        verb = "isn’t" if unshown == 1 else "aren’t"
        text = f"{{some}} {{tasks}} reported complete {verb} shown to be so: work may be taken for done."
        found.append(telling.sentence(facts, "risks.claimed", _in_words(text, one), one.of or total))
    for number, goal in enumerate(training.goals_of(facts), start=1):
        if goal.left:
            plan = "" if facts.is_one_plan else f"{goal.plan}, "
            text = f"{plan}{goal.programme}: {training.stand(goal)}."
            found.append(telling.sentence(facts, f"risks.training.{number}", text, 1, "goal"))
    return tuple(found) or (telling.sentence(facts, "risks.none", "The figures show no risk to delivery.", total),)


def _in_words(text: str, one: Figure) -> str:
    """A sentence with a figure in it, right for one task, some and all of them."""
    is_one, is_all = one.value == 1, one.value == one.of
    tasks = "task" if one.of == 1 else "tasks"
    return text.format(
        some="the only" if one.of == 1 else f"all {one.value:,}" if is_all else one.said,
        any="the only task" if one.of == 1 else f"any of the {one.value:,} tasks" if is_all else f"{one.said} tasks",
        tasks=tasks, are=telling.is_are(one.value), have=telling.has_have(one.value), them="it" if is_one else "them",
        they="it is" if is_one else "they are", they_stand="it stands" if is_one else "they stand",
    )  # fmt: skip
