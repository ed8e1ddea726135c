"""Home: where each plan stands, what needs attention first, and the numbers with the tasks behind them."""

import streamlit as st

from pages.common import corrections, data, empty, figures, tables
from pages.common.in_force import current
from pages.common.links import link
from pages.common.options import named
from pages.status.home import view
from pages.status.home.view import Strip, View


def strip(one: Strip) -> None:
    """One plan's status strip, with its table and its keyboard twin."""
    chosen = figures.show(one.picture, key=f"strip_{one.plan_id}", on_select="rerun")
    picked = st.selectbox(
        "Open a task", list(one.names), index=None, format_func=named(one.names), key=f"strip_pick_{one.plan_id}",
        placeholder="Open a task", label_visibility="collapsed",
    )  # fmt: skip
    points = [point for point in chosen.selection.points if point.get("customdata")]
    if picked or points:
        st.switch_page(tables.TASKS_PAGE, query_params={"task": picked or points[0]["customdata"][0]})


def attention(shown: View) -> None:
    """The tasks to ask about first, each with its link and its reason."""
    st.header("What needs attention first", anchor=False)
    st.caption(
        "Overdue longest first, then off track, due today, due soon without a lead, behind, no information; "
        "eight at most."
    )
    if not shown.attention:
        st.markdown("Nothing is overdue, off track, due today, behind or without information.")
    with st.container(gap=None, key="attention_tasks"):
        for to, why in shown.attention:
            link(*to)
            st.caption(why)


def numbers(shown: View) -> None:
    """The counts, each with its n; a count is the link to its tasks."""
    with st.container(horizontal=True, gap="medium"):
        for number in shown.numbers:
            if number.link:
                link(*number.link, number.meaning)
            else:
                st.markdown(number.said, width="content")
    if shown.without_dates:
        st.caption(shown.without_dates)


def main() -> None:
    """Draws the page."""
    shown = data.kept(view.shown, current(), figures.is_dark())
    if not shown.strips:
        empty.say(current())
        return
    st.markdown(shown.sentences)
    corrections.show(current())
    with st.container(key="overview_body"):  # on a phone its style puts what needs attention first, the numbers last
        with st.container(key="overview_numbers"):
            numbers(shown)
        columns = st.columns(2, gap="large")
        for number, one in enumerate(shown.strips):
            with columns[number % 2]:
                strip(one)
        is_one = len(shown.strips) == 1
        with columns[1] if is_one else st.container(), st.container(key="overview_attention"):
            attention(shown)


main()
