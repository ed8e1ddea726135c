"""The assurance file: what a council writes of each section of a framework, period by period; only ever added."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from loaders.errors import ChangeRefused, WrittenMeanwhile
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import name_given
from loaders.shortened import shortened

ASSURANCE_ITEMS = {
    "criterion": "criterion",
    "self_rating": "self-rating",
    "evidence": "evidence",
    "last_letter": "what the last letter said",
    "gap": "gap",
}
LONGEST_ASSURANCE_TEXT = 5_000
LONGEST_PERIOD = 40


@dataclass(frozen=True)
class _Place:
    """Where an item stands in the file: whose, of which section or element of which framework, of which period."""

    plan_id: str
    framework: str
    section: str
    element: str
    period: str


@tried_again
def write_assurance(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    framework: str,
    section: str,
    element: str = "",
    period: str,
    items: Mapping[str, str],
    written_by: str,
    seen: Mapping[str, str] | None = None,
) -> None:
    """Writes items (of ASSURANCE_ITEMS → text; "" takes one back), all or none; the last row of an item holds.

    element: "" for the section itself. period: as the council names it, "2026/27". seen: item → the entry_id that a
    form showed, without an item that had none; None: whatever was written before. Raises WrittenMeanwhile, with what
    others wrote, where an item isn't as the form showed it, and ChangeRefused where a name, a period or an item is
    missing, unknown or too long, or a self-rating isn't on the framework's scale.
    """
    written_by = name_given(written_by)
    place = _Place(plan_id, framework, section, element, _period(period))
    texts = {item: _text(item, text) for item, text in items.items()}
    if not texts:
        raise ChangeRefused("Nothing was changed, so nothing is written.")
    now = datetime.now(UTC)
    with transaction(connection) as cursor:
        _check(cursor, place, texts)
        if seen is not None:
            _see_nobody_wrote(cursor, place, texts, seen)
        for item, text in texts.items():
            statements.run(
                cursor,
                "assurance/add",
                entry_id=uuid.uuid4().hex,
                **vars(place),
                item=item,
                text=text,
                written_by=written_by,
                written_at=now,
            )


def _period(period: str) -> str:
    period = " ".join(period.split())
    if not 0 < len(period) <= LONGEST_PERIOD:
        raise ChangeRefused(f"Name the period, in at most {LONGEST_PERIOD} characters: for example 2026/27.")
    return period


def _text(item: str, text: str) -> str:
    if item not in ASSURANCE_ITEMS:
        known = ", ".join(ASSURANCE_ITEMS)
        raise ChangeRefused(f"“{shortened(item)}” is no part of the assurance file: choose one of {known}.")
    text = text.strip()
    if len(text) > LONGEST_ASSURANCE_TEXT:
        raise ChangeRefused(
            f"The {ASSURANCE_ITEMS[item]} has {len(text):,} characters and may have {LONGEST_ASSURANCE_TEXT:,}: "
            "shorten it, then try again."
        )
    return text


def _check(cursor: duckdb.DuckDBPyConnection, place: _Place, texts: Mapping[str, str]) -> None:
    if not statements.holds(cursor, "readings/is_plan", plan_id=place.plan_id):
        raise ChangeRefused("This plan isn't in the database any more: choose a plan that is.")
    where = {"framework": place.framework, "section": place.section, "element": place.element}
    if not statements.holds(cursor, "assurance/is_section", **where):
        what = f"{place.section}, {place.element}" if place.element else place.section
        raise ChangeRefused(f"The framework has no section “{shortened(what)}”: choose one from the list.")
    rating = texts.get("self_rating")
    if not rating:
        return
    scale = [key for (key,) in statements.rows(cursor, "assurance/scale", framework=place.framework)]
    if rating not in scale:
        known = ", ".join(scale) or "none, until the council adds some"
        raise ChangeRefused(f"“{shortened(rating)}” isn't on the framework's scale: choose one of {known}.")


def _see_nobody_wrote(
    cursor: duckdb.DuckDBPyConnection, place: _Place, texts: Mapping[str, str], seen: Mapping[str, str]
) -> None:
    """Raises WrittenMeanwhile where an item isn't as a form showed it any more."""
    theirs: Sequence[dict[str, Any]] = statements.records(cursor, "assurance/last", **vars(place))
    other = [one for one in theirs if one["item"] in texts and one["entry_id"] != seen.get(one["item"])]
    if other:
        raise WrittenMeanwhile([one | {"written_at": _moment(one["written_us"])} for one in other])


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)
