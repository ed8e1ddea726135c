"""The matrix of ratings before and after: its cells, how each is read, and the table that they make."""

import pandas as pd

from pages.said import ratings, words
from pages.said import rows as drawn
from pages.said.changes import passed
from pages.said.language import say
from pages.said.rows import Column, Row, Table

NONE = "none"  # in the place of a rating: the version doesn't have the task
_SYMBOLS = {"improved": "▲", "worsened": "▼", "passed": "▷", "same": "=", "other": "◆"}
_STEPS = {one.code: place for place, one in enumerate(ratings.STEPS)}
_ORDER = [*(one.code for one in ratings.ALL), NONE]


def table(found: pd.DataFrame, rows: pd.DataFrame) -> Table:
    """The matrix of cells(rows): a row for each rating before, a column for each after; zero cells are empty."""
    afters = [code for code in _ORDER if code in set(found["after"])]
    lines = []
    for before in [code for code in _ORDER if code in set(found["before"])]:
        part = found[found["before"] == before]
        total = int(part["tasks"].sum())
        there = {cell.after: _count(cell, cell.tasks / total, rows) for cell in part.itertuples()}
        head = row_head(before, rows) if before == NONE else drawn.chip(before)
        lines.append(Row("", (head, *(there.get(after, "") for after in afters), total)))
    columns = [Column(say("Before")), *(_head(after, rows) for after in afters), Column(say("All"), "number")]
    return drawn.table(columns, lines, caption=say("Ratings before and after."), sorts=False, look="heat")


def _head(after: str, rows: pd.DataFrame) -> Column:
    return Column(column_head(after, rows)) if after == NONE else Column(ratings.label(after), chip=drawn.chip(after))


def _count(cell, share: float, rows: pd.DataFrame) -> dict:
    made = drawn.count(
        cell.id, cell.tasks, None if cell.after == NONE else cell.after, share=share, computed=cell.computed,
        said=cell_words(cell, rows),
    )  # fmt: skip
    return made | {"letter": symbol(cell.before, cell.after, is_only_passed=cell.passed == cell.tasks)}


def key(rows: pd.DataFrame) -> str:
    """How to read the matrix."""
    is_passed = any("passed" in set(kinds) for kinds in rows["kinds"])
    if is_passed:
        return say(
            "Rows: the rating before; columns: after. ▲ improved, ▼ worsened, ▷ only its date passed, = the same "
            "rating, ◆ no place in that order. Pale: computed."
        )
    return say(
        "Rows: the rating before; columns: after. ▲ improved, ▼ worsened, = the same rating, ◆ no place in that order. "
        "Pale: computed."
    )


def cells(rows: pd.DataFrame) -> pd.DataFrame:
    """How many tasks went from which rating to which, in the ratings' order; NONE where a version lacks the task.

    passed: how many of them only passed their date, without new words.
    """
    found = pd.DataFrame(
        {
            "before": [row.from_rating if row.in_earlier else NONE for row in rows.itertuples()],
            "after": [row.to_rating if row.in_later else NONE for row in rows.itertuples()],
            "task_id": rows["task_id"].to_list(),
            "passed": ["passed" in set(kinds) for kinds in rows["kinds"]],
            "computed": [
                "computed" in (row.from_rating_basis, row.to_rating_basis) for row in rows.itertuples()
            ],
        }
    )  # fmt: skip
    counted = [
        (before, after, len(part), int(part["passed"].sum()), int(part["computed"].sum()), tuple(part["task_id"]))
        for (before, after), part in found.groupby(["before", "after"])
    ]
    counted.sort(key=lambda cell: (_ORDER.index(cell[0]), _ORDER.index(cell[1])))
    return pd.DataFrame(counted, columns=["before", "after", "tasks", "passed", "computed", "task_ids"]).assign(
        id=[f"{before}-{after}" for before, after, *_ in counted]
    )


def way(before: str, after: str) -> str:
    """What a cell of the matrix is: improved, worsened, same or other."""
    if before == after:
        return "same"
    if before in _STEPS and after in _STEPS:
        return "improved" if _STEPS[after] > _STEPS[before] else "worsened"
    return "other"


def symbol(before: str, after: str, *, is_only_passed: bool = False) -> str:
    """The mark of a cell: ▲ improved, ▼ worsened, ▷ only the dates passed, = the same rating, ◆ anything else."""
    return _SYMBOLS["passed" if is_only_passed else way(before, after)]


def row_head(code: str, rows: pd.DataFrame) -> str:
    """The head of a row: a rating before, or "New", with what else comes from nowhere."""
    if code != NONE:
        return ratings.words(code)
    names = {"new": say("new"), "split": say("split off"), "merged": say("merged"), "back": say("back")}
    return _fates(rows[~rows["in_earlier"]], names)


def column_head(code: str, rows: pd.DataFrame) -> str:
    """The head of a column: a rating after, or "Gone", with what else went."""
    if code != NONE:
        return ratings.words(code)
    return _fates(rows[~rows["in_later"]], {"gone": say("gone"), "merged": say("merged"), "split": say("split")})


def _fates(rows: pd.DataFrame, names: dict[str, str]) -> str:
    there = set(rows["fate"])
    return words.several([name for fate, name in names.items() if fate in there], "or").capitalize()


def cell_words(cell, rows: pd.DataFrame) -> str:
    """A cell as a line to choose it by: "From A Behind schedule to C Complete, improved: 3 tasks"."""
    before, after = row_head(cell.before, rows), column_head(cell.after, rows)
    if cell.before == NONE:
        joined = say("{fate}, to {after}", fate=before, after=after)
    elif cell.after == NONE:
        joined = say("From {before}, {fate}", before=before, fate=after.lower())
    else:
        joined = say("From {before} to {after}", before=before, after=after)
    computed = say(", {number} with a computed rating", number=f"{cell.computed:,}") if cell.computed else ""
    return f"{joined}{_way_words(cell)}: {words.count(cell.tasks, 'task')}{computed}"


def _way_words(cell) -> str:
    told = {"improved": say("improved"), "worsened": say("worsened"), "same": say("the same rating"), "other": ""}
    kind, rest = told[way(cell.before, cell.after)], cell.tasks - cell.passed
    if not cell.passed:
        return f", {kind}" if kind else ""
    said = passed(cell.passed)
    if not rest:
        return f", {said}"
    return f", {cell.passed:,} {said}, {rest:,} {kind or say('rated otherwise')}"
