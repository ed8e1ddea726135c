"""Training: staff trained against the goal, the pace it takes, and the tasks that report no figure."""

import streamlit as st

from pages.common import data, figures, tables
from pages.common.in_force import current
from pages.training.training import view
from pages.training.training.reading import page as reading


def _goal(goal: view.GoalView, number: int) -> None:
    figures.show(goal.bullet, key=f"training_goal_{number}")
    st.markdown(goal.pace)
    st.caption(goal.outlook)
    if goal.trend:
        figures.show(goal.trend, key=f"training_trend_{number}", with_head=False)


def main() -> None:
    """Draws the page."""
    chosen = current()
    shown = data.kept(view.shown, chosen, figures.is_dark())
    if shown.is_empty:
        st.info("No training goal or count is known here. Choose another plan or date, or add a count below.")
    beside = st.columns([3, 1], gap="medium") if shown.goals and shown.counts else [st.container(), st.container()]
    with beside[0]:
        for number, goal in enumerate(shown.goals):
            _goal(goal, number)
    with beside[1]:
        for name, value, said in shown.counts:  # what is counted without a goal
            st.metric(name, value)
            st.caption(said)
    reading.form(shown.programmes, chosen)
    st.header(shown.silent_headline, anchor=False)
    st.caption("Tasks in view whose action or outcome speaks of training, or that report a figure: a goal or a count.")
    if shown.silent.ids:
        tables.task_list(shown.silent, key="training_tasks")


main()
