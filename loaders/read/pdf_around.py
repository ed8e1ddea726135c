"""What stands around the tables of a PDF without ruled lines: paragraphs, small tables, and keys in a line."""

from collections.abc import Iterator

from loaders.read.pdf_columns import Words, segments

_NEAR = 2.0  # points
_FEWEST_ROWS, _FEWEST_PIECES = 2, 3
Cells = list[list[Words]]


def stretches(lines: list[Words]) -> Iterator[tuple[list[Words], list[Cells]]]:
    """Lines around tables as stretches of running text, or as the rows of a small table whose cells begin at one place.

    The pieces of a line alone that stand far apart, three at least as in a key, are each a stretch.
    """
    text: list[Words] = []
    number = 0
    while number < len(lines):
        rows, taken = _small_table(lines[number:])
        pieces = segments(lines[number])
        is_apart = bool(rows) or len(pieces) >= _FEWEST_PIECES
        if is_apart and text:
            yield text, []
            text = []
        if rows:
            yield [], rows
        elif is_apart:
            yield from (([piece], []) for piece in pieces)
        else:
            text.append(lines[number])
        number += taken if rows else 1
    if text:
        yield text, []


def _small_table(lines: list[Words]) -> tuple[list[Cells], int]:
    """The rows that begin with the first of some lines, and how many lines they take; none where there is no second."""
    lefts = [piece[0]["x0"] for piece in segments(lines[0])]
    rows: list[Cells] = []
    taken = 0
    for line in lines if len(lefts) > 1 else []:
        pieces = segments(line)
        columns = [
            number for piece in pieces for number, left in enumerate(lefts) if abs(piece[0]["x0"] - left) <= _NEAR
        ]
        if len(columns) != len(pieces) or columns == [0]:
            break
        if len(pieces) > 1:
            rows.append([[] for _ in lefts])
        for column, piece in zip(columns, pieces, strict=True):
            rows[-1][column].append(piece)
        taken += 1
    return (rows, taken) if len(rows) >= _FEWEST_ROWS else ([], 0)
