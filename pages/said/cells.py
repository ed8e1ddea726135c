"""What a cell of a spreadsheet may hold: texts that stay texts, and no more than fits."""

LONGEST = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CUT = "… (cut: a cell holds no more; whole in the CSV)"


def as_text(value: str) -> str:
    """A text for a CSV, an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def fitting(value: str) -> str:
    """A text for a workbook's cell, cut with a note where a cell can't hold it."""
    # Excel counts UTF-16 units: a letter outside the basic plane is two.
    units = value.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return value
    return units[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
