"""What a page is about: the view in one line, and what to know before believing it."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.common import data
from pages.said import ratings, short_forms, stale, words
from pages.said.filters import ALL_PLANS, Filters
from pages.said.language import marked, say, says
from pages.said.picture import arrow
from pages.said.ranked import MOST_TOGETHER
from pages.said.rows import Scope as Line
from pages.said.rows import Table
from pages.said.rows import scope as drawn

COMPUTED = marked("Computed: judged by this tool from the plan’s wording and dates, not by the council.")
RESTATED = marked("Task wording restated from the published plan.")


@dataclass(frozen=True)
class Scope:
    """What the frame says of a view: the line under the title as drawn, and what to know before believing it.

    Warnings are safe as Markdown.
    """

    line: Table
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Plans:
    """What is said of the plans in view, whatever else the filters keep."""

    said: list[tuple[str, str]]
    markings: list[tuple[str, str]]
    notes: list[tuple[str, str]]
    name: str
    warnings: tuple[str, ...]


def scope(chosen: Filters, has_filters: bool = True) -> Scope:
    """What the frame says of the filters in force."""
    of_plans = data.kept(_plans, Filters(plan=chosen.plan, as_at=chosen.as_at, known_on=chosen.known_on))
    shown = data.ask("overview", **chosen.parameters())
    line = Line(
        said=[*of_plans.said, (_tasks([int(one) for one in shown["tasks"]]), say("Tasks that the filters keep"))],
        labels=[*of_plans.markings, *_computed(shown), *of_plans.notes],
        filters=chosen.as_chips(),
        plan=of_plans.name,
        has_filters=has_filters,
    )
    return Scope(drawn(line), of_plans.warnings)


def _plans(chosen: Filters) -> _Plans:
    rows = plans(chosen)
    old = stale_words(rows)
    return _Plans(
        said=_in_view(chosen, rows),
        markings=_markings(rows),
        notes=[(say("wording restated"), say(RESTATED))] if (rows["wording"] == "restated").any() else [],
        name=dict(zip(rows["plan_id"], rows["title"], strict=True)).get(chosen.plan, say(ALL_PLANS)),
        warnings=(*_not_loaded_yet(chosen, rows), *_too_early(chosen, rows), *([words.plain(old)] if old else [])),
    )


def _tasks(counts: list[int]) -> str:
    """How many tasks the plans in view have, never added up: "40 tasks", "7 and 4 tasks", "4 to 60 tasks each"."""
    if len(counts) > 3 and len(set(counts)) > 1:
        return say("{least} to {most} tasks each", least=f"{min(counts):,}", most=f"{max(counts):,}")
    if len(counts) > 3:
        return say("{tasks} each", tasks=words.count(counts[0], "task"))
    if len(counts) == 1:
        return words.count(counts[0], "task")
    if not counts:
        return words.count(0, "task")
    return says(counts[-1], "{numbers} tasks", "{numbers} tasks", numbers=words.several(f"{one:,}" for one in counts))


def _in_view(chosen: Filters, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The plans in view and their date, each with more on hovering over it."""
    if rows.empty:
        day = words.day(chosen.known_on)
        return [(say("No plan") if chosen.known_on is None else say("Nothing known on {day}", day=day), "")]
    dates = list(rows["judged_at"].dropna().drop_duplicates())
    if len(rows) > MOST_TOGETHER:
        when = chosen.as_at or (dates[0] if len(dates) == 1 else None)
        return [(words.count(len(rows), "plan"), ""), (_as_at(when), "")]
    each = "; ".join(
        say("{plan} ({council}), as at {day}", plan=one.title, council=one.council, day=words.day(one.judged_at))
        for one in rows.itertuples()
    )
    spelled_out = [short_forms.spelled_out(one.title, one.council) for one in rows.itertuples()]
    each = "\n".join([each, *filter(None, spelled_out)])
    named = rows["title"].iloc[0] if len(rows) == 1 else words.count(len(rows), "plan")
    when = chosen.as_at or (dates[0] if len(dates) == 1 else None)
    basis = "; ".join(f"{one.as_at_basis}: {one.as_at_note}" for one in rows.itertuples() if one.as_at_note)
    return [(named, each), (_as_at(when), basis)]


def _as_at(when) -> str:
    return say("as at {day}", day=words.day(when)) if when else say("each at its own date")


def plans(chosen: Filters) -> pd.DataFrame:
    """The plans in scope, with their snapshot in force."""
    rows = data.ask("plans_shown", **chosen.when())
    return rows[rows["plan_id"] == chosen.plan] if chosen.plan else rows


def sentence(chosen: Filters, rows: pd.DataFrame, number: int) -> str:
    """The view in one sentence: "South, as at 30 Sep 2017, lead Bea Sample: 4 tasks"."""
    named = words.several(list(rows["title"])) if len(rows) < 4 else words.count(len(rows), "plan")
    dates = list(rows["judged_at"].dropna().drop_duplicates())
    one_date = chosen.as_at or (dates[0] if len(dates) == 1 else None)
    said = [named, _as_at(one_date)] if named else [say("No plan")]
    return f"{', '.join([*said, *chosen.in_words()])}: {words.count(number, 'task')}"


def stale_words(rows: pd.DataFrame) -> str:
    """Which of the plans are judged on stale words (rows of plans_shown); "" where none is."""
    return stale.said(zip(rows["title"], rows["stale_words"], strict=True))


