"""Training figures: how many are to be trained by when, how many have been, and how many can train."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.interpret.told_once import AIMS, Told, told_once
from loaders.records import Figure

_PEOPLE = rf"(?:{'|'.join(lookups.spaced('training_people'))})"
_WORD = "|".join(sorted(lookups.words("number_words"), key=len, reverse=True))
_FIRST_WORD = "|".join(sorted(lookups.words("number_words") - {"a", "hundred", "thousand"}, key=len, reverse=True))
_SPELLED = (
    rf"(?<![\w-])(?:a\s+(?:hundred|thousand)|{_FIRST_WORD})(?:[\s-]+(?:and\s+)?(?!a\b)(?:{_WORD})){{0,9}}(?![\w-])"
)
_NUMBER_WORDS = frozenset(" ".join(lookups.words("number_words") - {"a"}).split())
_LETTERS, _TOLD_AFTER = re.compile(r"[a-z]+"), re.compile(r"\d\+?\s*[A-Za-z’'()&-]")
_DIGITS = r"(?<![\d.,/£-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d/]|\.\d|,\d)"
_AGAIN = r"(?:\s*\((?:\d[\d,]*|[a-z -]+)\))?"  # the number once more, in words or in digits
_OF_ALL = rf"(?:\s+(?:out\s+)?of\s+(?:(?:the|our|all|its|a|total)\s+)*(?:\d[\d,]*|{_SPELLED}))?"
_REST = rf"(?!\s?%|\s+per\s?cent\b)\+?{_AGAIN}{_OF_ALL}"
_NUMBER = rf"(?P<number>{_DIGITS}|{_SPELLED}){_REST}"
_FEW_WORDS = r"(?:[A-Za-z’'()&-]+\s+){0,4}?"
_WORDS = rf"(?P<between>{_FEW_WORDS})"
_AND = r"(?:\s+(?:in|on|at|from|across)\s+[^.;,\d]{1,40}?)?\s*(?:,|,?\s*\b(?:and|plus)\b|&)\s+"
_OTHERS = rf"(?:{_AND}(?:{_DIGITS}|{_SPELLED}){_REST}\s+{_FEW_WORDS}{_PEOPLE}\b){{0,9}}"
_MORE = r"(?:at\s+least\s+|a\s+total\s+of\s+|(?:a\s+)?further\s+|another\s+|over\s+|all\s+|up\s+to\s+)?"
_TRAINED = r"(?:trained|attended|completed|received|undertaken|accessed|briefed|undergone|done|passed|took|taken|sat)"
_TARGETS = (
    re.compile(
        rf"{_NUMBER}\s+{_WORDS}(?P<people>{_PEOPLE})\b{_OTHERS}[^.;\n]{{0,30}}?\b(?:to|will|should|must)\s+(?:be\s+|have\s+)?(?:receive|complete|attend|undertake|trained|access)",
        re.I,
    ),
    re.compile(
        rf"\b(?:train|target(?:\s+of)?|aim(?:ing)?\s+(?:for|to\s+train)|goal(?:\s+of)?|training\s+for|deliver\s+\w+\s+(?:training\s+)?to)\s*:?\s+{_MORE}{_NUMBER}\s+{_WORDS}(?P<people>{_PEOPLE})\b",
        re.I,
    ),
    re.compile(rf"\btrain\s+{_MORE}{_NUMBER}(?=\W*$|[,;:)]|\s+(?:by|before|across|each|every|per|a\s+year)\b)", re.I),
)
_READINGS = (
    re.compile(
        rf"{_NUMBER}\s+{_WORDS}(?P<people>{_PEOPLE})\b{_OTHERS}\s+(?:\w+\s+){{0,4}}?(?:(?:have|has|had|were|are)\s+)?(?:now\s+|also\s+|already\s+|been\s+)*{_TRAINED}\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:trained|delivered\s+to|briefed|training\s+(?:to|for))\s+(?:a\s+total\s+of\s+|over\s+|approximately\s+)?{_NUMBER}\s+{_WORDS}(?P<people>{_PEOPLE})\b",
        re.I,
    ),
    re.compile(rf"{_NUMBER}\s+(?:(?:have|has|had|were|now|already|been)\s+)*(?:trained|briefed)\b", re.I),
)
_TRAINERS = re.compile(
    rf"{_NUMBER}\s+(?P<between>(?:(?!to\b)[A-Za-z’'-]+\s+){{0,3}}?)trainers?\b(?!\s+(?:to|will|should))", re.I
)
_ALSO = re.compile(rf"{_AND}{_NUMBER}\s+{_WORDS}(?P<people>{_PEOPLE})\b", re.I)
_COUNT = rf"(?:{_DIGITS}|{_SPELLED}){_REST}"
_ANY = re.compile(  # holds wherever one of _FIGURES does, and is found in a fraction of their time
    rf"{_COUNT}\s+(?:{_FEW_WORDS}(?:{_PEOPLE}|trainers?)|(?:(?:have|has|had|were|now|already|been)\s+)*(?:trained|briefed))\b"
    rf"|\btrain\s+{_MORE}{_COUNT}",
    re.I,
)
_FIGURES = (
    ("reading", "trainers", _TRAINERS),
    *(("target", "staff", pattern) for pattern in _TARGETS),
    *(("reading", "staff", pattern) for pattern in _READINGS),
)
_AHEAD = re.compile(r"\b(?:to\s+(?:be|receive|complete|attend|undertake)|will|should|must|need|target|aim)\b", re.I)
_BEFORE = 120  # letters
_FURTHER = re.compile(r"\b(?:further|another|additional|extra)\s+$", re.I)
_MORE_AFTER = re.compile(r"^\s*(?:more|further|additional|extra)\b", re.I)
_DEADLINE = re.compile(r"\b(?:by|before|no\s+later\s+than)\b", re.I)
_PAST = re.compile(r"\b(?:have|has|had|were|was|been|now|already|so\s+far|to\s+date|as\s+(?:at|of)|since)\b", re.I)


@dataclass(frozen=True)
class _Count:
    """A number of people in a sentence: where it starts and ends, and what it counts.

    joined says that it shares the verb of the one before ("200 teachers and 50 governors").
    """

    start: int
    end: int
    kind: str
    measure: str
    value: int
    joined: bool = False


def read_training(position: int, texts: dict[str, str], due_on: date | None) -> list[Figure]:
    """The training figures in a task's texts, by field; a target without a date of its own is due with its task.

    measure is staff (people trained) or trainers (people who can train). A reading's date is the one that stands
    with it ("as at 31/8/2017"), else None. What is told twice is one figure.
    """
    told: list[Told] = []
    for field, text in texts.items():
        for sentence in re.split(r"(?<=[a-z)\d])[.;]\s+(?=[A-Z])|\n+|•", text):
            number = told[-1].sentence + 1 if told else 0
            told += _in_sentence(field, number, " ".join(sentence.split()))
    figures = told_once(told)
    named = next((figure.programme for figure in figures if figure.programme), "")
    programme = named or programme_named(" ".join(texts.values())) or "Training"
    return [
        Figure(
            figure.kind,
            position,
            figure.programme or programme,
            figure.measure,
            figure.value,
            figure.on or (due_on if figure.kind == "target" else None),
            figure.source,
        )
        for figure in figures
    ]


def _in_sentence(field: str, number: int, sentence: str) -> list[Told]:
    """The figures of one sentence, each with the words up to the next.

    Those that share a verb ("200 teachers and 50 governors trained by March") have the same words and date, but each
    its own audience, and its own programme where it names one.
    """
    figures: list[Told] = []
    runs = _runs(_counts(sentence))
    for run, following in zip_longest(runs, runs[1:]):
        ends = following[0].start if following else len(sentence)
        source = sentence[run[0].start if figures else 0 : ends].strip(" (,;")
        kind = "target" if _is_target(run[0].kind, field, source) else run[0].kind
        dates = [mention.last for mention in dated(mentions(source))]
        on = (dates[-1] if kind == "target" else dates[0]) if dates else None
        for count, joined in zip_longest(run, run[1:]):
            after = sentence[count.end : joined.start if joined else ends]
            programme = programme_named(after) or programme_named(source)
            is_further = bool(_FURTHER.search(_just_before(sentence, count.start)) or _MORE_AFTER.match(after))
            said = (source, field, number, after, is_further)
            figures.append(Told(kind, programme, count.measure, count.value, on, *said))
    return figures


def _runs(counts: list[_Count]) -> list[list[_Count]]:
    """Counts, those that share a verb together."""
    runs: list[list[_Count]] = []
    for count in counts:
        if count.joined:
            runs[-1].append(count)
        else:
            runs.append([count])
    return runs


def _is_target(kind: str, field: str, words: str) -> bool:
    """Whether a figure is what is aimed for: so is every count in the words of the task or its outcome.

    Among the next steps so is a count by a date ("600 staff trained by March") that isn't told as past.
    """
    is_ahead = field == "next_steps" and bool(_DEADLINE.search(words)) and not _PAST.search(words)
    return kind == "target" or field in AIMS or is_ahead


def _counts(sentence: str) -> list[_Count]:
    """The numbers of people in a sentence, in its order; each counts once, as what it first fits."""
    found: dict[int, _Count] = {}
    if not _may_count(sentence):
        return []
    for kind, measure, pattern in _FIGURES:
        for match in pattern.finditer(sentence):
            if kind == "target" or not _AHEAD.search(match[0]):
                for count in _with_joined(sentence, match, kind, measure):
                    found.setdefault(count.start, count)
    return sorted(found.values(), key=lambda count: count.start)


def _may_count(sentence: str) -> bool:
    """Whether one of _FIGURES could hold; most sentences are told by their words alone."""
    low = sentence.lower()
    is_spelled = not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(low))
    return bool((is_spelled or "train" in low or _TOLD_AFTER.search(sentence)) and _ANY.search(sentence))


def _with_joined(sentence: str, match: re.Match[str] | None, kind: str, measure: str) -> Iterator[_Count]:
    """A number of people and those that follow it under the same verb, up to one that counts nobody."""
    is_first = True
    while match and (value := _value(match["number"])) and not _counts_nobody(sentence, match):
        people_end = match.end("people") if "people" in match.re.groupindex else match.end()
        yield _Count(*match.span("number"), kind, measure, value, joined=not is_first)
        match, is_first = _ALSO.match(sentence, people_end), False


def _counts_nobody(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words beside a number say that it isn't how many were or are to be trained."""
    between = match["between"] if "between" in match.re.groupindex else ""
    texts = {"before": _just_before(sentence, match.start("number")), "between": between, "within": match[0]}
    return any(pattern.search(texts[place]) for place, pattern in lookups.patterns("training_uncounted"))


def _just_before(sentence: str, place: int) -> str:
    """The words right before a place, as far as what is looked for there can reach."""
    return sentence[max(0, place - _BEFORE) : place]


def programme_named(text: str) -> str:
    """The programme that a text names; "" where it names none."""
    folded = f" {lookups.fold(text)} "
    for words, programme in lookups.meanings("programmes").items():
        if f" {words} " in folded and (words != "prevent" or "prevent training" in folded):
            return programme
    return ""


def _value(text: str) -> int | None:
    """A number in digits or words; None for "one", which as often stands for somebody."""
    if text[0].isdigit():
        return int(text.replace(",", ""))
    total = group = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        number = int(lookups.meanings("number_words").get(word, 0))
        if number == 1000:
            total, group = total + max(group, 1) * number, 0
        else:
            group = max(group, 1) * number if number == 100 else group + number
    return total + group if total + group > 1 else None
