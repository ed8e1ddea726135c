"""Draws tables of real rows, status tiles and the scope line: by one component of our own, of plain elements."""

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from pages.said.language import language, say
from pages.said.rows import Table

SCRIPTS = Path(__file__).parent / "drawn"
ENTRY = "index.js"


def _version() -> str:
    """Of the scripts: it stands in their address, so that a browser may keep them until they are others."""
    return sha256(b"".join(path.read_bytes() for path in sorted(SCRIPTS.glob("*.js")))).hexdigest()[:16]


_CONFIG = ComponentConfig(f"drawn_{_version()}", asset_dir="drawn")
_MANIFEST = ComponentManifest("prevent", "1", [_CONFIG])
NAME = f"{_MANIFEST.name}.{_CONFIG.name}"


def show(table: Table, *, key: str, chosen: str | None = None) -> str | None:
    """Draws a table (or tiles); returns the id of what has just been chosen in it, else None.

    chosen: the id of the row, cell or tile to mark as open.
    """
    return _mounted(table, key, chosen, lambda: None)


def on_choice(table: Table, *, key: str, chosen: str | None = None, do: Callable[[str], None]) -> None:
    """Draws as show does; what is chosen is handed to do before the page runs again."""
    _mounted(table, key, chosen, lambda: do(str(st.session_state[key]["chosen"])))


def is_narrow(*, key: str) -> bool:
    """Whether the browser's window is as narrow as a phone; not before its first answer, which runs the page again."""
    _register()
    known = bool((st.session_state.get(key) or {}).get("narrow"))
    given = _given(json.dumps({"kind": "room", "narrow": known}), None)
    result = _renderer()(
        key=key, data=given, default={"narrow": False}, on_chosen_change=lambda: None, on_narrow_change=lambda: None
    )
    return bool(result["narrow"])


def _mounted(table: Table, key: str, chosen: str | None, told: Callable[[], None]) -> str | None:
    _register()
    result = _renderer()(key=key, data=_given(table.drawn, chosen), on_chosen_change=told)
    return result["chosen"]


def _given(drawn: str, chosen: str | None) -> bytes:
    """Three lines of JSON: what is chosen, the words, what is drawn.

    As bytes, which Streamlit hands over as they are; a dict it would look through for tables and write out twice.
    """
    return f"{json.dumps(chosen)}\n{json.dumps(_words())}\n{drawn}".encode()


def _words() -> dict[str, str]:
    """What the parts say themselves, with places for their values."""
    return {
        "language": language(),
        "computed": say(", computed"),
        "confirmed": say(", confirmed"),
        "take_away": say("Take away: {filter}"),
        "clear": say("Clear"),
        "filters": say("Filters"),
        "copy": say("Copy link"),
        "copied": say("Copied"),
        "more": say("Show {number} more of {all}"),
    }


def _register() -> None:
    """Makes the scripts' folder known, so that they come as files of this server and no inline script is needed."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(_MANIFEST, Path(__file__).parent)


@cache
def _renderer():
    return component(NAME, js=ENTRY, isolate_styles=False)
