"""The columns of a table judged together: whether each of its rows is a person who was referred, and not a task."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from loaders import lookups
from loaders.layout.headings import field_of, heading_scores
from loaders.reading.case_data.kinds import Kind, filled, heading_kind, is_said_whole, kinds

LIKELY, SURE = 4.0, 8.0
_SAMPLE = 40
_LEAST_OF_REF = 4
_LEAST_COUNTED = 2
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?=\b|[01]\d[0-3]\d\b|T)|(?<=[./-])(\d\d)\b(?![./-])")
_YEARS_BESIDE_NAMES, _YEARS_ALONE, _LAST_OF_CENTURY = 4, 8, 29
_MOSTLY, _SOME, _OFTEN = 0.8, 0.4, 0.6
_UNFIT = 0.3
_BESIDE_PLAN, _WITHOUT_WHO, _COUNTED = 0.4, 0.5, 0.2
_ALONE = {"birth": {"long_ago"}, "name": {"person", "name"}, "names": set[str]()}
_TOLD_BESIDE = 0.5
_TITLED, _TITLED_NAMES, _OF_CONTACTS, _NOBODY = 1.0, 2.5, 1.5, 1.0
_KNOWN = 1.0
_LEAST_ALONE = 2
_KINDS_OF_SURE = 3
_TASK_WORDS = 4
_LENIENT = {
    *(
        "nhs",
        "insurance",
        "upn",
        "police",
        "person",
        "case_ref",
        "birth",
        "referral",
        "consent",
        "address",
        "ethnicity",
    ),
    *("nationality", "religion", "sex", "age"),
}
_COUNTABLE = {
    *("referral", "stage", "concern", "care_status", "health", "offending", "vulnerability", "consent", "family"),
    *("person", "immigration", "sex", "ethnicity", "religion", "nationality", "language", "worker", "told", "notes"),
}
_WEIGHED_UP = {"age", "sex", "ethnicity", "religion", "nationality", "health", "care_status", "language", "family"}
_SEVERAL = {"stage", "referral", "family", "care_status", "offending", "health", "case_ref", "vulnerability"}
_AGAIN, _MOST_AGAIN = 0.5, 1.5
_UNDER_ANY_HEADING = {"aged_person", "pseudonym", "told"}
_OFTEN_ENOUGH, _TOLD_OFTEN = {*_UNDER_ANY_HEADING, "concern"}, 0.4


@dataclass(frozen=True)
class Evidence:
    """What a column says of people: its kind, how much that weighs, its heading; empty where cells alone say it.

    fits says whether the cells have the form of what the heading names.
    """

    kind: Kind
    weight: float
    heading: str
    fits: bool = True


@dataclass(frozen=True)
class Verdict:
    """How far a table is a list of people, and the columns that say so, the weightiest first."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def is_likely(self) -> bool:
        """Whether the table looks like a list of people."""
        return self.score >= LIKELY

    @property
    def is_sure(self) -> bool:
        """Whether the table can hardly be anything else: it says who, and has numbers or days that only people have."""
        names = {one.kind.name for one in self.evidence if one.weight > 0.5}
        of = {one.kind.of for one in self.evidence}
        is_whole = len(names) >= _KINDS_OF_SURE and {"identity", "own"} <= of
        return self.score >= SURE and is_whole

    @property
    def what(self) -> str:
        """The columns in words."""
        named = [f"“{one.heading}”" if is_said_whole(one.heading) else one.kind.said for one in self.evidence]
        return ", ".join(named[: _KINDS_OF_SURE + 1])


def judge(headings: Sequence[str], columns: Sequence[Sequence[str]], *, is_titled: bool = False) -> Verdict:
    """How far columns, each the texts of its cells below its heading, are those of a list of people.

    Every column adds what it says; what a plan may hold too counts in full only beside what says who a row is about.
    Columns that count people, or that tell of officers and bodies, speak against it, and so do tasks. is_titled says
    that words above the table call it a list of cases.
    """
    found = [
        one
        for heading, cells in zip(headings, columns, strict=True)
        for one in (_by_heading(heading, cells[:_SAMPLE]), _by_cells(heading, cells[:_SAMPLE]))
    ]
    says_who = any(one.kind.of == "identity" and one.fits for one in found if one)
    best: dict[str, Evidence] = {}
    for one in found:
        if one and (one.fits or says_who) and (one.kind.name not in best or one.weight > best[one.kind.name].weight):
            best[one.kind.name] = one
    if not best:
        return Verdict(0.0, ())
    said = {heading_kind(heading)[0] for heading in headings}
    is_plan = _has_tasks(headings, columns)
    of = {one.kind.of for one in best.values() if one.weight > 0}
    factor = _BESIDE_PLAN if is_plan else 1.0 if {"identity", "own"} & of else _WITHOUT_WHO
    score = sum(one.weight * (factor if one.kind.of == "shared" else 1.0) for one in best.values())
    score += (
        0.0
        if is_plan
        else min(
            _MOST_AGAIN,
            _AGAIN
            * sum(
                one is not None and one.fits and one.kind.name in _SEVERAL and one is not best[one.kind.name]
                for one in found
            ),
        )
    )
    if "contact" in said and "own" not in of and "person" not in best:
        score -= _OF_CONTACTS
    score += _TOLD_BESIDE * (says_who and "told" in best)
    if not says_who:
        score = score * _COUNTED if _counts(headings, columns) else score - _NOBODY
    if is_titled and not is_plan and "contact" not in said:
        score += _TITLED + _TITLED_NAMES * ("identity" in of)
    return Verdict(score, tuple(sorted(best.values(), key=lambda one: -one.weight)))


