"""What pages and files say of the assurance file: where a criterion stands, and what the plan does about it."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from pages.said import words

DEFAULT = "la-toolkit-2024"  # the framework that is shown first
STATES = {
    "unmet_no_task": "Unmet, and no live task",
    "unmet_late": "Unmet, its tasks late",
    "unmet_in_hand": "Unmet, its tasks in hand",
    "not_rated": "Not rated",
    "met": "Met",
    "exceeding": "Exceeding",
}
ITEMS = {
    "criterion": "Criterion",
    "self_rating": "Self-rating",
    "evidence": "Evidence",
    "last_letter": "What the last letter said",
    "gap": "Gap",
}
COUNTED = "A task that serves several sections counts at its main one."
UNTOLD = "no words yet"  # in short, of a section that nothing could tell
_FEW = 3  # that a sentence can name
_UNMET = ("unmet_no_task", "unmet_late", "unmet_in_hand")


def name(row) -> str:
    """A section, or an element of one, of the query assurance: "Channel panel", "Channel panel: A vice-chair"."""
    return f"{row.title}: {row.element_title}" if row.element else row.title


def numbered(row) -> str:
    """A section with its number, an element with both: "5 Channel panel", "5.1 A vice-chair"."""
    number = words.text(None if words.is_missing(row.number) else int(row.number), "")
    if not row.element:
        return f"{number} {row.title}".strip()
    place = "" if words.is_missing(row.element_number) else f".{int(row.element_number)}"
    return f"{number}{place} {words.text(row.element_title, row.element)}".strip()


def framework(row) -> str:
    """A framework (a row of the query frameworks) in full: title, version, where it applies, whether statutory."""
    version, day = words.text(row.version, ""), words.day(row.updated_on, "")
    if day and f"{row.updated_on.day} {row.updated_on:%B %Y}" == version:
        version = ""
    parts = [row.title, version and f"version {version}", day and f"updated {day}", words.text(row.applies_to, "")]
    whose = "the council’s own" if row.is_own else ""
    return ", ".join(filter(None, [*parts, "statutory" if row.is_statutory else "not statutory", whose]))


def also(number: int) -> str:
    """How many tasks of other sections serve one too: "also served by 2 tasks of other sections"; "" for none."""
    others = "another section" if number == 1 else "other sections"
    return f"also served by {words.count(number, 'task')} of {others}" if number else ""


def untold(named: Sequence[str], number: int) -> str:
    """That the rules can't tell sections' tasks, as no words speak for them; "" for none. number: of all sections."""
    if not named:
        return ""
    said = words.several(named) if len(named) <= _FEW else f"{words.of(len(named), number)} sections"
    return f"{said} can’t be told yet: no words for {'it' if len(named) == 1 else 'them'}"


def finding(rows: pd.DataFrame) -> str:
    """A plan's finding, unmet criteria without a task first. rows: its rows of the query assurance."""
    counts = rows["state"].value_counts()
    unmet, alone = sum(int(counts.get(state, 0)) for state in _UNMET), int(counts.get("unmet_no_task", 0))
    rated = len(rows) - int(counts.get("not_rated", 0))
    if alone:
        named = ", ".join(_alone(row) for row in rows[rows["state"] == "unmet_no_task"].itertuples())
        verb = "criterion is unmet and has" if alone == 1 else "criteria are unmet and have"
        return f"{alone:,} {verb} no live task: {named}"
    if unmet:
        late = int(counts.get("unmet_late", 0))
        how = "in hand" if not late else "late" if late == unmet else f"in hand, {late:,} of them late"
        return f"1 criterion is unmet and has a task {how}" if unmet == 1 else (
            f"{unmet:,} criteria are unmet, each with a task {how}"
        )  # fmt: skip
    if not rated:
        return f"None of {words.count(len(rows), 'criterion', 'criteria')} is rated yet"
    rest = len(rows) - rated
    said = "The only rated criterion is met" if rated == 1 else f"None of {rated:,} rated criteria is unmet"
    return f"{said}; {rest:,} {'is' if rest == 1 else 'are'} not rated" if rest else said


def _alone(row) -> str:
    """A criterion without a live task, with what that leaves out."""
    but = also(row.also) if row.is_told else UNTOLD
    return f"{name(row)} ({but})" if but else name(row)


def closing(row) -> str:
    """The live tasks that close a criterion: "no live task", "2 live, 1 late"; those of other sections apart."""
    return "; ".join(filter(None, [_live(row), also(row.also)]))


def _live(row) -> str:
    live, late = len(row.live_ids), len(row.late_ids)
    if not live:
        return "no live task" if row.is_told else UNTOLD
    if not late:
        return f"{live:,} live"
    return f"{live:,} live, {'late' if live == 1 else 'all late' if live == late else f'{late:,} late'}"


def complete(row) -> str:
    """The complete tasks of a section: "3 complete, 1 of them without evidence"; "" for none."""
    shown, unshown = len(row.shown_ids), len(row.unshown_ids)
    if not shown + unshown:
        return ""
    if shown and unshown:
        return f"{shown + unshown:,} complete, {unshown:,} of them without evidence"
    return f"{shown:,} complete with evidence" if shown else f"{unshown:,} complete without evidence"


def last(row) -> str:
    """The self-rating of the period before: "2025/26: Not met"; "" where there is none."""
    return "" if words.is_missing(row.last_self_rating) else f"{row.last_period}: {row.last_self_rating}"


def written(items: Iterable[Mapping], texts: Mapping[str, str]) -> str:
    """Who wrote what a row says, and when last: "Ann Example, 3 Jun 2026, 14:05"; "" where nothing holds."""
    held = [one for one in items if texts.get(one["item"])]
    if not held:
        return ""
    newest = max(one["written_us"] for one in held)
    names = dict.fromkeys(one["written_by"] for one in sorted(held, key=lambda one: -one["written_us"]))
    return f"{words.several(names)}, {words.moment(newest)}"
