"""What the comparison of two versions says: its finding, kinds of change, cells, rows, the match of a task."""

from collections import Counter

import pandas as pd

from pages.said import ratings, words
from pages.said.changes import KINDS, passed, refs, side_leads, side_rating

_BEST_FIRST = ", ".join(one.label.lower() for one in reversed(ratings.STEPS))
_NO_STEPS = ["a rating that comes or goes", *(one.label.lower() for one in ratings.RATINGS if one not in ratings.STEPS)]
MEANING = (
    f"Improved and worsened follow the order {_BEST_FIRST}; {', '.join(_NO_STEPS[:-1])}, and {_NO_STEPS[-1]}, have no "
    "place in it: “rated otherwise”. A task whose words are no worse, and whose date passed after they were written, "
    "hasn’t worsened: “only its date passed”. Reworded: action or outcome. New report: "
    "status, progress or next steps in other words. Re-owned: other leads. A task that was split from an earlier one "
    "isn’t new; one that went into another isn’t gone. A task can be of several kinds."
)
NONE = "none"  # in the place of a rating: the version doesn't have the task
_SYMBOLS = {"improved": "▲", "worsened": "▼", "passed": "▷", "same": "=", "other": "◆"}
_STEPS = {one.code: place for place, one in enumerate(ratings.STEPS)}


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
    order = [*(one.code for one in ratings.ALL), NONE]
    counted = [
        (before, after, len(part), int(part["passed"].sum()), int(part["computed"].sum()), tuple(part["task_id"]))
        for (before, after), part in found.groupby(["before", "after"])
    ]
    counted.sort(key=lambda cell: (order.index(cell[0]), order.index(cell[1])))
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


def cell_symbol(cell) -> str:
    """The mark of a row of cells."""
    return symbol(cell.before, cell.after, is_only_passed=cell.passed == cell.tasks)


def row_head(code: str, rows: pd.DataFrame) -> str:
    """The head of a row: a rating before, or "New", with what else comes from nowhere."""
    if code != NONE:
        return ratings.words(code)
    return _fates(rows[~rows["in_earlier"]], {"new": "new", "split": "split off", "merged": "merged", "back": "back"})


def column_head(code: str, rows: pd.DataFrame) -> str:
    """The head of a column: a rating after, or "Gone", with what else went."""
    if code != NONE:
        return ratings.words(code)
    return _fates(rows[~rows["in_later"]], {"gone": "gone", "merged": "merged", "split": "split"})


def _fates(rows: pd.DataFrame, names: dict[str, str]) -> str:
    there = set(rows["fate"])
    return words.several([name for fate, name in names.items() if fate in there], "or").capitalize()


def cell_words(cell, rows: pd.DataFrame) -> str:
    """A cell as a line to choose it by: "From A Behind schedule to C Complete, improved: 3 tasks"."""
    before = row_head(cell.before, rows) if cell.before == NONE else f"From {ratings.words(cell.before)}"
    after = column_head(cell.after, rows).lower() if cell.after == NONE else f"to {ratings.words(cell.after)}"
    computed = f", {cell.computed:,} with a computed rating" if cell.computed else ""
    joined = f"{before}, {after}" if NONE in (cell.before, cell.after) else f"{before} {after}"
    return f"{joined}{_way_words(cell)}: {words.count(cell.tasks, 'task')}{computed}"


def _way_words(cell) -> str:
    told = {"improved": "improved", "worsened": "worsened", "same": "the same rating", "other": ""}
    kind, rest = told[way(cell.before, cell.after)], cell.tasks - cell.passed
    if not cell.passed:
        return f", {kind}" if kind else ""
    said = passed(cell.passed)
    if not rest:
        return f", {said}"
    return f", {cell.passed:,} {said}, {rest:,} {kind or 'rated otherwise'}"


def kinds(rows: pd.DataFrame) -> dict[str, int]:
    """How many tasks are of each kind of change, in one order; kinds without a task are left out."""
    counted = Counter(kind for kinds in rows["kinds"] for kind in kinds)
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def headline(rows: pd.DataFrame, since: str) -> str:
    """The finding: "5 of 38 tasks improved, 3 worsened, 2 are new since 30 Sep 2016"."""
    counted, total = kinds(rows), int(rows["in_later"].sum())
    if set(counted) <= {"same"}:
        return f"Nothing changed in {words.count(len(rows), 'task')} since {since}"
    improved, worsened = counted.get("improved", 0), counted.get("worsened", 0)
    parts = [
        f"{words.of(improved, total)} tasks improved".capitalize(),
        f"{worsened:,} worsened" if worsened else "none worsened",
        *([f"{counted['passed']:,} {passed(counted['passed'])}"] if "passed" in counted else []),
    ]
    parts += [
        f"{counted[kind]:,} {(one if counted[kind] == 1 else many)}"
        for kind, one, many in (("new", "is new", "are new"), ("gone", "is gone", "are gone"))
        if counted.get(kind)
    ]
    return f"{words.several(parts)} since {since}"


