"""The slides as a file: everything inside it, a slide for each panel, each number with its tasks, nothing read as markup."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import product

import pytest
from helpers.board_packs import NPT, all_complete, both, empty_quarter, huge, one_task, quarterly_pack, shipped
from lxml import html

from pages.board.files.browser import chart, deck, script, script_source, slides
from pages.board.pack.model import Chart, Column, Figure, Row, Section, Sentence, Series, Table
from pages.said import ratings, shades
from pages.server.headers import headers

pytestmark = pytest.mark.slow

PACKS = {
    "notts": shipped,
    "npt": lambda: shipped(NPT),
    "public": lambda: shipped(NPT, "public"),
    "both": both,
    "quarterly": quarterly_pack,
    "huge": huge,
    "one task": one_task,
    "all complete": all_complete,
    "empty quarter": empty_quarter,
}


def read(pack, tasks_address=None):
    """The slides as a tree."""
    return html.document_fromstring(deck(pack, tasks_address))


def words(node) -> str:
    """The text of a node, its white space even."""
    return " ".join(node.text_content().split())


def changed(pack, panel_id: str, **values):
    """A pack with one panel changed."""
    sections = [
        replace(one, panels=tuple(replace(p, **values) if p.id == panel_id else p for p in one.panels))
        for one in pack.sections
    ]
    return replace(pack, sections=tuple(sections))


@pytest.fixture(params=PACKS)
def pack(request):
    """Each of the packs in turn."""
    return PACKS[request.param]()


def test_everything_is_inside_and_every_slide_is_whole(pack):
    tree = read(pack)
    assert not [name for node in tree.iter("*") for name in node.attrib if name.lower().startswith("on")]
    assert {link for node in tree.iter("*") for name in ("src", "href") if (link := node.get(name))} == {
        "data:,", *(f"#{slide.get('id')}" for slide in tree.find_class("slide"))
    }  # fmt: skip
    assert not re.search(r"url\(|@import", "".join(tree.xpath("//style/text()")))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    slides = tree.find_class("slide")
    told = [panel.id.replace(".", "-").replace("_", "-") for section in pack.story for panel in section.panels]
    last = ["withheld", "key", "basis"] if pack.withheld else ["key", "basis"]
    assert [slide.get("id") for slide in slides] == ["title", *told, *last]
    for number, slide in enumerate(slides, start=1):
        assert [words(one) for one in slide.find_class("marking")] == [pack.marking, pack.marking]
        assert words(slide.find_class("number")[0]) == f"{number} of {len(slides)}"
        assert slide.get("aria-label") == f"Slide {number} of {len(slides)}"
        assert words(slide.find_class("foot")[0]).count(pack.basis) == 1
        assert len(slide.findall(".//h1")) == 1
    said = words(slides[-1])
    assert all(" ".join(text.split()) in said for text in (pack.basis, pack.quality, *pack.warnings))
    assert " ".join(pack.filters.split()) in words(slides[0])
    assert not re.search(r"\b(NaN|NaT|nan|\d{4}-\d\d-\d\d)\b", " ".join(words(one) for one in slides))


def test_every_number_opens_as_many_tasks_as_it_says(pack):
    tree = read(pack)
    named = [task.task_id for task in pack.tasks]
    for slide in tree.find_class("slide"):
        openers = {}
        for node in slide.xpath(".//*[@data-tasks]"):
            openers.setdefault(node.get("data-open"), set()).add((node.get("data-heading"), node.get("data-tasks")))
        assert all(len(one) == 1 for one in openers.values())
    for section in pack.story:
        for panel in section.panels:
            slide = tree.get_element_by_id(panel.id.replace(".", "-").replace("_", "-"))
            nodes = {node.get("data-heading"): node for node in slide.xpath(".//*[@data-tasks]")}
            counted = {f"{one.label}: {one.said}": one.task_ids for one in panel.figures if one.task_ids}
            for one in panel.chart.series if panel.chart else ():
                for name, value, ids in zip(panel.chart.categories, one.values, one.task_ids, strict=False):
                    if ids:
                        counted[f"{name}: {value:,} {one.name}"] = ids
                        assert value == len(set(ids))
            for heading, ids in counted.items():
                places = [int(place) for place in nodes[heading].get("data-tasks").split()]
                absent = nodes[heading].get("data-absent", "0 ").split()[0]
                assert [named[place] for place in places] == [one for one in dict.fromkeys(ids) if one in named]
                assert len(places) + int(absent) == len(set(ids))
            if panel.table:
                lines = slide.xpath(".//details//button[contains(@class, 'row')] | .//table//button")
                assert {row.task_id for row in panel.table.rows if row.task_id in named} <= {
                    named[int(place)] for line in lines for place in line.get("data-tasks").split()
                }


def test_each_task_stands_once_in_the_list_with_rating_in_words_and_no_link_in_a_file(pack):
    tree = read(pack)
    cards = tree.find_class("task")
    assert [words(card.find_class("badge")[0]) for card in cards] == [task.rating_words for task in pack.tasks]
    assert [words(card.find("h3")) for card in cards] == [
        " ".join(f"{task.ref} {task.action}".split()) for task in pack.tasks
    ]
    assert not tree.xpath("//article//a")


def test_a_task_leads_to_the_dashboard_when_it_is_served():
    tree = read(shipped(), "/tasks")
    assert tree.xpath("//article//a/@href")[0] == "/tasks?task=nottinghamshire-cfcs%2F1a&as_at=2016-12-31"


def test_hostile_words_stay_words():
    pack = huge()
    page = deck(pack)
    tree = html.document_fromstring(page)
    assert [node.text for node in tree.iter("script")] == [script()]
    assert page.count("<script") == page.count("</script") == 1
    assert not list(tree.iter("b")) or all(
        re.fullmatch(r"[\d,]+( of [\d,]+)?|none.*", words(b)) for b in tree.iter("b")
    )
    assert any("<b>bold</b> <script>alert(1)</script>" in words(card) for card in tree.find_class("task"))
    assert "{{ title }} {% raw %}" in page
    named = changed(
        pack,
        "where.areas",
        picture=Chart(
            '"><img src=x onerror=1>', "t", ('"><img src=x>',), (Series("'><i>", None, False, (1,), (("x",),)),)
        ),
    )
    named = replace(
        named, markings=("</style><script>x</script>",), filters="<!--", title="</title><script>", council="<img>"
    )
    tree = read(named)
    assert not list(tree.iter("img")) and len(list(tree.iter("script"))) == 1
    assert words(tree.get_element_by_id("title").find_class("kicker")[0]) == "<img>"
    assert tree.xpath("//*[@data-heading=$said]", said="\"><img src=x>: 1 '><i>")[0].get("data-tasks") == ""


def test_the_policies_let_this_script_run_and_no_other():
    source = f"'sha256-{b64encode(sha256(script().encode()).digest()).decode()}'"
    policy = read(one_task()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {source}; img-src data:; base-uri 'none'; form-action 'none'"
    )
    served = dict(part.split(" ", 1) for part in headers(script_source())["content-security-policy"].split("; "))
    assert source in served["script-src"].split()
    assert "'unsafe-inline'" not in served["script-src"]


def test_a_hidden_section_has_no_slide_and_a_persons_own_words_are_marked():
    pack = shipped()
    own = Sentence("new:1", "The lead has left.", "", is_added=True, edited_by="Ada Finch")
    sections = [replace(one, is_hidden=one.id != "late") for one in pack.sections]
    tree = read(changed(replace(pack, sections=tuple(sections)), "late.ages", sentences=(own,)))
    assert [one.get("id") for one in tree.find_class("slide")] == ["title", "late-ages", "late-tasks", "key", "basis"]
    assert [words(one) for one in tree.get_element_by_id("late-ages").xpath(".//li[not(button)]")] == [
        "The lead has left. (added)"
    ]


def test_a_panel_without_anything_but_its_title_is_a_slide_and_a_section_without_panels_none():
    pack = shipped()
    bare = changed(pack, "late.ages", picture=None, sentences=(), figures=())
    bare = replace(bare, sections=(*bare.sections, Section("more", "More", ())))
    slide = read(bare).get_element_by_id("late-ages")
    assert words(slide.find("h1")) == "12 of 37 tasks are overdue, the longest by 18 months"
    assert words(slide.find_class("body")[0]) == ""


def test_a_title_and_a_sentence_that_are_too_long_are_cut_and_stand_whole_one_key_away():
    pack, long = shipped(), "a very long story " * 50
    panel = next(one for section in pack.story for one in section.panels if one.id == "where.ratings")
    told = (Sentence("new:1", long.strip(), "", is_added=True),)
    tree = read(changed(pack, "where.ratings", title=replace(panel.title, text=long.strip()), sentences=told))
    slide = tree.get_element_by_id("where-ratings")
    assert (len(slide.find("h1").text), slide.find("h1").text[-1]) == (pytest.approx(135, abs=5), "…")
    assert words(slide.find_class("more")[0]) == "1 of 2 sentences shown: see all"
    assert [words(one).count("story") for one in slide.xpath(".//details//li")] == [50, 50]


def test_a_slide_says_how_many_rows_it_shows_and_holds_the_rest():
    slide = next(one for one in slides.drawn(shipped()) if one.id == "late-tasks")
    assert slide.more == f"{len(slide.grid.rows)} of 12 rows shown"
    assert 3 < len(slide.grid.rows) < 13
    assert [one.name for one in slide.grid.columns] == ["Ref", "Task", "Lead", "Late by", "Reason", "Way back"]
    assert (len(slide.rest.rows), len(slide.rest.columns)) == (12, 8)


def test_tasks_that_are_not_in_the_pack_are_counted_and_said():
    pack = quarterly_pack()
    gone = read(pack).xpath("//section[@id='moved-ratings']//*[@data-open='moved-gone']")[0]
    assert (gone.get("data-heading"), gone.get("data-tasks")) == ("Gone: 1 of 14", "")
    assert gone.get("data-absent") == "1 of these isn’t listed: not in the plan any more, or not for this audience."


def test_two_openers_of_one_name_on_a_slide_are_told_apart():
    openers = slides.Openers(shipped())
    ids = [task.task_id for task in shipped().tasks][:2]
    made = [openers(name, heading, at) for name, heading, at in (
        ("late", "A", ids[:1]), ("late", "B", ids), ("late", "A", ids[:1]), ("all", "C", ids), ("late", "D", ()))]  # fmt: skip
    assert made == [
        chart.Opener("late", "A", (0,)), chart.Opener("late-2", "B", (0, 1)),
        chart.Opener("late", "A", (0,)), chart.Opener("all-2", "C", (0, 1)), None,
    ]  # fmt: skip


def test_one_bar_of_ratings_is_a_bar_for_each_and_several_are_stacked_with_letters():
    series = (
        Series("C Complete", "complete", False, (2,), (("a", "b"),)),
        Series("R Off track, computed", "off_track", True, (4,), (("c",),)),
    )
    none = lambda *_: None  # noqa: E731
    one = chart.bars(Chart("", "tasks", ("North",), series), none)
    assert [(bar.name, bar.length, [(p.value, p.look) for p in bar.segments]) for bar in one.bars] == [
        ("C Complete", 50.0, [(2, "rated-complete")]), ("R Off track, computed", 100.0, [(4, "rated-off_track computed")])
    ]  # fmt: skip
    stacked = tuple(replace(each, values=(*each.values, 0), task_ids=()) for each in series)
    two = chart.bars(Chart("", "tasks", ("North", "South"), stacked), none)
    assert [(bar.name, bar.total, [(p.letter, p.value) for p in bar.segments]) for bar in two.bars] == [
        ("North", 6, [("C", 2), ("R", 4)]), ("South", 0, [])
    ]  # fmt: skip
    assert two.key == (("rated-complete", "C Complete"), ("rated-off_track computed", "R Off track, computed"))


def test_the_text_on_every_colour_can_be_read():
    rules = re.findall(r"background: ([^;]+); border-color: (#\w+); color: (#\w+);", chart.colours())
    assert len(rules) == 2 * len(ratings.RATINGS) + 1 + 4
    for fill, line, text in rules:
        assert all(shades.contrast(text, each) >= 4.5 for each in re.findall(r"#\w{6}", fill))
        assert shades.contrast(line, "#FFFFFF") >= 3


def test_a_table_of_figures_becomes_tiles_and_dates_and_numbers_are_said_in_words():
    pack = shipped()
    tiles = next(one for one in slides.drawn(pack) if one.id == "where-figures").tiles
    assert [(one.label, one.said) for one in tiles[:2]] == [("Tasks", "37"), ("Complete", "21 of 36")]
    table = Table(
        "T", (Column("Day", "date"), Column("N", "number")), (Row(("2016-12-31", 1200)), Row(("no date given", 0)))
    )
    bare = changed(pack, "where.figures", picture=table, figures=(Figure("x", "X", 0, 1, "none of 1"),))
    cells = read(bare).get_element_by_id("where-figures").xpath(".//td")
    assert [words(cell) for cell in cells] == ["31 Dec 2016", "1,200", "no date given", "0"]


@pytest.mark.parametrize(("audience", "lead"), [*product(("board", "lead"), (None, "Ann Example"))])
def test_who_it_is_for_stands_on_the_first_slide(audience, lead):
    pack = replace(one_task(), audience=audience, audience_words="Somebody", lead=lead)
    first = words(read(pack).get_element_by_id("title").find_class("opening")[0])
    assert ("For: Somebody, Ann Example" in first, "For: Somebody" in first) == (bool(lead), True)
