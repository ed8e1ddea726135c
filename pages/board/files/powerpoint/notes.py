"""What the notes of a slide say: all that the slide has no room for."""

from pages.board.files.slide_plan import Slide
from pages.board.files.uncut import uncut
from pages.board.pack.model import Chart, Pack, Row, Sentence, Table
from pages.said.language import say


def whole(sentence: Sentence) -> str:
    """A sentence with its n and date, marked where a person added it, after what it is about."""
    said = say("{text} (added)", text=sentence.whole) if sentence.is_added else sentence.whole
    return f"{sentence.label}: {said}" if sentence.label else said


def notes(pack: Pack, slide: Slide) -> str:
    """The notes of a slide, a paragraph a line; those of the first say how to read the pack too."""
    panel = slide.panel
    told = [slide.part, whole(panel.title)]
    if slide.number > 1:
        told.append(say("Continued: everything is in the notes of the slide on which this begins."))
        return "\n".join([*told, panel.source, *_about(pack, slide)])
    told += [whole(sentence) for sentence in panel.sentences]
    if isinstance(panel.picture, Chart):
        told.append(say("The chart in words: {words}", words=panel.picture.alt))
    elif slide.whole and slide.whole.rows:
        told += table(uncut(pack, slide.whole))
    told += [f"{one.label}: {one.said}" for one in panel.figures]
    read = how_to_read(pack) if slide.is_first else []
    return "\n".join([*told, panel.source, *_about(pack, slide), *read])


def how_to_read(pack: Pack) -> list[str]:
    """What there is to know of the whole pack: for whom it is, how good the data is, the key, and what was withheld."""
    told = [
        pack.title,
        pack.council,
        pack.quarter,
        say("For: {audience}", audience=pack.audience_words),
        pack.nothing,
        pack.quality,
    ]
    told += [*pack.warnings, *(plan.about for plan in pack.plans), *table(pack.key)]
    told += table(pack.withheld) if pack.withheld else []
    return [one for one in told if one]


def table(shown: Table) -> list[str]:
    """A table in full, a row a line."""
    return [say("{name}, in full:", name=shown.name), *(_row(shown, row) for row in shown.rows)]


def _about(pack: Pack, slide: Slide) -> list[str]:
    """What every slide's notes say: marking, view and what the ratings are judged on."""
    marking = [say("Marking: {marking}", marking=slide.marking)] if slide.marking else []
    return [say("Shown: {filters}.", filters=pack.filters), pack.judged_on, *marking]


def _row(shown: Table, row: Row) -> str:
    cells = zip(shown.columns, row.cells, strict=True)
    return "; ".join(f"{column.name}: {column.said(cell)}" for column, cell in cells)