def _by_heading(heading: str, cells: Sequence[str]) -> Evidence | None:
    """What a heading says, as far as the cells below it fit."""
    name, weight = heading_kind(heading)
    values = filled(cells)
    if name not in kinds() or not values:
        return None
    one = kinds()[name]
    if name in _COUNTABLE and _are_figures(cells) or name == "case_ref" and _are_counted(cells):
        return None
    if name in _WEIGHED_UP and _share(values, {"impact"}) >= _OFTEN:
        return None
    share = _share(values, one.fits)
    fit = 1.0 if share >= _OFTEN else _OFTEN if share >= _SOME else _UNFIT * (name in _LENIENT)
    if name == "age" and share < _OFTEN and _share(values, {"age_band", "age"}) >= _OFTEN:
        fit = 0.5
    return Evidence(one, weight * fit, " ".join(heading.split()), fit >= _OFTEN) if fit else None


def _share(values: Sequence[frozenset[str]], wanted: Set[str]) -> float:
    return sum(bool(value & wanted) for value in values) / len(values)


def _by_cells(heading: str, cells: Sequence[str]) -> Evidence | None:
    """What cells say by themselves: the weightiest kind that nearly all could be; under a known heading few kinds."""
    values = filled(cells)
    if not values:
        return None
    if _share(values, {"name_and_day"}) >= _OFTEN and _spread(cells) >= _YEARS_BESIDE_NAMES:
        return Evidence(kinds()["aged_person"], kinds()["aged_person"].alone, "")
    is_known = bool(heading_kind(heading)[0]) or max(heading_scores(heading).values(), default=0.0) >= _KNOWN
    are_days = not is_known and len(values) >= _LEAST_ALONE and _share(values, {"birth"}) >= _MOSTLY
    if are_days and _spread(cells) >= _YEARS_ALONE:
        return Evidence(kinds()["birth"], kinds()["birth"].alone, "")
    best: Evidence | None = None
    for one in kinds().values():
        if not one.alone or (is_known and one.name not in _UNDER_ANY_HEADING):
            continue
        least = _TOLD_OFTEN if one.name == "told" else _OFTEN if one.name in _OFTEN_ENOUGH else _MOSTLY
        is_enough = len(values) >= _LEAST_ALONE or one.name == "told"
        if is_enough and _share(values, _ALONE.get(one.name, {one.name})) >= least:
            best = (
                max(best, Evidence(one, one.alone, ""), key=lambda found: found.weight)
                if best
                else Evidence(one, one.alone, "")
            )
    if best and best.kind.name in ("told", "concern") and _are_tasks(cells):
        return None
    return best


def _spread(cells: Sequence[str]) -> int:
    """How many years lie between the earliest and the latest day of a column: days of birth lie far apart."""
    years = [
        int(match) if len(match) == 4 else 1900 + int(match) + 100 * (int(match) <= _LAST_OF_CENTURY)
        for cell in cells
        for found in _YEAR.findall(cell)[:1]
        for match in found
        if match
    ]
    return max(years, default=0) - min(years, default=0)


def _has_tasks(headings: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds tasks: of several words each, most of which begin with a verb, beside a lead or a date."""
    fields = {field_of(heading) for heading in headings if heading.strip()}
    if not fields & {"lead", "timescale", "rating", "progress", "status", "revised"}:
        return False
    return any(_are_tasks(cells[:_SAMPLE]) for cells in columns)


def _are_tasks(cells: Sequence[str]) -> bool:
    texts = [lookups.fold(cell).split() for cell in cells if cell.strip()]
    if not texts:
        return False
    verbs = lookups.meanings("report_verbs")
    begins = sum(len(words) >= _TASK_WORDS and words[0] in verbs for words in texts)
    return begins >= _OFTEN * len(texts)


def _counts(headings: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether columns count: one under a heading of numbers or a time, or several under none of a person."""
    figures = [
        heading_kind(heading)[0]
        for heading, cells in zip(headings, columns, strict=True)
        if _are_figures(cells[:_SAMPLE])
    ]
    counted = [name for name in figures if name in {"", "none", "contact", "count", *_COUNTABLE}]
    return len(counted) >= _LEAST_COUNTED or any(name in {"count", *_COUNTABLE} for name in counted)


def _are_counted(cells: Sequence[str]) -> bool:
    """Whether cells number their rows: 1, 2, 3."""
    texts = [cell.strip().rstrip(".") for cell in cells if cell.strip()]
    return sum(text.isdigit() and len(text) < _LEAST_OF_REF for text in texts) > len(texts) / 2


def _are_figures(cells: Sequence[str]) -> bool:
    texts = [cell.strip().rstrip("%").replace(",", "").replace(".", "") for cell in cells if cell.strip()]
    figures = sum(text.isdigit() or text in ("-", "*", "<5", "–") for text in texts)
    return bool(texts) and figures >= _OFTEN * len(texts)
