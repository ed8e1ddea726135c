"""The challenge list through the frame: what it says, a question opened, answered, left, and met by another's answer."""

import os
from datetime import date

from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

from loaders import Deciding, Decision, decide, open_database

PAGE, LIST = "status/challenge/page.py", "challenge_rows"
ENTRY = f"{NORTH}/2a|owner_never_named"
NEXT = f"{SOUTH}/3|owner_never_named"
QUESTION = "No lead has been named for task 2a: who answers for it?"


def headline(shown) -> str:
    """What the page answers first."""
    return shown.header[0].value


def question(shown) -> str | None:
    """The question that is open; None where none is."""
    return shown.header[1].value.replace("\\", "") if len(shown.header) > 1 else None


def text(shown) -> str:
    """What the page says in its own sentences."""
    return "\n".join(one.value for part in (shown.markdown, shown.caption) for one in part).replace("\\", "")


def opened(frame, entry: str = ENTRY, **parameters):
    """The page with a question open, as its address asks."""
    return through_frame(frame, PAGE, entry=entry, **parameters)


def fill(shown, entry: str = ENTRY, *, answer: str, why: str = "agreed at the board", who: str = "Ada Finch"):
    """The form filled in, not yet sent."""
    key = f"challenge_{entry}"
    shown.radio(key=f"{key}_answer").set_value(answer).run()
    shown.text_input(key=f"{key}_why").set_value(why)
    shown.text_input(key=f"{key}_who").set_value(who)
    return shown


def send(shown):
    """The form, sent."""
    return next(one for one in shown.button if one.label == "Record this answer").click().run()


def decided() -> list[tuple]:
    """What is recorded, straight from the database."""
    with open_database(os.environ["PREVENT_DATABASE"]) as connection:
        rows = connection.execute("select task_id, field, value, reason, decided_by from decision order by decided_at")
        return rows.fetchall()


def test_it_says_what_to_ask_and_what_is_called_complete(frame):
    shown = through_frame(frame, PAGE)
    assert headline(shown) == "2 questions for the board"
    assert "1 task is reported complete; its words show it." in text(shown)
    assert cells(shown, LIST) == [
        ["No lead has been named for task 2a: who answers for it?", "North (made up)", "no lead given", "N No information, computed"],
        ["No lead has been named for task 3: who answers for it?", "South (made up)", "no lead given", "G On schedule, computed"],
    ]  # fmt: skip
    assert "have no earlier version" in text(shown)
    assert question(shown) is None


def test_a_plan_that_calls_nothing_complete_says_so(frame):
    shown = through_frame(frame, PAGE, plan=NORTH)
    assert "calls none of these tasks complete" in text(shown)
    assert headline(shown) == "1 question for the board"


def test_nothing_left_says_what_was_checked(frame):
    shown = through_frame(frame, PAGE, plan=SOUTH, lead="Bea Sample")
    assert headline(shown) == "No questions for the board"
    assert "3 tasks checked: called complete against the words" in text(shown)


def test_a_question_opens_with_both_sides_and_its_answers(frame):
    shown = opened(frame)
    assert not shown.exception
    assert question(shown) == QUESTION
    assert shown.radio(key=f"challenge_{ENTRY}_answer").options == [
        "It has a lead",
        "It needs no lead\\: the plan is right as it stands",
    ]
    assert [row[:2] for row in cells(shown, "challenge_sides")] == [
        ["The plan", "none"], ["Words and dates", "N No information, computed"],
    ]  # fmt: skip
    assert "Nothing is reported." in text(shown)


def test_an_answer_is_recorded_and_the_question_leaves_the_list(frame):
    shown = fill(opened(frame), answer="leads")
    shown.text_input(key=f"challenge_{ENTRY}_leads").set_value("Ann Example; Outreach Team")
    shown = send(shown)
    assert not shown.exception and not shown.error
    assert "It has a lead" in shown.success[0].value
    assert ids(shown, LIST) == [NEXT]
    assert question(shown) == "No lead has been named for task 3: who answers for it?"
    assert shown.query_params["entry"] in (NEXT, [NEXT])
    value = '[{"lead": "Ann Example", "lead_kind": "person"}, {"lead": "Outreach Team", "lead_kind": "team"}]'
    assert decided() == [(f"{NORTH}/2a", "leads", value, "agreed at the board", "Ada Finch")]
    shown.button(key="recorded_undo").click().run()
    assert shown.success[0].value == "Undone\\: the decision just recorded\\."
    assert ids(shown, LIST) == [ENTRY, NEXT]


