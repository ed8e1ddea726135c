"""The pack's tasks as CSV, a row a task, with what there is to know of them in columns of their own."""

from pages.board.pack import tasks
from pages.board.pack.model import Pack
from pages.said import cells


def tasks_csv(pack: Pack) -> bytes:
    """The tasks as cells.csv_file writes them."""
    table, about = tasks.table(pack.tasks), _about(pack)
    head = [*(column.name for column in table.columns), *about]
    return cells.csv_file([head, *([*row.cells, *about.values()] for row in table.rows)])


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
