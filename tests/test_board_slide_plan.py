"""The one plan of slides: what PowerPoint and the browser both show, in which order, and where their room differs."""

import io
import json
from dataclasses import replace

import pytest
from helpers.board_packs import AT, NPT, both, huge, one_task, shipped
from pptx import Presentation

from pages.board.files import powerpoint
from pages.board.files.browser import slides
from pages.board.files.slide_plan import BROWSER, POWERPOINT, Figures, planned
from pages.board.pack import model
from pages.board.pack.choice import Choice
from pages.board.pack.model import Chart, Column, Figure, Panel, Row, Section, Sentence, Table

PACKS = {
    "notts": shipped, "public": lambda: shipped(audience="public"), "both": both,
    "huge": huge, "one task": one_task,
}  # fmt: skip


def panel(**values) -> Panel:
    bare = Panel("p", Sentence("p.title", "A finding", "A finding", "1 task"), (), (), None, "A plan.")
    return replace(bare, **values)


def of_panel(kind, **values):
    pack = replace(one_task(), sections=(Section("new", "New", (panel(**values),)),))
    return planned(pack, kind)[0]


@pytest.mark.parametrize("name", PACKS)
def test_both_formats_tell_the_same_story_in_the_same_order(name):
    pack = PACKS[name]()
    told = [(section.name, one.title) for section in pack.story for one in section.panels]
    for kind in (POWERPOINT, BROWSER):
        assert [(one.part, one.finding) for one in planned(pack, kind)][: len(told)] == told
    last = [{one.id for one in planned(pack, kind)[len(told) :]} for kind in (POWERPOINT, BROWSER)]
    assert last[0] == last[1] == {"key", "basis", *(["withheld"] if pack.withheld else [])}


@pytest.mark.parametrize("name", ["notts", "public"])
def test_what_is_drawn_is_what_was_planned(name):
    pack = PACKS[name]()
    file = Presentation(io.BytesIO(powerpoint.presentation(pack)))
    for slide, plan in zip(list(file.slides)[1:], planned(powerpoint.clean(pack), POWERPOINT), strict=True):
        assert any(shape.has_chart for shape in slide.shapes) == isinstance(plan.picture, Chart)
        assert any(shape.has_table for shape in slide.shapes) == isinstance(plan.picture, Table)
    drawn = {one.id: one for one in slides.drawn(pack)}
    for plan in planned(pack, BROWSER):
        slide = drawn[plan.id]
        assert (bool(slide.bars), bool(slide.grid), bool(slide.tiles)) == (
            isinstance(plan.picture, Chart), isinstance(plan.picture, Table), isinstance(plan.picture, Figures),
        )  # fmt: skip
        assert plan.most is None or len(slide.bars.bars) <= plan.most


def test_mere_figures_are_tiles_in_the_browser_and_a_table_in_powerpoint():
    figures = tuple(Figure(f"f{n}", f"F{n}", n % 2, 20, "some", ("t",) * (n % 2)) for n in range(20))
    table = Table("Figures", (Column("Figure"),), tuple(Row((one.label,)) for one in figures))
    tiles = of_panel(BROWSER, figures=figures, picture=table).picture
    assert tiles == Figures(tuple(one for one in figures if one.task_ids), table)
    assert of_panel(POWERPOINT, figures=figures, picture=table).picture is table
    assert of_panel(BROWSER, figures=figures[:2]).picture == Figures(figures[:2])


def test_each_format_has_its_own_room():
    told = tuple(Sentence(f"s{n}", "Said.", "Said.") for n in range(6))
    one_bar = Chart("", "tasks", ("A",), ())
    assert [len(of_panel(POWERPOINT, sentences=told, picture=each).beside)
            for each in (one_bar, replace(one_bar, categories=("A", "B")))] == [4, 2]  # fmt: skip
    assert len(of_panel(BROWSER, sentences=told, picture=one_bar).beside) == 6
    long = Sentence("p.title", "a long story " * 20, "")
    assert of_panel(POWERPOINT, title=long).title == long.text
    cut = of_panel(BROWSER, title=long)
    assert (len(cut.title) <= 200, cut.sentences) == (True, (long,))
    empty = Table("Late", (Column("Ref"),), (), "Nothing is late.")
    said = of_panel(POWERPOINT, picture=empty)
    assert (said.picture, [one.text for one in said.sentences]) == (None, ["Nothing is late."])
    assert of_panel(BROWSER, picture=empty).picture is empty


def test_every_slide_has_a_name_of_its_own():
    pack = replace(one_task(), sections=(Section("new", "New", (panel(), panel(), panel(id="key"))),))
    assert [one.id for one in planned(pack, BROWSER)] == ["p", "p-2", "key-2", "key", "basis"]


def test_a_pack_keeps_its_charts_and_tables_under_the_names_that_issued_packs_have():
    pack = shipped()
    panels = [one for section in json.loads(model.to_json(pack))["sections"] for one in section["panels"]]
    assert all({"chart", "table"} <= one.keys() and "picture" not in one for one in panels)
    assert model.from_json(model.to_json(pack)) == pack


@pytest.mark.parametrize(("audience", "lead"), [("lead", None), ("board", "Ann"), ("public", "Ann")])
def test_a_leads_pack_has_a_lead_and_no_other_has(audience, lead):
    with pytest.raises(ValueError, match=audience):
        Choice(("a",), AT[NPT], audience, lead)
