"""What people make of a pack's words: kept with the pack, in its order, and never changing a figure."""

from dataclasses import replace

import pytest
from helpers.board_packs import AT, NOTTS, facts_by_plan, quarterly_pack, shipped, shipped_database

import loaders
import queries
from loaders import ChangeRefused, PackEdit, edit_pack, open_database
from pages.board.editor import fields
from pages.board.pack import asked, edits
from pages.board.pack.edits import Edit, foreign_numbers
from pages.said.language import WELSH, in_language

LATE = "late.all"
GENERATED = "12 of 37 tasks are past the due date or off track."


def section(pack, name):
    return next(one for one in pack.sections if one.id == name)


def sentences(pack, panel_id):
    panels = (panel for part in pack.story for panel in part.panels)
    return [one.text for panel in panels if panel.id == panel_id for one in panel.sentences]


def test_an_edit_changes_the_words_and_nothing_else():
    pack = shipped(NOTTS)
    edited = edits.apply(pack, {LATE: Edit(LATE, "Of 37 tasks, 12 are late.", GENERATED, edited_by="Ann Example")})
    assert sentences(edited, "late.ages")[0] == "Of 37 tasks, 12 are late."
    one = next(one for panel in section(edited, "late").panels for one in panel.sentences if one.id == LATE)
    assert (one.whole, one.generated) == ("Of 37 tasks, 12 are late. (37 tasks, as at 31 Dec 2016)", GENERATED)
    assert edited.figures() == pack.figures()
    assert [panel.chart for part in edited.sections for panel in part.panels] == [
        panel.chart for part in pack.sections for panel in part.panels
    ]
    assert edited.tasks == pack.tasks


def test_an_edit_of_other_figures_is_put_up_and_not_shown():
    edited = edits.apply(shipped(NOTTS), {LATE: Edit(LATE, "Only 12 of 37 are late.", "12 of 37 tasks are late.")})
    one = next(one for panel in section(edited, "late").panels for one in panel.sentences if one.id == LATE)
    assert (one.text, one.outdated) == (GENERATED, "Only 12 of 37 are late.")


def test_parts_findings_and_sentences_are_hidden_and_reordered():
    pack = shipped(NOTTS)
    changed = {
        "late": Edit("late", position=1),
        "moved": Edit("moved", is_hidden=True),
        "where.areas": Edit("where.areas", is_hidden=True),
        LATE: Edit(LATE, is_hidden=True),
        "where.not_rated@nottinghamshire-cfcs": Edit("where.not_rated@nottinghamshire-cfcs", position=1),
    }
    edited = edits.apply(pack, changed)
    assert [one.id for one in edited.story] == [
        "late", "summary", "well", "claimed", "training", "due", "asked", "questions", "where",
        "coverage", "quality",
    ]  # fmt: skip
    assert [panel.id for panel in section(edited, "where").panels] == ["where.ratings", "where.figures"]
    assert GENERATED not in sentences(edited, "late.ages")
    assert (
        sentences(edited, "where.ratings")[0]
        == "2 of 37 are not rated: 1 task can’t be rated and 1 task is closed without doing."
    )


def test_words_of_ones_own_are_marked_and_name_nobody_in_public():
    own = added("Approve the new team.")
    board = section(edits.apply(shipped(NOTTS), own), "asked").panels[0].sentences[-1]
    public = section(edits.apply(shipped(NOTTS, "public"), own), "asked").panels[0].sentences[-1]
    assert (board.text, board.is_added, board.edited_by) == ("Approve the new team.", True, "Ann Example")
    assert (public.is_added, public.edited_by) == (True, None)


def added(*texts):
    return {
        f"new:{at}": Edit(f"new:{at}", text, panel="asked.all", edited_by="Ann Example")
        for at, text in enumerate(texts, start=1)
    }


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        (added("Thank the team."), "Five recommendations"),
        (added("Thank the team.") | {"asked.overdue": Edit("asked.overdue", is_hidden=True)}, "Four recommendations"),
        ({one: Edit(one, is_hidden=True) for one in ("asked.overdue", "asked.recovery")}, "Two recommendations"),
        (
            added("A", "B") | {"asked.all.title": Edit("asked.all.title", "To decide", "Four recommendations")},
            "To decide",
        ),
    ],
)
def test_the_recommendations_title_counts_what_shows(changed, title):
    made = edits.apply(shipped(NOTTS), changed, str, listed(NOTTS))
    assert section(made, "asked").panels[0].title.text == title


def listed(plan):
    return asked.listed(facts_by_plan(shipped_database(), AT[plan])[plan], str)


def test_a_recommendation_is_added_where_the_figures_call_for_none():
    pack = shipped(NOTTS)
    none = replace(
        pack, sections=tuple(replace(one, panels=() if one.id == "asked" else one.panels) for one in pack.sections)
    )
    (panel,) = fields.of_section(section(none, "asked"), {})
    new, _ = fields.changed(section(none, "asked"), [panel], typed([panel], added={panel.id: "Thank all."}), {}, "x")
    assert new == [PackEdit("new:x-1", "Thank all.", panel="asked.all")]
    made = edits.apply(none, added("Thank all."), str, listed(NOTTS))
    (told,) = section(made, "asked").main
    assert (told.title.text, [one.text for one in told.sentences]) == ("One recommendation", ["Thank all."])
    assert "recommendations" in none.nothing and "recommendations" not in made.nothing


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Thirteen of 37 tasks are late", ["thirteen"]),
        ("12 of 37, or 35 %, are late", ["35", "%"]),
        ("12 of 37 tasks are late", []),
        ("None is in time", []),
        ("Twice as many: 26", ["26", "twice"]),
        ("1,300 of 37", ["1,300"]),
    ],
)
def test_numbers_that_the_figures_dont_give(text, foreign):
    assert foreign_numbers(text, GENERATED) == foreign


