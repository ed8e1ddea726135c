"""Decide: many tasks at once, the most doubtful first, in a table that is edited with the keyboard."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.common import data, empty, in_force, person, ranked, recording, rows
from pages.common.part import part
from pages.said import filters, words
from pages.said.decisions import PAST
from pages.said.language import language, marked, say
from pages.said.roles import Role
from pages.said.words import plain
from pages.work.decide import changes, view
from pages.work.decide import words as said

_KEY, _HELD, _WHICH = "decide_many", "decide_held", "decide_which"
_READ_ONLY = (said.TASK, said.SAYS, said.DOUBT, said.WRITTEN)
_NOTHING = changes.Edits([], [])
_ERRORS = 5
_EMPTY = marked("Delete empties the cell: as the document has it.")
_ROW, _HEAD, _MOST = 80, 38, 454  # pixels of a row (four lines of text), of the heads, of the table
_NARROW_ROW, _NARROW_MOST = 192, 614  # likewise where eleven lines stand in a row


def _held(chosen: filters.Filters, which: str, *, is_back: bool, is_narrow: bool) -> view.Held:
    """The table for the filters, made anew when they change, something is recorded or the page is opened again.

    Another width makes it anew as well, but not while it is edited. is_back: the page was left and is opened again.
    """
    drawn, held = (chosen, which, language(), recording.times()), st.session_state.get(_HELD)
    if held is None or is_back or held.drawn != drawn or (held.is_narrow != is_narrow and not _is_being_edited()):
        held = st.session_state[_HELD] = _look(drawn, held.number + 1 if held else 0, chosen, which, is_narrow)
    return held


def _look(drawn: tuple, number: int, chosen: filters.Filters, which: str, is_narrow: bool) -> view.Held:
    sheet = data.kept(view.sheet, chosen, which, is_narrow)
    names = {task.task_id: name for task, name in zip(sheet.tasks, sheet.names, strict=True)}
    is_narrow_table = is_narrow and which == said.RATED
    columns = _columns(sheet.table) | (_narrow_columns() if is_narrow_table else {})
    return view.Held(drawn, is_narrow, number, sheet, columns, names, view.seen(chosen))


def _narrow_columns() -> dict:
    """Those that a phone shows, as wide as it is together; the others have no room there."""
    column, options = st.column_config, list(said.rating_options())
    return {
        said.TASK: column.TextColumn(width=158, label=say(said.TASK)),
        said.CONFIRM: column.CheckboxColumn(width=76, label=say(said.CONFIRM)),
        "Rating": column.SelectboxColumn(options=options, width=122, label=say("Rating")),
        **dict.fromkeys((said.SAYS, said.DOUBT, said.WHY)),
    }


def _columns(table: pd.DataFrame) -> dict:
    empty_cell = say(_EMPTY)
    column, standings = st.column_config, list(said.standing_options())
    every = {
        said.TASK: column.TextColumn(pinned=True, width=170),
        said.CONFIRM: column.CheckboxColumn(width=85, help=say("Tick to confirm the rating beside it.")),
        "Rating": column.SelectboxColumn(options=list(said.rating_options()), width=145, help=empty_cell),
        said.SAYS: column.TextColumn(width=390),
        said.DOUBT: column.TextColumn(width=185, help=say("The most doubtful stand first.")),
        "Standing": column.SelectboxColumn(options=standings, width=170, help=empty_cell),
        "Due date": column.TextColumn(width=110, help=say("For example 31/03/2016. {empty}", empty=empty_cell)),
        said.WRITTEN: column.TextColumn(width=130),
        "Leads": column.TextColumn(
            width=190, help=say("Names parted by semicolons, or “nobody”. {empty}", empty=empty_cell)
        ),
        "Section": column.SelectboxColumn(options=said.headings(table), width=180, help=empty_cell),
        said.WHY: column.TextColumn(width=180, help=say("This row’s own reason. Empty: the one given below for all.")),
    }
    return {name: _filled({**one, "label": say(name)}) for name, one in every.items() if name in table}


def _filled(column: dict) -> dict:
    """What a column's look says, without what it leaves open: Streamlit copies all of it at every run."""
    return {name: _filled(one) if isinstance(one, dict) else one for name, one in column.items() if one is not None}


