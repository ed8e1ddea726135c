"""Stops a document that looks as if it held data about people referred: plans only, never cases."""

from collections.abc import Iterator, Sequence

from loaders.errors import DocumentRefused, MayBeCaseData
from loaders.reading.case_data.columns import judge
from loaders.reading.case_data.likeness import likeness
from loaders.reading.case_data.numbers import numbers_of_people
from loaders.reading.case_data.prose import births_told, is_titled
from loaders.reading.case_data.seen import Seen
from loaders.reading.case_data.tables import listed
from loaders.records import Finding, Line, Row, Source

__all__ = ["Seen", "case_data_seen", "check_case_data", "not_case_data"]

_ABOVE = 6
_LIKE = 1.75


def not_case_data(why: str, who: str) -> str:
    """The sentence that keeps who says, and why, that a document holds no data about people referred."""
    return f"“{why.strip()}” ({who.strip()})"


def check_case_data(source: Source, not_case_data: str | None = None) -> list[Finding]:
    """Raises DocumentRefused where a document surely holds data about people referred, MayBeCaseData where it may.

    The message names the place and the columns, never a value. not_case_data is who says that it holds none, and why:
    with it a document that only may hold such data goes on, with a finding that keeps what was said.
    """
    seen = case_data_seen(source)
    if seen is None:
        return []
    place = f"“{source.file_name}”, {seen.locator}, holds {seen.what}"
    if seen.is_sure:
        raise DocumentRefused(
            f"{place}. This is data about people referred, which must not be loaded here. Take it out of the document, "
            "or load the plan alone."
        )
    if not not_case_data:
        raise MayBeCaseData(
            f"{place}. This looks like data about people referred, which must not be loaded here. Take it out of the "
            "document; or, if it is about nobody who was referred, go on and say why."
        )
    message = f"It holds {seen.what}, which a person says is about nobody referred: {not_case_data}"
    return [Finding("not_case_data", "warning", message, source_text=not_case_data, locator=seen.locator)]


def case_data_seen(source: Source) -> Seen | None:
    """The surest thing in a document that looks like data about people referred; None where nothing does."""
    likely: Seen | None = None
    for seen in _all_seen(source):
        if seen.is_sure:
            return seen
        likely = likely or seen
    return likely


def _all_seen(source: Source) -> Iterator[Seen]:
    yield from numbers_of_people(source.blocks)
    is_called = is_titled(source.file_name.rpartition(".")[0])
    for one in listed(source.blocks):
        verdict = judge(one.headings, one.columns, is_titled=is_called or _is_titled(source.blocks, one.number))
        if verdict.is_likely:
            yield Seen(verdict.is_sure, f"columns about people: {verdict.what}", one.locator)
    yield from births_told(source.blocks)
    like = likeness(source.blocks)
    if like.score > _LIKE:
        yield Seen(False, "words that tell of single people", like.locator)


def _is_titled(blocks: Sequence[Row | Line], number: int) -> bool:
    above = [block for block in blocks[max(0, number - _ABOVE) : number + 1] if isinstance(block, Line)]
    return any(is_titled(line.text) for line in above)
