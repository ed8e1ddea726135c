"""Deciding on one task through the frame: every field, what is refused, what others decided, undo, findings."""

from datetime import date

import pytest
from helpers.drawn_rows import cells, everything
from helpers.framed import through_frame
from helpers.sample_plans import NORTH
from helpers.sample_rows import insert

import loaders
import queries

pytestmark = pytest.mark.slow

TASK = f"{NORTH}/1b"


def connection():
    """The process's connection, as the pages have it."""
    from pages.common.data import _opened

    return _opened().connection


def doubt(ref: str, rule: str, severity: str = "error", **values) -> None:
    """A finding about a task of North."""
    insert(
        connection(), "finding", snapshot_id=NORTH, task_id=f"{NORTH}/{ref}", rule=rule, severity=severity,
        message=f"{rule} <b>{ref}</b>", locator="line 1", **values,
    )  # fmt: skip


def opened(frame, ref: str = "1b", **parameters):
    """The task's page."""
    return well(through_frame(frame, "work/tasks/page.py", task=f"{NORTH}/{ref}", **parameters))


def well(page):
    """The page, if it was drawn without an error."""
    assert not page.exception
    return page


def labelled(widgets, label: str):
    """The widget with a label."""
    return next(one for one in widgets if one.label.replace("\\", "") == label)


def text(page) -> str:
    """What the page says, as it is read."""
    parts = [page.markdown, page.caption, page.success, page.error, page.warning, page.info]
    return "\n".join([*(one.value for part in parts for one in part), everything(page)]).replace("\\", "")


def choose(page, field: str):
    """The form for a field."""
    return well(page.button_group(key="task_decide_field").set_value(field).run())


def press(page, label: str):
    """The page after a button."""
    return well(labelled(page.button, label).click().run())


def record(page, *, why="agreed at the board", who="Ann Example", as_at=None):
    """The page after the form was sent."""
    labelled(page.text_input, "Why").set_value(why)
    labelled(page.text_input, "Your name").set_value(who)
    if as_at:
        labelled(page.date_input, "Holds from").set_value(as_at)
    return press(page, "Record this decision")


def decide(field: str, value: str | None, *, ref="1b", who="Bea Sample", why="seen the report"):
    """A decision that somebody else makes meanwhile; its id."""
    decision = loaders.Decision(field, value, why, who)
    one = loaders.Deciding(NORTH, f"{NORTH}/{ref}", date(2016, 12, 31), decision)
    return loaders.decide(connection(), [one])[0]


def shown(*columns: str, ref: str = "1b"):
    """Values of a task as every page has them."""
    asked = f"select {', '.join(columns)} from task_at(null) where task_id = $task_id"
    return connection().execute(asked, {"task_id": f"{NORTH}/{ref}"}).fetchone()


def test_the_form_stands_open_at_the_rating_that_is_shown(frame):
    page = opened(frame)
    assert labelled(page.radio, "Rating").value == "off_track"
    assert labelled(page.date_input, "Holds from").value == date(2016, 12, 31)


def test_a_rating_shows_at_once_marked_confirmed(frame):
    page = opened(frame)
    labelled(page.radio, "Rating").set_value("complete")
    page = record(page)
    assert "Recorded: rating C Complete. It shows in every figure from 31 Dec 2016 on." in text(page)
    assert cells(page, "task_ratings")[-1][:2] == ["A person", "C Complete, confirmed"]
    assert shown("rating", "rating_basis") == ("complete", "confirmed")
    assert labelled(page.text_input, "Why").value == ""
    assert labelled(page.text_input, "Your name").value == "Ann Example"


@pytest.mark.parametrize(
    ("field", "label", "kind", "given", "column", "stored", "said"),
    [
        ("disposition", "Standing", "selectbox", "closed_without_doing", "disposition", "closed_without_doing",
         "closed without doing, confirmed"),
        ("due_on", "Due date", "date_input", date(2017, 3, 31), "due_on", date(2017, 3, 31),
         "Due 31 Mar 2017, confirmed"),
        ("leads", "Leads", "multiselect", ["Outreach Team"], "leads", ["Outreach Team"],
         "lead: Outreach Team, confirmed"),
        ("leads", "Leads", "multiselect", [], "leads", [], "lead: no lead given, confirmed"),
        ("section", "Section", "selectbox", "Health", "section", "Health", "Health, confirmed"),
        ("duplicate_of", "Duplicate of", "selectbox", f"{NORTH}/1c", "duplicate_of", f"{NORTH}/1c",
         "duplicate of 1c, confirmed"),
    ],
)  # fmt: skip
def test_each_field_is_decided(frame, field, label, kind, given, column, stored, said):
    page = choose(opened(frame), field)
    labelled(getattr(page, kind), label).set_value(given)
    page = record(page)
    assert shown(column) == (stored,)
    assert said in text(page)


