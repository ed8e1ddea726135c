"""The words, bars and tables of the leads, and their page through the frame."""

from helpers.framed import through_frame
from helpers.sample_rows import keeping

import queries
from pages.said import labelled_bars
from pages.work.leads import words as leads_words


def leads(sample, **filters) -> list[leads_words.Lead]:
    """The leads of the made-up plans."""
    return leads_words.read(queries.run(sample, "leads", **keeping(**filters)))


def test_leads_keep_the_order_of_names_with_the_unnamed_last(sample):
    assert [(lead.plan_id[:5], lead.label) for lead in leads(sample)] == [
        ("north", "Ann Example"), ("north", "Outreach Team"), ("north", "No lead given"),
        ("south", "Bea Sample"), ("south", "No lead given"),
    ]  # fmt: skip


def test_what_rests_on_one_person_counts_people_only(sample):
    assert leads_words.resting(leads(sample)) == [
        "Ann Example: 3 of 7 tasks, 2 alone", "Bea Sample: 3 of 4 tasks, all alone",
    ]  # fmt: skip


def test_a_leads_tasks_stand_alone_and_with_others_apart(sample):
    ann = leads(sample)[0]
    assert leads_words.detail(ann) == "alone 2 (1 C, 1 A); with others 1 (1 R)"
    assert leads_words.chase(ann) == (
        "Ann Example: 3 of 7 tasks, 2 alone; 1 overdue, the longest 14 months; next due: 31 Dec 2017."
    )


def test_totals_by_lead_say_that_they_exceed_the_plans(sample):
    north = leads(sample, plans=["north-made-up"])
    assert "totals by lead (8) exceed the plan’s (7)" in leads_words.subtitle(north)


def test_each_lead_is_a_bar_whose_pieces_add_up(sample):
    found = leads(sample)
    rows = leads_words.bars(found)
    assert [sum(piece.length for piece in row.segments) for row in rows] == [lead.tasks for lead in found]
    assert [row.heading for row in rows] == ["North (made up)", "", "", "South (made up)", ""]
    figure = labelled_bars.figure(rows, longest=leads_words.longest(found), dark=True)
    assert set(figure.data[0].customdata) == {lead.name for lead in found}


def test_choosing_a_lead_sets_the_shared_filter(frame):
    page = through_frame(frame, "work/leads/page.py")
    page.selectbox(key="leads_choice").select("Ann Example").run()
    assert not page.exception
    assert page.session_state["lead"] == ["Ann Example"]
    assert any("Ann Example: 3 of 7 tasks" in shown.value.replace("\\", "") for shown in page.markdown)


def test_choosing_a_bar_sets_the_same_filter(frame):
    page = through_frame(frame, "work/leads/page.py")
    assert len(page.get("plotly_chart")) == 1
    page.session_state["lead"] = ["Bea Sample"]
    page.run()
    assert page.selectbox(key="leads_choice").value == "Bea Sample"
