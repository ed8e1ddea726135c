"""The one page at every value that changes its words: none, one, several, all; stale, past the date, first version."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from helpers.board_packs import gathered, of_plans, shipped
from helpers.sample_rows import LOADED_AT, add_task, insert

from loaders import open_database
from pages.board.files.report import annex
from pages.board.files.report.parts import Shown
from pages.board.pack import claimed, due, edits, late, quality, summary, telling, training, well
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.facts import Facts
from pages.board.pack.model import Sentence

BEFORE, AT = date(2017, 12, 31), date(2018, 3, 31)
PAST, NEXT, LATER, AHEAD = date(2018, 1, 31), date(2018, 5, 31), date(2018, 6, 30), date(2019, 3, 31)
OPEN = {
    "leads": (("Outreach Team", "team"),), "timescale_kind": "day", "evidence": "under_way",
    "evidence_phrase": "going on", "progress": "It is going on.", "due_on": AHEAD,
}  # fmt: skip
LATE = OPEN | {"due_on": PAST}
WHY = {"delay_reason": "partner", "delay_phrase": "waiting for the trust", "next_steps": "Meet the trust."}
DONE = OPEN | {"due_on": PAST, "evidence": "done", "evidence_phrase": "was held", "progress": "It was held."}
OWN = {"declared_text": "as the council rates it", "declared_from": "text"}
SHOWN = DONE | OWN | {"declared_rating": "complete"}
CLAIMED = SHOWN | {"evidence": "none", "evidence_phrase": None, "progress": None}
RED = OPEN | OWN | {"declared_rating": "off_track"}
UNDATED = OPEN | {"due_on": None, "timescale_kind": "none"}

# A plan → its versions' dates and tasks.
PLANS = {
    "Bare": {AT: [{}]},
    "Done": {AT: [DONE]},
    "Claimed": {AT: [CLAIMED]},
    "Shown": {AT: [SHOWN] * 3},
    "Called": {AT: [SHOWN, SHOWN, CLAIMED]},
    "Late": {AT: [OPEN, LATE | WHY]},
    "Lost": {AT: [OPEN, OPEN | {"next_steps": "Carry on."}, LATE]},
    "Several": {AT: [DONE, LATE | WHY, LATE, LATE | {"next_steps": "Meet."}]},
    "Both": {AT: [LATE, LATE]},
    "Red": {AT: [SHOWN, RED, OPEN]},
    "Mixed": {AT: [SHOWN, DONE | OWN | {"declared_rating": "complete"}, CLAIMED, OPEN, LATE]},
    "Due": {AT: [OPEN | {"due_on": AT}, OPEN | {"due_on": NEXT}, OPEN | {"due_on": LATER}, SHOWN]},
    "Undated": {AT: [UNDATED, UNDATED]},
    "Decided": {AT: [SHOWN, OPEN, OPEN, CLAIMED]},
    "Closed": {AT: [SHOWN, OPEN, OPEN]},
    "Old": {date(2017, 9, 30): [SHOWN, LATE | {"next_steps": "Carry on."}, OPEN]},
    "Moved": {BEFORE: [OPEN, LATE, OPEN | {"due_on": PAST}], AT: [SHOWN, SHOWN, OPEN | {"due_on": PAST}]},
}
DECIDED = (  # plan, ref, field and value
    ("Decided", "2", "rating", "complete"),
    ("Decided", "4", "disposition", "open"),
    ("Closed", "2", "disposition", "closed_without_doing"),
)


@cache
def everything() -> Facts:
    """The facts of all the plans at one date, asked once."""
    connection = open_database(":memory:")
    for title, versions in PLANS.items():
        insert(connection, "plan", plan_id=title, council=f"{title} Council (made up)", title=title)
        for as_at, tasks in versions.items():
            _version(connection, title, as_at, tasks)
    for plan, ref, field, value in DECIDED:
        insert(
            connection, "decision", decision_id=f"{plan}{ref}", plan_id=plan, task_id=f"{plan}/{ref}", field=field,
            value=value, reason="made up", as_at=AT, decided_by="Ann Example", decided_at=LOADED_AT,
        )  # fmt: skip
    return gathered(connection, Choice(tuple(PLANS), AT))


def _version(connection, plan_id: str, as_at: date, tasks: list[dict]) -> None:
    insert(
        connection, "snapshot", snapshot_id=f"{plan_id}-{as_at}", plan_id=plan_id, as_at=as_at, as_at_basis="stated",
        document_id="d", loaded_at=LOADED_AT, loaded_by="test", wording="as_published",
    )  # fmt: skip
    for ref, task in enumerate(tasks, start=1):
        add_task(connection, plan_id, str(ref), **{"snapshot_id": f"{plan_id}-{as_at}", "position": ref, **task})


def told(facts: Facts) -> list[str]:
    """What the one page says: its verdict, then its sentences with their labels."""
    parts = [one.section(facts) for one in (well, late, claimed, training, due)]
    panel = summary.section(facts, parts).panels[0]
    return [panel.title.text, *(f"{one.label}: {one.text}" for one in panel.sentences)]


# What it says: the verdict, then each sentence under its label; written down as a director would read it.
SAID = [
    (("Bare",), [
        "Nothing is reported of the only task",
        "Position: On this tool’s reading of the plan the only task is not complete; no rating is the council’s own.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Done",), [
        "On this tool’s reading the only task is complete",
        "Position: No rating is the council’s own.",
        "Coming up: 1 task fell due this quarter; it is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Claimed",), [
        "The only task is reported complete, but isn’t shown to be",
        "Position: On the council’s own ratings it is complete; its words don’t show it.",
        "Coming up: 1 task fell due this quarter; it is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Shown",), [
        "All 3 tasks are complete",
        "Position: On the council’s own ratings they are complete; the words show all of them.",
        "Coming up: 3 tasks fell due this quarter; all are complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Called",), [
        "All 3 tasks are reported complete, but 1 isn’t shown to be",
        "Position: On the council’s own ratings they are complete; the words show 2 of them.",
        "Coming up: 3 tasks fell due this quarter; all are complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Late",), [
        "1 of 2 tasks is overdue",
        "Position: On this tool’s reading of the plan none of 2 tasks is complete; no rating is the council’s own.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Late or off track: 1 task is overdue, by 2 months. Cause and recovery action are given.",
        "Coming up: 1 task fell due this quarter; it isn’t complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Lost",), [
        "1 of 3 tasks is overdue; no recovery action is given",
        "Position: On this tool’s reading of the plan none of 3 tasks is complete; no rating is the council’s own.",
        "Going well: 2 tasks are on schedule, on this tool’s reading.",
        "Late or off track: 1 task is overdue, by 2 months. Neither cause nor recovery action is given.",
        "Coming up: 1 task fell due this quarter; it isn’t complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Several",), [
        "3 of 4 tasks are overdue; 1 has no recovery action",
        "Position: On this tool’s reading of the plan 1 of 4 tasks is complete; no rating is the council’s own.",
        "Late or off track: 3 tasks are overdue, the longest by 2 months. The cause is given for 1, recovery action for 2.",
        "Coming up: 4 tasks fell due this quarter; 1 is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Both",), [
        "Both tasks are overdue",
        "Position: On this tool’s reading of the plan none of 2 tasks is complete; no rating is the council’s own.",
        "Late or off track: 2 tasks are overdue, the longest by 2 months. No cause is given; the plan has no column for recovery action.",
        "Coming up: 2 tasks fell due this quarter; none is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Red",), [
        "1 of 3 tasks is off track",
        "Position: On the council’s own ratings 1 of 3 tasks is complete; its words show it.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Late or off track: 1 task is off track, not overdue. No cause is given; the plan has no column for recovery action.",
        "Coming up: 1 task fell due this quarter; it is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Mixed",), [
        "1 of 5 tasks is overdue",
        "Position: On the council’s own ratings 3 of 5 tasks are complete; the words show 2 of them, so 1 is reported complete without evidence.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Late or off track: 1 task is overdue, by 2 months. No cause is given; the plan has no column for recovery action.",
        "Coming up: 4 tasks fell due this quarter; 3 are complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Due",), [
        "Nothing is late or off track; 1 task is due today",
        "Position: On the council’s own ratings 1 of 4 tasks is complete; its words show it.",
        "Going well: 3 tasks are on schedule (1 of them due today), on this tool’s reading.",
        "Coming up: 2 tasks fell due this quarter (1 of them today); 1 is complete. 2 tasks fall due by 30 Jun 2018.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Undated",), [
        "No open task has a date, so none can be seen to be late",
        "Position: None of 2 tasks is complete; no task has a rating.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Decided",), [
        "1 of 4 tasks is overdue",
        "Position: 2 of 4 tasks are complete: 1 on the council’s own ratings and 1 as a person decided; the words or a person’s decision show both of them.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Late or off track: 1 task is overdue, by 2 months. No cause is given; the plan has no column for recovery action.",
        "Coming up: 2 tasks fell due this quarter; 1 is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Closed",), [
        "Nothing is late or off track",
        "Position: On the council’s own ratings 1 of 2 tasks is complete (1 closed without doing isn’t counted); its words show it.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Coming up: 1 task fell due this quarter; it is complete.",
        "To bear in mind: There is no earlier version to compare with.",
    ]),
    (("Old",), [
        "1 of 3 tasks is overdue, with no report since 30 Sep 2017",
        "Position: On the council’s own ratings 1 of 3 tasks is complete; its words show it.",
        "Going well: 1 task is on schedule, on this tool’s reading.",
        "Late or off track: 1 task is overdue, by 2 months. Neither cause nor recovery action is given.",
        "Since last quarter: No newer report came in. Overdue rose from none to 1: 1 passed its date.",
        "Coming up: 2 tasks fell due this quarter; 1 is complete.",
        "To bear in mind: Judged on words of 30 Sep 2017, 6 months earlier.",
    ]),
    (("Moved",), [
        "1 of 3 tasks is overdue",
        "Position: On the council’s own ratings 2 of 3 tasks are complete; the words show both of them.",
        "Going well: 2 tasks were completed this quarter (1 and 2).",
        "Late or off track: 1 task is overdue, by 2 months. No cause is given; the plan has no column for recovery action.",
        "Since last quarter: Complete rose from none of 3 to 2 of 3: 2 done. Overdue rose from none to 1: 1 passed its date.",
        "Coming up: 3 tasks fell due this quarter; 2 are complete.",
    ]),
    (("Called", "Late"), [
        "1 of 5 tasks is overdue, in Late",
        "Position: Called: on the council’s own ratings all 3 tasks are complete; the words show 2 of them, so 1 is without evidence. Late: on this tool’s reading of the plan none of 2 tasks is complete; no rating is the council’s own.",
        "Going well: 1 task is on schedule, on this tool’s reading; 1 of 2 areas is complete, partly on the plan’s word only.",
        "Late or off track: 1 task is overdue, by 2 months. Cause and recovery action are given.",
        "Coming up: 4 tasks fell due this quarter; 3 are complete.",
        "To bear in mind: There is no earlier version of Called and Late to compare with.",
    ]),
    (("Done", "Old", "Moved", "Red"), [
        "3 of 10 tasks are overdue or off track",
        "Position: Across 4 plans 5 of 10 tasks are complete; 5 of 10 ratings are the council’s own.",
        "Going well: 2 tasks were completed this quarter (Moved 1 and 2); 2 tasks are on schedule, on this tool’s reading; 1 of 4 areas is complete, on this tool’s reading.",
        "Late or off track: 2 tasks are overdue, the longest by 2 months; 1 more is off track. No cause is given, nor any recovery action; Moved and Red have no column for recovery action. 1 is off track only because time has passed since the words were written.",
        "Since last quarter: Moved: complete rose from none of 3 to 2 of 3: 2 done. Overdue rose from none to 1: 1 passed its date. Old: no newer report came in. Overdue rose from none to 1: 1 passed its date.",
        "Coming up: 7 tasks fell due this quarter; 5 are complete.",
        "To bear in mind: Old: judged on words of 30 Sep 2017, 6 months earlier. There is no earlier version of Done and Red to compare with.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("titles", "said"), SAID, ids=[" ".join(titles) for titles, _ in SAID])
def test_the_one_page_reads_well_at_every_value(titles, said):
    assert told(of_plans(everything(), *titles)) == said


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (("Bare",), "The only rating is this tool’s reading."),
        (("Both",), "Both ratings are this tool’s reading."),
        (("Shown",), "All 3 ratings are the council’s own."),
        (("Mixed",), "2 ratings are this tool’s reading, 3 the council’s own."),
        (("Undated",), "2 tasks can’t be rated."),
        (("Decided",), "2 ratings are this tool’s reading, 1 the council’s own, 1 decided by a person."),
    ],
)
def test_whose_the_ratings_are_is_plain(titles, said):
    assert quality.basis(of_plans(everything(), *titles)) == said


def test_a_figure_of_what_is_off_track_says_whose_reading_it_is():
    labels = {
        one.id: one.label
        for one in summary.section(of_plans(everything(), "Red", "Late", "Done"), []).panels[0].figures
    }
    assert labels["complete"] == "Complete, 1 of them on this tool’s reading"
    assert labels["off_track"] == "Off track, 1 of them on this tool’s reading"
    assert labels["unshown"] == "Reported complete without evidence"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"asked.overdue": "note that 12 of 37 tasks are overdue: task 1."}, "Note the 12 overdue."),
        ({"asked.overdue": "note it.", "a": "ask for a plan: the newest is old."}, "Note the 12 overdue; ask for a plan."),
        ({"a": "ask (tasks 1 and 2).", "b": "agree.", "c": "note."}, "Ask; agree; note."),
        ({name: f"agree {name}." for name in "abcdefghi"},
         "Agree a; agree b; agree c; agree d; agree e; agree f; agree g; and 2 more."),
    ],
)  # fmt: skip
def test_every_recommendation_stands_in_brief_on_the_one_page(asked, said):
    facts = of_plans(everything(), "Due")
    sentences = tuple(Sentence(name, text, text) for name, text in asked.items())
    overdue = telling.counted("overdue", "Overdue", map(str, range(12)), 37)
    part = telling.section(
        "asked", "", [telling.panel(facts, "asked.all", "x", n=4, sentences=sentences, figures=[overdue])]
    )
    told = summary.section(facts, [part]).panels[0].sentences
    assert next(one.text for one in told if one.label == "Recommended") == said


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            Edit("new:1", "Visit the school.", panel="asked.all"),
            "Note the overdue task; ask for a plan; visit the school.",
        ),
        (Edit("asked.a", "ask Ann for a plan", "ask for a plan."), "Note the overdue task; ask Ann for a plan."),
        (Edit("asked.overdue", is_hidden=True), "Ask for a plan."),
        (Edit("asked", is_hidden=True), None),
    ],
)
def test_the_one_page_asks_what_people_made_of_the_recommendations(edit, said):
    facts = of_plans(everything(), "Late")
    sentences = [
        Sentence(f"asked.{name}", text, text) for name, text in (("overdue", "note it."), ("a", "ask for a plan."))
    ]
    panel = telling.panel(
        facts, "asked.all", "x", n=4, sentences=sentences, figures=[telling.figure(facts, "overdue")]
    )  # fmt: skip
    part = telling.section("asked", "", [panel])
    pack = replace(shipped(), sections=(summary.section(facts, [part]), part))
    edited = edits.apply(pack, {edit.item: edit})
    told = summary.asking(pack, edited).one_page.panels[0].sentences
    unasked = replace(pack, sections=(summary.section(facts, []), part))
    assert summary.asking(unasked, edited).one_page.panels[0].sentences == told
    assert next((one.text for one in told if one.label == "Recommended"), None) == said


def test_a_page_is_read_in_a_minute():
    for titles, said in SAID:
        assert len(said) <= 8, titles
        assert len(titles) > 1 or len(" ".join(said).split()) <= 130, titles


def test_the_annex_lists_what_is_complete_once():
    parts = annex.appendices(shipped(), 2)["well"].parts
    assert [part.caption for part in parts if isinstance(part, Shown)] == ["All complete tasks"]
