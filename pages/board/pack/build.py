"""Builds a pack: asks once, leaves out what the audience may not see, then tells the story in its order."""

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from pages.board.pack import (
    asked,
    audience,
    claimed,
    coverage,
    due,
    edits,
    implications,
    late,
    late_words,
    moved,
    quality,
    report_words,
    risks,
    summary,
    tasks,
    training,
    well,
    where,
)
from pages.board.pack.choice import AUDIENCES, Choice
from pages.board.pack.facts import Ask, Facts, gather
from pages.board.pack.model import WORKING_COPY, Column, Pack, PlanFacts, Row, Section, Table
from pages.board.pack.report import Report
from pages.said import ratings, words
from pages.said.language import in_language


class NothingToTell(Exception):
    """There is no task to make a pack of, or the audience may not have it; the message says what to do."""


def build(
    choice: Choice, ask: Ask, rules: dict[str, tuple[str, str]], edited: dict[str, edits.Edit] | None = None
) -> Pack:
    """The pack of a choice; without edits, every sentence is as the figures alone give it.

    It is told in the choice's language, whichever is spoken meanwhile. ask: runs a named query. rules: a finding's rule
    → title and what to do. Raises NothingToTell, with a sentence for the reader.
    """
    with in_language(choice.language):
        return _built(choice, ask, rules, edited or {})


def _built(choice: Choice, ask: Ask, rules: dict[str, tuple[str, str]], edited: dict[str, edits.Edit]) -> Pack:
    facts = gather(choice, ask)
    if facts.is_empty:
        raise NothingToTell(
            "No task is left for this pack: choose a later quarter, another plan, or take filters away."
        )
    written = late_words.written(edited)
    if choice.audience == "public":
        refusal = audience.refusal(facts)
        if refusal:
            raise NothingToTell(refusal)
        hidden = audience.hide(facts, ask)
        seen = _told(replace(hidden.facts, written=audience.of_people(written, hidden.names)), rules, hidden.withheld)
        seen = audience.scrubbed(seen, hidden.names)
        return _with_words(seen, facts, ask, edited, hidden.names.scrub)
    return _with_words(_told(replace(facts, written=written), rules, None), facts, ask, edited, str)


def council(plans: pd.DataFrame) -> str:
    """Whose report it is: the council of the plans; of several, their names. plans: of the query board_plans."""
    return words.several(list(dict.fromkeys(plans["council"].dropna()))[:3])


def _with_words(
    pack: Pack, facts: Facts, ask: Ask, edited: dict[str, edits.Edit], cleaned: Callable[[str], str]
) -> Pack:
    """The pack with what people wrote: edits of its sentences, and the council's own words for its report."""
    kept = ask("report_texts", council=council(facts.plans))
    given = report_words.given(dict(zip(kept["item"], kept["text"], strict=True)), edited, cleaned)
    listed = asked.listed(facts, cleaned)
    asking = summary.asking(pack, edits.apply(pack, edited, cleaned, listed)) if edited else pack
    worded = edits.apply(asking, edited, cleaned, listed)
    return replace(worded, report=replace(pack.report, given=given))


def _told(facts: Facts, rules: dict[str, tuple[str, str]], withheld: Table | None) -> Pack:
    choice = facts.choice
    plans = _plans(facts)
    title = words.several([plan.title for plan in plans]) if len(plans) < 4 else words.count(len(plans), "plan")
    whose = f", {choice.lead}" if choice.lead else ""
    number = words.count(facts.value("tasks"), "task")
    scope = f"{title}{whose}, {choice.quarter.label}, as at {facts.when}"
    return Pack(
        title=f"Prevent action plan: {scope}",
        council=council(facts.plans),
        quarter=choice.quarter.words,
        as_at=choice.as_at.isoformat(),
        audience=choice.audience,
        audience_words=AUDIENCES[choice.audience],
        lead=choice.lead,
        scope=scope,
        filters=f"{', '.join([title, f'as at {facts.when}', *choice.in_words()])}: {number}",
        basis=quality.basis(facts),
        quality=quality.statement(facts),
        warnings=quality.warnings(facts),
        markings=tuple(dict.fromkeys(plan.marking for plan in plans if plan.marking)),
        key=_key(facts),
        plans=plans,
        sections=_sections(facts, rules),
        risks=risks.register(facts),
        tasks=tasks.told(facts),
        withheld=withheld,
        file_stem=_stem(title, choice),
        view="",
        stamp=WORKING_COPY,
        report=Report(said=implications.said(facts)),
        language=choice.language,
    )


def _sections(facts: Facts, rules: dict[str, tuple[str, str]]) -> tuple[Section, ...]:
    """The one page first, then the parts in a board's order, and what the annex alone has."""
    parts = [one.section(facts) for one in (well, late, claimed, training, due)]
    parts += [asked.section(facts)] if facts.choice.audience != "lead" else []
    annex = [claimed.raised(facts), moved.section(facts), where.section(facts), coverage.section(facts)]
    annex.append(quality.section(facts, rules))
    return (summary.section(facts, parts), *parts, *(one for one in annex if one))


def _plans(facts: Facts) -> tuple[PlanFacts, ...]:
    return tuple(
        PlanFacts(
            plan.plan_id, plan.title, plan.council, plan.snapshot_id, f"{plan.snapshot_as_at:%Y-%m-%d}", _about(plan),
            words.text(plan.marking, ""), words.text(plan.file_name, "the plan’s document"), tuple(plan.priorities),
            words.text(plan.stale_words, ""),
        )
        for plan in facts.plans.itertuples()
    )  # fmt: skip


def _about(plan) -> str:
    """Which version of a plan was used, and how its date is known."""
    sure = "assumed" if plan.as_at_basis == "assumed" else "stated in the plan"
    note = "" if words.is_missing(plan.as_at_note) else f" {plan.as_at_note}"
    worded = " Task wording is restated from the published plan." if plan.wording == "restated" else ""
    return f"{plan.title} ({plan.council}): version as at {words.day(plan.snapshot_as_at)}, date {sure}.{note}{worded}"


def _key(facts: Facts) -> Table:
    """The ratings' letters and meaning, beside the words that each plan prints for them."""
    titles = dict(zip(facts.plans["plan_id"], facts.plans["title"], strict=True))
    rows = []
    for one in ratings.ALL:
        code = None if one is ratings.NOT_RATED else one.code
        theirs = facts.keys[facts.keys["rating"] == code] if code else facts.keys[facts.keys["rating"].isna()]
        said = [f"{titles.get(row.plan_id, row.plan_id)}: {row.label}" for row in theirs.itertuples()]
        rows.append(
            Row(
                (f"{one.letter} {one.label}", one.meaning, "; ".join(said) or "no words of its own"),
                rating=code,
            )
        )
    heads = (
        Column("Rating", "rating", 1.2),
        Column("Meaning here", width=3.0),
        Column("In the plan’s own key", width=2.0),
    )
    return Table("Key to the ratings", heads, tuple(rows))


def _stem(title: str, choice: Choice) -> str:
    """A file name that says plan, quarter, as-at date and audience; letters, digits and hyphens only."""
    whose = slug(choice.lead or choice.audience)[:60].strip("-")
    quarter = choice.quarter.label.replace("/", "-")
    return f"prevent-{slug(title)[:60].strip('-')}-{slug(quarter)}-as-at-{words.iso(choice.as_at)}-{whose}"


def slug(text: str) -> str:
    """A text as part of a file name: "Nottinghamshire CFCS" → "nottinghamshire-cfcs"; "plan" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "plan"
