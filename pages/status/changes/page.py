"""Changes: what moved between two versions of a plan, how its dates moved, its history, measures that stay honest."""

import streamlit as st

from pages.common import corrections, data, figures, recording
from pages.common.in_force import current
from pages.common.links import link
from pages.common.options import named
from pages.said import measures
from pages.said.filters import Filters
from pages.status.changes import view
from pages.status.changes import words as said
from pages.status.changes.dates import view as dates_view
from pages.status.changes.history import view as history_view
from pages.status.changes.match import page as match
from pages.status.changes.versions import page as versions
from pages.status.changes.versions.page import from_address, to_address
from pages.status.changes.versions.view import Pair

_ADD_PLAN = "data/add_plan/page.py"
_WIDTHS = {"Change": 190, "Ref": 80, "Action": 380, "Rating": 250, "Due": 210, "Lead": 210}
_COLUMNS = {name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()}


def _chosen(name: str, options) -> str | None:
    wanted = st.query_params.get(name)
    return wanted if wanted in options else None


def _choose(name: str, value: str | None) -> None:
    """Puts a cell or a kind into the address; it takes the place of the other one, and of the task that was open."""
    for other in {"cell", "kind", "task"} - {name}:
        to_address(other, None)
    to_address(name, value)


def _clicked() -> None:
    points = st.session_state["changes_chart"].selection.points
    _choose("cell", points[0]["customdata"] if points else None)


def _pick(label: str, name: str, options: dict[str, str], placeholder: str) -> str | None:
    """A select box that the address holds; choosing takes the other choices away."""
    key = f"changes_{name}"
    st.session_state[key] = _chosen(name, options)
    change = {"task": lambda: to_address("task", st.session_state[key])}.get(
        name, lambda: _choose(name, st.session_state[key])
    )
    return st.selectbox(
        label, list(options), index=None, format_func=named(options), key=key, placeholder=placeholder, on_change=change
    )


def _kinds(options: dict[str, str]) -> str | None:
    st.session_state["changes_kind"] = _chosen("kind", options)
    return st.pills(
        "Kinds of change", list(options), format_func=named(options), key="changes_kind", help=said.MEANING,
        on_change=lambda: _choose("kind", st.session_state["changes_kind"]),
    )  # fmt: skip


def _compare(chosen: Filters, pair: Pair, dark: bool) -> None:
    found = data.kept(view.comparison, chosen, pair)
    if found.is_empty:
        st.info("Neither version has a task that these filters keep. Clear them, or choose other versions or dates.")
        return
    cell = _chosen("cell", found.cells)
    drawn, width = data.kept(view.matrix, chosen, pair, cell, dark)
    figures.head(drawn)
    with st.container(width=width):
        figures.show(drawn, key="changes_chart", with_head=False, on_select=_clicked)
    _pick("Tasks behind a cell", "cell", found.cells, "Choose a cell in the picture, or here")
    kind = _kinds(found.kinds)
    _tasks(chosen, pair, kind, cell)


def _tasks(chosen: Filters, pair: Pair, kind: str | None, cell: str | None) -> None:
    listed = data.kept(view.listed, chosen, pair, kind, cell)
    ids = list(listed.names)
    if not ids:
        st.info("No task changed between the two. Choose “same” above to list them.")
        return
    key = f"changes_rows_{kind}_{cell}"

    def row_chosen() -> None:
        at = st.session_state[key].selection.rows
        to_address("task", ids[at[0]] if at else None)

    st.dataframe(
        listed.table, key=key, hide_index=True, height=min(38 + 35 * len(ids), 420), on_select=row_chosen,
        selection_mode="single-row", column_config=_COLUMNS, alt=listed.alt,
    )  # fmt: skip
    picked = _pick("Compare a task’s two versions", "task", listed.names, "Choose a task in the table, or here")
    if picked:
        _two_sides(chosen, pair, picked)


def _two_sides(chosen: Filters, pair: Pair, task_id: str) -> None:
    shown = data.kept(view.two_sides, chosen, pair, task_id)
    with st.container(border=True, key="changes_two_sides"):
        st.subheader(shown.heading, anchor=False)
        st.markdown(f"**{shown.kinds}** · {shown.match}")
        st.table(shown.table, hide_index=True, border="horizontal")
        st.caption("Struck through: words that went. Bold: words that came.")
        match.show(chosen, pair, task_id)


def _changed(chosen: Filters, dark: bool) -> None:
    pair = versions.pair(chosen)
    if isinstance(pair, Pair):
        _compare(chosen, pair, dark)
        return
    st.info(pair.why)
    if pair.is_single:
        link(_ADD_PLAN, "Load the next version on Add a plan", {})


def _dates(chosen: Filters, dark: bool) -> None:
    drawn = data.kept(dates_view.shown, chosen, dark)
    if isinstance(drawn, str):
        st.info(drawn)
    else:
        figures.show(drawn, key="changes_dates")


def _history(chosen: Filters, dark: bool) -> None:
    drawn = data.kept(history_view.shown, chosen, dark)
    if isinstance(drawn, str):
        st.info(drawn)
        link(_ADD_PLAN, "Load the next version on Add a plan", {})
    else:
        figures.show(drawn, key="changes_history")


def _measures(chosen: Filters, dark: bool) -> None:
    shown = data.kept(view.measured, chosen)
    if shown is None:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    st.header(shown.headline, anchor=False)
    st.caption(shown.subtitle)
    st.table(shown.table, hide_index=True, border="horizontal")
    with st.expander("Formula, source and limits of these measures"):
        st.markdown("\n\n".join(measures.LIMITS))


_PARTS = {
    "changes": ("What changed", _changed),
    "dates": ("Due dates", _dates),
    "history": ("History", _history),
    "measures": ("Measures", _measures),
}


def main() -> None:
    """Draws the page."""
    recording.say()
    chosen = versions.plan(current())
    if chosen is None:
        st.info("No plan is known at this date. Choose a later date, or clear the filters.")
        return
    st.caption(data.kept(view.findings, chosen))
    corrections.show(chosen)
    names = {part: name for part, (name, _) in _PARTS.items()}
    part = from_address("show", "Show", names, default="changes", as_control=True)
    _PARTS[part][1](chosen, figures.is_dark())


main()
