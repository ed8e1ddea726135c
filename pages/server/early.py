"""Which of Streamlit's scripts every page needs later: asked for at once, not one after the other."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

_PAGE = "index.html"
_PARTS = (
    "Html",
    "PageLink",
    "TextInput",
    "Button",
    "Selectbox",
    "Multiselect",
    "BidiComponent",
)  # what the frame draws


def early(folder: Path) -> list[str]:
    """Addresses of the scripts, relative to the page, that draw what the frame draws and that Streamlit asks for late.

    By the list of its files that Streamlit ships; empty where that isn't as it was. folder: that they are in.
    """
    try:
        listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        asked_at_once = set(_needed(listed, _PAGE))
        late = [one for name in listed if _draws(name) for one in _needed(listed, name)]
        return [f"./{listed[one]['file']}" for one in dict.fromkeys(late) if one not in asked_at_once]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _draws(name: str) -> bool:
    return any(name.endswith(f"/{part}/{part}.tsx") for part in _PARTS)


def _needed(listed: Mapping[str, Mapping], name: str) -> Iterator[str]:
    """A script and all that it can't run without."""
    found, left = set[str](), [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += listed[one].get("imports", [])
            yield one
