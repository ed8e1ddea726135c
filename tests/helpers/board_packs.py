"""Packs for the tests of the board's outputs: the shipped plans', and made-up ones that are hard to draw; each made once."""

import re
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache

import pandas as pd
from helpers.built_once import shipped_plans
from helpers.quarterly_plan import quarterly
from helpers.sample_rows import add_plan, add_task, insert

import queries
from loaders import finding_rules, open_database
from pages.board.pack.build import build
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.facts import Facts, gather
from pages.board.pack.model import Pack
from pages.said.filters import Filters
from queries.judged import Judged, judged_once
from queries.kept import Kept

NPT = "neath-port-talbot"
NOTTS = "nottinghamshire-cfcs"
AT = {NPT: date(2017, 9, 30), NOTTS: date(2016, 12, 31)}
HOSTILE = (
    '=HYPERLINK("http://x.example","look")', "+1+1", "-1-1", "@SUM(A1)", "\t=1", "{=1}", "<b>bold</b> <script>alert(1)</script>",
    "**not bold** [link](https://x.example) $x$ #heading", "&copy; &amp; {{ title }} {% raw %} #set text(red)",
    "http://x.example/a?b=1&c=2", "\\frac{1}{2} $\\alpha$ @ref <label>",
)  # fmt: skip
_OF_THE_ACT = r"counter-terrorism and security act"
LONG = (
    "Safeguarding, Education, Community Cohesion, Counter-Extremism and Resilience Partnership Coordination Sub-Group for "
    "Schools, Colleges, Universities, Early Years Settings and Other Registered Providers"
)


def made(connection, plans, as_at: date, audience: str = "board", lead: str | None = None, **view) -> Pack:
    """A pack out of a database. plans: one plan id or several; view: values of the shared filters."""
    chosen = (plans,) if isinstance(plans, str) else tuple(plans)
    choice = Choice(chosen, as_at, audience, lead, Filters(**view))
    return built(connection, choice)


def built(connection, choice: Choice, edited: dict[str, Edit] | None = None) -> Pack:
    """The pack of a choice with people's edits, its tasks judged once for all questions, as the dashboard has it."""
    with _asking(connection) as ask:
        return build(choice, ask, finding_rules(), edited)


def gathered(connection, choice: Choice) -> Facts:
    """What a pack of a choice is made from, likewise."""
    with _asking(connection) as ask:
        return gather(choice, ask)


@contextmanager
def _asking(connection):
    """What asks a database; the shipped plans', which no test changes, gives each answer once, as the dashboard does."""
    if shipped_database.cache_info().currsize and connection is shipped_database():
        yield _answer
    else:
        with judged_once(connection) as ask:
            yield ask


def _answer(name: str, **parameters):
    key = name, repr(sorted(parameters.items()))
    return _answers().get(key, lambda: _judged().run(name, parameters, None, lambda: True))


@cache
def _answers() -> Kept:
    return Kept(256 * 2**20)


@cache
def _judged() -> Judged:
    return Judged(shipped_database())


def facts_by_plan(connection, as_at: date) -> dict[str, Facts]:
    """What each plan's own pack says its sentences from, asked once for all plans of a database."""
    found = connection.execute("select plan_id from plan order by plan_id").fetchall()
    plans = tuple(plan_id for (plan_id,) in found)
    every = gathered(connection, Choice(plans, as_at))
    return {plan_id: of_plans(every, plan_id) for plan_id in plans}


def of_plans(facts: Facts, *plan_ids: str) -> Facts:
    """Of the facts of several plans those of some, as their own pack has them."""
    frames = {one.name: getattr(facts, one.name) for one in fields(facts)}
    kept = {
        name: rows[rows["plan_id"].isin(plan_ids)].reset_index(drop=True)
        for name, rows in frames.items()
        if isinstance(rows, pd.DataFrame) and "plan_id" in rows
    }
    earlier = {plan_id: as_at for plan_id, as_at in facts.earlier.items() if plan_id in plan_ids}
    return replace(facts, choice=replace(facts.choice, plans=plan_ids), earlier=earlier, **kept)


@cache
def shipped_database():
    """A connection to the two shipped plans; a test that writes takes one of its own."""
    return open_database(shipped_plans())


@cache
def shipped(plan_id: str = NOTTS, audience: str = "board", lead: str | None = None) -> Pack:
    """The pack of a shipped plan at its own quarter's end."""
    return made(shipped_database(), plan_id, AT[plan_id], audience, lead)


@cache
def both(audience: str = "board") -> Pack:
    """The pack of both shipped plans at the later one's date."""
    return made(shipped_database(), (NPT, NOTTS), AT[NPT], audience)


@cache
def quarterly_pack(audience: str = "board") -> Pack:
    """The pack of the made-up plan in four versions at its fourth quarter, so that there is something that moved."""
    return made(quarterly(), "midshire-made-up", date(2023, 12, 31), audience)


@cache
def huge(audience: str = "board") -> Pack:
    """200 tasks in 20 areas: very long names, texts that look like formulas, markup and links, every rating, a marking."""
    connection = open_database(":memory:")
    plan, as_at = "huge-made-up", date(2020, 3, 31)
    add_plan(connection, plan, f"Huge & <b>long</b> (made up): {LONG}", as_at)
    insert(
        connection, "plan_note", plan_id=plan, snapshot_id=plan, kind="marking", position=1, text="DRAFT & <official>"
    )
    connection.begin()
    for number in range(200):
        _huge_task(connection, plan, as_at, number)
    connection.commit()
    common = {"plan_id": plan, "snapshot_id": plan, "task_id": f"{plan}/0", "programme": f"=Awareness {LONG}"}
    insert(connection, "training_target", **common, measure="staff", target=12_000, due_on=date(2020, 12, 31))
    insert(connection, "training_reading", **common, measure="staff", value=4_321, as_at=date(2020, 2, 29), source="=1")
    return made(connection, plan, as_at, audience)


