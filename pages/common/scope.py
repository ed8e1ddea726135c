"""What a page is about: the view in one line, and what to know before believing it."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.common import data
from pages.said import ratings, stale, words
from pages.said.filters import ALL_PLANS, Filters
from pages.said.picture import arrow
from pages.said.rows import Scope as Line
from pages.said.rows import Table
from pages.said.rows import scope as drawn

COMPUTED = "Computed: judged by this tool from the plan’s wording and dates, not by the council."
RESTATED = "Task wording restated from the published plan."
_OTHER_DAY = "choose that day or a later one under “As known on”, or clear it."


@dataclass(frozen=True)
class Scope:
    """What the frame says of a view: the line under the title as drawn, and what to know before believing it.

    Warnings are safe as Markdown.
    """

    line: Table
    warnings: tuple[str, ...]


def scope(chosen: Filters, has_filters: bool = True) -> Scope:
    """What the frame says of the filters in force."""
    rows, shown = plans(chosen), data.ask("overview", **chosen.parameters())
    said = [*_in_view(chosen, rows), (_tasks([int(one) for one in shown["tasks"]]), "Tasks that the filters keep")]
    line = Line(
        said=said,
        labels=[*_markings(rows), *_notes(rows, shown)],
        filters=chosen.as_chips(),
        plan=dict(zip(rows["plan_id"], rows["title"], strict=True)).get(chosen.plan, ALL_PLANS),
        has_filters=has_filters,
    )
    old = stale_words(rows)
    warnings = (*_not_loaded_yet(chosen, rows), *_too_early(chosen, rows), *([words.plain(old)] if old else []))
    return Scope(drawn(line), warnings)


def _tasks(counts: list[int]) -> str:
    """How many tasks the plans in view have, never added up: "40 tasks", "7 and 4 tasks", "4 to 60 tasks each"."""
    if len(counts) > 3:
        return f"{min(counts):,} to {max(counts):,} tasks each"
    if len(counts) == 1:
        return words.count(counts[0], "task")
    return f"{words.several(f'{one:,}' for one in counts) or 'no'} tasks"


def _in_view(chosen: Filters, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The plans in view and their date, each with more on hovering over it."""
    if rows.empty:
        return [("No plan" if chosen.known_on is None else f"Nothing known on {words.day(chosen.known_on)}", "")]
    dates = list(rows["judged_at"].dropna().drop_duplicates())
    each = "; ".join(f"{one.title} ({one.council}), as at {words.day(one.judged_at)}" for one in rows.itertuples())
    named = rows["title"].iloc[0] if len(rows) == 1 else words.count(len(rows), "plan")
    when = chosen.as_at or (dates[0] if len(dates) == 1 else None)
    basis = "; ".join(f"{one.as_at_basis}: {one.as_at_note}" for one in rows.itertuples() if one.as_at_note)
    return [(named, each), (f"as at {words.day(when)}" if when else "each at its own date", basis)]


def plans(chosen: Filters) -> pd.DataFrame:
    """The plans in scope, with their snapshot in force."""
    rows = data.ask("plans_shown", **chosen.when())
    return rows[rows["plan_id"] == chosen.plan] if chosen.plan else rows


def sentence(chosen: Filters, rows: pd.DataFrame, number: int) -> str:
    """The view in one sentence: "South, as at 30 Sep 2017, lead Bea Sample: 4 tasks"."""
    named = words.several(list(rows["title"])) if len(rows) < 4 else words.count(len(rows), "plan")
    dates = list(rows["judged_at"].dropna().drop_duplicates())
    one_date = chosen.as_at or (dates[0] if len(dates) == 1 else None)
    when = f"as at {words.day(one_date)}" if one_date else "each at its own date"
    said = [named, when] if named else ["No plan"]
    return f"{', '.join([*said, *chosen.in_words()])}: {words.count(number, 'task')}"


def stale_words(rows: pd.DataFrame) -> str:
    """Which of the plans are judged on stale words (rows of plans_shown); "" where none is."""
    return stale.said(zip(rows["title"], rows["stale_words"], strict=True))


