"""Shades of the rating colours: a solid cell for what was declared, an outlined pale one for what was computed."""

from pages.said import ratings
from pages.said.colours import BACKGROUND, MUTED


def mix(colour: str, background: str, strength: float) -> str:
    """A colour laid over a background, from 0 (background alone) to 1 (colour alone), as #rrggbb."""
    pairs = zip(_channels(colour), _channels(background), strict=True)
    return "#" + "".join(f"{round(over * strength + under * (1 - strength)):02x}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """Black or white, whichever reads better on a fill: 4.5:1 or more on any."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(text, fill))


def line(code, dark: bool) -> str:
    """The outline of a rating's cell or bar; grey for not rated."""
    return MUTED[dark] if ratings.rating(code) is ratings.NOT_RATED else ratings.colour(code, dark)


def fill(code, dark: bool, *, share: float, is_computed: bool) -> str:
    """The fill of a rating's cell, stronger with its share (0 to 1) of the row, pale where all of it was computed."""
    strength = 0.05 + 0.2 * share if is_computed else 0.4 + 0.6 * share
    return mix(ratings.colour(code, dark), BACKGROUND[dark], strength)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