def test_numbers_spelled_out_in_welsh_are_numbers_of_a_welsh_sentence_alone():
    text = "Mae tair tasg yn hwyr, hanner ohonynt ers 12 mis."
    assert foreign_numbers(text, GENERATED) == []
    with in_language(WELSH):
        assert foreign_numbers(text, GENERATED) == ["tair", "hanner"]


def typed(panels, **more):
    texts = {field.id: field.text for panel in panels for field in panel.fields}
    shown = {field.id: not field.is_hidden for panel in panels for field in panel.fields}
    return fields.Typed(
        texts | more.get("texts", {}), shown | more.get("shown", {}), more.get("places", {}), more.get("added", {})
    )


def test_the_editor_records_what_changed_alone():
    part = section(shipped(NOTTS), "late")
    panels = fields.of_section(part, {})
    nothing = fields.changed(part, panels, typed(panels), {}, "x")
    assert nothing == ([], [])
    given = typed(
        panels,
        texts={LATE: "Of 37 tasks, 12 are late."},
        shown={"late": False, "late.asked": False},
        places={"late.ages": 1},
        added={"late.ages": " Ask why. ", "late.tasks": "  "},
    )
    found, wrong = fields.changed(part, panels, given, {}, "x")
    assert wrong == []
    assert found == [
        PackEdit("late", is_hidden=True),
        PackEdit("late.ages", position=1),
        PackEdit("late.asked", is_hidden=True),
        PackEdit(LATE, "Of 37 tasks, 12 are late.", GENERATED),
        PackEdit("new:x-1", "Ask why.", panel="late.ages"),
    ]


def test_the_editor_refuses_a_number_of_ones_own():
    part = section(shipped(NOTTS), "late")
    panels = fields.of_section(part, {})
    found, wrong = fields.changed(part, panels, typed(panels, texts={LATE: "Only 3 of 37 are late."}), {}, "x")
    assert found == []
    assert wrong == ["Sentence 1 “Only 3 of 37 are late.”: “3” isn’t in the figures. Take it out."]


def test_words_that_show_nothing_are_no_edit_and_unseen_characters_are_not_kept():
    part = section(shipped(NOTTS), "late")
    panels = fields.of_section(part, {})
    given = typed(
        panels, texts={LATE: "\u202e\u200b"}, added={"late.ages": "\u2800", "late.tasks": "Ask\u202e why.\x07"}
    )
    assert fields.changed(part, panels, given, {}, "x") == ([PackEdit("new:x-2", "Ask why.", panel="late.tasks")], [])


def test_going_back_to_the_figures_words_takes_the_edit_away():
    part = section(shipped(NOTTS), "late")
    held = {LATE: Edit(LATE, "Of 37 tasks, 12 are late.", GENERATED)}
    panels = fields.of_section(part, held)
    found, _ = fields.changed(part, panels, typed(panels, texts={LATE: GENERATED}), held, "x")
    assert found == [PackEdit(LATE)]


def test_an_outdated_edit_shows_in_the_editor_until_it_is_saved_again():
    part = section(shipped(NOTTS), "late")
    held = {LATE: Edit(LATE, "Only 12 of 37 are late.", "12 of 37 tasks are late.")}
    field = next(one for panel in fields.of_section(part, held) for one in panel.fields if one.id == LATE)
    assert (field.text, field.outdated) == (GENERATED, "Only 12 of 37 are late.")


def test_the_last_edit_holds_and_every_one_is_kept():
    connection = open_database(":memory:")
    edit_pack(connection, "a pack", [PackEdit("late", is_hidden=True), PackEdit(LATE, "First", "G")], edited_by="Ann")
    edit_pack(connection, "a pack", [PackEdit(LATE, "Second", "G", position=2)], edited_by="Bea")
    edit_pack(connection, "another pack", [PackEdit(LATE, "Elsewhere", "G")], edited_by="Bea")
    found = edits.read(queries.run(connection, "pack_edits", pack_key="a pack"))
    assert found == {
        "late": Edit("late", is_hidden=True, edited_by="Ann"),
        LATE: Edit(LATE, "Second", "G", position=2, edited_by="Bea"),
    }
    edit_pack(connection, "a pack", [PackEdit(LATE)], edited_by="Ann")
    assert edits.read(queries.run(connection, "pack_edits", pack_key="a pack"))[LATE].text == ""
    assert connection.execute("select count(*) from pack_edit").fetchone() == (5,)


@pytest.mark.parametrize(
    ("edit", "who", "why"),
    [
        (PackEdit(LATE, "x" * (loaders.LONGEST_SENTENCE + 1)), "Ann", "1,000 characters"),
        (PackEdit(LATE, "  "), "Ann", "hide it instead"),
        (PackEdit(LATE, "Words"), " ", "your name"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(edit, who, why):
    connection = open_database(":memory:")
    with pytest.raises(ChangeRefused, match=why):
        edit_pack(connection, "a pack", [PackEdit("late"), edit], edited_by=who)
    assert connection.execute("select count(*) from pack_edit").fetchone() == (0,)


def test_a_pack_without_edits_is_the_same_value():
    pack = quarterly_pack()
    assert edits.apply(pack, {}) is pack
    assert edits.apply(pack, {"nothing": Edit("nothing")}) == replace(pack)
