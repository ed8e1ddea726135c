"""The one plan of slides: what shows in which order, how what doesn't fit goes on, and that no written word is lost."""

from dataclasses import replace

import pytest
from helpers.board_packs import both, huge, one_task, shipped

from pages.board.files.slide_pages import in_turn
from pages.board.files.slide_plan import MOST_SLIDES, planned
from pages.board.pack.model import (
    Chart,
    Column,
    Figure,
    Mark,
    Panel,
    PlanFacts,
    Row,
    Section,
    Sentence,
    Series,
    Table,
    Task,
    Timeline,
)

PACKS = {"notts": shipped, "both": both, "huge": huge, "one task": one_task}


def said(text: str, **values) -> Sentence:
    return Sentence(text, text, text, **values)


def panel(title: str = "A finding", **values) -> Panel:
    return replace(Panel("p", said(title, basis="3 tasks, as at 1 Jan 2020"), (), (), None, "A plan."), **values)


def rows(number: int, plan: str = "a", written: tuple[int, ...] = ()) -> tuple[Row, ...]:
    return tuple(Row((f"{plan}{at}",), plan_id=plan, is_written=at in written) for at in range(number))


def table(listed: tuple[Row, ...]) -> Table:
    return Table("Late", (Column("Task"),), listed, "None is late.")


def pack_of(*panels: Panel, section: str = "late", **values):
    return replace(one_task(), sections=(Section(section, "Late", panels),), stamp="", **values)


def room(number: int, beside: int = 9):
    """A format whose slides hold so many entries, and so many sentences beside a picture."""

    def fits(slide) -> bool:
        picture = slide.picture
        if picture is None:
            return len(slide.sentences) <= number and all(len(one.text) <= 300 for one in slide.sentences)
        listed = getattr(picture, "rows", None) or getattr(picture, "marks", None) or getattr(picture, "categories", ())
        is_read = not isinstance(picture, Table) or all(len(cell) <= 300 for row in listed for cell in row.cells)
        return len(listed) <= number and len(slide.sentences) <= beside and is_read

    return fits


def shown(slides) -> list[str]:
    return [row.cells[0] for slide in slides if slide.picture for row in slide.picture.rows]


@pytest.mark.parametrize("name", PACKS)
def test_the_one_page_comes_first_then_an_idea_a_slide_in_the_boards_order(name):
    pack = PACKS[name]()
    slides = planned(pack, lambda _: True)
    told = [one.title for section in (pack.one_page, *pack.body) for one in section.main]
    assert [one.finding for one in slides] == told
    assert (slides[0].part, slides[0].nothing, slides[0].is_first) == (pack.scope, pack.nothing, True)
    assert not any(one.nothing or one.caution or one.is_first for one in slides[1:])
    assert len({one.id for one in slides}) == len(slides)
    assert all(one.foot.startswith(one.finding.basis[:1].upper()) and one.foot.count("as at") == 1 for one in slides)


def test_a_hidden_one_page_leaves_the_first_idea_first_and_a_hidden_story_the_packs_title():
    pack = one_task()
    rest = replace(pack, sections=tuple(replace(one, is_hidden=one.id == "summary") for one in pack.sections))
    assert planned(rest, lambda _: True)[0].part == pack.scope
    none = replace(pack, sections=tuple(replace(one, is_hidden=True) for one in pack.sections))
    assert [(one.title, one.sentences) for one in planned(none, lambda _: True)] == [(pack.title, ())]


def test_what_doesnt_fit_is_continued_while_there_is_room_and_counted_where_there_is_none():
    pack = pack_of(panel(picture=table(rows(50))), panel("Other", id="q", picture=table(rows(15, "b"))))
    slides = planned(pack, room(10), most=6)
    assert [(one.title, len(one.picture.rows), one.left, one.more) for one in slides] == [
        ("A finding", 10, 0, ""), ("A finding, continued", 10, 0, ""), ("A finding, continued (2)", 10, 0, ""),
        ("A finding, continued (3)", 10, 10, "10 more rows"), ("Other", 8, 0, ""), ("Other, continued", 7, 0, ""),
    ]  # fmt: skip
    assert [one.id for one in slides[:3]] == ["p", "p-continued-1", "p-continued-2"]
    assert [one.panel.table.rows for one in slides[:4]] == [rows(50)] * 4


