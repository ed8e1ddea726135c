"""A training goal or a count that one task tells twice is one; what differs stays apart; shares and words are no number."""

import pytest
from helpers.drawn import reading_of, rules_of

from loaders.interpret.training import read_training


def told(due="", **texts):
    """The figures of one drawn task: kind, measure, number and date of each."""
    names = {"action": "Action", "outcome": "Outcome", "progress": "Progress", "next_steps": "Next steps"}
    rows = [
        ["Ref", *names.values(), "Deadline"],
        ["1", *(texts.get(name, "") or "See above" for name in names), due],
        ["2", "Publish the newsletter", "All are informed", "Draft written", "Print it", "June 2017"],
    ]
    reading = reading_of("# Prevent plan\n\n" + "\n".join(" | ".join(row) for row in rows))
    return [(one.kind, one.measure, one.value, str(one.on or "")) for one in reading.figures]


def figures(**texts):
    """The figures of texts by field: kind, programme, number and date of each."""
    return [(one.kind, one.programme, one.value, str(one.on or "")) for one in read_training(1, texts, None)]


@pytest.mark.parametrize(
    ("action", "again"),
    [
        ("Train 600", "600 staff trained by 31 March 2018"),
        ("Train 600 staff", "600 staff trained by 31 March 2018"),
        ("Train 600 staff", "600 staff to be trained by March 2018"),
        ("Train six hundred staff", "600 staff trained by 31 March 2018"),
        ("Train 600 staff", "Six hundred staff will be trained by 31 March 2018"),
        ("Train 600 (six hundred) staff", "600 staff trained by 31 March 2018"),
        ("Train six hundred (600) staff", "600 staff trained by 31 March 2018"),
        ("Train 600+ staff", "600+ staff trained by 31 March 2018"),
        ("Train all 600 staff", "All 600 staff trained by 31 March 2018"),
        ("Train 600 frontline staff", "600 members of staff trained by 31 March 2018"),
        ("Train 600 social workers", "600 staff trained by 31 March 2018"),
        ("600 staff to receive training", "600 staff to receive training by 31 March 2018"),
    ],
)
@pytest.mark.parametrize("field", ["outcome", "next_steps"])
def test_a_goal_told_twice_is_one_and_dated_where_either_is(action, again, field):
    assert told(action=action, **{field: again}, due="June 2017") == [("target", "staff", 600, "2018-03-31")]
    assert told(action=again, **{field: action}, due="June 2017") == [("target", "staff", 600, "2018-03-31")]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_a_goal_told_twice_is_one_in_every_format(kind):
    reading = reading_of(
        """
        # Prevent plan
        Ref | Action | Lead | Deadline | Outcome | Progress
        1 | Train 600 staff | HR | June 2017 | 600 staff trained by 31 March 2018 | 410 staff trained. As at May 2017, 410 staff have been trained.
        2 | Publish the newsletter | Communications | May 2017 | All are informed | Draft written
        """,
        kind,
    )
    assert [(one.kind, one.value, str(one.on)) for one in reading.figures] == [
        ("target", 600, "2018-03-31"),
        ("reading", 410, "2017-05-31"),
    ]
    assert rules_of(reading).count("target_unclear") == 1


def test_a_goal_told_twice_in_one_cell_is_one():
    assert told(next_steps="Train 600 staff. Train 600 staff.", due="June 2017") == [
        ("target", "staff", 600, "2017-06-30")
    ]
    assert figures(next_steps="Train 600 staff (600 staff trained by March 2018)") == [
        ("target", "Training", 600, "2018-03-31")
    ]
    assert figures(action="Train 12 trainers", outcome="12 accredited trainers") == [("target", "Training", 12, "")]


def test_a_goal_without_any_date_of_its_own_is_due_with_its_task():
    assert told(action="Train 600 staff", outcome="600 staff trained", due="June 2017") == [
        ("target", "staff", 600, "2017-06-30")
    ]


def test_two_dates_or_two_numbers_are_two_goals():
    assert figures(action="Train 600 staff by June 2017", next_steps="Train 600 staff by March 2018") == [
        ("target", "Training", 600, "2017-06-30"),
        ("target", "Training", 600, "2018-03-31"),
    ]
    assert figures(action="Train 600 staff", next_steps="Train 700 staff by March 2018") == [
        ("target", "Training", 600, ""),
        ("target", "Training", 700, "2018-03-31"),
    ]


