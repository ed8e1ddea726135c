"""Reads what one clause of a report asserts: which act, how far, how real."""

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders import lookups
from loaders.interpret.evidence.amounts import amount_in
from loaders.interpret.evidence.asked import Asked, act_of_stem, content_stems, stem
from loaders.interpret.evidence.clauses import Clause

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_STICKY = ("planned", "needed", "conditional", "negated")
_BEFORE_NOUN = frozenset("the a an our their of for with on in new newly recently any these no this its his her your from by to into existing current all".split())
_AFTER_NOUN = frozenset(
    "and or by to in on at for with from of as via but so is are was were has have had will be been who which that this the a an all our their its it them "
    "both each every not yet again now already today yesterday last next since until till through across between within during following after before "
    "subject pending so also successfully once when if because due".split()
)
_PURPOSE = re.compile(r"\b(?:in order |so as )?to (?!date\b|all\b|the\b|be\b|a\b|an\b|our\b|follow\b|do\b|go\b|come\b|\w+ed\b|\w+s\b)[a-z]+\b(?=.)", re.I)
_RELATIVE = re.compile(r"\b(?:who|which|whose|where)\b.*$", re.I)


@dataclass(frozen=True)
class Act:
    """One act that a clause speaks of: its kind, verb (None for a state), reality and place."""

    kind: str
    verb: str | None
    reality: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """What one clause asserts.

    outcome: of report_outcomes. act: the act that decided, None where none did.
    is_about: shares words with the action. extent: share (counted, less than all), none, part, remains, nearly, stage, whole, extra or "".
    """

    outcome: str
    act: Act | None
    is_about: bool
    extent: str


@dataclass(frozen=True)
class Told:
    """What one clause tells: its statements, and the marks found in it, by which a report's class is learned."""

    clause: Clause
    statements: tuple[Statement, ...]
    marks: frozenset[str]


def read_clause(clause: Clause, asked: Asked, goal: int | None = None) -> Told:
    """What a clause asserts, one statement for each act in it that counts.

    goal: the number that the report calls its target.
    """
    told = _without_harmless(clause.words)
    is_about = bool(content_stems(clause.words) & asked.words)
    marks = _marks(told)
    states = _states(told)
    extent = "extra" if _is_aftermath(told, asked) else _extent(told, asked, goal)
    acts = _acts(told, marks, states)
    names = {f"is {meaning}" for meaning, _, _ in marks} | {f"state {meaning}" for meaning, _, _ in states} | {f"extent {extent}"}

    def said(outcome: str, act: Act | None = None) -> Statement:
        return Statement(outcome, act, is_about, extent)

    whole = _outcome_of_all(clause, told, marks, states, asked)
    if whole:
        statements = [said(whole)]
    else:
        if any(act.kind == "routine" and act.reality == "asserted" for act in acts) and not _PAST.search(told):
            acts = [act for act in acts if act.kind == "routine"]
        statements = [said(_outcome(_placed(act, told, asked), extent), act) for act in acts]
        statements = statements or [said(_bare(marks, extent))]
    if told != clause.words:
        names.add("harmless")
    return Told(clause, tuple(one for one in statements if one.outcome != "nothing"), frozenset(names))


def _outcome_of_all(
    clause: Clause, told: str, marks: list[tuple[str, int, int]], states: list[tuple[str, int, int]], asked: Asked
) -> str | None:
    """The outcome of a clause that no act in it decides: closed, asked, doubted, undone, not begun, ticks and crosses."""
    meanings = {meaning for meaning, _, _ in marks}
    if closed := _closed(told, marks, asked):
        return closed
    if clause.asks or meanings & {"asked", "doubted"}:
        return "doubt"
    if "undone" in meanings:
        return "undone"
    if _is_mixed(told):
        return "partly"
    return "none_begun" if any(meaning == "none_begun" for meaning, _, _ in states) else None


_PAST = re.compile(r"\b(?:was|were|has been|have been|had been|now been|last week|yesterday)\b", re.I)


def _without_harmless(words: str) -> str:
    """A clause with words such as "no issues" and "nothing outstanding" blanked: they deny trouble, not work."""
    for _, pattern in lookups.patterns("report_harmless"):
        words = pattern.sub(lambda match: " " * len(match[0]), words)
    return words


