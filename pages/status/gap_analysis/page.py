"""Gap analysis: how far each gap-analysis area, stakeholder group or theme of a plan is complete."""

import streamlit as st

from pages.common import beside, data, empty, paged, ranked
from pages.common.in_force import current
from pages.common.options import known_in_any_language, said
from pages.common.part import part
from pages.said.language import marked, say
from pages.said.words import plain
from pages.status.behind import page as behind
from pages.status.gap_analysis import view

_GROUP = "group"
_BARS = {"equal": marked("Bars of one length"), "size": marked("As long as their tasks")}


def _bars() -> str:
    known_in_any_language("bars", _BARS)
    return st.segmented_control(
        say("Length of bars"), list(_BARS), default="equal", required=True,
        format_func=said(_BARS), key="bars", bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


@part
def main() -> None:
    """Draws the page."""
    chosen = current()
    if ranked.are_many(chosen):
        ranked.show("gap_analysis", chosen)
        return
    is_by_size = _bars() == "size"
    left, right = beside.panes(is_open=behind.is_open(_GROUP))
    drawn = data.kept(view.drawn, chosen, is_by_size)
    with right if behind.is_open(_GROUP) else left:
        behind.show(_GROUP, drawn.behind if drawn else {}, chosen)
    with left:
        if drawn is None:
            empty.say(chosen)
        else:
            if drawn.headline:
                st.header(plain(drawn.headline), anchor=False)
            st.caption(plain(drawn.subtitle))
            paged.show(
                drawn.table, key="gap_analysis", of=chosen, chosen=beside.picked(_GROUP),
                do=lambda id_: behind.choose(id_, _GROUP),
            )  # fmt: skip


main()
