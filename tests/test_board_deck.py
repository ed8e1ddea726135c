"""The slides as a file: everything inside it, the plan's slides, each number with its tasks, nothing read as markup."""

import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
from helpers.board_packs import NPT, both, huge, one_task, quarterly_pack, shipped
from lxml import html

from pages.board.files import slide_plan
from pages.board.files.browser import chart, deck, room, slides, timeline
from pages.board.files.deck_script import script, script_source
from pages.board.pack.model import (
    Chart,
    Column,
    Figure,
    Mark,
    Panel,
    Row,
    Section,
    Sentence,
    Series,
    Table,
    Timeline,
    from_values,
    to_values,
)
from pages.said import ratings, shades
from pages.server.headers import headers

pytestmark = pytest.mark.slow

PACKS = {
    "npt": lambda: shipped(NPT), "public": lambda: shipped(NPT, "public"), "both": both, "quarterly": quarterly_pack,
    "huge": huge, "one task": one_task,
}  # fmt: skip


def read(pack, tasks_address=None):
    """The slides as a tree."""
    return html.document_fromstring(deck(pack, tasks_address))


def words(node) -> str:
    """The text of a node, its white space even."""
    return " ".join(node.text_content().split())


def said(text: str, **values) -> Sentence:
    return Sentence(text, text, text, **values)


def telling(*panels: Panel, section: str = "late", base=None, **values):
    """A pack of one part with these panels."""
    return replace(base or one_task(), sections=(Section(section, "Late", panels),), **values)


def panel(title: str = "A finding", **values) -> Panel:
    return replace(Panel("a.b", said(title, basis="3 tasks, as at 1 Jan 2020"), (), (), None, "A plan."), **values)


@cache
def opened(name: str):
    """The slides of one of the packs, as a tree."""
    return read(PACKS[name]())


@pytest.fixture(params=PACKS)
def told(request):
    """Each of the packs in turn, and its slides."""
    return PACKS[request.param](), opened(request.param)


def test_everything_is_inside_and_every_slide_is_whole(told):
    pack, tree = told
    assert not [name for node in tree.iter("*") for name in node.attrib if name.lower().startswith("on")]
    assert {link for node in tree.iter("*") for name in ("src", "href") if (link := node.get(name))} == {
        "data:,", *(f"#{slide.get('id')}" for slide in tree.find_class("slide"))
    }  # fmt: skip
    assert not re.search(r"url\(|@import", "".join(tree.xpath("//style/text()")))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    shown = tree.find_class("slide")
    planned = slide_plan.planned(pack, room.fits)
    assert [slide.get("id") for slide in shown] == [one.id for one in planned]
    for number, (slide, one) in enumerate(zip(shown, planned, strict=True), start=1):
        assert [words(mark) for mark in slide.find_class("marking")] == [pack.marking_on(one.panel.plan_ids)] * 2
        assert words(slide.find_class("number")[0]) == f"{number} of {len(shown)}"
        assert slide.get("aria-label") == f"Slide {number} of {len(shown)}"
        assert words(slide.find("h1")) == " ".join(one.title.split())
        foot = words(slide.find_class("last")[0])
        assert " ".join(one.foot.split()) in foot and " ".join(pack.scope.split()) in foot
        assert not one.finding.basis or one.finding.basis not in words(slide.find_class("body")[0])
    about = words(tree.get_element_by_id("reading"))
    assert all(" ".join(text.split()) in about for text in (pack.basis, pack.quality, *pack.warnings, pack.filters))
    assert (pack.nothing in words(shown[0]), any(pack.nothing in words(one) for one in shown[1:] if pack.nothing)) == (
        True,
        False,
    )
    assert not re.search(r"\b(NaN|NaT|nan|\d{4}-\d\d-\d\d)\b", " ".join(words(one) for one in shown))


def test_every_part_is_named_by_what_is_seen_of_it(told):
    pack, tree = told
    for node in tree.xpath("//button | //a"):
        seen = "".join(node.xpath(".//text()[not(ancestor::*[@aria-hidden])]")).strip()
        assert (bool(seen), node.get("aria-label")) == (True, None), words(node)
    assert not [node for node in tree.xpath("//section//svg") if node.get("aria-hidden") != "true"]