def _is_mixed(words: str) -> bool:
    return bool(re.search("[✓✔☑]", words)) and bool(re.search(r"[✗✘❌]|[–-]\W*$", words))


def _word_pattern(name: str) -> re.Pattern[str]:
    found = sorted(lookups.words(name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in found) + r")(?:s|es|ings)?\b", re.I)


@cache
def _nouns(name: str) -> re.Pattern[str]:
    return _word_pattern(name)


def _is_aftermath(words: str, asked: Asked) -> bool:
    """Whether the subject of a clause is what follows finished work, such as a debrief, and isn't asked for."""
    opening = " ".join(words.split()[:5])
    noun = _nouns("report_aftermath").search(opening)
    return bool(noun) and not content_stems(noun[0]) & asked.words


def _placed(act: Act, words: str, asked: Asked) -> Act:
    """An act as finish, step or other of what is asked for; a step too where done to a thing that is only one, as a quote."""
    if act.kind in ("progress", "routine"):
        return act
    if act.verb in asked.verbs:
        return replace(act, kind="finish")
    nouns = [noun[0] for noun in _nouns("report_step_nouns").finditer(words[: act.start])]
    if not nouns and act.start < 4:
        nouns = [noun[0] for noun in _nouns("report_step_nouns").finditer(" ".join(words[act.end :].split()[:4]))]
    if nouns and not any(content_stems(noun) & asked.words for noun in nouns):
        return replace(act, kind="step")
    if act.verb is None:
        return act
    stages = {_stage_of(wanted, act.kind) for wanted in asked.acts or ("ensure",)}
    return replace(act, kind=next(name for name in ("finish", "step", "other") if name in stages))


def _marks(words: str) -> list[tuple[str, int, int]]:
    found = []
    for meaning, pattern in lookups.patterns("report_reality"):
        found += [(meaning, match.start(), match.end()) for match in pattern.finditer(words)]
    return sorted(found, key=lambda mark: mark[1])


def _states(words: str) -> list[tuple[str, int, int]]:
    found = []
    for meaning, pattern in lookups.patterns("report_states"):
        found += [(meaning, match.start(), match.end()) for match in pattern.finditer(words)]
    return sorted(found, key=lambda mark: mark[1])


def _closed(words: str, marks: list[tuple[str, int, int]], asked: Asked) -> str | None:
    for meaning, pattern in lookups.patterns("report_closed"):
        match = pattern.search(words)
        if not match:
            continue
        before = [mark for mark in marks if mark[1] < match.start()]
        if any(mark[0] in ("asked", "doubted", "conditional") for mark in marks) and meaning == "replaced":
            continue
        if any(mark[0] == "planned" for mark in before) and meaning == "replaced":
            continue
        if meaning == "replaced" and re.search(r"\b(?:replac|supersed|withdraw|merg|mov|transfer|migrat|combin|incorporat|consolidat|absorb|fold)", asked.text, re.I):
            continue
        return meaning
    return None


def _reality(words: str, start: int, marks: list[tuple[str, int, int]]) -> str:
    """How real an act is: by the marks before it in the clause, each of which holds until another takes over."""
    state, state_end = "asserted", -1
    for meaning, mark_start, mark_end in marks:
        if mark_start > start:
            break
        if mark_end > start and meaning == "asserted":
            continue
        between = words[max(state_end, 0) : mark_start]
        if meaning == "asserted":
            near = len(between.split()) <= 1 and state_end >= 0
            if state == "conditional" and "," not in between or state in _STICKY and near:
                continue
            state, state_end = "asserted", mark_end
        elif meaning in ("asked", "doubted", "undone"):
            continue
        else:
            if meaning == "negated" and re.match(r"\s*only\b", words[mark_end:], re.I):
                continue
            if state == "negated" and meaning in ("planned", "needed") and len(between.split()) <= 1:
                state_end = mark_end
                continue
            state, state_end = meaning, mark_end
    if state in ("negated", "conditional") and re.search(r",\s+(?:[\w’'-]+\s+){1,4}$", words[max(state_end, 0) : start]):
        return "asserted"
    return state


