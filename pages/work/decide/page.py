"""Decide: many tasks at once, in a table that is edited with the keyboard, with one reason for all."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from pages.common import data, in_force, person, recording
from pages.said import filters, words
from pages.said.decisions import PAST
from pages.said.words import plain
from pages.work.decide import changes, view
from pages.work.decide import words as said

_KEY, _HELD = "decide_many", "decide_held"
_READ_ONLY = ("Plan", "Ref", "Action", "Timescale as written", "Shown now")
_NOTHING = changes.Edits([], [])
_ERRORS = 5
_EMPTY = "Delete empties the cell: as the document has it."


@dataclass(frozen=True)
class _Held:
    """The table as it was drawn: it stays so while it is edited, whatever others decide meanwhile."""

    drawn: tuple
    number: int
    sheet: said.Sheet
    columns: dict
    names: dict[str, str]
    seen: dict[tuple[str, str], str]
    with_value: set[tuple[str, str]]


def _held(chosen: filters.Filters) -> _Held:
    """The table for the filters, made anew when they change, something is recorded or the page is opened again."""
    drawn, held = (chosen, recording.times()), st.session_state.get(_HELD)
    if held is None or held.drawn != drawn or f"decide_why_{held.number}" not in st.session_state:
        held = st.session_state[_HELD] = _look(drawn, held.number + 1 if held else 0, chosen)
    return held


def _look(drawn: tuple, number: int, chosen: filters.Filters) -> _Held:
    sheet, seen = data.kept(view.sheet, chosen), view.seen(chosen)
    return _Held(
        drawn=drawn,
        number=number,
        sheet=sheet,
        columns=_columns(sheet.table),
        names={task.task_id: name for task, name in zip(sheet.tasks, sheet.names, strict=True)},
        seen=seen.decisions,
        with_value=seen.with_value,
    )


def _columns(table: pd.DataFrame) -> dict:
    column, standings = st.column_config, list(said.DISPOSITIONS)
    return {
        "Ref": column.TextColumn(pinned=True, width=60),
        "Action": column.TextColumn(width=250),
        "Timescale as written": column.TextColumn(width=140),
        "Shown now": column.TextColumn(width=175, help="The rating, whose it is, and what a person gave."),
        said.CONFIRM: column.CheckboxColumn(width=95, help="Tick to confirm the rating as it is shown."),
        "Rating": column.SelectboxColumn(options=list(said.RATINGS), width=150, help=_EMPTY),
        "Standing": column.SelectboxColumn(options=standings, width=190, help=_EMPTY),
        "Due date": column.TextColumn(width=110, help=f"For example 31/03/2016. {_EMPTY}"),
        "Leads": column.TextColumn(width=230, help=f"Names parted by semicolons, or “nobody”. {_EMPTY}"),
        "Section": column.SelectboxColumn(options=said.headings(table), width=230, help=_EMPTY),
    }


def _editor(held: _Held) -> pd.DataFrame:
    table = held.sheet.table
    return st.data_editor(
        table,
        key=f"decide_table_{held.number}",
        hide_index=True,
        column_config=held.columns,
        disabled=[name for name in _READ_ONLY if name in table],
        height=min(38 + 35 * len(table), 560),
        placeholder="",
        alt=f"{words.count(len(table), 'task')} in the plan’s order; rating, standing, due date, leads can be edited.",
    )


def _record(held: _Held, found: changes.Edits) -> None:
    number = words.count(len(found.changes), "decision")
    with st.form(_KEY, border=False):
        with st.container(horizontal=True):
            why = st.text_input("Why", key=f"decide_why_{held.number}", help="One reason for all of them.")
            who = person.name("decide_who")
        pressed = st.form_submit_button(
            f"Record {number}" if found.changes else "Record", type="primary", key="decide_record"
        )
    if not pressed:
        return
    if found.problems:
        st.error("Nothing is recorded yet: put right what is said above, then try again.")
    elif not found.changes:
        st.error("Nothing is recorded: no cell was changed.")
    else:
        made = changes.decidings(found.changes, held.sheet, held.seen, reason=why, decided_by=who)
        recording.record(_KEY, made, f"Recorded: {number}, because {why.strip()}.")


def _start_again() -> None:
    st.session_state[_HELD] = replace(st.session_state[_HELD], drawn=())


def _tell(found: changes.Edits) -> None:
    for problem in found.problems[:_ERRORS]:
        st.error(plain(problem))
    if len(found.problems) > _ERRORS:
        st.error(f"{words.count(len(found.problems) - _ERRORS, 'cell')} more can’t be recorded as typed.")
    if found.emptied:
        st.caption(
            f"{words.count(found.emptied, 'emptied cell')} that nobody has decided: as the document has it means as it "
            "is shown. Nothing is recorded for that."
        )
    if found != _NOTHING:
        st.button("Put the table back as it was", on_click=_start_again, icon=":material/undo:")
    if not found.changes and not found.problems:
        st.caption("Nothing is changed yet. What would be recorded is listed here before it is.")
    if not found.changes:
        return
    st.markdown(f"**{words.count(len(found.changes), 'decision')} to record**")
    with st.container(height=240 if len(found.changes) > 9 else "content", border=False):
        st.markdown("\n".join(f"- {plain(change.words)}" for change in found.changes))


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    recording.say()
    if chosen.known_on:
        st.info(PAST)
        return
    held = _held(chosen)
    recording.meeting(_KEY, held.names)
    if not held.sheet.tasks:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    st.caption(
        "Change cells as in a spreadsheet: arrows move, Enter opens a cell, Delete empties it (as the document has "
        "it). Only changed cells count. Record them before you change the filters: the table then starts anew."
    )
    edited = _editor(held)
    typed = st.session_state.get(f"decide_table_{held.number}", {"edited_rows": True})
    found = _NOTHING if not typed["edited_rows"] else changes.edits(held.sheet, edited, held.with_value)
    _tell(found)
    _record(held, found)


main()
