"""Duty coverage: its finding, cells, lists and words from rows as the queries give them, and its page."""

import json

import pandas as pd
import pytest
from helpers.drawn_rows import in_words
from helpers.framed import through_frame

from pages.said import assurance
from pages.status.coverage import view
from pages.status.coverage import words as said
from pages.status.coverage.mapped import view as mapped
from pages.status.coverage.mapped import words as mapped_said

SECTIONS = {"plan": "Partnership plan", "panel": "Channel panel", "training": "Training programme"}
AT = pd.Timestamp("2016-12-31")
TASKS = [  # plan, ref, section, kind, sureness, the main one
    ("North", "1", "plan", "live", "sure", True),
    ("North", "1", "panel", "live", "likely", False),
    ("North", "2", "panel", "shown", "confirmed", True),
    ("North", "3", "training", "unshown", "likely", True),
    ("North", "4", "training", "closed", "sure", True),
    ("North", "5", "plan", "live", "unsure", True),
    ("North", "6", None, "live", "none", True),
    ("South", "1", "panel", "live", "sure", True),
]


def rows_of(listed=TASKS, plans=("North",), untold=()) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows as coverage and coverage_tasks give them, of the plans named. untold: the sections that no words speak for."""
    tasks = pd.DataFrame(listed, columns=["plan", "ref", "section", "kind", "sureness", "is_main"])
    tasks = tasks[tasks.plan.isin(plans)].reset_index(drop=True)
    tasks["plan_id"], tasks["task_id"] = tasks.plan.str.lower(), tasks.plan.str.lower() + "/" + tasks.ref
    tasks["action"], tasks["because"] = "Task " + tasks.ref, "its action says “x”"
    tasks["counts_in"] = tasks.section.where(tasks.is_main & (tasks.sureness != "unsure"))
    tasks = tasks.assign(rating=None, rating_basis=None, as_at=AT, snapshot_as_at=AT)
    cells = []
    for plan in plans:
        for number, (section, title) in enumerate(SECTIONS.items(), start=1):
            here = tasks[(tasks.plan == plan) & (tasks.counts_in == section)]
            beside = tasks[(tasks.plan == plan) & (tasks.section == section) & ~tasks.is_main]
            counts = {kind: int((here.kind == kind).sum()) for kind in said.KINDS}
            cells.append(
                {
                    "plan_id": plan.lower(),
                    "plan": plan,
                    "as_at": AT,
                    "section": section,
                    "number": number,
                    "title": title,
                }
                | counts
                | {"tasks": len(here), "also_ids": list(beside.task_id)}
                | {"is_told": section not in untold or bool(len(here) + len(beside))}
                | {
                    name: int(((tasks.plan == plan) & (tasks.sureness == how)).sum())
                    for name, how in (("unsure", "unsure"), ("unmapped", "none"))
                }
            )
    return pd.DataFrame(cells), tasks


def without(*refs: str) -> list[tuple]:
    """The tasks but for some of North's."""
    return [one for one in TASKS if one[0] != "North" or one[1] not in refs]


def headline(listed=TASKS, plans=("North",), *, is_narrowed=False, untold=()) -> str:
    """The finding."""
    return said.headline(rows_of(listed, plans, untold)[0], is_narrowed=is_narrowed)


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ((), "Every section has a task; 1 has none live and none complete with evidence: 3 Training programme"),
        (("3", "4", "5"), "Nothing in this plan answers: 3 Training programme, unless the 1 unmapped task does"),
        (
            ("3", "6"),
            "Nothing in this plan answers: 3 Training programme, unless the 1 unsure task does",
        ),  # one is closed
        (("3", "5", "6"), "Nothing in this plan answers: 3 Training programme"),
        (("1", "6"), "Nothing in this plan answers: 1 Partnership plan, unless the 1 unsure task does"),
        (("2", "5", "6"), "Nothing in this plan answers: 2 Channel panel (also served by 1 task of another section)"),
        (
            ("1", "2"),
            "2 of 3 sections have nothing behind them: 1 Partnership plan and 2 Channel panel, unless one of the 1 unsure or 1 "
            "unmapped tasks does",
        ),
        (("1", "2", "3", "4", "5", "6"), "Nothing in this plan answers any of the 3 sections"),
    ],
)
def test_taking_away_a_sections_task_names_the_section(refs, expected):
    assert headline(without(*refs)) == expected


