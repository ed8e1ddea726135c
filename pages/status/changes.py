"""Changes: what moved between two versions or dates of a plan."""

import streamlit as st


def main() -> None:
    """Draws the page."""
    st.info("Not written yet.")


main()
