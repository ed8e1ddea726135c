"""Training: will enough people hold valid training by the date, what if, by group, to publish, counts and rules."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from pages.common import beside, data, figures, in_force, paged, ranked, recording, rows, tables
from pages.common.options import known_in_any_language, named
from pages.common.part import part
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import Named, marked, say
from pages.said.rows import Table
from pages.task import page as task
from pages.training.training import view
from pages.training.training import words as said
from pages.training.training.groups import page as groups
from pages.training.training.publish import page as publish
from pages.training.training.reading import page as reading
from pages.training.training.rules import page as rules
from pages.training.training.what_if import page as what_if
from pages.training.training.whose.page import Whose

_GOAL, _ADD = "goal", "add"
_LED = "training_led"  # by a button that chose the view, which then may have no default
_VIEWS = Named(
    {
        "goal": marked("Goal"),
        "what_if": marked("What if"),
        "groups": marked("By group"),
        "publish": marked("To publish"),
        "rules": marked("Counts and rules"),
    }
)


def _goal(goal: view.GoalView, *, closes: bool = False) -> None:
    """A goal, whole; closes: with the way back to the list of them."""
    if closes:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.header(goal.headline, anchor=False)
            beside.close("training_goal_close", _open, None, _GOAL)
    else:
        st.header(goal.headline, anchor=False)
    st.markdown("  \n".join(goal.answers))
    if goal.lacks_people:
        st.button(say("Give the number"), on_click=_to_rules, args=["counting"], key="training_give")
    if goal.trend:
        figures.show(goal.trend, key="training_trend", with_head=False)
    elif goal.bullet:
        rows.show(goal.bullet, key="training_bullet")
    st.caption(goal.beside)
    if not goal.trend and goal.counts:
        rows.show(goal.counts, key="training_counts")


def _to_rules(form: str) -> None:
    """Opens a form of the view of counts and rules."""
    st.session_state.update({"show": "rules", "form": form, _LED: True})


def _show_at(day: date) -> None:
    """Moves the as-at date that every page shares."""
    st.session_state["as_at"] = day


def _later(later: view.Later | None) -> None:
    """That a count is newer than the page, and the way to its date."""
    if later:
        with st.container(border=True):
            st.markdown(later.said)
            day = words.day(later.day)
            st.button(say("Show the page at {day}", day=day), on_click=_show_at, args=[later.day], key="training_later")


def _open(id_: str | None, name: str) -> None:
    """Opens a goal, the form or (with None) neither in place of whatever is open."""
    for other in ("task", _GOAL, _ADD):
        beside.pick(None, other)
    beside.pick(id_, name)


def _list(headline: str, listed: Table, picked: str | None) -> None:
    """A row a goal, and below it what is counted without one."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(headline, anchor=False)
        if not beside.picked(_ADD):
            st.button(say("Add a count"), on_click=_open, args=["count", _ADD], icon=":material/add:")
    rows.on_choice(listed, key="training_goals", chosen=picked, do=lambda id_: _open(id_, _GOAL))


def _goals(chosen: Filters) -> None:
    """The first view: the one goal with the form beside it, or a row a goal of which one opens."""
    shown = data.kept(view.shown, chosen, figures.is_dark())
    picked = beside.picked(_GOAL)
    opened = shown.goals.get(picked) if picked else None
    is_task, is_adding = beside.picked() is not None, bool(beside.picked(_ADD))
    is_listed = shown.listed is not None
    left, right = beside.panes(is_open=is_task or (is_listed and (is_adding or opened is not None)))
    with left:
        if shown.listed:
            _later(shown.later)
            _list(shown.headline, shown.listed, picked)
            _told(shown)
        elif is_task:
            _only(shown)
        else:
            answer, add = st.columns([11, 9], gap="large")
            with answer:
                _only(shown)
            with add:
                _add(chosen, shown)
        _tasks(shown)
    with right:
        if is_task:
            task.show(chosen, shown.tasks.ids)
        elif is_listed and is_adding:
            reading.form(chosen)
            beside.close("training_add_close", _open, None, _ADD)
        elif is_listed and opened:
            _goal(opened, closes=True)


def _add(chosen: Filters, shown: view.View) -> None:
    """The form for a count of the one goal that there is, and the way to that for another; else the form for any."""
    goal = next(iter(shown.goals.values()), None)
    if goal is None:
        reading.form(chosen)
        return
    reading.form(chosen, Whose(*goal.of), goal.measure)
    st.button(say("Count something else"), on_click=_to_rules, args=["count"], key="training_else")


def _only(shown: view.View) -> None:
    """The one goal that there is, if any, with what else is counted or told."""
    _later(shown.later)
    for goal in shown.goals.values():
        _goal(goal)
    _told(shown)
    if not (shown.goals or shown.told):
        st.info(say(said.NOTHING))


def _told(shown: view.View) -> None:
    if shown.told:
        st.markdown("  \n".join(shown.told))


def _tasks(shown: view.View) -> None:
    meaning = say("Tasks whose action or outcome speaks of training, or that report a figure: a goal or a count.")
    st.header(shown.tasks_said, anchor=False, help=meaning)
    if shown.tasks.ids:
        tables.task_list(shown.tasks, key="training_tasks", of=in_force.current(), name=paged.LIST)


_DRAWN: dict[str, Callable[[Filters], None]] = {
    "goal": _goals, "what_if": what_if.show, "groups": groups.show, "publish": publish.show, "rules": rules.show,
}  # fmt: skip


@part
def main() -> None:
    """Draws the view that is chosen, and nothing of the others."""
    if ranked.are_many(in_force.current(), is_narrowed=False):
        ranked.show("training", in_force.current())
        return
    is_led = st.session_state.pop(_LED, False)
    is_set = not is_led and known_in_any_language("show", _VIEWS)
    default = None if is_led or is_set else "goal"
    which = st.segmented_control(
        say("View"), list(_VIEWS), default=default, required=True, format_func=named(_VIEWS), key="show",
        bind="query-params", label_visibility="collapsed", on_change=beside.pick, args=[None],
    )  # fmt: skip
    recording.say()
    _DRAWN[which or "goal"](in_force.current())


main()