def _not_loaded_yet(chosen: Filters, rows: pd.DataFrame) -> list[str]:
    """Where the day known on is before a plan's first load, a sentence that says so and what to do."""
    if not chosen.known_on:
        return []
    missing = data.ask("plans_not_known", known_at=chosen.when()["known_at"], plans=chosen.scope()["plans"])
    by_then = f"by the end of {words.day(chosen.known_on)}"
    if rows.empty and not missing.empty and not missing["was_loaded"].any():
        first = words.day(missing["first_loaded_on"].min())
        return [words.plain(f"Nothing had been loaded {by_then}. The first load was on {first}: {_OTHER_DAY}")]
    return [words.plain(_missing(plan, by_then)) for plan in missing.itertuples()]


def _missing(plan, by_then: str) -> str:
    if plan.was_loaded:
        said = f"{plan.title}: what had been loaded {by_then} was withdrawn by then."
        return f"{said} Choose another day under “As known on”, or clear it."
    first = words.day(plan.first_loaded_on)
    return f"{plan.title}: nothing of it had been loaded {by_then}. Its first load was on {first}: {_OTHER_DAY}"


def _too_early(chosen: Filters, rows: pd.DataFrame) -> list[str]:
    """A sentence for each plan that the date is too early for."""
    return [
        words.plain(
            f"{plan.title}: nothing is known at {words.day(chosen.as_at)}. Its first snapshot is as at "
            f"{words.day(plan.first_as_at)}: choose that date or a later one."
        )
        for plan in rows[rows["judged_at"].isna()].itertuples()
    ]


def _notes(rows: pd.DataFrame, shown: pd.DataFrame) -> list[tuple[str, str]]:
    """Small labels: how many ratings this tool computed, and whether the wording is the published plan's."""
    computed, rated = int(shown["computed"].sum()), int(shown["tasks"].sum() - shown["not_rated"].sum())
    number = words.of(computed, rated) if len(shown) == 1 else "some"
    said = [(f"{number} ratings computed by this tool", COMPUTED)] if computed else []
    return [*said, *([("wording restated", RESTATED)] if (rows["wording"] == "restated").any() else [])]


def _markings(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """A label for each plan whose document carries a marking, as written: "marked DRAFT"."""
    marked = rows.dropna(subset=["marking"])
    return [(f"marked {plan.marking}", f"{plan.title} carries this marking.") for plan in marked.itertuples()]


def small_print(chosen: Filters) -> None:
    """The key to the ratings, beside the plans' own; where each date comes from. Built once it is opened."""
    opened = st.expander("Key to the ratings, and where the dates come from", key="small_print", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.table(data.kept(_scale), hide_index=True, border="horizontal")
        for basis, caption, own in data.kept(_keys, chosen):
            st.markdown(basis)
            st.caption(caption)
            if own is not None:
                st.table(own, hide_index=True, border="horizontal")


def _keys(chosen: Filters) -> list[tuple]:
    """For each plan its date's basis, what is said of its key, and the key; texts safe as Markdown."""
    keys, found = data.ask("rating_keys", **chosen.when()), []
    for plan in plans(chosen).dropna(subset=["judged_at"]).itertuples():
        basis = "assumed" if plan.as_at_basis == "assumed" else "stated in the plan"
        note = "" if words.is_missing(plan.as_at_note) else f" {plan.as_at_note}"
        dated = f"{plan.title}: snapshot as at {words.day(plan.snapshot_as_at)}, {basis}.{note}"
        own = keys[keys["plan_id"] == plan.plan_id]
        said = f"The key that {plan.title} prints, and how it is read here:"
        said = f"{plan.title} prints no key to its ratings." if own.empty else said
        found.append((words.plain(dated), words.plain(said), None if own.empty else arrow(_own_key(own))))
    return found


def _scale() -> pa.Table:
    said = [{"Letter": one.letter, "Rating": one.label, "Meaning here": one.meaning} for one in ratings.ALL]
    return arrow(pd.DataFrame(said))


def _own_key(own: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "In the plan": [words.plain(value) for value in own["label"]],
            "Colour": [words.plain(words.text(value)) for value in own["colour"]],
            "Meaning": [words.plain(words.text(value)) for value in own["meaning"]],
            "Read here as": [ratings.label(value) for value in own["rating"]],
        }
    )