UNTOLD = "3 Training programme can’t be told yet: no words for it"


@pytest.mark.parametrize(
    ("refs", "plans", "untold", "expected"),
    [
        ((), ("North",), ["training"], "Every section has a task; 1 has none live"),
        (("3", "4"), ("North",), ["training"], UNTOLD),
        (("1", "3", "4", "5", "6"), ("North",), ["training"], f"Nothing in this plan answers: 1 Partnership plan; {UNTOLD}"),
        (("1", "2", "3", "4"), ("North",), SECTIONS, "1 Partnership plan, 2 Channel panel and 3 Training programme can’t be"),
        (("3", "4"), ("North", "South"), ["plan", "training"], "1 Partnership plan and 3 Training programme can’t be told"),
    ],
)  # fmt: skip
def test_a_section_that_no_words_could_tell_is_never_called_unanswered(refs, plans, untold, expected):
    assert headline(without(*refs), plans, untold=untold).startswith(expected)


def test_its_cell_says_so():
    cells, tasks = rows_of(without("3", "4"), untold=["training"])
    found = view.made(cells, tasks, cells.iloc[:0], {}, is_narrowed=False)
    assert json.loads(found.table.drawn)["rows"][2]["cells"][4]["shown"] == "no words yet"
    assert view.behind(["north", "training", "*"], cells, tasks, None).said == "3 Training programme: no words yet"


@pytest.mark.parametrize(
    ("listed", "plans", "is_narrowed", "expected"),
    [
        (without("3"), ("North",), True, "Nothing in the tasks that the filters keep answers: 3 Training programme"),
        (
            without("1", "3"),
            ("North",),
            True,
            "2 of 3 sections have nothing behind them among the tasks that the filters",
        ),
        (
            TASKS,
            ("North", "South"),
            False,
            "South has nothing for 2 of 3 sections; North has a task for each of them",
        ),
        (
            without("3"),
            ("North", "South"),
            False,
            "South has nothing for 2 of 3 sections; North has nothing for 1 of 3",
        ),
        (TASKS, ("North", "South", "East", "West"), False, "3 of 4 plans have nothing for a section; most often: 1"),
        (
            [(plan, "1", one, "live", "sure", True) for plan in ("North", "South") for one in SECTIONS],
            ("North", "South"),
            False,
            "Each of the 2 plans has a task for every section",
        ),
    ],
)
def test_the_finding_of_several_plans_and_of_filters(listed, plans, is_narrowed, expected):
    assert headline(listed, plans, is_narrowed=is_narrowed).startswith(expected)


def drawn(listed=TASKS, plans=("North",), peers=()):
    """The page's picture of the made-up rows."""
    cells, tasks = rows_of(listed, plans)
    others = rows_of(listed, peers)[0] if peers else cells.iloc[:0]
    return view.made(cells, tasks, others, {"plan": "Cynllun partneriaeth"}, is_narrowed=False)


def test_one_plan_has_a_column_a_kind_and_says_nothing_where_nothing_is():
    found = drawn(without("3"), peers=("South",))
    table = json.loads(found.table.drawn)
    assert [column["label"] for column in table["columns"]] == [
        "Section", "L Live", "E Complete with evidence", "? Complete without evidence", "– Closed", "✕ Nothing", "All",
        "Elsewhere",
    ]  # fmt: skip
    assert in_words(found.table) == [
        ["1 Partnership plan", "1", "", "", "", "", "1", "none"],
        ["2 Channel panel", "", "1", "", "", "", "1", "South: 1"],
        ["3 Training programme", "", "", "", "1", "0", "1", "none"],
    ]
    assert table["rows"][2]["cells"][5]["shown"] == "nothing"
    assert table["rows"][0]["cells"][0]["title"] == "1 Partnership plan (Cynllun partneriaeth)"


