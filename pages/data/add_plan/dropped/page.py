"""The document that is about to be added: a file dropped or a table pasted, read once and kept for the session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

import loaders
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.words import plain

_ROUND, _READINGS, _DOCUMENT = "add_round", "add_readings", "add_document"
COLUMNS, HEADER_ROW, ASKING, DATES = "add_columns", "add_header_row", "add_asking", "add_dates"
DROPPED, ROW, NOT_CASE_DATA = "add_dropped", "", "add_not_case_data"
PRESELECTED, CHOSEN = "add_preselected", "add_plan_chosen"
_KEPT = 6


def _nothing_chosen() -> dict[str, Any]:
    """What is chosen for a document at its first sight, by the session's names for it."""
    return {
        COLUMNS: {}, HEADER_ROW: None, ASKING: False, DATES: {}, DROPPED: (), NOT_CASE_DATA: None, _READINGS: {},
        PRESELECTED: None, CHOSEN: None,
    }  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A document's name and bytes, and the identity that they have in the database."""

    name: str
    content: bytes
    document_id: str


def document() -> Document | None:
    """Draws where a document goes in, and gives the one that is there; a file goes before a pasted table."""
    loaders.start_ahead()
    number = st.session_state.setdefault(_ROUND, 0)
    with st.container(key="add_drop"):
        file = st.file_uploader(
            say("The plan as it is (Word, PDF, Excel, CSV, web page, text). Nothing is saved before you have seen it."),
            type=loaders.readable_endings(),
            key=f"add_file_{number}",
            max_upload_size=loaders.LIMIT_MEGABYTES,
        )
    text = "" if file is not None else _pasted(number)
    if file is not None:
        return _known(file.name, file.getvalue())
    if text.strip():
        ending = "html" if text.lstrip().startswith("<") else "txt"
        return _known(f"pasted table.{ending}", text.encode())
    _forget_refusals()
    return None


def _pasted(number: int) -> str:
    with st.expander(say("Or paste a table")):
        return st.text_area(
            say("The table, copied from Word, Excel or a web page"),
            key=f"add_text_{number}",
            height=160,
            help=say("Columns parted by tabs, pipes or commas, or HTML; the first row names the columns."),
        )


def _forget_refusals() -> None:
    """Lets a document that is dropped again be tried again."""
    kept = st.session_state.get(_READINGS, {})
    st.session_state[_READINGS] = {key: one for key, one in kept.items() if not isinstance(one, loaders.LoadError)}


def _known(name: str, content: bytes) -> Document:
    found = Document(name, content, loaders.document_id(content))
    if st.session_state.get(_DOCUMENT) != (found.name, found.document_id):
        st.session_state[_DOCUMENT] = found.name, found.document_id
        for name, value in _nothing_chosen().items():
            st.session_state[name] = value
    return found


def leave() -> None:
    """Takes the document away again, with all that was chosen for it; for a button's on_click."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for name in (_DOCUMENT, *_nothing_chosen()):
        st.session_state.pop(name, None)


def undo_columns() -> None:
    """Forgets what was corrected, told and left out of the columns; for a button's on_click."""
    st.session_state[COLUMNS], st.session_state[HEADER_ROW], st.session_state[DROPPED] = {}, None, ()


def tell(header_row: str, columns: dict[str, str]) -> None:
    """Keeps which row holds the headings and what is in columns, and ends the question about them."""
    st.session_state[HEADER_ROW], st.session_state[COLUMNS], st.session_state[ASKING] = header_row, columns, False


def go_on(not_case_data: str) -> None:
    """Keeps who says, and why, that the document holds no data about people referred."""
    st.session_state[NOT_CASE_DATA] = not_case_data


def ask_again(asking: bool) -> None:
    """Opens or closes the question which row holds the headings; for a button's on_click."""
    st.session_state[ASKING] = asking


def drop(heading: str) -> None:
    """Leaves out of this reading what is remembered of a column or the heading row (ROW); for a button's on_click."""
    st.session_state[DROPPED] = (*st.session_state[DROPPED], heading)


def in_use(remembered: loaders.Remembered) -> loaders.Remembered:
    """What is remembered of a plan without what was dropped for this document."""
    dropped = st.session_state[DROPPED]
    return remembered.without(dropped, row=ROW in dropped)


def reading_of(document: Document, as_at: date | None, remembered: loaders.Remembered):
    """What the document says, taken to speak of as_at (None: the date that it proposes); None after saying why not.

    It is read with what the person says of its columns, else with what is remembered of the plan's. A DocumentUnclear
    is given back where a person could tell what its columns are, a MayBeCaseData where one could say that it holds no
    data about people referred.
    """
    columns, header_row = st.session_state[COLUMNS], st.session_state[HEADER_ROW]
    rows: Sequence = ()
    if remembered.row and not header_row:
        found = _read(document, None, {}, None)
        if found is None or isinstance(found, loaders.MayBeCaseData):
            return found
        rows = found.rows if isinstance(found, loaders.DocumentUnclear) else loaders.rows_to_ask(found.source)
    found = _read(document, as_at, *loaders.told(remembered, rows, columns, header_row))
    is_read = found is not None and not isinstance(found, loaders.DocumentRefused)
    return loaders.say_remembered(found, remembered) if is_read else found


def _read(document: Document, as_at: date | None, columns: dict[str, str], header_row: str | None):
    """A reading or refusal, once for each date and choice of columns, with its progress shown; None: it was refused."""
    kept = st.session_state.setdefault(_READINGS, {})
    said = st.session_state[NOT_CASE_DATA]
    key = as_at, tuple(sorted(columns.items())), header_row, said
    if key not in kept:
        bar = st.progress(0.0, text=plain(say("Reading {name}", name=document.name)))

        def told(done: int, total: int, words: str) -> None:
            bar.progress(done / total, text=plain(words))

        try:
            kept[key] = loaders.read_plan_apart(
                document.content, document.name, as_at, columns, told, header_row, not_case_data=said
            )
        except (loaders.DocumentUnclear, loaders.MayBeCaseData) as answerable:
            kept[key] = answerable
        except loaders.NotReadNow as error:
            st.error(why_refused(error))
            return None
        except loaders.LoadError as error:
            kept[key] = error
        finally:
            bar.empty()
        while len(kept) > _KEPT:
            del kept[next(iter(kept))]
    found = kept[key]
    if isinstance(found, loaders.LoadError) and not isinstance(found, (loaders.DocumentUnclear, loaders.MayBeCaseData)):
        st.error(why_refused(found))
        return None
    return found
