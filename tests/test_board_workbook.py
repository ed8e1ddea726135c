"""The pack's workbook and CSV: opened again by what will open them, laid out for everybody, with the pack's own figures."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import openpyxl
import pytest
from helpers.board_packs import (
    AT,
    HOSTILE,
    NOTTS,
    NPT,
    both,
    huge,
    one_task,
    quarterly_pack,
    shipped,
    shipped_database,
)

from pages.board.files import workbook
from pages.board.files.task_csv import tasks_csv
from pages.board.files.workbook import sheet_contents, sheet_names
from pages.board.pack import tasks
from pages.board.pack.model import Column, Row, Table
from pages.said import cells, ratings, shades

PACKS = {
    "notts": shipped, "npt": lambda: shipped(NPT), "both": both, "public": lambda: shipped(NPT, "public"),
    "quarterly": quarterly_pack, "huge": huge, "one task": one_task,
}  # fmt: skip


@cache
def content(name: str) -> bytes:
    """The workbook of a pack, made once."""
    return workbook.xlsx(PACKS[name]())


@cache
def opened(name: str):
    """The workbook as openpyxl reads it."""
    return read(content(name))


def read(made: bytes):
    """A workbook's bytes, read."""
    return openpyxl.load_workbook(io.BytesIO(made))


def rows(sheet) -> list[tuple]:
    """A sheet's table, heads first."""
    (table,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[table.ref]]


def each(names=PACKS):
    return pytest.mark.parametrize("name", names)


@each()
def test_every_sheet_is_a_title_and_one_whole_table_and_prints_one_page_wide(name):
    book, pack = opened(name), PACKS[name]()
    marked = {one.name: pack.marking_on(one.plan_ids) for one in sheet_contents.sheets(pack)}
    for sheet in book:
        marking = marked.get(sheet.title, pack.marking)
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == (marking.replace("&", "&&") or None)
        assert sheet.oddFooter.right.text in ("Page &P of &N", "Page &[Page] of &N", "Page &[Page] of &[Pages]")
        assert sheet.oddFooter.left.text.startswith("As at ")
        heads = [len([cell for cell in row if cell.value is not None]) for row in sheet.iter_rows(max_row=3)]
        assert (heads, sheet.merged_cells.ranges) == ([1, 1, 1], set())
        assert sheet["A3"].value.startswith(marking or pack.audience_words)
        for table in sheet.tables.values():
            found = [cell.value for row in sheet[table.ref] for cell in row]
            assert [cell for cell in found if cell is None or str(cell).strip() == ""] == []
            assert table.autoFilter.ref == table.ref
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert (sheet.freeze_panes, sheet.print_title_rows, table.ref[:2]) == ("A5", "$4:$4", "A4")
        assert sheet.dimensions == f"A1:{table.ref.split(':')[1]}"
    names = [sheet.title.lower() for sheet in book] + [name.lower() for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)


@each()
def test_no_sheet_holds_a_formula_markup_of_the_plans_or_a_link_out_of_the_workbook(name):
    with zipfile.ZipFile(io.BytesIO(content(name))) as archive:
        for part in archive.namelist():
            text = archive.read(part).decode()
            assert not re.search(r"<f[ >/]|<calculatedColumnFormula|<r>|relationships/hyperlink", text), part
            assert not re.search(r'<hyperlink (?!ref="A\d+" location=)', text), part


