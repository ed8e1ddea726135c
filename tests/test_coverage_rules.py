"""Which task serves which section of a framework: held against gold, a person's word before the rules, a council's own."""

from datetime import UTC, date, datetime

import pytest
from helpers.coverage_gold import TOOLKIT, counts, shipped_answers, shipped_database, unseen_answers
from helpers.sample_rows import add_plan, add_task, insert, keeping

import queries
from loaders import ChangeRefused, correct_match, lookups, map_task, open_database, write_framework
from loaders.lookups.frameworks import framework_sections, framework_words, frameworks

AT = date(2024, 3, 31)
FRAMEWORKS = [one.framework for one in frameworks()]
EVERY = {"section": None, "task_ids": None}
PLANS = ("nottinghamshire-cfcs", "neath-port-talbot")


@pytest.fixture(scope="module")
def shipped():
    with shipped_database() as connection:
        yield connection


@pytest.fixture(scope="module")
def answers(shipped):
    return shipped_answers(shipped)


@pytest.fixture
def own():
    """A database with one plan, to write to."""
    with open_database(":memory:") as connection:
        add_plan(connection, "north", "North", AT)
        yield connection


@pytest.fixture(scope="module")
def refusing():
    """A database with one plan and task, that nothing is written to."""
    with open_database(":memory:") as connection:
        add_plan(connection, "north", "North", AT)
        add_task(connection, "north", "1")
        yield connection


def main_of(connection, ref: str, framework: str = TOOLKIT, known_at: datetime | None = None) -> tuple:
    """The main section of a task of the plan North, how sure that is, and why."""
    return connection.execute(
        """
        select section, sureness, because
        from task_section($framework, null, $known_at)
        where task_id = $task_id and is_main
        """,
        {"task_id": f"north/{ref}", "framework": framework, "known_at": known_at},
    ).fetchone()


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_both_plans_are_covered_as_a_person_found(answers, plan, framework):
    of_it = [one for one in answers if (one.plan, one.framework) == (plan, framework)]
    assert [one for one in of_it if one.verdict in ("wrong", "forced")] == []
    covered = {one.counted for one in of_it} - {None}
    wanted = {one.main for one in of_it if one.main.isdigit()}
    assert covered >= {main for main in wanted if sum(one.main == main for one in of_it) > 1}
    assert covered <= wanted.union(*(one.acceptable for one in of_it))


def test_most_tasks_of_the_shipped_plans_are_told_and_few_are_left(answers):
    found = counts(answers)
    assert found["right"] + found["acceptable"] + found["none"] >= 205 and found["wrongly_sure"] == 0


def test_tasks_collected_apart_are_told_and_few_are_told_wrong():
    found = {name: counts(answers) for name, answers in unseen_answers().items()}
    right = {name: n["right"] + n["acceptable"] + n["none"] for name, n in found.items()}
    assert right["mended"] >= 175 and right["unseen"] >= 95
    assert found["mended"]["wrongly_sure"] == 0 and found["unseen"]["wrong"] + found["unseen"]["forced"] <= 20


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_removing_the_only_tasks_of_sections_leaves_those_empty_and_no_other(shipped, framework):
    before = queries.run(shipped, "coverage", framework=framework, **keeping())
    alone = before[before.tasks == 1]
    ids = [one for kind in ("live", "shown", "unshown", "closed") for found in alone[f"{kind}_ids"] for one in found]
    with shipped.cursor() as cursor:
        cursor.begin()
        cursor.execute("delete from task where list_contains($ids, task_id)", {"ids": ids})
        after = queries.run_in(cursor, "coverage", {"framework": framework, **keeping()})
        cursor.rollback()
    assert len(ids) == len(alone) > 0
    assert list(after.tasks) == [0 if tasks == 1 else tasks for tasks in before.tasks]


