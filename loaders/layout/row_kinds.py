"""What a row of a table is that is no task: a total, or the parent row of the tasks below it."""

import re

from loaders.interpret.timescale import read_timescale
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


def parents_of(table: Table) -> dict[str, str]:
    """By locator, the name of each row that only heads the tasks below it, as a project tool exports them.

    Such a row has no lead, though most rows have one, and spans from the first start to the last finish of those below.
    """
    if not {"action", "lead", "start", "timescale"} <= set(table.fields):
        return {}
    action, lead, start, finish = (table.fields.index(name) for name in ("action", "lead", "start", "timescale"))
    rows = [row for row in table.rows if action < len(row.cells) and row.cells[action].strip()]
    leaderless = [number for number, row in enumerate(rows) if not row.cells[lead].strip()]
    if not leaderless or len(leaderless) > len(rows) / 2:
        return {}
    spans = [
        (read_timescale(row.cells[start]).starts_on, read_timescale(row.cells[finish]).due_on) for row in rows
    ]
    found = {}
    for number, end in zip(leaderless, [*leaderless[1:], len(rows)], strict=True):
        own, below = spans[number], spans[number + 1 : end]
        whole = [(first, last) for first, last in below if first and last]
        if own[0] and own[1] and len(whole) >= 2 and len(whole) == len(below):
            if own == (min(first for first, _ in whole), max(last for _, last in whole)):
                found[rows[number].locator] = rows[number].cells[action]
    return found
