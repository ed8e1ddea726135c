"""How a document names the plan that it is: whose it is, its title and its period, and where each of them was read."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from loaders import lookups
from loaders.interpret.as_at import Around, states_a_date
from loaders.interpret.council import Named, bodies_in
from loaders.interpret.dates import DateMention, dated, mentions
from loaders.layout.laid_out import LaidOut
from loaders.layout.phrases import is_document_label, is_marking, is_sentence
from loaders.layout.regions import filled_cells
from loaders.records import Line, Proposal, Row, Source

_TITLE, _HEAD, _OPENING, _LABELLED = "its title", "the head or foot of its pages", "its first lines", "its first table"
_PROPERTIES, _FILE, _TEXT = "the file’s properties", "the file’s name", "its text"
_LONGEST, _LONGEST_TITLE, _MOST_LINES = 150, 80, 12
_DROPPED = re.compile(
    r"\W*(?:(?:working |final |first |second )?draft(?:\s+v?[\d.]+)?|(?:version|ver|v|rev|issue)\W*\d[\d.]*|"
    r"final(?: version)?|"
    r"(?:appendix|annex|enc(?:losure)?)\.?\s+\w{1,3}|page \d+(?: of \d+)?)\W*",
    re.I,
)
_SEPARATOR = re.compile(r"(\s+[–—|-]\s+|:\s+|,\s+)(?![^()]*\))")
_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_FRONT = re.compile(r"^\W*(?:title\s*:|(?:appendix|annex|enc)\.?\s+\w{1,3}\W+)\s*|\W+page \d+(?: of \d+)?\W*$", re.I)
_OF_MANY_YEARS = re.compile(r"\b(?:year|blwyddyn)\s+(?:one|two|three|four|five|\d)\b", re.I)
_BOUND = re.compile(r"\s*(?:[-–—]|to|until)\s*", re.I)


class _Said(NamedTuple):
    """A text that may name the plan, and where it stands."""

    text: str
    where: str


def propose(source: Source, laid_out: LaidOut) -> Proposal:
    """What a document says of whose plan it is, its title and its period; empty where it doesn't say."""
    said = list(_said(source, laid_out))
    body, council_from = _body(said, laid_out)
    title, written, title_from = _title(said, body)
    first, last, period_from = _period([_Said(written, title_from), *said], body)
    return Proposal(body.name if body else "", council_from, title, title_from, first, last, period_from)


def _said(source: Source, laid_out: LaidOut) -> Iterator[_Said]:
    """What may name the plan, the likeliest first: titles, page heads, first lines, then what is beside the pages."""
    lines = [block for block in source.blocks if isinstance(block, Line)]
    furniture = [*(line.text for line in lines if line.repeats), *laid_out.furniture]
    opening = [text for text in laid_out.lines[: laid_out.opening_lines or _MOST_LINES] if text not in furniture]
    opening = [text for text in opening if "\n" not in text]
    titles = [line.text for line in lines if line.level == 1][:1] + ([laid_out.title] if laid_out.title else [])
    yield from (_Said(text, _TITLE) for text in titles if not is_sentence(text) and "\n" not in text)
    yield from (_Said(value, _LABELLED) for label, value in labelled(source, laid_out) if _names_a_plan(label))
    yield from (_Said(text, _HEAD) for text in furniture if not text.endswith((".", ":")) and len(text) <= _LONGEST)
    short = (text for text in opening[:_MOST_LINES] if not is_sentence(text) and not is_document_label(text))
    yield from (_Said(text, _OPENING) for text in short)
    yield from (_Said(text, _PROPERTIES) for _, text in source.properties)
    yield _Said(file_title(source.file_name), _FILE)


def labelled(source: Source, laid_out: LaidOut) -> list[tuple[str, str]]:
    """The labels and values of the rows above the first task that hold two cells, as "Council" and "Anytown"."""
    first = laid_out.tasks[0].locator if laid_out.tasks else ""
    pairs: list[tuple[str, str]] = []
    for block in source.blocks:
        if isinstance(block, Row):
            if block.locator == first or len(pairs) >= 2 * _MOST_LINES:
                break
            if filled_cells(block) == 2 and block.cells[0].strip():
                label, value = (cell.strip() for cell in block.cells if cell.strip())
                pairs.append((label.rstrip(":"), value))
    return pairs


def around(source: Source, laid_out: LaidOut) -> Around:
    """What tells the date of a document beside its text."""
    return Around(labelled(source, laid_out), _versions(source), PurePath(source.file_name).stem)


def _versions(source: Source) -> list[str]:
    """The dates in a document's table of versions, as written."""
    found: list[str] = []
    column: int | None = None
    table = ""
    for block in source.blocks:
        if not isinstance(block, Row):
            continue
        place = block.locator.rpartition(", row ")[0]
        folded = [lookups.fold(cell) for cell in block.cells]
        if any(cell in lookups.words("version_headings") for cell in folded) and "date" in folded:
            column, table = folded.index("date"), place
        elif column is not None and place == table and column < len(block.cells):
            found.append(block.cells[column])
        else:
            column = None
    return found


