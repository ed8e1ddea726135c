"""The board paper, read back: its tags, its order, and that it says what the report says, whatever stands in a plan."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from helpers.board_packs import HOSTILE, NPT, all_complete, both, huge, made, quarterly_pack, shipped, shipped_database
from helpers.board_pdf import assert_accessible, bookmarks, joined, page_texts, tags

from pages.board.files.paper import blocks, contents, pdf, typeset
from pages.board.files.report import contents as report
from pages.board.files.report.parts import Finding, Items, Line, Said, Shown
from pages.board.pack.model import Chart, Column, Pack, Row, Sentence, Timeline, chart_table
from pages.said import words

pytestmark = pytest.mark.slow

PACKS = {"both": both, "public": lambda: shipped(NPT, "public"), "quarterly": quarterly_pack}


@pytest.fixture(params=PACKS)
def pack(request) -> Pack:
    """Each of the packs."""
    return PACKS[request.param]()


def test_it_is_accessible_and_says_all_that_the_report_says(pack):
    content, made_of = pdf(pack), report(pack)
    assert_accessible(content, pack.title)
    names = [name for name, _ in tags(content)]
    assert names.count("Table") == names.count("THead") == names.count("Caption") - names.count("Figure")
    parts = [part for one in (*made_of.chapters, *made_of.appendices) for part in one.parts]
    pictures = [part.picture for part in parts if isinstance(part, Shown) and not _is_table(part)]
    assert [alt for name, alt in tags(content) if name == "Figure"] == [one.alt for one in pictures]
    text = _body(content, pack)
    for part in parts:
        for said in _texts(part):
            assert joined(said) in text


def _is_table(part: Shown) -> bool:
    """Whether a picture is set as a table: a whole timeline is."""
    return not isinstance(part.picture, Chart) and (part.is_whole or not isinstance(part.picture, Timeline))


def _texts(part) -> list[str]:
    if isinstance(part, Items):
        return [part.lead, *part.items]
    return [part.text] if isinstance(part, Said | Finding | Line) else []


def _body(content: bytes, pack: Pack) -> str:
    """The paper's text without the head and the foot of its pages, which may fall into a sentence."""
    pages = page_texts(content)
    made_of = []
    for number, page in enumerate(pages, start=1):
        short, foot = joined(words.shorten(pack.scope, 90)), f"Page {number} of {len(pages)}"
        assert short in page[:250] and page.endswith(foot)
        feet = page.removesuffix(foot).strip().removesuffix(pack.stamp).strip()
        made_of.append(feet.removesuffix(pack.marking).strip().partition(short)[2].strip())
    return " ".join(made_of)


@pytest.mark.parametrize(
    "made_of",
    [shipped, *(lambda at=at: made(shipped_database(), NPT, at) for at in (
        date(2017, 9, 30), date(2017, 12, 31), date(2018, 3, 31), date(2018, 6, 30)))],
)  # fmt: skip
def test_page_one_says_it_all_and_four_pages_come_before_the_annex(made_of):
    pack = made_of()
    pages = page_texts(pdf(pack))
    first = pages[0]
    for said in pack.one_page.main[0].sentences:
        assert joined(f"{said.label}. {said.text}") in first
    assert "1 Purpose" in pages[1]
    assert next(at for at, page in enumerate(pages) if "Appendix A " in page) == 4


def test_a_page_of_one_plan_carries_that_plan_s_marking_alone():
    pages = page_texts(pdf(both()))
    tasks = [page for page in pages if "All tasks: Neath Port Talbot" in page]
    assert len(tasks) == 1 and "DRAFT" not in tasks[0]
    assert all("DRAFT (Nottinghamshire CFCS)" in page for page in (pages[0], pages[-1]))


def test_the_figures_of_each_chart_can_be_read_as_a_table():
    pack = quarterly_pack()
    text = " ".join(page_texts(pdf(pack)))
    charts = [panel.chart for section in pack.annex for panel in section.annex if panel.chart]
    rows = [row.cells for chart in charts for row in chart_table(chart).rows]
    assert ("Schools and colleges", 4, 0, 1, 1, 0, 6) in rows
    for cells in rows:
        assert " ".join(map(str, cells)) in text


def test_chapters_are_bookmarks_and_what_the_council_has_not_given_is_one_line():
    pack = shipped()
    found = [title for depth, title in bookmarks(pdf(pack)) if depth == 1]
    assert (
        found[1:3] == ["1 Purpose", "2 Recommendations"] and found[-1] == "Appendix K All tasks: Nottinghamshire CFCS"
    )
    implications = next(one for one in contents(pack)["chapters"] if one["title"] == "Implications")
    lines = [part["text"] for part in implications["parts"] if part["kind"] == "line"]
    assert lines == ["Not given by the council yet: Financial, Legal, Crime and disorder, Data protection, Equality."]
    assert not any("council to complete" in part.get("text", "") for part in implications["parts"])


def test_hidden_sections_are_left_out_and_added_words_marked():
    pack = shipped()
    page, well, *rest = pack.sections
    added = Sentence("well.added", "The chair asks for patience.", "", "", is_added=True)
    told = replace(well.panels[0], sentences=(added,))
    hidden = [replace(one, is_hidden=True) for one in rest]
    changed = replace(pack, sections=(page, replace(well, panels=(told,)), *hidden))
    text = " ".join(page_texts(pdf(changed)))
    assert "The chair asks for patience. (added)" in text
    assert [one["title"] for one in contents(changed)["chapters"]] == [
        "Purpose", "Recommendations", "Background", "Going well",
        "Options considered and reasons for recommendations", "Implications", "Risks", "Background papers",
    ]  # fmt: skip
    assert "No recommendation is made." in text


def test_two_hundred_tasks_of_hostile_text_stay_text():
    pack = huge()
    content = pdf(pack)
    assert_accessible(content, pack.title)
    pages = page_texts(content)
    first = next(at for at, page in enumerate(pages) if "All tasks: Huge" in page and at)
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
