"""The name of a colour as people say it: by hue, saturation and lightness, from the palettes of Word and Excel."""

from colorsys import rgb_to_hls

_HUES = ((15, "red"), (67, "amber"), (170, "green"), (255, "blue"), (330, None), (361, "red"))


def colour_name(colour: str | None) -> str | None:
    """red, amber, green, blue or grey for #RRGGBB; None for white, black, pale tints and other colours.

    >>> colour_name("#92D050")
    'green'
    """
    if not colour:
        return None
    hue, lightness, saturation = rgb_to_hls(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))
    chroma = saturation * (1 - abs(2 * lightness - 1))
    if chroma < 0.06 or saturation < 0.1:
        return "grey" if 0.3 <= lightness <= 0.86 else None
    if lightness > 0.9 or lightness < 0.1 or chroma < 0.16:
        return None
    return next(name for below, name in _HUES if hue * 360 < below)