def test_a_note_is_text_with_its_lines(frame):
    page = choose(opened(frame), "note")
    labelled(page.text_area, "Note").set_value("**Not bold** <b>x</b>\nsecond line\n\n" + "x" * 9_900)
    page = record(page)
    assert "Recorded: a note" in text(page)
    note = next(one.value for one in page.markdown if "Not bold" in one.value)
    assert note.startswith("\\*\\*Not bold\\*\\* \\<b\\>x\\<\\/b\\>  \nsecond line\n\nxxx")
    assert shown("confirmed") == ([],)


def test_a_decision_is_left_to_the_document_again(frame):
    decide("rating", "complete")
    page = opened(frame)
    labelled(page.checkbox, "Take the earlier decision out of force: as the document has it").set_value(True)
    page = record(page)
    assert "Recorded: rating as the document has it" in text(page)
    assert shown("rating", "rating_basis") == ("off_track", "computed")


@pytest.mark.parametrize(
    ("field", "kind", "label", "given", "sent", "said"),
    [
        ("rating", "radio", "Rating", "complete", {"why": " "}, "Give your name and the reason"),
        ("rating", "radio", "Rating", "complete", {"who": " "}, "Give your name and the reason"),
        ("rating", "radio", "Rating", "complete", {"as_at": date(1999, 1, 1)}, "1 Jan 1999, to hold from, lies outside"),
        ("due_on", "date_input", "Due date", date(1917, 3, 31), {}, "31 Mar 1917 lies outside 2000 to 2100"),
        ("leads", "multiselect", "Leads", ["N/K"], {}, "names no lead"),
        ("note", "text_area", "Note", "x" * 10_001, {}, "The note has 10,001 characters"),
        ("note", "text_area", "Note", " ", {}, "The note is empty"),
    ],
)  # fmt: skip
def test_what_is_refused_is_one_sentence_and_nothing_typed_is_lost(frame, field, kind, label, given, sent, said):
    page = choose(opened(frame), field)
    labelled(getattr(page, kind), label).set_value(given)
    page = record(page, **sent)
    assert len(page.error) == 1
    assert said in page.error[0].value.replace("\\", "")
    assert labelled(getattr(page, kind), label).value == given
    assert labelled(page.text_input, "Why").value == sent.get("why", "agreed at the board")
    assert connection().execute("select count(*) from decision").fetchone() == (0,)


def test_a_rating_has_to_be_chosen_where_there_is_none(frame):
    page = record(opened(frame, "2c"))
    assert page.error[0].value.replace("\\", "") == "Nothing is recorded yet: choose a rating, then try again."
    assert labelled(page.text_input, "Why").value == "agreed at the board"


def test_a_load_withdrawn_meanwhile_is_said_and_what_was_typed_shows(frame):
    page = opened(frame)
    labelled(page.radio, "Rating").set_value("complete")
    loaders.withdraw(connection(), NORTH, withdrawn_by="Ada", reason="wrong file")
    page = record(page, why="a long story")
    assert "isn’t in the plans at this date" in text(page)
    assert "a long story" in text(page)
    assert connection().execute("select count(*) from decision").fetchone() == (0,)


def test_a_date_after_the_pages_says_when_it_will_show(frame):
    page = opened(frame)
    labelled(page.radio, "Rating").set_value("complete")
    page = record(page, as_at=date(2017, 3, 31))
    assert "it shows once the as-at date is 31 Mar 2017 or later" in text(page)
    assert shown("rating") == ("off_track",)


@pytest.mark.parametrize(
    ("button", "rating", "said"),
    [
        ("Keep theirs", "behind", "Nothing of yours was recorded"),
        ("Record mine over it", "complete", "Recorded: rating"),
    ],
)
def test_who_decides_second_sees_the_first_and_chooses(frame, button, rating, said):
    page = opened(frame)
    labelled(page.radio, "Rating").set_value("complete")
    decide("rating", "behind")
    page = record(page)
    assert "Somebody decided the same while this form was open" in text(page)
    assert "Bea Sample" in text(page) and "“A Behind schedule” at" in text(page)
    assert shown("rating") == ("behind",)
    page = press(page, button)
    assert said in text(page)
    assert shown("rating") == (rating,)
    assert "Somebody decided" not in text(page)


