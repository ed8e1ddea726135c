"""The questions of the challenge list as whole sentences, the answers that fit them, the words of the claims."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from loaders import open_database
from pages.said import claims as challenge_claims
from pages.said import questions as challenge_words
from pages.status.challenge.question.words import COMPLETION, answers

ROW = {
    "ref": "9", "action": "Tell the partners how to contribute", "rule": "complete_but", "source_text": "To be considered",
    "status_text": "To be considered", "progress": None, "next_steps": None, "evidence": "unknown", "others": [],
    "declared_rating": "complete", "rating": "complete", "rating_basis": "declared", "disposition": "complete",
    "due_on": None, "days_overdue": None, "earlier_as_at": date(2016, 6, 30), "earlier_leads": None, "because": "",
    "confirmed": [],
}  # fmt: skip


def row(rule: str, **values) -> SimpleNamespace:
    """An entry of the list, as the query gives it."""
    return SimpleNamespace(**ROW | {"rule": rule} | values)


def other(ref: str | None, rating: str | None, basis: str | None = "declared", disposition: str = "open") -> dict:
    """A task that an entry is held against."""
    task_id = f"a-plan/{ref}"
    return {"task_id": task_id, "ref": ref, "rating": rating, "rating_basis": basis, "disposition": disposition}


SAID = [
    (row("complete_but"), "Task 9 is called complete, yet its words are “To be considered”: what has been done?"),
    (
        row("complete_but", source_text="To be approved by the board", next_steps="To be approved by the board."),
        "Task 9 is called complete, yet its next steps say “To be approved by the board”: what is still open?",
    ),
    (
        row("complete_but", ref=None),
        "The task “Tell the partners how to contribute” is called complete, yet its words are “To be considered”: what "
        "has been done?",
    ),
    (
        row("complete_without_evidence", source_text=None, status_text=None),
        "Task 9 is called complete, yet nothing is written about what was done: what shows that it is?",
    ),
    (
        row("declined_called_complete", evidence="declined", source_text="no plans to merge"),
        "Task 9 is called complete, yet its words, “no plans to merge”, read as declined: was it done, or closed without "
        "doing it?",
    ),
    (
        row("declined_called_complete", evidence="replaced", source_text="Replaced by 1a"),
        "Task 9 is called complete, yet its words, “Replaced by 1a”, read as replaced: was it done, or closed without "
        "doing it?",
    ),
    (
        row(
            "varied_called_complete",
            because="Called complete, but “monthly” was asked for and “bi-monthly” is reported.",
        ),
        "Task 9 is called complete, yet “monthly” was asked for and “bi-monthly” is reported: was the change agreed?",
    ),
    (
        row("milestone_ahead", source_text="We met in May. A profile is expected April 2018. It helps."),
        "Task 9 is called complete, yet its words say “A profile is expected April 2018”: can it be finished without that?",
    ),
    (
        row("routine_called_complete", source_text="every term", status_text="Held in May. Training every term."),
        "Task 9 is called complete, yet its words, “Training every term”, describe work that carries on: is it finished, "
        "or everyday work from now on?",
    ),
    (
        row("complete_unclear", source_text="Working with schools", evidence="under_way"),
        "Task 9 is called complete, yet its words, “Working with schools”, describe work under way: what shows that it is "
        "complete?",
    ),
    (
        row("complete_unclear", source_text="Some met", evidence="partly"),
        "Task 9 is called complete, yet its words, “Some met”, say that only part of it was done: what shows that it is "
        "complete?",
    ),
    (
        row("complete_unclear", source_text="Not begun", evidence="not_started"),
        "Task 9 is called complete, yet its words, “Not begun”, say that it was not started: what shows that it is "
        "complete?",
    ),
    (
        row("complete_unclear", source_text="The group is wide", evidence="unknown"),
        "Task 9 is called complete, yet its words, “The group is wide”, don’t say that it was done: what shows that it is "
        "complete?",
    ),
    (
        row("past_due_but", declared_rating="on_schedule", due_on=date(2016, 6, 30), days_overdue=184),
        "Task 9 is called on schedule, yet it was due on 30 Jun 2016 and is 6 months overdue: when will it be done?",
    ),
    (
        row("past_due_but", declared_rating="behind", due_on=date(2016, 12, 30), days_overdue=1),
        "Task 9 is called behind schedule, yet it was due on 30 Dec 2016 and is 1 day overdue: when will it be done?",
    ),
    (
        row("same_work_rated_apart", others=[other("4a", "off_track")]),
        "Task 9 asks for the same work as 4a, yet it is rated complete while 4a is rated off track: which is right?",
    ),
    (
        row(
            "same_work_rated_apart",
            rating="behind",
            rating_basis="computed",
            others=[other("4a", None, None), other("5a", None, None, "closed_without_doing")],
        ),
        "Task 9 asks for the same work as 4a and 5a, yet it is rated behind schedule (computed) while 4a is not rated and "
        "5a counts as closed without doing it: which of these is right?",
    ),
    (
        row("owner_gone", earlier_leads=["Ann Example", "Outreach Team"]),
        "Task 9 was led by Ann Example and Outreach Team at 30 Jun 2016 and has no lead now: who answers for it?",
    ),
    (row("owner_never_named"), "No lead has been named for task 9: who answers for it?"),
    (
        row("owner_never_named", ref=None),
        "No lead has been named for the task “Tell the partners how to contribute”: who answers for it?",
    ),
    (
        row("no_new_words"),
        "Task 9 is reported in the same words as at 30 Jun 2016: what has happened since?",
    ),
    (
        row("no_new_words", status_text=None, because="No words now, and none at 30 Jun 2016."),
        "Nothing is written about task 9, now or at 30 Jun 2016: what has been done?",
    ),
    (
        row("no_new_words", status_text=None, because="No words now; there were some at 30 Jun 2016."),
        "What was written about task 9 at 30 Jun 2016 is gone, with nothing in its place: what has been done?",
    ),
    (
        row("evidence_repeated", source_text="Half met", status_text="Half met. In July."),
        "Task 9 gives the same evidence as at 30 Jun 2016, “Half met”: what has been done since?",
    ),
]


@pytest.mark.parametrize(("entry", "said"), SAID, ids=lambda one: getattr(one, "rule", ""))
def test_each_rule_asks_one_plain_question(entry, said):
    assert challenge_words.question(entry) == said


def test_no_rule_is_without_a_question_and_answers():
    rules = [one for (one,) in open_database(":memory:").execute("select rule from challenge_rule").fetchall()]
    assert {entry.rule for entry, _ in SAID} == set(rules)
    assert set(COMPLETION) == set(rules[:7])
    for entry, _ in SAID:
        assert len(answers(entry)) >= 2


def test_every_rule_has_a_title_that_catalogues_know():
    titles = open_database(":memory:").execute("select title from challenge_rule order by position").fetchall()
    assert [one for (one,) in titles] == list(challenge_words.TITLES)


def test_every_answer_takes_its_question_off_the_list():
    fields = dict(open_database(":memory:").execute("select rule, answered_by from challenge_rule").fetchall())
    for entry, _ in SAID:
        for answer in answers(entry):
            if answer.code == "alike":  # rated like the others it isn't asked, whatever answers it else
                continue
            assert {field for field, _ in answer.decisions} & set(fields[entry.rule]), (entry.rule, answer.code)


def test_answers_are_labelled_plainly_the_likeliest_first():
    assert [one.label for one in answers(row("complete_but"))] == [
        "It is not complete yet",
        "It is complete: confirm",
        "It carries on as everyday work",
        "It was closed without doing it",
    ]
    assert answers(row("routine_called_complete"))[0].decisions == (("disposition", "routine"),)
    assert answers(row("declined_called_complete"))[0].decisions == (("disposition", "closed_without_doing"),)
    same = answers(row("same_work_rated_apart", others=[other("4a", "off_track"), other(None, None)]))
    assert [one.label for one in same] == [
        "It is the same work as 4a: count it there",
        "It is the same work as the task without a ref: count it there",
        "The work differs: the plan is right as it stands",
    ]
    alike = answers(row("same_work_rated_apart", others=[other("4a", "off_track")]))[1]
    assert (alike.label, alike.decisions) == ("It stands as 4a does: off track", (("rating", "off_track"),))
    closed = [other(ref, None, None, "closed_without_doing") for ref in ("4a", "5a")]
    alike = answers(row("same_work_rated_apart", others=closed))[2]
    assert (alike.label, alike.decisions) == (
        "It stands as 4a and 5a do: closed without doing it",
        (("disposition", "closed_without_doing"),),
    )
    assert same[-1].decisions == (("finding:same_work_rated_apart", "dismissed"),)


def test_a_standing_decided_before_is_settled_with_the_rating():
    found = {one.code: one.decisions for one in answers(row("no_new_words", confirmed=["disposition"]))}
    assert found["complete"] == (("rating", "complete"), ("disposition", "complete"))


@pytest.mark.parametrize(
    ("source", "status", "said"),
    [
        ("was held", "A day was held in May; more may follow.", "“A day was held in May”"),
        ("no advantage to", "As each area has a plan of its own, there is no advantage to it.",
         "“As each area has a plan of its own, there is no advantage to it”"),
        ("no advantage to", f"{'a plan of its own, ' * 8}so there is no advantage to it.", "“…no advantage to it”"),
        ("is under way", f"The work is under way {'in one more school and ' * 8}then on.",
         "“The work is under way in one more school and in one more school and in one more school and in one more school and "
         "in one more…”"),
        ("Some <b>bold</b>", "Some <b>bold</b>", "“Some <b>bold</b>”"),
        ("words that are gone", "Other words", "“words that are gone”"),
    ],
)  # fmt: skip
def test_the_words_that_fired_are_quoted_in_their_sentence(source, status, said):
    assert challenge_words.quoted(row("complete_unclear", source_text=source, status_text=status)) == said


def claims(**kinds: int) -> pd.DataFrame:
    """Tasks that are called complete, so many of each kind; "confirmed" ones are shown to be, by a person."""
    listed = []
    for kind, number in kinds.items():
        for _ in range(number):
            by_words, now = ("unclear", "shown") if kind == "confirmed" else (kind, kind)
            listed.append(
                {"ref": str(len(listed) + 1), "plan_title": "North", "as_at": date(2016, 12, 31), "by_words": by_words,
                 "now": now, "is_confirmed": kind == "confirmed", "has_milestone_ahead": False}
            )  # fmt: skip
    return pd.DataFrame(listed)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ({"shown": 8, "unclear": 12}, "20 tasks are reported complete; their words show it for 8"),
        ({"shown": 2}, "2 tasks are reported complete; their words show it for all"),
        ({"unclear": 2}, "2 tasks are reported complete; their words show it for none"),
        (
            {"shown": 8, "confirmed": 1, "unclear": 11},
            "20 tasks are reported complete; their words or a person’s decision show it for 9",
        ),
        ({"shown": 1}, "1 task is reported complete; its words show it"),
        ({"unclear": 1}, "1 task is reported complete; its words don’t show it"),
        ({"confirmed": 1}, "1 task is reported complete; a person has confirmed it"),
    ],
)
def test_the_claims_in_one_sentence(kinds, said):
    assert challenge_claims.headline(claims(**kinds)) == said


def test_the_other_claims_kind_by_kind_and_the_milestones_ahead():
    rows = claims(shown=2, confirmed=1, routine=1, unclear=2)
    assert challenge_claims.parts(rows) == "1 carries on as everyday work; 2 are unclear from the words."
    rows.loc[0, "has_milestone_ahead"] = True
    assert challenge_claims.parts(rows).endswith("Of those shown, task 1 names a milestone still ahead.")
    assert challenge_claims.parts(claims(shown=1)) == ""


def test_the_words_of_a_claim_with_its_next_steps():
    told = SimpleNamespace(status_text="Held in May", progress=None, next_steps="To be\nreviewed.")
    assert challenge_claims.said(told) == "Held in May. Next steps: To be reviewed."
    silent = SimpleNamespace(status_text=None, progress=None, next_steps=None)
    assert challenge_claims.said(silent) == "Nothing is reported."


def test_each_claim_says_what_it_counts_as_and_who_says_so():
    rows = claims(shown=1, confirmed=1, unclear=1)
    rows.loc[0, "is_confirmed"] = True
    assert [challenge_claims.counts_as(row) for row in rows.itertuples()] == [
        "Complete, and shown to be, as a person decided",
        "Complete, and shown to be, as a person decided; by its words: unclear from the words",
        "Unclear from the words",
    ]
