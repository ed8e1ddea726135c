"""The board packs of the shipped plans against the bare libraries writing the same pages; 200 generated plans in turn."""

import csv
import io
import json
import os
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from time import perf_counter

import docx
import pandas as pd
import pptx
import typst
import xlsxwriter
from docx.text.paragraph import Paragraph
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.shapes.group import GroupShape

import loaders
from generated import fill
from pages.board.files import bundle, paper
from pages.board.files.paper import briefs as brief_files
from pages.board.files.paper import typeset
from pages.board.pack import briefs
from pages.board.pack.build import build
from pages.board.pack.choice import Choice
from pages.board.pack.model import Pack, chart_table
from pages.board.pack.tasks import table as task_table
from queries.judged import judged_once
from timing import median_ms, medians_ms

AIM, PLANS, TASKS_A_PLAN = 2, 200, 60
CHOICES = (
    Choice(("nottinghamshire-cfcs",), date(2016, 12, 31)),
    Choice(("neath-port-talbot",), date(2017, 9, 30)),
)
HOME = "http://127.0.0.1:8501"


def _made(connection, choice: Choice, rules) -> tuple:
    """A pack with everything that comes out of it, from its queries on."""
    with judged_once(connection) as ask:
        pack = build(choice, ask, rules)
        theirs = briefs.briefs(choice, ask, pack, HOME)
    return pack, theirs, bundle.make(pack, theirs).files


def _told(connection, choice: Choice, rules) -> Pack:
    """A pack without its files."""
    with judged_once(connection) as ask:
        return build(choice, ask, rules)


def _panels(pack) -> list:
    return [panel for section in pack.story for panel in section.panels]


def _written(slides: bytes) -> list[list[tuple]]:
    """What stands on our slides, as plain values: each shape's kind, place, text runs, table cells, chart figures.

    Those of a group stand for themselves.
    """
    shown = pptx.Presentation(io.BytesIO(slides))
    return [
        [*map(_shape, _opened(slide.shapes)), ("notes", slide.notes_slide.notes_text_frame.text)]
        for slide in shown.slides
    ]


def _opened(shapes) -> Iterator:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _opened(shape.shapes)
        else:
            yield shape


def _shape(shape) -> tuple:
    place = (shape.left, shape.top, shape.width, shape.height)
    if shape.has_chart:
        plot = shape.chart.plots[0]
        return "chart", place, list(plot.categories), [(one.name, list(one.values)) for one in plot.series]
    if shape.has_table:
        return "table", place, [[_runs(cell.text_frame) for cell in row.cells] for row in shape.table.rows]
    if not shape.has_text_frame:
        return "line", place
    return "title" if shape.is_placeholder else "text", place, _runs(shape.text_frame)


def _runs(frame) -> list[list[tuple]]:
    return [_of_one(one) for one in frame.paragraphs]


def _of_one(paragraph) -> list[tuple]:
    return [(run.text, run.font.size, run.font.bold) for run in paragraph.runs]


def _bare_slides(slides: list[list[tuple]]) -> bytes:
    """The same slides, written with python-pptx alone, and with no thought of what fits or reads well."""
    shown = pptx.Presentation()
    for shapes in slides:
        slide = shown.slides.add_slide(shown.slide_layouts[5])
        for kind, *given in shapes:
            if kind == "notes":
                slide.notes_slide.notes_text_frame.text = given[0]
            elif kind == "chart":
                _bare_chart(slide, *given)
            elif kind == "table":
                _bare_table(slide, *given)
            elif kind == "line":
                left, top, width, height = given[0]
                slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top + height)
            else:
                frame = slide.shapes.title if kind == "title" else slide.shapes.add_textbox(*given[0])
                _bare_text(frame.text_frame, given[1])
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()


def _bare_chart(slide, place, categories, series) -> None:
    given = CategoryChartData()
    given.categories = categories
    for name, values in series:
        given.add_series(name, values)
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place, given).chart
    chart.has_legend = True
    for one in chart.plots[0].series:
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = RGBColor(0x12, 0x43, 0x6D)
        one.data_labels.show_value = True


def _bare_table(slide, place, rows) -> None:
    grid = slide.shapes.add_table(len(rows), len(rows[0]), *place).table
    for cells, row in zip(grid.rows, rows, strict=True):
        for cell, given in zip(cells.cells, row, strict=True):
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            _bare_text(cell.text_frame, given)


def _bare_text(frame, paragraphs) -> None:
    for number, runs in enumerate(paragraphs):
        _bare_runs(frame.add_paragraph() if number else frame.paragraphs[0], runs)


def _bare_runs(into, runs) -> None:
    for text, size, is_bold in runs:
        run = into.add_run()
        run.text, run.font.size, run.font.bold = text, size, is_bold


def _reported(report: bytes) -> list[tuple[str, list]]:
    """What stands in our report in Word: a paragraph's runs, a table's cells, each as its paragraphs' runs."""
    return [
        ("paragraph", _of_one(part))
        if isinstance(part, Paragraph)
        else ("table", [[_runs(cell) for cell in row.cells] for row in part.rows])
        for part in docx.Document(io.BytesIO(report)).iter_inner_content()
    ]