def test_every_number_opens_as_many_tasks_as_it_says(told):
    pack, tree = told
    named = [task.task_id for task in pack.tasks]
    for slide, one in zip(tree.find_class("slide"), slide_plan.planned(pack, room.fits), strict=True):
        openers = {}
        for node in slide.xpath(".//*[@data-tasks]"):
            openers.setdefault(node.get("data-open"), set()).add((node.get("data-heading"), node.get("data-tasks")))
        assert all(len(found) == 1 for found in openers.values())
        nodes = {node.get("data-heading"): node for node in slide.xpath(".//*[@data-tasks]")}
        counted = {f"{each.label}: {each.said}": each.task_ids for each in one.panel.figures if each.task_ids}
        picture = one.picture
        for each in picture.series if isinstance(picture, Chart) else ():
            for name, value, ids in zip(picture.categories, each.values, each.task_ids, strict=False):
                if ids:
                    counted[f"{name}: {value:,} {each.name}"] = ids
                    assert value == len(set(ids))
        for heading, ids in counted.items():
            places = [int(place) for place in nodes[heading].get("data-tasks").split()]
            absent = nodes[heading].get("data-absent", "0 ").split()[0]
            assert [named[place] for place in places] == [task for task in dict.fromkeys(ids) if task in named]
            assert len(places) + int(absent) == len(set(ids))
        lines = {
            named[int(place)]
            for line in slide.xpath(".//details//tr//button")
            for place in line.get("data-tasks").split()
        }
        assert {row.task_id for row in one.whole.rows if row.task_id in named} <= lines if one.whole else True
        tiles = slide.xpath(".//*[contains(@class, 'tile') and (self::button or self::span)]")
        assert [node.tag == "button" for node in tiles] == [bool(each.figure.task_ids) for each in one.tiles]


def test_each_task_stands_once_in_the_list_with_rating_in_words_and_no_link_in_a_file(told):
    pack, tree = told
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
        re.fullmatch(r"[\d,]+( of [\d,]+)?|none.*|\d+ \w+ \d{4}|[A-Z][\w ]+:?", words(b)) for b in tree.iter("b")
    )
    assert any("<b>bold</b> <script>alert(1)</script>" in words(card) for card in tree.find_class("task"))
    assert "{{ title }} {% raw %}" in page
    bars = Chart('"><img src=x onerror=1>', "t", ('"><img src=x>',), (Series("'><i>", None, False, (1,), (("x",),)),))
    named = telling(
        panel(picture=bars), base=pack, filters="<!--", title="</title><script>", scope="<img>",
        plans=tuple(replace(plan, marking="</style><script>x</script>") for plan in pack.plans),
    )  # fmt: skip
    tree = read(named)
    assert not list(tree.iter("img")) and len(list(tree.iter("script"))) == 1
    assert words(tree.get_element_by_id("a-b").find_class("kicker")[0]) == "<img>"
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
    sections = [
        replace(one, is_hidden=one.id != "late", panels=tuple(replace(each, sentences=(own,)) for each in one.panels))
        for one in pack.sections
    ]
    tree = read(replace(pack, sections=tuple(sections)))
    assert {one.get("id").split("-")[0] for one in tree.find_class("slide")} == {"late"}
    assert any("The lead has left. (added)" in words(one) for one in tree.find_class("body"))


def test_a_pack_issued_long_ago_is_presented():
    values = to_values(shipped(NPT))
    values["sections"] = [one for one in values["sections"] if one["id"] != "summary"]
    for section in values["sections"]:
        del section["nothing"]
        for each in section["panels"]:
            del each["in_annex"], each["plan_ids"]
            for sentence in (each["title"], *each["sentences"]):
                del sentence["label"]
    del values["stamp"]
    pack = from_values(values)
    shown = [one.get("id") for one in read(pack).find_class("slide")]
    assert (len(shown) >= len(values["sections"]), shown[0].split("-")[0]) == (True, pack.sections[0].id)


