"""Texts that no font, slide, cell or format can hold as they are: every output is made of them, reads back, and is safe."""

import csv
import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from functools import cache, partial

import icalendar
import openpyxl
import pandas as pd
import pdfplumber
import pikepdf
from helpers.board_packs import HOSTILE, built, one_task
from helpers.payloads import PAYLOADS
from helpers.sample_rows import add_plan, add_task, insert
from lxml import etree
from markupsafe import escape
from pptx import Presentation

import queries
from loaders import open_database
from pages.board.files import bundle, paper
from pages.board.files.browser import deck
from pages.board.files.calendar_file import calendar
from pages.board.files.paper.briefs import all_briefs, brief_text
from pages.board.files.powerpoint import presentation
from pages.board.files.task_csv import tasks_csv
from pages.board.files.workbook import xlsx
from pages.board.pack.briefs import briefs
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.model import Pack, from_json, to_json
from pages.said import cells, export, printable
from pages.said.filters import Filters

PLAN, AS_AT = "texts-made-up", pd.Timestamp("2020-03-31").date()
FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}\u200d\N{BOY}"
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "%0A", "|calc", "＝1+1", "＋1", "－1", "＠A1", "﹦1", "⁼1", "\N{MINUS SIGN}1", "\t=1", "\r=1", "\n1",
    "\v=1", " =1", "\xa0=1", "\u200b=1", "\ufeff=1", "\u034f=1", '"=1', '" ""=1', "=cmd|' /C calc'!A0", "DDE", "\x00=1", "\u202e=1",
)  # fmt: skip
TEXTS = (
    *HOSTILE, *FORMULAS, *PAYLOADS,
    "A" * 10_000, "é" * 3_000, "a" + "\u0301" * 500, "Z\u0300\u0336\u035f" * 400, "\u0301" * 900, "a" + "\u200d" * 900, FAMILY * 200,
    "\N{BLACK FLAG}" + "\U000e0067" * 900, "\u1100" * 500, "क्षि" * 300, "ก็" * 300, "字" * 1_000, "\u0627" * 1_000, "שָׁלוֹם " * 100,
    "Safeguarding " * 600, "Safeguarding\n" * 600, "word " * 20_000, "_" * 1_000, "." * 1_000, "-" * 1_000, "a/" * 1_000, "a\xa0" * 1_000,
    "a\xad" * 1_000, " \n\t ", "\n" * 500, "\u200b\u200e", "\u2800", "a\u2028b\u2029c\x85d\ve\ff", "".join(map(chr, range(1, 32))),
    "\x00", "\x7f\x9f", "\ufdd0\ufffe\uffff\U0001fffe", "\u202eabc\u2066def", "\u2069\u202c", "\ue000\uf0b7\U000f0000", "\u05c3\u05c5\u05c8\u05cf",
    "]]>", "<![CDATA[x", "</script><script>alert(1)</script>", "</title></style>", '" onclick="alert(1)', "javascript:alert(1)",
    "_x000D_ _x0041_", "#import \"x.typ\": *", "$x$ `y` @z <w> \\ // /* [ ( {", "]})" * 300, "[:]*?/\\", "'", "''", "History", "CON", "../../x",
    "https://x.example/" + "a" * 3_000, "{{ 7*7 }} {% for %}", "&P &G &[Picture] &&", "%s {0} {number} {as_at}", "\\N{BULLET} \\u0041",
)  # fmt: skip


@cache
def pack() -> Pack:
    """A plan with a task for each text, which stands in every field of it, in the plan's own and in people's edits."""
    return _made(Choice((PLAN,), AS_AT, view=Filters()))


@cache
def _database():
    connection = open_database(":memory:")
    add_plan(connection, PLAN, "Texts]]> & <b> #import $ " + "T" * 200 + "\u0301" * 50, AS_AT)
    for position, text in enumerate(("DRAFT\u202e &P </p>", "M" * 300)):
        insert(connection, "plan_note", plan_id=PLAN, snapshot_id=PLAN, kind="marking", position=position, text=text)
    for position, text in enumerate(TEXTS[-20:]):
        insert(connection, "plan_note", plan_id=PLAN, snapshot_id=PLAN, kind="priority", position=position, text=text)
    connection.begin()
    for number, text in enumerate(TEXTS):
        add_task(
            connection, PLAN, f"{number}", action=text, section=text[:300], outcome=text[:1_000], status_text=text[:1_000],
            progress=text[:1_000], next_steps=text[:1_000], timescale_text=text[:500], timescale_kind="day", due_on=AS_AT, starts_on=AS_AT,
            declared_rating="behind", declared_text=text[:100], declared_from="text", evidence="under_way", evidence_phrase=text[:300],
            leads=((text[:2_000], "person"),) if text.strip() else (),
        )  # fmt: skip
        connection.execute("update task set ref = ? where ref = ?", [f"{text[:30]}{number}", f"{number}"])
    connection.commit()
    common = {"plan_id": PLAN, "snapshot_id": PLAN, "task_id": f"{PLAN}/0", "programme": "=1</p>" + "P" * 300}
    insert(connection, "training_target", **common, measure="staff", target=12, due_on=AS_AT)
    return connection


