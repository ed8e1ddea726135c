"""What the notes of a slide say: all that the slide has no room for."""

from pages.board.files.slide_plan import Slide
from pages.board.pack.model import Chart, Pack, Row, Sentence, Table

_MOST_ROWS = 60


def whole(sentence: Sentence) -> str:
    """A sentence with its n and date, marked where a person added it."""
    return f"{sentence.whole} (added)" if sentence.is_added else sentence.whole


def notes(pack: Pack, slide: Slide) -> str:
    """The notes of a slide, a paragraph a line."""
    told = [slide.part, whole(slide.finding), *(whole(sentence) for sentence in slide.sentences)]
    if isinstance(slide.picture, Chart):
        told.append(f"The chart in words: {slide.picture.alt}")
    elif isinstance(slide.picture, Table):
        told += _rows(slide.picture)
    return "\n".join([*told, slide.panel.source, *about(pack)])


def about(pack: Pack) -> list[str]:
    """What every slide's notes end with: marking, view, basis, quality and warnings."""
    marking = [f"Marking: {pack.marking}"] if pack.marking else []
    return [f"Shown: {pack.filters}.", pack.judged_on, pack.quality, *pack.warnings, *marking]


def _rows(table: Table) -> list[str]:
    told = [f"The table {table.name} in full:", *(_row(table, row) for row in table.rows[:_MOST_ROWS])]
    more = len(table.rows) - _MOST_ROWS
    return [*told, f"And {more:,} more, which are in the paper."] if more > 0 else told


def _row(table: Table, row: Row) -> str:
    cells = zip(table.columns, row.cells, strict=True)
    return "; ".join(f"{column.name}: {column.said(cell)}" for column, cell in cells)
