"""The pages' style sheet: frame.css and the timeline's, with the colours of the ratings."""

from pathlib import Path

from pages.said import colours, ratings

_FILES = [Path(__file__).parent / name for name in ("frame.css", "timeline.css")]

_COLOURS = {
    "text": colours.TEXT, "muted": colours.MUTED, "accent": colours.LINK, "paper": colours.BACKGROUND,
    "line": colours.LINE, "soft": colours.SOFT, "picked": colours.TINT,
}  # fmt: skip


def style() -> str:
    """The style sheet; it holds nothing of a document, and no word."""
    own = "".join(f"--{name}: light-dark({pair[False]}, {pair[True]}); " for name, pair in _COLOURS.items())
    inks = "".join(
        f".{one.code} {{ --ink: light-dark({one.light}, {one.dark}); "
        f"--on: light-dark({one.text_light}, {one.text_dark}); }}\n"
        for one in ratings.RATINGS
    )
    none = f".{ratings.NOT_RATED.code} {{ --ink: var(--muted); --on: var(--text); }}\n"  # outlined, never filled
    written = "".join(one.read_text(encoding="utf-8") for one in _FILES)
    return f"{written}:root {{ {own}}}\n{inks}{none}"
