"""The challenge list through the frame: what it says, a question opened, answered, left, and met by another's answer."""

import os
from datetime import date

import pytest
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

from loaders import Deciding, Decision, decide, open_database

PAGE = "status/challenge/page.py"
ENTRY = f"{NORTH}/2a|owner_never_named"
QUESTION = "No lead has been named for task 2a: who answers for it?"


def headers(shown) -> list[str]:
    """The headings below the title."""
    return [one.value for one in shown.header]


def question(shown) -> str:
    """The question that is open."""
    return shown.subheader[0].value.replace("\\", "")


def opened(frame, entry: str = ENTRY, **parameters):
    """The page with a question open, as its address asks."""
    shown = through_frame(frame, PAGE, **parameters)
    return shown.selectbox(key="challenge_pick").set_value(entry).run()


def fill(shown, entry: str = ENTRY, *, answer: str, why: str = "agreed at the board", who: str = "Ada Finch"):
    """The form filled in, not yet sent."""
    key = f"challenge_{entry}"
    shown.radio(key=f"{key}_answer").set_value(answer).run()
    shown.text_area(key=f"{key}_why").set_value(why)
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


def test_it_says_what_is_called_complete_and_what_to_ask(frame):
    shown = through_frame(frame, PAGE)
    assert headers(shown) == ["1 task is called complete; its words show it", "2 questions for the board"]
    listed = shown.dataframe[-1].value
    assert list(listed["Question"]) == [
        "No lead has been named for task 2a: who answers for it?",
        "No lead has been named for task 3: who answers for it?",
    ]
    assert list(listed["Plan"]) == ["North (made up)", "South (made up)"]
    assert "have no earlier snapshot" in " ".join(one.value for one in shown.caption).replace("\\", "")


def test_a_plan_that_calls_nothing_complete_says_so(frame):
    shown = through_frame(frame, PAGE, plan=NORTH)
    assert "calls none of these tasks complete" in shown.info[0].value
    assert headers(shown) == ["1 question for the board"]


def test_nothing_left_says_what_was_checked(frame):
    shown = through_frame(frame, PAGE, plan=SOUTH, lead="Bea Sample")
    assert headers(shown)[-1] == "No questions for the board"
    said = " ".join(one.value for one in shown.caption).replace("\\", "")
    assert "3 tasks checked: called complete against the words" in said


def test_a_question_opens_with_both_sides_and_its_answers(frame):
    shown = opened(frame)
    assert not shown.exception
    assert question(shown) == QUESTION
    assert shown.query_params["entry"] == ENTRY
    assert shown.radio(key=f"challenge_{ENTRY}_answer").options == [
        "It has a lead",
        "It needs no lead\\: the plan is right as it stands",
    ]
    sides = shown.table[0].value
    assert list(sides["Whose"]) == ["Declared by the plan", "Computed from words and dates alone"]
    assert list(sides["Rating"]) == ["none", "N No information"]


def test_an_answer_is_recorded_and_the_question_leaves_the_list(frame):
    shown = fill(opened(frame), answer="leads")
    shown.text_input(key=f"challenge_{ENTRY}_leads").set_value("Ann Example; Outreach Team")
    shown = send(shown)
    assert not shown.exception and not shown.error
    assert "It has a lead" in shown.success[0].value
    assert headers(shown)[-1] == "1 question for the board"
    assert "entry" not in shown.query_params
    value = '[{"lead": "Ann Example", "lead_kind": "person"}, {"lead": "Outreach Team", "lead_kind": "team"}]'
    assert decided() == [(f"{NORTH}/2a", "leads", value, "agreed at the board", "Ada Finch")]


def test_the_plan_is_right_as_it_stands(frame):
    shown = send(fill(opened(frame), answer="dismiss"))
    assert headers(shown)[-1] == "1 question for the board"
    assert [row[1:3] for row in decided()] == [("finding:owner_never_named", "dismissed")]


@pytest.mark.parametrize(
    ("answer", "given", "said"),
    [
        ("dismiss", {"why": " "}, "name and the reason"),
        ("dismiss", {"who": ""}, "name and the reason"),
        ("leads", {}, "Name the lead first"),
        (None, {}, "Choose an answer first"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(frame, answer, given, said):
    shown = send(fill(opened(frame), answer=answer, **given))
    assert said in shown.error[0].value
    assert shown.text_area(key=f"challenge_{ENTRY}_why").value == given.get("why", "agreed at the board")
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
    assert not shown.subheader


def test_an_address_whose_question_is_answered_says_so(frame):
    shown = through_frame(frame, PAGE, entry=f"{NORTH}/1a|complete_but")
    assert "isn’t on the list" in " ".join(one.value for one in shown.info)
    assert not shown.subheader


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
    for drawn in (shown.subheader[0].value, *(one.value for one in shown.markdown)):
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
    assert len(shown.dataframe[-1].value) == 1
    assert question(shown) == QUESTION
