"""The spellings of leads across all plans: what counts as whom, who said so, and which are likely one."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.picture import arrow
from pages.work.decisions.words import moment

_KINDS = {"unknown": "not known"}
_ALIKE = {"near_spelling": "spelled nearly alike", "letters": "the same but for case or punctuation"}


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
    pairs: two names that are likely one, in words → the names, the one with more tasks first.
    """

    sentence: str
    table: pa.Table
    names: tuple[str, ...]
    read: frozenset[str]
    parts: dict[str, str]
    namings: tuple[Naming, ...]
    decided: pa.Table
    pairs: dict[str, tuple[str, str]]

    def seen(self) -> dict[str, str]:
        """The decision about each spelling that is shown."""
        return {one.spelling: one.decision_id for one in self.namings}


def spellings(chosen: Filters) -> Spellings:
    """Every spelling in the plans in force."""
    rows, named = data.ask("lead_spellings", **chosen.when()), data.ask("leads_named", **chosen.when())
    alike = data.ask("leads_alike", **chosen.when())
    namings = tuple(Naming(row.decision_id, row.spelling, row.name, line(row)) for row in named.itertuples())
    by_id = {one.decision_id: one for one in named.itertuples()}
    parted = rows[(rows["lead_text"] != rows["name"]) & (rows["lead_text"] != rows["lead"])]
    return Spellings(
        sentence=sentence(rows, len(namings)),
        table=arrow(_table(rows, by_id)),
        names=tuple(dict.fromkeys(rows["name"])),
        read=frozenset(rows.loc[rows["naming_id"].isna(), "lead"]),
        parts=dict(zip(parted["lead_text"], parted["name"], strict=True)),
        namings=namings,
        decided=arrow(_decided(named)),
        pairs={pair(row): _usual_first(row) for row in alike.itertuples()},
    )


def sentence(rows: pd.DataFrame, namings: int) -> str:
    """How many spellings stand for how many leads, and how many a person named."""
    written, names = rows["lead_text"].nunique(), rows["name"].nunique()
    by_hand = f"{words.count(namings, 'spelling')} named by a person" if namings else "none named by a person"
    said = f"{words.count(written, 'spelling')} in all plans {'counts' if written == 1 else 'count'} as"
    return f"{said} {words.count(names, 'lead')}, {by_hand}."


def _table(rows: pd.DataFrame, by_id: dict) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Counts as": rows["name"].to_list(),
            "As written": rows["lead_text"].to_list(),
            "Read as": rows["lead"].to_list(),
            "Kind": [_KINDS.get(kind, kind) for kind in rows["lead_kind"]],
            "Tasks": rows["tasks"].to_list(),
            "Plans": rows["plans"].to_list(),
            "Named by": [_named_by(by_id.get(naming_id)) for naming_id in rows["naming_id"]],
        }
    )


def _named_by(naming) -> str:
    return f"{naming.decided_by}, because {words.shorten(naming.reason, 120)}" if naming else ""


def line(row) -> str:
    """A naming in one line: "“Comms” counts as “Comms Team” (3 tasks)" (a row of the query leads_named)."""
    counts = "has its own name" if row.spelling == row.name else f"counts as “{row.name}”"
    return f"“{row.spelling}” {counts} ({words.count(row.tasks, 'task')})"


def _decided(named: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Spelling": named["spelling"].to_list(),
            "Counts as": named["name"].to_list(),
            "Tasks": named["tasks"].to_list(),
            "Who": named["decided_by"].to_list(),
            "When": [moment(when) for when in named["decided_at"]],
            "Why": [words.shorten(reason, 240) for reason in named["reason"]],
        }
    )


def pair(row) -> str:
    """Two names that are likely one, with why and how many tasks (a row of the query leads_alike)."""
    return (
        f"{row.name} ({words.count(row.tasks, 'task')}) and {row.other} ({words.count(row.other_tasks, 'task')}): "
        f"{_ALIKE[row.alike_by]}"
    )


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


def merged(chosen: Sequence[str], keep: str) -> str:
    """What a merge did, in one sentence."""
    others = [name for name in chosen if name != keep]
    return f"Merged: {words.several(others)} {'counts' if len(others) == 1 else 'count'} as {keep} from now on."
