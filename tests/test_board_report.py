"""The committee report's contents and its Word file: what it says, what the council gives, how it is built."""

import io
import shutil
import subprocess
from datetime import date
from functools import partial

import docx
import pytest
from docx.oxml.ns import qn
from helpers.board_packs import (
    HOSTILE,
    NOTTS,
    NPT,
    all_complete,
    both,
    built,
    huge,
    made,
    one_task,
    shipped,
    shipped_database,
)  # fmt: skip
from helpers.board_pdf import page_texts
from helpers.sample_rows import add_plan, add_task

import loaders
import queries
from loaders import PackEdit, edit_pack, keep_report_texts, open_database
from loaders.errors import ChangeRefused
from pages.board.files.report import contents, room
from pages.board.files.report.parts import Items, Said, Shown
from pages.board.files.report.word import docx_report
from pages.board.pack import model, wanted
from pages.board.pack.choice import Choice
from pages.board.pack.model import Mark, Pack, Row, Timeline
from pages.board.pack.report import Report

AS_AT = date(2020, 3, 31)


def chapter(pack: Pack, id_: str):
    return next(one for one in contents(pack).chapters if one.id == id_)


def titles(pack: Pack) -> list[str]:
    return [one.title for one in contents(pack).chapters]


def read(pack: Pack):
    return docx.Document(io.BytesIO(docx_report(pack)))


@pytest.mark.parametrize(
    ("pack", "first", "last"),
    [
        (shipped, ["Purpose", "Recommendations", "Background", "Going well", "Late and off track"],
         ["Options considered and reasons for recommendations", "Implications", "Risks", "Background papers"]),
        (lambda: shipped(NOTTS, "public"), ["Purpose", "Recommendations", "Background"],
         ["Options considered and reasons for recommendations", "Implications", "Risks", "Background papers"]),
        (lambda: shipped(NOTTS, "lead", "Sarah Lee"), ["Purpose", "Background", "Going well"],
         ["Coming up, and whose", "Risks", "Background papers"]),
    ],
)  # fmt: skip
def test_chapters_stand_in_the_order_of_a_committee_report(pack, first, last):
    found = titles(pack())
    assert (found[: len(first)], found[-len(last) :]) == (first, last)


def test_recommendations_are_one_sentence_and_a_public_report_invites():
    listed = chapter(shipped(), "recommendations").parts[0]
    assert isinstance(listed, Items)
    assert listed.lead == "The board is recommended to:"
    *first, last = listed.items
    assert first[-1].endswith("; and") and last.endswith(".") and all(one.endswith(";") for one in first[:-1])
    assert chapter(shipped(NOTTS, "public"), "recommendations").parts[0].lead == "The committee is invited to:"
    assert [one.text for one in chapter(all_complete(), "recommendations").parts] == ["No recommendation is made."]


def council_report(audience: str = "board") -> Pack:
    """The pack of a plan whose council gives a head, a heading, texts and a risk's ratings; one task, late."""
    connection = open_database(":memory:")
    add_plan(connection, "north", "North", AS_AT)
    late = {"due_on": date(2020, 1, 31), "timescale_kind": "day", "timescale_text": "31.1.20"}
    add_task(connection, "north", "1", leads=(("Ann Example", "person"),), **late)
    choice = Choice(("north",), AS_AT, audience)
    whose = connection.execute("select council from plan").fetchone()[0]
    standing = {
        "report_of": "Ann Example, Head of Safety", "heading:purpose": "Reason for Report",
        "heading:late": "What is behind", "text:lead_in": "Cabinet is asked to", "text:options": "None.",
        "text:legal": "Ann Example has advised.\nNothing more.", "text:financial": "£9 from reserves.", "text:equality": "Old words",
    }  # fmt: skip
    keep_report_texts(connection, whose, standing, written_by="Clerk")
    keep_report_texts(connection, whose, {"text:equality": ""}, written_by="Clerk")
    asked = PackEdit("new:a", "thank Jo.", "", position=9, panel="asked.all")
    given = [
        asked,
        PackEdit("report:committee", "The Safety Panel"),
        PackEdit("report:agenda_item", "7"),
        PackEdit("report:likelihood:risks.late", "4 of 5"),
    ]
    edit_pack(connection, choice.key(), given, edited_by="Clerk")
    ask = partial(queries.run, connection)
    return built(connection, choice, wanted.changes(ask, choice))


