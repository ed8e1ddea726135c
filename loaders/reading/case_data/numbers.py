"""Numbers of single people anywhere in a document: by their label, or unlabelled by form and check digit."""

import re
from collections.abc import Iterator, Sequence

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
_BEFORE = 40
_SAID = {
    "nhs": "a number in the form of an NHS number with its right check digit",
    "insurance": "a number in the form of a National Insurance number",
    "upn": "a pupil’s number with its right check letter",
    "police": "a police number of a person with its right check letter",
}
_TESTS = (
    ("nhs", _NHS, is_nhs_number),
    ("insurance", _INSURANCE, is_insurance_number),
    ("upn", _PUPIL, is_pupil_number),
    ("police", _POLICE, is_police_number),
)
_CERTAIN_UNLABELLED = {"upn"}
_SEVERAL = 3


def numbers_of_people(blocks: Sequence[Row | Line]) -> Iterator[Seen]:
    """Every number of a person, sure where it is labelled or where several stand unlabelled in the document."""
    unlabelled: dict[str, set[str]] = {}
    heads: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Line):
            heads = ()
            texts: tuple[str, ...] = (block.text,)
        else:
            texts = block.cells
            if not any(any(map(str.isdigit, cell)) for cell in texts) and any(texts):
                heads = texts
        for column, text in enumerate(texts):
            if sum(map(str.isdigit, text)) < 5:
                continue
            head = heads[column] if isinstance(block, Row) and column < len(heads) else ""
            for kind, number, is_labelled in _numbers(text, head, is_bought=_says(" ".join(heads), "bought")):
                several = unlabelled.setdefault(kind, set())
                several.add(number)
                is_sure = is_labelled or kind in _CERTAIN_UNLABELLED or len(several) >= _SEVERAL
                yield Seen(is_sure, _SAID[kind], block.locator)


def _numbers(text: str, head: str, *, is_bought: bool) -> Iterator[tuple[str, str, bool]]:
    """The numbers of people in a text, each with its kind and whether its label or heading names it so.

    is_bought says that the table is one of orders, invoices or contracts, which number things.
    """
    named = heading_kind(head)[0] if head else ""
    for kind, form, is_one in _TESTS:
        for found in form.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            is_labelled = named == kind or _says(before, kind)
            if not is_one(found[0]):
                continue
            if (
                not is_labelled
                and kind == "nhs"
                and (is_bought or _says(before, "otherwise") or _is_headed_otherwise(head))
            ):
                continue
            yield kind, re.sub(r"\W", "", found[0]), is_labelled


def _is_headed_otherwise(head: str) -> bool:
    return bool(head.strip()) and (_says(lookups.fold(head), "otherwise") or heading_kind(head)[0] == "phone")


def _says(text: str, wanted: str) -> bool:
    """Whether words before a number, or headings over it, say what it is."""
    return any(meaning == wanted and pattern.search(text) for meaning, pattern in lookups.patterns("case_numbers"))
