"""The pack's tasks as CSV, a row a task, with what there is to know of them in columns of their own."""

import csv
import io

from pages.board.pack import tasks
from pages.board.pack.model import Pack
from pages.said import cells


def tasks_csv(pack: Pack) -> bytes:
    """The tasks in UTF-8 with a mark of it, so that Excel reads it right.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    table, about = tasks.table(pack.tasks), _about(pack)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*(column.name for column in table.columns), *about])
    said = [cells.as_text(text) for text in about.values()]
    for row in table.rows:
        writer.writerow([*(cells.as_text(str(cell)) for cell in row.cells), *said])
    return out.getvalue().encode("utf-8-sig", "replace")


def _about(pack: Pack) -> dict[str, str]:
    """What is said of the pack, the same in every row."""
    return {
        "As at": pack.as_at,
        "View": pack.filters,
        "Number of tasks": str(len(pack.tasks)),
        "Ratings basis": pack.judged_on,
        "Rating key": "; ".join(f"{row.cells[0]}: {row.cells[1]}" for row in pack.key.rows),
        "Data quality": " ".join([pack.quality, *pack.warnings]),
        "Marking": pack.marking or "none",
        "Audience": pack.audience_words,
        "Pack": pack.title,
    }
