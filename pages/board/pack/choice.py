"""What a pack is of: which plans, judged at which date, for whom, under which shared filters, in which language."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from pages.board.pack.quarters import Quarter, quarter_of
from pages.said import language as spoken
from pages.said.filters import Filters
from pages.said.language import marked

AUDIENCES = {"board": marked("Board"), "public": marked("Public and scrutiny"), "lead": marked("Lead officer")}

# In this order. A filter that came later stands in a key only where it is used, so that edits made before are found.
_IN_EVERY_KEY = ("known_on", "areas", "leads", "ratings", "due", "words", "with_computed")


@dataclass(frozen=True)
class Choice:
    """The choices on the Board page. plans: plan ids; lead: whose pack it is, for the audience "lead" alone.

    view: the shared filters; of these the plan and the as-at date don't count, and a lead's pack keeps that lead alone.
    language: the code of the one that it is told in: that of now, where none is named.
    """

    plans: tuple[str, ...]
    as_at: date
    audience: str = "board"
    lead: str | None = None
    view: Filters = field(default_factory=Filters)
    language: str = field(default_factory=spoken.language)

    def __post_init__(self) -> None:
        """A lead's pack has a lead, and no other has one."""
        if (self.audience == "lead") != bool(self.lead):
            raise ValueError(f"a pack for {self.audience} with lead {self.lead!r}")

    @property
    def quarter(self) -> Quarter:
        """The financial quarter that the pack is about."""
        return quarter_of(self.as_at)

    @property
    def leads(self) -> tuple[str, ...]:
        """The leads whose tasks are kept; empty for all."""
        return (self.lead,) if self.lead else self.view.leads

    def parameters(self, on_date: date | None = None) -> dict:
        """The parameter of every query about tasks. on_date: another date to judge at than the pack's own."""
        kept = {**self.scope(), "on_date": on_date or self.as_at, "leads": list(self.leads) or None}
        return {"view": {**self.view.parameters()["view"], **kept}}

    def scope(self) -> dict:
        """The three parameters of every query about plans."""
        return {**self.view.scope(), "on_date": self.as_at, "plans": list(self.plans)}

    @property
    def dates(self) -> tuple[date, date]:
        """The dates that tasks are judged at: the pack's own, and the end of the quarter before."""
        return self.as_at, self.quarter.previous().last_day

    def in_words(self) -> list[str]:
        """The shared filters in force, as words."""
        view = self.view if self.audience != "lead" else Filters(**{**vars(self.view), "leads": self.leads})
        return view.in_words()

    def key(self) -> str:
        """What its edits are kept under: the quarter rather than the date, so that they last while a quarter runs."""
        chosen = {name: _plain(value) for name, value in vars(self.view).items() if name not in ("plan", "as_at")}
        first = [chosen.pop(name) for name in _IN_EVERY_KEY]
        later = {name: value for name, value in chosen.items() if value != _plain(getattr(Filters, name))}
        later |= {"language": self.language} if self.language != spoken.ENGLISH else {}
        parts = [sorted(self.plans), self.quarter.label, self.audience, self.lead, *first, *([later] if later else [])]
        return json.dumps(parts, ensure_ascii=False)

    def series(self) -> str:
        """What its issues are numbered in: all that its key has but the quarter."""
        plans, _, *rest = json.loads(self.key())
        return json.dumps([plans, *rest], ensure_ascii=False)


def _plain(value):
    if isinstance(value, tuple):
        return sorted(value)
    return str(value or "") if value is None or isinstance(value, date) else value


def to_json(choice: Choice) -> str:
    """A choice as JSON, so that its pack can be made again."""
    values = asdict(choice) | {"as_at": choice.as_at.isoformat()}
    values["view"] = values["view"] | {
        name: one.isoformat() for name, one in vars(choice.view).items() if isinstance(one, date)
    }
    return json.dumps(values, ensure_ascii=False)


def from_json(text: str) -> Choice:
    """The choice that to_json wrote; one from before there were two languages is in English."""
    values = json.loads(text)
    view: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in values["view"].items()}
    view |= {name: date.fromisoformat(view[name]) for name in ("as_at", "known_on") if view[name]}
    return Choice(
        tuple(values["plans"]), date.fromisoformat(values["as_at"]), values["audience"], values["lead"],
        Filters(**view), values.get("language", spoken.ENGLISH),
    )  # fmt: skip
