"""Training goals, their pace and words, and the bullet chart."""

import json
from datetime import date

import pandas as pd
import pytest
from helpers.board_packs import made
from helpers.sample_rows import add_plan, add_task, insert
from helpers.training_rows import empty

import queries
from loaders import add_reading, set_goal
from loaders.record.database import open_database
from pages.said import goals as training_goals
from pages.said import rows
from pages.said.projection import Projection

SET_AT = pd.Timestamp("2017-09-01", tz="UTC")
WRAP = {"plan_id": "alpha", "snapshot_id": "alpha", "programme": "WRAP"}


@pytest.fixture(scope="module")
def opened():
    """A plan at 30 Sep 2017."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2017, 9, 30))
    yield connection
    connection.close()


@pytest.fixture
def alpha(opened):
    """The plan with a goal of 1,000 staff by 31 Mar 2018, 810 counted at 31 Aug 2017, and 12 trainers."""
    empty(opened)
    insert(opened, "training_target", **WRAP, measure="staff", target=1000, due_on=date(2018, 3, 31))
    count(opened, 810, date(2017, 8, 31))
    insert(opened, "training_reading", **WRAP, measure="trainers", value=12, source="12 trainers")
    return opened


def count(connection, value, as_at):
    """A count of staff."""
    insert(connection, "training_reading", **WRAP, measure="staff", value=value, as_at=as_at, source=f"{value} staff")


def export(connection, lapsing):
    """A learning system's export of 31 Aug 2017: people by the month in which theirs ends, None: not said."""
    insert(
        connection, "training_import", import_id="one", plan_id="alpha", as_at=date(2017, 8, 31), shape="made up",
        completions=1, left_out=0, source="", imported_by="Ann", imported_at=SET_AT,
    )  # fmt: skip
    for month, people in lapsing.items():
        insert(
            connection, "training_completion", import_id="one", programme="WRAP", course="WRAP 3", audience="",
            completed_month=date(2017, 6, 1), expires_month=month, people=people,
        )  # fmt: skip


def rule(connection, **values):
    """How WRAP counts."""
    common = {"plan_id": "alpha", "programme": "WRAP", "audience": "", "source": "", "set_by": "Ann", "set_at": SET_AT}
    insert(connection, "training_rule", rule_id="one", **common, **values)


def frames(connection, on_date=None):
    """What the goals are made of."""
    scope = {"on_date": on_date, "known_at": None, "plans": None}
    names = ("training_targets", "training_readings", "training_lapsing", "training_told")
    return [queries.run(connection, name, **scope) for name in names]


def read(connection, on_date=None):
    """The one goal, and what is counted without one."""
    targets, readings, *others = frames(connection, on_date)
    (goal,) = training_goals.goals(targets, readings, *others)
    return goal, training_goals.without_goal(targets, readings)


def test_the_pace_is_counted_from_the_date_of_the_count_until_that_is_too_old(alpha):
    goal, _ = read(alpha)
    assert training_goals.headline(goal) == "Alpha: 810 of 1,000 staff trained, 190 to go"
    assert training_goals.pace(goal) == (
        "Needed: 190 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: 6.3 a week."
    )
    said = [training_goals.pace(read(alpha, day)[0]) for day in (date(2017, 12, 9), date(2017, 12, 10))]
    assert said == [
        "Needed: 190 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: 6.3 a week.",
        "Needed: 190 people in the 111 days to 31 Mar 2018: 12.0 a week, if nobody was trained since the count of 31 Aug 2017.",
    ]


def test_a_forecast_is_said_with_its_chance_and_else_why_there_is_none(alpha):
    assert training_goals.outlook(read(alpha)[0]) == "A forecast needs three counts over 60 days or more; there is one."
    count(alpha, 820, date(2017, 9, 30))
    goal = read(alpha)[0]
    assert training_goals.outlook(goal).endswith("there are two, over 30 days.")
    for chance, said in ((0.41, "4 in 10"), (0.02, "under 1 in 20"), (0.97, "over 19 in 20"), (0.06, "1 in 10")):
        ahead = Projection(930, 990, 1040, chance, 0.8, ())
        assert training_goals.outlook(goal, ahead) == (
            f"By 31 Mar 2018 between 930 and 1,040 are likely (80%): {said} that the goal is reached."
        )
    count(alpha, 815, date(2017, 10, 31))
    count(alpha, 700, date(2017, 11, 30))
    assert training_goals.outlook(read(alpha, date(2017, 11, 30))[0]).startswith("The count fell between 30 Sep 2017")


