"""What a board is recommended to do, sentence by sentence; what is in question; a number is the same wherever it is said."""

import re
from datetime import date, timedelta
from functools import cache

import pytest
from helpers.board_packs import both, facts_by_plan, huge, quarterly_pack
from helpers.sample_rows import LOADED_AT, add_plan, add_task, insert

from loaders import open_database
from pages.board.pack import asked, claimed, due, late, recommended, risks, summary, training, well

END = date(2017, 12, 31)
SEPTEMBER = date(2017, 9, 30)
LED = {"leads": (("Outreach Team", "team"),)}
REPORTED = {"evidence": "under_way", "progress": "It is going on.", "next_steps": "Carry on."}
FINE = LED | REPORTED | {"due_on": date(2018, 6, 30), "timescale_kind": "day"}
LATE = FINE | {"due_on": END - timedelta(days=40)}
UNDATED = FINE | {"due_on": None, "timescale_kind": "none"}
COMPLETE = FINE | {"declared_rating": "complete", "declared_text": "Done", "declared_from": "text"}
SHOWN = COMPLETE | {"evidence": "done", "evidence_phrase": "held", "progress": "It was held."}
SILENT = COMPLETE | {"evidence": "none", "progress": None, "next_steps": None}
NO_WAY = LATE | {"next_steps": None}
UNREADABLE = FINE | {"evidence": "unknown"}
TOLD_NOTHING = FINE | {"declared_rating": "no_information", "declared_text": "Grey", "declared_from": "text"}

