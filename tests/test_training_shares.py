"""Shares and words of training in a plan's prose: whom they are of and when; what is a share of something else."""

from datetime import date

import pytest
from helpers.plan_files import load

from loaders.interpret.training_shares import read_told

DUE = date(2018, 6, 30)
TARGET, READING = "target", "reading"


def told(field: str, text: str):
    """What a text of a task about training tells: kind, audience, share or words, and date."""
    texts = {"status_text": "Training", field: text}
    return [(one.kind, one.audience, one.share or one.words, str(one.on or "")) for one in read_told(1, texts, DUE)]


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("action", "85% of staff by March 2018", [(TARGET, "", 0.85, "2018-03-31")]),
        ("progress", "85% of staff by March 2018", [(TARGET, "", 0.85, "2018-03-31")]),
        ("outcome", "Ninety-five per cent of school nurses trained", [(TARGET, "school nurses", 0.95, str(DUE))]),
        ("action", "At least nine in ten social workers to hold a certificate by 1 May 2018",
         [(TARGET, "social workers", 0.9, "2018-05-01")]),
        ("action", "Raise completion among housing officers to 75 per cent", [(TARGET, "housing officers", 0.75, str(DUE))]),
        ("outcome", "90% of nurses in the north and 80% of porters’ managers trained",
         [(TARGET, "nurses", 0.9, str(DUE)), (TARGET, "porters’ managers", 0.8, str(DUE))]),
        ("progress", "As at 30/09/2017, 64.5% of employees were up to date", [(READING, "", 0.645, "2017-09-30")]),
        ("progress", "Two thirds of front line staff have done the module", [(READING, "front line staff", 0.666667, "")]),
        ("progress", "Compliance rose from 58% in April 2017 to 81% in October 2017",
         [(READING, "", 0.58, "2017-04-30"), (READING, "", 0.81, "2017-10-31")]),
        ("progress", "93% take-up for new starters and 47% for drivers",
         [(READING, "new starters", 0.93, ""), (READING, "drivers", 0.47, "")]),
        ("progress", "40 of 50 tutors (80%) have completed it", [(READING, "tutors", 0.8, "")]),
        ("next_steps", "Target 85% in the training plan", [(TARGET, "", 0.85, str(DUE))]),
        ("progress", "The majority of staff have attended", [(READING, "", "The majority", "")]),
        ("progress", "Most social workers completed the refresher; the rest will by May 2018",
         [(READING, "social workers", "Most", "")]),
        ("action", "All new starters to complete the e-learning", [(TARGET, "new starters", "All", str(DUE))]),
        ("progress", "More than half of the carers have been trained", [(READING, "carers", "More than half", "")]),
    ],
)  # fmt: skip
def test_a_share_or_words_are_read_as_they_stand(field, text, found):
    assert told(field, text) == found


@pytest.mark.parametrize("field", ["action", "progress", "next_steps"])
@pytest.mark.parametrize(
    "text",
    [
        "85% of delegates said that they felt more confident",
        "Uptake grew by 12%",
        "A 15% rise in staff trained",
        "40% of staff have not been trained",
        "The remaining 15% of staff are booked on in May",
        "85% of staff completed the survey after the workshop",
        "85% of the budget is spent",
        "70% of schools have a policy",
        "92% of pupils attended the workshop",
        "Pass mark 80%",
        "85% complete",
        "Between 80% and 90% of staff trained",
        "80% to 90% of staff trained",
        "120% of staff trained",
        "Staff were briefed for half a day",
        "Staff have to do 1 in 3 modules",
        "Some staff still have to complete the course",
        "The form asks every manager to confirm that it was completed",
        "Hold one briefing a quarter for officers",
    ],
)
def test_a_share_of_something_else_is_left_out(field, text):
    assert told(field, text) == []


def test_a_task_that_isnt_about_training_tells_none():
    assert read_told(1, {"action": "Publish the policy", "progress": "85% of staff have received it"}, None) == []


def test_what_is_told_twice_is_told_once_and_with_its_date():
    texts = {"action": "Train 85% of staff in WRAP", "outcome": "85% of staff trained by March 2018"}
    (one,) = read_told(1, texts, DUE)
    assert (one.programme, one.share, one.on) == ("WRAP", 0.85, date(2018, 3, 31))


def test_shares_and_words_are_kept_with_their_task():
    connection = load(
        "Ref\tAction\tLead\tProgress\n1\tTrain 85% of staff in WRAP\tUna Marsh\tThe majority of staff have attended\n"
    )
    kept = connection.execute(
        "select kind, programme, audience, measure, share, words, source from training_told order by kind"
    )
    assert kept.fetchall() == [
        ("reading", "WRAP", "", "staff", None, "The majority", "The majority of staff have attended"),
        ("target", "WRAP", "", "staff", 0.85, None, "Train 85% of staff in WRAP"),
    ]
