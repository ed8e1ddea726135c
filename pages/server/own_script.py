"""Streamlit's page with the dashboard's own script and style sheet in it, at the address of every page."""

import re
from pathlib import Path

import streamlit as st
from starlette.routing import Route

from pages.common.style import style
from pages.server.addresses import addresses, folder
from pages.server.drawn_script import ADDRESS
from pages.server.unchanging import unchanging, version

_ICON = Path(__file__).parents[1] / "common" / "icon.png"

# What every page needs, and what is needed where people sign in.
_SCRIPT = b"\n".join(Path(__file__).with_name(name).read_bytes() for name in ("own_script.js", "session.js"))
_STYLE = style().encode()
NAME, STYLE = f"own_script.{version(_SCRIPT)}.js", f"own_style.{version(_STYLE)}.css"
# Relative, as Streamlit's own, to the path that they are served under. The script stands before Streamlit's, which it
# tells where the server is. The style sheet is asked for at once, and stands after all that Streamlit writes into the
# head, so that it has the last word where two rules are as strong. What of Streamlit's the frame is drawn with is asked
# for when it is drawn: asked for before, it comes at the same moment, and the page itself later.
_FIRST = f'<script src="./{NAME}" defer></script><link rel="preload" href="./{STYLE}" as="style">'
_PRELOAD = f'<link rel="modulepreload" crossorigin href=".{ADDRESS}">'
_LAST = f'<link rel="stylesheet" href="./{STYLE}">'
_UNUSED_FONT = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')  # the pages are set in another


def index_file() -> Path:
    """Streamlit's own page, the same for all addresses."""
    return Path(st.__file__).parent / "static" / "index.html"


def page() -> bytes:
    """Streamlit's page with what is the dashboard's. Raises ValueError where it hasn't one place for each."""
    whole = _UNUSED_FONT.sub("", index_file().read_text(encoding="utf-8"))
    for place, parts in (
        ("<head>", f"<head>{_FIRST}"),
        ("</head>", f"{_PRELOAD}</head>"),
        ("</body>", f"{_LAST}</body>"),
    ):
        if whole.count(place) != 1:
            raise ValueError("Streamlit’s page isn’t built as it was: the dashboard’s own parts find no place in it.")
        whole = whole.replace(place, parts)
    return whole.encode()


def routes(base: str) -> list[Route]:
    """Every page's address, the script's and the style sheet's. base: server.baseUrlPath."""
    index = unchanging(page(), "text/html")
    own = {
        NAME: unchanging(_SCRIPT, "text/javascript", is_named_by_content=True),
        STYLE: unchanging(_STYLE, "text/css", is_named_by_content=True),
        "favicon.png": unchanging(_ICON.read_bytes(), "image/png"),  # in place of Streamlit's: no page has to name it
    }
    return [
        *(Route(path, index) for path in addresses(base).values()),
        *(Route(f"{folder(base)}{name}", answer) for name, answer in own.items()),
    ]
