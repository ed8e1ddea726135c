"""What the comparison of two versions says: its finding, kinds of change, the tasks that moved, the match of a task."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from pages.said import ratings, rows, task_list, words
from pages.said.changes import KINDS, kinds_in_words, passed, refs, side_due, side_leads, side_rating, two
from pages.said.language import Named, marked, say, says
from pages.said.rows import Column, Row, Table

_RATED = ("worsened", "passed", "improved", "rerated", "new", "back", "split", "merged", "gone")
_OTHERWISE = marked("Same rating, changed otherwise")


def meaning() -> str:
    """What the kinds of change mean."""
    no_steps = [one.label.lower() for one in ratings.RATINGS if one not in ratings.STEPS]
    *others, last = [say("a rating that comes or goes"), *no_steps]
    return say(
        "Improved and worsened follow the order {best_first}; {others}, and {last}, have no place in it: “rated "
        "otherwise”. A task whose words are no worse, and whose date passed after they were written, hasn’t worsened: "
        "“only its date passed”. Reworded: action or outcome. New report: status, progress or next steps in other "
        "words. Re-owned: other leads. A task that was split from an earlier one isn’t new; one that went into another "
        "isn’t gone. A task can be of several kinds.",
        best_first=", ".join(one.label.lower() for one in reversed(ratings.STEPS)),
        others=", ".join(others),
        last=last,
    )


def kinds(found: pd.DataFrame) -> dict[str, int]:
    """How many tasks are of each kind of change, in one order; kinds without a task are left out."""
    counted = Counter(kind for kinds in found["kinds"] for kind in kinds)
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def headline(found: pd.DataFrame, since: str) -> str:
    """The finding: "5 of 38 tasks improved, 3 worsened, 2 are new since 30 Sep 2016"."""
    counted, total = kinds(found), int(found["in_later"].sum())
    if set(counted) <= {"same"}:
        return say("Nothing changed in {tasks} since {day}", tasks=words.count(len(found), "task"), day=since)
    improved, worsened = counted.get("improved", 0), counted.get("worsened", 0)
    parts = [
        say("{part} tasks improved", part=words.of(improved, total)).capitalize(),
        say("{number} worsened", number=f"{worsened:,}") if worsened else say("none worsened"),
        *([f"{counted['passed']:,} {passed(counted['passed'])}"] if "passed" in counted else []),
    ]
    new, gone = counted.get("new", 0), counted.get("gone", 0)
    if new:
        parts.append(says(new, "{number} is new", "{number} are new", number=f"{new:,}"))
    if gone:
        parts.append(says(gone, "{number} is gone", "{number} are gone", number=f"{gone:,}"))
    return say("{parts} since {day}", parts=words.several(parts), day=since)


def moved(found: pd.DataFrame) -> pd.DataFrame:
    """The tasks of which anything changed, the gravest change first, else in their order."""
    changed = found[["same" not in set(kinds) for kinds in found["kinds"]]]
    places = [(*_RATED, "").index(_gravest(kinds)) for kinds in changed["kinds"]]
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
    columns = (
        Column(say("Action"), look="main"), Column(say("What changed")), Column(say("Before")), Column(say("Now")),
        Column(say("Due"), look="wide moved"), Column(say("Lead"), look="wide"),
    )  # fmt: skip
    return rows.table(columns, lines, caption=caption, look="cards")


def _gravest(kinds: Iterable[str]) -> str:
    """The gravest kind of change that a rating shows; "" for none."""
    return next((kind for kind in _RATED if kind in set(kinds)), "")


def _group(kinds: Iterable[str]) -> str:
    gravest = _gravest(kinds)
    return KINDS[gravest].capitalize() if gravest else say(_OTHERWISE)


def _others(kinds: Iterable[str]) -> list[str]:
    """The kinds of change that a task's heading doesn't say."""
    return [kind for kind in kinds if kind != _gravest(kinds)]


def task_name(row) -> str:
    """A task in one line: "3 → 4 Train every team"."""
    return f"{refs(row)} {words.shorten(row.to_action if row.in_later else row.from_action, 70)}"


_FIELDS = Named(
    {
        "action": marked("Action"),
        "outcome": marked("Outcome"),
        "status_text": marked("Status"),
        "progress": marked("Progress"),
        "next_steps": marked("Next steps"),
    }
)


def sides(row) -> list[tuple[str, str | None, str | None]]:
    """A task's facts and texts as (heading, before, after), those that neither version has left out."""

    def both(heading: str, said) -> tuple[str, str | None, str | None]:
        return heading, said("from") if row.in_earlier else None, said("to") if row.in_later else None

    def text(name: str):
        return lambda side: None if words.is_missing(getattr(row, f"{side}_{name}")) else getattr(row, f"{side}_{name}")

    found = [
        both(say("Ref"), text("ref")),
        both(say("Section"), lambda side: _place(row, side)),
        *(both(heading, text(name)) for name, heading in list(_FIELDS.items())[:2]),
        both(say("Lead"), lambda side: side_leads(row, side)),
        both(say("Timescale"), text("timescale_text")),
        both(say("Due"), lambda side: words.day(getattr(row, f"{side}_due_on"))),
        *(both(heading, text(name)) for name, heading in list(_FIELDS.items())[2:]),
        both(say("Rating"), lambda side: side_rating(row, side)),
    ]
    return [(heading, before, after) for heading, before, after in found if before or after]


def _place(row, side: str) -> str | None:
    parts = [getattr(row, f"{side}_section"), getattr(row, f"{side}_subsection")]
    return " · ".join(part for part in parts if not words.is_missing(part)) or None


_UNMATCHED = Named(
    {
        "new": marked("New: no earlier task has this reference with like words, or these words."),
        "gone": marked("Gone: no later task has this reference with like words, or these words."),
    }
)


def match(row, kin: list[str]) -> str:
    """How a task was matched, and how surely; kin: what it was split from, split into, went into or was made of."""
    if not words.is_missing(row.corrected_by):
        return say(
            "Match corrected by a person: {name}, because {reason}.",
            name=row.corrected_by,
            reason=row.corrected_because,
        )
    if row.fate == "kept":
        return _kept(row)
    others = words.several(kin) or say("tasks that the other version has")
    if row.fate == "split":
        if row.in_later:
            return say("Split from {others}: {reason}.", others=others, reason=_kinship(row))
        return say("Split into {others}.", others=others)
    if row.fate == "merged":
        if row.in_earlier:
            return say("Went into {others}: {reason}.", others=others, reason=_kinship(row))
        return say("Made of {others}.", others=others)
    if row.fate == "back":
        return say("Not in the earlier version, but in an older one, as at {day}.", day=words.day(row.seen_on))
    return _UNMATCHED[row.fate]


def _kept(row) -> str:
    if words.is_missing(row.matched_by):
        return say("The same task by its identity in both versions.")
    score = f"{row.score:.0f}"
    if row.matched_by == "wording" and row.from_ref != row.to_ref:
        return say("Matched by wording under another reference ({refs}), {score} of 100.", refs=refs(row), score=score)
    if row.matched_by == "wording":
        return say("Matched by wording, {score} of 100.", score=score)
    if row.matched_by == "ref_reworded":
        return say("Matched by reference, reworded, {score} of 100.", score=score)
    return say("Matched by reference, {score} of 100.", score=score)


def _kinship(row) -> str:
    if not words.is_missing(row.kin_decided_by):
        return say("decided by {name}, because {reason}", name=row.kin_decided_by, reason=row.kin_because)
    return say("by the words they share, {score} of 100", score=f"{row.kin_score:.0f}")
