"""The task that the address names, whole and to be decided on, beside the list that it was chosen in."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.common import beside, data
from pages.said.filters import Filters
from pages.said.language import say
from pages.task.correct import page as correct
from pages.task.opened import page as opened
from pages.task.opened.view import is_known


def show(chosen: Filters, ids: Sequence[str] = (), *, under_facts: Callable[[], object] = lambda: None) -> None:
    """Draws the task that is picked, with the way to the one before and after it. ids: of the list, in its order.

    under_facts: draws what the page itself has to say of the task.
    """
    picked = beside.picked()
    if picked is None:
        return
    if not data.kept(is_known, picked, chosen):
        st.warning(say("The task in this address isn’t in the plans at this date. Choose another, or move the date."))
        correct.left_over(picked)
        beside.close("task_close", beside.pick, None)
        return
    steps(picked, ids)
    opened.show(picked, chosen, is_outside=bool(ids) and picked not in ids, under_facts=under_facts)


def steps(picked: str, ids: Sequence[str]) -> None:
    """Draws the way to the tasks before and after one in a list, and out of it."""
    at = ids.index(picked) if picked in ids else None
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at is not None and at + 1 < len(ids) else None
    with st.container(horizontal=True, key="task_steps"):
        if len(ids) > 1:
            _step(say("Previous"), before, is_there=before is not None)
            _step(say("Next"), after, is_there=after is not None)
        beside.close("task_close", beside.pick, None)


def _step(label: str, task_id: str | None, *, is_there: bool) -> None:
    key = f"task_{label.lower()}"
    st.button(label, on_click=beside.pick, args=[task_id], disabled=not is_there, key=key, type="tertiary")
