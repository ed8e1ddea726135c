"""The recommendations, each with every task behind it in the annex."""

from collections.abc import Callable
from dataclasses import replace

from pages.board.pack import recommended, telling
from pages.board.pack.edits import Listed
from pages.board.pack.facts import NO_REF, Facts
from pages.board.pack.model import Column, Panel, Row, Section, Sentence, Table
from pages.board.pack.recommended import Recommendation
from pages.said import words
from pages.said.language import marked, say

_TITLES = (
    marked("No recommendations"), marked("One recommendation"), marked("Two recommendations"),
    marked("Three recommendations"), marked("Four recommendations"), marked("Five recommendations"),
    marked("Six recommendations"), marked("Seven recommendations"), marked("Eight recommendations"),
    marked("Nine recommendations"), marked("Ten recommendations"), marked("Eleven recommendations"),
    marked("Twelve recommendations"),
)  # fmt: skip
SECTION = "asked"
ALL = "asked.all"
_INTRO = {
    "board": (marked("the board"), marked("{readers} is recommended to:")),
    "public": (marked("the committee"), marked("{readers} is invited to:")),
}


def readers(audience: str, committee: str = "") -> str:
    """Who a pack is put to: the committee that it is given for, by its name; "" where an audience has none."""
    if audience not in _INTRO:
        return ""
    name = committee.removeprefix("The ").removeprefix("the ")
    return say("the {committee}", committee=name) if name else say(_INTRO[audience][0])


def intro(audience: str, committee: str = "") -> str:
    """The words that each recommendation completes, its letter before it; "" where an audience has none."""
    who = readers(audience, committee)
    if not who:
        return ""
    said = say(_INTRO[audience][1], readers=who)
    return said[0].upper() + said[1:]


def section(facts: Facts) -> Section:
    """What the board is recommended to do; nothing where the figures call for nothing."""
    found = recommended.found(facts)
    panels = [_all(facts, found), *_refs(facts, found)] if found else []
    return telling.section(SECTION, say("Recommendations"), panels, say("recommendations"))


def listed(facts: Facts, cleaned: Callable[[str], str]) -> Listed:
    """The panel of the recommendations, for those that people add. cleaned: what is done to the plans' titles."""
    panel = _all(facts, [])
    return Listed(SECTION, replace(panel, source=cleaned(panel.source)), title)


def _all(facts: Facts, found: list[Recommendation]) -> Panel:
    figures = {figure.id: figure for one in found for figure in one.figures}
    return telling.panel(
        facts, ALL, title(len(found)), n=facts.value("tasks"),
        sentences=[_sentence(facts, one) for one in found], figures=list(figures.values()),
    )  # fmt: skip


def title(number: int) -> str:
    """How many recommendations there are: "Five recommendations"."""
    return say(_TITLES[number]) if number < len(_TITLES) else words.count(number, "recommendation")


def _sentence(facts: Facts, one: Recommendation) -> Sentence:
    """It goes on from the words before it, so that it begins with a small letter."""
    text = f"{one.public if facts.choice.audience == 'public' else one.board}."
    return Sentence(one.id, text, text, say("as at {day}", day=facts.when))


def _refs(facts: Facts, found: list[Recommendation]) -> list[Panel]:
    """Every task behind each recommendation, for the annex: a row for each recommendation and plan."""
    named = {row.task_id: (row.plan_id, row.plan, row.ref) for row in facts.tasks.itertuples()}
    titles = dict(zip(facts.plans["plan_id"], facts.plans["title"], strict=True))
    named |= {
        row.task_id: (
            row.plan_id,
            titles[row.plan_id],
            say("{ref} (the former)", ref=row.from_ref) if recommended.is_another_now(facts, row) else row.from_ref,
        )
        for row in recommended.vanished(facts).itertuples()
    }
    rows = []
    for said, task_ids in (each for one in found for each in one.behind):
        theirs: dict[tuple[str, str], list[str]] = {}
        for task_id in task_ids:
            plan_id, plan, ref = named[task_id]
            theirs.setdefault((plan_id, plan), []).append(words.text(ref, NO_REF))
        for (plan_id, plan), refs in theirs.items():
            whose = () if facts.is_one_plan else (plan,)
            rows.append(Row((said, *whose, len(refs), ", ".join(refs)), plan_id=plan_id))
    if not rows:
        return []
    heads = (
        Column(say("Recommendation"), width=1.6), *(() if facts.is_one_plan else (Column(say("Plan"), width=1.4),)),
        Column(say("Tasks"), "number", 0.6), Column(say("Refs"), width=4.0),
    )  # fmt: skip
    table = Table(say("Tasks behind the recommendations"), heads, tuple(rows))
    said = say("The tasks behind each recommendation")
    return [telling.panel(facts, "asked.refs", said, n=facts.value("tasks"), picture=table, in_annex=True)]
