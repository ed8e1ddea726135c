"""The public audience: no lead's name and no word that wasn't approved gets out, and nothing else is garbled."""

import re
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import partial

import pandas as pd
import pytest
from helpers.board_packs import (
    NOTTS,
    NPT,
    both,
    built,
    gathered,
    huge,
    leaks,
    made,
    one_task,
    people,
    quarterly_pack,
    shipped,
    shipped_database,
)
from helpers.quarterly_plan import quarterly
from helpers.sample_rows import add_plan, add_task, insert

import loaders
import queries
from loaders import open_database
from pages.board.pack import audience, model, officers
from pages.board.pack.build import NothingToTell
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.facts import with_frames
from pages.said.filters import Filters

pytestmark = pytest.mark.slow

PLAN, AS_AT = "north", date(2016, 12, 31)
SECRET = "The caretaker of the hall is to be asked about the letting of rooms"


@pytest.fixture
def plan():
    """A connection to a plan without tasks."""
    connection = open_database(":memory:")
    add_plan(connection, PLAN, "North", AS_AT)
    yield connection
    connection.close()


def public(connection, written: dict[str, str] | None = None, **view):
    """The public pack of the plan. written: what people wrote for it, by item."""
    choice = Choice((PLAN,), AS_AT, "public", None, Filters(**view))
    edited = {item: Edit(item, text, edited_by="Olga Chair") for item, text in (written or {}).items()}
    return built(connection, choice, edited)


def decide(connection, field: str, value: str, *, task_id: str | None = None, number: int = 1) -> None:
    """A decision, straight into the record."""
    insert(
        connection, "decision", decision_id=f"{field}{number}", plan_id=PLAN, task_id=task_id, field=field, value=value,
        reason="made up", as_at=AS_AT, decided_by="Olga Chair", decided_at=datetime(2017, 1, 6, tzinfo=UTC),
    )  # fmt: skip


def approve(connection, task_id: str) -> None:
    """A person's approval of the words of a task as they are."""
    rows = queries.run(connection, "texts_approved", on_date=AS_AT, known_at=None, plans=None).set_index("task_id")
    decide(connection, "publish", rows.at[task_id, "fingerprint"], task_id=task_id)