def _editor(held: view.Held, *, may: bool) -> pd.DataFrame:
    table = held.sheet.table
    number = words.count(len(table), "task")
    row, most = (_ROW, _MOST) if held.columns.get(said.SAYS, True) else (_NARROW_ROW, _NARROW_MOST)
    return st.data_editor(
        table,
        key=_table_key(held.number),
        hide_index=True,
        column_config=held.columns,
        disabled=[name for name in _READ_ONLY if name in table] if may else True,
        height=min(_HEAD + row * len(table), most),
        row_height=row,
        placeholder="",
        alt=say("{tasks}, the most doubtful first, to be confirmed or corrected.", tasks=number),
    )


def _table_key(number: int) -> str:
    return f"decide_table_{number}"


def _is_being_edited() -> bool:
    """Whether the table that was drawn last is still the one to edit, with a cell changed in it."""
    held = st.session_state.get(_HELD)
    if not held or not held.drawn or held.drawn[-1] != recording.times():
        return False
    typed = st.session_state.get(_table_key(held.number))
    return bool(typed and typed["edited_rows"])


def _changes(held: view.Held, edited: pd.DataFrame) -> changes.Edits:
    typed = st.session_state.get(_table_key(held.number), {})
    if typed.get("edited_rows") == {}:
        return _NOTHING
    return changes.edits(held.sheet, edited, held.seen.with_value)


def _which(*, may: bool) -> str:
    """The table to edit; it can be changed as long as nothing is typed into the other. may: the person record."""
    return st.segmented_control(
        say("Confirm or change what you like; nothing counts until you record it."),
        said.TABLES,
        format_func=say,
        default=said.RATED,
        required=True,
        key=_WHICH,
        label_visibility="visible" if may else "collapsed",
        disabled=_is_being_edited(),
    )


def _record(held: view.Held, found: changes.Edits) -> None:
    number = words.count(len(found.changes), "decision")
    with st.form(_KEY, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input(say("Why"), key=f"decide_why_{held.number}", help=say("For each row without its own."))
        who = person.name("decide_who")
        pressed = st.form_submit_button(
            say("Record {number}", number=number) if found.changes else say("Record"),
            type="primary",
            key="decide_record",
        )
    if not pressed:
        return
    if found.problems:
        st.error(say("Nothing is recorded yet: put right what is said here, then try again."))
    elif not found.changes:
        st.error(say("Nothing is recorded: as the cells stand, nothing is decided."))
    else:
        made = changes.decidings(found.changes, held.sheet, held.seen.decisions, reason=why, decided_by=who)
        recording.record(_KEY, made, say("{number} recorded.", number=number[0].upper() + number[1:]))


def _start_again() -> None:
    st.session_state[_HELD] = replace(st.session_state[_HELD], drawn=())


def _tell(found: changes.Edits) -> None:
    for problem in found.problems[:_ERRORS]:
        st.error(plain(problem))
    if len(found.problems) > _ERRORS:
        more = words.count(len(found.problems) - _ERRORS, "cell")
        st.error(say("{cells} more can’t be recorded as typed.", cells=more))
    if found.emptied:
        st.caption(
            say(
                "{cells} that nobody has decided: as the document has it means as it is shown. Nothing is recorded for "
                "that.",
                cells=words.count(found.emptied, "emptied cell"),
            )
        )
    if found == _NOTHING:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.changes:
            number = words.count(len(found.changes), "decision")
            st.markdown(f"**{say('{decisions} to record', decisions=number)}**", width="content")
        st.button(say("Put the table back as it was"), on_click=_start_again, icon=":material/undo:", type="tertiary")
    with st.container(height=240 if len(found.changes) > 9 else "content", border=False):
        st.markdown("\n".join(f"- {plain(change.words)}" for change in found.changes))


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    recording.say()
    if chosen.known_on:
        st.info(say(PAST))
        return
    if ranked.are_many(chosen):
        ranked.show("decide", chosen)
        return
    may, is_back = person.offered(Role.EDITOR), _WHICH not in st.session_state
    which = _which(may=may)
    held = _held(chosen, which, is_back=is_back, is_narrow=rows.is_narrow(key="decide_room"))
    recording.meeting(_KEY, held.names)
    if not held.sheet.tasks:
        empty.say(chosen)
        return
    found = _changes(held, _editor(held, may=may))
    if may and found != _NOTHING:
        _record(held, found)
    _tell(found)


main()