def test_removing_every_task_leaves_every_section_there_and_empty(shipped):
    before = queries.run(shipped, "coverage", framework=TOOLKIT, **keeping())
    tasks = queries.run(shipped, "coverage_tasks", framework=TOOLKIT, **EVERY, **keeping())
    with shipped.cursor() as cursor:
        cursor.begin()
        ids = list(tasks[tasks.counts_in.notna()].task_id)
        cursor.execute("delete from task where list_contains($ids, task_id)", {"ids": ids})
        after = queries.run_in(cursor, "coverage", {"framework": TOOLKIT, **keeping()})
        cursor.rollback()
    assert before.tasks.sum() > 60 and after.tasks.sum() == 0 and len(after) == len(before) == 16


def test_coverage_counts_each_task_once_by_how_it_stands(own):
    words = {"section": None, "action": "Hold the Channel panel"}
    add_task(own, "north", "live", evidence="under_way", **words)
    add_task(own, "north", "shown", declared_rating="complete", evidence="done", **words)
    add_task(own, "north", "unshown", declared_rating="complete", evidence="none", **words)
    add_task(own, "north", "varied", declared_rating="complete", evidence="done", **words)
    insert(
        own,
        "finding",
        snapshot_id="north",
        task_id="north/varied",
        rule="varied_called_complete",
        severity="note",
        message="",
    )
    add_task(own, "north", "closed", evidence="declined", **words)
    rows = queries.run(own, "coverage", framework=TOOLKIT, **keeping()).set_index("section")
    assert len(rows) == 8 and rows.tasks.sum() == 5
    panel = rows.loc["channel_panel"]
    assert [panel.live, panel.shown, panel.unshown, panel.closed] == [1, 1, 2, 1]
    assert list(panel.unshown_ids) == ["north/unshown", "north/varied"]


MISLEADING = (  # words of a task, the section told, and how sure that is
    ({"action": "Review who sits on the Channel Panel"}, "channel_panel", "sure"),
    ({"action": "Publish opening times on our communication channels"}, "communications_engagement", "likely"),
    ({"action": "Do a risk assessment of the summer event"}, None, "none"),
    ({"action": "Update the counter-terrorism local profile"}, "risk_assessment", "sure"),
    ({"action": "Put the rota on the notice board"}, None, "none"),
    ({"action": "Book a training room"}, None, "none"),
    ({"action": "Offer WRAP to new starters"}, "training_programme", "sure"),
    ({"action": "Offer wrap-around care"}, None, "none"),
    ({"action": "Train staff in fire safety"}, None, "none"),
    ({"action": "Check the water", "section": "Training"}, "training_programme", "sure"),
    ({"action": "Agree the referral pathway", "section": "Training"}, "referral_pathway", "likely"),
    ({"action": "Sort the cupboard", "section": "Referrals"}, "referral_pathway", "unsure"),
    (
        {"action": "Cut the waiting time for a first appointment", "section": "Referral pathway"},
        "referral_pathway",
        "unsure",
    ),
    ({"action": "Help pupils, carers and families"}, "communications_engagement", "unsure"),
    ({"action": "Train staff to record hate crime"}, None, "none"),
    ({"action": "Renew the information sharing agreement"}, "referral_pathway", "likely"),
    ({"action": "Write to the press", "section": "Training"}, "training_programme", "unsure"),
    ({"action": "Adolygu’r llwybr atgyfeirio"}, "referral_pathway", "sure"),
    ({"action": "Sort the cupboard", "progress": "The Channel panel met", "next_steps": "Train"}, None, "none"),
    ({"action": None}, None, "none"),
)


def test_words_that_tell_and_words_that_mislead(own):
    for number, (words, *_) in enumerate(MISLEADING):
        add_task(own, "north", f"{number:02}", **{"section": None} | words)
    told = queries.run(own, "coverage_tasks", framework=TOOLKIT, **EVERY, **keeping())
    told = told[told.is_main].astype(object).where(told.notna(), None)
    found = zip((words for words, *_ in MISLEADING), told["section"], told["sureness"], strict=True)
    assert list(found) == list(MISLEADING)


