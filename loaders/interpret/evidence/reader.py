"""Reads how far a task has come from its status and progress words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders import lookups
from loaders.interpret.evidence.amounts import goal_in
from loaders.interpret.evidence.asked import Asked, asked_of
from loaders.interpret.evidence.clauses import clauses
from loaders.interpret.evidence.features import features_of
from loaders.interpret.evidence.model import likelihoods
from loaders.interpret.evidence.statements import Told, read_clause

_SURE_OF_DONE, _VERY_SURE = 0.7, 0.9
_NEVER_DONE = frozenset(("share", "remains", "left", "negated", "none_begun", "doubt", "undone", "first_stage"))
_HARDLY_DONE = frozenset(("partly", "negated_bare", "declined"))
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

    The class is the likeliest by the weights in data/reports; done only where it is likely by far and no words speak
    against it (a share, a remainder, a negation, a doubt, something undone).
    """
    words = "\n".join(text for text in texts if text and lookups.fold(text) not in lookups.words("no_value"))
    words = re.sub(r"[^\S\n]+", " ", words)
    if not re.search(r"\w|[✓✔☑✗✘❌?]", words):
        return Evidence("none")
    return _read(words, action)


@lru_cache(maxsize=4_000)
def _read(words: str, action: str) -> Evidence:
    asked = asked_of(action)
    told = _told(words, asked)
    outcomes = _outcomes(told, asked)
    likely = likelihoods(features_of(told, asked, _verdict(outcomes)))
    marks = frozenset[str]().union(*(one.marks for one in told))
    wanted = _VERY_SURE if outcomes & _HARDLY_DONE else _SURE_OF_DONE
    if outcomes & _NEVER_DONE or marks & _SHORT or likely["done"] < wanted:
        likely["done"] = 0.0
    class_ = max(likely, key=lambda name: likely[name])
    return Evidence(class_, _phrase(class_, told, asked))


def features_read(words: str, action: str) -> dict[str, float]:
    """The features by which a report is judged, as they are learned from."""
    asked = asked_of(action)
    told = _told(re.sub(r"[^\S\n]+", " ", words), asked)
    return features_of(told, asked, _verdict(_outcomes(told, asked)))


def _told(words: str, asked: Asked) -> list[Told]:
    goal = goal_in(words)
    return [read_clause(clause, asked, goal) for clause in clauses(words)]


def _outcomes(told: list[Told], asked: Asked) -> frozenset[str]:
    """What the clauses assert, and what follows from several of them: what is left, the first of two stages."""
    said = [one for each in told for one in each.statements]
    outcomes = {one.outcome for one in said}
    done = [one.act for one in said if one.outcome == "done" and one.act]
    last = asked.verbs[-1] if asked.verbs else None
    kinds = {act.kind for act in done}
    if any(
        one.outcome == "ahead" and one.act and one.extent != "extra" and one.act.verb in asked.verbs and one.act.kind not in kinds
        for one in said
    ) or ("step" in outcomes and "done" in outcomes and asked.to_all):
        outcomes.add("left")
    verbs = {act.verb for act in done}
    if done and len(asked.verbs) > 1 and last not in verbs and verbs <= set(asked.verbs[:-1]):
        outcomes.add("first_stage")
    return frozenset(outcomes)


@lru_cache(maxsize=4_000)
def _verdict(outcomes: frozenset[str]) -> str:
    """The class that report_verdicts gives what was asserted; the first row that fits."""
    for row in lookups.rows("report_verdicts"):
        has = [set(name.split("|")) for name in row["has"].split()]
        if all(outcomes & names for names in has) and not outcomes & set(row["without"].split()):
            return row["meaning"]
    return "unknown"


def _phrase(class_: str, told: list[Told], asked: Asked) -> str | None:
    """The words that decided, as written: of one sentence, or of two joined by an ellipsis."""
    says = {row["meaning"]: row["outcomes"].split() for row in lookups.rows("report_says")}[class_]
    chosen = [one for one in told if any(statement.outcome in says for statement in one.statements)]
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
    """Whether evidence can't stand beside a declared completion: doubt, not started, partly, plainly in progress."""
    if evidence.class_ in ("not_started", "partly"):
        return True
    if evidence.class_ == "unknown":
        return evidence.phrase is not None
    return evidence.class_ == "under_way" and _is_open(evidence.phrase or "")


def _is_open(phrase: str) -> bool:
    told = _told(phrase, asked_of(""))
    return any(one.outcome in ("progress", "negated", "none_begun", "undone", "remains") for each in told for one in each.statements)


def is_routine(text: str) -> bool:
    """Whether words describe work carried on as routine, such as a rolling programme."""
    return any(meaning == "routine" and pattern.search(text) for meaning, pattern in lookups.patterns("report_states"))
