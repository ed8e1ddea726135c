"""Tasks: every task, the most urgent first; the one chosen opens beside them; what is filtered can be taken away."""

import streamlit as st

from pages.common import beside, data, empty, in_force, links, recording, tables
from pages.said.language import say
from pages.task import page as task
from pages.work.tasks import view
from pages.work.tasks.downloads import page as downloads


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    listed = data.kept(view.tasks, chosen)
    left, right = beside.panes(is_open=beside.picked() is not None)
    with left:
        if listed.ids:
            if finding := data.kept(view.headline, chosen):
                st.markdown(f"**{finding}**")
            st.caption(
                say(
                    "The most urgent first: overdue longest, then off track, due today, behind schedule, due next "
                    "quarter."
                )
            )
            tables.task_list(listed, key="tasks")
            links.link("work/decide/page.py", say("Decide on these tasks in one table"), in_force.link_parameters())
        else:
            empty.say(chosen)
        downloads.show(chosen, has_tasks=bool(listed.ids))
    with right:
        if beside.picked():
            task.show(chosen, listed.ids)
        else:
            recording.say()


main()
