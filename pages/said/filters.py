"""The filters every page shares: what they are, how they stand in the address, how they read in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pages.said import ratings, words

NO_LEAD = "No lead given"
DUE = {
    "overdue": "Overdue",
    "next_quarter": "Due next quarter",
    "later": "Due later",
    "undated": "No due date",
    "settled": "Complete or closed",
}
BASES = {"yes": "With computed", "no": "Declared and confirmed only"}
NAMES = ("plan", "as_at", "known_on", "area", "lead", "rating", "due", "q", "computed")
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Filters:
    """What the reader chose; None and empty mean everything. plan: a plan_id. '' in leads: tasks without a lead.

    as_at: the date of the plan that figures are judged at. known_on: the day of the clock whose knowledge counts.
    """

    plan: str | None = None
    as_at: date | None = None
    known_on: date | None = None
    areas: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    words: str = ""
    with_computed: bool = True

    def when(self) -> dict:
        """The two parameters of every query about a date: the date to judge at, and the end of the day known on."""
        known = None
        if self.known_on:
            known = datetime.combine(self.known_on + timedelta(days=1), time()).astimezone() - timedelta(microseconds=1)
        return {"on_date": self.as_at, "known_at": known}

    def parameters(self) -> dict:
        """The nine parameters of every query about tasks."""
        return {
            **self.when(),
            "plans": [self.plan] if self.plan else None,
            "areas": list(self.areas) or None,
            "leads": list(self.leads) or None,
            "ratings": list(self.ratings) or None,
            "windows": list(self.due) or None,
            "words": self.words or None,
            "with_computed": self.with_computed,
        }

    def is_clear(self) -> bool:
        """Whether nothing is filtered."""
        return self == Filters()

    def in_words(self) -> list[str]:
        """Each filter but plan and as-at date as words, for the summary above every page."""
        said = [f"as it was known on {words.day(self.known_on)}"] if self.known_on else []
        if self.areas:
            said.append(f"{'area' if len(self.areas) == 1 else 'areas'} {words.several(self.areas, 'or')}")
        if self.leads:
            said.append(_leads_in_words(self.leads))
        if self.ratings:
            said.append(f"rated {words.several([ratings.label(code).lower() for code in self.ratings], 'or')}")
        if self.due:
            said.append(words.several([DUE[code].lower() for code in self.due], "or"))
        if self.words:
            said.append(f"with the words “{self.words}”")
        if not self.with_computed:
            said.append("declared and confirmed ratings only")
        return said


def _leads_in_words(leads: Iterable[str]) -> str:
    named = [lead for lead in leads if lead]
    parts = [f"lead {words.several(named, 'or')}"] if named else []
    return " or ".join([*parts, *(["no lead given"] if "" in leads else [])])


def read(parameters: Mapping[str, list[str]], plans: Mapping[str, str], areas: list[str], leads: list[str]) -> Filters:
    """Filters from the address's parameters; a value that isn't known is left out, whatever it is.

    plans: plan_id → title. areas, leads: the names there are ('' for no lead).
    """
    return Filters(
        plan=_first(_known(parameters.get("plan", []), plans)),
        as_at=_date(parameters.get("as_at", [])),
        known_on=_date(parameters.get("known_on", [])),
        areas=_known(parameters.get("area", []), {area: area for area in areas}),
        leads=_known(parameters.get("lead", []), {lead: lead or NO_LEAD for lead in leads}),
        ratings=_known(parameters.get("rating", []), {one.code: one.label for one in ratings.ALL}),
        due=_known(parameters.get("due", []), DUE),
        words=_first(parameters.get("q", [])) or "",
        with_computed="no" not in _known(parameters.get("computed", []), BASES),
    )


def _known(values: Iterable[str], options: Mapping[str, str]) -> tuple[str, ...]:
    codes = {label.casefold(): code for code, label in options.items()} | {code.casefold(): code for code in options}
    return tuple(dict.fromkeys(codes[value.casefold()] for value in values if value.casefold() in codes))


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _date(values: Iterable[str]) -> date | None:
    try:
        chosen = date.fromisoformat(_first(values) or "")
    except ValueError:
        return None
    return chosen if EARLIEST <= chosen <= LATEST else None
