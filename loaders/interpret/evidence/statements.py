"""Reads what one clause of a report asserts: which act, how far, how real."""

import re
from dataclasses import dataclass
from functools import cache

from loaders import lookups
from loaders.interpret.evidence.acts import Act, acts_in, as_asked
from loaders.interpret.evidence.amounts import extent_counted
from loaders.interpret.evidence.asked import Asked, content_stems
from loaders.interpret.evidence.clauses import Clause
from loaders.interpret.evidence.marks import Mark, is_aftermath, marks_in, without_harmless

_EXTENTS = ("remains", "extra", "nearly", "part", "stage", "whole")
_IRREAL = ("negated", "needed", "planned", "conditional")
_PAST = re.compile(r"\b(?:was|were|has been|have been|had been|now been|last week|yesterday)\b", re.I)
_TICK, _CROSS = re.compile("[✓✔☑]"), re.compile(r"[✗✘❌]|[–-]\W*$")
_REPLACING = re.compile(
    r"\b(?:replac|supersed|withdraw|merg|mov|transfer|migrat|combin|incorporat|consolidat|absorb|fold)", re.I
)


@dataclass(frozen=True)
class Statement:
    """What one clause asserts.

    outcome: of report_outcomes. act: the act that decided, None where none did. is_about: shares words with the action.
    extent: share (counted, less than all), none, part, remains, nearly, stage, whole, extra or "".
    """

    outcome: str
    act: Act | None
    is_about: bool
    extent: str


@dataclass(frozen=True)
class Told:
    """What one clause tells: its statements, and the names of the marks in it, by which a report's class is learned."""

    clause: Clause
    statements: tuple[Statement, ...]
    marks: frozenset[str]


def read_clause(clause: Clause, asked: Asked, goal: int | None = None) -> Told:
    """What a clause asserts, a statement for each act in it that counts.

    goal: the number that the report calls its target.
    """
    words = without_harmless(clause.words)
    is_about = bool(content_stems(clause.words) & asked.words)
    marks, states = marks_in(words, "report_reality"), marks_in(words, "report_states")
    found = _acts_that_count(words, marks, states, asked)
    extents = _extents(words, asked, goal, found)
    acts: list[tuple[Act | None, str, str]] = []
    if whole := _whole_outcome(clause, words, marks, states, asked):
        acts = [(None, whole, _extent_at(0, extents))]
    else:
        for act in found:
            extent = _extent_at(act.end, extents)
            acts.append((act, _outcome(act.kind, act.reality, extent), extent))
    if not acts:
        extent = _extent_at(len(words), extents)
        acts = [(None, _outcome("bare", _bare_reality(marks), extent), extent)]
    said = [Statement(outcome, act, is_about, extent) for act, outcome, extent in acts if outcome != "nothing"]
    names = {f"is {mark.meaning}" for mark in marks} | {f"state {state.meaning}" for state in states}
    names |= {f"extent {extent}" for _, _, extent in acts} | ({"harmless"} if words != clause.words else set())
    return Told(clause, tuple(said), frozenset(names))


def _acts_that_count(words: str, marks: list[Mark], states: list[Mark], asked: Asked) -> list[Act]:
    """The acts of a clause by what is asked for; where it tells of everyday work in the present, only that."""
    acts = acts_in(words, marks, states)
    routine = [act for act in acts if act.kind == "routine"]
    if any(act.reality == "asserted" for act in routine) and not _PAST.search(words):
        acts = routine
    return [as_asked(act, words, asked) for act in acts]


def _whole_outcome(clause: Clause, words: str, marks: list[Mark], states: list[Mark], asked: Asked) -> str | None:
    """The outcome of a clause that no act of it decides: closed, asked, doubted, undone, mixed ticks, not begun."""
    meanings = {mark.meaning for mark in marks}
    if closed := _closed(words, marks, asked):
        return closed
    if clause.asks or meanings & {"asked", "doubted"}:
        return "doubt"
    if "undone" in meanings:
        return "undone"
    if _TICK.search(words) and _CROSS.search(words):
        return "partly"
    return "none_begun" if any(state.meaning == "none_begun" for state in states) else None


def _closed(words: str, marks: list[Mark], asked: Asked) -> str | None:
    """Whether a clause says that the task was declined, or really replaced where it doesn't ask for a replacement."""
    for closed in marks_in(words, "report_closed"):
        if closed.meaning == "declined":
            return "declined"
        is_open = any(mark.meaning in ("asked", "doubted", "conditional") for mark in marks)
        is_ahead = any(mark.meaning == "planned" and mark.start < closed.start for mark in marks)
        if not (is_open or is_ahead or _REPLACING.search(asked.text)):
            return "replaced"
    return None


def _extents(words: str, asked: Asked, goal: int | None, acts: list[Act]) -> list[tuple[str, int]]:
    """How far a clause says that its acts went, weightiest first, each with its place; a count stands for all."""
    first = acts[0].start if acts else len(words)
    if is_aftermath(words[:first], asked):
        return [("extra", 0)]
    if counted := extent_counted(words, asked, goal):
        return [(counted, 0)]
    said = marks_in(words, "report_extent")
    return [(name, mark.start) for name in _EXTENTS for mark in said if mark.meaning == name]


def _extent_at(end: int, extents: list[tuple[str, int]]) -> str:
    """The extent of an act that ends there; words for something extra after it say nothing of it."""
    return next((name for name, start in extents if name != "extra" or start < end), "")


def _bare_reality(marks: list[Mark]) -> str:
    meanings = {mark.meaning for mark in marks}
    return next((name for name in _IRREAL if name in meanings), "asserted")


@cache
def _outcome(kind: str, reality: str, extent: str) -> str:
    """The outcome that report_outcomes gives; the first row that fits."""
    given = {"act": kind, "reality": reality, "extent": extent or "unsaid"}
    for row in lookups.rows("report_outcomes"):
        if all(row[name] in ("any", value) for name, value in given.items()):
            return row["meaning"]
    return "nothing"
