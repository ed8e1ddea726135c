"""The assurance file: what is written, refused and told; "unmet and no task" first; the period before beside it."""

from datetime import date

import pytest
from helpers.board_packs import made
from helpers.sample_rows import add_plan, add_task, insert

import queries
from loaders import ChangeRefused, WrittenMeanwhile, open_database, write_assurance
from pages.board.pack.model import to_json
from pages.said import assurance
from pages.said.filters import Filters

PLAN, TOOLKIT = "midshire", "la-toolkit-2024"
CHANNEL, TRAINING, BOARD = "channel_panel", "training_programme", "partnership_group"


@pytest.fixture
def connection():
    """A plan with a live task about training, a late one about the Channel panel, and a scale below "met"."""
    opened = open_database(":memory:")
    add_plan(opened, PLAN, "Midshire", date(2026, 9, 30))
    add_task(opened, PLAN, "1", action="Deliver Prevent training to all staff", due_on=date(2027, 3, 31),
             leads=(("Ann Example", "person"),))  # fmt: skip
    add_task(opened, PLAN, "2", action="Appoint a vice-chair of the Channel panel", due_on=date(2026, 6, 30))
    for position, step in ((5, "partly_met"), (1, "not_met")):
        content = f'{{"position": {position}, "label_en": "{step.replace("_", " ").capitalize()}"}}'
        insert(
            opened, "framework_entry", entry_id=step, kind="scale", framework=TOOLKIT, item=step, content=content,
            is_removed=False, written_by="Ann", written_at="2026-01-01 09:00:00+00",
        )  # fmt: skip
    yield opened
    opened.close()


def write(connection, section=CHANNEL, period="2026/27", by="Ann Example", seen=None, element="", **items):
    """Writes items of a section."""
    write_assurance(
        connection, plan_id=PLAN, framework=TOOLKIT, section=section, element=element, period=period, items=items,
        written_by=by, seen=seen,
    )  # fmt: skip


def told(connection, period="2026/27"):
    """The file of a period, a row each."""
    when = {"on_date": None, "known_at": None, "plans": None}
    return list(queries.run(connection, "assurance", framework=TOOLKIT, period=period, **when).itertuples())


def row(connection, section, period="2026/27", element=""):
    """One section's row."""
    return next(one for one in told(connection, period) if (one.section, one.element) == (section, element))


def test_unmet_sections_without_a_task_come_first_then_late_then_in_hand(connection):
    write(connection, BOARD, self_rating="not_met")
    write(connection, CHANNEL, self_rating="not_met")
    write(connection, TRAINING, self_rating="partly_met")
    write(connection, "risk_assessment", self_rating="exceeding")
    write(connection, "referral_pathway", self_rating="met")
    rows = told(connection)
    assert [(one.section, one.state) for one in rows[:3]] == [
        (BOARD, "unmet_no_task"), (CHANNEL, "unmet_late"), (TRAINING, "unmet_in_hand"),
    ]  # fmt: skip
    assert [one.state for one in rows[3:]] == ["not_rated"] * 3 + ["met", "exceeding"]
    assert rows[1].live_ids == rows[1].late_ids == [f"{PLAN}/2"]
    assert rows[2].self_rating == "Partly met"


def test_a_section_with_nothing_written_is_not_rated_and_never_unmet(connection):
    rows = told(connection)
    assert {one.state for one in rows} == {"not_rated"}
    assert [one.number for one in rows] == list(range(1, 9))


def test_the_last_row_of_an_item_holds_and_an_empty_one_takes_it_back(connection):
    write(connection, gap="No vice-chair")
    write(connection, gap="No vice-chair, no minutes", by="Bea Sample")
    found = row(connection, CHANNEL)
    assert found.gap == "No vice-chair, no minutes"
    assert [(one["item"], one["written_by"]) for one in found.written] == [("gap", "Bea Sample")]
    write(connection, gap="")
    assert row(connection, CHANNEL).gap is None
    history = queries.run(
        connection, "assurance_history", plan_id=PLAN, framework=TOOLKIT, section=CHANNEL, element="", known_at=None
    )
    assert list(history["text"]) == ["", "No vice-chair, no minutes", "No vice-chair"]