def _not_loaded_yet(chosen: Filters, rows: pd.DataFrame) -> list[str]:
    """Where the day known on is before a plan's first load, a sentence that says so and what to do."""
    if not chosen.known_on:
        return []
    missing = data.ask("plans_not_known", known_at=chosen.when()["known_at"], plans=chosen.scope()["plans"])
    day = words.day(chosen.known_on)
    if rows.empty and not missing.empty and not missing["was_loaded"].any():
        said = say(
            "Nothing had been loaded by the end of {day}. The first load was on {first}: choose that day or a later "
            "one under “As known on”, or clear it.",
            day=day,
            first=words.day(missing["first_loaded_on"].min()),
        )
        return [words.plain(said)]
    if len(missing) > MOST_TOGETHER:
        plans = words.count(len(missing), "plan")
        return [words.plain(say("{plans}: nothing was known of them by the end of {day}.", plans=plans, day=day))]
    return [words.plain(_missing(plan, day)) for plan in missing.itertuples()]


def _missing(plan, day: str) -> str:
    if plan.was_loaded:
        return say(
            "{plan}: what had been loaded by the end of {day} was withdrawn by then. Choose another day under “As "
            "known on”, or clear it.",
            plan=plan.title,
            day=day,
        )
    return say(
        "{plan}: nothing of it had been loaded by the end of {day}. Its first load was on {first}: choose that day or "
        "a later one under “As known on”, or clear it.",
        plan=plan.title,
        day=day,
        first=words.day(plan.first_loaded_on),
    )


def _too_early(chosen: Filters, rows: pd.DataFrame) -> list[str]:
    """A sentence for each plan that the date is too early for."""
    said = marked(
        "{plan}: nothing is known at {day}. Its first snapshot is as at {first}: choose that date or a later one."
    )
    day, early = words.day(chosen.as_at), rows[rows["judged_at"].isna()]
    if len(early) > MOST_TOGETHER:
        told = say(
            "Nothing is known at {day} of {plans}: their first snapshots are later.",
            day=day, plans=words.count(len(early), "plan"),
        )  # fmt: skip
        return [words.plain(told)]
    return [
        words.plain(say(said, plan=plan.title, day=day, first=words.day(plan.first_as_at)))
        for plan in early.itertuples()
    ]


def _computed(shown: pd.DataFrame) -> list[tuple[str, str]]:
    """A small label that says how many ratings this tool computed; none where it computed none."""
    computed, rated = int(shown["computed"].sum()), int(shown["tasks"].sum() - shown["not_rated"].sum())
    if not computed:
        return []
    share = say("some ratings computed by this tool")
    if len(shown) == 1:
        share = say("{share} ratings computed by this tool", share=words.of(computed, rated))
    return [(share, say(COMPUTED))]


def _markings(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """A label for each plan whose document carries a marking, as written: "marked DRAFT"."""
    marked_so = rows.dropna(subset=["marking"])
    if len(marked_so) > MOST_TOGETHER:
        share = words.of(len(marked_so), len(rows))
        why = say("Their documents carry a marking: choose one to see it.")
        return [(say("{share} plans marked", share=share), why)]
    return [
        (say("marked {marking}", marking=plan.marking), say("{plan} carries this marking.", plan=plan.title))
        for plan in marked_so.itertuples()
    ]


def small_print(chosen: Filters) -> None:
    """The key to the ratings, beside the plans' own; where each date comes from. Built once it is opened."""
    opened = st.expander(say("Key to the ratings, and where the dates come from"), key="small_print", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.table(data.kept(_scale), hide_index=True, border="horizontal")
        if len(plans(chosen)) > MOST_TOGETHER:
            st.caption(say("Choose a plan to see its own key, and where its date comes from."))
            return
        for basis, caption, own in data.kept(_keys, chosen):
            st.markdown(basis)
            st.caption(caption)
            if own is not None:
                st.table(own, hide_index=True, border="horizontal")


def _keys(chosen: Filters) -> list[tuple]:
    """For each plan its date's basis, what is said of its key, and the key; texts safe as Markdown."""
    keys, found = data.ask("rating_keys", **chosen.when()), []
    for plan in plans(chosen).dropna(subset=["judged_at"]).itertuples():
        told = {"plan": plan.title, "day": words.day(plan.snapshot_as_at)}
        dated = say("{plan}: snapshot as at {day}, stated in the plan.", **told)
        if plan.as_at_basis == "assumed":
            dated = say("{plan}: snapshot as at {day}, assumed.", **told)
        if not words.is_missing(plan.as_at_note):
            dated += f" {plan.as_at_note}"
        own = keys[keys["plan_id"] == plan.plan_id]
        said = say("The key that {plan} prints, and how it is read here:", plan=plan.title)
        if own.empty:
            said = say("{plan} prints no key to its ratings.", plan=plan.title)
        found.append((words.plain(dated), words.plain(said), None if own.empty else arrow(_own_key(own))))
    return found


def _scale() -> pa.Table:
    heads = [say("Letter"), say("Rating"), say("Meaning here")]
    return arrow(pd.DataFrame([(one.letter, one.label, one.meaning) for one in ratings.ALL], columns=heads))


def _own_key(own: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            say("In the plan"): [words.plain(value) for value in own["label"]],
            say("Colour"): [words.plain(words.text(value)) for value in own["colour"]],
            say("Meaning"): [words.plain(words.text(value)) for value in own["meaning"]],
            say("Read here as"): [ratings.label(value) for value in own["rating"]],
        }
    )
