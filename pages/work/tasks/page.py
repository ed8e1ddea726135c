"""Tasks: every task, the most urgent first; one at a time opens whole; what is filtered can be taken away."""

import pyarrow as pa
import streamlit as st

from pages.common import data, in_force, links, recording
from pages.common.options import named
from pages.said import filters, words
from pages.work.tasks import view
from pages.work.tasks.correct import page as correct
from pages.work.tasks.downloads import page as downloads
from pages.work.tasks.opened import page as opened
from pages.work.tasks.opened.view import is_known

_PICK, _TABLES = "task_pick", "task_tables"
_DATES = ("Due", "First due date", "Starts", "Start by", "Earlier due date", "Completed on")
_WIDTHS = {"Urgency": 135, "Rating": 190, "Lead": 190, "Action": 420}
_COLUMNS = {
    **{name: st.column_config.DateColumn(format="D MMM YYYY") for name in _DATES},
    **{name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()},
    "Ref": st.column_config.TextColumn(pinned=True),
}


def _show_in_address(task_id: str | None) -> None:
    if task_id is None:
        st.query_params.pop("task", None)
    elif st.query_params.get("task") != task_id:
        st.query_params["task"] = task_id


def _row_chosen(key: str, ids: list[str]) -> None:
    at = st.session_state[key].selection.rows
    st.session_state[_PICK] = ids[at[0]] if at else None


def _open(task_id: str | None) -> None:
    """Opens another task, or none; the table forgets its chosen row."""
    st.session_state[_PICK] = task_id
    st.session_state[_TABLES] = st.session_state.get(_TABLES, 0) + 1


def _choice(names: dict[str, str], chosen: filters.Filters) -> str | None:
    """The task to show, from the select box, the table or the address; one outside the filters is still found."""
    wanted = st.session_state.get(_PICK, st.query_params.get("task"))
    if wanted and wanted not in names:
        if data.kept(is_known, wanted, chosen):
            names = names | {wanted: "A task outside these filters"}
        else:
            _unknown(wanted)
            wanted = None
    st.session_state[_PICK] = wanted
    return st.selectbox(
        "Open a task", list(names), index=None, format_func=named(names), key=_PICK, placeholder="Choose a task",
        on_change=lambda: _open(st.session_state[_PICK]),
    )  # fmt: skip


def _unknown(task_id: str) -> None:
    st.warning("The task that this address names isn’t in the plans at this date. Choose one below, or move the date.")
    correct.left_over(task_id)


def _steps(picked: str, ids: list[str]) -> None:
    at = ids.index(picked) if picked in ids else None
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at is not None and at + 1 < len(ids) else None
    with st.container(horizontal=True):
        st.button("Previous", on_click=_open, args=[before], disabled=before is None, icon=":material/chevron_left:")
        st.button("Next", on_click=_open, args=[after], disabled=after is None, icon=":material/chevron_right:")
        st.button("Close", on_click=_open, args=[None], icon=":material/close:")


def _list(table: pa.Table, ids: list[str]) -> None:
    key = f"tasks_{st.session_state.get(_TABLES, 0)}"
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(ids), 640),
        on_select=lambda: _row_chosen(key, ids),
        selection_mode="single-row",
        placeholder="",
        column_config=_COLUMNS,
        alt=f"{words.count(len(ids), 'task')}, the most urgent first.",
    )


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    names = data.kept(view.names, chosen)
    ids = list(names)
    picked = _choice(names, chosen)
    _show_in_address(picked)
    if picked:
        _steps(picked, ids)
        opened.show(picked, chosen, is_outside=picked not in names)
    else:
        recording.say()
    if ids:
        st.caption(
            "The most urgent first: overdue longest, then off track, due today, behind schedule, due next quarter."
        )
        _list(data.kept(view.table, chosen), ids)
        links.link("work/decide/page.py", "Decide on these tasks in one table", in_force.link_parameters())
    else:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
    downloads.show(chosen, has_tasks=bool(ids))


main()
