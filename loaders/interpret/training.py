"""Training figures: how many are to be trained by when, how many have been, and how many can train."""

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.records import Figure

_PEOPLE = (
    r"(?:staff|employees?|people|officers?|practitioners?|professionals?|teachers?|delegates?|volunteers?|councillors?|members?"
    r"|governors?|workers?|individuals?|participants?|attendees?|learners?|managers?|colleagues|persons|frontline\s+staff|school\s+staff)"
)
_NUMBER = r"(?<![\d.,/£-])(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d%/]|\.\d|,\d)"
_WORDS = r"(?:[A-Za-z’'()&-]+\s+){0,4}?"
_TRAINED = r"(?:trained|attended|completed|received|undertaken|accessed|briefed|undergone|done)"
_TARGETS = (
    re.compile(
        rf"{_NUMBER}\s+{_WORDS}{_PEOPLE}\b[^.;\n]{{0,30}}?\b(?:to|will|should|must)\s+(?:be\s+|have\s+)?(?:receive|complete|attend|undertake|trained|access)",
        re.I,
    ),
    re.compile(
        rf"\b(?:train|target(?:\s+of)?|aim(?:ing)?\s+(?:for|to\s+train)|goal(?:\s+of)?|training\s+for|deliver\s+\w+\s+(?:training\s+)?to)\s*:?\s+(?:at\s+least\s+|a\s+total\s+of\s+|(?:a\s+)?further\s+|another\s+|over\s+|all\s+|up\s+to\s+)?{_NUMBER}\s+{_WORDS}{_PEOPLE}\b",
        re.I,
    ),
)
_READINGS = (
    re.compile(
        rf"{_NUMBER}\s+{_WORDS}{_PEOPLE}\b\s+(?:\w+\s+){{0,4}}?(?:(?:have|has|had|were|are)\s+)?(?:now\s+|also\s+|already\s+|been\s+)*{_TRAINED}\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:trained|delivered\s+to|briefed|training\s+(?:to|for))\s+(?:a\s+total\s+of\s+|over\s+|approximately\s+)?{_NUMBER}\s+{_WORDS}{_PEOPLE}\b",
        re.I,
    ),
    re.compile(rf"{_NUMBER}\s+(?:(?:have|has|had|were|now|already|been)\s+)*(?:trained|briefed)\b", re.I),
)
_TRAINERS = re.compile(rf"{_NUMBER}\s+(?:(?!to\b)[A-Za-z’'-]+\s+){{0,3}}?trainers?\b(?!\s+(?:to|will|should))", re.I)
_FIGURES = (
    ("reading", "trainers", _TRAINERS),
    *(("target", "staff", pattern) for pattern in _TARGETS),
    *(("reading", "staff", pattern) for pattern in _READINGS),
)
_AIMS = ("action", "outcome")
_AHEAD = re.compile(r"\b(?:to\s+(?:be|receive|complete|attend|undertake)|will|should|must|need|target|aim)\b", re.I)


def read_training(position: int, texts: dict[str, str], due_on: date | None) -> list[Figure]:
    """The training figures in a task's texts, by field; a target without a date of its own is due with its task.

    measure is staff (people trained) or trainers (people who can train). A reading's date is the one that stands
    with it ("as at 31/8/2017"), else None.
    """
    figures: list[Figure] = []
    for name, text in texts.items():
        found: list[Figure] = []
        for sentence in re.split(r"(?<=[a-z)\d])[.;]\s+(?=[A-Z])|\n+|•", text):
            found += _in_sentence(position, " ".join(sentence.split()), due_on)
        figures += [_as_aimed(figure, due_on) for figure in found] if name in _AIMS else found
    programme = next((figure.programme for figure in figures if figure.programme), "") or _programme(
        " ".join(texts.values())
    )
    return [replace(figure, programme=figure.programme or programme or "Training") for figure in dict.fromkeys(figures)]


def _as_aimed(figure: Figure, due_on: date | None) -> Figure:
    """A count in the words of the task or its outcome is what is aimed for, however it is worded."""
    return figure if figure.kind == "target" else replace(figure, kind="target", on=figure.on or due_on)


def _in_sentence(position: int, sentence: str, due_on: date | None) -> list[Figure]:
    """The figures of one sentence, each with the words from its number to the next figure's."""
    found = sorted(_matches(sentence), key=lambda match: match[0])
    figures: list[Figure] = []
    for (start, _, kind, measure, value), following in zip_longest(found, found[1:]):
        source = sentence[start if figures else 0 : following[0] if following else len(sentence)].strip()
        dates = [mention.last for mention in dated(mentions(source))]
        on = (dates[-1] if kind == "target" else dates[0]) if dates else due_on if kind == "target" else None
        figures.append(Figure(kind, position, _programme(source), measure, value, on, source))
    return figures


def _matches(sentence: str) -> list[tuple[int, int, str, str, int]]:
    """(start, end, kind, measure, value) of each figure; a number counts once, as the first that it fits."""
    found: dict[int, tuple[int, int, str, str, int]] = {}
    for kind, measure, pattern in _FIGURES:
        for match in pattern.finditer(sentence):
            if kind == "target" or not _AHEAD.search(match[0]):
                found.setdefault(match.start(1), (match.start(1), match.end(), kind, measure, _value(match[1])))
    return list(found.values())


def _programme(text: str) -> str:
    folded = f" {lookups.fold(text)} "
    for words, programme in lookups.meanings("programmes").items():
        if f" {words} " in folded and (words != "prevent" or "prevent training" in folded):
            return programme
    return ""


def _value(text: str) -> int:
    return int(text.replace(",", ""))
