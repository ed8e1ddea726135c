"""Tasks: every task, the most urgent first; the one chosen opens beside them; what is filtered can be taken away."""

import streamlit as st

from pages.common import beside, data, empty, in_force, links, paged, recording, rows
from pages.common.part import part
from pages.said import task_list, turned
from pages.said.language import say
from pages.task import page as task
from pages.work.tasks import view
from pages.work.tasks.downloads import page as downloads


def _choose(id_: str) -> None:
    """Sorts by a head that was chosen: up, then down, then by urgency again; else opens the task."""
    by = turned.sort_of(id_)
    if by is None:
        beside.pick(id_)
    else:
        paged.sort(by)


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    order = paged.order(task_list.SORTS)
    at = paged.after("tasks", (chosen, order), view.STEP)
    listed, found = data.kept(view.tasks, chosen, order, at)
    if at and not found:  # an address from when there were more
        at, (listed, found) = 0, data.kept(view.tasks, chosen, order, 0)
    left, right = beside.panes(is_open=beside.picked() is not None)
    with right if beside.picked() else left:
        if beside.picked():
            is_turned = found > len(listed.ids)
            task.show(chosen, data.kept(view.ids, chosen, order) if is_turned else listed.ids)
        else:
            recording.say()
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
            paged.steps(at, len(listed.ids), found, view.STEP)
            rows.on_choice(listed, key="tasks", chosen=beside.picked(), do=_choose)
            links.link("work/decide/page.py", say("Decide on these tasks in one table"), in_force.link_parameters())
        else:
            empty.say(chosen)
        downloads.show(chosen, has_tasks=bool(listed.ids))


main()
