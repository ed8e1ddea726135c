"""The slides: opened again as PowerPoint would, figures read back, a council's template kept, what can't be used refused."""

import io
import zipfile
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache

import openpyxl
import pytest
from helpers.board_packs import (
    HOSTILE,
    NOTTS,
    NPT,
    empty_quarter,
    huge,
    leaks,
    one_task,
    people,
    quarterly_pack,
    shipped,
)
from pptx import Presentation
from pptx.util import Inches, Pt

from pages.board.files.powerpoint import TemplateRefused, presentation
from pages.board.files.powerpoint.apart import made_or_refused, presentation_apart
from pages.board.files.powerpoint.room import Face
from pages.board.pack.model import Chart, Column, Pack, Panel, Row, Section, Sentence, Series, Table, to_json

pytestmark = pytest.mark.slow

SECRET = "Sample slide of somebody"
PACKS = {
    "Nottinghamshire": lambda: shipped(NOTTS), "Neath Port Talbot": lambda: shipped(NPT),
    "public": lambda: shipped(NPT, "public"), "quarterly": quarterly_pack, "huge": huge, "one task": one_task,
    "empty quarter": empty_quarter,
}  # fmt: skip


@cache
def drawn(name: str) -> bytes:
    return presentation(PACKS[name]())


def opened(content: bytes):
    return Presentation(io.BytesIO(content))


@cache
def file_of(name: str):
    return opened(drawn(name))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(slide) -> str:
    """Every text on a slide, tables included."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts + cells)


def panels(pack: Pack) -> list[Panel]:
    return [panel for section in pack.story for panel in section.panels]


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table
    ]


def plain(text: str) -> str:
    return " ".join(text.split())


def changed(pack: Pack, *new: Panel, **values) -> Pack:
    """A pack with one section of given panels, and other values changed."""
    return replace(pack, sections=(Section("new", "New part", new),), **values)


def panel(title: str = "A finding", sentences=(), chart=None, table=None) -> Panel:
    return Panel(
        "p", Sentence("p.title", title, title, "1 task"), tuple(sentences), (), chart or table, "Source: a plan."
    )


def template(*, wide: float = 10, high: float = 7.5) -> io.BytesIO:
    """A template of a size, with two sample slides, a person as its author and a comment in its properties."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(wide), Inches(high)
    for number in (1, 2):
        slide = file.slides.add_slide(file.slide_layouts[1])
        slide.shapes.title.text = f"{SECRET} {number}"
        slide.notes_slide.notes_text_frame.text = f"{SECRET} {number}"
    file.core_properties.author, file.core_properties.comments = "Jane Person", SECRET
    saved = io.BytesIO()
    file.save(saved)
    return saved