def test_hostile_texts_stand_as_they_are():
    sheet = opened("huge")["Tasks"]
    found = rows(sheet)
    at = found[0].index("Task")
    assert [row[at] for row in found[2:10]] == [f"{HOSTILE[number]} {number}" for number in range(1, 9)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_dates_are_dates_and_numbers_are_numbers():
    found = rows(opened("npt")["Tasks"])
    due = {row[1]: row[found[0].index("Due")] for row in found[1:]}
    assert (due["1"], due["2"]) == (datetime(2017, 12, 31), "no date given")
    sheet = opened("npt")["Tasks"]
    assert sheet["G5"].number_format == "d mmm yyyy"
    assert {type(value) for row in rows(opened("npt")["Ratings"])[1:] for value in row[1:]} == {int}


@each(["npt", "huge", "quarterly"])
def test_ratings_are_words_and_fills_that_can_be_read(name):
    pack = PACKS[name]()
    sheet = opened(name)["Tasks"]
    seen = set()
    for task, cell in zip(pack.tasks, sheet["I"][4:], strict=True):
        assert cell.value == task.rating_words
        fill = f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else "#ffffff"
        assert shades.contrast(fill.lower(), f"#{cell.font.color.rgb[2:]}".lower()) >= 4.5
        solid = fill.lower() == ratings.rating(task.rating).light.lower()
        assert solid == (not task.is_computed or task.rating is None)
        seen.add((task.rating, task.is_computed))
    assert len(seen) > 2


@pytest.mark.parametrize("plan_id", [NPT, NOTTS])
def test_figures_are_the_packs_and_the_databases(plan_id):
    pack, book = shipped(plan_id), opened("npt" if plan_id == NPT else "notts")
    found = rows(book["Figures"])
    assert found[0] == ("Figure", "Number", "Out of", "In words", "Section")
    assert {row[:4] for row in found[1:]} == {
        (one.label, one.value, one.value if one.of is None else one.of, one.said) for one in pack.figures().values()
    }
    number = {row[0]: row[1] for row in found[1:]}
    asked = """
        select
            count(*) as "Tasks",
            count(*) filter (where rating = 'complete') as "Complete",
            count(*) filter (where rating = 'on_schedule') as "On schedule",
            count(*) filter (where rating = 'behind') as "Behind schedule",
            count(*) filter (where rating = 'off_track') as "Off track",
            count(*) filter (where rating = 'no_information') as "No information",
            count(*) filter (where rating is null) as "Not rated",
            count(*) filter (where is_overdue) as "Overdue",
            count(*) filter (where due_on > $at and due_on <= $until and disposition in ('open', 'routine')
                and coalesce(rating, '') <> 'complete') as "Due next quarter",
        from task_at($at)
        where plan_id = $plan_id
    """
    until = {date(2017, 9, 30): date(2017, 12, 31), date(2016, 12, 31): date(2017, 3, 31)}[AT[plan_id]]
    told = shipped_database().execute(asked, {"at": AT[plan_id], "until": until, "plan_id": plan_id})
    expected = dict(zip([column[0] for column in told.description], told.fetchone(), strict=True))
    assert {name: number[name] for name in expected} == expected
    charted = rows(book["Ratings"])
    by_rating = {name.split(",")[0]: 0 for name in charted[0][1:]}
    for head, value in zip(charted[0][1:], charted[1][1:], strict=True):
        by_rating[head.split(",")[0]] += value
    assert by_rating.pop("All") == expected["Tasks"]
    assert {name.split(" ", 1)[1]: value for name, value in by_rating.items()} == {
        name: expected[name] for name in (head.split(" ", 1)[1] for head in by_rating)
    }


@each()
def test_every_part_has_its_place_in_the_order_of_the_story(name):
    pack, book = PACKS[name](), opened(name)
    panels = [panel for section in pack.story for panel in section.panels]
    body = [panel for section in pack.body for panel in section.main if panel.picture or panel.sentences]
    annex = [panel for section in pack.annex for panel in section.annex if panel.picture or panel.sentences]
    names = book.sheetnames
    assert (names[0], names.index("Tasks"), names.index("Figures")) == ("Summary", len(body) + 1, len(body) + 2)
    assert len(names) == 1 + len(body) + 2 + len(annex) + 3 + bool(pack.withheld)
    titles = [book.worksheets[at]["A1"].value.rstrip("…") for at in range(1, len(body) + 1)]
    assert all(panel.title.text.startswith(title) for panel, title in zip(body, titles, strict=True))
    charts = [panel.chart.alt for panel in (*body, *annex) if panel.chart]
    assert sum(len(sheet._charts) for sheet in book) == len(charts)
    said = [row[1:3] for row in rows(book["Sentences"])[1:]]
    assert said == [(one.text, one.basis or "none") for panel in panels for one in (panel.title, *panel.sentences)]
    assert len(rows(book["Tasks"])) == len(pack.tasks) + 1


@each(["both", "public", "one task"])
def test_the_summary_says_the_one_page_what_it_rests_on_and_leads_to_every_sheet(name):
    pack, book = replace(PACKS[name](), stamp="Issue 2, 3 Jan 2018, 09:15"), opened(name)
    book = read(workbook.xlsx(pack))
    sheet = book["Summary"]
    said, figures, standing, listed = (
        [tuple(cell.value for cell in row) for row in sheet[table.ref]] for table in sheet.tables.values()
    )
    (page,) = pack.one_page.panels
    told = [(one.label or "Overall", one.text, one.basis) for one in (page.title, *page.sentences)]
    nothing = [("Nothing to report", pack.nothing, "none")] if pack.nothing else []
    assert said[1:] == [*told, *nothing]
    assert figures[1:] == [(one.label, one.said, one.value, one.of) for one in page.figures]
    assert {pack.audience_words, pack.stamp, pack.marking or "none", pack.judged_on} <= {row[1] for row in standing}
    assert [row[0] for row in listed[1:]] == book.sheetnames[1:]
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{one}'!A1" for one in book.sheetnames[1:]]
    assert pack.stamp in sheet.oddFooter.left.text


def test_a_pack_issued_before_there_was_one_page_is_summed_by_its_parts():
    pack = shipped(NPT)
    old = replace(pack, sections=tuple(one for one in pack.sections if one.id != "summary"))
    said = [row[0] for row in read(workbook.xlsx(old))["Summary"].iter_rows(min_row=7, values_only=True)]
    found = [section.name for section in old.body for _ in section.main]
    assert said[: len(found)] == found


def test_notes_say_what_every_output_says():
    for name in ("notts", "public", "huge"):
        pack, notes = PACKS[name](), rows(opened(name)["Notes"])
        told = {row[1] for row in notes}
        assert {
            pack.title,
            pack.council,
            pack.quarter,
            pack.audience_words,
            pack.filters,
            pack.basis,
            pack.quality,
        } <= told
        assert {pack.marking or "none", *pack.warnings, *(plan.about for plan in pack.plans)} <= told


def test_the_address_of_the_view_is_a_text_and_public_packs_have_none():
    pack = replace(one_task(), view="https://x.example/board?plan=One&lead=Ann")
    book = read(workbook.xlsx(pack))
    assert ("Address of the view", pack.view) in rows(book["Notes"])
    assert all(cell.hyperlink is None for row in book["Notes"].iter_rows() for cell in row)
    notes = rows(opened("public")["Notes"])
    assert "Address of the view" not in {row[0] for row in notes}
    assert not [row for row in notes if re.search(r"\bboard\b", " ".join(row), re.I)]


def test_properties_name_the_pack_and_nobody():
    properties = opened("notts").properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == (
        "Prevent action plan: Nottinghamshire CFCS, Q3 2016/17, as at 31 Dec 2016",
        "Prevent action plan dashboard", "Prevent action plan dashboard",
    )  # fmt: skip
    assert "as at 31 Dec 2016" in properties.description


def test_hidden_parts_are_out_and_edits_are_told_apart():
    pack = shipped(NPT)
    late = next(one for one in pack.sections if one.id == "claimed")
    panel = next(one for one in late.panels if one.sentences)
    first = replace(panel.sentences[0], text="Half is done.")
    added = replace(panel.sentences[0], id="new:1", text="=Ask Ann", generated="", basis="", is_added=True)
    told = replace(late, panels=(replace(panel, sentences=(first, added)),))
    hidden = next(one for one in pack.sections if one.id == "training")
    book = read(workbook.xlsx(replace(pack, sections=(told, replace(hidden, is_hidden=True)))))
    assert rows(book["Sentences"])[2:] == [
        (late.name, "Half is done.", first.basis, "Edited by a person"),
        (late.name, "=Ask Ann", "none", "Added by a person"),
    ]
    assert "Training" not in book.sheetnames


def test_awkward_names_lengths_and_characters():
    pack = one_task()
    columns = (Column("One"), Column("one", "number"), Column("Day", "date"), Column("Rating", "rating"))
    long = "𝄞x" * 20_000
    tables = [
        Table("Tasks: [all] / *new* 'of' a very long name?", columns, (Row((long, 1, "2020-02-30", "x")),)),
        Table("tasks: [all] / *new* 'of' a very long name?", columns, (), "Nothing here"),
        Table("'", columns, (Row(("a\x00b\ud800c\x0bd", 2, "2020-02-29", "  ")),)), Table("Notes", columns, ()), Table("History", columns, ()),
    ]  # fmt: skip
    where = pack.sections[0]
    panels = tuple(replace(where.panels[-1], id="made.up", picture=table) for table in tables)
    made = workbook.xlsx(
        replace(
            pack,
            title="R&G &[Picture] &P " * 40,
            scope="&Gardens " * 60,
            plans=tuple(replace(plan, marking="A&B " * 50) for plan in pack.plans),
            sections=(replace(where, id="made", panels=panels),),
        )
    )
    book = read(made)
    assert book.sheetnames == [
        "Summary", "Tasks all new 'of' a very long", "tasks all new 'of' a very 2", "Table", "Notes 2", "History 2", "Tasks", "Figures",
        "Sentences", "Key", "Notes",
    ]  # fmt: skip
    first = rows(book["Tasks all new 'of' a very long"])
    assert first[0] == ("One", "one 2", "Day", "Rating")
    assert (len(first[1][0].encode("utf-16-le")), first[1][0][-5:]) == (2 * cells.LONGEST, "CSV)")[:1] + (" CSV)",)
    assert first[1][1:] == (1, "2020-02-30", "x")
    assert rows(book["tasks all new 'of' a very 2"])[1:] == [("Nothing here", "none", "none", "none")]
    assert rows(book["Table"])[1:] == [("abc\nd", 2, datetime(2020, 2, 29), "not recorded")]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        header = re.search("<oddHeader>(.*)</oddHeader>", archive.read("xl/worksheets/sheet1.xml").decode())[1]
    header = header.replace("&amp;", "&")
    assert len(header) <= 255
    assert re.findall("&[^&]", header.replace("&&", "")) == ["&L", "&R"]


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("Reported complete without evidence", (), "Reported complete"),
        ("Coming up, and whose: plans of the two councils", (), "Coming up, and whose plans of"[:26]),
        ("Training", ("training",), "Training 2"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", (), "Donaudampfschifffahrtsgesellsch"),
        ("[:]", (), "Table"),
    ],
)
def test_a_sheet_has_a_whole_name(name, taken, found):
    assert sheet_names.free(name, set(taken)) == found


