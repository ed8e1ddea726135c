"""Training readings that people add: kept with who and when, refused with a sentence."""

from datetime import date

import pytest
from helpers.plan_files import load

from loaders import ChangeRefused, ReadingRefused, add_reading, set_goal, set_rule

PLAN = "Ref\tAction\tLead\n1\tTrain staff\tUna Marsh\n"
GIVEN = {
    "plan_id": "a-plan",
    "programme": "WRAP",
    "measure": "staff",
    "as_at": date(2021, 3, 31),
    "value": 900,
    "added_by": "Ada",
}


@pytest.mark.parametrize(
    ("given", "kept"),
    [({}, "Added by Ada on %"), ({"source": "the learning\nrecords "}, "the learning records, added by Ada on %")],
)
def test_a_reading_is_kept_with_its_source_and_who_added_it(given, kept):
    connection = load(PLAN)
    assert add_reading(connection, **GIVEN | given) is None
    rows = connection.execute(
        "select plan_id, snapshot_id, programme, measure, as_at::varchar, value, source like $kept, added_at is not null "
        "from training_reading",
        {"kept": kept},
    ).fetchall()
    assert rows == [("a-plan", None, "WRAP", "staff", "2021-03-31", 900, True, True)]


def test_a_second_count_of_a_day_says_which_it_replaces():
    connection = load(PLAN)
    before = [add_reading(connection, **GIVEN | more) for more in ({}, {"value": 950}, {"audience": "Schools"}, {})]
    assert before == [None, 900, None, 950]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": -1}, "whole number"),
        ({"value": 10**12}, "whole number"),
        ({"added_by": " "}, "who reports"),
        ({"programme": ""}, "training's name"),
        ({"programme": "x" * 201}, "200 letters"),
        ({"source": "x" * 201}, "200 letters"),
        ({"as_at": date(1021, 3, 31)}, "outside 2000 to 2100"),
        ({"measure": "cats"}, "staff trained or trainers"),
        ({"plan_id": "no-such-plan"}, "isn't in the database"),
    ],
)
def test_a_reading_that_cant_be_is_refused_and_nothing_is_kept(changed, words):
    connection = load(PLAN)
    with pytest.raises(ReadingRefused, match=words):
        add_reading(connection, **GIVEN | changed)
    assert connection.execute("select count(*) from training_reading").fetchone() == (0,)


GOAL = {
    "plan_id": "a-plan", "programme": " WRAP ", "audience": "Social  workers", "measure": "staff", "target": None,
    "share": 0.85, "due_on": date(2021, 3, 31), "source": "board\nminute", "set_by": "Ada",
}  # fmt: skip
RULE = {
    "plan_id": "a-plan", "programme": "WRAP", "audience": "", "people": 900, "validity_months": 24, "grace_days": 30,
    "window_from": date(2020, 4, 1), "window_until": date(2021, 3, 31), "trainers": 4, "sessions_a_month": 1.5, "seats": 20,
    "attendance": 0.8, "source": "policy", "set_by": "Ada",
}  # fmt: skip


def test_a_goal_and_a_rule_are_kept_as_given_and_added_to():
    connection = load(PLAN)
    set_goal(connection, **GOAL)
    set_goal(connection, **GOAL | {"share": None})
    set_rule(connection, **RULE)
    kept = connection.execute("select programme, audience, share, source, set_by from training_goal order by set_at")
    assert kept.fetchall() == [
        ("WRAP", "Social workers", 0.85, "board minute", "Ada"), ("WRAP", "Social workers", None, "board minute", "Ada"),
    ]  # fmt: skip
    assert connection.execute(f"select {', '.join(RULE)} from training_rule").fetchall() == [tuple(RULE.values())]


@pytest.mark.parametrize(
    ("setting", "changed", "words"),
    [
        (set_goal, {"share": 0}, "goal of 0% can't be"),
        (set_goal, {"share": 1.2}, "goal of 120% can't be"),
        (set_goal, {"target": 5}, "one of the two"),
        (set_goal, {"share": None, "target": 0}, "whole number from 1"),
        (set_goal, {"measure": "cats"}, "staff trained or trainers"),
        (set_goal, {"programme": " "}, "training's name"),
        (set_goal, {"audience": "x" * 201}, "200 characters"),
        (set_goal, {"source": "x" * 2001}, "2,000 characters"),
        (set_goal, {"set_by": ""}, "your name"),
        (set_goal, {"due_on": date(1921, 3, 31)}, "can’t be in 1921"),
        (set_goal, {"plan_id": "no-such-plan"}, "isn't in the database"),
        (set_rule, {"people": 0}, "whole number from 1"),
        (set_rule, {"validity_months": 121}, "from 1 to 120"),
        (set_rule, {"validity_months": 0}, "from 1 to 120"),
        (set_rule, {"grace_days": -1}, "from 0 to 730"),
        (set_rule, {"validity_months": None}, "Days of grace"),
        (set_rule, {"window_until": date(2020, 3, 31)}, "before the first"),
        (set_rule, {"window_from": date(1920, 4, 1)}, "can’t be in 1920"),
        (set_rule, {"trainers": -1}, "from 0"),
        (set_rule, {"sessions_a_month": -1}, "from 0"),
        (set_rule, {"seats": 0}, "from 1"),
        (set_rule, {"attendance": 80}, "Attendance of 8000% can't be"),
    ],
)
def test_a_goal_or_rule_that_cant_be_is_refused_in_a_sentence(setting, changed, words):
    connection = load(PLAN)
    with pytest.raises(ChangeRefused, match=words) as refusal:
        setting(connection, **(GOAL if setting is set_goal else RULE) | changed)
    assert str(refusal.value).endswith(".")
    kept = connection.execute("select (select count(*) from training_goal) + (select count(*) from training_rule)")
    assert kept.fetchone() == (0,)