def _made(choice: Choice) -> Pack:
    told = built(_database(), choice)
    sentences = [one for part in told.sections for panel in part.panels for one in (panel.title, *panel.sentences)]
    edited = {one.id: Edit(one.id, text[:1_000], one.generated) for one, text in zip(sentences, TEXTS, strict=False)}
    panels = [panel.id for part in told.sections for panel in part.panels]
    edited |= {
        f"new:{number}": Edit(f"new:{number}", text[:1_000], panel=panels[number % len(panels)])
        for number, text in enumerate(TEXTS)
    }
    made = built(_database(), choice, edited)
    # What no database can hold may stand in a pack all the same.
    return replace(made, tasks=(*made.tasks, replace(made.tasks[0], action="a\ud800b \udfff", outcome="\ud800")))


def _is_clean(text: str) -> bool:
    return printable.printable(text) == text


def test_a_text_keeps_its_letters_and_loses_what_no_reader_sees():
    told = {
        "plain": "plain", "naïve – “quoted” 12 ½ €": "naïve – “quoted” 12 ½ €", "a\tb\nc": "a\tb\nc", "a\r\nb\rc\vd\fe\x85f\u2028g": "a\nb\nc\nd\ne\nf\ng",
        "a\x00\x07\x1b\x7f\x9fb\ud800\udfff": "ab", "\u202eabc\u202c \u2066d\u2069": "abc d", "\ufeffa\ufffe\ufdd0\U0010ffff\ufff9": "a",
        "a" + "\u0301" * 500: "a" + "\u0301" * 8, "Tiếng Việt, שָׁלוֹם, क्षि, ก็": "Tiếng Việt, שָׁלוֹם, क्षि, ก็", FAMILY * 9: FAMILY * 9, "—" * 99: "—" * 99,
        "\N{BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f": "\N{BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    }  # fmt: skip
    assert {text: printable.printable(text) for text in told} == told
    assert all(_is_clean(printable.printable(text)) for text in TEXTS)
    assert [text for text in ("", " \n", "\u200b", "\u2800\xad", "a", "–", "\u0301a") if printable.is_blank(text)] == [
        "", " \n", "\u200b", "\u2800\xad",
    ]  # fmt: skip
    whole = one_task()
    assert printable.printable_whole(whole) is whole


def test_an_edit_that_shows_nothing_is_none():
    told = {
        one.id: one.text for part in pack().sections for panel in part.panels for one in (panel.title, *panel.sentences)
    }
    assert not any(printable.is_blank(text) for text in told.values())
    assert from_json(to_json(one_task())) == one_task()


def test_slides_are_made_of_every_text():
    shown = Presentation(io.BytesIO(_content("slides")))
    said = [
        run.text for slide in shown.slides for shape in slide.shapes if shape.has_text_frame for run in _runs(shape)
    ]
    assert len(shown.slides) > 8 and all(map(_is_clean, said))
    with zipfile.ZipFile(io.BytesIO(_content("slides"))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
            assert b'TargetMode="External"' not in archive.read(name)


def _runs(shape):
    return [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]


@cache
def _content(kind: str) -> bytes:
    make = {"slides": presentation, "paper": paper.pdf, "workbook": xlsx, "csv": tasks_csv}[kind]
    return make(pack())


def test_the_paper_is_made_of_every_text():
    with pikepdf.open(io.BytesIO(_content("paper"))) as opened:
        assert len(opened.pages) > 20
        assert not any(
            "/A" in link and str(link.A.get("/URI", "http://")).startswith("javascript")
            for page in opened.pages
            for link in page.get("/Annots", [])
        )


def test_a_word_without_an_end_is_whole_in_the_paper_and_stays_in_its_column():
    one = one_task()
    long = replace(one, title="T" * 300, tasks=(replace(one.tasks[0], action="Wq" * 700, area="Vk" * 100),))
    with pdfplumber.open(io.BytesIO(paper.pdf(long))) as opened:
        letters = [letter for page in opened.pages for letter in page.chars]
        assert all(
            letter["x1"] <= page.width - 40
            for page in opened.pages
            for letter in page.chars
            if letter["text"] in "WqVkT"
        )
    said = "".join(letter["text"] for letter in letters if letter["text"] in "WqVk")
    assert said.count("Wq") >= 700 and said.count("Vk") >= 100


def test_marks_that_no_font_can_set_together_leave_the_rest_of_a_paper_whole():
    odd = "Kept \u205b\u2036\u205a\u0648\u069d\u0617\u063d\u06b2 \u2021\u06fd\u06d6\u2020\u2031\u0609\u200a\u201a\u06f8\u06df\u06a9\u205f\u2060\u204f\u06b0\u065c\u060d\u0664 whole"
    one = one_task()
    with pdfplumber.open(
        io.BytesIO(paper.pdf(replace(one, sections=(), tasks=(replace(one.tasks[0], action=odd),))))
    ) as opened:
        said = "".join(page.extract_text() for page in opened.pages)
    assert "Kept" in said and "whole" in said and "□" in said


def test_the_workbook_is_made_of_every_text():
    book = openpyxl.load_workbook(io.BytesIO(_content("workbook")))
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in held} <= {"s", "n", "d"}
    assert not any(cell.hyperlink.target for cell in held if cell.hyperlink)
    texts = [cell.value for cell in held if isinstance(cell.value, str)]
    assert max(map(len, texts)) <= cells.LONGEST and all(map(_is_clean, texts))
    assert "_x000D_ _x0041_" in texts and "＝1+1" in texts
    tables = [name.lower() for sheet in book for name in sheet.tables]
    assert len(tables) == len(set(tables)) == len(book.sheetnames) + 3  # the summary has four


def _acts(value: str) -> bool:
    """Whether a program that trims and folds what it reads would take a cell for a formula."""
    seen = "".join(one for one in value if unicodedata.category(one)[0] not in "CZM" and one != '"')
    return unicodedata.normalize("NFKC", seen)[:1] in tuple("=+-@%|\N{MINUS SIGN}") or value[:1] in tuple("\t\r\n")


def _exports() -> dict[str, bytes]:
    rows = pd.DataFrame({"Plan id": PLAN, "Text": TEXTS, "=Number": [-number for number in range(len(TEXTS))]})
    about = pd.DataFrame({"Plan id": [PLAN], "View": ["=1"]})
    return {"tasks of a pack": _content("csv"), "tasks and decisions": export.as_csv(rows, about)}


def test_no_cell_of_a_csv_is_taken_for_a_formula():
    for name, content in _exports().items():
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1 and len(rows) > len(TEXTS), name
        negative = re.compile(r"-\d+")
        assert [value for row in rows for value in row if _acts(value) and not negative.fullmatch(value)] == [], name
        assert all(_is_clean(value) for row in rows for value in row), name
    told = list(csv.DictReader(io.StringIO(_exports()["tasks and decisions"].decode("utf-8-sig"), newline="")))
    assert [row["'=Number"] for row in told[:3]] == ["0", "-1", "-2"]
    assert [cells.as_text(text)[0] == "'" for text in FORMULAS] == [text != "DDE" for text in FORMULAS]
    plain = ("a=1", "5%", "– a dash", "“=quoted”", "(=1)", "'=1", "½", "", "1-2")
    assert [cells.as_text(text) for text in plain] == list(plain)


def test_an_export_to_excel_holds_every_text_as_text():
    frame = pd.DataFrame({"Plan id": PLAN, "Text": TEXTS})
    book = openpyxl.load_workbook(io.BytesIO(export.as_excel(frame, {"About": frame})))
    assert {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    } == {"s"}


def test_the_browsers_slides_hold_every_text_as_text():
    told = deck(pack(), "/tasks")
    told.encode()
    elements = [
        one for one in etree.fromstring(told, etree.HTMLParser(huge_tree=True)).iter() if isinstance(one.tag, str)
    ]
    names = [one.tag for one in elements]
    attributes = [pair for one in elements for pair in one.attrib.items()]
    ids = [value for name, value in attributes if name == "id"]
    places = [value for name, value in attributes if name == "href" and value.startswith("#")]
    assert names.count("script") == names.count("style") == names.count("title") == 1
    assert len(ids) == len(set(ids)) and all(re.fullmatch("[a-z0-9-]+", one) for one in ids)
    assert {one[1:] for one in places} <= set(ids)
    assert {name for name, _ in attributes if name.startswith("on")} == set()
    hrefs = {value for name, value in attributes if name in ("href", "src", "action", "formaction")}
    assert all(value.startswith(("#", "/tasks?task=", "data:,")) for value in hrefs)
    assert "default-src 'none'" in told and _is_clean(told)
    for text in ("</script><script>alert(1)</script>", "]]>", "{{ 7*7 }} {% for %}", '" onclick="alert(1)'):
        assert str(escape(text)) in told


@cache
def _briefs():
    choice = Choice((PLAN,), AS_AT)
    return briefs(choice, partial(queries.run, _database()), pack(), bundle.HOME)


def test_every_leads_text_and_calendar_are_made():
    assert len(_briefs()) > 80
    for brief in _briefs():
        said = brief_text(brief)
        assert _is_clean(said) and all(len(line) <= 78 or line.startswith("http") for line in said.splitlines())
        content = calendar(brief)
        assert max(map(len, content.split(b"\r\n"))) <= 75
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert len(events) == len(brief.live) and all(_is_clean(str(one["description"])) for one in events)


def test_the_hardest_leads_briefs_are_made_under_names_that_any_computer_can_unpack():
    hard = (
        "A" * 2_000,
        "a" + "\u0301" * 500,
        "</script><script>alert(1)</script>",
        "CON",
        "../../x",
        "Z\u0300\u0336\u035f" * 400,
    )
    chosen = [one for one in _briefs() if one.lead in {text[:2_000] for text in hard}]
    with zipfile.ZipFile(io.BytesIO(all_briefs(chosen))) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) == 3 * len(chosen) == 18
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+\.(pdf|txt|ics)", name) and len(name) < 160 for name in names)
    assert not any(name.startswith(("con/", "nul/")) for name in names)
