"""Colours as formats write them, made into #RRGGBB: names, themes, tints, and what is only decoration."""

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls

from lxml import etree

_HEX = re.compile(r"^#?([0-9A-Fa-f]{6})$")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NAMED = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "008000", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "lime": "00FF00", "orange": "FFA500", "gold": "FFD700", "amber": "FFBF00",
    "grey": "808080", "gray": "808080", "silver": "C0C0C0", "lightgrey": "D3D3D3", "lightgray": "D3D3D3",
    "darkred": "8B0000", "crimson": "DC143C", "tomato": "FF6347", "firebrick": "B22222", "darkorange": "FF8C00",
    "limegreen": "32CD32", "lightgreen": "90EE90", "darkgreen": "006400", "forestgreen": "228B22", "seagreen": "2E8B57",
    "yellowgreen": "9ACD32", "lightblue": "ADD8E6", "skyblue": "87CEEB", "navy": "000080", "royalblue": "4169E1",
    "darkblue": "00008B", "steelblue": "4682B4", "purple": "800080", "darkyellow": "808000", "darkcyan": "008080",
    "darkmagenta": "800080", "darkgray": "808080", "teal": "008080",
}  # fmt: skip


def from_hex(text: str | None) -> str | None:
    """#RRGGBB from a hexadecimal colour or a colour's name; None for auto, none and what isn't a colour."""
    match = _HEX.match(text or "")
    if match:
        return f"#{match[1].upper()}"
    named = _NAMED.get((text or "").lower())
    return f"#{named}" if named else None


def from_parts(parts: Sequence[float]) -> str | None:
    """#RRGGBB from grey, RGB or CMYK parts of 0 to 1; None for what has other parts, as a pattern."""
    if len(parts) == 1:
        parts = (parts[0],) * 3
    elif len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    if len(parts) != 3:
        return None
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, float(part)))):02X}" for part in parts)


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint above 0, up to 1 = white) or darker (below 0, down to -1 = black)."""
    hue, lightness, saturation = hls(colour)
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return from_parts(hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)) or colour


def hls(colour: str) -> tuple[float, float, float]:
    """Hue, lightness and saturation, each 0 to 1, of #RRGGBB."""
    return rgb_to_hls(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))


def unless_white(colour: str | None) -> str | None:
    """The colour, unless it is white or as good as white."""
    return None if colour is None or hls(colour)[1] >= 0.97 else colour


def of_text(colour: str | None, text: str) -> str | None:
    """A colour of letters where it can mean something: not black, white or grey, nor the blue of links and headings."""
    if colour is None:
        return None
    hue, lightness, saturation = hls(colour)
    is_blue = 0.5 <= hue <= 0.75 and re.search(r"\w", text)
    return None if lightness < 0.12 or lightness > 0.95 or saturation < 0.2 or is_blue else colour


def palette(theme: bytes | None) -> dict[str, str]:
    """The colours of a document's theme by their names (dk1, lt1, accent1 …); empty where there is none."""
    if not theme:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    scheme = etree.fromstring(theme, parser).find(f".//{_DRAWING}clrScheme")
    found = {}
    for entry in scheme if scheme is not None else ():
        one = next(iter(entry), None)
        colour = from_hex(one.get("lastClr") or one.get("val")) if one is not None else None
        if colour:
            found[etree.QName(entry).localname] = colour
    return found