def test_trainers_have_a_value_and_no_goal(alpha):
    _, others = read(alpha)
    assert [(row.measure, row.value) for row in others.itertuples()] == [("trainers", 12)]
    assert others["as_at"].isna().all()


def test_in_total_is_said_to_be_assumed_where_it_is(alpha):
    assert "assumed" not in training_goals.subtitle(read(alpha)[0])
    insert(alpha, "finding", snapshot_id="alpha", rule="target_unclear", severity="note", message="Read as a total.")
    assert "1,000 staff in total (assumed) by 31 Mar 2018" in training_goals.subtitle(read(alpha)[0])


@pytest.mark.parametrize(
    ("value", "as_at", "on_date", "stand", "pace"),
    [
        (1000, date(2017, 9, 1), date(2018, 6, 30), "1,000 of 1,000 staff trained: the goal is met", ""),
        (1200, date(2017, 9, 1), date(2018, 6, 30), "1,200 staff trained, 200 more than the goal", ""),
        (990, date(2018, 3, 31), date(2018, 6, 30), "990 of 1,000 staff trained, 10 to go",
         "The goal’s date, 31 Mar 2018, has passed: the last count, 31 Mar 2018, was 10 people short."),
        (999, date(2018, 3, 30), date(2018, 3, 31), "999 of 1,000 staff trained, 1 to go",
         "The goal’s date, 31 Mar 2018, has come: the last count, 30 Mar 2018, was 1 person short."),
        (999, date(2018, 3, 30), date(2018, 3, 30), "999 of 1,000 staff trained, 1 to go",
         "Needed: 1 person in the 1 day from the count of 30 Mar 2018 to 31 Mar 2018."),
    ],
)  # fmt: skip
def test_the_ends_of_a_goal(alpha, value, as_at, on_date, stand, pace):
    count(alpha, value, as_at)
    goal, _ = read(alpha, on_date)
    assert (training_goals.stand(goal), training_goals.pace(goal)) == (stand, pace)
    assert bool(training_goals.outlook(goal)) == pace.startswith("Needed")


def test_a_goal_without_a_count_says_so(opened):
    empty(opened)
    insert(opened, "training_target", **WRAP, measure="staff", target=50)
    goal, others = read(opened)
    assert training_goals.headline(goal) == "Alpha: no count yet against the goal of 50 staff"
    assert "no date given" in training_goals.subtitle(goal)
    assert training_goals.pace(goal) == "Without a count no pace can be worked out."
    assert training_goals.reachable(goal) == "Reachable? Nothing is counted yet against the goal of 50 staff."
    assert others.empty


@pytest.mark.parametrize(
    ("counted", "on_date", "said"),
    [
        ([], date(2017, 9, 30), "Reachable? It needs 6.3 a week from 31 Aug 2017; one count shows no pace so far."),
        ([(900, date(2017, 11, 30))], date(2017, 11, 30),
         "Reachable? It needs 5.8 a week from 30 Nov 2017; the last period ran at 6.9."),
        ([(820, date(2017, 11, 30))], date(2017, 11, 30),
         "Reachable? It needs 10.4 a week from 30 Nov 2017; the last period ran at 0.8."),
        ([(800, date(2017, 9, 30))], date(2018, 3, 24), "Reachable? It needs 200.0 a week from 24 Mar 2018, if nobody was "
         "trained since the count of 30 Sep 2017; in the last period the number fell by 10."),
        ([(810, date(2017, 9, 30))], date(2017, 9, 30),
         "Reachable? It needs 7.3 a week from 30 Sep 2017; in the last period nobody was added."),
        ([(998, date(2017, 9, 27)), (999, date(2017, 9, 30))], date(2017, 9, 30),
         "Reachable? It needs 1 person in 182 days from 30 Sep 2017; the last 3 days had 1."),
        ([(999, date(2018, 3, 30))], date(2018, 3, 30),
         "Reachable? It needs 1 person in 1 day from 30 Mar 2018; the last period ran at 6.3."),
        ([(1000, date(2017, 9, 20))], date(2017, 9, 30), "Reached: 1,000 staff, counted 20 Sep 2017."),
        ([], date(2018, 3, 31),
         "The goal’s date, 31 Mar 2018, has come: the last count, 31 Aug 2017, was 190 people short."),
        ([], date(2018, 6, 30),
         "The goal’s date, 31 Mar 2018, has passed: the last count, 31 Aug 2017, was 190 people short."),
    ],
)  # fmt: skip
def test_whether_a_goal_can_be_reached_is_answered_in_words(alpha, counted, on_date, said):
    for value, as_at in counted:
        count(alpha, value, as_at)
    assert training_goals.reachable(read(alpha, on_date)[0]) == said


