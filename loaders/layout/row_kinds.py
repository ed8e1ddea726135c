"""What a row of a table is that is no task: a total, or the parent row of the tasks below it."""

import re

from loaders.interpret.timescale import read_timescale
from loaders.layout.cell_evidence import measure
from loaders.layout.phrases import is_sentence
from loaders.layout.regions import filled_cells
from loaders.layout.tables import Table
from loaders.records import Row

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|overall)[\s-]?)?totals?\b(?!\s+\w+\s+\w+\s+\w+)|^\W*(?:sum|count|average|cyfanswm)\W*(?:of\b.*)?$",
    re.I,
)


def tells_total(row: Row, table: Table) -> bool:
    """Whether a row sums up those above: it begins with "Total", and names no lead and no date."""
    filled = [number for number, cell in enumerate(row.cells) if cell.strip()]
    if not filled or not _TOTAL.match(row.cells[filled[0]]):
        return False
    fields = {table.fields[number] for number in filled if number < len(table.fields)}
    return not fields & {"lead", "timescale"}


def sums_up(row: Row, table: Table) -> bool:
    """Whether a row without an action holds dates and numbers alone, as a group's summary does and no split row."""
    filled = [
        (table.fields[n] if n < len(table.fields) else "", cell) for n, cell in enumerate(row.cells) if cell.strip()
    ]
    if len(filled) < 2 or any(field in ("action", "ref", "lead", "progress") for field, _ in filled):
        return False
    cells = measure([cell for _, cell in filled])
    return cells.dated + cells.number + cells.per_cent >= 0.99


def heads_rows(row: Row, table: Table) -> bool:
    """Whether the only text of a row stands under the action, on a ground that no other row has, as a heading."""
    filled = [number for number, cell in enumerate(row.cells) if cell.strip()]
    if (
        len(filled) != 1
        or filled[0] >= len(table.fields)
        or table.fields[filled[0]] != "action"
        or is_sentence(row.cells[filled[0]])
    ):
        return False
    ground = row.colours[filled[0]] if filled[0] < len(row.colours) else None
    usual = [one.colours[filled[0]] for one in table.rows if filled_cells(one) > 2 and filled[0] < len(one.colours)]
    return bool(ground) and ground not in usual


def parents_of(table: Table) -> dict[str, str]:
    """By locator, the name of each row that only heads the tasks below it, as a project tool exports them.

    Such a row is followed by rows that stand deeper and has no lead, though most rows have one; where no depth is told,
    it also spans from the first start to the last finish of those below.
    """
    if "action" not in table.fields:
        return {}
    action = table.fields.index("action")
    rows = [row for row in table.rows if _text(row, action)]
    leads = [number for number, field in enumerate(table.fields) if field == "lead"]
    leaderless = [number for number, row in enumerate(rows) if not any(_text(row, lead) for lead in leads)]
    if not leaderless or len(leaderless) > len(rows) / 2:
        return {}
    if any(row.level for row in rows):
        heads = [n for n in leaderless if n + 1 < len(rows) and rows[n + 1].level > rows[n].level]
    else:
        heads = [
            n for n, end in zip(leaderless, [*leaderless[1:], len(rows)], strict=True) if _spans(table, rows, n, end)
        ]
    return {rows[number].locator: rows[number].cells[action] for number in heads}


def _text(row: Row, number: int) -> str:
    return row.cells[number].strip() if number < len(row.cells) else ""


def _spans(table: Table, rows: list[Row], number: int, end: int) -> bool:
    """Whether a row runs from the first start to the last finish of two or more rows below it."""
    if not {"start", "timescale"} <= set(table.fields):
        return False
    start, finish = table.fields.index("start"), table.fields.index("timescale")
    spans = [
        (read_timescale(_text(row, start)).starts_on, read_timescale(_text(row, finish)).due_on)
        for row in rows[number:end]
    ]
    (own_start, own_finish), below = spans[0], spans[1:]
    if own_start is None or own_finish is None or len(below) < 2 or any(None in span for span in below):
        return False
    return own_start == min(first for first, _ in below if first) and own_finish == max(
        last for _, last in below if last
    )