def test_why_is_told_in_the_tasks_own_words(own):
    add_task(own, "north", "1", section=None, action="Chair each Multi-Agency Partnership Group")
    add_task(own, "north", "2", section="Venue Hire Policy", action="Look at it again")
    add_task(own, "north", "3", section=None, action="Note the threshold")
    add_task(own, "north", "4", section=None, action="Sort the cupboard")
    told = queries.run(own, "coverage_tasks", framework=TOOLKIT, **EVERY, **keeping())
    whys = list(told[told.is_main]["because"])
    assert whys == [
        "its action says “Multi-Agency Partnership Group”",
        "it stands under “Venue Hire Policy”, which maps to 7 Reducing permissive environments",
        "only its action says “threshold”",
        "none of its words tells a section",
    ]
    assert main_of(own, "2", "npt-peer-review-2017")[1:] == ("sure", "it stands under “Venue Hire Policy”")


def mapped(connection, sections, as_at: date = AT, **changes) -> str:
    given = {"plan_id": "north", "task_id": "north/1", "framework": TOOLKIT, "reason": "it is", "mapped_by": "Ann"}
    return map_task(connection, sections=sections, as_at=as_at, **given | changes)


def test_a_persons_mapping_holds_before_the_rules_until_it_is_given_back(own):
    add_task(own, "north", "1", section=None, action="Hold the Channel panel")
    before = datetime.now(UTC)
    mapped(own, ["training_programme", "risk_assessment"])
    said = "Ann says so: “it is”"
    assert main_of(own, "1") == ("training_programme", "confirmed", said)
    tasks = queries.run(own, "coverage_tasks", framework=TOOLKIT, **EVERY, **keeping())
    assert list(zip(tasks.section, tasks.is_main, strict=True)) == [
        ("training_programme", True),
        ("risk_assessment", False),
    ]
    assert main_of(own, "1", known_at=before)[:2] == ("channel_panel", "sure")
    mapped(own, [])
    assert main_of(own, "1") == (None, "confirmed", said)
    mapped(own, None)
    assert main_of(own, "1")[:2] == ("channel_panel", "sure")


def test_a_mapping_counts_from_its_date_and_is_known_from_its_moment(own):
    add_task(own, "north", "1", section=None, action="Hold the Channel panel")
    mapped(own, ["training_programme"], as_at=date(2024, 4, 1))
    assert main_of(own, "1")[0] == "channel_panel"
    between = datetime.now(UTC)
    mapped(own, ["risk_assessment"])
    assert main_of(own, "1")[0] == "risk_assessment"
    assert main_of(own, "1", known_at=between)[0] == "channel_panel"


@pytest.mark.parametrize(
    ("sections", "changes", "why"),
    [
        (["training_programme"], {"task_id": "north/9"}, "isn't in the database"),
        (["nonsense"], {}, "isn't in the framework any more"),
        (["training_programme"] * 2, {}, "named twice"),
        ([], {"framework": "nonsense"}, "has no sections"),
        ([], {"reason": " "}, "Give your name and the reason"),
        ([], {"mapped_by": ""}, "Give your name and the reason"),
    ],
)
def test_a_mapping_that_cant_be_is_refused(refusing, sections, changes, why):
    with pytest.raises(ChangeRefused, match=why):
        mapped(refusing, sections, **changes)
    assert refusing.execute("select count(*) from task_mapping").fetchone() == (0,)


def test_a_mapping_follows_a_corrected_match(own):
    for ref in "12":
        add_task(own, "north", ref, section=None, action="Sort the cupboard")
    mapped(own, ["training_programme"])
    correct_match(own, "north", "north/1", "north/2", reason="it is that one", decided_by="Ann")
    assert [main_of(own, ref)[0] for ref in "12"] == [None, "training_programme"]


