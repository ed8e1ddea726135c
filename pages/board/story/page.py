"""Draws a pack: the parts to choose from, one part at a time, and beside it the tasks behind a figure, or a task."""

from collections.abc import Sequence

import streamlit as st

from pages.board.approvals import page as approvals
from pages.board.editor import page as editor
from pages.board.late import page as late
from pages.board.pack.choice import Choice
from pages.board.story import view
from pages.common import beside, data, paged, reading, recording, rows
from pages.said.filters import Filters
from pages.said.language import marked, say
from pages.said.words import plain
from pages.task import page as task
from pages.task.opened import page as opened
from pages.task.opened.view import is_known

_PART, _ANNEX = "part", "annex"
_LABEL = marked("Part of the pack")


def part(choice: Choice) -> str | None:
    """Draws the parts to choose from; the one chosen stands in the address. None where every part is hidden."""
    told = data.kept(view.parts, choice)
    known = [*told.body, *told.annex]
    if not known:
        st.info(say("Every part of this pack is hidden. Show one again under “Edit the words”."))
        return None
    asked = st.query_params.get(_PART)
    if asked and asked not in known:
        st.warning(plain(say("This pack has no part “{asked}” to show: shown is its first.", asked=asked)))
    chosen = str(asked) if asked in known else known[0]
    names = told.body | ({_ANNEX: say("Annex")} if told.annex else {})
    with st.container(key="board_parts"):
        _pills(names, chosen if chosen in told.body else _ANNEX, "board_part", next(iter(told.annex), ""))
        if chosen in told.annex:
            _pills(told.annex, chosen, "board_annex")
    return chosen


def _pills(names: dict[str, str], chosen: str, key: str, first_of_annex: str = "") -> None:
    st.session_state[key] = chosen

    def follow() -> None:
        picked = st.session_state[key]
        st.query_params[_PART] = first_of_annex if picked == _ANNEX else picked
        close()

    st.pills(
        say(_LABEL), list(names), format_func=names.__getitem__, key=key, required=True, on_change=follow,
        label_visibility="collapsed",
    )  # fmt: skip


def show(choice: Choice, chosen: str) -> None:
    """Draws a part. chosen: its id."""
    if chosen == view.WITHHELD:
        rows.show(data.kept(view.withheld, choice), key="board_withheld")
        if not reading.alone():
            approvals.show(choice)
        return
    for panel in data.kept(view.panels, choice, chosen):
        _panel(choice, panel)
    if chosen == "asked" and not reading.alone():
        editor.add(choice)


def _panel(choice: Choice, panel: view.PanelView) -> None:
    key = panel.id.replace(".", "_")
    st.header(panel.title, anchor=False)
    st.caption(panel.source)
    if panel.figures:
        rows.on_choice(panel.figures, key=f"board_figures_{key}", chosen=beside.picked(view.BEHIND), do=_open_behind)
    if panel.labelled:
        rows.on_choice(panel.labelled, key=f"board_said_{key}", do=_to_part)
    if panel.sentences:
        st.markdown(panel.sentences)
    if panel.nothing:
        st.markdown(panel.nothing)
    if panel.picture:
        name, do = (view.TASK, _open_task) if panel.opens == view.TASK else (view.BEHIND, _open_behind)
        rows.on_choice(panel.picture, key=f"board_{key}", chosen=beside.picked(name), do=do)
    if panel.listed:
        listed = st.expander(say("The same tasks as a table"), key=f"board_{key}_listed", on_change="rerun")
        if listed.open:
            with listed:
                paged.show(panel.listed, key=f"board_{key}_table", of=choice, chosen=beside.picked(), do=_open_task)


def _to_part(id_: str) -> None:
    st.query_params[_PART] = id_
    close()


def _open_behind(id_: str) -> None:
    close()
    beside.pick(id_, view.BEHIND)


def _open_task(id_: str) -> None:
    close()
    beside.pick(id_)


def close() -> None:
    """Closes whatever stands beside the part."""
    for name in (view.TASK, view.BEHIND, "open"):
        beside.pick(None, name)


def is_open() -> bool:
    """Whether a task, or what is behind a figure, stands beside the part."""
    return beside.picked() is not None or beside.picked(view.BEHIND) is not None


def alongside(choice: Choice, chosen: str, in_view: Filters) -> None:
    """Draws what stands beside the part: the task that is open, else the tasks behind a figure. in_view: for tasks."""
    behind = beside.picked(view.BEHIND)
    found = data.kept(view.behind, choice, chosen, behind) if behind else None
    picked = beside.picked()
    if picked:
        listed = found.table.ids if found else data.kept(view.task_ids, choice, chosen)
        _task(choice, picked, listed, in_view)
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(found.said) if found else say("This pack has no such figure"), anchor=False)
        beside.close("behind_close", close)
    if found:
        paged.show(found.table, key="board_behind", of=(choice, chosen, behind), do=beside.pick, name=paged.BESIDE)


def _task(choice: Choice, picked: str, ids: Sequence[str], in_view: Filters) -> None:
    task.steps(picked, ids)
    with st.container():  # there with or without words, so that the fields below keep their place and the focus
        recording.say()
    if not reading.alone():
        late.form(choice, picked)
    if choice.audience == "public":
        seen = data.kept(view.as_seen, choice, picked)
        if seen:
            rows.show(seen, key="board_as_seen")
        else:
            st.warning(say("The task in this address isn’t in this pack. Choose another."))
    elif data.kept(is_known, picked, in_view):
        opened.show(picked, in_view, is_outside=False)
    else:
        st.warning(say("The task in this address isn’t in the plans at this date. Choose another, or move the date."))
