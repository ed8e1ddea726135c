"""The leads' briefs: whose tasks stand in them, and the page, the text and the calendar that are made of them."""

import io
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import icalendar
import pytest
from helpers.board_packs import AT, NOTTS, NPT, both, huge, made, shipped_database
from helpers.board_pdf import assert_accessible, joined, page_texts, tags
from helpers.sample_plans import NORTH, SOUTH, fill

import queries
from loaders import PackEdit, edit_pack, open_database
from pages.board.files import bundle
from pages.board.files.calendar_file import calendar
from pages.board.files.paper.briefs import all_briefs, brief_pdf, brief_text, subject
from pages.board.pack import late_words
from pages.board.pack.briefs import BUCKETS, Brief, Bucket, briefs, usual_reply_by
from pages.board.pack.choice import Choice
from pages.board.pack.issue import issue

pytestmark = pytest.mark.slow

HOME = "http://127.0.0.1:8501"
LATE = "The task is late. Please give the latest report, the cause, the recovery action and a revised date."


def briefs_made(
    connection, plans, as_at: date, audience: str = "board", lead: str | None = None, pack=None
) -> list[Brief]:
    """The briefs of a choice."""
    choice = Choice(plans, as_at, audience, lead)
    pack = pack or made(connection, plans, as_at, audience, lead)
    return briefs(choice, partial(queries.run, connection), pack, HOME)


@pytest.fixture(scope="module")
def north() -> dict[str, Brief]:
    """The briefs of North by lead."""
    with open_database(":memory:") as connection:
        fill(connection)
        return {brief.lead: brief for brief in briefs_made(connection, (NORTH,), date(2016, 12, 31))}


def held(brief: Brief) -> dict[str, list[str]]:
    """The refs in each bucket that has any."""
    return {bucket.code: [task.ref for task in bucket.tasks] for bucket in brief.buckets if bucket.count}


