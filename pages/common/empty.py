"""An empty answer is an answer: what none of the tasks is, and what comes next instead."""

import streamlit as st

from pages.common import data, in_force
from pages.common.links import link
from pages.said import filters, language, words
from pages.said.filters import Filters
from pages.said.ranked import MOST_TOGETHER
from pages.said.words import plain

_TASKS = "work/tasks/page.py"


def say(chosen: Filters) -> None:
    """Says that the filters in force keep no task: of how many tasks without the last of them, and what is due next."""
    said, wider = data.kept(_answer, chosen)
    if said:
        st.info(plain(said))
    if wider is not None:
        link(_TASKS, language.say("See those tasks"), in_force.link_parameters(wider))


def _answer(chosen: Filters) -> tuple[str, Filters | None]:
    """The sentence, and the view with the tasks that it counts; None where no filter is in the way."""
    if chosen.is_clear():
        return language.say("No plan is known here. Add one on Add a plan, or choose another date."), None
    for wider, rest in _wider(chosen):
        rows = data.ask("overview", **wider.parameters())
        left = int(rows["tasks"].sum())
        if left and len(rows) > MOST_TOGETHER:  # never added up
            plans = words.count(len(rows), "plan")
            return language.say("No task in {plans} is {rest}.", plans=plans, rest=rest), wider
        if left:
            number, rest = words.count(left, "task"), f"{rest}{_next(rows)}"
            if wider.leads and all(wider.leads):
                leads = words.several(wider.leads)
                return language.say("None of {leads}’s {tasks} is {rest}.", leads=leads, tasks=number, rest=rest), wider
            return language.say("None of the {tasks} is {rest}.", tasks=number, rest=rest), wider
    return "", None  # no plan is known at the date: the frame says so


def _wider(chosen: Filters):
    """The view without what narrows it most closely, then without ever more; and the words of what was left out."""
    left_out: list[str] = []
    for name in ("due", "ratings", "words", "areas", "lead_kinds", "leads"):
        if getattr(chosen, name) != getattr(Filters, name):
            left_out.append(name)
            said = [filters.ALL[one].said(getattr(chosen, one)) for one in left_out]
            yield chosen.without(*left_out), words.several(said)


def _next(rows) -> str:
    ahead = rows["next_due"].dropna()
    if ahead.empty:
        return ""
    return language.say("; the next is due {day}", day=words.day(ahead.min()))