def test_what_the_council_gives_stands_in_the_report_and_what_it_does_not_is_left_out():
    pack = council_report()
    made = contents(pack)
    assert [name for name, _ in made.head] == ["Report to", "Agenda item", "Report of", "Quarter", "As at"]
    assert titles(pack)[0] == "Reason for Report" and "What is behind" in titles(pack)
    assert "tells the Safety Panel how the Prevent action plan of" in chapter(pack, "purpose").parts[-1].text
    listed, behind = chapter(pack, "recommendations").parts
    assert listed.lead == "Cabinet is asked to:" and listed.items[-1] == "thank Jo (added)."
    assert behind.text.startswith("The tasks behind those from the figures stand in")
    assert chapter(pack, "options").parts[0] == Said("None.")
    implications = {one.label: one for one in chapter(pack, "implications").parts if one.label}
    assert implications["Legal"] == Said("Ann Example has advised.", "Legal")
    assert implications["Equality"] == Said("", "Equality", to_complete="Equality")
    whole = "£9 from reserves. From the figures: The plan’s figures hold no costs."
    assert implications["Financial"] == Said(whole, "Financial")
    assert chapter(pack, "implications").parts[2].text.startswith("Nothing more. The law: Section 26")
    assert [one.to_complete for one in implications.values()].count("") == 2
    (risk, *_) = [part for part in chapter(pack, "risks").parts if isinstance(part, Shown)][0].picture.rows
    assert risk.cells[1:3] == ("4 of 5", "for the council to rate")
    assert model.from_json(model.to_json(pack)) == pack


def test_a_public_report_keeps_the_names_that_the_head_gives_and_no_other():
    pack = council_report("public")
    assert dict(contents(pack).head)["Report of"] == "Ann Example, Head of Safety"
    legal = next(one.text for one in chapter(pack, "implications").parts if one.label == "Legal")
    assert "Ann Example" not in legal and legal.endswith("has advised.")
    assert "Ann Example" not in model.to_json(pack).replace("Ann Example, Head of Safety", "")


def test_packs_issued_before_there_was_a_report_load():
    values = model.to_values(one_task())
    del values["report"]
    values["risks"] = [{"id": "risks.late", "text": "1 task is late.", "generated": "1 task is late.", "basis": "n"}]
    pack = model.from_values(values)
    assert (pack.report, pack.risks[0].text, pack.risks[0].owner) == (Report(), "1 task is late.", "")
    assert docx_report(pack)


def test_risks_say_what_the_figures_show_and_never_that_a_duty_is_not_met():
    by_id = {one.id: one for one in shipped().risks}
    late = by_id["risks.late"]
    assert late.text == "12 of 37 tasks are late or off track: what they were to bring isn’t there."
    assert late.mitigation == "The plan has no column for recovery action; it is asked of the leads."
    assert late.owner == "Sarah Lee, Leah Sareen, Pav Ayoub and 7 more"
    unknown = [
        next(one for one in pack.risks if one.id == "risks.unknown") for pack in (shipped(), shipped(NPT), one_task())
    ]
    assert [(one.text, one.mitigation) for one in unknown] == [
        ("How 1 of 37 tasks stands isn’t known: it can’t be rated.", "Ask the lead for a date."),
        ("How 5 of 40 tasks stand isn’t known: they can’t be rated.", "Ask the leads what would let them be rated."),
        ("How 1 of 1 task stands isn’t known: it has no report.", "Name a lead, then ask for a report."),
    ]
    said = " ".join(one.text for pack in (shipped(), shipped(NPT), one_task()) for one in pack.risks)
    assert "duty" not in said
    assert {one.item: one.text for one in shipped().report.said}["crime"] == (
        "The plan’s tasks bear on the prevention of terrorism. By its figures, 12 of 37 tasks are late "
        "or off track as at 31 Dec 2016."
    )
    assert [one.id for one in one_task().risks] == ["risks.unowned", "risks.undated", "risks.unknown"]
    assert all_complete().risks == ()


@pytest.mark.parametrize(
    ("texts", "who", "why"),
    [
        ({"contact": "x" * (loaders.LONGEST_REPORT_TEXT + 1), "wards": "All"}, "Ann", "5,000 characters"),
        ({"wards": "All"}, " ", "your name"),
    ],
)
def test_texts_that_cannot_be_kept_are_one_sentence_and_none_of_them_is(texts, who, why):
    connection = open_database(":memory:")
    with pytest.raises(ChangeRefused, match=why):
        keep_report_texts(connection, "North", texts, written_by=who)
    assert connection.execute("select count(*) from report_text").fetchone() == (0,)