def test_a_council_writes_a_framework_of_its_own_with_words_that_count_at_once(own):
    add_task(own, "north", "1", section=None, action="Brew tea for the hub")
    add_task(own, "north", "2", section=None, action="Train staff")
    framework = write_framework(own, "framework", "", "", {"title": "Our aims"}, written_by="Ann")
    tea = write_framework(own, "section", framework, "", {"number": 1, "title_en": "Hospitality"}, written_by="Ann")
    maps = {"number": 2, "title_en": "Skills", "maps_to": f"{TOOLKIT}/training_programme"}
    skills = write_framework(own, "section", framework, "", maps, written_by="Ann")
    assert (framework, tea, skills) == ("our-aims", "hospitality", "skills")
    assert [main_of(own, ref, framework)[:2] for ref in "12"] == [(None, "none"), ("skills", "likely")]
    word = write_framework(own, "word", framework, "", {"section": tea, "phrase": "Brew tea"}, written_by="Ann")
    assert main_of(own, "1", framework) == ("hospitality", "likely", "its action says “Brew tea”")
    write_framework(own, "word", framework, word, {}, is_removed=True, written_by="Ann")
    assert main_of(own, "1", framework)[0] is None
    assert queries.run(own, "framework_sections", framework=framework)["is_own"].tolist() == [True, True]
    write_framework(own, "framework", framework, "", {}, is_removed=True, written_by="Ann")
    assert framework not in set(queries.run(own, "frameworks")["framework"])
    assert main_of(own, "2", framework) is None


def test_a_shipped_section_can_be_named_otherwise_or_left_out(own):
    write_framework(own, "section", TOOLKIT, "channel_panel", {"number": 5, "title_en": "PMAP"}, written_by="Ann")
    write_framework(own, "section", TOOLKIT, "partnership_plan", {}, is_removed=True, written_by="Ann")
    rows = queries.run(own, "framework_sections", framework=TOOLKIT)
    assert rows["number"].tolist() == [1, 2, 4, 5, 6, 7, 8] and rows["title_en"].tolist()[3] == "PMAP"
    add_task(own, "north", "1", section=None, action="Hold the PMAP")
    assert main_of(own, "1")[:2] == ("channel_panel", "sure")


def test_elements_and_steps_are_a_councils_to_fill(own):
    element = {"section": "channel_panel", "number": 1, "title_en": "It meets monthly"}
    assert queries.run(own, "framework_elements", framework=TOOLKIT).empty
    write_framework(own, "element", TOOLKIT, "", element, written_by="Ann")
    write_framework(own, "scale", TOOLKIT, "", {"position": 30, "label_en": "Leading"}, written_by="Ann")
    assert queries.run(own, "framework_elements", framework=TOOLKIT)["element"].tolist() == ["it_meets_monthly"]
    assert queries.run(own, "framework_scale", framework=TOOLKIT)["step"].tolist() == ["met", "exceeding", "leading"]
    assert queries.run(own, "framework_scale", framework=FRAMEWORKS[1])["step"].tolist() == ["met", "exceeding"]