def test_a_programme_named_once_is_that_of_both_and_two_are_two_goals():
    assert figures(action="Train 600 staff in WRAP", outcome="600 staff trained by March 2018") == [
        ("target", "WRAP", 600, "2018-03-31")
    ]
    assert figures(action="Train 600 staff in WRAP. Train 600 staff in e-learning.") == [
        ("target", "WRAP", 600, ""),
        ("target", "Prevent e-learning", 600, ""),
    ]
    assert figures(action="Train 60 staff in WRAP and 60 staff in e-learning by March 2018") == [
        ("target", "WRAP", 60, "2018-03-31"),
        ("target", "Prevent e-learning", 60, "2018-03-31"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Train 200 teachers and 50 governors", [200, 50]),
        ("Train 200 teachers. Train 200 governors.", [200, 200]),
        ("Train 200 teachers and 200 governors", [200, 200]),
        ("50 staff in schools and 50 staff in care homes to be trained", [50, 50]),
        ("50 staff in primary schools and 50 staff in schools to be trained", [50, 50]),
        ("200 teachers, 50 governors and 30 volunteers to be trained", [200, 50, 30]),
        ("Train 50 members. Train 50 staff. Train 50 councillors.", [50, 50]),
    ],
)
def test_goals_of_different_audiences_in_one_row_stay_apart(text, numbers):
    assert [number for *_, number, _ in figures(action=text)] == numbers


def test_a_further_number_is_another_goal_but_not_that_of_its_own_outcome():
    assert len(figures(action="Train 600 staff", next_steps="Train a further 600 staff by March 2019")) == 2
    assert len(figures(action="Train a further 600 staff", outcome="600 staff trained by March 2019")) == 1


def test_a_goal_and_a_count_of_the_same_number_stay_apart():
    assert figures(action="Train 600 staff", progress="600 staff trained") == [
        ("target", "Training", 600, ""),
        ("reading", "Training", 600, ""),
    ]
    assert figures(next_steps="600 staff have been trained by March 2018") == [
        ("reading", "Training", 600, "2018-03-31")
    ]


def test_a_count_told_twice_in_one_row_is_one_and_two_dates_are_two():
    assert figures(status_text="810 staff trained", progress="810 staff trained as at 31/8/2017") == [
        ("reading", "Training", 810, "2017-08-31")
    ]
    assert figures(progress="Eight hundred and ten (810) staff trained. 810 staff have been trained.") == [
        ("reading", "Training", 810, "")
    ]
    assert figures(progress="810 staff trained by May 2017. As at June 2017, 810 staff have been trained.") == [
        ("reading", "Training", 810, "2017-05-31"),
        ("reading", "Training", 810, "2017-06-30"),
    ]
    assert [number for *_, number, _ in figures(progress="45 teachers and 45 governors have been trained")] == [45, 45]


@pytest.mark.parametrize(
    "text",
    [
        "60% complete",
        "85% of staff trained",
        "85 per cent of staff to be trained by March 2018",
        "85 % of staff will be trained",
        "90% of the 100 staff have been trained",
        "The majority of staff have been trained",
        "The majority of the 600 staff have been trained",
        "Two thirds of staff trained",
        "One in five staff trained",
        "3 in 4 staff trained",
        "Half of the 600 staff trained",
        "One member of staff trained",
        "Several hundred staff trained",
        "600 staff have not been trained",
        "190 staff still to be trained",
        "Within 12 months all staff will be trained",
        "Tier 2 staff to receive training",
        "10 sessions for staff to attend",
    ],
)
@pytest.mark.parametrize("field", ["action", "progress", "next_steps"])
def test_a_share_a_rest_or_words_are_no_number_of_people_trained(text, field):
    assert figures(**{field: text}) == []


def test_of_two_numbers_the_share_is_counted_and_not_the_whole():
    assert figures(progress="90 of the 100 staff have been trained") == [("reading", "Training", 90, "")]
    assert figures(progress="One thousand two hundred staff trained") == [("reading", "Training", 1200, "")]
