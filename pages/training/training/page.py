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


def _head(headline: str, at_its_end: Callable[[], None]) -> None:
    """A heading with a button at its line's end."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(headline, anchor=False)
        at_its_end()


def _goal(goal: view.GoalView, at_its_end: Callable[[], None]) -> None:
    """A goal, whole; at_its_end: draws the button at the end of its heading's line."""
    _head(goal.headline, at_its_end)
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
    """Opens a form of the view of counts and rules, in place of the one that is open here, if any."""
    beside.pick(None, _ADD)
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


def _close(key: str, name: str) -> None:
    """Draws the way back from what is open beside."""
    beside.close(key, _open, None, name)


def _offer() -> None:
    """Draws the way to the form for a count, which opens beside."""
    st.button(say("Add a count"), on_click=_open, args=["count", _ADD], key="training_add", icon=":material/add:")


def _goals(chosen: Filters) -> None:
    """The first view: the one goal, or a row a goal of which one opens; the form for a count opens beside."""
    shown = data.kept(view.shown, chosen, figures.is_dark())
    picked = beside.picked(_GOAL)
    opened = shown.goals.get(picked) if picked and shown.listed else None
    is_task = beside.picked() is not None
    is_adding = not is_task and beside.picked(_ADD) is not None
    left, right = beside.panes(is_open=is_task or is_adding or opened is not None)
    offer = _nothing if is_adding else _offer
    with left:
        _later(shown.later)
        if shown.listed:
            _head(shown.headline, offer)
            rows.on_choice(shown.listed, key="training_goals", chosen=picked, do=lambda id_: _open(id_, _GOAL))
        elif shown.goals:
            _goal(next(iter(shown.goals.values())), offer)
        else:
            if not shown.told:
                st.info(say(said.NOTHING))
            offer()
        if shown.told:
            st.markdown("  \n".join(shown.told))
        _tasks(shown)
    with right:
        if is_task:
            task.show(chosen, shown.tasks.ids)
        elif is_adding:
            with st.container(key="training_form"):  # before the goals on a phone
                _add(chosen, shown)
        elif opened:
            _goal(opened, lambda: _close("training_goal_close", _GOAL))


def _nothing() -> None:
    """Draws nothing at a heading's end: what it would open stands beside."""


def _add(chosen: Filters, shown: view.View) -> None:
    """The form for a count: of the one goal that there is, with the way to that for another; else of any."""
    if len(shown.goals) != 1:
        reading.form(chosen)
        _close("training_add_close", _ADD)
        return
    (goal,) = shown.goals.values()
    reading.form(chosen, Whose(*goal.of), goal.measure)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("Count something else"), on_click=_to_rules, args=["count"], key="training_else")
        _close("training_add_close", _ADD)


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