def test_the_plan_is_right_as_it_stands_and_the_last_answer_closes_the_pane(frame):
    shown = send(fill(opened(frame, plan=NORTH), answer="dismiss"))
    assert headline(shown) == "No questions for the board"
    assert question(shown) is None and "entry" not in shown.query_params
    assert [row[1:3] for row in decided()] == [("finding:owner_never_named", "dismissed")]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(frame):
    shown = fill(opened(frame), answer="leads", who="")
    for missing, given in (("Name the lead first", "Ann"), ("name and the reason", "Ann")):
        shown = send(shown)
        assert missing in shown.error[0].value
        assert shown.text_input(key=f"challenge_{ENTRY}_why").value == "agreed at the board"
        shown.text_input(key=f"challenge_{ENTRY}_leads").set_value(given).run()
    assert question(shown) == QUESTION
    assert decided() == []


def test_an_answer_that_another_gave_meanwhile_is_shown_for_a_choice(frame):
    shown = fill(opened(frame), answer="dismiss")
    theirs = Decision("finding:owner_never_named", "accepted", "asked him", "Bo")
    with open_database(os.environ["PREVENT_DATABASE"]) as connection:
        decide(connection, [Deciding(NORTH, f"{NORTH}/2a", date(2016, 12, 31), theirs)])
    shown = send(shown)
    assert "Somebody decided the same" in shown.warning[0].value
    assert len(decided()) == 1
    next(one for one in shown.button if one.label == "Record mine over it").click().run()
    assert [row[4] for row in decided()] == ["Bo", "Ada Finch"]
    assert ids(shown, LIST) == [NEXT]


def test_an_address_whose_question_is_answered_says_so(frame):
    shown = through_frame(frame, PAGE, entry=f"{NORTH}/1a|complete_but")
    assert "isn’t on the list" in " ".join(one.value for one in shown.info)
    assert question(shown) is None


def test_a_view_of_an_earlier_day_is_for_reading(frame):
    shown = opened(frame, known_on="2017-02-01")
    assert not shown.radio
    assert "Clear “As known on” to answer" in shown.info[0].value


HOSTILE = "**Not bold** <script>alert(1)</script> [link](https://example.org) $x$ :red[x]"


def test_words_of_a_plan_are_shown_as_text(frame):
    with open_database(os.environ["PREVENT_DATABASE"]) as connection:
        connection.execute(
            "update task set evidence = 'unknown', evidence_phrase = null, status_text = $words, ref = $words where ref = '1'",
            {"words": HOSTILE},
        )
    shown = opened(frame, f"{SOUTH}/1|complete_unclear")
    assert HOSTILE in question(shown).replace("\N{WORD JOINER}", "")
    for drawn in (shown.header[1].value, *(one.value for one in shown.markdown)):
        assert "<script>" not in drawn and "**Not" not in drawn and "[link]" not in drawn
    send(fill(shown, f"{SOUTH}/1|complete_unclear", answer="closed", why=HOSTILE))
    assert [row[3] for row in decided()] == [HOSTILE]


def test_a_rule_alone_can_be_shown_and_an_open_question_stays(frame):
    with open_database(os.environ["PREVENT_DATABASE"]) as connection:
        connection.execute("update task set evidence = 'none' where ref = '1'")
    shown = opened(frame)
    assert shown.selectbox(key="challenge_rule").options == [
        "All 3 questions",
        "Called complete without any words: 1",
        "Never had a lead: 2",
    ]
    shown.selectbox(key="challenge_rule").set_value("complete_without_evidence").run()
    assert ids(shown, LIST) == [f"{SOUTH}/1|complete_without_evidence"]
    assert question(shown) == QUESTION