def repacked(content: bytes, change=lambda name, part: part, **added: bytes) -> bytes:
    """A packed file with its parts changed and others added."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as out:
        for name, part in {**parts(content), **added}.items():
            out.writestr(name, change(name, part))
    return saved.getvalue()


@pytest.mark.parametrize("name", PACKS)
def test_each_slide_has_its_title_notes_marking_number_and_words_for_its_picture(name):
    pack, slides = PACKS[name](), list(file_of(name).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles) and all(titles)
    reading = 3 if pack.withheld else 2
    assert len(slides) == 1 + len(panels(pack)) + reading
    for number, slide in enumerate(slides, start=1):
        assert f"{number} of {len(slides)}" in said(slide)
        assert plain(pack.marking) in said(slide)
        assert slide._element.xpath(".//a:fld/@type") == ["slidenum"]
        notes = slide.notes_slide.notes_text_frame.text
        assert all(plain(text) in notes for text in (pack.filters, pack.basis, pack.quality, *pack.warnings))
        frames = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert len(frames) <= 1
        assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)
        assert slide.shapes[0] == slide.shapes.title


@pytest.mark.parametrize("name", PACKS)
def test_nothing_leaves_the_slide_or_covers_what_stands_below_it(name):
    file = file_of(name)
    for slide in file.slides:
        boxes = sorted((shape.top, shape.top + shape.height, shape.left) for shape in slide.shapes)
        assert all(top >= 0 and left >= 0 for top, _, left in boxes)
        assert max(shape.left + shape.width for shape in slide.shapes) <= file.slide_width
        assert boxes[-1][1] <= file.slide_height
        body = [shape for shape in slide.shapes if shape.name not in ("Marking", "Slide number")]
        body.sort(key=lambda shape: shape.top)
        for above, below in zip(body, body[1:], strict=False):
            assert above.top + above.height <= below.top + Pt(1), (above.name, below.name)


def test_the_figures_of_every_chart_are_the_packs():
    for name in PACKS:
        shown = list(file_of(name).slides)[1:]
        for one, slide in zip(panels(PACKS[name]()), shown, strict=False):
            drawn_charts = charts(slide)
            assert bool(drawn_charts) == bool(one.chart)
            for chart in drawn_charts:
                plot = chart.plots[0]
                read = {series.name: tuple(int(value) for value in series.values) for series in plot.series}
                assert read == {plain(series.name): series.values for series in one.chart.series}
                assert len(plot.categories) == len(one.chart.categories)


def test_the_figures_of_every_table_are_the_packs_and_what_is_left_out_is_counted_and_in_the_notes():
    for name in PACKS:
        shown = list(file_of(name).slides)[1:]
        for one, slide in zip(panels(PACKS[name]()), shown, strict=False):
            if one.chart or not one.table or not one.table.rows:
                assert tables(slide) == []
                continue
            head, *rows = tables(slide)[0]
            brief = [at for at, column in enumerate(one.table.columns) if column.is_brief]
            assert head == [one.table.columns[at].name for at in brief]
            assert 1 <= len(rows) <= 9
            for row, cells in zip(one.table.rows, rows, strict=False):
                for at, cell in zip(brief, cells, strict=True):
                    value = row.cells[at]
                    whole = f"{value:,}" if isinstance(value, int) else plain(value)
                    assert whole.startswith(cell.removesuffix("…"))
            notes = slide.notes_slide.notes_text_frame.text
            for row in one.table.rows[:60]:
                assert all(plain(cell) in notes for cell in row.cells if isinstance(cell, str))
            if len(rows) < len(one.table.rows):
                assert f"{len(rows)} of {len(one.table.rows)} shown" in said(slide)


def test_every_sentence_is_in_the_notes_with_its_n_and_date():
    pack = shipped(NPT)
    slides = list(file_of("Neath Port Talbot").slides)[1:]
    for one, slide in zip(panels(pack), slides, strict=False):
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert [sentence.whole for sentence in (one.title, *one.sentences)] == notes[1 : 2 + len(one.sentences)]
        assert slide.shapes.title.text_frame.text == one.title.text
        assert said(slide).count(one.source) == 1


def test_the_title_slide_says_whose_pack_of_when_and_for_whom():
    pack = shipped(NOTTS)
    words = said(file_of("Nottinghamshire").slides[0])
    assert words.split("\n") == [
        "Prevent action plan: Nottinghamshire CFCS, Q3 2016/17, as at 31 Dec 2016",
        "Nottinghamshire County Council", "Q3 2016/17 (October to December 2016)", "As at 31 Dec 2016", "For: Board",
        f"Shown: {pack.filters}", "DRAFT", "1 of 15",
    ]  # fmt: skip


def test_the_last_slides_say_how_to_read_the_pack_and_what_was_withheld():
    pack = shipped(NPT, "public")
    key, basis, withheld = list(file_of("public").slides)[-3:]
    assert tables(key)[0][1:] == [list(row.cells) for row in pack.key.rows]
    assert pack.basis in said(basis) and pack.quality in said(basis)
    assert withheld.shapes.title.text_frame.text == f"What was withheld: {len(pack.withheld.rows)} entries"
    assert tables(withheld)[0][1][:2] == list(pack.withheld.rows[0].cells[:2])


def test_a_hidden_section_is_left_out_everywhere():
    pack = shipped(NOTTS)
    late = next(section for section in pack.sections if section.id == "late")
    shown = replace(pack, sections=tuple(replace(one, is_hidden=one.id == "late") for one in pack.sections))
    texts = b"".join(part for name, part in parts(presentation(shown)).items() if name.startswith("ppt/"))
    assert late.panels[0].title.text.encode() not in texts
    assert late.panels[0].title.text.encode() in b"".join(parts(drawn("Nottinghamshire")).values())


def test_ratings_have_their_colours_and_computed_ones_are_pale_and_outlined():
    chart = charts(file_of("Neath Port Talbot").slides[1])[0]
    looks = {
        series.name: (str(series.format.fill.fore_color.rgb), str(series.format.line.color.rgb))
        for series in chart.plots[0].series
    }
    assert looks["C Complete"] == ("12436D", "FFFFFF")
    assert looks["G On schedule, computed"] == ("BFDBCE", "00703C")
    assert looks["– Not rated"] == ("FFFFFF", "505A5F")


def test_series_without_a_rating_are_told_apart():
    chart = next(
        charts(slide)[0]
        for slide in file_of("Nottinghamshire").slides
        if slide.shapes.title.text_frame.text.endswith("read with certainty")
    )
    fills = [str(series.format.fill.fore_color.rgb) for series in chart.plots[0].series]
    assert fills[0] == "5B3FA8" and len(set(fills)) == 3
    assert chart.category_axis.reverse_order
    assert chart.value_axis.major_unit == int(chart.value_axis.major_unit)


def test_numbers_wider_than_their_bar_are_left_to_the_notes_and_said_to_be():
    values = (Series("Many", "complete", False, (9_999, 0)), Series("One", "behind", False, (1, 9_000)))
    shown = panel(chart=Chart("In words: 1 behind.", "tasks", ("A", "B"), values))
    slide = opened(presentation(changed(one_task(), shown))).slides[1]
    labels = [series._element.xpath("./c:dLbls/c:dLbl/c:idx/@val") for series in charts(slide)[0].plots[0].series]
    assert labels == [[], ["0"]]
    assert "Numbers wider than their bar are in the notes." in said(slide)
    assert "In words: 1 behind." in slide.notes_slide.notes_text_frame.text


def test_a_formula_like_name_is_text_in_the_sheet_behind_a_chart():
    names = tuple(plain(name) for name in HOSTILE[:8])
    chart = Chart("Bars.", "tasks", names, (Series("=1+1", None, False, tuple(range(1, 9))),))
    content = presentation(changed(one_task(), panel(chart=chart)))
    sheets = [part for name, part in parts(content).items() if name.endswith(".xlsx")]
    assert len(sheets) == 1
    assert b"<f>" not in b"".join(parts(sheets[0]).values())
    sheet = openpyxl.load_workbook(io.BytesIO(sheets[0])).active
    read = [[(cell.value, cell.data_type, cell.hyperlink) for cell in row] for row in sheet.iter_rows()]
    assert read[0][1] == ("=1+1", "s", None)
    assert [row[0] for row in read[1:]] == [(name, "s", None) for name in names]
    assert [row[1][0] for row in read[1:]] == list(range(1, 9))


@pytest.mark.parametrize("name", ["huge", "public"])
def test_no_link_leaves_the_slides(name):
    held = {path: part for path, part in parts(drawn(name)).items() if path.endswith((".rels", ".xml"))}
    assert not any(b'TargetMode="External"' in part or b"hlinkClick" in part for part in held.values())


def test_a_persons_own_words_are_marked():
    shown = panel(sentences=[Sentence("a", "We ask for time.", "", "", is_added=True)])
    slide = opened(presentation(changed(one_task(), shown))).slides[1]
    assert "We ask for time. (added)" in said(slide)
    assert "We ask for time. (added)" in slide.notes_slide.notes_text_frame.text


def test_what_a_slide_cant_hold_is_shortened_with_a_count_and_whole_in_the_notes():
    long = "The board should note that this finding is very long indeed, " * 6
    listed = [
        Sentence(
            f"s{at}",
            f"Sentence {at}, which is long enough to need two lines of a slide at any size that can still be read from the back.",
            "",
        )
        for at in range(20)
    ]
    bars = Chart("Bars.", "tasks", tuple(f"Name {at}" for at in range(40)), (Series("Tasks", None, False, (1,) * 40),))
    pack = changed(one_task(), panel(long, listed), panel(long, chart=bars), panel("No more than this"))
    _, text, chart, bare, *_ = opened(presentation(pack)).slides
    assert text.shapes.title.text_frame.text.endswith("…") and chart.shapes.title.text_frame.text.endswith("… (2)")
    assert text.shapes.title.text_frame.paragraphs[0].runs[0].font.size == Pt(28)
    assert " more, in the paper and in this slide’s notes." in said(text)
    assert all(one.text in text.notes_slide.notes_text_frame.text for one in listed)
    kept = len(charts(chart)[0].plots[0].categories)
    assert kept < 40 and f"{kept} of 40 shown" in said(chart)
    assert said(bare).split("\n")[2] == "1 task"


def test_texts_that_a_file_cant_hold_and_empty_parts_do_no_harm():
    table = Table("Empty", (Column("A"),), (), "Nothing is late.")
    odd = panel("A\x00\x0b title \ud800of\u202e two\nlines", [Sentence("s", "\x1f \x07bell", "")])
    days = Table(
        "Days",
        (Column("When", "date"), Column("How", "rating")),
        (Row(("2017-09-30", "R Off track"), rating="off_track"), Row(("no date given", "– Not rated"))),
    )
    pack = changed(one_task(), odd, panel("None", table=table), panel("Days", table=days), markings=("A" * 300,))
    pack = replace(pack, sections=(*pack.sections, Section("none", "An empty part", ())))
    _, first, second, third, *rest = opened(presentation(pack)).slides
    assert first.shapes.title.text_frame.text == "A title of two lines"
    assert "Nothing is late." in said(second)
    assert tables(third) == [[["When", "How"], ["30 Sep 2017", "R Off track"], ["no date given", "– Not rated"]]]
    assert all("A" * 300 in said(slide) for slide in (first, *rest))


def test_a_public_pack_names_nobody_anywhere_in_the_file():
    content = drawn("public")
    texts = [opened(content).core_properties.author]
    for slide in opened(content).slides:
        texts += [said(slide), slide.notes_slide.notes_text_frame.text]
    assert leaks("\n".join(texts), NPT) == []
    everything = b"".join(parts(content).values()).decode("utf-8", "ignore")
    assert [name for name in people(NPT) if name in everything] == []


def test_the_file_says_what_it_is_and_its_texts_are_british_english():
    file = file_of("Nottinghamshire")
    told = file.core_properties
    assert (told.title, told.author, told.last_modified_by, told.language) == (
        "Prevent action plan: Nottinghamshire CFCS, Q3 2016/17, as at 31 Dec 2016",
        "Prevent action plan dashboard", "Prevent action plan dashboard", "en-GB",
    )  # fmt: skip
    assert told.created == datetime(2016, 12, 31)
    assert (file.slide_width, file.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in file.slides:
        for element in (slide._element, slide.notes_slide._element):
            runs = element.xpath(".//a:r[normalize-space(a:t)]")
            assert runs and {run.rPr.get("lang") for run in runs} == {"en-GB"}


def test_sizes_can_be_read_from_the_back_of_a_room():
    for slide in list(file_of("quarterly").slides)[1:]:
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(32)
        sizes = {int(size) for size in slide._element.xpath(".//a:rPr/@sz")}
        assert min(sizes) >= 1200


@pytest.mark.parametrize(
    ("wide", "high", "is_potx"),
    [(10, 7.5, False), (10, 5.625, True), (13.333, 7.5, True), (33.1, 23.4, False), (5, 3.75, False)],
)
def test_a_councils_template_keeps_its_look_and_loses_its_sample_slides(wide, high, is_potx):
    given = template(wide=wide, high=high).getvalue()
    layouts = {name: part for name, part in parts(given).items() if "Layouts/slideLayout" in name or "/theme1" in name}
    if is_potx:
        given = repacked(
            given, lambda _, part: part.replace(b"presentationml.presentation.main", b"presentationml.template.main")
        )
    content = presentation(quarterly_pack(), given)
    file, held = opened(content), parts(content)
    assert (file.slide_width, file.slide_height) == (Inches(wide), Inches(high))
    assert {name for name in held if "/slideLayout" in name} >= {name for name in layouts if "theme" not in name}
    assert held["ppt/theme/theme1.xml"] == layouts["ppt/theme/theme1.xml"]
    assert [name for name, part in held.items() if SECRET.encode() in part or b"Jane Person" in part] == []
    assert len(file.slides) == len(file_of("quarterly").slides)
    assert file.slides[0].slide_layout.name == "Title Slide" and file.slides[1].slide_layout.name == "Title Only"
    for slide in file.slides:
        assert slide.shapes.title.text_frame.text
        assert all(shape.left >= 0 and shape.left + shape.width <= file.slide_width for shape in slide.shapes)
        assert all(shape.top >= 0 and shape.top + shape.height <= file.slide_height for shape in slide.shapes)


def test_what_leads_to_a_sample_slide_goes_with_it():
    rel = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="../slides/slide1.xml"/></Relationships>'
    link = b'name="Title 1"><a:hlinkClick r:id="rId99" action="ppaction://hlinksldjump"/></p:cNvPr>'
    shows = b'<p:custShowLst><p:custShow name="Sample" id="0"><p:sldLst><p:sld r:id="rId7"/></p:sldLst></p:custShow></p:custShowLst><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst></p:presentation>'

    def linked(name: str, part: bytes) -> bytes:
        if name == "ppt/slideLayouts/_rels/slideLayout6.xml.rels":
            return part.replace(b"</Relationships>", rel)
        if name == "ppt/slideLayouts/slideLayout6.xml":
            return part.replace(b'name="Title 1"/>', link)
        return part.replace(b"</p:presentation>", shows) if name == "ppt/presentation.xml" else part

    given = repacked(template().getvalue(), linked)
    assert b"rId99" in parts(given)["ppt/slideLayouts/slideLayout6.xml"]
    held = parts(presentation(one_task(), given))
    assert [name for name, part in held.items() if SECRET.encode() in part or b"rId99" in part] == []
    assert not any(word in held["ppt/presentation.xml"] for word in (b"custShow", b"521415D9"))


def test_a_template_without_special_layouts_is_used_as_it_can_be():
    file = Presentation()
    for layout in list(file.slide_layouts):
        if layout.name != "Title and Content":
            file.slide_layouts.remove(layout)
    for shape in list(file.slide_layouts[0].placeholders)[-3:]:
        shape._element.getparent().remove(shape._element)
    saved = io.BytesIO()
    file.save(saved)
    shown = opened(presentation(shipped(NOTTS), saved.getvalue()))
    assert all("DRAFT" in said(slide) for slide in shown.slides)
    assert all(len(slide.placeholders) == 1 for slide in shown.slides)


def refused(given: bytes) -> str:
    with pytest.raises(TemplateRefused) as refusal:
        presentation(one_task(), given)
    return str(refusal.value)


def test_a_template_that_cant_be_used_is_refused_with_what_to_do():
    good = template().getvalue()
    assert refused(b"not packed at all").startswith("The template isn’t a PowerPoint file, or is damaged")
    assert refused(b"").startswith("The template isn’t a PowerPoint file, or is damaged")
    assert refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600).startswith("The template is protected by a password")
    assert refused(good[: len(good) // 2]).startswith("The template isn’t a PowerPoint file, or is damaged")
    assert refused(parts(drawn("Nottinghamshire"))["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]).startswith(
        "The template isn’t a PowerPoint file"
    )
    assert refused(repacked(good, lambda name, part: part[:99] if name == "ppt/presentation.xml" else part)).startswith(
        "The template is damaged"
    )
    assert refused(repacked(good, **{"ppt/vbaProject.bin": b"x"})).startswith("The template holds macros")
    assert refused(repacked(good, **{"ppt/media/a.bin": b"\0" * 9_000_000})).startswith(
        "The template unpacks to far more"
    )


def test_slides_in_a_template_are_made_apart_from_the_server():
    given = template().getvalue()
    apart, here = presentation_apart(one_task(), given), presentation(one_task(), given)
    assert [said(slide) for slide in opened(apart).slides] == [said(slide) for slide in opened(here).slides]
    assert parts(apart).keys() == parts(here).keys()
    assert made_or_refused(to_json(one_task()), b"x") == refused(b"x")
    with pytest.raises(TemplateRefused, match="isn’t a PowerPoint file"):
        presentation_apart(one_task(), b"x")


def test_a_template_without_a_layout_with_a_title_is_refused():
    file = Presentation()
    for layout in list(file.slide_layouts):
        if layout.name != "Blank":
            file.slide_layouts.remove(layout)
    saved = io.BytesIO()
    file.save(saved)
    assert (
        refused(saved.getvalue()) == "The template has no layout with a title: add a “Title Only” layout and try again."
    )


def test_words_are_measured_and_cut_to_the_lines_they_may_take():
    face = Face()
    assert face.lines("one two three", 10, face.width("one two", 10) + 0.01) == 2
    assert face.lines("unbreakable" * 3, 10, face.width("unbreakable", 10) + 0.01) == 3
    assert face.lines("a-very-long-reference", 10, face.width("a-very-", 10) + 0.01) == 3 + 1
    assert face.cut("one two three four", 10, face.width("one two thr", 10), 1) == "one two…"
    assert face.cut("whole", 10, 100, 1) == "whole"
    assert face.fitted("one two", (20, 10), face.width("one two", 10) + 0.01, 1) == ("one two", 10)


def test_a_pack_is_drawn_as_it_was_issued():
    pack = shipped(NOTTS)
    before = asdict(pack)
    presentation(pack)
    assert asdict(pack) == before
