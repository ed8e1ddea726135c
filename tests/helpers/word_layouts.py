"""Word plans laid out in many ways, each with what is decided about it and what should become of that."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from helpers.plan_writer import AMBER, BLUE, GREEN, RED, Table, saved, word

HEAD = ["Ref", "Action", "Lead", "Timescale", "Progress", "RAG"]
WHO = "Ann Clerk"
NO_COLUMN = "the plan has no column for it"


@dataclass(frozen=True)
class Layout:
    """A document, what is decided (ref, field, value), and what is told of it.

    written: ref, was, now of each change in a cell, in order; left_out: ref, field and why of each that is in none.
    """

    name: str
    make: Callable[[], bytes]
    decided: tuple[tuple[str, str, str], ...]
    written: tuple[tuple[str, str, str], ...]
    left_out: tuple[tuple[str, str, str], ...] = ()


def _rows(*ratings, dates=("31 March 2018", "30 June 2018", "30 September 2018")):
    actions = ("Publish the guidance", "Train the front line staff", "Review the hire of rooms")
    leads = ("Una Marsh", "Tom Field", "Una Marsh / Tom Field")
    return [
        [str(number), action, lead, when, "Drafted", rating]
        for number, (action, lead, when, rating) in enumerate(zip(actions, leads, dates, ratings, strict=True), 1)
    ]


def _table(*rows, head=HEAD, **more):
    return word(Table(list(head), [list(row) for row in rows], **more))


def _plain() -> bytes:
    return saved(_table(*_rows("Green", "Amber", "Red")))


def _merged_areas() -> bytes:
    first, second, third = _rows("Green", "Amber", "Red")
    document = _table(["Schools and colleges"], first, second, ["Venues"], third)
    grid = document.tables[0]
    grid.cell(3, 2).text = ""
    grid.cell(2, 2).merge(grid.cell(3, 2)).text = "Una Marsh"
    return saved(document)


def _two_heading_rows() -> bytes:
    document = _table(["Ref", "Action", "Lead", "Due", "Notes", "RAG"], *_rows("Green", "Amber", "Red"),
                      head=["Ref", "What we will do", "", "Quarter 2", "", ""])  # fmt: skip
    top = document.tables[0].rows[0].cells
    top[1].merge(top[2])
    top[3].merge(top[5])
    return saved(document)


def _shaded() -> bytes:
    return saved(_table(*_rows("", "", ""), fills={0: GREEN, 1: AMBER, 2: RED}))


def _shaded_words() -> bytes:
    document = _table(*_rows("On track", "Slipped", "Complete"), fills={0: GREEN, 1: AMBER, 2: BLUE})
    return saved(document)


def _keyed() -> bytes:
    document = _table(*_rows("Green", "Amber", ""))
    key = document.add_table(rows=0, cols=2)
    for label, meaning in (("Green", "Action completed"), ("Amber", "On schedule"), ("Red", "Behind schedule")):
        cells = key.add_row().cells
        cells[0].text, cells[1].text = label, meaning
    key._tbl.addprevious(document.add_paragraph("Key to ratings")._p)
    return saved(document)


def _letters() -> bytes:
    return saved(_table(*_rows("G", "A", "R")))


def _dates() -> bytes:
    rows = _rows("Green", "Amber", "Red", dates=("By end of March 2018", "30/06/2018", "30th Sept 2018"))
    rows.append(["4", "Check the filtering of computers", "Tom Field", "2018-12-31", "", "Green"])
    rows.append(["5", "Brief the governors", "Una Marsh", "TBC", "", "Green"])
    rows.append(["6", "Write to the schools", "Una Marsh", "Spring term, then each year as the board decides anew", "",
                 "Green"])  # fmt: skip
    return saved(_table(*rows))


def _revised() -> bytes:
    head = ["Ref", "Action", "Lead", "Target date", "Revised date", "RAG"]
    rows = [[*row[:4], revised, row[5]] for row, revised in zip(_rows("Green", "Amber", "Red"),
            ("", "31 July 2018", ""), strict=True)]  # fmt: skip
    return saved(_table(*rows, head=head))


def _records() -> bytes:
    document = docx.Document()
    document.add_heading("Prevent action plan", 0)
    for ref, action, lead, when, _, rating in _rows("Green", "Amber", ""):
        grid = document.add_table(rows=0, cols=2)
        for label, text in (("Ref", ref), ("Action", action), ("Lead", lead), ("Deadline", when), ("RAG", rating)):
            cells = grid.add_row().cells
            cells[0].text, cells[1].text = label, text
        document.add_paragraph()
    return saved(document)


def _several_in_one() -> bytes:
    return saved(
        _table(
            [
                "1.1 Publish the guidance\n1.2 Train the staff",
                "Una Marsh\nTom Field",
                "May 2018\nJune 2018",
                "",
                "Green",
            ],
            ["2.1 Review the hire of rooms", "Una Marsh", "July 2018", "Drafted", "Amber"],
            ["3.1 Brief the governors", "Tom Field", "July 2018", "Drafted", "Red"],
            head=HEAD[1:],
        )
    )


_EARLIER = (
    '<w:ins w:id="7" w:author="Bo Finch" w:date="2018-01-02T10:00:00Z"><w:r><w:t>Slip</w:t></w:r></w:ins>',
    '<w:del w:id="8" w:author="Bo Finch" w:date="2018-01-02T10:00:00Z"><w:r><w:delText>On track</w:delText></w:r></w:del>',
)


def _changed_before() -> bytes:
    document = _table(*_rows("On track", "Slipped", "Complete"))
    grid = document.tables[0]
    document.add_comment(grid.cell(1, 1).paragraphs[0].runs, "Read <this>", author="Bo Finch", initials="BF")
    paragraph = grid.cell(2, 5).paragraphs[0]
    paragraph.runs[0].text = "ped"
    for number, xml in enumerate(_EARLIER):
        paragraph._p.insert(number, parse_xml(xml.replace(" w:id", f" {nsdecls('w')} w:id", 1)))
    return saved(document)


def _nested() -> bytes:
    document = docx.Document()
    document.add_heading("Prevent action plan", 0)
    outer = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = outer.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *_rows("Green", "Amber", "Red")):
        for cell, text in zip(inner.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def _many_runs() -> bytes:
    document = _table(*_rows("Green", "Amber", "Red"))
    cell = document.tables[0].cell(1, 3)
    cell.text = ""
    for text, is_bold in (
        ("To be do", False),
        ("ne by Ma", True),
        ("rch 20", True),
        ("18 at the", False),
        (" latest", False),
    ):
        run = cell.paragraphs[0].add_run(text)
        run.bold = is_bold or None
        run.font.color.rgb = RGBColor(0x11, 0x22, 0x33)
    lead = document.tables[0].cell(1, 2)
    lead.text = ""
    lead.paragraphs[0].add_run("Una ").italic = True
    lead.add_paragraph("Marsh, head of service")
    return saved(document)


def _empty_cells() -> bytes:
    document = _table(*_rows("Green", "Amber", ""))
    for column in (2, 3, 4):
        document.tables[0].cell(3, column).text = ""
    mark = document.tables[0].cell(3, 3).paragraphs[0]._p.get_or_add_pPr()
    mark.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))
    return saved(document)


def _few_columns() -> bytes:
    return saved(_table(*(row[:4] for row in _rows("", "", "")), head=HEAD[:4]))


def _prose() -> bytes:
    long = "Amber: the venue closed in May and another is being looked for"
    return saved(_table(*_rows("Green", long, "Red")))


def _form_fields(kind: str = '<w:lock w:val="sdtContentLocked"/>') -> bytes:
    document = _table(*_rows("Green", "Amber", "Red"))
    paragraph = document.tables[0].cell(1, 5).paragraphs[0]._p
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr>{kind}</w:sdtPr><w:sdtContent/></w:sdt>")
    control[1].append(paragraph.r_lst[0])
    paragraph.append(control)
    return saved(document)


LAYOUTS = (
    Layout(
        "plain", _plain,
        (("1", "rating", "complete"), ("2", "due_on", "2018-07-04"), ("3", "leads", "Tom Field"), ("3", "note", "Rooms seen"),
         ("1", "disposition", "routine")),
        (("1", "Green", "Complete"), ("2", "30 June 2018", "4 July 2018"), ("3", "Una Marsh / Tom Field", "Tom Field"),
         ("3", "Drafted", "Drafted\nUpdate")),
        (("1", "Standing", NO_COLUMN),),
    ),
    Layout(
        "areas merged across, a lead merged down", _merged_areas,
        (("1", "rating", "behind"), ("2", "leads", "Tom Field"), ("3", "leads", "Tom Field")),
        (("1", "Green", "Amber"), ("3", "Una Marsh / Tom Field", "Tom Field")),
        (("2", "Leads", "the cell is merged over several rows"),),
    ),
    Layout(
        "two heading rows", _two_heading_rows, (("1", "rating", "off_track"), ("2", "due_on", "2018-08-31")),
        (("1", "Green", "Red"), ("2", "30 June 2018", "31 August 2018")),
    ),
    Layout(
        "a colour alone", _shaded, (("1", "rating", "off_track"), ("3", "rating", "on_schedule"), ("2", "rating", "complete")),
        (("1", "green", "red"), ("3", "red", "green"), ("2", "amber", "Complete")),
    ),
    Layout(
        "words on a colour", _shaded_words, (("1", "rating", "complete"), ("3", "rating", "off_track")),
        (("1", "On track", "Complete"), ("3", "Complete", "Off track")),
    ),
    Layout(
        "its own key", _keyed, (("2", "rating", "complete"), ("3", "rating", "behind"), ("1", "rating", "off_track")),
        (("2", "Amber", "Green"), ("3", "", "Red")),
        (("1", "Rating", "the plan’s key has no words for this rating"),),
    ),
    Layout("letters", _letters, (("1", "rating", "off_track"), ("3", "rating", "on_schedule")),
           (("1", "G", "R"), ("3", "R", "G"))),
    Layout(
        "dates in many forms", _dates,
        (("1", "due_on", "2018-04-30"), ("2", "due_on", "2019-01-02"), ("3", "due_on", "2018-11-01"), ("4", "due_on", "2019-01-31"),
         ("5", "due_on", "2018-05-31"), ("6", "due_on", "2018-05-31")),
        (("1", "By end of March 2018", "By end of April 2018"), ("2", "30/06/2018", "02/01/2019"), ("3", "30th Sept 2018", "1st Nov 2018"),
         ("4", "2018-12-31", "2019-01-31"), ("5", "TBC", "31st May 2018")),
        (("6", "Due date", "the cell says more than a date"),),
    ),
    Layout(
        "a column of revised dates", _revised, (("1", "due_on", "2018-05-31"), ("2", "due_on", "2018-08-31")),
        (("1", "", "31 May 2018"), ("2", "31 July 2018", "31 August 2018")),
    ),
    Layout(
        "records of labels and values", _records, (("1", "rating", "behind"), ("2", "due_on", "2018-07-31"), ("2", "note", "Begun")),
        (("1", "Green", "Amber"), ("2", "30 June 2018", "31 July 2018")),
        (("2", "Update", NO_COLUMN),),
    ),
    Layout(
        "several tasks in one cell", _several_in_one, (("1.1", "rating", "complete"), ("2.1", "rating", "off_track")),
        (("2.1", "Amber", "Red"),), (("1.1", "Rating", "the row holds several tasks"),),
    ),
    Layout(
        "changes and comments from before", _changed_before,
        (("2", "rating", "on_schedule"), ("1", "due_on", "2018-07-31")),
        (("2", "Slipped", "On track"), ("1", "31 March 2018", "31 July 2018")),
    ),
    Layout("a plan in a cell", _nested, (("1", "rating", "behind"), ("3", "due_on", "2018-12-31")),
           (("1", "Green", "Amber"), ("3", "30 September 2018", "31 December 2018"))),
    Layout(
        "words in many runs", _many_runs, (("1", "due_on", "2018-05-31"), ("1", "leads", "Tom Field")),
        (("1", "To be done by March 2018 at the latest", "To be done by May 2018 at the latest"),
         ("1", "Una\nMarsh, head of service", "Tom Field")),
    ),
    Layout(
        "empty cells", _empty_cells,
        (("3", "rating", "on_schedule"), ("3", "due_on", "2018-05-31"), ("3", "leads", "Una Marsh"), ("3", "note", "Rooms seen")),
        (("3", "", "Green"), ("3", "", "31 May 2018"), ("3", "", "Una Marsh"), ("3", "", "Update")),
    ),
    Layout("no column for it", _few_columns, (("1", "rating", "complete"), ("2", "due_on", "2018-07-31")),
           (("2", "30 June 2018", "31 July 2018"),), (("1", "Rating", NO_COLUMN),)),
    Layout("a rating with a story", _prose, (("2", "rating", "on_schedule"), ("1", "rating", "behind")),
           (("1", "Green", "Amber"),), (("2", "Rating", "the cell says more than a rating"),)),
    Layout("a list to choose from", partial(_form_fields, "<w:dropDownList/>"), (("1", "rating", "behind"), ("2", "rating", "off_track")),
           (("2", "Amber", "Red"),), (("1", "Rating", "the cell holds a form field"),)),
    Layout("a locked form field", _form_fields, (("1", "rating", "behind"), ("2", "rating", "off_track")),
           (("2", "Amber", "Red"),), (("1", "Rating", "the cell holds a form field"),)),
)  # fmt: skip
