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
from pages.said import ratings, stale, words
from pages.said.language import ENGLISH, in_language, marked, say

_DOCUMENT = marked("the plan’s document")


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
            say("No task is left for this pack: choose a later quarter, another plan, or take filters away.")
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


def texts_kept_under(plans: pd.DataFrame, choice: Choice) -> str:
    """What the council’s texts for its reports are kept under: its name, with the language where it isn’t English."""
    with in_language(ENGLISH):
        name = council(plans)
    return name if choice.language == ENGLISH else f"{name} ({choice.language})"


def _with_words(
    pack: Pack, facts: Facts, ask: Ask, edited: dict[str, edits.Edit], cleaned: Callable[[str], str]
) -> Pack:
    """The pack with what people wrote: edits of its sentences, and the council's own words for its report."""
    kept = ask("report_texts", council=texts_kept_under(facts.plans, facts.choice))
    given = report_words.given(dict(zip(kept["item"], kept["text"], strict=True)), edited, cleaned)
    listed = asked.listed(facts, cleaned)
    asking = summary.asking(pack, edits.apply(pack, edited, cleaned, listed)) if edited else pack
    worded = edits.apply(asking, edited, cleaned, listed)
    return replace(worded, report=replace(pack.report, given=given))


def _told(facts: Facts, rules: dict[str, tuple[str, str]], withheld: Table | None) -> Pack:
    choice = facts.choice
    plans = _plans(facts)
    title = words.several([plan.title for plan in plans]) if len(plans) < 4 else words.count(len(plans), "plan")
    number = words.count(facts.value("tasks"), "task")
    scope = say(
        "{plans}, {quarter}, as at {day}",
        plans=f"{title}, {choice.lead}" if choice.lead else title,
        quarter=choice.quarter.said,
        day=facts.when,
    )
    return Pack(
        title=say("Prevent action plan: {scope}", scope=scope),
        council=council(facts.plans),
        quarter=choice.quarter.words,
        as_at=choice.as_at.isoformat(),
        audience=choice.audience,
        audience_words=say(AUDIENCES[choice.audience]),
        lead=choice.lead,
        scope=scope,
        filters=f"{', '.join([title, say('as at {day}', day=facts.when), *choice.in_words()])}: {number}",
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
        stamp=say(WORKING_COPY),
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
            words.text(plan.marking, ""), words.text(plan.file_name, _DOCUMENT), tuple(plan.priorities),
            stale.told(plan.stale_words),
        )
        for plan in facts.plans.itertuples()
    )  # fmt: skip


def _about(plan) -> str:
    """Which version of a plan was used, and how its date is known."""
    given = {"plan": f"{plan.title} ({plan.council})", "day": words.day(plan.snapshot_as_at)}
    if plan.as_at_basis == "assumed":
        said = say("{plan}: version as at {day}, date assumed.", **given)
    else:
        said = say("{plan}: version as at {day}, date stated in the plan.", **given)
    note = words.text(plan.as_at_note, "")
    worded = say("Task wording is restated from the published plan.") if plan.wording == "restated" else ""
    return " ".join(part for part in (said, note, worded) if part)


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
                (f"{one.letter} {one.label}", one.meaning, "; ".join(said) or say("no words of its own")),
                rating=code,
            )
        )
    heads = (
        Column(say("Rating"), "rating", 1.2),
        Column(say("Meaning here"), width=3.0),
        Column(say("In the plan’s own key"), width=2.0),
    )
    return Table(say("Key to the ratings"), heads, tuple(rows))


def _stem(title: str, choice: Choice) -> str:
    """A file name that says plan, quarter, as-at date, audience and a language other than English.

    It has letters, digits and hyphens only.
    """
    whose = slug(choice.lead or choice.audience)[:60].strip("-")
    quarter = choice.quarter.label.replace("/", "-")
    told_in = "" if choice.language == ENGLISH else f"-{choice.language}"
    return f"prevent-{slug(title)[:60].strip('-')}-{slug(quarter)}-as-at-{words.iso(choice.as_at)}-{whose}{told_in}"


def slug(text: str) -> str:
    """A text as part of a file name: "Nottinghamshire CFCS" → "nottinghamshire-cfcs"; "plan" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "plan"
