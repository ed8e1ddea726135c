"""For the annex: which parts of the duty the plans cover, section by section, and how the council rates itself.

What the council wrote, its self-ratings among it, is none of a public pack's: nobody has approved it.
"""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Sentence, Table
from pages.said import assurance, words
from pages.said.language import say, says

_FEW = 3  # plans that a title can name


def section(facts: Facts) -> Section | None:
    """The part; None where no task serves a section and nothing is written, or the pack is narrowed to some tasks."""
    rows = facts.covered
    if rows.empty or not (
        rows[["live", "shown", "unshown", "closed"]].to_numpy().any() or rows["period"].notna().any()
    ):
        return None
    return telling.section("coverage", say("Coverage of the duty"), [_sections(facts)])


def is_written(facts: Facts) -> bool:
    """Whether the council wrote anything in its assurance file."""
    return not facts.covered.empty and bool(facts.covered["period"].notna().any())


def _sections(facts: Facts) -> Panel:
    rows = facts.covered[facts.covered["element"] == ""]
    has_ratings = facts.choice.audience != "public" and is_written(facts)
    plan = () if facts.is_one_plan else (Column(say("Plan"), width=1.6),)
    rated = (Column(say("Self-rating"), width=1.6), Column(say("Standing"), width=1.8)) if has_ratings else ()
    counts = (
        Column(say("Live"), "number", 0.8), Column(say("Complete, with evidence"), "number", 1.1),
        Column(say("Complete, without"), "number", 1.1), Column(say("Closed"), "number", 0.8),
    )  # fmt: skip
    made = tuple(_row(facts, one, has_ratings=has_ratings) for one in rows.itertuples())
    return telling.panel(
        facts, "coverage.sections", _title(facts, rows), n=rows["section"].nunique(), of="section",
        sentences=_sentences(facts, has_ratings=has_ratings), in_annex=True,
        picture=Table(say("Tasks by section"), (*plan, Column(say("Section"), width=2.4), *counts, *rated), made),
    )  # fmt: skip


def _row(facts: Facts, one, *, has_ratings: bool) -> Row:
    plan = () if facts.is_one_plan else (one.plan,)
    rated = (_self_rating(one), say(assurance.STATES[one.state])) if has_ratings else ()
    counts = (int(one.live), int(one.shown), int(one.unshown), int(one.closed))
    return Row((*plan, assurance.numbered(one), *counts, *rated), plan_id=one.plan_id)


def _self_rating(one) -> str:
    return say("not rated") if words.is_missing(one.self_rating) else f"{one.self_rating} ({one.period})"


def _title(facts: Facts, rows: pd.DataFrame) -> str:
    """The sections with nothing behind them: no task of the plan that is live or complete counts there."""
    empty = rows[rows[["live", "shown", "unshown"]].sum(axis=1) == 0]
    bare, number = empty[empty["is_told"]], rows["section"].nunique()
    untold = assurance.untold([assurance.numbered(one) for one in empty[~empty["is_told"]].itertuples()], number)
    if facts.is_one_plan:
        return _of_one_plan(rows, bare, number, untold)
    gaps = {plan.title: int((bare["plan_id"] == plan.plan_id).sum()) for plan in facts.plans.itertuples()}
    if not any(gaps.values()) and untold:
        number = int(empty["plan_id"].nunique())
        return says(
            number,
            "{part} plans has sections that no words could tell yet",
            "{part} plans have sections that no words could tell yet",
            part=words.of(number, len(gaps)),
        )
    if not any(gaps.values()):
        return say("Each of the {number} plans has a task for every section of the duty", number=f"{len(gaps):,}")
    if len(gaps) <= _FEW:
        return "; ".join(_gaps(plan, gap, number) for plan, gap in gaps.items())
    without = sum(gap > 0 for gap in gaps.values())
    return says(
        without,
        "{part} plans has nothing for a section of the duty",
        "{part} plans have nothing for a section of the duty",
        part=words.of(without, len(gaps)),
    )


def _of_one_plan(rows: pd.DataFrame, bare: pd.DataFrame, number: int, untold: str) -> str:
    if bare.empty and untold:
        return untold
    if bare.empty:
        stalled = int(((rows["live"] == 0) & (rows["shown"] == 0)).sum())
        if not stalled:
            return say("Every section of the duty has a task")
        return says(
            stalled,
            "Every section of the duty has a task; {number} has none live and none complete with evidence",
            "Every section of the duty has a task; {number} have none live and none complete with evidence",
            number=f"{stalled:,}",
        )
    said = says(
        len(bare),
        "{part} sections of the duty has nothing behind it: {named}",
        "{part} sections of the duty have nothing behind them: {named}",
        part=words.of(len(bare), number),
        named=words.several([_bare_name(one) for one in bare.itertuples()]),
    )
    return f"{said}; {untold}" if untold else said


def _bare_name(one) -> str:
    """A section without a task of its own, and how many tasks of others serve it too."""
    also = assurance.also(one.also)
    return f"{assurance.numbered(one)} ({also})" if also else assurance.numbered(one)


def _gaps(plan: str, gap: int, number: int) -> str:
    if not gap:
        return say("{plan} has a task for every section", plan=plan)
    return say("{plan} has nothing for {part} sections", plan=plan, part=words.of(gap, number))


def _sentences(facts: Facts, *, has_ratings: bool) -> list[Sentence]:
    """What it is held against, and what the council says of itself."""
    number = facts.covered["section"].nunique()
    text = say("Held against: {framework}. {counted}", framework=facts.framework, counted=say(assurance.COUNTED))
    told = [telling.sentence(facts, "coverage.framework", text, number, "section")]
    if not has_ratings:
        return told
    for plan in facts.plans.itertuples():
        theirs = facts.covered[facts.covered["plan_id"] == plan.plan_id]
        period = theirs["period"].dropna()
        if len(period):
            when = period.iloc[0] if facts.is_one_plan else f"{plan.title}, {period.iloc[0]}"
            finding = _begun(assurance.finding(theirs))
            text = say("{when}, as the council rates itself: {finding}.", when=when, finding=finding)
            told.append(
                telling.sentence(facts, f"coverage.rated@{plan.plan_id}", text, theirs["section"].nunique(), "section")
            )
    return told


def _begun(text: str) -> str:
    return text[:1].lower() + text[1:]
