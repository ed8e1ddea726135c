"""How deep each row of a sheet stands in a hierarchy, as programs for projects show it: by indents, or by outline."""

from collections.abc import Mapping

_FEWEST = 0.25  # of the rows: one indented cell is a slip of the hand
Indent = tuple[float, int]


def indent_of(text: str, indent: float = 0.0) -> Indent:
    """How far a cell's text is set in: by the cell's own indent, then by two spaces or more before its first word."""
    spaces = len(text) - len(text.lstrip(" \u00a0\t"))
    return indent, spaces if spaces > 1 or text.startswith("\t") else 0


def depths(indents: Mapping[int, Mapping[int, Indent]], outline: Mapping[int, int]) -> dict[int, int]:
    """The depth of each row, 0 at the top: by the column whose texts are set in, else by the rows' outline levels.

    indents gives by row and column how far the cell's text is set in; outline the level of each row that has one.
    """
    by_column: dict[int, dict[int, Indent]] = {}
    for row, cells in indents.items():
        for column, indent in cells.items():
            by_column.setdefault(column, {})[row] = indent
    for column in sorted(by_column):
        cells = by_column[column]
        steps = sorted(set(cells.values()))
        deeper = sum(indent > steps[0] for indent in cells.values())
        if len(steps) > 1 and deeper >= max(2, _FEWEST * len(cells)):
            return {row: steps.index(indent) for row, indent in cells.items()}
    return dict(outline)