@pytest.mark.parametrize(
    ("kind", "framework", "item", "content", "why"),
    [
        ("chapter", TOOLKIT, "", {}, "is no part of a framework"),
        ("section", "nonsense", "", {"number": 9, "title_en": "A"}, "isn't there any more"),
        ("section", TOOLKIT, "", {"number": 9, "title_en": " "}, "Give a title"),
        ("section", TOOLKIT, "x", {"number": 9, "title_en": ""}, "Give a title"),
        ("section", TOOLKIT, "", {"number": 9, "title_en": "A" * 301}, "300 characters"),
        ("section", TOOLKIT, "", {"number": 8, "title_en": "A"}, "8 is taken"),
        ("section", TOOLKIT, "", {"number": 0, "title_en": "A"}, "whole number"),
        ("section", TOOLKIT, "", {"number": 9, "title_en": "A", "maps_to": "x/y"}, "maps to isn't there"),
        ("section", TOOLKIT, "", {"number": 9, "title_en": "A", "maps_to": f"{TOOLKIT}/channel_panel"}, "another framework"),
        ("section", TOOLKIT, "channel_panel", {"number": 5, "title_en": "A", "maps_to": "npt-peer-review-2017/channel_panel"}, "circle"),
        ("section", TOOLKIT, "a/b", {"number": 9, "title_en": "A"}, "letters, numbers"),
        ("section", TOOLKIT, "nonsense", None, "taken out already"),
        ("framework", TOOLKIT, "", {"title": "A", "address": "http://example.org"}, "https"),
        ("framework", TOOLKIT, "", {"title": "A", "address": "javascript:alert(1)"}, "https"),
        ("framework", TOOLKIT, "", {"title": "A", "replaced_by": "x"}, "replaces this one isn't there"),
        ("framework", TOOLKIT, "", {"title": "A", "replaced_by": TOOLKIT}, "replace the other"),
        ("framework", TOOLKIT, "", {"title": "A", "updated_on": "soon"}, "no date"),
        ("framework", "", "", {}, "Give a title"),
        ("word", TOOLKIT, "", {"section": "channel_panel", "phrase": "a*"}, "three letters"),
        ("word", TOOLKIT, "", {"section": "channel_panel", "phrase": "panel", "weight": 99}, "number up to 8"),
        ("word", TOOLKIT, "", {"section": "nonsense", "phrase": "panel"}, "section isn't in this framework"),
        ("element", TOOLKIT, "", {"section": "nonsense", "number": 1, "title_en": "A"}, "section isn't in this framework"),
        ("scale", TOOLKIT, "", {"position": 10, "label_en": "A"}, "10 is taken"),
    ],
)  # fmt: skip
def test_what_cant_be_part_of_a_framework_is_refused_in_a_sentence(refusing, kind, framework, item, content, why):
    with pytest.raises(ChangeRefused, match=why):
        write_framework(refusing, kind, framework, item, content or {}, is_removed=content is None, written_by="Ann")
    assert refusing.execute("select count(*) from framework_entry").fetchone() == (0,)


def test_what_is_shipped_fits_together():
    keys = {f"{one.framework}/{one.key}" for one in framework_sections()}
    assert {one.framework for one in framework_sections()} == set(FRAMEWORKS)
    assert {one.maps_to for one in framework_sections()} - {None} <= keys
    assert all(one.mapping_reason for one in framework_sections() if one.maps_to)
    assert {f"{one.framework}/{one.section}" for one in framework_words()} - {"/"} <= keys
    assert all(one.weight and len(one.phrase.rstrip("*")) >= 3 for one in framework_words())
    said = [(one.framework, one.section, one.phrase, one.partners) for one in framework_words()]
    assert len(set(said)) == len(said)
    assert {place for one in framework_words() for place in one.places} <= {"heading", "action", "outcome"}
    assert [one.number for one in framework_sections() if one.framework == TOOLKIT] == list(range(1, 9))


@pytest.mark.parametrize(
    "text",
    ["", "Co-ordinator’s “e-learning”", "R&D 50% #1 snake_case", "Grŵp partneriaeth – amlasiantaeth", "co‑chairs"],
)
def test_words_are_folded_in_the_database_as_elsewhere(shipped, text):
    assert shipped.execute("select folded_words($text)", {"text": text}).fetchone() == (lookups.fold(text),)


def test_no_step_of_mapping_holds_every_row_against_every_other(shipped):
    plan = shipped.execute("explain from task_section(null, null, null)").fetchall()[0][1]
    assert "HASH_JOIN" in plan and "BLOCKWISE_NL_JOIN" not in plan and "NESTED_LOOP_JOIN" not in plan