def _bare_report(parts: list[tuple[str, list]]) -> bytes:
    """The same report, written with python-docx alone."""
    shown = docx.Document()
    for kind, given in parts:
        if kind == "paragraph":
            _bare_runs(shown.add_paragraph(), given)
            continue
        for cells, row in zip(shown.add_table(len(given), len(given[0])).rows, given, strict=True):
            for cell, paragraphs in zip(cells.cells, row, strict=True):
                _bare_text(cell, paragraphs)
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()


def _bare_workbook(pack) -> bytes:
    """The same tables, a sheet each with its head in bold and lines wrapped, written with xlsxwriter alone."""
    tables = [pack.key, task_table(pack.tasks)]
    tables += [chart_table(panel.chart) for panel in _panels(pack) if panel.chart]
    tables += [panel.table for panel in _panels(pack) if panel.table]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            sheet = book.add_worksheet()
            for row, cells in enumerate([[one.name for one in table.columns], *(one.cells for one in table.rows)]):
                for column, value in enumerate(cells):
                    write = sheet.write_string if isinstance(value, str) else sheet.write_number
                    write(row, column, value, body if row else head)
    return out.getvalue()


def _bare_csv(pack) -> str:
    out = io.StringIO()
    table = task_table(pack.tasks)
    writer = csv.writer(out)
    writer.writerow([one.name for one in table.columns])
    writer.writerows([one.cells for one in table.rows])
    return out.getvalue()


def _bare_papers(prepared: list[tuple[str, str]], fonts: typst.Fonts) -> list[bytes]:
    """The same pages, set by typst alone from data prepared beforehand. prepared: (template, data) pairs."""
    folder = Path(typeset.__file__).parent
    return [
        typst.compile(
            folder / template, root=folder, font_paths=fonts, ignore_system_fonts=True, format="pdf",
            pdf_standards="ua-1", sys_inputs=typeset.inputs(given),
        )
        for template, given in prepared
    ]  # fmt: skip


def measure() -> pd.DataFrame:
    """One row per kind of output: ours, the bare libraries, and the ratio; the whole last, queries and all."""
    connection = loaders.open_database(":memory:")
    loaders.build(connection)
    rules = loaders.finding_rules()
    made = [_made(connection, choice, rules) for choice in CHOICES]
    slides = [_written(files[0].content) for _, _, files in made]
    reports = [_reported(next(one.content for one in files if one.name.endswith(".docx"))) for _, _, files in made]
    papers = [("paper.typ", paper.contents(pack)) for pack, _, _ in made]
    papers += [("brief.typ", brief_files.contents(brief)) for _, theirs, _ in made for brief in theirs]
    prepared = [(template, json.dumps(values)) for template, values in papers]
    styles = resources.files("font_source_sans_pro") / "files"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(styles)])
    bare = {
        "slides": median_ms(lambda: [_bare_slides(one) for one in slides]),
        "reports in Word": median_ms(lambda: [_bare_report(one) for one in reports]),
        "papers and briefs": median_ms(lambda: _bare_papers(prepared, fonts), 3),
        "workbooks and CSV": median_ms(lambda: [(_bare_workbook(pack), _bare_csv(pack)) for pack, _, _ in made]),
    }
    whole = median_ms(lambda: [_made(connection, choice, rules) for choice in CHOICES], 3)
    queried = median_ms(lambda: [_told(connection, choice, rules) for choice in CHOICES], 3)
    under = sum(bare.values())
    clock = medians_ms(
        [
            lambda: [_made(connection, choice, rules) for choice in CHOICES],
            lambda: [
                [_bare_slides(one) for one in slides], [_bare_report(one) for one in reports],
                _bare_papers(prepared, fonts), [(_bare_workbook(pack), _bare_csv(pack)) for pack, _, _ in made],
            ],
        ], 5, perf_counter,
    )  # fmt: skip
    rows = [{"bare": name, "ms": round(ms)} for name, ms in bare.items()]
    rows += [
        {"bare": "all of these", "ms": round(under)},
        {"bare": "our queries and sentences, in the whole", "ms": round(queried)},
        _against("both plans’ whole packs, ours", whole, under),
        _against("both plans’ whole packs, ours, by the clock", *clock),
    ]
    return pd.DataFrame(rows).fillna("")


def _against(what: str, ours: float, bare: float) -> dict[str, object]:
    ratio = ours / bare
    aim = "met" if ratio <= AIM else "missed"
    return {"bare": what, "ms": round(ours), "÷ bare": round(ratio, 2), f"aim ≤ {AIM}": aim}


def _resident() -> float:
    """The memory that this process holds, in MB (Linux only)."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2


def many(plans: int = PLANS) -> str:
    """Makes the packs of so many generated plans of 60 tasks, one after the other, and says what memory that took."""
    connection = loaders.open_database(":memory:")
    fill(connection, plans * TASKS_A_PLAN, TASKS_A_PLAN)
    rules = loaders.finding_rules()
    after = []
    for number in range(plans):
        choice = Choice((f"generated-{number}",), date(2016, 12, 31))
        bundle.make(_told(connection, choice, rules), [])
        after.append(_resident())
    first, last = after[plans // 10], after[-1]
    return (
        f"{plans} generated plans of {TASKS_A_PLAN} tasks, a pack each: {last / first:.2f} times the memory after the last "
        f"that was held after the {plans // 10}th ({first:.0f} MB)."
    )