def test_without_closed_tasks_gaps_and_peers_their_columns_are_left_out():
    table = json.loads(drawn(without("4")).table.drawn)
    assert [column["label"] for column in table["columns"]][3:] == ["? Complete without evidence", "All"]


def test_several_plans_stand_side_by_side():
    table = json.loads(drawn(plans=("North", "South")).table.drawn)
    assert [column["label"] for column in table["columns"]] == [
        "Section", "North, as at 31 Dec 2016", "South, as at 31 Dec 2016",
    ]  # fmt: skip
    of_panel = [[one and one["said"] for one in cell["cells"]] for cell in table["rows"][1]["cells"][1:]]
    assert of_panel == [
        [None, "North: 2 Channel panel, complete with evidence: 1 task", None, None],
        ["South: 2 Channel panel, live: 1 task", None, None, None],
    ]
    assert [one["shown"] for one in table["rows"][0]["cells"][2]["cells"]] == ["nothing"]


def test_unsure_and_unmapped_are_counted_apart_and_never_in_a_section():
    tiles = json.loads(drawn().waiting.drawn)["tiles"]
    assert [(one["number"], one["label"], one["id"]) for one in tiles] == [
        ("1", "task is unsure", "*|*|unsure"),
        ("1", "task serves no section", "*|*|none"),
        ("1", "task was mapped by a person", "*|*|confirmed"),
    ]
    assert drawn(without("2", "5", "6")).waiting is None


def test_several_plans_have_their_own_numbers_of_unsure_and_unmapped():
    listed = [*TASKS, ("South", "2", "plan", "live", "unsure", True)]
    assert in_words(drawn(listed, plans=("North", "South")).waiting) == [
        ["North", "1", "1", "1"],
        ["South", "1", "0", "0"],
    ]
    assert behind("north|*|none", plans=("North", "South")).said == "North: 1 task serves no section"


def behind(id_: str, plans=("North",), peers=("South",)):
    """What is behind something of the picture."""
    cells, tasks = rows_of(plans=plans)
    return view.behind(id_.split("|"), cells, tasks, rows_of(plans=peers)[1] if peers else None)


@pytest.mark.parametrize(
    ("id_", "heard", "tasks"),
    [
        ("north|plan|live", "1 Partnership plan, live: 1 task", ["north/1"]),
        ("north|plan|*", "1 Partnership plan: 1 task", ["north/1"]),
        ("north|panel|*", "2 Channel panel: 1 task", ["north/2", "north/1"]),  # the second counts elsewhere
        ("north|training|*", "3 Training programme: 2 tasks", ["north/3", "north/4"]),
        ("north|*|live", "Live: 1 task", ["north/1"]),
        ("north|plan|closed", "1 Partnership plan, closed: nothing", []),
        ("~|panel|*", "South has 1 task under 2 Channel panel", ["south/1"]),
        ("*|*|unsure", "1 task is unsure", ["north/5"]),
        ("*|*|none", "1 task serves no section", ["north/6"]),
    ],
)
def test_what_is_chosen_opens_its_tasks(id_, heard, tasks):
    found = behind(id_)
    assert (found.said, list(found.table.ids)) == (heard, tasks)
    assert found.is_queue == id_.startswith("*|*")


def test_a_row_shows_what_the_other_plans_have_there():
    assert behind("north|panel|*").others_said == "South has 1 task under 2 Channel panel"
    assert behind("north|plan|*").others_said == "No other plan has a task under 1 Partnership plan"
    assert behind("north|plan|*", peers=()).others_said == ""


def test_what_many_other_plans_have_there_is_counted_rather_than_listed():
    there = pd.DataFrame({"plan": [f"Plan {number % 7}" for number in range(14)]})
    assert said.peers_words("2 Channel panel", there) == "Elsewhere: 14 in 7 plans under 2 Channel panel"


