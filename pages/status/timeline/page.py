"""Timeline: what is late, then what comes, each task's time as precisely as written; the one chosen beside it."""

import streamlit as st

from pages.common import beside, data, empty, paged, ranked, rows, tables
from pages.common.in_force import current
from pages.common.part import part
from pages.said.language import say
from pages.status.timeline import view
from pages.task import page as task


@part
def main() -> None:
    """Draws the page."""
    chosen = current()
    if ranked.are_many(chosen):
        ranked.show("timeline", chosen)
        return
    shown = data.kept(view.timeline, chosen)
    left, right = beside.panes(is_open=beside.picked() is not None)
    with right:
        task.show(chosen, shown.drawn.ids if shown else ())
    with left:
        if shown is None:
            empty.say(chosen)
        else:
            st.header(shown.headline, anchor=False)
            if shown.subtitle:
                st.caption(shown.subtitle)
            rows.on_choice(shown.drawn, key="timeline", chosen=beside.picked(), do=beside.pick)
            listed = st.expander(say("The same tasks as a table"), key="timeline_table", on_change="rerun")
            if listed.open:
                with listed:
                    tables.task_list(data.kept(view.tasks, chosen), key="timeline_tasks", of=chosen, name=paged.LIST)


main()
