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
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from pages.board.files import bundle
from pages.board.files.powerpoint import TemplateRefused, presentation
from pages.board.files.powerpoint.apart import made_or_refused, presentation_apart
from pages.board.files.powerpoint.room import Face
from pages.board.files.slide_plan import MOST_SLIDES
from pages.board.pack.model import (
    Chart,
    Column,
    Mark,
    Pack,
    Panel,
    Row,
    Section,
    Sentence,
    Series,
    Table,
    Timeline,
    to_json,
)
from pages.said import ratings, shades

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
    """Every text on a slide, tables and groups included."""
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts(slide.shapes) + cells)


def panels(pack: Pack) -> dict[str, Panel]:
    """The panels that slides are drawn from, by their titles as a slide has them."""
    return {plain(one.title.text): one for section in (pack.one_page, *pack.body) if section for one in section.main}


def drawn_from(pack: Pack, slides) -> list[tuple]:
    """Each slide with the panel that it is drawn from."""
    titled = panels(pack)
    return [(slide, titled[slide.shapes.title.text_frame.text.partition(", continued")[0]]) for slide in slides]


def texts(shapes) -> list[str]:
    """The texts of shapes, those of groups too."""
    return [
        text
        for shape in shapes
        for text in (
            texts(shape.shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP
            else [shape.text_frame.text] if shape.has_text_frame else []
        )
    ]  # fmt: skip


def box(shape) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlaps(one, other, by: int = Pt(1)) -> bool:
    """Whether two shapes lie over one another by more than a little."""
    a, b = box(one), box(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > by and min(a[3], b[3]) - max(a[1], b[1]) > by


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


def panel(title: str = "A finding", sentences=(), chart=None, table=None, picture=None) -> Panel:
    return Panel(
        "p",
        Sentence("p.title", title, title, "1 task"),
        tuple(sentences),
        (),
        picture or chart or table,
        "Source: a plan.",
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
        for name, part in {**(parts(content) if content else {}), **added}.items():
            out.writestr(name, change(name, part))
    return saved.getvalue()


@pytest.mark.parametrize("name", PACKS)
def test_each_slide_has_its_title_notes_marking_number_and_words_for_its_picture(name):
    pack, slides = PACKS[name](), list(file_of(name).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles) and all(titles)
    assert len(slides) <= max(len(panels(pack)), MOST_SLIDES)
    for number, (slide, panel) in enumerate(drawn_from(pack, slides), start=1):
        assert f"{number} of {len(slides)}" in said(slide)
        assert plain(pack.marking_on(panel.plan_ids)) in said(slide)
        assert slide._element.xpath(".//a:fld/@type") == ["slidenum"]
        notes = slide.notes_slide.notes_text_frame.text
        assert all(plain(text) in notes for text in (pack.filters, pack.judged_on, panel.title.whole))
        pictures = [one for one in slide.shapes if one.name in ("Chart", "Table", "Timeline")]
        assert len(pictures) <= 1
        assert all(shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in pictures)
        assert slide.shapes[0] == slide.shapes.title
        assert said(slide).count("as at") - slide.shapes.title.text_frame.text.count("as at") >= 1


def test_the_first_slides_notes_say_how_to_read_the_pack_and_what_was_withheld():
    pack = shipped(NPT, "public")
    first, *others = file_of("public").slides
    told = [pack.quality, *(plan.about for plan in pack.plans), *pack.warnings]
    told += [str(cell) for row in (*pack.key.rows, *pack.withheld.rows) for cell in row.cells]
    notes = first.notes_slide.notes_text_frame.text
    assert [one for one in told if plain(one) not in notes] == []
    assert pack.scope in said(first) and pack.nothing in said(first) and "withheld: see the notes" in said(first)
    assert not any(pack.quality in slide.notes_slide.notes_text_frame.text for slide in others)


@pytest.mark.parametrize("name", PACKS)
def test_nothing_leaves_the_slide_or_covers_anything_else(name):
    file = file_of(name)
    for slide in file.slides:
        shapes = list(slide.shapes)
        for left, top, right, bottom in map(box, shapes):
            assert min(left, top) >= 0 and right <= file.slide_width and bottom <= file.slide_height
        hidden = [(a.name, b.name) for at, a in enumerate(shapes) for b in shapes[at + 1 :] if overlaps(a, b)]
        assert hidden == []


@pytest.mark.parametrize("name", ["Nottinghamshire", "Neath Port Talbot", "huge"])
def test_the_labels_of_a_timeline_never_overlap_and_its_marks_stand_on_their_dates(name):
    pack = PACKS[name]()
    slide, panel = next(one for one in drawn_from(pack, file_of(name).slides) if one[1].timeline)
    group = next(shape for shape in slide.shapes if shape.name == "Timeline")
    assert group._element.nvGrpSpPr.cNvPr.get("descr").startswith(plain(panel.timeline.alt)[:200])
    words = [shape for shape in group.shapes if shape.name in ("Task", "Lead", "When", "Month", "As at")]
    assert [
        (a.text_frame.text, b.text_frame.text) for at, a in enumerate(words) for b in words[at + 1 :] if overlaps(a, b)
    ] == []
    assert not any("…" in shape.text_frame.text for shape in words if shape.name in ("When", "Month", "As at"))
    marks = [shape for shape in group.shapes if shape.name == "Mark"]
    assert [(a.name, b.name) for a in marks for b in words if overlaps(a, b)] == []
    shown = [
        one
        for one in panel.timeline.marks
        if any(
            plain(one.label).startswith(text.removesuffix("…"))
            for text in texts([shape for shape in words if shape.name == "Task"])
        )
    ]
    assert len(marks) == len([shape for shape in words if shape.name == "Task"])
    assert len(shown) >= len(marks) and len({one.top for one in marks}) == len(marks)
    lefts = [one.left for one in marks]
    assert lefts == sorted(lefts)
    assert min(int(size) for size in group._element.xpath(".//a:rPr/@sz")) >= 1200
    more = len(panel.timeline.marks) - len(marks)
    assert not more or f"{more} more tasks" in said(slide)
    assert all(plain(one.label).rstrip("…") in slide.notes_slide.notes_text_frame.text for one in panel.timeline.marks)


def test_a_timelines_marks_have_a_letter_a_shape_and_a_colour_and_computed_ones_are_outlined():
    marks = (
        Mark("1 Late", "Ann", "2020-01-01", "2 months late", "a", "off_track", False),
        Mark("2 Late", "Ann", "2020-02-01", "1 month late", "b", "off_track", True),
        Mark("3 Ahead", "Bo", "2020-04-01", "in 1 month", "c", None, False),
    )
    line = Timeline("Three tasks.", "2020-01-01", "2020-04-01", "2020-03-01", marks)
    slide = opened(presentation(changed(one_task(), panel(picture=line)))).slides[0]
    group = next(shape for shape in slide.shapes if shape.name == "Timeline")
    made = [
        (one.text_frame.text, one.auto_shape_type, str(one.fill.fore_color.rgb), str(one.line.color.rgb))
        for one in group.shapes if one.name == "Mark"
    ]  # fmt: skip
    assert made == [
        ("R", MSO_SHAPE.RECTANGLE, "B3121D", "B3121D"), ("R", MSO_SHAPE.RECTANGLE, "ECC4C6", "B3121D"),
        ("–", MSO_SHAPE.OVAL, "FFFFFF", "505A5F"),
    ]  # fmt: skip
    assert [text for text in texts(group.shapes) if "month" in text] == ["2 months late", "1 month late", "in 1 month"]
    assert "As at 1 Mar 2020" in said(slide) and "Outlined: this tool’s reading." in said(slide)


def test_the_figures_of_every_chart_are_the_packs():
    for name in PACKS:
        for slide, one in drawn_from(PACKS[name](), file_of(name).slides):
            assert bool(charts(slide)) == bool(one.chart)
            for chart in charts(slide):
                plot = chart.plots[0]
                read = {series.name: tuple(int(value) for value in series.values) for series in plot.series}
                assert read == {plain(series.name): series.values for series in one.chart.series}
                assert len(plot.categories) == len(one.chart.categories)


def test_the_rows_of_every_table_are_the_packs_and_what_is_left_out_is_counted_and_in_the_notes():
    for name in PACKS:
        shown: dict[str, list[list[str]]] = {}
        for slide, one in drawn_from(PACKS[name](), file_of(name).slides):
            if not one.table or not one.table.rows:
                continue
            head, *rows = tables(slide)[0]
            brief = [at for at, column in enumerate(one.table.columns) if column.is_brief]
            assert head == [one.table.columns[at].name for at in brief]
            before = shown.setdefault(one.id, [])
            before += rows
            if ", continued" not in slide.shapes.title.text_frame.text:
                notes = slide.notes_slide.notes_text_frame.text
                for row in one.table.rows:
                    assert all(part in notes for cell in row.cells for part in plain(str(cell)).split("…"))
            more = len(one.table.rows) - len(before)
            whole = [[plain(one.table.columns[at].said(row.cells[at])) for at in brief] for row in one.table.rows]
            for cells in rows:
                assert any(
                    all(b.startswith(a.removesuffix("…")) for a, b in zip(cells, each, strict=True)) for each in whole
                )
            last = not more or f"{more} more task" in said(slide) or f"{more} more row" in said(slide)
            assert last or len(before) < len(one.table.rows)
        assert all(shown.values())


def test_every_sentence_is_in_the_notes_with_its_n_and_date():
    for slide, one in drawn_from(shipped(NPT), file_of("Neath Port Talbot").slides):
        if ", continued" in slide.shapes.title.text_frame.text:
            continue
        notes = slide.notes_slide.notes_text_frame.text
        assert all(plain(sentence.whole) in notes for sentence in (one.title, *one.sentences))
        assert plain(one.source) in notes


def test_the_one_page_has_tiles_and_a_label_beside_each_sentence():
    pack = shipped(NPT)
    slide, page = file_of("Neath Port Talbot").slides[0], pack.one_page.main[0]
    assert tables(slide)[0] == [[one.label, one.text] for one in page.sentences]
    tiles = [shape for shape in slide.shapes if shape.name.startswith("Figure: ")]
    assert [tile.text_frame.paragraphs[0].text for tile in tiles] == [
        f"{one.value} of {one.of}" for one in page.figures[:5]
    ]
    assert slide.shapes.title.text_frame.text == page.title.text


def test_recommendations_follow_their_intro_and_have_letters():
    told = tuple(Sentence(f"s{at}", f"note {at}.", "") for at in range(3))
    asked = replace(panel("Three recommendations"), sentences=told)
    pack = replace(one_task(), sections=(Section("asked", "Recommendations", (asked,)),))
    words = next(shape for shape in opened(presentation(pack)).slides[0].shapes if shape.name == "In words")
    assert words.text_frame.text.split("\n") == [
        "The board is recommended to:", "(a)\tnote 0.", "(b)\tnote 1.", "(c)\tnote 2.",
    ]  # fmt: skip


def test_a_persons_words_in_a_table_stand_whole_on_the_slides_however_long_they_are():
    long = " ".join(f"word{at}" for at in range(900))
    rows = tuple(Row((f"{at}", long if at == 8 else "short"), is_written=at == 8) for at in range(30))
    table = Table("Late", (Column("Ref"), Column("Cause", width=3)), rows)
    slides = opened(presentation(changed(one_task(), *[panel(f"Idea {at}", table=table) for at in range(8)]))).slides
    first = [slide for slide in slides if slide.shapes.title.text_frame.text.startswith("Idea 3")]
    cells = [row[1] for slide in first for row in tables(slide)[0][1:] if row[1] != "short"]
    assert " ".join(cells) == long
    assert "more rows in the notes and the paper’s annex." in said(first[-1])


def test_a_hidden_section_is_left_out_everywhere():
    pack = shipped(NOTTS)
    late = next(section for section in pack.sections if section.id == "late")
    shown = replace(pack, sections=tuple(replace(one, is_hidden=one.id == "late") for one in pack.sections))
    texts = b"".join(part for name, part in parts(presentation(shown)).items() if name.startswith("ppt/"))
    assert late.panels[0].title.text.encode() not in texts
    assert late.panels[0].title.text.encode() in b"".join(parts(drawn("Nottinghamshire")).values())


def test_ratings_have_their_colours_and_computed_ones_are_pale_and_outlined():
    series = tuple(
        Series(name, code, is_computed, (1,))
        for name, code, is_computed in (
            ("C Complete", "complete", False), ("G On schedule, computed", "on_schedule", True), ("– Not rated", None, False),
        )
    )  # fmt: skip
    series = (*series[:2], replace(series[2], rating="not_rated"))
    slide = opened(presentation(changed(one_task(), panel(chart=Chart("Bars.", "tasks", ("A",), series))))).slides[0]
    looks = {
        one.name: (str(one.format.fill.fore_color.rgb), str(one.format.line.color.rgb))
        for one in charts(slide)[0].plots[0].series
    }
    assert looks["C Complete"] == ("12436D", "FFFFFF")
    assert looks["G On schedule, computed"] == ("BFDBCE", "00703C")
    assert looks["– Not rated"] == ("FFFFFF", "505A5F")
    assert "Outlined: this tool’s reading." in said(slide)


def test_series_without_a_rating_are_told_apart_and_one_alone_needs_no_legend():
    series = tuple(Series(f"S{at}", None, at > 0, (3, 4)) for at in range(3))
    pack = changed(one_task(), *(panel(f"{n}", chart=Chart("Bars.", "tasks", ("A", "B"), series[:n])) for n in (3, 1)))
    several, one = (charts(slide)[0] for slide in opened(presentation(pack)).slides)
    fills = [str(series.format.fill.fore_color.rgb) for series in several.plots[0].series]
    assert fills[0] == "5B3FA8" and len(set(fills)) == 3
    assert (several.has_legend, one.has_legend) == (True, False)
    assert several.category_axis.reverse_order
    assert several.value_axis.major_unit == int(several.value_axis.major_unit)


def test_numbers_wider_than_their_bar_are_left_to_the_notes_and_said_to_be():
    values = (Series("Many", "complete", False, (9_999, 0)), Series("One", "behind", False, (1, 9_000)))
    shown = panel(chart=Chart("In words: 1 behind.", "tasks", ("A", "B"), values))
    slide = opened(presentation(changed(one_task(), shown))).slides[0]
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
    slide = opened(presentation(changed(one_task(), shown))).slides[0]
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
        for at in range(90)
    ]
    bars = Chart("Bars.", "tasks", tuple(f"Name {at}" for at in range(40)), (Series("Tasks", None, False, (1,) * 40),))
    pack = changed(one_task(), panel(long, listed), panel(long, chart=bars), panel("No more than this"))
    slides = list(opened(presentation(pack)).slides)
    text, chart, bare = slides[0], next(one for one in slides if charts(one)), slides[-1]
    assert text.shapes.title.text_frame.text.endswith("…")
    assert long.strip() in said(text)
    assert any(" more points in the notes." in said(one) for one in slides)
    assert all(one.text in text.notes_slide.notes_text_frame.text for one in listed)
    bars_shown = [len(one.plots[0].categories) for slide in slides for one in charts(slide)]
    left = 40 - sum(bars_shown)
    assert not left or any(f"{left} more bars in the notes" in said(one) for one in slides)
    assert "Bars." in chart.notes_slide.notes_text_frame.text
    assert bare.shapes.title.text_frame.text == "No more than this"


def test_texts_that_a_file_cant_hold_and_empty_parts_do_no_harm():
    table = Table("Empty", (Column("A"),), (), "Nothing is late.")
    odd = panel("A\x00\x0b title \ud800of\u202e two\nlines", [Sentence("s", "\x1f \x07bell", "")])
    days = Table(
        "Days",
        (Column("When", "date"), Column("How", "rating")),
        (Row(("2017-09-30", "R Off track"), rating="off_track"), Row(("no date given", "– Not rated"))),
    )
    pack = changed(one_task(), odd, panel("None", table=table), panel("Days", table=days))
    pack = replace(pack, sections=(*pack.sections, Section("none", "An empty part", ())))
    first, second, third = opened(presentation(pack)).slides
    assert first.shapes.title.text_frame.text == "A title of two lines"
    assert "Nothing is late." in said(second)
    assert tables(third) == [[["When", "How"], ["30 Sep 2017", "R Off track"], ["no date given", "– Not rated"]]]


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
    for slide in file_of("quarterly").slides:
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(28)
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
    assert {slide.slide_layout.name for slide in file.slides} == {"Title Only"}
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


def dark(change=lambda slide_master: None, ground: str = "1B2A41") -> bytes:
    """A template whose master has a background of a colour, and what change makes of it."""
    file = Presentation()
    for layout in list(file.slide_layouts):
        if layout.name != "Title Only":
            file.slide_layouts.remove(layout)
    fill = file.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(ground)
    change(file.slide_master)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def light_text(master) -> None:
    """Lets a master's words be light: its text is the theme's first background colour."""
    master._element.find("{*}clrMap").set("tx1", "lt1")
    master._element.find("{*}clrMap").set("bg1", "dk1")


def colours(slide) -> set[str]:
    """The colours of a slide's words, those upon a fill of their own aside: a theme's colour by its name."""
    path = ".//a:rPr[not(ancestor::p:sp[p:nvSpPr/p:cNvPr/@name = 'Mark'] or ancestor::a:tc[a:tcPr/a:solidFill])]"
    found = set(slide._element.xpath(f"{path}/a:solidFill/*/@val"))
    for chart in charts(slide):
        found |= set(chart._chartSpace.xpath(".//c:txPr[not(ancestor::c:dLbls)]//a:solidFill/*/@val"))
    return found


def shown_on(template: bytes):
    """A slide each with words, a chart, a table, a timeline, and what was said of the template."""
    chart = Chart(
        "Bars.", "tasks", ("A", "B"), (Series("Done", None, False, (3, 4)), Series("Not", None, True, (3, 4)))
    )
    table = Table("T", (Column("Ref"), Column("Rating", "rating")), (Row(("1", "R Off track"), rating="off_track"),))
    marks = (Mark("1 Late", "Ann", "2020-01-01", "late", "a", "off_track", True),)
    line = Timeline("One.", "2020-01-01", "2020-01-01", "2020-03-01", marks)
    words = panel("Words", [Sentence("s", "Some words.", ""), Sentence("t", "And more.", "")])
    pack = changed(one_task(), words, *(panel(f"{n}", picture=one) for n, one in enumerate((chart, table, line))))
    warnings: list[str] = []
    return opened(presentation(pack, template, warnings.append)).slides, warnings


@pytest.mark.parametrize(("change", "theme"), [(lambda _: None, {"tx1": "000000"}), (light_text, {"tx1": "FFFFFF"})])
def test_words_can_be_read_on_a_dark_template_whatever_its_theme_says(change, theme):
    slides, warnings = shown_on(dark(change))
    found = {one for slide in slides for one in colours(slide)}
    assert {one for one in found if shades.contrast(f"#{theme.get(one, one)}", "#1B2A41") < 4.5} == set()
    assert warnings == []
    assert theme["tx1"] == "FFFFFF" or {str(run.font.color.rgb) for run in _title_runs(slides)} == {"FFFFFF"}


def _title_runs(slides) -> list:
    return [run for slide in slides for run in slide.shapes.title.text_frame.paragraphs[0].runs]


def test_a_ratings_tile_on_a_dark_template_has_the_colours_for_dark():
    slides, _ = shown_on(dark())
    cell = next(shape for shape in slides[2].shapes if shape.has_table).table.cell(1, 1)
    fill, text = (f"#{one}" for one in (cell.fill.fore_color.rgb, cell.text_frame.paragraphs[0].runs[0].font.color.rgb))
    assert (fill, shades.contrast(fill, text) >= 4.5) == (ratings.colour("off_track", True), True)


def test_a_band_of_another_colour_behind_the_title_is_taken_for_its_ground():
    def banded(master) -> None:
        band = master.shapes._spTree.add_autoshape(90, "Band", "rect", 0, 0, Inches(10), Inches(1.6))
        band.spPr.append(parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="1B2A41"/></a:solidFill>'))

    slides, warnings = shown_on(dark(banded, ground="FFFFFF"))
    assert (warnings, {str(run.font.color.rgb) for run in _title_runs(slides)}) == ([], {"FFFFFF"})
    assert colours(slides[0]) >= {"tx1"}


def test_a_template_whose_ground_cant_be_known_or_is_light_and_dark_is_used_with_a_warning():
    def pictured(master) -> None:
        fill = master._element.xpath("./p:cSld/p:bg/p:bgPr/a:solidFill")[0]
        fill.getparent().replace(fill, parse_xml(f"<a:blipFill {nsdecls('a')}><a:stretch/></a:blipFill>"))

    def graded(master) -> None:
        fill = master._element.xpath("./p:cSld/p:bg/p:bgPr/a:solidFill")[0]
        stops = "".join(
            f'<a:gs pos="{at}"><a:srgbClr val="{one}"/></a:gs>' for at, one in ((0, "FFFFFF"), (100000, "000000"))
        )
        fill.getparent().replace(fill, parse_xml(f"<a:gradFill {nsdecls('a')}><a:gsLst>{stops}</a:gsLst></a:gradFill>"))

    for change, about in ((pictured, "has a picture or a pattern"), (graded, "light in places and dark in others")):
        slides, warnings = shown_on(dark(change))
        assert (len(slides), len(warnings), about in warnings[0]) == (4, 1, True)
    pack, told = one_task(), []
    assert presentation_apart(pack, dark(pictured), told.append)[:2] == b"PK" and len(told) == 1
    made = bundle.make(pack, [], template=dark(pictured))
    assert (made.said, made.missing) == (tuple(told), ())


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
    assert refused(repacked(b"", **{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})).startswith(
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
