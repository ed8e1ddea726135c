"""Finds the acts that a clause speaks of, finished or not: participles and states, each with how real it is."""

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders import lookups
from loaders.interpret.evidence.asked import Asked, act_of_stem, content_stems, stem
from loaders.interpret.evidence.marks import Mark, nouns, reality_at

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_PURPOSE = re.compile(
    r"\b(?:in order |so as )?to "
    r"(?!(?:date|all|the|be|a|an|our|follow|do|go|come|\w+ed|\w+s)\b)[a-z]+\b(?=.)",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|where)\b.*$", re.I)
_BASE_BEFORE = frozenset(("to", "will", "a", "the"))
_OF_FEAR = frozenset(("from", "of", "for", "without", "against"))
_BASE_OPENING = re.compile(r"\b(?:to|must|and|can|please|staff|should) $", re.I)
_BASE_STATES = frozenset(("complete", "set up", "sign off"))
_OBJECT_END = re.compile(r"(?:^|\s)(?:at|in|by|with|for|on|to|from|of|after|before|during|via)\b", re.I)
_MOST = 60  # acts and states of one clause, so that endless ones are read quickly
_SHORTEST_UNKNOWN = 6


@dataclass(frozen=True)
class Act:
    """One act that a clause speaks of: its kind, its verb's stem (None for a state), reality and place.

    named: the stem of the act that a noun names where the verb only carries it ("checks made", "audit completed").
    is_the_act: it is the very act that the action asks for, one of its kind, or a completion.
    """

    kind: str
    verb: str | None
    reality: str
    start: int
    end: int
    named: str | None = None
    is_the_act: bool = False


def acts_in(words: str, marks: list[Mark], states: list[Mark]) -> list[Act]:
    """The acts and states of a clause in order, without those of its relative and purpose parts."""
    told = _RELATIVE.sub("", words)
    acts = _participles(told, marks)
    for state in states[:_MOST]:
        if state.start >= len(told) and state.meaning != "routine":
            continue
        overlapped = [act for act in acts if act.start < state.end and state.start < act.end]
        if state.meaning == "finish" and (overlapped or _is_infinitive(words, state)):
            continue
        if any(act.kind == "contact" for act in overlapped):
            continue
        acts = [act for act in acts if act not in overlapped]
        acts.append(Act(state.meaning, None, reality_at(words, state.start, marks), state.start, state.end))
    if purpose := _PURPOSE.search(told):
        acts = [act for act in acts if act.start < purpose.start()] or acts
    return sorted(acts, key=lambda act: act.start)


def as_asked(act: Act, words: str, asked: Asked) -> Act:
    """An act as finish, step or other of what is asked for; a step too where its thing is only one, as a quote is."""
    if act.kind in ("progress", "routine", "contact"):
        return act
    if act.verb in asked.verbs or act.named in asked.verbs:
        return replace(act, kind="finish", is_the_act=True)
    things = [noun[0] for noun in nouns("report_step_nouns").finditer(words[: act.start])]
    if not things and act.start < 4:
        after = _OBJECT_END.split(" ".join(words[act.end :].split()[:4]), maxsplit=1)[0]
        things = [noun[0] for noun in nouns("report_step_nouns").finditer(after)]
    if things and not any(content_stems(thing) & asked.words for thing in things):
        return replace(act, kind="step")
    if act.verb is None:
        return act
    stages = {_stage_of(wanted, act.kind) for wanted in asked.acts or ("ensure",)}
    stage = next(name for name in ("finish", "step", "other") if name in stages)
    is_the_act = stage == "finish" and (
        not asked.acts or act.kind == "complete" or act.kind in asked.acts and act.kind != "act"
    )
    return replace(act, kind=stage, is_the_act=is_the_act)


def _participles(told: str, marks: list[Mark]) -> list[Act]:
    acts = []
    tokens = list(_WORD.finditer(told))
    for number, token in enumerate(tokens):
        word = token[0].lower()
        if not _is_participle(word):
            continue
        verb = stem(word)
        named = _named(tokens[:number]) if verb in _carrying() else None
        kind = act_of_stem().get(named or verb) or _unknown_kind(word)
        is_feared = (
            number > 1 and tokens[number - 1][0].lower() == "being" and tokens[number - 2][0].lower() in _OF_FEAR
        )
        is_base = word in ("set", "put", "run") and number and tokens[number - 1][0].lower() in _BASE_BEFORE
        if kind and not (is_base or is_feared) and not _is_attributive(tokens, number, told):
            reality = reality_at(told, token.start(), marks)
            acts.append(Act(kind, verb, reality, token.start(), token.end(), named))
            if len(acts) >= _MOST:
                break
    return acts


@cache
def _carrying() -> frozenset[str]:
    """The stems of verbs that only carry the act that their noun names: "checks made", "audit completed"."""
    return frozenset(map(stem, lookups.words("report_carrying_verbs")))


def _named(before: list[re.Match[str]]) -> str | None:
    """The stem of the act that the noun just before a verb names, auxiliaries passed over."""
    for token in reversed(before[-4:]):
        word = token[0].lower()
        if word not in lookups.words("report_plain_words"):
            return stem(word) if stem(word) in act_of_stem() and not _is_participle(word) else None
    return None


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in lookups.meanings_as_written("report_verb_forms")


def _unknown_kind(word: str) -> str | None:
    """The kind of a participle of no known verb: any act, but for adjectives and words of delay."""
    is_act = len(word) >= _SHORTEST_UNKNOWN and word.endswith("ed") and word not in lookups.words("report_not_acts")
    return "act" if is_act else None


def _is_infinitive(words: str, state: Mark) -> bool:
    """Whether words such as "complete" stand as a verb still to be done: "staff complete", "to set up"."""
    return words[state.start : state.end].lower() in _BASE_STATES and bool(_BASE_OPENING.search(words[: state.start]))


def _is_attributive(tokens: list[re.Match[str]], number: int, words: str) -> bool:
    """Whether a participle only describes the noun after it: "the updated policy", "trained staff"."""
    if number + 1 >= len(tokens):
        return False
    token, after = tokens[number], tokens[number + 1]
    following = after[0].lower()
    if words[token.end() : after.start()].strip() or following.endswith("ly"):
        return False
    if following in lookups.words("report_noun_enders"):
        return False
    if number == 0:
        return any(_is_participle(other[0].lower()) and stem(other[0]) in act_of_stem() for other in tokens[2:])
    before = tokens[number - 1]
    is_joined = not words[before.end() : token.start()].strip()
    return is_joined and before[0].lower() in lookups.words("report_noun_openers")


@cache
def _stage_of(wanted: str, reported: str) -> str:
    """Whether a kind of act finishes another that is asked for, is a step towards it, or tells of something else."""
    stages = {(row["asked"], row["reported"]): row["meaning"] for row in lookups.rows("report_stages")}
    return stages.get((wanted, reported)) or stages.get(("any", reported)) or "finish"
