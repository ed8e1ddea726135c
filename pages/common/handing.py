"""The buttons that hand out files."""

from collections.abc import Callable

import streamlit as st

import loaders
from pages.common import data


def button(label: str, content: bytes | Callable[[], bytes], file_name: str, kind: str, key: str | None = None) -> None:
    """Draws it; content that is a function is made when the button is pressed."""
    st.download_button(
        label, data=content, file_name=file_name, mime=kind, on_click="ignore", key=key, icon=":material/download:"
    )  # fmt: skip


def whole_database(label: str, file_name: str, key: str) -> None:
    """Draws the button that hands out a copy of the whole database, made when it is pressed."""
    button(label, lambda: loaders.database_copy(data.to_read()), file_name, "application/octet-stream", key)