def many(number: int, pack=None) -> Brief:
    """A brief of so many tasks, in all buckets."""
    pack = pack or huge()
    tasks = (pack.tasks * 3)[:number]
    share = -(-number // len(BUCKETS))
    parts = [tasks[at * share : (at + 1) * share] for at in range(len(BUCKETS))]
    buckets = tuple(Bucket(*one, len(part), part) for one, part in zip(BUCKETS.items(), parts, strict=True))
    title = "Prevent tasks of <i>Team</i> #1, as at 31 Mar 2020"
    return Brief(
        "<i>Team</i> #1", title, pack.as_at, pack.filters, number, pack.marking, pack.basis, pack.quality, pack.key,
        False, buckets, f"{HOME}/tasks?plan={'x' * 200}",
    )  # fmt: skip


def test_each_lead_has_their_tasks_the_most_urgent_first(north):
    assert {lead: held(brief) for lead, brief in north.items()} == {
        "Ann Example": {"overdue": ["1b"], "later": ["2b"], "settled": ["1a"]},
        "Outreach Team": {"overdue": ["1b"], "days_60": ["1c"], "undated": ["2c"], "settled": ["2d"]},
    }
    ann = north["Ann Example"]
    assert (ann.number, ann.summary) == (3, "1 overdue, 1 due later and 1 complete or closed")
    assert ann.filters == "North (made up), as at 31 Dec 2016, lead Ann Example: 3 tasks"
    assert ann.link == f"{HOME}/tasks?plan=North+%28made+up%29&as_at=2016-12-31&lead=Ann+Example"
    assert ann.request == "Please reply to 1 question about 1 task."
    assert ann.asked_of(f"{NORTH}/1b") == (LATE,)


def test_each_is_asked_what_the_board_asks_and_what_a_late_tasks_plan_lacks(sample):
    key = Choice((SOUTH,), date(2017, 9, 30)).key()
    sample.execute(
        "update task set due_on = date '2017-08-31', next_steps = 'Meet them', declared_rating = 'on_schedule', "
        "declared_text = 'Green', declared_from = 'text', progress = null, status_text = null where task_id = $id",
        {"id": f"{SOUTH}/2"},
    )
    bea = next(one for one in briefs_made(sample, (SOUTH,), date(2017, 9, 30)) if one.lead == "Bea Sample")
    asked = {one.task_id.rpartition("/")[2]: one.said for one in bea.asked}
    assert asked["2"] == (
        "Task 2 is called on schedule, yet it was due on 31 Aug 2017 and is 30 days overdue: when will it be done?",
        "The task is late. Please give the latest report and the cause.",
    )
    told = [late_words.item(f"{SOUTH}/2", field) for field in ("report", "cause")]
    edit_pack(sample, key, [PackEdit(one, "A manager's words") for one in told], edited_by="Ann Example")
    bea = next(one for one in briefs_made(sample, (SOUTH,), date(2017, 9, 30)) if one.lead == "Bea Sample")
    assert len(bea.asked_of(f"{SOUTH}/2")) == 1


@pytest.mark.parametrize(
    ("today", "day"), [(date(2017, 10, 14), date(2017, 10, 14)), (date(2017, 10, 15), None)], ids=["ahead", "passed"]
)
def test_no_day_to_reply_by_is_made_up(today, day):
    assert usual_reply_by(date(2017, 9, 30), today) == day


@pytest.mark.parametrize(
    ("lead", "reply_by", "said"),
    [
        ("Ann Example", "", "Prevent tasks of Ann Example, as at 31 Dec 2016: 1 overdue"),
        ("Ann Example", "2017-01-14", "Prevent tasks of Ann Example: 1 overdue; reply by 14 Jan 2017"),
        ("The Safer Communities Team of the North", "2017-01-14", "Your Prevent tasks: 1 overdue; reply by 14 Jan 2017"),
    ],
)  # fmt: skip
def test_a_subject_is_whole_words_and_fits_a_line(north, lead, reply_by, said):
    assert subject(replace(north["Ann Example"], lead=lead, reply_by=reply_by)) == said
    assert len(f"Subject: {said}") <= 78


def test_counts_are_the_querys():
    connection = shipped_database()
    pack = both()
    choice = Choice((NPT, NOTTS), AT[NPT])
    rows = queries.run(connection, "lead_brief", **choice.parameters())
    counted = {key: len(group) for key, group in rows.groupby(["lead", "bucket"])}
    found = briefs_made(connection, choice.plans, choice.as_at, pack=pack)
    assert {(one.lead, part.code): part.count for one in found for part in one.buckets if part.count} == counted
    assert all(len(part.tasks) == part.count for one in found for part in one.buckets)
    assert len(found) == rows["lead"].nunique()


def test_a_lead_of_several_plans_has_one_brief_over_all(sample):
    sample.execute("update task_lead set lead = 'Ann Example' where lead = 'Bea Sample'")
    ann = next(one for one in briefs_made(sample, (NORTH, SOUTH), date(2017, 9, 30)) if one.lead == "Ann Example")
    assert ann.is_several_plans
    assert ann.filters == "North (made up) and South (made up), as at 30 Sep 2017, lead Ann Example: 6 tasks"
    assert ann.link == f"{HOME}/tasks?as_at=2017-09-30&lead=Ann+Example"
    assert held(ann) == {"overdue": ["1b"], "later": ["2b", "2"], "undated": ["4"], "settled": ["1a", "1"]}
    assert "- South (made up), 2: " in brief_text(ann)


def test_a_leads_pack_has_their_brief_alone_and_a_public_one_none(sample):
    found = briefs_made(sample, (NORTH,), date(2016, 12, 31), "lead", "Ann Example")
    assert [brief.lead for brief in found] == ["Ann Example"]
    assert briefs_made(sample, (NORTH,), date(2016, 12, 31), "public") == []


def test_a_task_that_the_pack_lacks_is_only_counted(sample):
    pack = made(sample, NORTH, date(2016, 12, 31))
    fewer = replace(pack, tasks=tuple(task for task in pack.tasks if task.ref != "1b"))
    ann = briefs_made(sample, (NORTH,), date(2016, 12, 31), pack=fewer)[0]
    assert (held(ann)["overdue"], ann.buckets[0].count) == ([], 1)
    assert "- and 1 more, at the link" in brief_text(ann)
    assert "and 1 more, at the link below" in page_texts(brief_pdf(ann))[0]


def test_the_page_is_accessible_and_says_what_the_brief_says(north):
    team = replace(north["Outreach Team"], marking="DRAFT", reply_by="2017-01-14", stamp="Issue 1 · version 2")
    content = brief_pdf(team)
    assert_accessible(content, team.title)
    names = [name for name, _ in tags(content)]
    assert {"H1", "Table", "TH", "TD", "P", "Link"} <= set(names)
    (text,) = page_texts(content)
    assert text.startswith("DRAFT Page 1 of 1 Prevent tasks of Outreach Team, as at 31 Dec 2016 North (made up)")
    assert text.endswith("DRAFT Issue 1 · version 2")
    assert f"Please reply by 14 Jan 2017 to 1 question about 1 task. • 1b: {LATE}" in text
    for said in (team.filters, team.basis, team.quality, team.link, "1c Made-up task 1c 28 Feb 2017 in 59 days"):
        assert joined(said).replace(" ", "") in text.replace(" ", "")
    assert "**Notbold**<b>task</b>[link](https://example.org)$x$" in text.replace(" ", "")


@pytest.mark.parametrize("number", [1, 7, 60, pytest.param(400, marks=pytest.mark.long)])
def test_it_is_one_page_however_many_tasks_there_are(number):
    for pack in (huge(), both()):
        brief = many(number, pack)
        (text,) = page_texts(brief_pdf(brief))
        assert joined(brief.title) in text
        assert ("more, at the link below" in text) is (number > 7)


def test_what_is_left_out_is_the_least_urgent():
    brief = many(60, both())
    (text,) = page_texts(brief_pdf(brief))
    more = int(text.split(" more, at the link below")[0].rpartition(" ")[2])
    assert 10 < len(brief.live) - more < len(brief.live)
    assert all(f"{task.ref} {task.action[:12]}" in text for task in brief.buckets[0].tasks)


def test_the_text_is_ready_to_send(north):
    ann = replace(north["Ann Example"], marking="OFFICIAL", stamp="Issue 1 · version 2")
    assert (
        brief_text(ann).split("Of all tasks")[0]
        == f"""\
OFFICIAL
Subject: Prevent tasks of Ann Example, as at 31 Dec 2016: 1 overdue

Tasks led by Ann Example: 1 overdue, 1 due later and 1 complete or closed.
Please reply to 1 question about 1 task.
What is counted: North (made up), as at 31 Dec 2016, lead Ann Example: 3
tasks.

OVERDUE (1)
- 1b: Made-up task 1b
  Due 31 Oct 2015 (14 months overdue). Rating: R Off track, computed.
  Next steps: not recorded
  Asked of you: The task is late. Please give the latest report, the cause,
  the recovery action and a revised date.

DUE LATER (1)
- 2b: Made-up task 2b
  Due 31 Dec 2017 (in 365 days). Rating: A Behind schedule, computed.
  Next steps: not recorded

COMPLETE OR CLOSED (1)
- 1a: Made-up task 1a
  Due 30 Jun 2016 (complete). Rating: C Complete, computed.

All of these tasks in the dashboard:
{ann.link}

"""
    )
    assert joined(
        f"Of all tasks in the pack that this is part of: {ann.basis} {ann.quality} Key: C Complete:"
    ) in joined(brief_text(ann))
    assert brief_text(ann).endswith("\nIssue 1 · version 2\nOFFICIAL\n")


def test_no_line_of_the_text_is_long_but_the_link():
    brief = many(200)
    lines = brief_text(brief).splitlines()
    assert [line for line in lines if len(line) > 78] == [brief.link]
    assert lines[0] == lines[-1] == "DRAFT & <official>"


def test_the_calendar_has_each_live_task_with_a_date(north):
    team = replace(north["Outreach Team"], marking="DRAFT, not for sharing; ask")
    content = calendar(team)
    read = icalendar.Calendar.from_ical(content)
    assert (read["method"], read["x-wr-calname"]) == ("PUBLISH", "Prevent tasks: Outreach Team")
    assert [(one["uid"], one["summary"], one["dtstart"].dt) for one in read.walk("VEVENT")] == [
        (f"{NORTH}/1b@prevent-action-plan-dashboard", "Due: 1b Made-up task 1b", date(2015, 10, 31)),
        (f"{NORTH}/1c@prevent-action-plan-dashboard", "Due: 1c Made-up task 1c", date(2017, 2, 28)),
    ]
    assert str(read.walk("VEVENT")[1]["description"]).split("\n") == [
        "Marking: DRAFT, not for sharing; ask", "Task 1c of North (made up): Made-up task 1c", "Lead: Outreach Team",
        "Rating: G On schedule, computed", "As at 31 Dec 2016", "Next steps: not recorded",
        f"All tasks of Outreach Team: {team.link}", "Working copy, not issued",
    ]  # fmt: skip
    late, ahead = read.walk("VEVENT")
    assert late.walk("VALARM") == []
    (alarm,) = ahead.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt, alarm["description"]) == (
        "DISPLAY", timedelta(days=-14), "In two weeks. Due: 1c Made-up task 1c",
    )  # fmt: skip
    assert b"DTSTART;VALUE=DATE:20170228\r\n" in content


