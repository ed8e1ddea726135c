"""The board paper, read back: its tags, its order, and that it says what the pack says, whatever stands in a plan."""

import io
from dataclasses import replace

import pikepdf
import pytest
from helpers.board_packs import HOSTILE, NOTTS, NPT, all_complete, both, huge, quarterly_pack, shipped
from helpers.board_pdf import assert_accessible, bookmarks, joined, page_texts, tags

from pages.board.files.paper import blocks, contents, pdf, typeset
from pages.board.pack.model import Column, Pack, Row, Section, Sentence, Table, chart_table
from pages.said import words

pytestmark = pytest.mark.slow

PACKS = {
    "both": both,
    "public": lambda: shipped(NPT, "public"),
    "lead": lambda: shipped(NOTTS, "lead", "Sarah Lee"),
    "quarterly": quarterly_pack,
    "all complete": all_complete,
}


@pytest.fixture(params=PACKS)
def pack(request) -> Pack:
    """Each of the packs."""
    return PACKS[request.param]()


def test_it_is_accessible_and_tagged(pack):
    content = pdf(pack)
    assert_accessible(content, pack.title)
    found = tags(content)
    panels = [panel for section in pack.story if section.id != "asked" for panel in section.panels]
    assert [alt for name, alt in found if name == "Figure"] == [panel.chart.alt for panel in panels if panel.chart]
    names = [name for name, _ in found]
    assert names.count("Table") == names.count("THead") == names.count("Caption") - names.count("Figure")
    assert {"H1", "H2", "TH", "TD", "P", "TOC"} <= set(names)


def test_every_page_has_marking_scope_and_number(pack):
    pages = page_texts(pdf(pack))
    short = joined(words.shorten(pack.scope, 90))
    for number, page in enumerate(pages, start=1):
        assert page.startswith(f"{pack.marking} {short}".strip())
        assert page.endswith(f"{pack.marking} Page {number} of {len(pages)}".strip())


def test_it_says_all_that_the_pack_says(pack):
    text = _body(pack)
    told = [said for section in pack.story for panel in section.panels for said in panel.sentences]
    for said in (*told, *pack.risks):
        assert joined(said.whole) in text
    headings = [panel.title.text for section in pack.story for panel in section.panels]
    sources = [panel.source for section in pack.story for panel in section.panels]
    for said in (pack.filters, pack.basis, pack.quality, *pack.warnings, *headings, *sources):
        assert joined(said) in text
    for row in pack.key.rows:
        assert joined(" ".join(row.cells)) in text


def _body(pack: Pack) -> str:
    """The paper's text without the head and the foot of its pages, which may fall into a sentence."""
    pages = page_texts(pdf(pack))
    head = f"{pack.marking} {joined(words.shorten(pack.scope, 90))}".strip()
    feet = [f"{pack.marking} Page {number} of {len(pages)}".strip() for number in range(1, len(pages) + 1)]
    return " ".join(page.removeprefix(head).removesuffix(foot).strip() for page, foot in zip(pages, feet, strict=True))


def test_the_figures_of_each_chart_can_be_read_as_a_table():
    pack = quarterly_pack()
    text = " ".join(page_texts(pdf(pack)))
    charts = [panel.chart for section in pack.story for panel in section.panels if panel.chart]
    rows = [row.cells for chart in charts for row in chart_table(chart).rows]
    assert ("Schools and colleges", 4, 0, 1, 1, 0, 6) in rows
    for cells in rows:
        assert " ".join(map(str, cells)) in text


def test_chapters_stand_in_the_order_of_a_committee_report():
    found = bookmarks(pdf(shipped(NPT, "public")))
    assert [title for depth, title in found if depth == 1] == [
        "1 Purpose", "2 Recommendations", "3 Background", "4 Detail", "5 Risks", "6 Data quality",
        "Appendix A The tasks", "Appendix B What was withheld, and why",
    ]  # fmt: skip
    assert [title for depth, title in found if title.startswith("4.") and depth == 2] == [
        "4.1 Where we are", "4.2 What moved since last quarter", "4.3 What is late or off track",
        "4.4 What is claimed but not shown", "4.5 Training against goal", "4.6 What is due next quarter, and whose",
    ]  # fmt: skip
    assert not any(title.startswith("Appendix B") for _, title in bookmarks(pdf(shipped(NPT))))


def test_recommendations_are_those_asked_else_none():
    pack = shipped()
    asked = next(section for section in pack.story if section.id == "asked")
    intro, listed, source = _chapter(pack, "Recommendations")
    assert (intro["text"], listed["numbered"]) == ("The board is asked for 3 decisions:", True)
    assert [item["text"] for item in listed["items"]] == [said.text for said in asked.panels[0].sentences]
    hidden = tuple(replace(section, is_hidden=section.id == "asked") for section in pack.sections)
    assert _chapter(replace(pack, sections=hidden), "Recommendations") == [blocks.text("No recommendation is made.")]
    said = [part["text"] for part in _chapter(all_complete(), "Recommendations")]
    assert said[:2] == ["No recommendation is made.", "Nothing in the figures calls for a decision."]


