"""Links to our own pages, as cheap to draw as Streamlit allows: it looks for a path's page file by file."""

from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config

from pages.common import speaking
from pages.listed import PAGES

_FOLDER = Path(__file__).parents[1]


class Page(st.Page):
    """A page of ours, whose mark is reckoned once: Streamlit does that sixty times for each run's menu."""

    @cached_property
    def _script_hash(self) -> str:
        return super()._script_hash


@cache
def _page(path: str):
    name = next(name for pages in PAGES.values() for name, (listed, _) in pages.items() if listed == path)
    return Page(_FOLDER / path, url_path=name, default=name == "home")


def link(path: str, label: str, address: dict, meaning: str | None = None) -> None:
    """Draws a link to a page (its path as in pages/listed.py); label is Markdown, address the parameters of a view.

    meaning: what shows on hovering over it, Markdown too.
    """
    st.page_link(_page(path), label=label, query_params=address | speaking.asked(), help=meaning)


def origin(otherwise: str = "http://127.0.0.1:8501") -> str:
    """Where this dashboard is reached, to write before an address of a page: "http://127.0.0.1:8501".

    otherwise: for a visit that doesn't say.
    """
    parts, base = urlsplit(st.context.url or otherwise), config.get_option("server.baseUrlPath").strip("/")
    return f"{parts.scheme}://{parts.netloc}" + (f"/{base}" if base else "")