# The tasks of a plan, and what is recommended of them: the rule, and its sentence to a board.
OF_TASKS = [
    ([FINE], {}),
    ([LATE], {"overdue": "note that the only task is overdue: task 1, by 1 month"}),
    ([LATE, FINE], {"overdue": "note that 1 of 2 tasks is overdue: task 1, by 1 month"}),
    ([LATE] * 2, {"overdue": "note that both tasks are overdue: tasks 1 and 2, the longest by 1 month"}),
    ([LATE] * 5 + [FINE], {"overdue": "note that 5 of 6 tasks are overdue: the longest by 1 month, all under Schools"}),
    ([LATE] * 3 + [LATE | {"section": "Health"}] * 2,
     {"overdue": "note that all 5 tasks are overdue: the longest by 1 month; 3 under Schools and 2 under Health"}),
    ([LATE] * 4 + [LATE | {"section": f"Area {number}"} for number in range(3)],
     {"overdue": "note that all 7 tasks are overdue: the longest by 1 month; 4 under Schools and 3 elsewhere"}),
    ([LATE | {"section": f"Area {number}"} for number in range(6)],
     {"overdue": "note that all 6 tasks are overdue: the longest by 1 month, in 6 areas"}),
    ([NO_WAY, FINE], {
        "overdue": "note that 1 of 2 tasks is overdue: task 1, by 1 month",
        "recovery": "ask the lead for cause, recovery action and a new date: task 1",
    }),
    ([NO_WAY] * 5 + [LATE], {
        "overdue": "note that all 6 tasks are overdue: the longest by 1 month, all under Schools",
        "recovery": "ask each lead for cause, recovery action and a new date: 5 of the 6 tasks late or off track have none",
    }),
    ([FINE | {"leads": ()}], {"missing": "ask for the missing lead: task 1"}),
    ([UNDATED] * 2, {"missing": "ask for the missing dates: tasks 1 and 2"}),
    ([UNDATED | {"leads": ()}, FINE | {"leads": ()}],
     {"missing": "ask for the missing leads and date: 2 tasks have no lead and 1 no date"}),
    ([{}], {"missing": "ask for the missing lead, date and report: task 1"}),
    ([COMPLETE], {"questions": "ask for answers to the questions raised on the only task: task 1"}),
    ([COMPLETE] * 6 + [FINE], {"questions": "ask for answers to the questions raised on 6 of 7 tasks"}),
    ([UNREADABLE, FINE], {"unrated": "ask what would let 1 of 2 tasks be rated: task 1"}),
    ([TOLD_NOTHING], {"no_information": "ask for a rating of 1 task reported on but rated ‘no information’: task 1"}),
    ([TOLD_NOTHING | {"progress": None}], {"missing": "ask for the missing report: task 1"}),
    ([LATE | {"declared_rating": "off_track", "due_before": END - timedelta(days=90), "due_on": END + timedelta(days=9),
              "next_steps": None}, NO_WAY], {
        "overdue": "note that 1 of 2 tasks is overdue: task 2, by 1 month",
        "recovery": "ask each lead for cause and recovery action: tasks 2 and 1; and for a new date of task 2",
    }),
]  # fmt: skip
# Goals (number, due date), counts (number, date), and what is recommended.
OF_TRAINING = [
    ([(50, None)], [], {"uncounted": "ask for a count against the training goal of 50 staff (WRAP)"}),
    ([(50, None), (30, END + timedelta(days=1))], [], {
        "uncounted": "ask for a count against 2 training goals: 30 staff (WRAP); 50 staff (WRAP)",
    }),
    ([(50, date(2018, 3, 31))], [(40, date(2017, 12, 1))], {}),
    ([(50, date(2017, 10, 31))], [(50, date(2017, 10, 1))], {}),
    ([(50, date(2017, 10, 31))], [(40, date(2017, 10, 1))], {
        "missed": "agree a new date for the training goal of 50 staff (WRAP): due 31 Oct 2017, 40 trained at the last count, "
        "1 Oct 2017",
    }),
    ([(50, END)], [], {
        "missed": "agree a new date for the training goal of 50 staff (WRAP): due 31 Dec 2017, nobody counted yet",
    }),
    ([(500, date(2018, 3, 31))], [(40, date(2017, 9, 1)), (60, date(2017, 12, 1))], {
        "slow": "agree how to reach the training goal of 500 staff (WRAP): by 31 Mar 2018 it takes 25.7 a week; between the "
        "last two counts it was 1.5",
    }),
    ([(70, date(2018, 3, 31))], [(40, date(2017, 9, 1)), (60, date(2017, 12, 1))], {}),
]  # fmt: skip
# What a panel is titled and says, for the same plans by their number: of tasks, and of training.
CLAIMED = {
    0: None,
    14: "1 task is reported complete; its words don’t show it",
    15: "6 tasks are reported complete; their words show it for none",
}
TRAINED = {
    0: ["No count yet against the goal of 50 staff", "Without a count no pace can be worked out."],
    1: ["None of 2 training goals is met; 2 have no count",
        "WRAP: no count yet against the goal of 30 staff by 1 Jan 2018.",
        "WRAP: no count yet against the goal of 50 staff."],
    2: ["40 of 50 staff trained, 10 to go by 31 Mar 2018",
        "Needed: 10 people in the 120 days from the count of 1 Dec 2017 to 31 Mar 2018: 0.6 a week.",
        "One count shows no pace so far to compare with it."],
    3: ["50 of 50 staff trained: the goal is met"],
    4: ["40 of 50 staff trained, 10 to go; the goal’s date, 31 Oct 2017, has passed",
        "The last count is of 1 Oct 2017."],
    5: ["No count yet against the goal of 50 staff; the goal’s date, 31 Dec 2017, has come"],
    6: ["60 of 500 staff trained, 440 to go by 31 Mar 2018",
        "Needed: 440 people in the 120 days from the count of 1 Dec 2017 to 31 Mar 2018: 25.7 a week.",
        "Between the last two counts, 1 Sep 2017 and 1 Dec 2017, it was 1.5 a week: less than that.",
        "A forecast needs three counts over 60 days or more; there are two, over 91 days."],
}  # fmt: skip


@cache
def facts():
    """The facts of every plan here by its id, asked once for all of them."""
    connection = open_database(":memory:")
    for number, (tasks, _) in enumerate(OF_TASKS):
        _plan(connection, f"tasks-{number}", *tasks)
    for number, (goals, counts, _) in enumerate(OF_TRAINING):
        _plan(connection, f"training-{number}", FINE, goals=goals, counts=counts)
    _plan(connection, "old", FINE, as_at=SEPTEMBER)
    _plan(connection, "shown", SHOWN)
    _plan(connection, "silent", SHOWN, SILENT, COMPLETE | {"evidence_phrase": "going on"})
    _plan(connection, "many", *[NO_WAY | {"leads": ()}] * 30)
    late = LATE | {"due_on": date(2017, 6, 30)}
    _plan(connection, "versions", FINE, FINE, late, UNDATED, FINE, as_at=SEPTEMBER)
    _version(connection, date(2017, 10, 31), without=["5"], due={"1": date(2018, 7, 31)})
    _version(connection, END, without=["3"], due={ref: date(2018, 8, 31) for ref in "125"})
    return facts_by_plan(connection, END)


