"""The accessibility statement that the regulations of 2018 ask of every public body's site, internal ones too."""

import streamlit as st

from pages.data.accessibility import view
from pages.said.words import plain


def main() -> None:
    """Draws the page."""
    for part in view.statement():
        st.header(part.heading, anchor=False)
        for sentence in part.sentences:
            st.markdown(view.shown(sentence))
        if part.listed:
            st.markdown("\n".join(f"- {plain(one)}" for one in part.listed))


main()
