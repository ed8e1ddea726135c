"""The filters every page shares: each is a field of Filters, and described once in ALL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from pages.said import ratings, words
from pages.said.filter_kinds import Day, Filter, One, Several, Switch, Text

ALL_PLANS = "All plans"
NO_LEAD = "No lead given"
LEAD_KINDS = {"person": "Person", "team": "Team", "body": "Body", "role": "Role", "unknown": "Unknown"}
DUE = {
    "overdue": "Overdue",
    "due_today": "Due today",
    "next_quarter": "Due next quarter",
    "later": "Due later",
    "undated": "No due date",
    "settled": "Complete or closed",
}
OVERLAPPING = {  # spans that overlap the windows
    "newly_overdue": "Newly overdue",
    "days_14": "Due within 14 days",
    "days_90": "Due within 90 days",
    "fell_due": "Fell due this quarter",
}
BASES = {"yes": "With computed", "no": "Declared and confirmed only"}
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
    lead_kinds: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    words: str = ""
    with_computed: bool = True

    def when(self) -> dict:
        """The two parameters of every query about a date: the date to judge at, and the end of the day known on."""
        return self._asked("as_at", "known_on")

    def scope(self) -> dict:
        """The three parameters of every query about plans."""
        return self._asked("as_at", "known_on", "plan")

    def parameters(self) -> dict:
        """The parameter of every query about tasks."""
        return {"view": self._asked(*ALL)}

    def is_clear(self) -> bool:
        """Whether nothing is filtered, whichever plan is shown."""
        return not self._chosen()

    def is_narrowed(self) -> bool:
        """Whether a filter leaves out tasks of the plans in view, whenever they are judged."""
        return self.without("as_at", "known_on", "with_computed") != self.without()

    def in_words(self) -> list[str]:
        """Each filter but plan and as-at date as words, for a sentence that names those two itself."""
        return [said for name, said in self.as_chips().items() if name != "as_at"]

    def as_chips(self) -> dict[str, str]:
        """Each filter but the plan as words, by its field, for the line under every page's title."""
        return {name: ALL[name].said(value) for name, value in self._chosen().items()}

    def without(self, *names: str) -> Self:
        """These filters with some of them (fields) taken away; without a name all but the plan."""
        taken = names or tuple(name for name in ALL if name != "plan")
        return replace(self, **{name: getattr(Filters, name) for name in taken})

    def _chosen(self) -> dict[str, Any]:
        chosen = {name: getattr(self, name) for name in ALL if name != "plan"}
        return {name: value for name, value in chosen.items() if value != getattr(Filters, name)}

    def in_address(self, held: Mapping[str, Mapping[str, str]]) -> dict[str, str | list[str]]:
        """The address parameters that read reads, as the widgets write them; held as in read."""
        written = {one.name: one.written(getattr(self, field), held.get(one.name, {})) for field, one in ALL.items()}
        return {name: value for name, value in written.items() if value}

    def _asked(self, *names: str) -> dict:
        return {ALL[name].key: ALL[name].asked(getattr(self, name)) for name in names}


def read(parameters: Mapping[str, list[str]], held: Mapping[str, Mapping[str, str]]) -> Filters:
    """Filters from the address's parameters; a value that isn't known is left out, whatever it is.

    held: what the plans hold, by the filter's name in the address: code → label.
    """
    return Filters(
        **{field: one.read(parameters.get(one.name, []), held.get(one.name, {})) for field, one in ALL.items()}
    )


def _as_at(day: date) -> str:
    return f"as at {words.day(day)}"


def _known_on(day: date) -> str:
    return f"as it was known on {words.day(day)}"


def _areas(areas: tuple[str, ...]) -> str:
    return f"{'area' if len(areas) == 1 else 'areas'} {words.several(areas, 'or')}"


def _leads(leads: Iterable[str]) -> str:
    named = [lead for lead in leads if lead]
    parts = [f"lead {words.several(named, 'or')}"] if named else []
    return " or ".join([*parts, *(["no lead given"] if "" in leads else [])])


def _lead_kinds(codes: Iterable[str]) -> str:
    said = {code: f"a {label.lower()}" for code, label in LEAD_KINDS.items()} | {"unknown": "a lead of unknown kind"}
    return f"led by {words.several([said[code] for code in codes], 'or')}"


def _ratings(codes: Iterable[str]) -> str:
    return f"rated {words.several([ratings.label(code).lower() for code in codes], 'or')}"


def _due(codes: Iterable[str]) -> str:
    return words.several([(DUE | OVERLAPPING)[code].lower() for code in codes], "or")


def _words(text: str) -> str:
    return f"with the words “{text}”"


def _without_computed(_: bool) -> str:
    return "declared and confirmed ratings only"


ALL: dict[str, Filter] = {
    "plan": One("plan", "plans", "Plan", all_of_them=ALL_PLANS),
    "as_at": Day("as_at", "on_date", "As at", _as_at, EARLIEST, LATEST),
    "known_on": Day("known_on", "known_at", "As known on", _known_on, EARLIEST, LATEST, to_its_end=True),
    "areas": Several("area", "areas", "Area", _areas, "Any area"),
    "leads": Several("lead", "leads", "Lead", _leads, "Anyone", {"": NO_LEAD}),
    "lead_kinds": Several("lead_kind", "lead_kinds", "Kind of lead", _lead_kinds, "Any kind", LEAD_KINDS),
    "ratings": Several(
        "rating", "ratings", "Rating", _ratings, "Any rating", {one.code: one.label for one in ratings.ALL}
    ),
    "due": Several("due", "windows", "Due", _due, "Any time", DUE | OVERLAPPING),
    "words": Text("q", "words", "Words", _words),
    "with_computed": Switch("computed", "with_computed", "Ratings shown", _without_computed, BASES),
}
