"""Draws the timeline's rows, each of which opens its task."""

import json
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
_draw = st.components.v2.component(
    "lanes",
    html='<div class="lanes"></div>',
    css=(_FOLDER / "lanes.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "lanes.js").read_text(encoding="utf-8"),
)


def show(drawn: bytes, *, key: str, chosen: str | None) -> str | None:
    """Draws a figure of the timeline, the row of the chosen task marked; returns the task just chosen, or None."""
    return _draw(data=json.dumps(chosen).encode() + b"\n" + drawn, key=key, on_opened_change=lambda: None).opened
