"""Reading a plan of 60 tasks against the bare libraries under it, on the same files in one process."""

from io import BytesIO

import docx
import openpyxl
import pandas as pd
import pdfplumber
from helpers.damaged import cases
from helpers.plan_writer import AMBER, GREEN, RED, Table, write

from loaders import preview
from loaders.errors import DocumentRefused
from loaders.read import read
from timing import median_ms

TASKS = 60
AIMS = {"docx": 5, "pdf": 2}
_HEADER = ["Ref", "Action", "Lead", "Timescale", "Outcome", "Progress", "RAG rating"]


def _plan() -> Table:
    rows = [
        [
            f"{number // 10 + 1}.{number % 10 + 1}",
            f"Carry out piece {number} of the generated work, with the partners whom it concerns",
            "Una Marsh/Tom Field",
            "September 2021",
            "People who need to know of the work do know of it",
            "First part done.\nA second part, agreed with partners, is under way",
            "",
        ]
        for number in range(TASKS)
    ]
    return Table(_HEADER, rows, {number: (GREEN, AMBER, RED)[number % 3] for number in range(TASKS)})


def _bare_docx(content: bytes) -> list:
    tables = docx.Document(BytesIO(content)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def _bare_pdf(content: bytes) -> list:
    with pdfplumber.open(BytesIO(content)) as opened:
        return [page.extract_tables() for page in opened.pages]


def _bare_xlsx(content: bytes) -> list:
    return list(openpyxl.load_workbook(BytesIO(content), data_only=True).active.iter_rows(values_only=True))


def measure() -> pd.DataFrame:
    """One row per format: our reader's time, the bare library's, and their ratio; whole is with everything interpreted."""
    found = []
    for kind, bare in (("docx", _bare_docx), ("pdf", _bare_pdf), ("xlsx", _bare_xlsx)):
        content = write(kind, _plan())
        ours = median_ms(lambda content=content, kind=kind: read(content, f"plan.{kind}"))
        under = median_ms(lambda content=content, bare=bare: bare(content))
        whole = median_ms(lambda content=content, kind=kind: preview(content, f"plan.{kind}"))
        aim = AIMS.get(kind)
        found.append(
            {
                "format": kind,
                "ms": round(ours, 1),
                "bare ms": round(under, 1),
                "÷ bare": round(ours / under, 2),
                "aim": f"≤ {aim} {'met' if ours / under <= aim else 'missed'}" if aim else "",
                "whole ms": round(whole, 1),
            }
        )
    return pd.DataFrame(found)


def survived(count: int) -> str:
    """What became of so many damaged documents, in words; anything but a load or a refusal is raised."""
    refused = 0
    for name, content in cases(count):
        try:
            preview(content, name)
        except DocumentRefused as refusal:
            if "ended unexpectedly" in str(refusal):
                raise
            refused += 1
    return f"Of {count:,} damaged documents {count - refused:,} loaded and {refused:,} were refused in words."
