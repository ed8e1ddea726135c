"""What the notes of a slide say: all that the slide has no room for."""

from pages.board.pack.model import Pack, Panel, Row, Sentence, Table

_MOST_ROWS = 60


def whole(sentence: Sentence) -> str:
    """A sentence with its n and date, marked where a person added it."""
    return f"{sentence.whole} (added)" if sentence.is_added else sentence.whole


def notes(pack: Pack, kicker: str, panel: Panel) -> str:
    """The notes of a panel's slide, a paragraph a line."""
    told = [kicker, whole(panel.title), *(whole(sentence) for sentence in panel.sentences)]
    if panel.chart:
        told.append(f"The chart in words: {panel.chart.alt}")
    if panel.table:
        told += _rows(panel.table)
    return "\n".join([*told, panel.source, *about(pack)])


def about(pack: Pack) -> list[str]:
    """What every slide's notes end with: marking, view, basis, quality and warnings."""
    marking = [f"Marking: {pack.marking}"] if pack.marking else []
    return [f"Shown: {pack.filters}.", pack.basis, pack.quality, *pack.warnings, *marking]


def _rows(table: Table) -> list[str]:
    told = [f"The table {table.name} in full:", *(_row(table, row) for row in table.rows[:_MOST_ROWS])]
    more = len(table.rows) - _MOST_ROWS
    if not table.rows:
        told = [table.empty]
    return [*told, f"And {more:,} more, which are in the paper."] if more > 0 else told


def _row(table: Table, row: Row) -> str:
    cells = zip(table.columns, row.cells, strict=True)
    return "; ".join(f"{column.name}: {column.said(cell)}" for column, cell in cells)