def test_a_decision_is_undone_with_a_reason(frame):
    decide("due_on", "2017-03-31")
    page = opened(frame)
    assert "Bea Sample" in text(page) and "holds from 31 Dec 2016. Reason: seen the report" in text(page)
    page = press(page, "Undo due date")
    page = press(page, "Undo this decision")
    assert "Give your name and the reason" in page.error[0].value
    labelled(page.text_input, "Why it is undone").set_value("a slip")
    page.text_input(key="task_undo_who").set_value("Ann Example")
    page = press(page, "Undo this decision")
    assert "Undone: due date." in text(page)
    assert shown("due_on", "confirmed") == (date(2015, 10, 31), [])


def answer(page, label: str, why: str = "asked the lead"):
    """The page after a finding was answered."""
    page = press(page, label)
    labelled(page.text_input, "Why this answer").set_value(why)
    page.text_input(key="task_answer_who").set_value("Ann Example")
    return press(page, "Record this answer")


def test_a_suggestion_is_accepted_and_recorded_with_its_finding(frame):
    frame.run()
    doubt("2c", "reversed_range", suggested_field="due_on", suggested_value="2017-03-31")
    page = answer(opened(frame, "2c"), "Accept: due 31 Mar 2017")
    assert shown("due_on", ref="2c") == (date(2017, 3, 31),)
    assert connection().execute("select field, value from decision order by field").fetchall() == [
        ("due_on", "2017-03-31"),
        ("finding:reversed_range", "accepted"),
    ]
    assert "Accepted by Ann Example" in text(page)
    assert not [one for one in page.button if one.label.startswith("Accept")]


def test_a_finding_is_dismissed(frame):
    frame.run()
    doubt("1b", "text_cut", "warning")
    page = answer(opened(frame), "Dismiss", "it is whole")
    assert "Dismissed by Ann Example" in text(page) and "Reason: it is whole" in text(page)
    assert "Finding “Text that stops in mid-phrase”: dismissed" in text(page)


def test_a_spelling_is_merged_through_its_finding(frame):
    frame.run()
    doubt(
        "1b", "near_spelling", "note", source_text="Outreach Team", suggested_field="lead_name",
        suggested_value="Ann Example",
    )  # fmt: skip
    answer(opened(frame), "Accept: one lead, “Ann Example”")
    assert shown("leads") == (["Ann Example"],)
    assert (
        queries.run(connection(), "task_findings", on_date=None, known_at=None, plan_id=NORTH)["answer"][0]
        == "accepted"
    )


def test_a_task_of_several_like_it_is_a_duplicate_of_the_one_chosen(frame):
    frame.run()
    doubt(
        "1b", "same_work", "note", suggested_field="duplicate_of", suggested_value=f"{NORTH}/1a",
        other_task_ids=[f"{NORTH}/1a", f"{NORTH}/1c"],
    )  # fmt: skip
    page = opened(frame)
    assert labelled(page.button, "Accept: duplicate of 1a")
    answer(page, "Accept: duplicate of 1c")
    assert shown("duplicate_of", "disposition") == (f"{NORTH}/1c", "duplicate")


def test_who_answers_second_is_told(frame):
    frame.run()
    doubt("1b", "text_cut", "warning")
    page = press(opened(frame), "Dismiss")
    decide("finding:text_cut", "dismissed")
    labelled(page.text_input, "Why this answer").set_value("mine")
    page.text_input(key="task_answer_who").set_value("Ann Example")
    page = press(page, "Record this answer")
    assert "Somebody decided the same" in text(page)
    assert "Nothing of yours was recorded" in text(press(page, "Keep theirs"))


def test_the_past_is_not_decided_on(frame):
    decide_in = opened(frame, known_on="2030-01-01")
    assert "Clear “As known on” to decide something" in text(decide_in)
    assert not [one for one in decide_in.button if one.label == "Record this decision"]


def test_who_only_reads_sees_a_task_and_its_findings_and_can_answer_nothing(frame):
    frame.run()
    doubt("1b", "text_cut", "warning")
    decide("due_on", "2017-03-31")
    frame.session_state["plan"] = NORTH
    page = well(through_frame(frame, "status/home/page.py", read="1", task=TASK))
    assert "text_cut" in text(page) and "Bea Sample" in text(page)
    assert {one.label for one in page.button} <= {"Previous", "Next", "Close", "Cymraeg"}
    assert not page.radio and not [one for one in page.text_input if one.label in ("Why", "Your name")]