def test_the_period_before_stands_beside_and_the_latest_is_shown_unless_another_is_named(connection):
    write(connection, period="2026/27", gap="No minutes")
    write(connection, period="2024/25", self_rating="met")
    write(connection, period="2025/26", self_rating="not_met", last_letter="Not met: no vice-chair")
    assert row(connection, CHANNEL, None).period == "2026/27"
    found = row(connection, CHANNEL)
    assert (found.last_period, found.last_self_rating, found.last_last_letter) == (
        "2025/26", "Not met", "Not met: no vice-chair",
    )  # fmt: skip
    assert row(connection, CHANNEL, "2025/26").last_self_rating == "Met"
    periods = queries.run(connection, "assurance_periods", framework=TOOLKIT, known_at=None, plans=[PLAN])
    assert list(zip(periods["period"], periods["items"], strict=True)) == [
        ("2026/27", 1), ("2025/26", 2), ("2024/25", 1),
    ]  # fmt: skip


def test_an_element_stands_under_its_section_and_draws_it_forward(connection):
    content = '{"section": "communications_engagement", "number": 1, "title_en": "A communications plan"}'
    insert(
        connection, "framework_entry", entry_id="e", kind="element", framework=TOOLKIT, item="plan", content=content,
        is_removed=False, written_by="Ann", written_at="2026-01-01 09:00:00+00",
    )  # fmt: skip
    write(connection, "communications_engagement", element="plan", self_rating="not_met")
    rows = told(connection)
    assert [(one.section, one.element) for one in rows[:2]] == [
        ("communications_engagement", ""), ("communications_engagement", "plan"),
    ]  # fmt: skip
    assert [(one.state, one.group_state) for one in rows[:2]] == [
        ("not_rated", "unmet_no_task"), ("unmet_no_task", "unmet_no_task"),
    ]  # fmt: skip


def test_what_is_unfit_is_refused_in_a_sentence_and_nothing_is_written(connection):
    for items, more, said in (
        ({"gap": "x"}, {"section": "no_such"}, "has no section “no_such”"),
        ({"gap": "x"}, {"element": "no_such"}, "has no section “channel_panel, no_such”"),
        ({"self_rating": "great"}, {}, "isn't on the framework's scale: choose one of not_met, partly_met, met"),
        ({"score": "1"}, {}, "“score” is no part of the assurance file"),
        ({"gap": "x" * 5_001}, {}, "The gap has 5,001 characters and may have 5,000"),
        ({"gap": "x"}, {"period": " "}, "Name the period"),
        ({"gap": "x"}, {"by": " "}, "Give your name"),
        ({}, {}, "Nothing was changed"),
    ):
        with pytest.raises(ChangeRefused, match="^[A-Z“].*[.!]$") as refused:
            write(connection, **items, **more)
        assert said in str(refused.value)
    assert connection.execute("select count(*) from assurance_entry").fetchone() == (0,)


def test_who_writes_second_is_told_what_the_first_wrote(connection):
    write(connection, gap="No minutes", by="Bea Sample")
    with pytest.raises(WrittenMeanwhile, match="Bea Sample wrote the same") as met:
        write(connection, gap="No vice-chair", evidence="Minutes", seen={})
    assert [(one["item"], one["text"]) for one in met.value.theirs] == [("gap", "No minutes")]
    assert row(connection, CHANNEL).evidence is None
    write(connection, gap="No vice-chair", seen={"gap": met.value.theirs[0]["entry_id"]})
    assert row(connection, CHANNEL).gap == "No vice-chair"


