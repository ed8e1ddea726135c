"""Where councils' files of counts are given, for this visit, and what of them couldn't be counted."""

import streamlit as st

import loaders
from loaders import ExtractFile, Gathered
from pages.common import data
from pages.said import words
from pages.said.heard import heard
from pages.said.language import say
from pages.said.words import plain
from pages.status.regional import view

_KEY, _MOST_MEGABYTES = "regional_files", 1


def given() -> tuple[Gathered, str]:
    """What the folder and the files given in this visit hold together; why the folder can't be read, else ""."""
    kept, wrong = view.folder()
    files = tuple(ExtractFile(one.name, one.getvalue()) for one in st.session_state.get(_KEY) or ())
    return (data.kept(view.together, files, kept) if files else kept), wrong


def are_given() -> bool:
    """Whether files are given in this visit, which the drawn field alone holds."""
    return bool(st.session_state.get(_KEY))


def show(found: Gathered, wrong: str) -> None:
    """The field for files, and what came of them."""
    st.file_uploader(
        say("Councils’ files of counts; they stay for this visit"), type="csv", accept_multiple_files=True, key=_KEY,
        max_upload_size=_MOST_MEGABYTES,
    )  # fmt: skip
    if wrong:
        st.error(plain(heard(wrong)))
    elif loaders.extracts_folder():
        st.caption(say("The server’s folder of such files is read, too."))
    if found.extracts:
        st.caption(say("{files} counted.", files=words.count(len(found.extracts), "file")))
    if found.aside:
        files = words.several(found.aside)
        st.caption(plain(say("Not counted, as a newer one of the same council is: {files}.", files=files)))


def refused(found: Gathered) -> None:
    """A sentence for each file that was left out whole."""
    if found.refused:
        listed = "\n".join(f"- {plain(heard(one))}" for one in found.refused)
        st.warning(f"{say('Left out whole:')}\n\n{listed}")
