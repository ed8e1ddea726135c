"""Challenge list: what is claimed and not shown."""

import streamlit as st


def main() -> None:
    """Draws the page."""
    st.info("Not written yet.")


main()
