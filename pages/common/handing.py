"""The buttons that hand out files."""

from collections.abc import Callable

import streamlit as st

import loaders
from pages.common import data, person
from pages.said.roles import Role


def button(label: str, content: bytes | Callable[[], bytes], file_name: str, kind: str, key: str | None = None) -> None:
    """Draws it; content that is a function is made when the button is pressed."""
    st.download_button(
        label, data=content, file_name=file_name, mime=kind, on_click="ignore", key=key, icon=":material/download:"
    )  # fmt: skip


def whole_database(label: str, file_name: str, key: str) -> bool:
    """Draws the button that hands out a copy of the whole database, documents too, made when it is pressed.

    For editors and above alone; whether it is drawn.
    """
    if not person.may(Role.EDITOR):
        return False
    made = person.gated(Role.EDITOR, lambda: loaders.database_copy(data.to_read()))
    button(label, made, file_name, "application/octet-stream", key)
    return True
