"""The spellings of leads across all plans: what counts as whom, who said so, and which are likely one."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.common import data
from pages.said.filters import Filters
from pages.said.rows import Table
from pages.work.leads.spellings import words as said


@dataclass(frozen=True)
class Naming:
    """A spelling that a person gave a name: the decision, and it in one line."""

    decision_id: str
    spelling: str
    name: str
    line: str


@dataclass(frozen=True)
class Spellings:
    """All spellings, made ready: a sentence, the table, the names that count, what can be parted, what was decided.

    read: the leads as documents are read, nobody having named them. parts: spelling as written → the name it counts as.
    pairs: of two names that are likely one, the one with more tasks first, by its place in the table alike.
    """

    sentence: str
    table: Table
    names: tuple[str, ...]
    read: frozenset[str]
    parts: dict[str, str]
    namings: tuple[Naming, ...]
    decided: Table
    alike: Table
    pairs: tuple[tuple[str, str], ...]

    def seen(self) -> dict[str, str]:
        """The decision about each spelling that is shown."""
        return {one.spelling: one.decision_id for one in self.namings}


def spellings(chosen: Filters) -> Spellings:
    """Every spelling in the plans in force."""
    rows, named = data.ask("lead_spellings", **chosen.when()), data.ask("leads_named", **chosen.when())
    alike = data.ask("leads_alike", **chosen.when())
    namings = tuple(Naming(row.decision_id, row.spelling, row.name, said.line(row)) for row in named.itertuples())
    by_id = {one.decision_id: one for one in named.itertuples()}
    parted = rows[(rows["lead_text"] != rows["name"]) & (rows["lead_text"] != rows["lead"])]
    return Spellings(
        sentence=said.sentence(rows, len(namings)),
        table=said.table(rows, by_id),
        names=tuple(dict.fromkeys(rows["name"])),
        read=frozenset(rows.loc[rows["naming_id"].isna(), "lead"]),
        parts=dict(zip(parted["lead_text"], parted["name"], strict=True)),
        namings=namings,
        decided=said.decided(named),
        alike=said.alike(alike),
        pairs=tuple(_usual_first(row) for row in alike.itertuples()),
    )


def label(chosen: Filters) -> str:
    """The one line that the section is folded under."""
    return said.label(len(data.ask("leads_alike", **chosen.when())))


def _usual_first(row) -> tuple[str, str]:
    return (row.other, row.name) if row.other_tasks > row.tasks else (row.name, row.other)


def merging(found: Spellings, chosen: Sequence[str], keep: str) -> dict[str, str | None]:
    """The name that each spelling has to be given for the names chosen to count as the one to keep, in order.

    What counts as a chosen name by an earlier decision goes with it; the name to keep counts as itself first.
    """
    given: dict[str, str | None] = {}
    for one in found.namings:
        if one.name in chosen and one.name != keep:
            given[one.spelling] = None if one.spelling == keep else keep
    given = dict(sorted(given.items(), key=lambda pair: pair[1] is not None))
    return given | {name: keep for name in chosen if name != keep and name in found.read}
