"""Questions in SQL: one statement that reads, its answer as a table, a chart and a CSV, what may be asked beside it."""

import streamlit as st

from loaders import LONGEST_STATEMENT
from pages.common import data, figures, rows
from pages.common.handing import button
from pages.common.options import named
from pages.data.questions import view
from pages.data.questions import words as said
from pages.data.questions.address import packed, unpacked
from pages.said.file_kinds import CSV
from pages.said.language import marked, say
from pages.said.rows import Scope
from pages.said.rows import scope as line
from pages.said.words import plain

_ASKED, _STATEMENT, _SEEN, _ANSWER, _THING = "ask", "sql_statement", "sql_seen", "sql_answer", "sql_thing"
_RUNS = "sql_runs"  # a ready question was chosen, by a person
_FORMS = {"table": marked("Table"), "bars": marked("Bar chart"), "line": marked("Line chart")}


def _read_address() -> str | None:
    """Puts the statement of the address into the box, once; what is to be said of it, if anything."""
    given = st.query_params.get(_ASKED) or ""
    if given and given != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = given
        st.session_state.pop(_ANSWER, None)
        statement = unpacked(given)
        if statement is None:
            return say("The link’s question isn’t whole, and was left out: ask for the link again.")
        st.session_state[_STATEMENT] = statement
    if given and _ANSWER not in st.session_state:
        return say(
            "This question came with a link. Read it, then press Run: a link never runs by itself, so that none can "
            "ask what you don’t mean to."
        )
    return None


def _ask() -> None:
    """Asks what stands in the box, and puts it into the address."""
    statement = (st.session_state.get(_STATEMENT) or "").strip()
    if not statement:
        st.session_state[_ANSWER] = view.Refusal("", say("Write a statement first, or choose a ready question."))
        return
    address = packed(statement)
    if address:
        st.session_state[_SEEN] = st.query_params[_ASKED] = address
    else:
        st.query_params.pop(_ASKED, None)
    with st.spinner(say("Asking: at most 10 seconds…")):
        st.session_state[_ANSWER] = view.answered(statement)


def _put(statement: str) -> None:
    st.session_state[_STATEMENT] = statement


def _choose_ready(name: str) -> None:
    _put(view.starters()[name])
    st.session_state[_RUNS] = True


def _choose_thing(name: str) -> None:
    st.session_state[_THING] = name
    _put(view.starter_of(name))


def _box() -> None:
    """The box for a statement, and Run; what was chosen from the ready questions runs with it."""
    told, place = _read_address(), st.container()
    with st.form("sql_form", border=False):
        st.text_area(
            say("Statement, in DuckDB’s SQL"), key=_STATEMENT, height=190, max_chars=LONGEST_STATEMENT,
            placeholder="select … from task_at(null)",
        )  # fmt: skip
        is_run = st.form_submit_button(say("Run"), type="primary")
    if st.session_state.pop(_RUNS, False) or is_run:
        _ask()
    if told and _ANSWER not in st.session_state:
        place.info(plain(told))


def _answer() -> None:
    """What was asked last: as a table, a chart or a file; or why there is nothing."""
    answer = st.session_state.get(_ANSWER)
    if answer is None:
        st.caption(say("Choose a ready question from the list, or write your own."))
    elif isinstance(answer, view.Refusal):
        st.error(plain(answer.said))
    else:
        _shown(answer)


def _shown(answer: view.Answer) -> None:
    shown = min(len(answer.rows), view.MOST_SHOWN)
    st.header(plain(said.rows_said(len(answer.rows), answer.cut_by, shown)), anchor=False)
    if packed(answer.statement):
        rows.show(line(Scope([(answer.known, "")], has_filters=False)), key="sql_line")
    else:
        st.caption(plain(f"{answer.known}. {say('The statement is too long for a link.')}"))
    if answer.cut_cells:
        st.caption(plain(said.cut_cells(answer.cut_cells)))
    if not answer.rows:
        return
    numbers = view.numbers(answer)
    form = "table"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if numbers and len(answer.rows) > 1:
            form = st.segmented_control(
                say("Shown as"), list(_FORMS), default="table", required=True, format_func=named(_FORMS),
                key="sql_form_shown", label_visibility="collapsed",
            )  # fmt: skip
        button(say("CSV"), lambda: view.csv(answer), "question.csv", CSV, key="sql_csv")
    if form == "table":
        rows.show(view.table(answer), key="sql_table")
    else:
        _chart(answer, numbers, is_line=form == "line")


def _chart(answer: view.Answer, numbers: list[int], *, is_line: bool) -> None:
    names = [name for name, _, _ in answer.columns]
    texts = [place for place in range(len(names)) if place not in numbers]
    with st.container(horizontal=True):
        along = st.selectbox(
            say("Along"), range(len(names)), index=(texts or numbers)[0], format_func=names.__getitem__, key="sql_along"
        )
        up = st.selectbox(say("Number"), numbers, format_func=names.__getitem__, key="sql_number")
    drawn = view.pictured(answer, along, up, is_line, figures.is_dark())
    if drawn is None:
        st.caption(say("No row has a number there."))
    else:
        figures.show(drawn, key="sql_chart")


def _beside() -> None:
    """The ready questions, and what may be asked after."""
    rows.on_choice(data.kept(view.ready), key="sql_ready", do=_choose_ready)
    st.header(say("Tables and columns"), anchor=False)
    thing = st.session_state.get(_THING)
    columns = data.kept(view.columns, thing) if thing else None
    if columns is not None:
        st.button(say("Back to the list"), on_click=st.session_state.pop, args=[_THING, None])
        st.subheader(plain(thing), anchor=False)
        rows.show(columns, key="sql_columns")
        return
    st.caption(say("Choose one to see its columns and to begin a statement with it."))
    rows.on_choice(data.kept(view.listed, True), key="sql_things", do=_choose_thing)
    others = st.expander(say("All the others"), key="sql_others", on_change="rerun")
    if others.open:
        with others:
            rows.on_choice(data.kept(view.listed, False), key="sql_more", do=_choose_thing)


def main() -> None:
    """Draws the page."""
    st.caption(
        say(
            "One statement over every plan, that reads and changes nothing. Each plan stands at its own date; the "
            "filters of other pages don’t apply."
        )
    )
    left, right = st.columns((3, 2), gap="medium")
    with left:
        _box()
        _answer()
    with right:
        _beside()


main()