def test_a_calendar_cancels_what_an_earlier_issue_held_and_none_is_empty(sample):
    ask, when = partial(queries.run, sample), date(2016, 12, 31)
    choice = Choice((NORTH,), when)

    def calendars(changed: str = "") -> dict[str, bytes]:
        """Issues the pack once more with all its briefs; each lead's calendar."""
        if changed:
            sample.execute(changed)
        pack = made(sample, NORTH, when)

        @contextmanager
        def making(stamped, which):
            theirs = bundle.gathered(choice, ask, stamped, HOME, None, which)
            yield tuple(
                bundle.attempt(one, pytest.fail) for one in bundle.to_make(stamped, theirs) if "zip" in one.name
            )

        done = issue(sample, choice, pack, making, issued_by="Ann Example")
        with zipfile.ZipFile(io.BytesIO(done.files[0].content)) as archive:
            return {name.partition("/")[0]: archive.read(name) for name in archive.namelist() if name.endswith(".ics")}

    def told(content: bytes) -> list[tuple]:
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        return [
            (str(one["uid"])[-32:-30], int(one["sequence"]), str(one["status"]), str(one["summary"])) for one in events
        ]

    first = calendars()
    assert told(first["outreach-team"]) == [
        ("1b", 100_001, "CONFIRMED", "Due: 1b Made-up task 1b"), ("1c", 100_001, "CONFIRMED", "Due: 1c Made-up task 1c"),
    ]  # fmt: skip
    finished = "evidence = 'done', declared_rating = 'complete', declared_text = 'Done', declared_from = 'text'"
    second = calendars(f"update task set {finished} where ref = '1b'")
    assert told(second["outreach-team"]) == [
        ("1c", 100_002, "CONFIRMED", "Due: 1c Made-up task 1c"),
        ("1b", 100_002, "CANCELLED", "Cancelled: Due: 1b Made-up task 1b"),
    ]
    assert b"METHOD:PUBLISH" in second["outreach-team"]
    third = calendars(f"update task set {finished} where ref = '1c'")
    assert [(uid, status) for uid, _, status, _ in told(third["outreach-team"])] == [
        ("1c", "CANCELLED"), ("1b", "CANCELLED"),
    ]  # fmt: skip
    assert b"METHOD:CANCEL\r\n" in third["outreach-team"]
    gone = calendars("delete from task_lead where lead = 'Ann Example'")
    assert {uid: status for uid, _, status, _ in told(gone["ann-example"])} == dict.fromkeys(
        ("1a", "1b", "2b"), "CANCELLED"
    )
    after = calendars("update task set action = 'Said anew' where ref = '2c'")
    assert list(after) == [
        "outreach-team"
    ]  # who leads nothing was told so once; who leads nothing dated has no calendar