def _chapter(pack: Pack, title: str) -> list[dict]:
    return next(chapter["parts"] for chapter in contents(pack)["chapters"] if chapter["title"] == title)


def test_hidden_sections_are_left_out_and_added_words_marked():
    pack = shipped()
    where, *rest = pack.sections
    added = Sentence("where.added", "The chair asks for patience.", "", "", is_added=True)
    told = replace(where.panels[0], sentences=(added,))
    changed = replace(pack, sections=(replace(where, panels=(told,)), *(replace(one, is_hidden=True) for one in rest)))
    text = " ".join(page_texts(pdf(changed)))
    assert "The chair asks for patience. (added)" in text
    assert [title for depth, title in bookmarks(pdf(changed)) if depth == 2] == [
        "3.1 The plan", "3.2 How tasks are rated", "4.1 Where we are",
    ]  # fmt: skip
    assert "What is late or off track" not in text


def test_nothing_to_show_is_said():
    pack = all_complete()
    empty = Table("Late", (Column("Ref"),), (), "Nothing is late.")
    bare = replace(pack.sections[0].panels[0], sentences=(), picture=empty)
    sections = (Section("where", "Where we are", ()), Section("late", "What is late", (bare,)))
    text = " ".join(page_texts(pdf(replace(pack, sections=sections, tasks=()))))
    assert "4.1 Where we are Nothing to tell. 4.2 What is late" in text
    assert "Nothing is late." in text
    assert "No part of the story is shown." in " ".join(page_texts(pdf(replace(pack, sections=()))))


def test_two_hundred_tasks_of_hostile_text_stay_text():
    pack = huge()
    content = pdf(pack)
    assert_accessible(content, pack.title)
    pages = page_texts(content)
    first = next(at for at, page in enumerate(pages) if "Appendix A The tasks" in page and at)
    assert all("Ref Task Lead Due Rating Status Next steps" in page for page in pages[first:])
    text = " ".join(pages)
    for said in HOSTILE:
        assert joined(said) in text
    assert len(pack.tasks) == 200
    assert {task.ref for task in pack.tasks if task.ref.isdigit()} <= set(text.split())
    with pikepdf.open(io.BytesIO(content)) as opened:
        links = [one for page in opened.pages for one in page.get("/Annots", [])]
        assert all("/A" not in one or "/URI" not in one.A for one in links)
        assert "/JavaScript" not in opened.Root.get("/Names", {})


def test_signs_that_no_font_has_do_not_stop_it():
    odd = "ŵŷ Ŵ ▲ → ≥ 😀 中文 a\u0485 \uf0b7 \ue123 \x00\x07\ufeff\u202e\ud800end سلام"
    pack = replace(all_complete(), council=odd)
    text = page_texts(pdf(pack))[0]
    assert "ŵŷ Ŵ ▲ → ≥ □ □□ □□ • □ end س" in text


def test_the_same_pack_gives_the_same_bytes_in_our_own_fonts():
    content = pdf(shipped())
    assert content == pdf(shipped())
    with pikepdf.open(io.BytesIO(content)) as opened:
        fonts = {
            str(one.FontName).partition("+")[2]
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
        }
    assert fonts == {"SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSansPro-Bold"}


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        ("\ue123", "□"),
        ("plain", "plain"),
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("\uf0b7 one", "• one"),
        ("a\x00\x1b\ufeff\u202eb\ud800", "ab"),
    ],
)
def test_tidy(given, tidied):
    assert typeset.tidy(given) == tidied


def test_only_overlong_words_may_break_anywhere():
    assert typeset.breakable("Misunderstandings in counter-extremism and/or elsewhere") == (
        "Misunderstandings in counter-extremism and/or elsewhere"
    )
    parts = typeset.breakable("x" * 30).split(typeset.BREAK)
    assert [len(part) for part in parts] == [12, 12, 6]


def test_cells_are_dates_numbers_and_ratings_in_words():
    columns = (Column("Due", "date"), Column("Number", "number"), Column("Rating", "rating"), Column("Text"))
    row = Row(("2016-12-31", 1234, "R Off track, computed", "*x* #pagebreak()"), None, "off_track", True)
    due, number, rating, text = blocks.cells(row, columns)
    assert (due, number, text) == ({"text": "31 Dec 2016"}, {"text": "1,234"}, {"text": "*x* #pagebreak()"})
    assert (rating["text"], rating["tile"]["letter"], rating["tile"]["line"]) == ("Off track, computed", "R", "#B3121D")
    assert blocks.cells(Row(("no date given", 0, "– Not rated", "")), columns)[0] == {"text": "no date given"}


def test_columns_share_the_room_and_hold_their_longest_word():
    columns = (Column("Ref", width=0.1), Column("Task", width=9.0))
    heads = blocks.heads(columns, [[{"text": "information"}, {"text": "a"}]], 470.0)
    assert [round(head["width"]) for head in heads] == [58, 412]