def file_title(file_name: str) -> str:
    """A file's name as a title: without its ending, the marks between words, and what tells copies apart."""
    stem = re.sub(r"[_\s]+|(?<=[^\W\d])[-.](?=[^\W\d])", " ", PurePath(file_name).stem)
    stem = re.sub(r"\(\d+\)\s*$|\b(?:copy of|copy|final|draft|v\s?\d[\d.]*)\b", " ", stem, flags=re.I)
    return " ".join(stem.split()).strip(" -–.")


def _names_a_plan(label: str) -> bool:
    return lookups.fold(label) in lookups.words("plan_labels")


def _body(said: list[_Said], laid_out: LaidOut) -> tuple[Named | None, str]:
    """The council that the plan is of, else another body, and where it is named."""
    named = [(body, one.where) for one in said for body in bodies_in(one.text)]
    for body, where in named:
        if body.is_council:
            return body, where
    if named:
        return named[0]
    texts = laid_out.lines[: laid_out.opening_lines]
    in_text = {
        body.name: body
        for text in texts
        for body in bodies_in(text)
        if body.is_council or text.startswith(f"{body.name}.")
    }
    return (next(iter(in_text.values())), _TEXT) if len(in_text) == 1 else (None, "")


def _title(said: list[_Said], body: Named | None) -> tuple[str, str, str]:
    """The plan's title with its place, as it was written, and where."""
    fit = [one for one in said if one.text and not states_only_a_date(one.text) and not is_marking(one.text)]
    planned = [one for one in fit if _speaks_of_a_plan(_cleaned(one.text, body))]
    best = next(iter(planned), next((one for one in fit if one.where != _PROPERTIES), None))
    if best is None:
        return "", "", ""
    title = _cleaned(best.text, body) if best in planned else _FRONT.sub("", best.text).strip()
    if body and lookups.fold(body.place) not in lookups.fold(title):
        title = f"{body.place}: {title}"
    if len(title) > _LONGEST_TITLE:
        title = _PARENTHESIS.sub("", title)
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,:;–-")
    return title, best.text, best.where


def states_only_a_date(text: str) -> bool:
    """Whether a text says when the document was updated, and nothing else."""
    return states_a_date(text) and not _speaks_of_a_plan(text)


def _speaks_of_a_plan(text: str) -> bool:
    folded = f" {lookups.fold(text)} "
    return any(f" {word} " in folded for word in lookups.words("plan_words"))


def _cleaned(text: str, body: Named | None) -> str:
    """A title without the council's name, markings, versions and dates of updates."""
    text = _FRONT.sub("", text)
    text = _PARENTHESIS.sub(lambda match: "" if _is_aside(match[1]) else match[0], text)
    if body:
        text = re.sub(rf"\b{re.escape(body.name)}\b(?:[’']s)?", "", text, flags=re.I)
    parts = _SEPARATOR.split(text)
    kept = [(parts[at - 1] if at else "", parts[at]) for at in range(0, len(parts), 2) if not _is_aside(parts[at])]
    joined = "".join(part if number == 0 else separator + part for number, (separator, part) in enumerate(kept))
    return " ".join(joined.split()).strip(" –—-:,|©")


def _is_aside(part: str) -> bool:
    """Whether a part of a title is no part of the plan's name."""
    return not re.search(r"\w", part) or is_marking(part) or bool(_DROPPED.fullmatch(part)) or states_a_date(part)


def _period(said: Iterable[_Said], body: Named | None) -> tuple[date | None, date | None, str]:
    """The first and last day that the plan gives itself, and where it does.

    A financial year is April to March; years alone are those calendar years, whole. A school's year isn't told from
    its figures.
    """
    for one in said:
        if not one.text or (one.where != _FILE and not _speaks_of_a_plan(one.text)):
            continue
        named = [mention for mention in dated(mentions(one.text)) if not states_a_date(one.text[: mention.end])]
        if body and body.is_school:
            named = [mention for mention in named if mention.precision in ("day", "month")]
        span = _span(one.text, named)
        if span:
            return *span, one.where
    return None, None, ""


def _span(text: str, named: list[DateMention]) -> tuple[date, date] | None:
    """The period that a title names: from one date to another, or one span of years beside the plan's own name."""
    if _OF_MANY_YEARS.search(text):
        return None
    for first, last in zip(named, named[1:], strict=False):
        if _BOUND.fullmatch(text[first.end : last.start]) and first.first < last.last:
            return first.first, last.last
    for mention in named:
        part = _SEPARATOR.split(text[: mention.start])[-1] + " " + _SEPARATOR.split(text[mention.end :])[0]
        is_span = mention.precision == "financial_year" or mention.last.year > mention.first.year
        ends_part = not re.search(r"\w", _SEPARATOR.split(text[mention.end :])[0])
        if _speaks_of_a_plan(part) and (is_span or (mention.precision == "year" and ends_part)):
            return mention.first, mention.last
    return None
