"""The features that a report's class is learned from: what its clauses assert, its words, its shape."""

import re

from loaders import lookups
from loaders.interpret.evidence.asked import Asked, act_of_stem, content_stems, stem
from loaders.interpret.evidence.statements import Told

_MONTH = "|".join(sorted(lookups.words("months") - {"may"}, key=len, reverse=True))
_DATE = re.compile(rf"\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\b(?:19|20)\d\d(?:[/-]\d+)?\b|\b(?:{_MONTH})\b\.?", re.I)
_TOKEN = re.compile(r"[A-Za-z’']+|\d+(?:,\d+)*|[%?!✓✔✗✘❌:&/=]")
_BESIDE = frozenset(("aside",))
WORDS, PAIRS, TRIPLES, OPENING, SHAPES = 0.5, 0.5, 0.4, 0.5, 0.4


def features_of(read: list[Told], asked: Asked, verdict: str) -> dict[str, float]:
    """The features of a report, by name, each with its weight; the same in any order of its sentences.

    read: its clauses with what they assert. verdict: the class that report_verdicts gives.
    """
    found = {"always": 1.0, f"verdict {verdict}": 1.5, f"clauses {min(len(read), 4)}": 1.0}
    for name in (*_of_action(asked), *_of_statements(read, asked)):
        found[name] = 1.0
    sentences: dict[int, list[str]] = {}
    for told in read:
        if told.statements and {one.outcome for one in told.statements} <= _BESIDE:
            continue
        tokens = _TOKEN.findall(_DATE.sub(" DATE ", told.clause.words))
        _add_shape(found, ["^", *_shape(tokens, asked), "$"])
        sentences.setdefault(told.clause.number, []).extend(_roots(tokens, asked))
    for tokens in sentences.values():
        _add_words(found, tokens)
    if asked.items:
        told_of = sum(bool(content_stems(_joined(read)) & item) for item in asked.items)
        reach = "all" if told_of == len(asked.items) else "some" if told_of else "none"
        found[f"items {reach}"] = 1.0
        found[f"items {reach} {verdict}"] = 1.0
    length = sum(map(len, sentences.values()))
    shared = sum(tokens.count("SAME") for tokens in sentences.values())
    found[f"length {min(length // 4, 6)}"] = 1.0
    found[f"shared {min(shared, 3)}"] = 1.0
    return found


def _joined(read: list[Told]) -> str:
    return " ".join(told.clause.words for told in read)


def _of_action(asked: Asked) -> list[str]:
    return [f"asks {act}" for act in asked.acts[:2]] + (["asks all"] if asked.to_all else [])


def _of_statements(read: list[Told], asked: Asked) -> list[str]:
    names: list[str] = []
    outcomes = sorted({one.outcome for told in read for one in told.statements})
    finished = sum(any(one.outcome == "done" for one in told.statements) for told in read)
    names += ["outcomes " + "+".join(outcomes), f"finished {min(finished, 3)}"]
    names += [f"both {first}+{second}" for number, second in enumerate(outcomes) for first in outcomes[:number]]
    names += [f"all of {outcome}" for outcome in outcomes if asked.to_all]
    for told in read:
        names += told.marks
        for one in told.statements:
            names += [
                f"says {one.outcome}",
                f"says {one.outcome} {one.extent}",
                f"says {one.outcome} about {one.is_about}",
            ]
            if one.act:
                names.append(f"act {one.act.kind} {one.act.reality}")
                if asked.acts:
                    names.append(f"asked {asked.acts[0]} told {one.act.kind} {one.act.reality}")
                if one.act.verb in asked.verbs:
                    names += [f"the act {one.act.reality}", f"the act {one.outcome}"]
    for told, after in zip(read, read[1:], strict=False):
        if told.clause.number == after.clause.number:
            names += [f"{one.outcome} then {other.outcome}" for one in told.statements for other in after.statements]
    return names


def _roots(tokens: list[str], asked: Asked) -> list[str]:
    """The words in their stems; those of the action, numbers and dates by what they are."""
    found = []
    for token in tokens:
        if token == "DATE":
            found.append(token)
        elif token[0].isdigit():
            found.append("#")
        elif token[0].isalpha():
            root = stem(token.lower().replace("’", "'"))
            found.append("SAME" if len(token) > 2 and root in asked.words else root)
        else:
            found.append(token)
    return found


def _shape(tokens: list[str], asked: Asked) -> list[str]:
    """The shape of a clause: its plain words as they are, acts and things by their kind, all others as one sign."""
    known = act_of_stem()
    shape: list[str] = []
    for token in tokens:
        low = token.lower().replace("’", "'")
        if token == "DATE" or not token[0].isalnum():
            sign = token
        elif token[0].isdigit():
            sign = "#"
        elif low in lookups.words("report_plain_words") or low.endswith("n't"):
            sign = low
        elif (root := stem(low)) in known and low.endswith(("ed", "en", "t", "ld", "de", "ve", "ne")):
            sign = ("THE-" if root in asked.verbs else "") + known[root]
        elif low.endswith("ing") and root in known:
            sign = known[root] + "-ing"
        elif root in asked.words:
            sign = "SAME"
        else:
            sign = "X"
        if not (sign in ("X", "SAME") and shape and shape[-1] == sign):
            shape.append(sign)
    return shape


def _add_shape(found: dict[str, float], shape: list[str]) -> None:
    for length in (2, 3, 4):
        for start in range(len(shape) - length + 1):
            found[f"s {' '.join(shape[start : start + length])}"] = SHAPES


def _add_words(found: dict[str, float], tokens: list[str]) -> None:
    for token in tokens:
        found[f"w {token}"] = WORDS
    for first, second in zip(tokens, tokens[1:], strict=False):
        found[f"w {first} {second}"] = PAIRS
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        found[f"w {first} {second} {third}"] = TRIPLES
    if tokens:
        found[f"first {tokens[0]}"] = OPENING
        found[f"last {tokens[-1]}"] = OPENING
        found[f"last {' '.join(tokens[-2:])}"] = OPENING
