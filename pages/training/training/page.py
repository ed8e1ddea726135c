"""Training: can the goal be reached, and at what pace; a count to add beside it; the tasks that speak of training."""

from datetime import date

import streamlit as st

from pages.common import beside, data, figures, in_force, rows, tables
from pages.task import page as task
from pages.training.training import view
from pages.training.training.reading import page as reading


def _goal(goal: view.GoalView, number: int) -> None:
    st.header(goal.headline, anchor=False)
    st.markdown(goal.answer)
    rows.show(goal.bullet, key=f"training_goal_{number}")
    st.caption(f"{goal.subtitle} {goal.beside}")
    if goal.trend:
        figures.show(goal.trend, key=f"training_trend_{number}", with_head=False)
    else:
        rows.show(goal.counts, key=f"training_counts_{number}")


def _show_at(day: date) -> None:
    """Moves the as-at date that every page shares."""
    st.session_state["as_at"] = day


def _figures(shown: view.View) -> None:
    if shown.later:
        with st.container(border=True):
            st.markdown(shown.later.said)
            day = f"{shown.later.day.day} {shown.later.day:%b %Y}"
            st.button(f"Show the page at {day}", on_click=_show_at, args=[shown.later.day], key="training_later")
    for number, goal in enumerate(shown.goals):
        _goal(goal, number)
    if shown.counts:
        st.markdown("  \n".join(shown.counts))
    if not (shown.goals or shown.counts):
        st.info("No training goal or count is known here. Add a count, or choose another plan or date.")


def main() -> None:
    """Draws the page; the form gives its place to a task that is open."""
    chosen = in_force.current()
    shown = data.kept(view.shown, chosen, figures.is_dark())
    left, right = beside.panes(is_open=beside.picked() is not None)
    with left:
        if beside.picked():
            _figures(shown)
        else:
            answer, add = st.columns([3, 2], gap="large")
            with answer:
                _figures(shown)
            with add:
                reading.form(shown.programmes, chosen)
        meaning = "Tasks whose action or outcome speaks of training, or that report a figure: a goal or a count."
        st.header(shown.tasks_said, anchor=False, help=meaning)
        if shown.tasks.ids:
            tables.task_list(shown.tasks, key="training_tasks")
    with right:
        task.show(chosen, shown.tasks.ids)


main()
