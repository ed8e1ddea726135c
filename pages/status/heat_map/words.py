"""What the heat map says: the names of its rows and columns, its cells in words, its finding, how to read it."""

from datetime import date

import pandas as pd

from pages.said import ratings, words
from pages.said.area_words import Noun
from pages.said.language import marked, say, says

_NOUNS = {"lead": Noun(marked("lead"), marked("leads")), "plan": Noun(marked("plan"), marked("plans"))}
_UNNAMED = {"area": marked("Not under a heading"), "lead": marked("No lead given")}
_QUARTERS = (marked("Jan–Mar"), marked("Apr–Jun"), marked("Jul–Sep"), marked("Oct–Dec"))
_ALL = "*"  # no rating, no day and no plan is called so


def noun(rows_by: str, area: Noun) -> Noun:
    """What a row is. area: what the plan calls its areas."""
    return area if rows_by == "area" else _NOUNS[rows_by]


def cell_id(cell) -> str:
    """The one name of a cell, as the address carries it."""
    return f"{cell.plan_id}|{cell.row_name}|{cell.column_name}"


def row_id(cell) -> str:
    """The name of all of a cell's row."""
    return f"{cell.plan_id}|{cell.row_name}|{_ALL}"


def column_id(column_name: str) -> str:
    """The name of all of a column."""
    return f"{_ALL}|{_ALL}|{column_name}"


def row_label(cell, rows_by: str) -> str:
    """The name of a cell's row."""
    return cell.plan_title if rows_by == "plan" else cell.row_name or say(_UNNAMED[rows_by])


def quarter(first_day: str) -> str:
    """A calendar quarter by its first day in ISO form: "Oct–Dec 2015"; '' is no date given."""
    if not first_day:
        return say("No date given")
    day = date.fromisoformat(first_day)
    return f"{say(_QUARTERS[(day.month - 1) // 3])} {day.year}"


def column_label(column_name: str, columns_by: str) -> str:
    """The head of a column in one line: "R Off track" or "Oct–Dec 2015"."""
    return quarter(column_name) if columns_by == "quarter" else ratings.words(column_name)


def percent(tasks: int, row_tasks: int) -> str:
    """The share of a row's tasks, never without both numbers beside it: "38 %"."""
    return f"{round(100 * tasks / row_tasks)} %"


def cell_words(cell, rows_by: str, columns_by: str, *, as_share: bool = False) -> str:
    """A cell in words: "Schools, R Off track: 3 of 13, 2 computed"; with its share "23 %, 3 of 13, 2 computed"."""
    share = f"{percent(cell.tasks, cell.row_tasks)}, " if as_share else ""
    part = share + say("{number} of {total}", number=f"{cell.tasks:,}", total=f"{cell.row_tasks:,}")
    if cell.computed == cell.tasks:
        part = say("{part}, computed", part=part)
    elif cell.computed:
        part = say("{part}, {number} computed", part=part, number=f"{cell.computed:,}")
    return f"{row_label(cell, rows_by)}, {column_label(cell.column_name, columns_by)}: {part}"


def of_all(name: str, tasks: int) -> str:
    """All of a row or a column in words: "Schools: 13 tasks"."""
    return f"{name}: {words.count(tasks, 'task')}"


def headline(cells: pd.DataFrame, noun: Noun, columns_by: str) -> str:
    """The finding in one sentence. cells: of one plan, or a row a plan."""
    if columns_by == "quarter":
        return _busiest_quarter(cells)
    rows = cells.groupby(["plan_id", "row_name"], sort=False).ngroups
    for one in ratings.TO_ATTEND:
        hit = cells[cells.column_name == one.code]
        if not hit.empty:
            return _rated(hit, rows, noun, ratings.label(one.code).lower())
    unrated = cells[cells.column_name == "not_rated"].tasks.sum()
    if unrated == cells.tasks.sum():
        return say("No task here has a rating")
    slipping = words.several([ratings.label(one.code).lower() for one in ratings.SLIPPING], "or")
    if unrated:
        return say("Nothing that is rated is {ratings}", ratings=slipping)
    return say("Nothing is {ratings}", ratings=slipping)


