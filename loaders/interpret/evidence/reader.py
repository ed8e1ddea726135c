"""Reads how far a task has come from its status and progress words."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from loaders import lookups
from loaders.interpret.evidence.amounts import goal_in
from loaders.interpret.evidence.asked import Asked, asked_of, content_stems
from loaders.interpret.evidence.clauses import clauses
from loaders.interpret.evidence.features import features_of
from loaders.interpret.evidence.marks import marks_in
from loaders.interpret.evidence.model import likelihoods
from loaders.interpret.evidence.statements import Told, read_clause

# How likely "done" must be, by what speaks for and against it; set so that of unfinished work hardly any reads as done.
_VERY_SURE, _SURE, _LIKELY, _UNSAID, _UNSURE = 0.9, 0.85, 0.35, 0.35, 0.15
_SURE_IF_SHORT, _SURE_IF_ASKED = 0.7, 0.6
_NEVER_DONE = frozenset(
    ("share", "remains", "left", "negated", "none_begun", "doubt", "undone", "first_stage", "untold")
)
_HARDLY_DONE = frozenset(("partly", "negated_bare", "declined"))
_CLOSED, _SAID_OUTRIGHT = ("replaced", "declined"), 0.2
_PLAIN = frozenset(("done", "extra", "whole", "routine", "kept", "aside"))
_ASIDES = ("progress", "ahead", "need")
_DETAILED, _FEW_WORDS = 6, 9
_QUALIFYING = frozenset(
    [
        "is negated",
        "is needed",
        "is planned",
        "is conditional",
        "extent nearly",
        "extent part",
        "extent stage",
        "state progress",
    ]
)
_SHORT = frozenset(("extent remains", "extent none"))


@dataclass(frozen=True)
class Evidence:
    """What the words report, and the phrase that says so (None where no words decide).

    class_ is one of replaced, declined, unknown (doubt, or words that don't say what was done), not_started, partly,
    under_way, routine, done, none (no words at all).
    """

    class_: str
    phrase: str | None = None


def read_evidence(texts: list[str], action: str = "") -> Evidence:
    """What a task's status and progress report of its action, in any order of their sentences.

    The class is the likeliest by the weights in data/reports; done only where it is likely by far, or where few words
    say just that the act asked for is done, and never where words speak against it (a share, a remainder, a negation,
    a doubt, something undone).
    """
    words = "\n".join(text for text in texts if text and lookups.fold(text) not in lookups.words("no_value"))
    words = re.sub(r"[^\S\n]+", " ", words)
    if not re.search(r"\w|[✓✔☑✗✘❌?]", words):
        return Evidence("none")
    class_ = lookups.meanings("report_words").get(lookups.fold(words))
    if class_ and "?" not in words:
        return Evidence(class_, words.strip(" .\n•-–"))
    return _read(words, action)


@lru_cache(maxsize=4_000)
def _read(words: str, action: str) -> Evidence:
    asked = asked_of(action)
    told = _told(words, asked)
    outcomes = _outcomes(told, asked)
    verdict = _verdict(outcomes)
    likely = likelihoods(features_of(told, asked, verdict))
    marks = frozenset[str]().union(*(one.marks for one in told))
    is_plain, is_the_act, is_short = _plainness(told)
    wanted = _VERY_SURE if outcomes & _HARDLY_DONE else _SURE
    if is_plain and is_the_act and is_short and likely["done"] >= _LIKELY:
        likely["done"] += _SAID_OUTRIGHT
        wanted = _LIKELY
    elif is_plain and (is_the_act or is_short):
        wanted = _SURE_IF_ASKED if is_the_act else _SURE_IF_SHORT
    if outcomes & _NEVER_DONE or marks & _SHORT or likely["done"] < wanted:
        likely["done"] = 0.0
    for closed in _CLOSED:
        if closed == verdict:
            likely[closed] += _SAID_OUTRIGHT
        elif outcomes and closed not in outcomes and likely[closed] < _SURE:
            likely[closed] = 0.0
    class_ = max(likely, key=lambda name: likely[name])
    if likely[class_] < (_UNSURE if outcomes & _says(class_) else _UNSAID):
        return Evidence("unknown")
    return Evidence(class_, _phrase(class_, told, asked))


def _plainness(told: list[Told]) -> tuple[bool, bool, bool]:
    """Whether a report says that something is done and nothing else; that it is the act asked for; in few words."""
    said = [one for each in told for one in each.statements]
    finished = [each for each in told if any(one.outcome == "done" for one in each.statements)]
    marks = frozenset[str]().union(*(each.marks for each in finished))
    is_plain = bool(finished) and not marks & _QUALIFYING and {one.outcome for one in said} <= _PLAIN
    is_the_act = any(one.outcome == "done" and one.act and one.act.is_the_act for one in said)
    return is_plain, is_the_act, sum(len(each.clause.words.split()) for each in told) <= _FEW_WORDS


def features_read(words: str, action: str) -> dict[str, float]:
    """The features by which a report is judged, as they are learned from."""
    asked = asked_of(action)
    told = _told(re.sub(r"[^\S\n]+", " ", words), asked)
    return features_of(told, asked, _verdict(_outcomes(told, asked)))


def _told(words: str, asked: Asked) -> list[Told]:
    """What each clause tells; once the last act asked for is done, what is going on elsewhere is an aside."""
    goal = goal_in(words)
    told = [read_clause(clause, asked, goal) for clause in clauses(words)]
    done = [one.act for each in told for one in each.statements if one.outcome == "done" and one.act]
    last = asked.verbs[-1] if asked.verbs and not asked.to_all else None
    is_reached = last is not None and any(last in (act.verb, act.named) for act in done)
    return [_with_asides(each) for each in told] if is_reached else told


def _with_asides(told: Told) -> Told:
    statements = tuple(
        replace(one, outcome="aside") if one.outcome == "step" or one.outcome in _ASIDES and not one.is_about else one
        for one in told.statements
    )
    return replace(told, statements=statements)


def _outcomes(told: list[Told], asked: Asked) -> frozenset[str]:
    """What the clauses assert, and what follows from several of them: what is left, the first of two stages."""
    said = [one for each in told for one in each.statements]
    outcomes = {one.outcome for one in said}
    done = [one.act for one in said if one.outcome == "done" and one.act]
    ahead = [one.act for one in said if one.outcome == "ahead" and one.act and one.extent != "extra"]
    verbs = {act.verb for act in done}
    if any(act.verb in asked.verbs and act.verb not in verbs for act in ahead):
        outcomes.add("left")
    if asked.to_all and {"step", "done"} <= outcomes:
        outcomes.add("left")
    is_kept_up = "kept" in outcomes and asked.acts[-1:] in (("talk",), ("meet",))
    if done and asked.in_stages and not is_kept_up and verbs <= set(asked.verbs[:-1]):
        outcomes.add("first_stage")
    if asked.included and _is_untold(told, asked):
        outcomes.add("untold")
    return frozenset(outcomes)


def _is_untold(told: list[Told], asked: Asked) -> bool:
    """Whether a report tells in detail what was done, but not of what the action says that it must include."""
    words = content_stems(" ".join(each.clause.words for each in told))
    return len(words) >= _DETAILED and not words & asked.included


@lru_cache(maxsize=4_000)
def _verdict(outcomes: frozenset[str]) -> str:
    """The class that report_verdicts gives what was asserted; the first row that fits."""
    for row in lookups.rows("report_verdicts"):
        has = [set(name.split("|")) for name in row["has"].split()]
        if all(outcomes & names for names in has) and not outcomes & set(row["without"].split()):
            return row["meaning"]
    return "unknown"


@cache
def _says(class_: str) -> frozenset[str]:
    """The outcomes that speak for a class, by report_says."""
    return frozenset(
        name for row in lookups.rows("report_says") if row["meaning"] == class_ for name in row["outcomes"].split()
    )


def _phrase(class_: str, told: list[Told], asked: Asked) -> str | None:
    """The words that decided, as written: of one sentence, or of two joined by an ellipsis."""
    chosen = [one for one in told if any(statement.outcome in _says(class_) for statement in one.statements)]
    if not chosen and class_ != "unknown" and told:
        chosen = [max(told, key=lambda one: likelihoods(features_of([one], asked, class_))[class_])]
    by_sentence: dict[int, list[Told]] = {}
    for one in chosen:
        by_sentence.setdefault(one.clause.number, []).append(one)
    parts = [
        ones[0].clause.sentence[ones[0].clause.start : ones[-1].clause.end].strip(" .,;:-–—•")
        for ones in list(by_sentence.values())[:2]
    ]
    return " … ".join(part for part in parts if part) or None


def contradicts_complete(evidence: Evidence) -> bool:
    """Whether words plainly speak against a declared completion: not begun, part of it, doubt, still in progress."""
    if evidence.class_ == "not_started":
        return True
    if evidence.class_ == "unknown":
        return evidence.phrase is not None
    if evidence.class_ == "partly":
        told = _told(evidence.phrase or "", asked_of(""))
        return any(one.outcome not in _PLAIN for each in told for one in each.statements)
    return evidence.class_ == "under_way" and bool(marks_in(evidence.phrase or "", "report_open"))


def is_routine(text: str) -> bool:
    """Whether words describe work carried on as routine, such as a rolling programme."""
    return any(mark.meaning == "routine" for mark in marks_in(text, "report_states"))