def test_a_task_counts_at_its_main_section_alone_and_the_others_name_it_apart(connection):
    write(connection, CHANNEL, self_rating="not_met")
    insert(
        connection, "task_mapping", mapping_id="m", plan_id=PLAN, task_id=f"{PLAN}/2", framework=TOOLKIT,
        sections=[TRAINING, CHANNEL], reason="It trains the panel", as_at=date(2026, 9, 30), mapped_by="Ann",
        mapped_at="2026-10-01 09:00:00+00",
    )  # fmt: skip
    found = row(connection, CHANNEL)
    assert (found.state, found.live, found.also_ids) == ("unmet_no_task", 0, [f"{PLAN}/2"])
    assert assurance.closing(found) == "no live task; also served by 1 task of another section"
    view = Filters().parameters()
    covered_there = queries.run(connection, "coverage", framework=TOOLKIT, **view).set_index("section")
    for one in told(connection):
        counts = covered_there.loc[one.section, ["live", "shown", "unshown", "closed"]]
        assert list(counts) == [one.live, one.shown, one.unshown, one.closed]


def test_a_section_that_no_words_could_tell_is_never_called_unanswered(connection):
    for item, kind, content in (
        ("ours", "framework", '{"title": "Ours"}'),
        ("staff", "section", '{"number": 1, "title_en": "Training of staff"}'),
        ("panel", "section", f'{{"number": 2, "title_en": "Panel", "maps_to": "{TOOLKIT}/{CHANNEL}"}}'),
    ):
        insert(
            connection, "framework_entry", entry_id=item, kind=kind, framework="ours", item=item, content=content,
            is_removed=False, written_by="Ann", written_at="2026-01-01 09:00:00+00",
        )  # fmt: skip
    asked = {"framework": "ours", "period": "2026/27", "on_date": None, "known_at": None, "plans": None}
    rows = {one.section: one for one in queries.run(connection, "assurance", **asked).itertuples()}
    assert [rows[one].is_told for one in ("staff", "panel")] == [False, True]
    assert assurance.closing(rows["staff"]) == "no words yet"
    write_assurance(
        connection,
        plan_id=PLAN,
        framework="ours",
        section="panel",
        period="2026/27",
        items={"gap": "x"},
        written_by="A",
    )
    title = covered(connection)[1].panels[0].title.text
    assert title == "1 Training of staff can’t be told yet: no words for it"


def covered(connection, audience="board", **view):
    """The pack's part on the coverage of the duty, with the pack; None where it has none."""
    lead = "Ann Example" if audience == "lead" else None
    pack = made(connection, PLAN, date(2026, 9, 30), audience, lead, **view)
    return pack, next((one for one in pack.sections if one.id == "coverage"), None)


def test_the_packs_annex_names_the_sections_with_nothing_behind_them_and_what_the_council_says(connection):
    write(connection, BOARD, self_rating="not_met", gap="No chair from the council")
    pack, section = covered(connection)
    (panel,) = section.panels
    assert panel.in_annex
    assert panel.title.text.startswith("6 of 8 sections of the duty have nothing behind them: 1 Multi-agency")
    assert any("1 criterion is unmet and has no live task" in one.text for one in panel.sentences)
    rows = {row.cells[0]: row.cells[1:] for row in panel.picture.rows}
    assert rows["1 Multi-agency partnership group"] == (0, 0, 0, 0, "Not met (2026/27)", "Unmet, and no live task")
    assert rows["5 Channel panel"] == (1, 0, 0, 0, "not rated", "Not rated")
    assert "coverage" not in [one.id for one in pack.body]


def test_a_public_pack_has_the_counts_alone_and_says_what_it_leaves_out(connection):
    write(connection, BOARD, self_rating="not_met", gap="No chair from the council")
    pack, section = covered(connection, "public")
    assert section.panels[0].title.text == covered(connection)[1].panels[0].title.text
    told = to_json(pack)
    assert "No chair" not in told
    assert "Not met" not in told
    assert "unmet" not in told
    assert "The council’s assurance file" in [row.cells[0] for row in pack.withheld.rows]


def test_a_pack_of_some_tasks_alone_or_without_a_section_served_has_no_such_part(connection):
    assert covered(connection, leads=("Ann Example",))[1] is None
    assert covered(connection, "lead")[1] is None
    connection.execute("update task set action = 'Made-up task'")
    assert covered(connection)[1] is None
