"""What the comparison of two versions says: its finding, kinds of change, the tasks that moved, the match of a task."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from pages.said import ratings, rows, task_list, words
from pages.said.changes import KINDS, kinds_in_words, passed, refs, side_due, side_leads, side_rating, two
from pages.said.rows import Column, Row, Table

_BEST_FIRST = ", ".join(one.label.lower() for one in reversed(ratings.STEPS))
_NO_STEPS = ["a rating that comes or goes", *(one.label.lower() for one in ratings.RATINGS if one not in ratings.STEPS)]
MEANING = (
    f"Improved and worsened follow the order {_BEST_FIRST}; {', '.join(_NO_STEPS[:-1])}, and {_NO_STEPS[-1]}, have no "
    "place in it: “rated otherwise”. A task whose words are no worse, and whose date passed after they were written, "
    "hasn’t worsened: “only its date passed”. Reworded: action or outcome. New report: "
    "status, progress or next steps in other words. Re-owned: other leads. A task that was split from an earlier one "
    "isn’t new; one that went into another isn’t gone. A task can be of several kinds."
)
_RATED = ("worsened", "passed", "improved", "rerated", "new", "back", "split", "merged", "gone")
_GROUPS = (*(KINDS[kind].capitalize() for kind in _RATED), "Same rating, changed otherwise")
_COLUMNS = (
    Column("Action", look="main"),
    Column("What changed"),
    Column("Before"),
    Column("Now"),
    Column("Due", look="wide"),
    Column("Lead", look="wide"),
)


def kinds(found: pd.DataFrame) -> dict[str, int]:
    """How many tasks are of each kind of change, in one order; kinds without a task are left out."""
    counted = Counter(kind for kinds in found["kinds"] for kind in kinds)
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def headline(found: pd.DataFrame, since: str) -> str:
    """The finding: "5 of 38 tasks improved, 3 worsened, 2 are new since 30 Sep 2016"."""
    counted, total = kinds(found), int(found["in_later"].sum())
    if set(counted) <= {"same"}:
        return f"Nothing changed in {words.count(len(found), 'task')} since {since}"
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


def moved(found: pd.DataFrame) -> pd.DataFrame:
    """The tasks of which anything changed, the gravest change first, else in their order."""
    changed = found[["same" not in set(kinds) for kinds in found["kinds"]]]
    places = [_GROUPS.index(_group(kinds)) for kinds in changed["kinds"]]
    return changed.iloc[sorted(range(len(places)), key=places.__getitem__)]


def table(found: pd.DataFrame, caption: str, *, by_kind: bool) -> Table:
    """Tasks of both versions as rows that open; by_kind: under a heading for their gravest kind of change."""
    lines = [
        Row(
            row.task_id,
            (
                rows.text(row.to_action if row.in_later else row.from_action, ref=refs(row, "")),
                kinds_in_words(_others(row.kinds) if by_kind else row.kinds),
                rows.chip(row.from_rating, row.from_rating_basis) if row.in_earlier else "",
                rows.chip(row.to_rating, row.to_rating_basis) if row.in_later else "",
                two(row, side_due),
                two(row, side_leads),
            ),
            task_list.address(row.task_id),
            heading=_group(row.kinds) if by_kind else "",
        )
        for row in found.itertuples()
    ]
    return rows.table(_COLUMNS, lines, caption=caption, look="cards")


def _group(kinds: Iterable[str]) -> str:
    return next((KINDS[kind].capitalize() for kind in _RATED if kind in set(kinds)), _GROUPS[-1])


def _others(kinds: Iterable[str]) -> list[str]:
    """The kinds of change that a task's heading doesn't say."""
    return [kind for kind in kinds if KINDS[kind].capitalize() != _group(kinds)]


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