def _acts(words: str, marks: list[tuple[str, int, int]], states: list[tuple[str, int, int]]) -> list[Act]:
    told = _RELATIVE.sub("", words)
    purpose = _PURPOSE.search(told)
    known = act_of_stem()
    acts: list[Act] = []
    tokens = list(_WORD.finditer(told))
    for number, token in enumerate(tokens):
        word = token[0].lower()
        forms = lookups.meanings_as_written("report_verb_forms")
        if not (word in forms or word.endswith("ed") or word.endswith("t") and word in forms):
            continue
        kind = known.get(stem(word))
        if kind is None:
            if not word.endswith("ed") or len(word) < 6 or word in lookups.words("report_not_acts"):
                continue
            kind = "act"
        if word in ("set", "put", "run", "complete") and word != "complete" and number and tokens[number - 1][0].lower() in ("to", "will", "a", "the"):
            continue
        if _is_attributive(tokens, number, told):
            continue
        acts.append(Act(kind, stem(word), _reality(words, token.start(), marks), token.start(), token.end()))
    for meaning, start, end in states:
        if start >= len(told) and meaning != "routine":
            continue
        overlaps = [act for act in acts if act.start < end and start < act.end]
        if meaning == "finish" and overlaps:
            continue
        if meaning == "finish" and re.search(r"\b(?:to|must|and|can|please|staff|should) $", words[:start], re.I) and words[start:end].lower() in ("complete", "set up", "sign off"):
            continue
        for act in overlaps:
            acts.remove(act)
        acts.append(Act(meaning, None, _reality(words, start, marks), start, end))
    if purpose:
        main = [act for act in acts if act.start < purpose.start()]
        acts = main or acts
    return sorted(acts, key=lambda act: act.start)


def _is_attributive(tokens: list[re.Match[str]], number: int, words: str) -> bool:
    """Whether a participle only describes the noun after it: "the updated policy", "trained staff"."""
    if number + 1 >= len(tokens):
        return False
    token, after = tokens[number], tokens[number + 1]
    gap = words[token.end() : after.start()]
    if gap.strip() or after[0].lower() in _AFTER_NOUN or after[0].lower().endswith("ly"):
        return False
    if number == 0:
        known = act_of_stem()
        return any(
            (other[0].lower().endswith("ed") or other[0].lower() in lookups.meanings_as_written("report_verb_forms")) and stem(other[0]) in known
            for other in tokens[number + 2 :]
        )
    before = tokens[number - 1][0].lower()
    return before in _BEFORE_NOUN and not words[tokens[number - 1].end() : token.start()].strip()


def _extent(words: str, asked: Asked, goal: int | None = None) -> str:
    amount = amount_in(words, asked, goal)
    found = {meaning for meaning, pattern in lookups.patterns("report_extent") if pattern.search(words)}
    if amount:
        return amount.extent
    for name in ("remains", "extra", "nearly", "part", "stage", "whole"):
        if name in found:
            return name
    return ""


def _outcome(act: Act, extent: str) -> str:
    return _outcome_by(act.kind, act.reality, extent or "unsaid")


@cache
def _outcome_by(kind: str, reality: str, extent: str) -> str:
    for row in lookups.rows("report_outcomes"):
        if row["act"] in ("any", kind) and row["reality"] in ("any", reality) and row["extent"] in ("any", extent):
            return row["meaning"]
    return "nothing"


def _bare(marks: list[tuple[str, int, int]], extent: str) -> str:
    """The outcome of a clause without any act: a count alone, a need, a look ahead."""
    meanings = {meaning for meaning, _, _ in marks}
    reality = next((name for name in ("negated", "needed", "planned", "conditional") if name in meanings), "asserted")
    return _outcome_by("bare", reality, extent or "unsaid")


@cache
def _stage_of(wanted: str, reported: str) -> str:
    """Whether a kind of act finishes another that is asked for, is a step towards it, or tells of something else."""
    stages = {(row["asked"], row["reported"]): row["meaning"] for row in lookups.rows("report_stages")}
    return stages.get((wanted, reported)) or stages.get(("any", reported)) or "finish"