def test_recommendations_have_their_letters():
    book = opened("npt")
    (panel,) = next(one for one in shipped(NPT).sections if one.id == "asked").main
    heads, *found = rows(book["Recommendations"])
    assert heads == ("Letter", "The board is recommended to", "Number and date")
    assert [row[:2] for row in found] == [(f"({'abcdefgh'[at]})", one.text) for at, one in enumerate(panel.sentences)]


def test_a_plans_own_sheet_has_its_name_shortened_at_a_word():
    pack = both()
    section = next(one for one in pack.sections if one.id == "late")
    panel = replace(section.panels[0], plan_ids=(pack.plans[1].plan_id,))
    assert sheet_names.wanted(pack, section, panel) == "Late and off track"
    assert sheet_names.wanted(pack, section, replace(panel, id="due.tasks@x")) == "Coming up, Nottinghamshire CFCS"


def read_csv(pack) -> list[dict[str, str]]:
    """The CSV's rows, as any program reads them."""
    made = tasks_csv(pack)
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@each()
def test_csv_has_a_row_a_task_and_what_is_to_be_known_of_it(name):
    pack = PACKS[name]()
    found, table = read_csv(pack), tasks.table(pack.tasks)
    row_plan = {plan.title: plan.plan_id for plan in pack.plans}
    assert list(found[0]) == [
        *(column.name for column in table.columns), "Marking", "As at", "View", "Number of tasks", "Ratings basis",
        "Rating key", "Data quality", "Issue", "Audience", "Pack",
    ]  # fmt: skip
    for row, expected in zip(found, table.rows, strict=True):
        assert [row[column.name].removeprefix("'") for column in table.columns] == [
            str(cell).removeprefix("'") for cell in expected.cells
        ]
        assert (row["As at"], row["View"], row["Number of tasks"]) == (pack.as_at, pack.filters, str(len(pack.tasks)))
        plan_id = row_plan[row["Plan"].removeprefix("'")]
        assert (row["Ratings basis"], row["Marking"], row["Pack"], row["Issue"]) == (
            pack.judged_on, pack.marking_on((plan_id,)) or "none", pack.title, "Working copy, not issued"
        )  # fmt: skip
    assert found[0]["Rating key"].startswith("C Complete: successfully completed; G On schedule: ")
    assert not any(
        value == "" or value.startswith(("=", "+", "-", "@", "\t")) for row in found for value in row.values()
    )


def test_csv_formulas_come_out_as_text():
    by_ref = {row["Ref"]: row["Task"] for row in read_csv(huge())}
    expected = [f"'{HOSTILE[number]} {number}" for number in range(1, 5)]
    expected += [f"{HOSTILE[number]} {number}" for number in (5, 6)]
    assert [by_ref[f"{number}"] for number in range(1, 7)] == expected
