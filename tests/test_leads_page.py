"""The Leads page: its sentences, its table, one lead beside it with their tasks and the text to send."""

from datetime import date

import pytest
from helpers.drawn_rows import cells, drawing, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import keeping

import queries
from pages.said.rows import Part
from pages.work.leads import words as leads_words


def leads(sample, **filters) -> list[leads_words.Lead]:
    """The leads of the made-up plans."""
    return leads_words.read(queries.run(sample, "leads", **keeping(**filters)))


GIVEN = {
    "plan_id": "p", "plan_title": "North", "as_at": date(2017, 9, 30), "name": "Ann Example",
    "kind": "person", "alone": 0, "joint": 0, "overdue": 0, "longest_overdue": None, "next_due": None, "parts": (),
    "task_ids": ("1", "2", "3"),
}  # fmt: skip
NOV = date(2017, 11, 30)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"alone": 1, "joint": 3, "next_due": NOV},
            "Ann Example leads 4 live tasks, 1 alone; none is overdue; the next is due 30 Nov 2017.",
        ),
        (
            {"joint": 2, "overdue": 1, "longest_overdue": 430},
            "Ann Example leads 2 live tasks, none alone; 1 is overdue, by 14 months; no date lies ahead.",
        ),
        (
            {"alone": 3, "overdue": 2, "longest_overdue": 12, "next_due": NOV},
            "Ann Example leads 3 live tasks, all alone; 2 are overdue, the longest by 12 days; the next is due 30 Nov 2017.",
        ),
        (
            {"joint": 2, "overdue": 2, "longest_overdue": 12},
            "Ann Example leads 2 live tasks, none alone; all are overdue, the longest by 12 days; no date lies ahead.",
        ),
        (
            {"alone": 1, "next_due": NOV},
            "Ann Example leads 1 live task, alone; it isn’t overdue; it is due 30 Nov 2017.",
        ),
        (
            {"joint": 1, "overdue": 1, "longest_overdue": 12},
            "Ann Example leads 1 live task, with others; it is 12 days overdue; no date lies ahead.",
        ),
        ({}, "Ann Example leads 3 tasks, all of them complete or closed."),
        ({"task_ids": ("1",)}, "Ann Example leads 1 task, which is complete or closed."),
        ({"name": "", "task_ids": ("1", "2")}, "2 tasks without a lead, both complete or closed."),
        (
            {"name": "", "alone": 2, "next_due": NOV},
            "2 live tasks have no lead; none is overdue; the next is due 30 Nov 2017.",
        ),
    ],
)
def test_what_is_a_leads_is_said_in_one_sentence(values, said):
    assert leads_words.sentence(leads_words.Lead(**GIVEN | values)) == said


def test_of_several_plans_each_is_answered_at_its_own_date(sample):
    assert leads_words.answers(leads(sample)) == [
        "North (made up), as at 31 Dec 2016: Every lead has something overdue; the next task is due 28 Feb 2017. "
        "Most rests on Ann Example: 2 live tasks, 1 alone.",
        "South (made up), as at 30 Sep 2017: Bea Sample has nothing overdue; the next task is due 30 Nov 2017.",
    ]
    (north,) = leads_words.answers(leads(sample, plans=[NORTH]))
    assert north.startswith("Every lead has")


def test_live_tasks_alone_and_with_others_make_up_all_live_ones(sample):
    ann = leads(sample)[0]
    assert (ann.live, ann.alone, ann.joint) == (2, 1, 1)
    assert ann.parts == (
        Part("complete", "declared", 0), Part("complete", "computed", 1),
        Part("behind", "declared", 0), Part("behind", "computed", 1),
        Part("off_track", "declared", 0), Part("off_track", "computed", 1),
    )  # fmt: skip


def test_everyone_stands_in_order_of_name_under_a_heading_a_plan(frame):
    page = through_frame(frame, "work/leads/page.py")
    assert not page.exception
    assert cells(page, "leads") == [
        ["Ann Example", "2", "1", "31 Dec 2017", "1 / 1", "1 complete, 1 behind schedule and 1 off track"],
        ["Outreach Team", "3", "1", "28 Feb 2017", "2 / 1", "1 on schedule, 1 off track and 2 not rated"],
        ["No lead given", "1", "", "", "1 / 0", "1 no information"],
        ["Bea Sample", "2", "", "31 Mar 2018", "2 / 0", "1 complete, 1 on schedule and 1 not rated"],
        ["No lead given", "1", "", "30 Nov 2017", "1 / 0", "1 on schedule"],
    ]
    rows = drawing(page, "leads")["rows"]
    assert [row["heading"] for row in rows[2:4]] == [
        "North (made up), as at 31 Dec 2016",
        "South (made up), as at 30 Sep 2017",
    ]
    assert rows[0]["cells"][0]["under"] == "person"


def test_a_lead_opens_beside_with_their_tasks_and_a_task_of_theirs_in_their_place(frame):
    page = through_frame(frame, "work/leads/page.py", plan=SOUTH, who="Bea Sample")
    assert not page.exception
    said = [one.value.replace("\\", "") for one in page.markdown]
    assert "Bea Sample leads 2 live tasks, all alone; none is overdue; the next is due 31 Mar 2018." in said
    assert ids(page, "leads_tasks") == [f"{SOUTH}/{ref}" for ref in ("4", "2", "1")]
    assert drawing(page, "leads")["chosen"] == "Bea Sample"
    page.button(key="leads_chase").click().run()
    assert page.code[0].value == "Nothing that Bea Sample leads is overdue or due within 90 days.\n".rstrip()
    page.query_params["task"] = f"{SOUTH}/2"
    page.run()
    assert any("2: Made-up task 2" in one.value.replace("\\", "") for one in page.header)
    page.button(key="task_close").click().run()
    assert page.query_params["who"] == "Bea Sample"
    page.button(key="leads_close").click().run()
    assert "who" not in page.query_params


@pytest.mark.parametrize(
    ("asked", "opens"),
    [({"lead": "Bea Sample"}, True), ({"who": "Nobody **known**"}, False), ({"who": "No lead given"}, True)],
)
def test_one_whom_the_filters_leave_alone_opens_and_nobody_known_is_said(frame, asked, opens):
    page = through_frame(frame, "work/leads/page.py", plan=SOUTH, **asked)
    assert not page.exception
    assert any(one.key == "leads_chase" for one in page.button) == opens
    assert any("Nobody" in one.value for one in page.info) != opens
