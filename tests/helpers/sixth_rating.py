"""What everything says of a made-up plan where the scale has one more rating; run where the lookups have it.

Prints JSON: for each place that tells of ratings, what it says of the rating whose code is the argument.
"""

import csv
import io
import json
import sys
from datetime import date
from functools import partial

import openpyxl

import queries
from loaders import Plan, Standing, add_document, finding_rules, open_database, prepare
from loaders.record.decision_fields import checked
from pages.board.files import browser, paper, task_csv, workbook
from pages.board.files.browser.chart import colours
from pages.board.pack import telling
from pages.board.pack.build import build
from pages.board.pack.choice import Choice
from pages.said import ratings, task_table
from pages.said.filters import Filters, read
from pages.status.changes import words as changes
from pages.status.changes.matrix import words as matrix
from pages.status.heat_map import words as heat_map
from pages.status.home.words import in_words

BEFORE, AT = date(2023, 9, 30), date(2023, 12, 31)
_TASKS = ("Train the staff of every school", "Map the risks", "Brief the council’s members")
_HEADS = "Ref\tAction\tLead\tTimescale\tRAG rating\tProgress"


def _document(*rated: str) -> bytes:
    rows = [
        f"{number}\t{action}\tAnn Example\t31/03/2024\t{said}\tWork is under way"
        for number, (action, said) in enumerate(zip(_TASKS, rated, strict=True), start=1)
    ]
    return "\n".join([_HEADS, *rows]).encode()


def _loaded():
    connection = open_database(":memory:")
    plan = Plan("a-plan", "Midshire (made up)", "Midshire")
    for as_at, document in (
        (BEFORE, _document("Green", "Green", "Green")),
        (AT, _document("Paused", "Red", "Complete")),
    ):
        standing = Standing(as_at, "stated", None, "test")
        add_document(connection, plan, standing, document, prepare(plan, standing, document, "plan.txt"))
    return connection


def _said(code: str) -> dict:
    connection = _loaded()
    ask = partial(queries.run, connection)
    view = Filters(as_at=AT).parameters()
    pack = build(Choice(("a-plan",), AT, "board", None, Filters()), ask, finding_rules())
    one = ratings.rating(code)
    cells = ask("heat_map", rows_by="plan", columns_by="rating", worst_first=True, **view)
    quarters = ask("heat_map", rows_by="plan", columns_by="quarter", worst_first=True, **view)
    moved = ask("changes", from_date=BEFORE, from_known_at=None, **view)
    tasks = ask("tasks", **view)
    strip = ask("home_tiles", **view)
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(pack)), read_only=True)
    listed = list(csv.DictReader(io.StringIO(task_csv.tasks_csv(pack).decode("utf-8-sig"))))
    chart = next(panel.chart for section in pack.story for panel in section.panels if panel.id == "where.ratings")
    return {
        "declared": connection.execute("select declared_rating from task_at(null) where ref = '1'").fetchone()[0],
        "plain SQL": connection.execute("select label, letter from rating_scale where rating = $code", {"code": code}).fetchone(),
        "chart": {series.name: sum(series.values) for series in chart.series},
        "figures": {figure.label: figure.said for figure in pack.figures().values() if figure.id == f"{code}@a-plan"},
        "order of figures": [name for name in telling.FIGURES if name in {each.code for each in ratings.ALL}],
        "key": [row.cells[0] for row in pack.key.rows],
        "slides": f"rated-{code}" in browser.deck(pack) and f".rated-{code}.computed" in colours(),
        "paper": json.dumps(paper.contents(pack), ensure_ascii=False).count(f'"letter": "{one.letter}"') > 0,
        "workbook": [row[:2] for row in book["Figures"].iter_rows(values_only=True) if row[0] == one.label],
        "CSV": [row["Rating"] for row in listed],
        "heat map": [heat_map.column_label(name, "rating") for name in heat_map.column_order(cells, "rating")],
        "worst of a quarter": sorted(set(quarters.worst_rating)),
        "moved": {row.to_ref: list(row.kinds) for row in moved.itertuples()},
        "matrix": [matrix.symbol(row.from_rating, row.to_rating) for row in moved.itertuples()],
        "steps": changes.meaning().partition(":")[0],
        "strip": in_words(strip),
        "task table": list(task_table.table(tasks)[["Rating", "Urgency"]].itertuples(index=False, name=None)),
        "filter": list(read({"rating": [code]}, {}).ratings),
        "decided": checked("rating", code),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_said(sys.argv[1]), ensure_ascii=False))