def _plan(connection, name: str, *tasks: dict, as_at=END, goals=(), counts=()) -> None:
    add_plan(connection, name, f"Plan {name} (made up)", as_at)
    for number, values in enumerate(tasks, start=1):
        add_task(connection, name, f"{number}", **values)
    common = {"plan_id": name, "snapshot_id": name, "programme": "WRAP", "measure": "staff"}
    for number, day in goals:
        insert(connection, "training_target", **common, target=number, due_on=day)
    for number, day in counts:
        insert(connection, "training_reading", **common, value=number, as_at=day, source="as told")


def _version(connection, as_at: date, due: dict[str, date], without=()) -> None:
    """A newer version of a plan: the same tasks but for some, some of them with another due date."""
    version = f"versions-{as_at}"
    insert(
        connection, "snapshot", snapshot_id=version, plan_id="versions", as_at=as_at, as_at_basis="stated", document_id=version,
        loaded_at=LOADED_AT + timedelta(days=as_at.month), loaded_by="test", wording="restated",
    )  # fmt: skip
    for table in ("task", "task_lead"):
        connection.execute(
            f"insert into {table} select * replace ($version as snapshot_id) from {table} "
            "where snapshot_id = 'versions' and not list_contains($without, task_id)",
            {"version": version, "without": [f"versions/{ref}" for ref in without]},
        )
    for ref, day in due.items():
        values = [day, f"It is going on, at {as_at}.", version, f"versions/{ref}"]
        connection.execute("update task set due_on = ?, progress = ? where snapshot_id = ? and task_id = ?", values)


def panels(part, plan: str) -> dict:
    """The panels of a part of a plan's pack, by their ids."""
    return {panel.id: panel for panel in part.section(facts()[plan]).panels}


def to_board(plan: str) -> dict[str, str]:
    """What a plan's board is recommended, by the rule's name."""
    return {one.id.removeprefix("asked."): one.board for one in recommended.found(facts()[plan])}


@pytest.mark.parametrize("number", range(len(OF_TASKS)))
def test_each_rule_in_a_sentence(number):
    assert to_board(f"tasks-{number}") == OF_TASKS[number][1]


@pytest.mark.parametrize("number", range(len(OF_TRAINING)))
def test_a_training_goal_is_put_to_the_board_where_it_cant_be_met(number):
    said = {rule.removeprefix("training."): text for rule, text in to_board(f"training-{number}").items()}
    assert said == OF_TRAINING[number][2]


@pytest.mark.parametrize("number", TRAINED)
def test_how_training_stands_in_sentences(number):
    (panel,) = panels(training, f"training-{number}").values()
    assert [panel.title.text, *(one.text for one in panel.sentences)] == TRAINED[number]
    assert (panel.picture is not None) == (len(OF_TRAINING[number][0]) > 1)


def test_a_version_older_than_the_quarter_is_asked_to_be_updated():
    assert to_board("old") == {"outdated": "ask for an updated plan: the newest is as at 30 Sep 2017"}


def test_what_vanished_and_dates_that_moved_are_asked_after():
    said = to_board("versions")
    assert {rule: said[rule] for rule in ("gone", "moved_often", "moved_late")} == {
        "gone": "ask what became of 1 task left out of the newest version: task 3, last rated off track (computed)",
        "moved_often": "ask why 1 date has moved twice or more: task 1",
        "moved_late": "ask why a new date for 1 task was reported in the 14 days to 31 Dec 2017: task 2",
    }
    rows = [row.cells for row in panels(asked, "versions")["asked.refs"].table.rows]
    assert rows[:3] == [
        ("Gone from the newest version", 1, "3"), ("Date moved twice or more", 1, "1"),
        ("New date reported in the 14 days to 31 Dec 2017", 1, "2"),
    ]  # fmt: skip


def test_a_task_that_is_gone_is_told_from_the_one_that_has_its_ref_now():
    told = [one.text for section in quarterly_pack().story for panel in section.panels for one in panel.sentences]
    assert (
        "ask what became of 1 task left out of the newest version: the former task 12 (“Appoint a Prevent champion in each "
        "care home”), last rated off track."
    ) in told
    assert not [one for one in told if one.startswith("ask why a new date")]  # the new task 12 came back