@pytest.mark.parametrize(
    ("people", "days", "said"),
    [
        (1, 182, "1 person in 182 days"), (3, 300, "3 people in 300 days"), (1, 70, "0.1 a week"),
        (1_000_000, 182, "38,461.5 a week"), (1200, 6, "1,200 people in 6 days"),
    ],
)  # fmt: skip
def test_a_pace_is_never_told_as_nothing(people, days, said):
    assert training_goals.Pace(people, days, is_since_count=True).in_words == said


def test_the_pace_so_far_is_told_beside_the_one_needed(alpha):
    count(alpha, 900, date(2017, 11, 30))
    goal = read(alpha, date(2017, 11, 30))[0]
    assert (training_goals.pace(goal), training_goals.so_far(goal)) == (
        "Needed: 100 people in the 121 days from the count of 30 Nov 2017 to 31 Mar 2018: 5.8 a week.",
        "Between the last two counts, 31 Aug 2017 and 30 Nov 2017, it was 6.9 a week: enough.",
    )


@pytest.mark.parametrize(
    ("lapsing", "gap", "said"),
    [
        ({date(2017, 12, 1): 200, date(2018, 2, 1): 14}, 404,
         "214 certificates lapse before the date: the real gap is 404, 13.3 a week."),
        ({date(2017, 12, 1): 1}, 191, "1 certificate lapses before the date: the real gap is 191, 6.3 a week."),
        ({date(2018, 3, 1): 300, date(2017, 7, 1): 3}, 190, "No certificate lapses before the date."),
    ],
)  # fmt: skip
def test_what_lapses_before_the_date_is_a_part_of_the_gap(alpha, lapsing, gap, said):
    unknown = read(alpha)[0]
    assert (unknown.lapsing, unknown.gap, training_goals.lapses(unknown)) == (None, 190, "")
    still = 810 - sum(people for month, people in lapsing.items() if month > date(2017, 8, 1))
    export(alpha, {None: still, **lapsing})
    rule(alpha, validity_months=36)
    goal = read(alpha)[0]
    assert (int(goal.latest.value), goal.lapsing, goal.gap) == (810, gap - 190, gap)
    assert training_goals.lapses(goal) == said
    assert goal.wave["people"].tolist() == [
        n for month, n in sorted(lapsing.items()) if date(2017, 8, 1) < month < date(2018, 3, 1)
    ]


def test_an_export_makes_no_pace_with_a_count_that_was_typed_in(alpha):
    count(alpha, 930, date(2017, 7, 31))
    export(alpha, {None: 500})
    goal = read(alpha)[0]
    assert [int(value) for value in goal.dated["value"]] == [930, 500] and training_goals.observed(goal) is None
    assert training_goals.reachable(goal).endswith("the count before came another way, by a learning system or without "
                                                   "one, so no pace is told.")  # fmt: skip
    assert training_goals.outlook(goal).endswith("there is one.")


def test_a_goal_that_is_met_may_be_lost_before_its_date(alpha):
    export(alpha, {None: 990, date(2017, 12, 1): 60})
    goal = read(alpha)[0]
    assert (goal.left, goal.gap) == (0, 10)
    assert training_goals.lapses(goal) == "60 certificates lapse before the date: the real gap is 10, 0.3 a week."