def test_the_stamp_and_the_recommendations_letters_show():
    told = (said("Note that 3 tasks are late."), said("Ask for a new date."))
    tree = read(telling(panel(sentences=told), section="asked", stamp="Issue 2, 3 Jan 2020"))
    (slide,) = tree.find_class("slide")
    assert "Issue 2, 3 Jan 2020" in words(slide.find_class("foot")[0])
    assert [words(one) for one in slide.xpath(".//ol/li")] == [
        "(a) Note that 3 tasks are late.",
        "(b) Ask for a new date.",
    ]


def test_a_slide_says_how_many_rows_it_leaves_out_and_holds_them_a_key_away():
    late = Table("Late", (Column("Ref"), Column("Task", width=3), Column("Why", is_brief=False)), tuple(
        Row((f"{at}", "word " * 60, "because")) for at in range(60)
    ))  # fmt: skip
    drawn = slides.drawn(telling(panel(picture=late)))
    left = 60 - sum(len(one.grid.rows) for one in drawn)
    assert (len(drawn), 0 < left < 60, drawn[-1].more) == (8, True, f"{left} more rows: see all")
    assert [column.name for column in drawn[-1].grid.columns] == ["Ref", "Task"]
    assert (len(drawn[-1].behind.table.rows), len(drawn[-1].behind.table.columns)) == (60, 3)


def test_a_timeline_has_a_mark_for_each_task_where_its_date_is_told_apart_without_colour():
    marks = (
        Mark("1 Late", "Ann", "2019-12-01", "1 month late", "t/1", "off_track", True),
        Mark("2 Today", "Ben", "2020-01-01", "today", "t/2", "on_schedule", False),
        Mark("3 Ahead", "no lead given", "2020-03-01", "in 2 months", "t/3", None, False),
    )
    line = timeline.line(Timeline("In words.", "2019-12-01", "2020-03-01", "2020-01-01", marks), lambda *_: None)
    late, today, ahead = line.points
    assert late.at < today.at == line.now < ahead.at
    assert [(one.starts, one.ends, one.is_late) for one in line.points] == [
        (late.at, line.now, True), (line.now, line.now, False), (line.now, ahead.at, False)
    ]  # fmt: skip
    assert len({one.shape for one in line.points}) == len({one.letter for one in line.points}) == 3
    assert [one.rating for one in line.points] == ["R Off track, computed", "G On schedule", "– Not rated"]
    assert [name for _, name in line.key] == [one.rating for one in line.points]
    assert [one.said for one in line.ticks] == ["Dec 2019", "Jan 2020", "Feb 2020"]
    years = replace(Timeline("", "2011-01-01", "2020-03-01", "2020-01-01", ()), marks=marks)
    assert [one.said for one in timeline.line(years, lambda *_: None).ticks] == ["2012", "2014", "2016"]


def test_tasks_that_are_not_in_the_pack_are_counted_and_said():
    gone = Figure("gone", "Gone", 1, 14, "1 of 14", ("nobody/1",))
    (found,) = read(telling(panel(figures=(gone,)))).xpath("//details//*[@data-open='gone']")
    assert (found.get("data-heading"), found.get("data-tasks")) == ("Gone: 1 of 14", "")
    assert found.get("data-absent") == "1 of these isn’t listed: not in the plan any more, or not for this audience."


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


def test_dates_and_numbers_are_said_in_words():
    table = Table(
        "T", (Column("Day", "date"), Column("N", "number")), (Row(("2016-12-31", 1200)), Row(("no date given", 0)))
    )
    cells = read(telling(panel(picture=table))).get_element_by_id("a-b").xpath(".//div[@class='body']//td")
    assert [words(cell) for cell in cells] == ["31 Dec 2016", "1,200", "no date given", "0"]


def test_who_it_is_for_stands_on_every_slide():
    pack = replace(one_task(), audience="lead", audience_words="Somebody", lead="Ann Example")
    assert {words(one) for one in read(pack).find_class("audience")} == {"Somebody: Ann Example"}
