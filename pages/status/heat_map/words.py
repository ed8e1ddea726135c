"""What the heat map says: the names of its rows and columns, its cells in words, its finding, its table."""

from datetime import date

import pandas as pd

from pages.said import ratings, words

NOUNS = {"area": "area", "lead": "lead", "plan": "plan"}
_UNNAMED = {"area": "Not under a heading", "lead": "No lead given"}
_QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")


def cell_id(cell) -> str:
    """The one name of a cell, as the address carries it."""
    return f"{cell.plan_id}|{cell.row_name}|{cell.column_name}"


def row_label(cell, rows_by: str, many_plans: bool = False) -> str:
    """The name of a cell's row, with its plan's where several plans are shown."""
    if rows_by == "plan":
        return cell.plan_title
    name = cell.row_name or _UNNAMED[rows_by]
    return f"{cell.plan_title}: {name}" if many_plans else name


def quarter(first_day: str) -> str:
    """A calendar quarter by its first day in ISO form: "Oct–Dec 2015"; '' is no date given."""
    if not first_day:
        return "No date given"
    day = date.fromisoformat(first_day)
    return f"{_QUARTERS[(day.month - 1) // 3]} {day.year}"


def column_label(column_name: str, columns_by: str) -> str:
    """The head of a column in one line: "R Off track" or "Oct–Dec 2015"."""
    return quarter(column_name) if columns_by == "quarter" else ratings.words(column_name)


def marked(tasks: int, computed: int) -> str:
    """A count with its computed part: "3", "3, 2 computed", "3 computed"."""
    if not computed:
        return f"{tasks:,}"
    return f"{tasks:,} computed" if computed == tasks else f"{tasks:,}, {computed:,} computed"


def percent(tasks: int, row_tasks: int) -> str:
    """The share of a row's tasks, never without both numbers beside it: "38 %"."""
    return f"{round(100 * tasks / row_tasks)} %"


def figures_in(cell, as_share: bool) -> str:
    """A cell's figures in words: "3, 2 computed", or with its share "5 of 13 (38 %), 2 computed"."""
    if not as_share:
        return marked(cell.tasks, cell.computed)
    part = f"{words.of(cell.tasks, cell.row_tasks)} ({percent(cell.tasks, cell.row_tasks)})"
    return f"{part}, {cell.computed:,} computed" if cell.computed else part


def cell_words(cell, rows_by: str, columns_by: str, many_plans: bool) -> str:
    """A cell as a line to choose it by: "Schools, R Off track: 3 of 13, 2 computed"."""
    part = f"{cell.tasks:,} of {cell.row_tasks:,}"
    part = f"{part}, {cell.computed:,} computed" if cell.computed else part
    return f"{row_label(cell, rows_by, many_plans)}, {column_label(cell.column_name, columns_by)}: {part}"


def headline(cells: pd.DataFrame, rows_by: str, columns_by: str) -> str:
    """The finding of the picture in one sentence."""
    if columns_by == "quarter":
        return _busiest_quarter(cells)
    rows = cells.groupby(["plan_id", "row_name"], sort=False).ngroups
    for one in ratings.TO_ATTEND:
        hit = cells[cells.column_name == one.code]
        if hit.empty:
            continue
        state = one.label.lower()
        if rows == 1:
            return f"{words.of(hit.tasks.sum(), hit.row_tasks.iloc[0])} tasks: {state}"
        verb = "has" if len(hit) == 1 else "have"
        return f"{words.of(len(hit), rows)} {NOUNS[rows_by]}s {verb} tasks {state}"
    unrated = cells[cells.column_name == "not_rated"].tasks.sum()
    if unrated == cells.tasks.sum():
        return "No task here has a rating"
    slipping = words.several([one.label.lower() for one in ratings.SLIPPING], "or")
    return f"Nothing {'that is rated ' if unrated else ''}is {slipping}"


def _busiest_quarter(cells: pd.DataFrame) -> str:
    tasks = cells.explode("task_ids").groupby("column_name").task_ids.nunique()  # each once, whoever shares it
    undated = int(tasks.get("", 0))
    dated = tasks.drop("", errors="ignore")
    if dated.empty:
        return "No task here has a date"
    rest = f"; {undated:,} {'has' if undated == 1 else 'have'} no date" if undated else ""
    return f"Most fall due in {quarter(dated.idxmax())}: {words.of(int(dated.max()), int(tasks.sum()))}{rest}"


def subtitle(cells: pd.DataFrame, rows_by: str, columns_by: str) -> str:
    """What is counted, n, as-at date and basis."""
    dates = words.several([words.day(day) for day in sorted(cells.as_at.unique())])
    across = "the quarter they are due in" if columns_by == "quarter" else "rating"
    said = f"{words.count(int(cells.all_tasks.iloc[0]), 'task')} by {NOUNS[rows_by]} and {across}, as at {dates}."
    if rows_by == "lead" and cells.tasks.sum() > cells.all_tasks.iloc[0]:
        said += (
            f" A task with several leads counts at each of them: the rows add up to {cells.tasks.sum():,},"
            " more than the plan holds."
        )
    return said


def key(columns_by: str) -> str:
    """How to read a cell."""
    worst = " Letter and colour: the worst rating in the cell." if columns_by == "quarter" else ""
    return f"Filled: declared by the plan or confirmed. Pale, outlined: all computed.{worst} Stronger: more of its row."


def table(cells: pd.DataFrame, rows_by: str, columns_by: str, as_share: bool) -> pd.DataFrame:
    """The picture's figures, a row for each of its rows, in the same order; zero cells are empty."""
    many = cells.plan_id.nunique() > 1
    columns = column_order(cells, columns_by)
    rows: dict[tuple, dict] = {}
    for cell in cells.itertuples():
        empty = {"name": row_label(cell, rows_by, many), **dict.fromkeys(columns, ""), "all": cell.row_tasks}
        rows.setdefault((cell.plan_id, cell.row_name), empty)[cell.column_name] = figures_in(cell, as_share)
    heads = {column: column_label(column, columns_by) for column in columns}
    heads |= {"name": NOUNS[rows_by].capitalize(), "all": "All"}
    return pd.DataFrame(list(rows.values())).rename(columns=heads)


def column_order(cells: pd.DataFrame, columns_by: str) -> list[str]:
    """The columns that hold a task: ratings in their one order, quarters by date, the undated last."""
    found = set(cells.column_name)
    if columns_by == "quarter":
        return sorted(found, key=lambda name: (name == "", name))
    return [one.code for one in ratings.ALL if one.code in found]
