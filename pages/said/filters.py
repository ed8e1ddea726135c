"""The filters every page shares: each is a field of Filters, and described once in ALL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from pages.said import ratings, words
from pages.said.filter_kinds import Day, Filter, One, Several, Switch, Text
from pages.said.language import marked, say

ALL_PLANS = marked("All plans")
NO_LEAD = marked("No lead given")
LEAD_KINDS = {
    "person": marked("Person"),
    "team": marked("Team"),
    "body": marked("Body"),
    "role": marked("Role"),
    "unknown": marked("Unknown"),
}
_LED_BY = {
    "person": marked("a person"),
    "team": marked("a team"),
    "body": marked("a body"),
    "role": marked("a role"),
    "unknown": marked("a lead of unknown kind"),
}
DUE = {
    "overdue": marked("Overdue"),
    "due_today": marked("Due today"),
    "next_quarter": marked("Due next quarter"),
    "later": marked("Due later"),
    "undated": marked("No due date"),
    "settled": marked("Complete or closed"),
}
OVERLAPPING = {  # spans that overlap the windows
    "newly_overdue": marked("Newly overdue"),
    "days_14": marked("Due within 14 days"),
    "days_90": marked("Due within 90 days"),
    "fell_due": marked("Fell due this quarter"),
}
BASES = {"yes": marked("With computed"), "no": marked("Declared and confirmed only")}
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
    return say("as at {day}", day=words.day(day))


def _known_on(day: date) -> str:
    return say("as it was known on {day}", day=words.day(day))


def _areas(areas: tuple[str, ...]) -> str:
    named = words.several(areas, "or")
    return say("area {area}", area=named) if len(areas) == 1 else say("areas {areas}", areas=named)


def _leads(leads: Iterable[str]) -> str:
    named = words.several([lead for lead in leads if lead], "or")
    if not named:
        return say("no lead given")
    return say("lead {lead} or no lead given", lead=named) if "" in leads else say("lead {lead}", lead=named)


def _lead_kinds(codes: Iterable[str]) -> str:
    return say("led by {kind}", kind=words.several([say(_LED_BY[code]) for code in codes], "or"))


def _ratings(codes: Iterable[str]) -> str:
    return say("rated {rating}", rating=words.several([ratings.label(code).lower() for code in codes], "or"))


def _due(codes: Iterable[str]) -> str:
    return words.several([say((DUE | OVERLAPPING)[code]).lower() for code in codes], "or")


def _words(text: str) -> str:
    return say("with the words “{words}”", words=text)


def _without_computed(_: bool) -> str:
    return say("declared and confirmed ratings only")


ALL: dict[str, Filter] = {
    "plan": One("plan", "plans", marked("Plan"), all_of_them=ALL_PLANS),
    "as_at": Day("as_at", "on_date", marked("As at"), _as_at, EARLIEST, LATEST),
    "known_on": Day("known_on", "known_at", marked("As known on"), _known_on, EARLIEST, LATEST, to_its_end=True),
    "areas": Several("area", "areas", marked("Area"), _areas, marked("Any area")),
    "leads": Several("lead", "leads", marked("Lead"), _leads, marked("Anyone"), {"": NO_LEAD}),
    "lead_kinds": Several(
        "lead_kind", "lead_kinds", marked("Kind of lead"), _lead_kinds, marked("Any kind"), LEAD_KINDS
    ),
    "ratings": Several(
        "rating",
        "ratings",
        marked("Rating"),
        _ratings,
        marked("Any rating"),
        {one.code: one.name for one in ratings.ALL},
    ),
    "due": Several("due", "windows", marked("Due"), _due, marked("Any time"), DUE | OVERLAPPING),
    "words": Text("q", "words", marked("Words"), _words),
    "with_computed": Switch("computed", "with_computed", marked("Ratings shown"), _without_computed, BASES),
}
