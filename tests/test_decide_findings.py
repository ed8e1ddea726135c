"""Findings answered by a person: counted apart from open ones, of tasks and of documents."""

from datetime import date

import pytest
from helpers.drawn_rows import in_words
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import insert, keeping

import loaders
import queries
from pages.data.data_quality import words
from pages.said.task_list import listed
from pages.status.timeline import words as timeline_words


def doubt(connection, plan_id: str, ref: str | None, rule: str, severity: str) -> None:
    """A finding about a task of a made-up plan, or about its document."""
    insert(
        connection, "finding", snapshot_id=plan_id, task_id=f"{plan_id}/{ref}" if ref else None, rule=rule,
        severity=severity, message=f"{rule} {ref}", locator="line 1",
    )  # fmt: skip


def dismiss(connection, plan_id: str, ref: str | None, rule: str) -> str:
    """A finding dismissed; the decision's id."""
    decision = loaders.Decision(f"finding:{rule}", "dismissed", "looked at", "Ann Example")
    task_id = f"{plan_id}/{ref}" if ref else None
    return loaders.decide(connection, [loaders.Deciding(plan_id, task_id, date(2030, 1, 1), decision)])[0]


def fill(connection) -> None:
    """Two warnings on tasks of North, and a note on each document."""
    doubt(connection, NORTH, "1a", "no_lead", "warning")
    doubt(connection, NORTH, "1b", "no_lead", "warning")
    doubt(connection, NORTH, None, "marked_draft", "note")
    doubt(connection, SOUTH, None, "marked_draft", "note")


@pytest.fixture
def doubtful(sample):
    """The made-up plans with findings."""
    fill(sample)
    return sample


def findings(connection) -> list[tuple]:
    """Each finding with its answer."""
    rows = queries.run(connection, "findings", **keeping()).fillna("")
    return [(row.rule, row.plan_id, row.ref, row.answer, row.answered_by) for row in rows.itertuples()]


def test_an_answer_is_about_one_task_or_one_document(doubtful):
    dismiss(doubtful, NORTH, "1a", "no_lead")
    dismiss(doubtful, SOUTH, None, "marked_draft")
    assert findings(doubtful) == [
        ("no_lead", NORTH, "1a", "dismissed", "Ann Example"),
        ("no_lead", NORTH, "1b", "", ""),
        ("marked_draft", NORTH, "", "", ""),
        ("marked_draft", SOUTH, "", "dismissed", "Ann Example"),
    ]


def test_answered_findings_are_counted_apart(doubtful):
    assert words.headline(queries.run(doubtful, "findings", **keeping())) == "2 warnings and 2 notes"
    made = dismiss(doubtful, NORTH, "1a", "no_lead")
    rows = queries.run(doubtful, "findings", **keeping())
    assert words.headline(rows) == "2 warnings, 1 answered; 2 notes"
    table = words.by_rule(rows, loaders.finding_rules())
    assert list(zip(table["Findings"], table["Answered"], strict=True)) == [(2, 1), (2, 0)]
    said = list(words.each(rows)["Answer"])
    assert said[0].startswith("Dismissed by Ann Example, ")
    assert said[0].endswith(". Reason: looked at")
    assert said[1:] == ["open", "open", "open"]
    loaders.undo(doubtful, made, reason="a slip", undone_by="Ann Example")
    assert words.headline(queries.run(doubtful, "findings", **keeping())) == "2 warnings and 2 notes"


def test_a_document_finding_is_dismissed_on_the_page(frame):
    frame.run()
    from pages.common.data import _opened

    connection = _opened().connection
    fill(connection)
    connection.execute(
        "update snapshot set loaded_at = now() where plan_id = $plan", {"plan": SOUTH}
    )  # another version
    page = frame.switch_page("data/data_quality/page.py").run()
    page.query_params["rule"] = "marked_draft|note"
    page.run()
    page.selectbox(key="quality_answer_marked_draft_plan").set_value(SOUTH)
    page.text_input(key="quality_answer_marked_draft_why").set_value("known, the final one comes in May")
    page.text_input(key="quality_answer_marked_draft_who").set_value("Ann Example")
    next(one for one in page.button if one.label == "Dismiss").click().run()
    assert not page.exception
    assert "Dismissed for South" in page.success[0].value
    assert page.header[0].value == "2 warnings; 2 notes, 1 answered"
    assert page.selectbox(key="quality_answer_marked_draft_plan").options == ["North (made up)"]


def test_what_a_person_gave_is_marked_wherever_tasks_are_listed(sample):
    decisions = [
        loaders.Deciding(NORTH, f"{NORTH}/1b", date(2016, 12, 31), loaders.Decision(field, value, "agreed", "Ann"))
        for field, value in (("due_on", "2016-03-31"), ("leads", loaders.leads_value("Bea Sample")))
    ]
    loaders.decide(sample, decisions)
    when = {"on_date": None, "known_at": None}
    rows = queries.run(sample, "tasks_by_id", task_ids=[f"{NORTH}/1a", f"{NORTH}/1b"], with_computed=True, **when)
    assert [(row[0][:2], *row[1:3]) for row in in_words(listed(rows))] == [
        ("1b", "Bea Sample, confirmed", "31 Mar 2016, confirmed"),
        ("1a", "Ann Example", "30 Jun 2016"),
    ]
    drawn = queries.run(sample, "timeline", **keeping(plans=[NORTH]))
    assert timeline_words.when(next(drawn.itertuples())) == ["9 months overdue", "due 31 Mar 2016, confirmed"]
    urgent = queries.run(sample, "home_worst", **keeping(plans=[NORTH]))
    assert list(urgent["confirmed"].iloc[0]) == ["due_on", "leads"]
