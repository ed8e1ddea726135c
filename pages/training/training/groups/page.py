"""By group: whom each programme is for, who holds valid training, and what lapses in the next 12 months."""

import streamlit as st

from pages.common import beside, data, rows
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.training.training.groups import view

_GROUP = "group"


def show(chosen: Filters) -> None:
    """Draws a row a group; the months of the one that is chosen beside it."""
    shown = data.kept(view.shown, chosen)
    if shown is None:
        st.info(say(view.NOTHING))
        return
    picked = beside.picked(_GROUP)
    picked = picked if picked in shown.months else None
    left, right = beside.panes(is_open=picked is not None)
    with left:
        st.header(plain(shown.headline), anchor=False)
        rows.on_choice(shown.table, key="training_groups", chosen=picked, do=lambda id_: beside.pick(id_, _GROUP))
        st.caption("  \n".join(plain(one) for one in shown.notes))
    if picked:
        with right:
            _months(shown.months[picked])


def _months(one: view.Months) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(one.title), anchor=False)
        beside.close("training_group_close", beside.pick, None, _GROUP)
    st.markdown(plain(one.said))
    if one.table:
        rows.show(one.table, key="training_months")
