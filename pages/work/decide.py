"""Decide: many tasks at once, in a table."""

import streamlit as st


def main() -> None:
    """Draws the page."""
    st.info("Not written yet.")


main()