def texts(value) -> list[str]:
    """Every text of a pack, ids included."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in texts(part)]


def withheld(pack) -> dict[str, str]:
    """What a pack says is withheld: reason → how much."""
    return {row.cells[0]: row.cells[1] for row in pack.withheld.rows}


def whole(pack) -> str:
    """Everything that stands in a pack, in lower case."""
    return "\n".join(texts(asdict(pack))).lower()


def named(*leads: tuple) -> officers.Names:
    """Names from (lead, kind, spellings …)."""
    rows = [
        {"lead": lead, "lead_kind": kind, "lead_texts": list(said) or [lead], "first_place": place}
        for place, (lead, kind, *said) in enumerate(leads)
    ]
    return officers.names_of(pd.DataFrame(rows), "North Plan")


SPELLINGS = [
    ("Karen Jones", "KAREN JONES"), ("Karen Jones", "karen  \n jones"), ("Karen Jones", "Jones, Karen"),
    ("Karen Jones", "Jones Karen"), ("Karen Jones", "K. Jones"), ("Karen Jones", "K Jones"), ("Karen Jones", "Ms Jones"),
    ("Karen Jones", "Mrs. K. Jones"), ("Karen Jones", "Karen M. Jones"), ("Karen Jones", "karen_jones"),
    ("Karen Jones", "Ka\u00adren\u200b Jones"), ("Karen Jones", "Karen-Jones"), ("Siân O’Neill-Smith", "Sian O'Neill Smith"),
    ("Siân O’Neill-Smith", "SIA\u0302N ONEILL–SMITH"), ("Sian ONeill", "Siân O’Neill"), ("Anne-Marie Lee", "Anne Marie Lee"),
    ("Denis McCarthy", "Denis Mc Carthy"), ("Mary Ann Lee", "Mary Lee"), ("Tracy", "TRACY"), ("Tracy", "tracy"),
    ("Jo", "JO"), ("ZW", "ZW"), ("Z.W.", "Z.W"), ("Jones, Karen", "Karen Jones"), ("Sue Bell", "Sue Bell"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "written"), SPELLINGS)
def test_a_name_is_found_however_it_is_written(lead, written):
    names = named((lead, "person"))
    for text in ("{}’s report", "Ask {}.", "({})", "Held by {}/Legal", "{}"):
        assert names.scrub(text.format(written)) == text.format("Officer A")
        assert names.sweep(text.format(written)) == text.format("Officer A")


@pytest.mark.parametrize(
    ("lead", "text", "said"),
    [
        ("Karen Jones", "Karen spoke; Jones wrote", "Officer A spoke; Officer A wrote"),
        ("Karen Jones", "karen.jones@x.example, kjones@x.example", "Officer A@x.example, Officer A@x.example"),
        ("Will", "Will met us; we will meet", "Officer A met us; we will meet"),
        ("May", "Ask May by 3 May 2017 or in May 2018", "Ask Officer A by 3 May 2017 or in May 2018"),
        ("ZW", "AG/ZW, not zw or ZWX", "AG/Officer A, not zw or ZWX"),
        ("Tom Ray and Sue Bell", "Sue Bell asked Tom Ray", "Officer A asked Officer A"),
        ("Ann Lee; Bob Hay", "Bob Hay asked Ann Lee", "Officer A asked Officer A"),
        ("Joe Foley", "Joel Foleys", "Joel Foleys"),
    ],
)
def test_in_the_plans_own_words_a_name_is_found_by_its_parts_too(lead, text, said):
    assert named((lead, "person")).scrub(text) == said


def test_a_first_name_that_two_share_is_nobodys_letter():
    names = named(("Chris Hay", "person"), ("Chris Ray", "person"), ("Ann Lee", "person"), ("Anna Lee", "person"))
    assert names.scrub("Chris asked Chris Ray and A Lee") == "an officer asked Officer B and an officer"


@pytest.mark.parametrize(
    "text", ["Will be due in May 2017", "All tasks are complete", "Young people, North Plan", "Mark it"]
)
def test_ordinary_words_stay_in_what_this_tool_says(text):
    leads = (("Will", "person"), ("May", "person"), ("All", "unknown"), ("Young", "unknown"), ("North", "unknown"))
    assert (
        named(*leads, ("Mark", "person"), ("Plan", "unknown"), ("Amber", "person"), ("Nothing", "unknown")).sweep(text)
        == text
    )


def test_roles_take_the_place_of_names_and_no_two_people_share_one():
    names = named(
        ("Declan Cahill", "person", "Inspector Declan Cahill"), ("Geoff Thomas", "person", "Prevent Officer – Geoff Thomas"),
        ("Ann Lee", "person", "Ann Lee, Prevent Officer"), ("Bob Hay", "person", "Ms Bob Hay"),
        ("Sam Day", "person", "Prevent Officer covering for Dave Smith – Sam Day"), ("Head of Service", "role"),
        ("Una Fry", "person", "Head of Service (Una Fry)"), ("Officer B", "role"), ("Ida Orr", "person"),
    )  # fmt: skip
    said = [names.of(lead) for lead in (
        "Declan Cahill", "Geoff Thomas", "Ann Lee", "Bob Hay", "Sam Day", "Head of Service", "Una Fry", "Officer B", "Ida Orr",
    )]  # fmt: skip
    assert said == [
        "Inspector", "Prevent Officer", "Prevent Officer 2", "Officer A", "Officer C", "Head of Service", "Head of Service 2",
        "Officer B", "Officer D",
    ]  # fmt: skip
    assert names.scrub("Inspector Declan Cahill, Insp Cahill") == "Inspector, Inspector"


def test_a_surname_that_makes_a_role_is_no_role():
    leads = (
        ("Ann Church", "body"),
        ("John Head", "role"),
        ("Deputy Head", "role"),
        ("School Nurse", "role"),
        ("CSP Chairs", "body"),
    )
    names = named(*leads)
    assert [names.of(lead) for lead, _ in leads] == [
        "Officer A",
        "Officer B",
        "Deputy Head",
        "School Nurse",
        "CSP Chairs",
    ]


def test_one_person_in_several_spellings_has_one_letter():
    names = named(
        ("Karen Jones", "person"), ("KAREN JONES", "person"), ("Jones, Karen", "unknown"), ("KJ", "unknown"),
        ("Karen Jones-Hay", "person", "KJ"), ("Bob Hay", "person"),
    )  # fmt: skip
    leads = ("Karen Jones", "KAREN JONES", "Jones, Karen", "KJ", "Karen Jones-Hay", "Bob Hay")
    assert [names.of(lead) for lead in leads] == ["Officer A"] * 3 + ["Officer B"] * 2 + ["Officer C"]


def test_leads_in_one_text_are_taken_apart_where_their_names_end():
    names = named(
        ("Ann Lee; Bob Hay", "unknown"),
        ("Ann Lee", "person"),
        ("Legal", "team"),
        ("All", "unknown"),
        ("Hall", "unknown"),
    )
    assert names.of_joined("Ann Lee; Bob Hay; Ann Lee; Legal") == "Officer A; Officer B; Legal"
    assert names.of_joined("All; Hall; Never Heard") == "All; Officer C; an officer"


def test_more_officers_than_letters_of_the_alphabet():
    leads = [(f"First{number} Last{number}", "person") for number in range(28)]
    names = named(*leads, ("AA", "unknown"))
    said = [names.of(lead) for lead, *_ in (*leads, ("AA",))]
    assert said[25:] == ["Officer Z", "Officer AB", "Officer AC", "Officer AD"]
    assert names.sweep(names.sweep("AA and First26 Last26")) == "Officer AD and Officer AB"


def test_no_name_and_no_word_of_the_plan_stands_in_a_pack(plan):
    karen, tracy = ("Karen Jones", "person"), ("Tracy", "person")
    add_task(
        plan, PLAN, "1", leads=(karen, ("Outreach Team", "team")), section="Karen Jones’s schools", action=f"{SECRET} a",
        outcome=f"{SECRET} b", status_text=f"{SECRET} c", progress=f"{SECRET} d", next_steps=f"{SECRET} e",
        timescale_text=f"{SECRET} f", evidence="unknown", evidence_phrase=f"{SECRET} g", declared_rating="complete",
        declared_text=f"{SECRET} h", declared_from="text", completed_text=f"{SECRET} i", locator=f"{SECRET} j",
    )  # fmt: skip
    add_task(
        plan,
        PLAN,
        "KAREN JONES 2",
        leads=(tracy,),
        evidence="under_way",
        evidence_phrase=SECRET,
        due_on=date(2016, 1, 31),
        due_before=date(2015, 1, 31),
        lateness="late",
        lateness_phrase=SECRET,
        delay_reason="partner",
        delay_phrase=SECRET,
    )
    add_task(plan, PLAN, "3", leads=(("All", "unknown"),), evidence="none", due_on=date(2017, 1, 31))
    common = {"plan_id": PLAN, "snapshot_id": PLAN, "task_id": f"{PLAN}/1", "programme": "Tracy’s WRAP"}
    insert(plan, "training_target", **common, measure="staff", target=500, due_on=date(2018, 3, 31))
    insert(plan, "training_reading", **common, measure="staff", value=200, as_at=date(2016, 8, 31), source=SECRET)
    for kind in ("priority", "marking"):
        text = SECRET if kind == "priority" else "DRAFT by karen jones"
        insert(plan, "plan_note", plan_id=PLAN, snapshot_id=PLAN, kind=kind, position=1, text=text)
    insert(
        plan, "finding", snapshot_id=PLAN, task_id=f"{PLAN}/1", rule="near_spelling", severity="warning", message=SECRET
    )
    insert(
        plan,
        "rating_key",
        plan_id=PLAN,
        snapshot_id=PLAN,
        position=1,
        label="Done, says Tracy",
        meaning=SECRET,
        rating="complete",
    )
    plan.execute("update snapshot set as_at_note = ?", [SECRET])
    plan.execute("update plan set title = 'The plan of Karen Jones', council = 'Karen Jones Council'")
    insert(
        plan, "document", document_id=PLAN, file_name="Tracy.docx", media_type="text/plain", content=b"", size_bytes=0
    )
    late = f"late:{PLAN}/KAREN JONES 2"
    written = {
        f"{late}:report": "Tracy has been unwell", f"{late}:cause": "Karen Jones moved to the police",
        f"{late}:recovery": "K. Jones hands over", f"{late}:revised_on": "2017-03-31", f"{late}:by_whom": "Zoe Quill",
        "report:background": "Background by Tracy", "report:text:options": "Options of Karen",
    }  # fmt: skip
    asked = {"leads": ("Karen Jones", "Tracy", "All"), "words": "a", "areas": ("Karen Jones’s schools", "Schools")}
    pack = public(plan, written, **asked)
    found = whole(pack)
    (row,) = next(panel.table.rows for one in pack.story if one.id == "late" for panel in one.panels if panel.table)
    assert row.is_written
    assert [cell for cell in row.cells if "(added)" in str(cell)] == [
        "Officer B has been unwell (added)", "Officer A moved to the police (added)", "Officer A hands over (added)",
        "31 Mar 2017 (added); an officer (added)",
    ]  # fmt: skip
    assert not re.search("olga|zoe|quill", found)
    assert not re.search(r"karen|jones|tracy|caretaker|letting", found)
    assert pack.title == "Prevent action plan: The plan of Officer A, Q3 2016/17, as at 31 Dec 2016"
    assert pack.file_stem == "prevent-the-plan-of-officer-a-q3-2016-17-as-at-2016-12-31-public"
    assert pack.filters == (
        "The plan of Officer A, as at 31 Dec 2016, areas Officer A’s schools or Schools, lead Officer A, Officer B or All, "
        "with the words “(withheld)”: 3 tasks"
    )
    assert [task.lead for task in pack.tasks] == ["Officer A; Outreach Team", "Officer B", "All"]
    assert (pack.markings, pack.view, pack.lead) == (("DRAFT by Officer A",), "", None)
    assert pack.tasks[0].because == "Complete: the plan declares it (its words are withheld)."
    assert "officer c" not in found


# Goals (audience: of how many, and the counts, a month apart) of made-up plans, and the numbers that its public pack tells
# of and doesn't, as those from 1 to 4 would follow.
TRAINED = {
    "a group from the rest": ({"": (150, [138]), "A": (100, [90]), "B": (50, [48])}, "138", ("48", "90", "100")),
    "a group that has no goal": ({"": (150, [138]), "A": (100, [90])}, "138", ("90", "100")),
    "a pace of few": ({"": (150, [97, 98, 100])}, "100", ("a week: less", "it was 2 in", "2 a week")),
    "an earlier count of few": ({"": (150, [3, 100])}, "100", ("97", "it was")),
    "an earlier count near the goal": ({"": (150, [148, 100])}, "100", ("fell by", "48")),
    "groups alone": ({"A": (100, [90]), "B": (50, [48])}, "90", ("48",)),
    "more than the goal by few": ({"": (150, [153]), "A": (100, [90])}, "", ("153", "90")),
}


@pytest.mark.parametrize("case", TRAINED)
def test_no_training_figure_of_few_follows_from_a_public_pack(case, plan):
    goals, told, withheld_ones = TRAINED[case]
    add_task(plan, PLAN, "1")
    for name, (target, counts) in goals.items():
        of = {"plan_id": PLAN, "programme": "WRAP", "audience": name, "measure": "staff"}
        loaders.set_goal(
            plan, **of, target=target, share=None, due_on=date(2017, 11, 30), source="made up", set_by="Olga Chair"
        )
        for month, value in enumerate(counts, start=13 - len(counts)):
            loaders.add_reading(plan, **of, as_at=date(2016, month, 1), value=value, added_by="Olga Chair")
    pack = public(plan)
    of_training = [text for text in texts(asdict(pack)) if "train" in text or "week" in text or "staff" in text]
    found = " ".join(of_training)
    assert told in found
    assert not [one for one in withheld_ones if re.search(rf"(?<![\d,]){one}(?!\d)", found)]
    assert "Training of few people, and by group beside a total" in withheld(pack)


def test_a_figure_is_the_same_for_every_audience():
    board, seen = both(), both("public")
    assert seen.figures() == board.figures()
    assert (seen.basis, seen.quality, seen.warnings) == (board.basis, board.quality, board.warnings)
    assert seen.stale == board.stale
    assert [(one.ref, one.rating_words, one.due_on) for one in seen.tasks] == [
        (one.ref, one.rating_words, one.due_on) for one in board.tasks
    ]


@pytest.mark.parametrize("plan_id", [NPT, NOTTS])
def test_no_lead_and_no_words_of_the_shipped_plans_are_in_their_public_packs(plan_id):
    found = whole(shipped(plan_id, "public"))
    assert [name for name in people(plan_id) if re.search(rf"\b{re.escape(name.lower())}\b", found)] == []
    assert leaks(found, plan_id) == []


def test_approved_words_show_without_names_and_only_while_they_are_the_same(plan):
    for ref in "12":
        add_task(
            plan,
            PLAN,
            ref,
            leads=(("Karen Jones", "person"),),
            action=f"Ask Jones, Karen about it: {SECRET} {ref}",
            due_on=date(2016, 6, 1),
        )
    approve(plan, f"{PLAN}/1")
    pack = public(plan)
    assert [task.action for task in pack.tasks] == [f"Ask Officer A about it: {SECRET} 1", "withheld"]
    assert withheld(pack)["Words of tasks not approved"] == "1 task"
    plan.execute("update task set action = action || ' indeed'")
    pack = public(plan)
    assert [task.action for task in pack.tasks] == ["withheld", "withheld"]
    said = withheld(pack)
    assert (said["Words of tasks not approved"], said["Words of tasks that have changed"]) == ("1 task", "1 task")
    assert said["Names of officers"] == "1 replaced"
    assert len(said) == len(pack.withheld.rows) == 7


def test_the_words_of_an_earlier_version_stay_out_when_the_later_ones_are_approved():
    connection = quarterly()
    rows = queries.run(connection, "texts_approved", on_date=date(2023, 12, 31), known_at=None, plans=None)
    for number, row in enumerate(rows.itertuples()):
        insert(
            connection, "decision", decision_id=f"p{number}", plan_id=row.plan_id, task_id=row.task_id, field="publish",
            value=row.fingerprint, reason="made up", as_at=date(2023, 12, 31), decided_by="Ada Finch",
            decided_at=datetime(2024, 1, 6, tzinfo=UTC),
        )  # fmt: skip
    pack = made(connection, "midshire-made-up", date(2023, 12, 31), "public")
    assert "Map the community groups" in pack.tasks[6].action
    assert not re.search(
        r"six ambassadors|three homes have one|care home|\b(?:una|marsh|priya|lund|owen|pike)\b", whole(pack)
    )


def test_names_that_people_gave_are_replaced_too(plan):
    add_task(
        plan, PLAN, "1", leads=(("ZW", "unknown"),), action="Zara Wood to write; ask Li Na", due_on=date(2017, 6, 1)
    )
    add_task(plan, PLAN, "2", leads=(("Outreach Team", "team"),))
    decide(plan, "lead_name:ZW", "Zara Wood")
    decide(
        plan,
        "leads",
        '[{"lead": "Li Na", "lead_kind": "person"}, {"lead": "Eve; Adam", "lead_kind": "unknown"}]',
        task_id=f"{PLAN}/2",
    )
    approve(plan, f"{PLAN}/1")
    pack = public(plan)
    assert [task.lead for task in pack.tasks] == ["Officer A", "Officer C; Officer B"]
    assert pack.tasks[0].action == "Officer A to write; ask Officer C"
    assert not re.search(r"zara|wood|zw|li na|\beve\b|\badam\b", whole(pack))


def test_a_text_that_nobody_has_thought_of_is_left_out(facts):
    new = facts.tasks.assign(new_note=SECRET, action=SECRET, from_action=SECRET)
    seen = audience.hide(with_frames(facts, tasks=new), partial(queries.run, shipped_database())).facts.tasks
    assert set(seen["new_note"]) == {None}
    assert set(seen["action"]) | set(seen["from_action"]) == {"withheld"}
    assert (list(seen["task_id"]), list(seen["rating"])) == (list(facts.tasks["task_id"]), list(facts.tasks["rating"]))


@pytest.mark.parametrize("pack", [partial(shipped, NOTTS), partial(shipped, NPT), both, quarterly_pack, one_task])
def test_nothing_that_a_public_pack_says_speaks_of_a_board(pack):
    said = model.to_json(replace(pack("public"), tasks=())).replace("Partnership Board", "")  # an area
    assert not re.findall(r".{30}\bboard\b.{30}", said, re.IGNORECASE)


def test_questions_are_asked_without_quoting(plan):
    add_task(
        plan, PLAN, "1", evidence="unknown", status_text=SECRET, evidence_phrase=SECRET, declared_rating="complete",
        declared_text="Completed", declared_from="timescale", timescale_kind="complete",
    )  # fmt: skip
    add_task(
        plan, PLAN, "2", evidence="none", declared_rating="complete", declared_from="text", declared_text="Completed"
    )
    approve(plan, f"{PLAN}/1")
    asked = [row.cells for section in public(plan).story if section.id in ("claimed", "questions") for panel in section.panels
             if panel.table for row in panel.table.rows]  # fmt: skip
    assert ("1", "Called complete, but the words don’t show it: what shows otherwise for task 1?") in {
        row[:2] for row in asked
    }
    assert (
        "2", "Task 2 is called complete, yet nothing is written about what was done: what shows that it is?",
    ) in {row[:2] for row in asked}  # fmt: skip


@pytest.fixture(scope="module")
def facts():
    """The facts of a shipped plan, to be marked in other ways."""
    return gathered(shipped_database(), Choice((NPT,), date(2017, 9, 30), "public"))


@pytest.mark.parametrize(
    "marking",
    ["OFFICIAL-SENSITIVE", "Official Sensitive", "OFFICIAL – SENSITIVE", "OFFICIAL_SENSITIVE", "Security classification: OFFICIAL-SENSITIVE",
     "official: sensitive", "OFFICIAL\u00ad-\u200bSENSI\u00adTIVE", "ＳＥＣＲＥＴ", "SECRET", "Top secret", "RESTRICTED", "Confidential",
     "In confidence", "NOT FOR PUBLICATION", "Not for\nonward circulation", "Exempt", "Exempt information (Part 2)", "PROTECT"],
)  # fmt: skip
def test_no_public_pack_of_a_plan_that_is_marked_as_kept_back(facts, marking):
    for said in (marking, f"DRAFT; {marking}"):
        refused = audience.refusal(with_frames(facts, plans=facts.plans.assign(marking=said)))
        assert refused.startswith(
            f"{facts.plans['title'].iloc[0]} is marked {' '.join(said.split())}: no public pack is made of it."
        )


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("NPT Prevent plan, OFFICIAL-SENSITIVE", True), ("Plan (Top Secret)", True), ("RESTRICTED: the plan", True),
        ("Prevent and Protect action plan", False), ("Prevent in private hire, part 2", False),
    ],
)  # fmt: skip
def test_a_title_keeps_back_only_by_a_marking_within_it(facts, title, is_refused):
    assert bool(audience.refusal(with_frames(facts, plans=facts.plans.assign(title=title)))) == is_refused


@pytest.mark.parametrize(
    "marking", ["DRAFT", "OFFICIAL", "Draft for the Secretary of the board", "UNCLASSIFIED", "Public", None]
)
def test_other_markings_keep_nothing_back(facts, marking):
    assert audience.refusal(with_frames(facts, plans=facts.plans.assign(marking=marking))) is None


def test_a_refused_pack_is_not_built(plan):
    add_task(plan, PLAN, "1")
    insert(plan, "plan_note", plan_id=PLAN, snapshot_id=PLAN, kind="marking", position=1, text="OFFICIAL-SENSITIVE")
    with pytest.raises(NothingToTell, match="^North is marked OFFICIAL-SENSITIVE: no public pack is made of it"):
        public(plan)


def test_a_public_pack_has_no_empty_cell_and_lasts_through_json():
    for pack in (shipped(NPT, "public"), huge("public"), one_task("public")):
        assert model.from_json(model.to_json(pack)) == pack
        tables = [
            pack.withheld,
            pack.key,
            *(panel.table for section in pack.story for panel in section.panels if panel.table),
        ]
        assert [cell for table in tables for row in table.rows for cell in row.cells if cell in ("", None)] == []
        assert replace(pack, view="").view == pack.view