def test_what_is_late_goes_on_before_other_parts_do():
    late, well = panel(picture=table(rows(20))), panel(id="well", picture=table(rows(20)))
    pack = replace(pack_of(late), sections=(Section("well", "Well", (well,)), Section("late", "Late", (late,))))
    assert [one.id for one in planned(pack, room(7), most=4)] == ["well", "p", "p-continued-1", "p-continued-2"]
    assert [one.id for one in planned(pack, room(7), most=5)][:2] == ["well", "well-continued-1"]


def test_rows_with_a_persons_words_always_show_whatever_it_takes():
    written = (3, 11, 29, 30, 31, 48)
    slides = planned(pack_of(panel(picture=table(rows(50, written=written)))), room(4), most=1)
    assert shown(slides) == [f"a{at}" for at in written]
    assert (len(slides), slides[-1].left) == (2, 44)
    one = planned(pack_of(panel(picture=table(rows(50, written=(40,))))), room(4), most=1)
    assert shown(one) == ["a0", "a1", "a2", "a40"]


def test_a_written_text_longer_than_a_slide_goes_on_on_the_next_and_none_of_it_is_lost():
    long = " ".join(f"word{at}" for at in range(120))
    slides = planned(pack_of(panel(picture=table((Row((long,), is_written=True),)))), room(4), most=1)
    assert (" ".join(shown(slides)), len(slides) > 0) == (long, True)
    asked = planned(pack_of(panel(sentences=(said(long),)), section="asked"), room(1), most=1)
    assert " ".join(one.text for slide in asked for one in slide.sentences) == long
    assert [one.label for slide in asked for one in slide.sentences][:2] == ["(a)", ""]


def test_several_plans_share_what_room_there_is():
    names = [*["a"] * 90, *["b"] * 9, "c"]
    first = in_turn(names, lambda one: one)[:11]
    assert (first[:3], first.count("a"), first.count("b")) == (["a", "b", "c"], 9, 1)
    ordered = in_turn(list(enumerate(names)), lambda one: one[1])
    assert [at for at, name in ordered if name == "a"] == list(range(90))
    slides = planned(pack_of(panel(picture=table((*rows(12), *rows(4, "b"))))), room(8), most=1)
    assert shown(slides) == ["a0", "a1", "a2", "a3", "a4", "a5", "b0", "b1"]


def test_every_recommendation_and_every_added_sentence_shows():
    told = tuple(said(f"Do {at}.") for at in range(30))
    slides = planned(pack_of(panel(sentences=told), section="asked"), room(12), most=1)
    assert [one.text for slide in slides for one in slide.sentences] == [one.text for one in told]
    assert [slides[0].sentences[0].label, slides[-1].sentences[-1].label] == ["(a)", "(dd)"]
    assert [one.intro for one in slides] == ["The board is recommended to:", "", ""]
    public = pack_of(panel(sentences=told), section="asked", audience="public")
    assert planned(public, room(40))[0].intro == "The committee is invited to:"
    mixed = (*told, said("Ours.", is_added=True), said("Changed.", edited_by="Ann"))
    text = planned(pack_of(panel(sentences=mixed)), room(4), most=1)
    assert [one.text for one in text[0].sentences] == ["Do 0.", "Do 1.", "Ours.", "Changed."]
    assert text[0].more == "28 more points"


def test_sentences_beside_a_picture_give_way_to_it_and_a_persons_go_on_a_slide_of_their_own():
    told = (said("One."), said("Two."), said("Ours.", is_added=True))
    shows = panel(sentences=told, picture=table(rows(3)))
    for beside, on_it, more in ((3, ["One.", "Two.", "Ours."], ""), (2, ["One.", "Ours."], "1 more point")):
        slide = planned(pack_of(shows), room(5, beside))[0]
        assert ([one.text for one in slide.sentences], slide.more) == (on_it, more)
    picture, words = planned(pack_of(shows), room(5, 0))
    assert (picture.sentences, picture.more) == ((), "2 more points")
    assert (words.title, [one.text for one in words.sentences]) == ("A finding, continued", ["Ours."])
    long = planned(pack_of(replace(shows, picture=table(rows(12)))), room(5, 0))
    assert [one.id for one in long] == ["p", "p-continued-1", "p-continued-2", "p-words-continued-1"]