def _rated(hit: pd.DataFrame, rows: int, noun: Noun, rating: str) -> str:
    if rows == 1:
        number, total = int(hit.tasks.sum()), int(hit.row_tasks.iloc[0])
        part = words.of(number, total)
        return says(total, "{part} task: {rating}", "{part} tasks: {rating}", part=part, rating=rating)
    if len(hit) == rows:
        return say("Every {area} has tasks {rating}", area=say(noun.one), rating=rating)
    part = words.of(len(hit), rows)
    return says(
        len(hit), "{part} {areas} has tasks {rating}", "{part} {areas} have tasks {rating}",
        part=part, areas=say(noun.many), rating=rating,
    )  # fmt: skip


def _busiest_quarter(cells: pd.DataFrame) -> str:
    tasks = cells.explode("task_ids").groupby("column_name").task_ids.nunique()  # each once, whoever shares it
    undated = int(tasks.get("", 0))
    dated = tasks.drop("", errors="ignore")
    if dated.empty:
        return say("No task here has a date")
    said = say(
        "Most fall due in {quarter}: {part}",
        quarter=quarter(dated.idxmax()),
        part=words.of(int(dated.max()), int(tasks.sum())),
    )
    if not undated:
        return said
    return says(
        undated, "{finding}; {number} has no date", "{finding}; {number} have no date",
        finding=said, number=f"{undated:,}",
    )  # fmt: skip


def heading(cells: pd.DataFrame, noun: Noun, columns_by: str) -> str:
    """What stands above one plan's rows where there are several: its title, its date, its finding."""
    return f"{dated(cells.iloc[0])}: {headline(cells, noun, columns_by)}"


def dated(cell) -> str:
    """A plan with the date that it is judged at."""
    return say("{plan}, as at {day}", plan=cell.plan_title, day=words.day(cell.as_at))


def subtitle(cells: pd.DataFrame, noun: Noun, rows_by: str, columns_by: str) -> str:
    """What is counted, n, as-at date, and how to read a cell."""
    tasks = cells.explode("task_ids").groupby("plan_id").task_ids.nunique()
    row, by_quarter = say(noun.one), columns_by == "quarter"
    if len(tasks) == 1:
        given = {
            "tasks": words.count(int(tasks.iloc[0]), "task"), "row": row, "day": words.day(cells.as_at.iloc[0]),
        }  # fmt: skip
        said = (
            say("{tasks} by {row} and the quarter they are due in, as at {day}.", **given)
            if by_quarter
            else say("{tasks} by {row} and rating, as at {day}.", **given)
        )
    elif by_quarter:
        said = say(
            "Tasks by {row} and the quarter they are due in; each plan at its own date, never added up.", row=row
        )
    else:
        said = say("Tasks by {row} and rating; each plan at its own date, never added up.", row=row)
    shared = (
        say("A task of several leads counts at each.") if rows_by == "lead" and cells.tasks.sum() > tasks.sum() else ""
    )
    return " ".join(filter(None, [said, shared, key(columns_by)]))


def key(columns_by: str) -> str:
    """How to read a cell."""
    if columns_by == "quarter":
        return say("Outlined: all computed. Letter and colour: the worst rating in it. Stronger: more of its row.")
    return say("Outlined: all computed. Stronger: more of its row.")


def column_order(cells: pd.DataFrame, columns_by: str) -> list[str]:
    """The columns that hold a task: ratings in their one order, quarters by date, the undated last."""
    found = set(cells.column_name)
    if columns_by == "quarter":
        return sorted(found, key=lambda name: (name == "", name))
    return [one.code for one in ratings.ALL if one.code in found]