def test_the_calendar_is_folded_and_escaped():
    brief = many(200)
    content = calendar(brief)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    dated = [task for task in brief.live if task.due_on]
    assert [str(one["uid"]).partition("@")[0] for one in events] == [task.task_id for task in dated]
    said = [" ".join(f"Task {task.ref} of {task.plan}: {task.action}".split()) for task in dated]
    assert all(one in " ".join(event["description"].split()) for one, event in zip(said, events, strict=True))


def test_the_zip_has_three_files_a_lead_under_names_of_their_own(north):
    ann, team = north["Ann Example"], north["Outreach Team"]
    told = []
    undated = replace(team, asked=(), buckets=tuple(one for one in team.buckets if one.code in ("undated", "settled")))
    alike = [ann, replace(ann, lead="ann example!"), replace(ann, lead="李"), replace(ann, lead="../../x"), undated]
    content = all_briefs(alike, lambda done, total: told.append((done, total)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert archive.read(names[1]).decode() == brief_text(ann)
        assert archive.read(names[2]) == calendar(ann)
        assert archive.read(names[0]).startswith(b"%PDF")
    assert names == [
        f"{one}/prevent-brief-{one}-as-at-2016-12-31.{ending}"
        for one in ("ann-example", "ann-example-2", "plan", "x", "outreach-team")
        for ending in ("pdf", "txt", *(["ics"] if one != "outreach-team" else []))
    ]
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert zipfile.ZipFile(io.BytesIO(all_briefs([]))).namelist() == []
