"""Decisions: the trail of what people decided, and what to look at again."""

import streamlit as st


def main() -> None:
    """Draws the page."""
    st.info("Not written yet.")


main()
