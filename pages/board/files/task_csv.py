"""The pack's tasks as CSV, a row a task, with what there is to know of them in columns of their own."""

from pages.board.pack import tasks
from pages.board.pack.model import Pack
from pages.said import cells
from pages.said.language import say


def tasks_csv(pack: Pack) -> bytes:
    """The tasks as cells.csv_file writes them."""
    table, about = tasks.table(pack.tasks), _about(pack)
    markings = {plan.title: pack.marking_on((plan.plan_id,)) for plan in pack.plans}
    head = [*(column.name for column in table.columns), say("Marking"), *about]
    rows = (
        [*row.cells, markings.get(task.plan) or say("none")] for task, row in zip(pack.tasks, table.rows, strict=True)
    )
    return cells.csv_file([head, *([*row, *about.values()] for row in rows)])


def _about(pack: Pack) -> dict[str, str]:
    """What is said of the pack, the same in every row."""
    return {
        say("As at"): pack.as_at,
        say("View"): pack.filters,
        say("Number of tasks"): str(len(pack.tasks)),
        say("Ratings basis"): pack.judged_on,
        say("Rating key"): "; ".join(f"{row.cells[0]}: {row.cells[1]}" for row in pack.key.rows),
        say("Data quality"): " ".join([pack.quality, *pack.warnings]),
        say("Issue"): pack.stamp or say("not issued yet"),
        say("Audience"): pack.audience_words,
        say("Pack"): pack.title,
    }