def test_every_task_behind_a_recommendation_stands_in_the_annex():
    found = panels(asked, "many")
    rows = {row.cells[0]: row.cells[2].split(", ") for row in found["asked.refs"].table.rows}
    every = [f"{number}" for number in range(1, 31)]
    assert rows == {"Overdue": every, "Late or off track, without recovery action": every, "No lead": every}
    assert found["asked.all"].title.text == "Three recommendations"
    assert (found["asked.all"].in_annex, found["asked.refs"].in_annex) == (False, True)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "One recommendation"), (12, "Twelve recommendations"), (13, "13 recommendations")]
)
def test_how_many_there_are_is_the_title(number, said):
    assert asked.title(number) == said


def test_a_committee_is_invited_to_note_and_a_lead_is_recommended_nothing():
    assert [asked.intro(audience) for audience in ("board", "public", "lead")] == [
        "The board is recommended to:", "The committee is invited to:", "",
    ]  # fmt: skip
    assert [asked.intro(audience, "the Safety Panel") for audience in ("board", "public", "lead")] == [
        "The Safety Panel is recommended to:", "The Safety Panel is invited to:", "",
    ]  # fmt: skip
    noted = [one.public for each in facts().values() for one in recommended.found(each)]
    assert len(noted) > 20 and all(text.startswith("note ") for text in noted)
    assert {
        "note that no date is given for tasks 1 and 2",
        "note that no lead, date or report is given for task 1",
    } <= set(noted)
    assert not [text for text in noted if "board" in text or re.search(r"\bask", text)]


@pytest.mark.parametrize("number", CLAIMED)
def test_what_is_reported_complete_in_a_sentence(number):
    shown = panels(claimed, f"tasks-{number}").get("claimed.tasks")
    assert (shown and shown.title.text) == CLAIMED[number]


def test_what_is_reported_complete_without_evidence_is_one_table():
    assert panels(claimed, "shown") == {}
    found = panels(claimed, "silent")
    assert found["claimed.tasks"].title.text == "3 tasks are reported complete; their words show it for 1"
    assert [row.cells for row in found["claimed.tasks"].table.rows] == [
        ("2 Made-up task 2", "Done", "Nothing: none are written", "What shows that it is?"),
        ("3 Made-up task 3", "Done", "Not whether it was done: “It is going on”", "What shows that it is complete?"),
    ]
    assert {name: panel.in_annex for name, panel in found.items()} == {
        "claimed.tasks": False, "claimed.kinds": True,
    }  # fmt: skip


_NUMBER = r"(the only|none|all [\d,]+|[\d,]+)(?: of [\d,]+)? tasks?"
SAID = {
    "overdue": (rf"{_NUMBER} (?:is|are)(?: not)? overdue(?! or)",),
    "late": (
        rf"{_NUMBER} (?:is|are) (?:late|overdue) or off track",
        r"the ([\d,]+) tasks late or off track",
    ),
    "claimed.questions": (rf"{_NUMBER} raises? a question", rf"questions raised on {_NUMBER}"),
    "due_today": (r"([\d,]+) (?:is|are) due on", r"([\d,]+) more are due today"),
    "fell_due": (rf"{_NUMBER} fell due",),
}


def check_numbers(sections, told) -> None:
    """Every figure of one id is one, and every number in words is its figure's."""
    every = [panel for section in sections for panel in section.panels]
    figures = {}
    for one in (figure for panel in every for figure in panel.figures):
        seen = (one.value, one.of, frozenset(one.task_ids))
        assert figures.setdefault(one.id, seen) == seen, one.id
    texts = [one.text for panel in every for one in (panel.title, *panel.sentences)] + [one.text for one in told]
    for code, patterns in SAID.items():
        found = {_value(one, text) for text in texts for each in patterns for one in re.findall(each, text, re.I)}
        assert found <= {figures[code][0] if code in figures else 0}, code


def _value(number: str, text: str) -> int:
    words = {"none": 0, "the only": 0 if "is not" in text else 1}
    said = number.lower().removeprefix("all ")
    return words[said] if said in words else int(said.replace(",", ""))


def test_a_number_is_the_same_wherever_a_small_plan_says_it():
    for each in facts().values():
        parts = [part.section(each) for part in (well, late, claimed, training, due, asked)]
        check_numbers([summary.section(each, parts), *parts, claimed.raised(each)], risks.register(each))


@pytest.mark.parametrize("pack", [both, quarterly_pack, huge], ids=lambda made: made.__name__)
def test_a_number_is_the_same_wherever_a_pack_says_it(pack):
    check_numbers(pack().story, pack().risks)
