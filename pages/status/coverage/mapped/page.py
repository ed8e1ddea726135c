"""On an open task: the sections that it serves and why, and the form by which a person says otherwise."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

import loaders
from pages.common import beside, data, person, recording
from pages.common.options import named
from pages.said import decisions
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain
from pages.status.coverage.mapped import view
from pages.status.coverage.mapped import words as said
from pages.status.coverage.mapped.view import Mapped

_REASON = "coverage_reason"  # of the last task of a queue: the next is often mapped for the same


def show(task_id: str, framework: str, chosen: Filters, queue: Sequence[str] = ()) -> None:
    """Draws what a task serves. queue: the tasks that wait to be mapped, of which the next is opened after this."""
    one = data.kept(view.mapped, task_id, framework, chosen)
    if one is None:
        return
    with st.container(border=True, key="coverage_map"):
        st.markdown(f"**{plain(one.said)}**  \n:small[{plain(one.because)}]")
        if chosen.known_on:
            st.caption(say(decisions.PAST))
            return
        key = f"coverage_otherwise_{task_id}_{recording.times()}"  # folded again once something is recorded
        with st.container() if queue else st.expander(say("Say otherwise"), key=key):
            _form(task_id, framework, one, _next(task_id, queue), in_queue=bool(queue))


def _next(task_id: str, queue: Sequence[str]) -> str | None:
    """The task that follows in a queue, from its end the first that is left."""
    if task_id not in queue:
        return queue[0] if queue else None
    at = queue.index(task_id)
    rest = [*queue[at + 1 :], *queue[:at]]
    return rest[0] if rest else None


def _form(task_id: str, framework: str, one: Mapped, following: str | None, *, in_queue: bool) -> None:
    if not person.offered(Role.EDITOR):
        return
    own = f"coverage_map_{framework}_{task_id}_{recording.times()}"
    with st.form(own, border=False):
        given = st.multiselect(
            say("Sections that it serves, the chief one first"), list(one.sections), default=one.serves,
            format_func=named(one.sections), placeholder=say("None of them"), key=f"{own}_sections",
        )  # fmt: skip
        with st.container(horizontal=True):
            reason = st.session_state.get(_REASON, "") if in_queue else ""
            why = st.text_input(say("Why"), value=reason, max_chars=2000, key=f"{own}_why")
            who = person.name("coverage_who")
        with st.container(horizontal=True):
            label = say("Record, and open the next") if following else say("Record")
            is_sent = st.form_submit_button(label, type="primary")
            is_back = one.is_by_person and st.form_submit_button(say("Back to the rules"))
    if is_sent:
        _record(task_id, framework, one, given, why, who, following)
    if is_back:
        _map_back(task_id, framework, one, why, who)


def _record(task_id: str, framework: str, one: Mapped, given: list[str], why: str, who: str, following) -> None:
    try:
        done = _map(task_id, framework, one, given, why, who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    before = one.serves if one.is_by_person else None
    back = partial(_map, task_id, framework, one, before, recording.AT_ONCE, who)
    if following:
        st.session_state[_REASON] = why
        beside.pick(following)
        done = f"{done} {say('The next one is open.')}"
    recording.done(done, undo=back)


def _map_back(task_id: str, framework: str, one: Mapped, why: str, who: str) -> None:
    try:
        done = _map(task_id, framework, one, None, why, who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(done)


def _map(task_id: str, framework: str, one: Mapped, sections: Sequence[str] | None, why: str, who: str) -> str:
    """Records which sections a task serves (None: as the rules have it), and says so; raises loaders.LoadError."""
    loaders.map_task(
        data.to_write(Role.EDITOR, who), plan_id=one.plan_id, task_id=task_id, framework=framework, sections=sections,
        reason=why, as_at=one.as_at, mapped_by=who,
    )  # fmt: skip
    return said.back(one.ref) if sections is None else said.recorded(one.ref, sections, one.sections)