def test_a_timeline_shows_the_latest_and_the_nearest_on_one_slide():
    marks = tuple(
        Mark(f"t{at}", "Ann", f"2020-{at + 1:02d}-01", "", f"t{at}", None, at > 9, "a") for at in range(12)
    )  # fmt: skip
    line = Timeline("", marks[0].on, marks[-1].on, "2020-07-01", marks)
    slides = planned(pack_of(panel(picture=line)), room(4), most=9)
    assert [one.label for one in slides[0].picture.marks] == ["t0", "t1", "t6", "t7"]
    assert (len(slides), slides[0].more) == (1, "8 more tasks")
    assert slides[0].foot == "3 tasks, as at 1 Jan 2020. Outlined: this tool’s reading."


def test_a_chart_that_is_too_long_keeps_its_first_bars_with_their_tasks():
    series = Series("Tasks", None, False, (1, 2, 3), (("x",), ("y", "y"), ("z",)))
    slides = planned(pack_of(panel(picture=Chart("", "tasks", ("A", "B", "C"), (series,)))), room(2), most=1)
    assert (slides[0].picture.categories, slides[0].picture.series[0].task_ids) == (("A", "B"), (("x",), ("y", "y")))
    assert (slides[0].left, slides[0].whole.rows[-1].cells) == (1, ("C", 3))


def test_no_sentence_repeats_the_title_an_empty_table_is_said_and_a_long_title_stands_whole_below():
    told = planned(pack_of(panel(sentences=(said("A finding."), said("More.")))), room(9))[0]
    assert [one.text for one in told.sentences] == ["More."]
    empty = planned(pack_of(panel(picture=table(()))), room(9))[0]
    assert (empty.picture, [one.text for one in empty.sentences]) == (None, ["None is late."])
    long = "a long story " * 20
    cut = planned(pack_of(panel(long)), room(9))[0]
    assert (len(cut.title) <= 140, cut.sentences[0].text) == (True, long)


def test_a_tile_says_how_much_of_a_rating_is_this_tools_reading():
    task = one_task().tasks[0]
    tasks: tuple[Task, ...] = tuple(replace(task, task_id=f"t{at}", is_computed=at < 2) for at in range(4))
    figures = (
        Figure("off_track", "Off track", 2, 4, "2 of 4", ("t0", "t1")),
        Figure("complete", "Complete", 3, 4, "3 of 4", ("t1", "t2", "t3")),
        Figure("overdue", "Overdue", 1, 4, "1 of 4", ("t0",)), Figure("tasks", "Tasks", 4, None, "4"),
    )  # fmt: skip
    tiles = planned(pack_of(panel(figures=figures), section="summary", tasks=tasks), room(9))[0].tiles
    assert [(one.number, one.of, one.note, one.is_computed) for one in tiles] == [
        ("2", "of 4", "this tool’s reading", True), ("3", "of 4", "1 on this tool’s reading", False),
        ("1", "of 4", "", False), ("4", "", "", False),
    ]  # fmt: skip


def test_each_slide_has_the_marking_of_its_own_plans_and_the_issue():
    pack = both()
    ids = [plan.plan_id for plan in pack.plans]
    plans: tuple[PlanFacts, ...] = tuple(
        replace(plan, marking="DRAFT" * (plan.plan_id == ids[1])) for plan in pack.plans
    )
    sections = (Section("late", "Late", tuple(panel(id=one, plan_ids=(one,)) for one in ids)),)
    slides = planned(replace(pack, plans=plans, sections=sections, stamp="Issue 2."), lambda _: True)
    assert [bool(one.marking) for one in slides] == [False, True]
    assert all(one.foot == "3 tasks, as at 1 Jan 2020. Issue 2." for one in slides)


@pytest.mark.parametrize("name", PACKS)
def test_no_plan_of_slides_is_longer_than_its_ideas_or_eight(name):
    pack = PACKS[name]()
    ideas = sum(len(section.main) for section in (pack.one_page, *pack.body))
    slides = planned(pack, lambda slide: slide.picture is None or room(6)(slide))
    assert len(slides) <= max(ideas, MOST_SLIDES)