@pytest.mark.parametrize("id_", ["north|no_such|*", "~|*|*"])
def test_an_address_that_names_nothing_opens_nothing(id_):
    assert behind(id_) is None


def test_each_task_says_why_it_is_there_and_what_else_it_serves():
    listed = json.loads(behind("north|panel|*").table.drawn)["rows"]
    assert [(row["heading"], row["cells"][0]["under"]) for row in listed] == [
        ("Complete with evidence", "its action says “x”"),  # as the person said it
        ("Of another section, serve this one too", "likely, by rule: its action says “x”; also 1 Partnership plan"),
    ]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("1", ("Serves 1 Partnership plan; also 2 Channel panel", "by rule: its action says “x”", ("plan", "panel"))),
        ("2", ("Serves 2 Channel panel", "its action says “x”", ("panel",))),
        ("5", ("Serves 1 Partnership plan? Unsure: it counts in no section", "unsure, by rule: its action says “x”", ("plan",))),
        ("6", ("Serves no section", "by rule: its action says “x”", ())),
    ],
)  # fmt: skip
def test_an_open_task_says_what_it_serves_and_who_says_so(ref, expected):
    cells, tasks = rows_of()
    one = mapped.made(tasks[tasks.ref == ref], cells)
    assert (one.said, one.because, one.serves) == expected
    assert one.is_by_person == (ref == "2")


def test_what_was_recorded():
    told = mapped_said.recorded("1a", ["panel"], {"panel": "2 Channel panel"})
    assert told == "Recorded: 1a serves 2 Channel panel."
    assert mapped_said.recorded("1a", [], {}) == "Recorded: 1a serves no section."


def framework(**changes):
    """A row of the query frameworks."""
    given = {
        "framework": "toolkit", "title": "Toolkit", "version": "12 February 2024",
        "updated_on": pd.Timestamp("2024-02-12"), "applies_to": "England and Wales", "is_statutory": False,
        "address": "https://www.example.org/toolkit", "replaced_by": None, "is_own": False,
    }  # fmt: skip
    return next(pd.DataFrame([given | changes]).itertuples())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Toolkit, updated 12 Feb 2024, England and Wales, not statutory"),
        ({"version": "2"}, "Toolkit, version 2, updated 12 Feb 2024, England and Wales, not statutory"),
        ({"version": "", "updated_on": None, "applies_to": None, "is_own": True, "is_statutory": True},
         "Toolkit, statutory, the council’s own"),
    ],
)  # fmt: skip
def test_a_framework_is_named_in_full(changes, expected):
    assert assurance.framework(framework(**changes)) == expected


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", None])
def test_a_source_that_is_no_web_page_is_no_link(address):
    assert said.source(address) == ""


def written(page, kind: str, **fields: str):
    """The page after a part of a framework was given in its form."""
    page.session_state["frameworks_kind"] = kind
    page = page.run()
    for label, value in (fields | {"Your name": "Ann Example"}).items():
        next(one for one in [*page.text_input, *page.number_input] if one.label == label.replace("_", " ")).set_value(
            value
        )
    page = next(one for one in page.button if one.label == "Record").click().run()
    assert not page.exception and not page.error
    return page


def test_a_council_adds_a_framework_and_its_parts_and_tasks_follow_its_words(frame):
    page = through_frame(frame, "status/coverage/page.py", plan="North (made up)", frameworks="yes")
    assert not page.exception
    assert [one.value for one in page.header] == [
        "Nothing in this plan answers any of the 8 sections, unless one of the 7 unmapped tasks does"
    ]
    assert "Map them one after another" in page.info[0].value
    page = written(page, "framework", Title="Our priorities")
    assert page.query_params["framework"] == "our-priorities"
    assert [one.value for one in page.info] == ["This framework has no section yet: add them under “Frameworks”."]
    page = written(page, "section", Number=1, Title_in_English="Schools")
    assert [one.value.replace("\\", "") for one in page.success] == ["Recorded: section “Schools”."]
    assert page.header[0].value == "Every section has a task that is live or complete with evidence"
