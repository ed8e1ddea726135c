"""Tasks: every task, the most urgent first; the one chosen opens beside them; what is filtered can be taken away."""

import streamlit as st

from pages.common import beside, data, empty, in_force, links, paged, recording, rows
from pages.common.part import part
from pages.said import task_list
from pages.said.language import say
from pages.task import page as task
from pages.work.tasks import view
from pages.work.tasks.downloads import page as downloads


def _order() -> str:
    """What the list is sorted by, as the address has it: one of task_list.SORTS, "-" before it turned round, or ""."""
    asked = beside.picked(paged.ORDER) or ""
    return asked if asked.removeprefix("-") in task_list.SORTS else ""


def _choose(id_: str) -> None:
    """Sorts by a head that was chosen: up, then down, then by urgency again; else opens the task."""
    by = task_list.sort_of(id_)
    if by is None:
        beside.pick(id_)
        return
    now = _order()
    beside.pick({by: f"-{by}", f"-{by}": None}.get(now, by), paged.ORDER)
    beside.pick(None, paged.FROM)


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    order = _order()
    at = paged.after((chosen, order), view.STEP)
    listed, found = data.kept(view.tasks, chosen, order, at)
    if at and not found:  # an address from when there were more
        at, (listed, found) = 0, data.kept(view.tasks, chosen, order, 0)
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
            paged.steps(at, len(listed.ids), found, view.STEP)
            rows.on_choice(listed, key="tasks", chosen=beside.picked(), do=_choose)
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