def test_plans_share_the_room_and_written_rows_always_stand():
    marks = tuple(Mark(f"{at}", "Ann", "2020-01-01", "late", f"{at}", None, False, "ab"[at > 3]) for at in range(6))
    shown = room.in_short(Timeline("All", "2020-01-01", "2020-12-31", "2020-03-31", marks), 2)
    assert [one.label for one in shown.marks] == ["0", "1", "4"]
    table = model.Table("T", (model.Column("A"),), tuple(Row((f"{at}",), is_written=at > 6) for at in range(10)))
    assert [row.cells[0] for row in room.in_short(table, 4).rows] == ["0", "7", "8", "9"]
    assert [row.cells[0] for row in room.in_short(table, 2).rows] == ["7", "8", "9"]
    assert room.left_out(table, 4) == 6


def test_every_list_that_is_cut_stands_whole_in_an_appendix():
    pack = shipped()
    report = contents(pack)
    shown = [part.picture for one in report.appendices for part in one.parts if isinstance(part, Shown)]
    tables = [one for one in shown if isinstance(one, model.Table)]
    assert not [cell for one in tables for row in one.rows for cell in row.cells if str(cell).endswith("…")]
    whole = [{row.task_id for row in one.rows} for one in tables]
    for section in pack.body:
        for panel in section.main:
            if panel.picture and section.id != "asked":
                cut = room.left_out(panel.picture, 2)
                rows = panel.timeline.marks if panel.timeline else panel.table.rows if panel.table else ()
                listed = {row.task_id for row in rows}
                assert not cut or panel.chart or any(listed <= one for one in whole)


def test_word_says_the_chapters_in_real_numbered_styles():
    pack = shipped()
    report, document = contents(pack), read(pack)
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [report.page.title, *titles(pack), *(one.title for one in report.appendices)]
    told = [part for one in report.chapters for part in one.parts if isinstance(part, Said | Items)]
    numbered = [one.text for one in document.paragraphs if one.style.name == "Numbered Paragraph"]
    assert len(numbered) == len(told)
    for paragraph, part in zip(numbered, told, strict=True):
        assert (part.lead if isinstance(part, Items) else part.text) in paragraph
        assert paragraph.endswith("For the council to complete.") == bool(getattr(part, "to_complete", ""))
    items = [one.text for one in document.paragraphs if one.style.name == "Lettered Paragraph"]
    assert tuple(items) == next(part.items for part in told if isinstance(part, Items))
    for name in ("Heading 1", "Numbered Paragraph"):
        assert document.styles[name].element.pPr.numPr is not None


def test_word_is_accessible():
    document = read(both())
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after - before < 2 for before, after in zip(levels, levels[1:], strict=False))
    given = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    assert given.find(qn("w:lang")).get(qn("w:val")) == document.core_properties.language == "en-GB"
    assert document.core_properties.title == both().title
    assert document.core_properties.author == "Prevent action plan dashboard"


def test_every_page_is_marked_but_not_with_another_plan_s_marking():
    document = read(both())
    heads = [section.header.paragraphs[0].text for section in document.sections]
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    marked = [head.partition("\t")[0] for head in heads]
    assert set(marked[:-2]) == {"DRAFT (Nottinghamshire CFCS)"}
    assert marked[-2:] == ["", "DRAFT (Nottinghamshire CFCS)"]
    assert all(both().stamp in foot and "Page 1 of 1" in foot for foot in feet)


def test_nothing_of_a_plan_is_a_field_or_xml_in_word():
    document = read(huge())
    codes = {one.text for section in document.sections for one in section.footer._element.iter(qn("w:instrText"))}
    assert codes == {"PAGE", "NUMPAGES"}
    assert not list(document.element.iter(qn("w:instrText"))) and not list(document.element.iter(qn("w:hyperlink")))
    text = "\n".join(cell.text for table in document.tables[-1:] for row in table.rows[:40] for cell in row.cells)
    assert HOSTILE[6] in text and HOSTILE[0] in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice, which sets the Word file's pages, isn't here")
def test_word_opens_in_libreoffice_and_has_four_pages_before_the_annex(tmp_path):
    for at in (date(2017, 9, 30), date(2017, 12, 31), date(2018, 3, 31), date(2018, 6, 30)):
        (tmp_path / f"npt-{at}.docx").write_bytes(docx_report(made(shipped_database(), NPT, at)))
    (tmp_path / "notts.docx").write_bytes(docx_report(shipped()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=240)
    for path in sorted(tmp_path.glob("*.pdf")):
        pages = page_texts(path.read_bytes())
        assert 3 <= next(at for at, page in enumerate(pages) if "Appendix A " in page and at) <= 4