def subtitle(rows: pd.DataFrame, earlier, later) -> str:
    """What is compared and counted."""
    before = words.count(int(rows["in_earlier"].sum()), "task").capitalize()
    after = words.count(int(rows["in_later"].sum()), "task")
    only = "▷ only its date passed, " if "passed" in kinds(rows) else ""
    return (
        f"{before} judged at {words.day(earlier.on_date)} against {after} judged at {words.day(later.on_date)}. "
        f"Rows: the rating before; columns: after. ▲ improved, ▼ worsened, {only}= the same rating, "
        "◆ no place in that order. Filled: declared or confirmed; pale, outlined: all with a computed rating."
    )


def matrix_table(found: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The matrix as a table: a row for each rating before; zero cells are empty."""
    order = [*(one.code for one in ratings.ALL), NONE]
    afters = [code for code in order if code in set(found["after"])]
    table = []
    for before in [code for code in order if code in set(found["before"])]:
        part = found[found["before"] == before]
        there = {cell.after: f"{cell.tasks:,} {cell_symbol(cell)}" for cell in part.itertuples()}
        told = {column_head(after, rows): there.get(after, "") for after in afters}
        table.append({"Before": row_head(before, rows), **told, "All": int(part["tasks"].sum())})
    return pd.DataFrame(table)


def task_name(row) -> str:
    """A task in one line: "3 → 4 Train every team"."""
    return f"{refs(row)} {words.shorten(row.to_action if row.in_later else row.from_action, 70)}"


_FIELDS = {
    "action": "Action",
    "outcome": "Outcome",
    "status_text": "Status",
    "progress": "Progress",
    "next_steps": "Next steps",
}


def sides(row) -> list[tuple[str, str | None, str | None]]:
    """A task's facts and texts as (heading, before, after), those that neither version has left out."""

    def both(heading: str, said) -> tuple[str, str | None, str | None]:
        return heading, said("from") if row.in_earlier else None, said("to") if row.in_later else None

    def text(name: str):
        return lambda side: None if words.is_missing(getattr(row, f"{side}_{name}")) else getattr(row, f"{side}_{name}")

    found = [
        both("Ref", text("ref")),
        both("Section", lambda side: _place(row, side)),
        *(both(heading, text(name)) for name, heading in list(_FIELDS.items())[:2]),
        both("Lead", lambda side: side_leads(row, side)),
        both("Timescale", text("timescale_text")),
        both("Due", lambda side: words.day(getattr(row, f"{side}_due_on"))),
        *(both(heading, text(name)) for name, heading in list(_FIELDS.items())[2:]),
        both("Rating", lambda side: side_rating(row, side)),
    ]
    return [(heading, before, after) for heading, before, after in found if before or after]


def _place(row, side: str) -> str | None:
    parts = [getattr(row, f"{side}_section"), getattr(row, f"{side}_subsection")]
    return " · ".join(part for part in parts if not words.is_missing(part)) or None


def match(row, kin: list[str]) -> str:
    """How a task was matched, and how surely; kin: what it was split from, split into, went into or was made of."""
    if not words.is_missing(row.corrected_by):
        return f"Match corrected by a person: {row.corrected_by}, because {row.corrected_because}."
    if row.fate == "kept":
        return _kept(row)
    others = words.several(kin) or "tasks that the other version has"
    if row.fate == "split":
        return f"Split from {others}: {_kinship(row)}." if row.in_later else f"Split into {others}."
    if row.fate == "merged":
        return f"Went into {others}: {_kinship(row)}." if row.in_earlier else f"Made of {others}."
    return {
        "back": f"Not in the earlier version, but in an older one, as at {words.day(row.seen_on)}.",
        "new": "New: no earlier task has this reference with like words, or these words.",
        "gone": "Gone: no later task has this reference with like words, or these words.",
    }[row.fate]


def _kept(row) -> str:
    if words.is_missing(row.matched_by):
        return "The same task by its identity in both versions."
    score = f"{row.score:.0f} of 100"
    if row.matched_by == "wording":
        moved = f" under another reference ({refs(row)})" if row.from_ref != row.to_ref else ""
        return f"Matched by wording{moved}, {score}."
    return f"Matched by reference{', reworded' if row.matched_by == 'ref_reworded' else ''}, {score}."


def _kinship(row) -> str:
    if not words.is_missing(row.kin_decided_by):
        return f"decided by {row.kin_decided_by}, because {row.kin_because}"
    return f"by the words they share, {row.kin_score:.0f} of 100"
