"""Letters of symbol fonts as the signs that they show: ticks, crosses, boxes, dots and faces."""

_WINGDINGS = {
    "ü": "✓", "û": "✗", "þ": "☑", "ý": "✗", "x": "✗", "¨": "☐", "o": "☐", "l": "●", "n": "■",
    "J": "☺", "K": "😐", "L": "☹", "·": "•", "§": "•", "Ø": "•", "v": "•",
}  # fmt: skip
_BY_FONT = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {
        "P": "✓", "O": "✗", "R": "☑", "Q": "✗", "S": "✗", "T": "✗", "£": "☐", "*": "☐", "\x98": "●", "\x97": "●",
    },
    "webdings": {"a": "✓", "r": "✗", "c": "☐", "g": "■", "n": "●", "=": "●"},
    "marlett": {"a": "✓", "b": "✓", "r": "✗", "h": "●", "n": "●"},
    "symbol": {"·": "•", "Ö": "✓"},
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)


def in_font(text: str, font: str | None) -> str:
    """The text as a font shows it; letters that stand for no known sign, and those of other fonts, stay."""
    signs = _BY_FONT.get((font or "").lower())
    return "".join(signs.get(_letter(ord(one)), one) for one in text) if signs else text


def sign(code: int, font: str | None) -> str:
    """The sign at a code of a font; a bullet for one of a symbol font that isn't known."""
    signs = _BY_FONT.get((font or "").lower())
    if signs is not None:
        return signs.get(_letter(code), "•")
    return "•" if code in _PRIVATE else chr(code or 32)


def _letter(code: int) -> str:
    return chr(code - _PRIVATE.start) if code in _PRIVATE else chr(code)