def _huge_task(connection, plan: str, as_at: date, number: int) -> None:
    text = HOSTILE[number % len(HOSTILE)]
    rating = ("complete", "on_schedule", "behind", "off_track", "no_information", None)[number % 6]
    due = as_at + timedelta(days=(number * 37) % 900 - 600) if number % 5 else None
    leads = tuple(
        (f"{name} {LONG if number % 9 == 0 else ''}".strip(), "team")
        for name in (f"=Team {number % 31}", f"<i>Team</i> {number % 7}")[: number % 3]
    )
    add_task(
        connection, plan, f"{number}" if number % 17 else f"{number}-a-very-long-reference", leads=leads,
        section=f"Area {number % 20 + 1:02d}" if number % 20 > 2 else f"{text} {number % 20} {LONG}",
        action=f"{text} {number}" if number % 10 else f"{text} {LONG * 6} {'Unbreakable' * 12}",
        outcome=text if number % 4 else None, progress=f"{text}\nsecond line" if number % 3 else None,
        status_text="Completed" if rating == "complete" else None, next_steps=text if number % 2 else None,
        timescale_text=text if due else None, timescale_kind="day" if due else "none", due_on=due, starts_on=due,
        declared_rating=rating, declared_text=text if rating else None, declared_from="text" if rating else None,
        evidence=("done", "under_way", "not_started", "unknown")[number % 4], evidence_phrase=text,
    )  # fmt: skip


def _small(plan: str, tasks, as_at: date = date(2020, 3, 31), audience: str = "board") -> Pack:
    connection = open_database(":memory:")
    add_plan(connection, plan, plan.replace("-", " ").capitalize(), as_at)
    for ref, values in tasks:
        add_task(connection, plan, ref, **values)
    return made(connection, plan, as_at, audience)


@cache
def one_task(audience: str = "board") -> Pack:
    """The pack of a plan of one task without a lead, a date or a report."""
    return _small("one-task-made-up", [("1", {})], audience=audience)


@cache
def all_complete(audience: str = "board") -> Pack:
    """The pack of a plan whose eight tasks are all complete, as declared: nothing late, unowned or due."""
    done = {
        "declared_rating": "complete", "declared_text": "Completed", "declared_from": "text", "evidence": "done",
        "evidence_phrase": "was held", "status_text": "The event was held.", "leads": (("Outreach Team", "team"),),
        "due_on": date(2019, 12, 31), "starts_on": date(2019, 12, 31), "timescale_kind": "day",
        "timescale_text": "31.12.19",
    }  # fmt: skip
    return _small("all-complete-made-up", [(f"{number}", done) for number in range(1, 9)], audience=audience)


@cache
def empty_quarter(audience: str = "board") -> Pack:
    """The pack of a quarter in which nothing is due, late, claimed or moved, and no training is recorded."""
    ongoing = {
        "timescale_kind": "ongoing", "timescale_text": "On-going", "evidence": "under_way", "evidence_phrase": "going on",
        "progress": "It is going on.", "leads": (("Outreach Team", "team"),), "next_steps": "Carry on.",
    }  # fmt: skip
    return _small("empty-quarter-made-up", [(f"{number}", ongoing) for number in range(1, 5)], audience=audience)


@cache
def people(plan_id: str) -> tuple[str, ...]:
    """The leads of a shipped plan who are people, under every spelling."""
    return tuple(sorted(name for name, kind in _named(plan_id) if kind in ("person", "unknown")))


@cache
def _named(plan_id: str) -> frozenset[tuple[str, str]]:
    rows = queries.run(shipped_database(), "lead_names_ever", plans=[plan_id])
    return frozenset((name, row.lead_kind) for row in rows.itertuples() for name in (row.lead, *row.lead_texts))


@cache
def _runs(plan_id: str) -> dict[str, str]:
    """Every run of 25 characters of the tasks' own words → the task's ref."""
    rows = shipped_database().execute(
        "select ref, unnest([action, outcome, status_text, progress, next_steps]) from task where plan_id = ?",
        [plan_id],
    )
    texts = [(ref, flat(text)) for ref, text in rows.fetchall() if text]
    return {text[at : at + 25]: ref for ref, text in texts for at in range(len(text) - 24)}


def leaks(text: str, plan_id: str) -> list[tuple[str, str]]:
    """The runs of 25 characters that a text has from a shipped plan's tasks: their refs and words.

    Teams' names aside, and the Act's, which this tool says as well.
    """
    runs, said = _runs(plan_id), re.sub(_OF_THE_ACT, "|", flat(text))
    for name, kind in _named(plan_id):
        said = said.replace(flat(name), "|") if kind in ("team", "body", "role") and " " in name else said
    places = range(len(said) - 24)
    return [(runs[said[at : at + 25]], said[at : at + 25]) for at in places if said[at : at + 25] in runs]


def flat(text: str) -> str:
    """A text in small letters with single spaces."""
    return " ".join(text.lower().split())
