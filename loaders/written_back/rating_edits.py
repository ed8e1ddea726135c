"""How a rating could be written into a task's cell: its words, its colour, or both."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from loaders.interpret.colours import colour_name
from loaders.interpret.rating import read_rating, read_status
from loaders.read.colour import from_hex
from loaders.read.word_text import W
from loaders.records import Task, ToWrite
from loaders.written_back.edits import NO_COLUMN, Edit, Page, cell_for, statuses_rate
from loaders.written_back.places import Spot
from loaders.written_back.ratings import Rated, colours_for, words_for
from loaders.written_back.runs import Unwritable, has_colour, look_of
from loaders.written_back.shading import can_be_filled, fill_of, of_colour

_NO_COLOUR = "the plan shows no colour for this rating"
_SAYS_MORE = "the cell says more than a rating"
_LONGEST = 40


@dataclass(frozen=True)
class _Colours:
    """The new colours of a cell and of its words, and the colour's name; beside says what is left as it was."""

    shading: _Element | None = None
    look: _Element | None = None
    beside: str = ""
    name: str = ""


def rating_edits(page: Page, task: Task, one: ToWrite) -> list[Edit]:
    """A rating into the cell that rates the task, in the plan's own words and colours.

    Raises Unwritable where no cell rates it, or its cell says more than a rating.
    """
    at, field = _rated_cell(page, task)
    spot = page.spot(task, at)
    column = [(other, n, cell) for other, n, cell in page.column(task.cells[at].field) if n == at]
    rated = [
        Rated(cell.text, cell.colour, None if other is task else other.declared_rating) for other, _, cell in column
    ]
    colours = _colours(page, spot, one.value, [(other, n) for other, n, _ in column if other is not task], rated)
    says = read_status(spot.text, page.reading.rating_key) if field == "status" else read_rating(
        spot.text, page.reading.rating_key, spot.heading)  # fmt: skip
    is_prose = bool(spot.text) and not says.rating and len(spot.text) > _LONGEST
    if field == "colour" or is_prose or (colours.shading is not None and not any(cell.text for cell in rated)):
        if colours.shading is None:
            raise Unwritable(_NO_COLOUR if field == "colour" else _SAYS_MORE)
        return [Edit(spot, None, shading=colours.shading, colour=colours.name)]
    if len(spot.text) > _LONGEST:
        raise Unwritable(_SAYS_MORE)
    words = words_for(one.value, rated, page.reading.rating_key, spot.heading, field)
    if not words:
        raise Unwritable("the plan’s key has no words for this rating")
    return [Edit(spot, text, None, colours.shading, colours.look, colours.beside, colours.name) for text in words]


def _rated_cell(page: Page, task: Task) -> tuple[int, str]:
    """Which of a task's cells rates it, and whether as rating, as status, or by its colour alone."""
    fields = [cell.field for cell in task.cells]
    if "rating" in fields:
        return cell_for(task, "rating"), "rating"
    if "status" in fields and statuses_rate(page):
        at = cell_for(task, "status")
        if not task.cells[at].text or read_status(task.cells[at].text, page.reading.rating_key).rating:
            return at, "status"
    coloured = Counter(
        at
        for other in page.reading.tasks
        if other.declared_from == "colour" and [cell.field for cell in other.cells] == fields
        for at, cell in enumerate(other.cells)
        if cell.colour and (other.declared_text or "").endswith(f"({cell.colour})")
    )
    if coloured:
        return coloured.most_common(1)[0][0], "colour"
    raise Unwritable(NO_COLUMN)


def _colours(
    page: Page, spot: Spot, rating: str, others: Sequence[tuple[Task, int]], rated: Sequence[Rated]
) -> _Colours:
    """The colours that a rating has in the plan, taken from a cell that has it, else made from the colour's name."""
    cell = page.cells[spot.number]
    names = colours_for(rating, rated, page.reading.rating_key)
    has_own = has_colour(look_of(cell)) and fill_of(cell) is None and colour_name(spot.colour) is not None
    plain = etree.Element(W + "rPr") if has_own else None
    if not names:
        is_shown = colour_name(spot.colour) is not None and not has_own
        return _Colours(look=plain, beside=f"the cell’s colour stays, as {_NO_COLOUR}" if is_shown else "")
    alike = [
        _cell_of(page, other, at) for other, at in others if other.declared_rating == rating and other.cells[at].colour
    ]
    seen = [found for found in alike if found is not None]
    filled = next((found for found in seen if fill_of(found) is not None), None)
    lettered = next((found for found in seen if has_colour(look_of(found))), None)
    if filled is None and lettered is not None:
        return _Colours(look=look_of(lettered), name=names[0])
    are_filled = any(
        (found := _cell_of(page, other, at)) is not None and fill_of(found) is not None for other, at in others
    )
    if filled is None and not are_filled and fill_of(cell) is None:
        return _Colours(look=plain)
    if not can_be_filled(cell):
        return _Colours(beside="the cell’s colour stays, as another change of it waits to be accepted")
    shading = fill_of(filled) if filled is not None else of_colour(_shade(rated, names[0]))
    return _Colours(shading, plain, name=names[0])


def _shade(rated: Sequence[Rated], name: str) -> str:
    """The #RRGGBB that a column has for a colour's name, else that of the name."""
    used = Counter(cell.colour for cell in rated if cell.colour and colour_name(cell.colour) == name)
    return (used.most_common(1)[0][0] if used else from_hex(name)) or ""


def _cell_of(page: Page, task: Task, at: int) -> _Element | None:
    try:
        return page.cells[page.places.spot(task, at).number]
    except Unwritable:
        return None
