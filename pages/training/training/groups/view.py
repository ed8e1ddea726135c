"""Who is trained by programme and group, made ready: the rows, and the months in which certificates lapse."""

from dataclasses import dataclass

import pandas as pd

from pages.common import data
from pages.said import goals
from pages.said.filters import Filters
from pages.said.language import marked
from pages.said.rows import Table
from pages.training.training.groups import words as said

NOTHING = marked(
    "Nothing is known by group yet. Under “Counts and rules”, add a learning system’s export, or say how many people a "
    "programme is for and add a count."
)
_KEYS = ["plan_id", "plan", "programme", "audience"]
_COUNT = ["counted", "counted_on", "source", "origin"]


@dataclass(frozen=True)
class Months:
    """A group that is opened: its name, what lapses in words, and the months with a certificate that lapses."""

    title: str
    said: str
    table: Table | None


@dataclass(frozen=True)
class Groups:
    """The view: its finding, a row a group, what holds for all of them, and each group's months by the row's id."""

    headline: str
    table: Table
    notes: list[str]
    months: dict[str, Months]


def shown(chosen: Filters) -> Groups | None:
    """The view under some filters; None where nothing is known by group."""
    people = known(chosen)
    if people.empty:
        return None
    lapsing = _ahead(_lapsing(chosen))
    is_one = people["plan_id"].nunique() == 1
    return Groups(
        said.headline(people, is_one),
        said.table(people, lapsing, is_one),
        said.notes(people),
        {said.id_of(row): _months(row, lapsing) for row in people.itertuples()},
    )


def known(chosen: Filters) -> pd.DataFrame:
    """The rows of the query training_groups; where no export counts a group, its latest dated count stands as valid.

    is_count: whether that is so; validity_known: whether anything is known of when certificates lapse.
    """
    people, counts = data.ask("training_groups", **chosen.scope()), _counts(chosen)
    people = people.merge(counts, on=_KEYS, how="outer", sort=False)
    without = people["valid"].isna()
    people = people.assign(
        valid=people["valid"].where(~without, people["counted"]),
        as_at=people["as_at"].where(~without, people["counted_on"]),
        is_count=without & people["counted"].notna(),
    )
    rate = people["valid"] / people["required"].where(people["required"] > 0)
    return _with_validity(people.assign(rate=rate), chosen).sort_values(_KEYS[1:], kind="stable")


def _counts(chosen: Filters) -> pd.DataFrame:
    """The latest dated count of staff of each programme and group, as people or documents have it."""
    rows = data.ask("training_readings", **chosen.scope())
    rows = rows[(rows["measure"] == "staff") & rows["as_at"].notna() & (rows["origin"] != "import")]
    latest = rows.drop_duplicates(_KEYS, keep="last").rename(columns={"value": "counted", "as_at": "counted_on"})
    return latest.assign(source=[goals.source(row) for row in latest.itertuples()])[[*_KEYS, *_COUNT]]


def _with_validity(people: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """With whether it is known how long each group's training counts: said of it or its programme, or in an export."""
    rules = data.ask("training_rules", known_at=chosen.when()["known_at"], plans=chosen.scope()["plans"])
    rules = rules.dropna(subset=["validity_months"])
    said_of = set(rules[["plan_id", "programme", "audience"]].itertuples(index=False, name=None))
    dated = set(_lapsing(chosen)["id"])
    found = [
        said.id_of(row) in dated or bool({(row.plan_id, row.programme, one) for one in (row.audience, "")} & said_of)
        for row in people.itertuples()
    ]
    return people.assign(validity_known=found)


def _lapsing(chosen: Filters) -> pd.DataFrame:
    """What lapses after the latest exports, with the group's id."""
    lapsing = data.ask("training_lapsing", **chosen.scope())
    return lapsing.assign(id=[said.id_of(row) for row in lapsing.itertuples()])


def _ahead(lapsing: pd.DataFrame) -> pd.DataFrame:
    """What lapses within 12 months of the export that counted it."""
    return lapsing[lapsing["valid_until"] <= lapsing["as_at"] + pd.DateOffset(months=12)]


def _months(row, lapsing: pd.DataFrame) -> Months:
    own = lapsing[lapsing["id"] == said.id_of(row)]
    return Months(said.name(row), said.wave(row, int(own["people"].sum())), said.months(own) if len(own) else None)
