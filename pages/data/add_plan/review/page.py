"""Draws the review of a document before anything of it is saved."""

import streamlit as st

import loaders
from pages.common import beside, paged, rows
from pages.data.add_plan.columns import page as columns
from pages.data.add_plan.columns import words as columns_said
from pages.data.add_plan.corrections import page as corrections
from pages.data.add_plan.corrections.page import Given
from pages.data.add_plan.review import words as said
from pages.said import words
from pages.said.language import say
from pages.said.words import plain

_OPEN = "add_open"


def show(
    reading, remembered: loaders.Remembered, changes: list | None, since: str | None, mark: str
) -> dict[int, Given]:
    """Draws everything that is to be looked at; the due dates that the person gives, by position."""
    told = said.tabs(reading, [column for _, column in columns_said.once_each(reading.columns)], changes, since)
    line = st.empty()
    drawn = dict(zip(told, st.tabs(list(told.values()), key=f"add_tabs_{mark}"), strict=True))
    with drawn["findings"]:
        given = corrections.dates(reading)
        _findings(reading, mark)
    line.markdown(f"**{said.headline(reading, given)}**")
    with drawn["tasks"]:
        _tasks(reading, given, mark)
    with drawn["columns"]:
        columns.show(reading, remembered, mark)
    with drawn["ratings"]:
        _ratings(reading)
    if "training" in drawn:
        with drawn["training"]:
            rows.show(said.table(said.training(reading), say("What tasks tell of training.")), key="add_training")
    if "changes" in drawn:
        with drawn["changes"]:
            _changes(changes or [], mark)
    return given


def _findings(reading, mark: str) -> None:
    if not reading.findings:
        st.caption(say("Every value was read without a remark."))
    for severity, rule, title, found in said.kinds(reading, loaders.finding_rules()):
        fold = st.expander(title, expanded=severity == "error", key=f"add_finding_{severity}_{rule}", on_change="rerun")
        if fold.open:
            with fold:
                key = f"add_findings_{severity}_{rule}"
                paged.show(said.table(found, title), key=key, of=mark, name=f"{severity}_{rule}")


def _ratings(reading) -> None:
    found = said.ratings_found(reading)
    rated = sum(task.declared_rating is not None for task in reading.tasks)
    if found.empty:
        st.caption(
            say("The document declares none. The dashboard computes ratings from wording and dates, and says so.")
        )
        return
    st.markdown(say("The document declares ratings for {part} tasks.", part=words.of(rated, len(reading.tasks))))
    if said.assumes(found):
        st.caption(say("Some colours are read by their usual meaning, since the document has no key: check them."))
    rows.show(said.table(found, say("Ratings as found and as read.")), key="add_ratings")


def _tasks(reading, given: dict[int, Given], mark: str) -> None:
    if not reading.tasks:
        st.info(say("No task was read. If the document holds some, correct the columns."))
        return
    by_position = {str(task.position): task for task in reading.tasks}
    open_ = st.session_state.get(_OPEN, {}).get(mark)
    left, right = beside.panes(is_open=open_ in by_position)
    with left:
        paged.show(
            said.tasks(reading, given), key=f"add_tasks_{mark}", of=mark, chosen=open_,
            do=lambda chosen: _open(mark, chosen), name="tasks",
        )  # fmt: skip
    if open_ in by_position:
        with right:
            _beside_its_cells(by_position[open_], given, mark)


def _open(mark: str, position: str | None) -> None:
    st.session_state[_OPEN] = {mark: position}


def _beside_its_cells(task, given: dict[int, Given], mark: str) -> None:
    """Draws one task's cells as written, and what was read from them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(task.ref)}** {plain(words.shorten(task.action, 120))}", width="stretch")
        beside.close("add_open_close", _open, mark, None)
    rows.show(
        said.table(said.cells(task), say("The task's cells as written.")), key=f"add_cells_{mark}_{task.position}"
    )
    rows.show(said.table(said.values(task, given), say("What was read.")), key=f"add_values_{mark}_{task.position}")


def _changes(changes: list, mark: str) -> None:
    found = said.changes(changes)
    if found.empty:
        st.caption(say("Nothing is new, gone or changed."))
        return
    st.caption(say("Tasks are matched by reference, then by wording, so that a new number isn’t taken for new work."))
    paged.show(
        said.table(found, say("What is new, gone or changed.")), key="add_changes", of=mark, name="changes"
    )  # fmt: skip