def test_a_goal_that_a_person_sets_stands_in_the_place_of_the_plans_until_it_is_taken_back(alpha):
    given = {"plan_id": "alpha", "programme": "WRAP", "audience": "", "measure": "staff", "share": None}
    set_goal(alpha, **given, target=1200, due_on=date(2018, 6, 30), source="board minute", set_by="Ann")
    goal = read(alpha)[0]
    assert (goal.target, goal.is_given, goal.plan_said) == (1200, True, "1,000 by 31 Mar 2018")
    assert "(board minute, set by Ann; the plan says 1,000 by 31 Mar 2018)" in training_goals.subtitle(goal)
    set_goal(alpha, **given, target=None, due_on=None, source="", set_by="Ann")
    assert (read(alpha)[0].target, read(alpha)[0].is_given) == (1000, False)


def test_a_share_is_a_goal_in_people_once_their_number_is_known(alpha):
    alpha.execute("delete from training_target")
    told = {
        "plan_id": "alpha",
        "snapshot_id": "alpha",
        "programme": "WRAP",
        "measure": "staff",
        "source": "85% of staff",
    }
    insert(alpha, "training_told", **told, kind="target", audience="", share=0.85, on_date=date(2018, 3, 31))
    insert(
        alpha, "training_told", **told | {"source": "Most staff attended"}, kind="reading", audience="", words="Most"
    )
    goal = read(alpha)[0]
    assert (goal.target, goal.left, goal.gap, goal.is_met) == (None, None, None, False)
    assert training_goals.stand(goal) == "810 staff trained; the goal is 85% of staff, of how many isn’t known"
    assert training_goals.reachable(goal) == (
        "Reachable? Of how many people the goal is a share isn’t known, so no pace can be worked out."
    )
    assert training_goals.beside(goal) == "The plan also tells: “Most staff attended”."
    rule(alpha, people=1201)
    goal = read(alpha)[0]
    assert training_goals.stand(goal) == "810 of 1,021 staff (85% of 1,201) trained, 211 to go"


def test_each_audience_has_its_own_goal_and_counts(alpha):
    set_goal(
        alpha, plan_id="alpha", programme="WRAP", audience="Social workers", measure="staff", target=60, share=None,
        due_on=None, source="", set_by="Ann",
    )  # fmt: skip
    given = {"plan_id": "alpha", "programme": "WRAP", "measure": "staff", "as_at": date(2017, 9, 1)}
    add_reading(alpha, **given, value=41, audience="social workers", added_by="Ann")
    every = training_goals.goals(*frames(alpha))
    assert [training_goals.stand(goal) for goal in every] == [
        "810 of 1,000 staff trained, 190 to go",
        "41 of 60 staff (Social workers) trained, 19 to go",
    ]


@pytest.mark.parametrize(
    ("value", "goal", "shares"), [(810, 1000, (0.81, 1)), (1200, 1000, (1, 0.8333)), (0, 0, (0, 0))]
)
def test_the_bar_is_as_long_as_the_count_beside_the_goals_tick(value, goal, shares):
    drawn = json.loads(rows.bullet(value, goal, counted="", aimed="", said="").drawn)
    assert (drawn["value"], drawn["goal"]) == shares


@pytest.mark.parametrize(
    ("trained", "audience", "said"),
    [
        (996, "board", "996 of 1,000 staff trained, 4 to go"), (996, "public", ""), (3, "public", ""),
        (810, "public", "the real gap is 200, 6.6 a week."),
    ],
)  # fmt: skip
def test_a_pack_tells_what_lapses_and_a_public_one_tells_of_no_few_people(alpha, trained, audience, said):
    if not alpha.execute("from task").fetchall():
        add_task(alpha, "alpha", "1")
    alpha.execute("delete from training_reading")
    export(
        alpha,
        {None: trained - 2, date(2017, 12, 1): 2} if trained < 810 else {None: trained - 10, date(2017, 12, 1): 10},
    )
    pack = made(alpha, "alpha", date(2017, 9, 30), audience)
    panels = [panel for section in pack.sections for panel in section.panels if panel.id.startswith("training")]
    told = " ".join(one.text for panel in panels for one in (panel.title, *panel.sentences))
    assert said in told if said else told == ""
