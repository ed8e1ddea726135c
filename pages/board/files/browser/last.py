"""The last slides: what was withheld, what each rating means, and what the figures rest on."""

from pages.board.files.browser import slides as deck_slides
from pages.board.files.browser import table as deck_table
from pages.board.files.browser.slides import Openers, Slide
from pages.board.pack.model import Pack, Sentence, Table
from pages.said import words

_KICKER, _BASIS = "How to read these slides", "What the figures rest on"


def slides(pack: Pack, as_at: str) -> list[Slide]:
    """The slides after the story. as_at: the date in words."""
    made = []
    if pack.withheld:
        number = words.count(len(pack.withheld.rows), "entry", "entries")
        title = f"What was withheld from this pack, and why: {number}"
        made.append(_table(pack, "withheld", "What was withheld", title, pack.withheld))
    return [*made, _table(pack, "key", _KICKER, "What each rating means", pack.key), *_basis(pack, as_at)]


def _table(pack: Pack, name: str, kicker: str, title: str, table: Table) -> Slide:
    openers = Openers(pack)
    grid = deck_table.grid(table, openers, (), room=deck_slides.room_below(title))
    more = f"{words.of(len(grid.rows), grid.of)} rows shown" if len(grid.rows) < grid.of else deck_slides.cut(grid)
    rest = deck_table.grid(table, openers, (), is_whole=True) if more else None
    return Slide(name, kicker, title, grid=grid, rest=rest, more=more, source=pack.filters)


def _basis(pack: Pack, as_at: str) -> list[Slide]:
    """Basis, quality, warnings, each plan's version and how tiles are drawn, on as many slides as they take."""
    drawn = (
        "A pale tile with an outline, “computed”: judged by this tool from the plan’s wording and dates, not by the "
        "council. A solid one: declared by the plan, or confirmed by a person. “Overdue” and “due” are as at "
        f"{as_at}."
    )
    said = (pack.basis, pack.quality, *pack.warnings, *(plan.about for plan in pack.plans), drawn)
    pages, used = [[]], 0.0
    for number, text in enumerate(said):
        one = Sentence(f"basis.{number}", text, text)
        used += deck_slides.height(one)
        if used > deck_slides.room_below(_BASIS) and pages[-1]:
            pages.append([])
            used = deck_slides.height(one)
        pages[-1].append(one)
    return [
        Slide(
            "basis" if number == 1 else f"basis-{number}", _KICKER,
            _BASIS if number == 1 else f"{_BASIS}, continued", tuple(page), source=pack.filters,
        )
        for number, page in enumerate(pages, start=1)
    ]  # fmt: skip
