"""What the dashboard's own script says and needs to know: the language, its words, how often something was recorded."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

import streamlit as st

from pages.said.language import language, marked, say, tag

_WORDS = {
    "product": marked("Prevent action plan dashboard"),
    "skip": marked("Skip to the page"),
    "skip-open": marked("Skip to what is open"),
    "menu": marked("Pages"),
    "opens-menu": marked("Menu"),
    "done": marked("Done."),
    "needed": marked("(required)"),
    "required": marked("This field is required."),
}


@dataclass(frozen=True)
class _Markup:
    """What Streamlit draws as it is: a text it would first look for as a file's name."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def carry(kind: str, carried: dict[str, str] | None = None) -> None:
    """Draws an element that shows nothing, of a class, and carries values for the script as its data attributes."""
    st.html(_markup(kind, **(carried or {})))


@lru_cache
def _markup(kind: str, **carried: str) -> _Markup:
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in carried.items())
    return _Markup(f"<p class='{kind}' hidden {attributes}></p>")


def speak(recorded: int) -> None:
    """Tells the script the language and its words. recorded: decisions recorded in this visit."""
    said = {name: say(words) for name, words in _WORDS.items()}
    carry("spoken", {"lang": tag(language()), "recorded": str(recorded), **said})
