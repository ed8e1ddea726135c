"""What a task tells of its training more than once: the same goal, or the same count, is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from loaders import lookups

AIMS = ("action", "outcome")
_ENDS = re.compile(
    r"[.,;:()\d–—|/]|\s-|\b(?:and|or|by|before|to|will|should|must|have|has|had|were|are|was|been|who|so|as|attend\w*"
    r"|complet\w*|receiv\w*|undertak\w*|access\w*|brief\w*|undergone|done|trained)\b",
    re.I,
)
_AGAIN = re.compile(r"^\+?\s*\([^)]*\)")  # the number once more, in words or in digits
_MEMBERS = re.compile(r"\bmembers?\s+of\s+(?=(?:the\s+|our\s+)?(?:staff|team|workforce)\b)", re.I)


@dataclass(frozen=True)
class Told:
    """One training figure where it is told: field and sentence (its number in the row), and the words after its number.

    kind is target or reading; on is a date that stands with it, else None; programme is empty where none is named;
    is_further says that it comes on top of others.
    """

    kind: str
    programme: str
    measure: str
    value: int
    on: date | None
    source: str
    field: str
    sentence: int
    after: str
    is_further: bool = False

    @property
    def audience(self) -> frozenset[str]:
        """The words that tell who is counted, empty for staff in general."""
        return _words(self.after) - _everybody()


def told_once(figures: Sequence[Told]) -> list[Told]:
    """The figures, each goal and each count once, in the order in which they are first told.

    Those of one kind, measure and value are one where neither their programmes, nor their audiences, nor their dates
    differ; a date, a programme or an audience that only one of them has is that of both.
    """
    kept: list[list[Told]] = []
    alike: dict[tuple[str, str, int], list[list[Told]]] = {}
    for figure in figures:
        groups = alike.setdefault((figure.kind, figure.measure, figure.value), [])
        same = next((group for group in groups if all(_is_same(figure, other) for other in group)), None)
        if same is None:
            groups.append([figure])
            kept.append(groups[-1])
        else:
            same.append(figure)
    return [_joined(group) for group in kept]


def _is_same(one: Told, other: Told) -> bool:
    if one.programme and other.programme and one.programme != other.programme:
        return False
    if one.on and other.on and one.on != other.on:
        return False
    if one.sentence == other.sentence:
        return _words(one.after) == _words(other.after)
    return _is_same_audience(one, other) and (one.is_further == other.is_further or _is_aim_and_outcome(one, other))


def _is_same_audience(one: Told, other: Told) -> bool:
    return one.audience <= other.audience or other.audience <= one.audience


def _is_aim_and_outcome(one: Told, other: Told) -> bool:
    return {one.field, other.field} == set(AIMS)


def _joined(group: Sequence[Told]) -> Told:
    dated = next((figure for figure in group if figure.on), group[0])
    programme = next((figure.programme for figure in group if figure.programme), "")
    sources = [dated.source] + [figure.source for figure in group if figure.source not in dated.source]
    return replace(dated, programme=programme, source=" / ".join(dict.fromkeys(sources)))


@lru_cache(maxsize=1_000)
def _words(after: str) -> frozenset[str]:
    """The words after a number up to those that say what the counted do, without a plural's s."""
    told = _MEMBERS.sub("", _AGAIN.sub("", after))
    end = _ENDS.search(told)
    return frozenset(_stem(word) for word in lookups.fold(told[: end.start()] if end else told).split())


def _stem(word: str) -> str:
    return word.removesuffix("s")


@cache
def _everybody() -> frozenset[str]:
    """Words that tell no audience: everybody's, and those of the programmes' names."""
    programmes = (word for words in lookups.words("programmes") for word in words.split())
    return frozenset(_stem(word) for word in (*lookups.words("training_everybody"), *programmes))
