"""The pages' style sheet: frame.css and the timeline's, with the colours of the ratings."""

from functools import cache
from pathlib import Path

from pages.said import ratings

_FILES = [Path(__file__).parent / name for name in ("frame.css", "timeline.css")]


@cache
def style() -> str:
    """The style sheet as an element; it holds nothing of a document."""
    inks = "".join(
        f".{one.code} {{ --ink: light-dark({one.light}, {one.dark}); "
        f"--on: light-dark({one.text_light}, {one.text_dark}); }}\n"
        for one in ratings.RATINGS
    )
    return f"<style>\n{''.join(one.read_text(encoding='utf-8') for one in _FILES)}{inks}</style>"
