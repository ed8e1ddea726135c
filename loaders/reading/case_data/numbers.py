"""Numbers of single people anywhere in a document: by their label, or unlabelled by form and check digit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.reading.case_data.identifiers import (
    is_insurance_number,
    is_nhs_number,
    is_police_number,
    is_pupil_number,
)
from loaders.reading.case_data.kinds import heading_kind
from loaders.reading.case_data.seen import Seen
from loaders.records import Line, Row

_NHS = re.compile(r"(?<![\w.,/+#-])\d{3}([ -]?)\d{3}\1\d{4}(?![\w/-]|[.,]\d)")
_INSURANCE = re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_PUPIL = re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b")
_POLICE = re.compile(r"(?<![\w/])(?:(?:19|20)?\d\d/\d{5,7}|\d{3,6}/\d\d)[A-Z](?!\w)")
_NO_DIGIT = re.compile(r"\D+")
_BEFORE = 40
_SAID = {
    "nhs": "a number that is or looks like an NHS number",
    "insurance": "a number that is or looks like a National Insurance number",
    "upn": "a number that is or looks like a pupil’s number",
    "police": "a number that is or looks like a police number of a person",
}
_TESTS = (
    ("nhs", _NHS, is_nhs_number),
    ("insurance", _INSURANCE, is_insurance_number),
    ("upn", _PUPIL, is_pupil_number),
    ("police", _POLICE, is_police_number),
)
_CERTAIN_UNLABELLED = {"upn"}
_SEVERAL, _LEAST_DIGITS = 3, 5
_COUNTING = "12345678901234567890"


@dataclass(frozen=True)
class _Number:
    """A number in the form of a kind: whether its check is right, and whether its label or heading names it so."""

    kind: str
    number: str
    is_right: bool
    is_labelled: bool


def numbers_of_people(blocks: Sequence[Row | Line]) -> Iterator[Seen]:
    """Every number of a person: sure where it is right and labelled, or where several stand unlabelled in a document.

    One that is only called so, or stands alone without a label, is likely. A table's column in which other numbers of
    ten digits fail the check has numbers of another kind, of which one in eleven passes by chance.
    """
    unlabelled: dict[str, set[str]] = {}
    heads: tuple[str, ...] = ()
    others: set[int] = set()
    for place, block in enumerate(blocks):
        if isinstance(block, Row) and (not place or isinstance(blocks[place - 1], Line)):
            others = _of_other_numbers(blocks, place)
        if isinstance(block, Line):
            heads, others = (), set()
        elif not heads and not any(map(_digits, block.cells)):
            heads = block.cells
        is_bought = bool(heads) and _says(" ".join(heads), "bought")
        for column, text in enumerate((block.text,) if isinstance(block, Line) else block.cells):
            if len(_digits(text)) < _LEAST_DIGITS:
                continue
            head = heads[column] if column < len(heads) else ""
            for one in _numbers(text, head, is_other=is_bought or column in others):
                several = unlabelled.setdefault(one.kind, set())
                several |= {one.number} if one.is_right else set()
                is_certain = one.is_labelled or one.kind in _CERTAIN_UNLABELLED or len(several) >= _SEVERAL
                yield Seen(one.is_right and is_certain, _SAID[one.kind], block.locator)


def _of_other_numbers(blocks: Sequence[Row | Line], start: int) -> set[int]:
    """The columns of the table that starts at a place in which a number of an NHS number's form fails its check."""
    found: set[int] = set()
    for block in blocks[start:]:
        if isinstance(block, Line):
            break
        for column, text in enumerate(block.cells):
            if any(not is_nhs_number(number[0]) for number in _NHS.finditer(text)):
                found.add(column)
    return found


def _numbers(text: str, head: str, *, is_other: bool) -> Iterator[_Number]:
    """The numbers of people in a text; is_other says that its column or table numbers things."""
    named = heading_kind(head)[0] if head else ""
    for kind, form, is_one in _TESTS:
        for found in form.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            is_labelled = named == kind or _says(before, kind)
            is_thing = is_other or _says(before, "otherwise") or _is_headed_otherwise(head)
            if not is_labelled and kind == "nhs" and is_thing:
                continue
            is_right = is_one(found[0])
            if is_right or (is_labelled and not _is_placeholder(found[0])):
                yield _Number(kind, re.sub(r"\W", "", found[0]), is_right, is_labelled)


def _digits(text: str) -> str:
    if text.isascii():
        return _NO_DIGIT.sub("", text)
    return "".join(character for character in text if character.isdigit())


def _is_placeholder(text: str) -> bool:
    """Whether the digits of a number only stand for some: all alike, or as one counts."""
    digits = _digits(text)
    return len(set(digits)) == 1 or digits in _COUNTING


def _is_headed_otherwise(head: str) -> bool:
    return bool(head.strip()) and (_says(lookups.fold(head), "otherwise") or heading_kind(head)[0] == "phone")


def _says(text: str, wanted: str) -> bool:
    """Whether words before a number, or headings over it, say what it is."""
    return any(meaning == wanted and pattern.search(text) for meaning, pattern in lookups.patterns("case_numbers"))
