"""The button that hands out a file."""

from collections.abc import Callable

import streamlit as st


def button(label: str, content: bytes | Callable[[], bytes], file_name: str, kind: str, key: str | None = None) -> None:
    """Draws it; content that is a function is made when the button is pressed."""
    st.download_button(
        label, data=content, file_name=file_name, mime=kind, on_click="ignore", key=key, icon=":material/download:"
    )  # fmt: skip
