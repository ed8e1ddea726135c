"""The board packs of the shipped plans against the bare libraries writing the same pages; 200 generated plans in turn."""

import csv
import io
import json
import os
from datetime import date
from importlib import resources
from pathlib import Path

import pandas as pd
import pptx
import typst
import xlsxwriter
from generated import fill
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from timing import median_ms

import loaders
from pages.board.files import brief_files, bundle, paper, typeset
from pages.board.pack import briefs
from pages.board.pack.build import build
from pages.board.pack.choice import Choice
from pages.board.pack.model import Pack, chart_table
from pages.board.pack.tasks import table as task_table
from queries.judged import judged_once

AIM, PLANS, TASKS_A_PLAN = 2, 200, 60
CHOICES = (
    Choice(("nottinghamshire-cfcs",), date(2016, 12, 31)),
    Choice(("neath-port-talbot",), date(2017, 9, 30)),
)
HOME = "http://127.0.0.1:8501"


def _made(connection, choice: Choice, rules) -> tuple:
    """A pack with everything that comes out of it, from its queries on."""
    with judged_once(connection, choice.dates, None) as ask:
        pack = build(choice, ask, rules)
        theirs = briefs.briefs(choice, ask, pack, HOME)
    return pack, theirs, bundle.make(pack, theirs)


def _told(connection, choice: Choice, rules) -> Pack:
    """A pack without its files."""
    with judged_once(connection, choice.dates, None) as ask:
        return build(choice, ask, rules)


def _panels(pack) -> list:
    return [panel for section in pack.story for panel in section.panels]


def _bare_slides(pack) -> bytes:
    """As many slides with the same charts, tables and notes, written with python-pptx alone."""
    shown = pptx.Presentation()
    for panel in [None, *_panels(pack), None]:
        slide = shown.slides.add_slide(shown.slide_layouts[5])
        slide.shapes.title.text = panel.title.text if panel else pack.title
        slide.notes_slide.notes_text_frame.text = panel.source if panel else pack.filters
        if panel and panel.chart:
            given = CategoryChartData()
            given.categories = panel.chart.categories
            for one in panel.chart.series:
                given.add_series(one.name, one.values)
            kind = XL_CHART_TYPE.BAR_STACKED
            slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(8), Inches(4), given)
        table = pack.key if panel is None else panel.table
        if table and table.rows:
            _bare_table(slide, table, table.rows[:7])
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()


def _bare_table(slide, table, rows) -> None:
    heads = [column for column in table.columns if column.is_brief]
    grid = slide.shapes.add_table(len(rows) + 1, len(heads), Inches(1), Inches(2), Inches(8), Inches(4)).table
    for at, column in enumerate(heads):
        grid.cell(0, at).text = column.name
        place = table.columns.index(column)
        for number, row in enumerate(rows, start=1):
            grid.cell(number, at).text = str(row.cells[place])


def _bare_workbook(pack) -> bytes:
    """The same tables, a sheet each, written with xlsxwriter alone."""
    tables = [pack.key, task_table(pack.tasks)]
    tables += [chart_table(panel.chart) for panel in _panels(pack) if panel.chart]
    tables += [panel.table for panel in _panels(pack) if panel.table]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for table in tables:
            sheet = book.add_worksheet()
            for row, cells in enumerate([[one.name for one in table.columns], *(one.cells for one in table.rows)]):
                for column, value in enumerate(cells):
                    write = sheet.write_string if isinstance(value, str) else sheet.write_number
                    write(row, column, value)
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
            pdf_standards="ua-1", sys_inputs={"data": given},
        )
        for template, given in prepared
    ]  # fmt: skip


def measure() -> pd.DataFrame:
    """One row per kind of output: ours, the bare libraries, and the ratio; the whole last, queries and all."""
    connection = loaders.open_database(":memory:")
    loaders.build(connection)
    rules = loaders.finding_rules()
    made = [_made(connection, choice, rules) for choice in CHOICES]
    papers = [("paper.typ", paper.contents(pack)) for pack, _, _ in made]
    papers += [("brief.typ", brief_files.contents(brief)) for _, theirs, _ in made for brief in theirs]
    prepared = [(template, json.dumps(values)) for template, values in papers]
    files = resources.files("font_source_sans_pro") / "files"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(files)])
    bare = {
        "slides": median_ms(lambda: [_bare_slides(pack) for pack, _, _ in made]),
        "papers and briefs": median_ms(lambda: _bare_papers(prepared, fonts), 3),
        "workbooks and CSV": median_ms(lambda: [(_bare_workbook(pack), _bare_csv(pack)) for pack, _, _ in made]),
    }
    whole = median_ms(lambda: [_made(connection, choice, rules) for choice in CHOICES], 3)
    queried = median_ms(lambda: [_told(connection, choice, rules) for choice in CHOICES], 3)
    under = sum(bare.values())
    rows = [{"bare": name, "ms": round(ms)} for name, ms in bare.items()]
    rows += [
        {"bare": "all of these", "ms": round(under)},
        {"bare": "our queries and sentences, in the whole", "ms": round(queried)},
        {"bare": "both plans’ whole packs, ours", "ms": round(whole), "÷ bare": round(whole / under, 2)},
    ]
    rows[-1][f"aim ≤ {AIM}"] = "met" if whole / under <= AIM else "missed"
    return pd.DataFrame(rows).fillna("")


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
