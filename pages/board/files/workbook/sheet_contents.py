"""What the sheets of a pack's workbook hold: notes first, then one table a sheet."""

import re
from dataclasses import dataclass, replace
from datetime import date

from pages.board.pack import model, tasks
from pages.board.pack.model import Column, Pack, Panel, Row, Section, Table
from pages.said import words
from pages.said.printable import is_blank

_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_COMPUTED = (
    "A rating marked “computed” was judged by this tool from the plan’s wording and dates, not by the council; its "
    "cell is pale. A solid cell was declared by the plan or confirmed by a person. A rating never stands in colour "
    "alone."
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name (at most 31 characters), its title, one line about its table, and the table."""

    name: str
    title: str
    about: str
    table: Table


def sheets(pack: Pack) -> list[Sheet]:
    """Every sheet of a pack's workbook in order, each name once."""
    found = [
        Sheet("Figures", "Every figure of the pack", "What each figure counts, and of how many.", _figures(pack)),
        Sheet("Key", "Key to the ratings", "What each rating means, here and in the plan’s own key.", pack.key),
        *(sheet for section in pack.story for panel in section.panels for sheet in _of_panel(section, panel)),
        Sheet("Sentences", "What the pack says", "Each sentence with its number and date.", _sentences(pack)),
        Sheet("Tasks", "Every task of the pack", "A row a task, in full.", tasks.table(pack.tasks)),
    ]
    if pack.withheld:
        found.append(Sheet("Withheld", "What was withheld and why", "What this audience doesn’t see.", pack.withheld))
    named, taken = [], {"notes", "history"}  # Excel keeps the name History for itself
    for sheet in found:
        named.append(replace(sheet, name=_name(sheet.name, taken)))
        taken.add(named[-1].name.lower())
    return [Sheet("Notes", pack.title, "About this workbook.", _notes(pack, named)), *named]


def _name(wanted: str, taken: set[str]) -> str:
    name = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("' ")
    name = "Table" if is_blank(name) else name
    number, found = 1, _cut(name, _LONGEST_NAME)
    while found.lower() in taken:
        number += 1
        found = f"{_cut(name, _LONGEST_NAME - len(str(number)) - 1)} {number}"
    return found


def _cut(name: str, longest: int) -> str:
    """As much of a name as Excel counts so many characters; one outside the basic plane is two."""
    units = name.encode("utf-16-le")[: 2 * longest]
    return units.decode("utf-16-le", "ignore").strip("' ")


def _of_panel(section: Section, panel: Panel) -> list[Sheet]:
    title = panel.title.whole
    found = []
    if panel.chart:
        of = f"Counts {panel.chart.unit}. {panel.source}"
        found.append(Sheet(section.name, title, of, model.chart_table(panel.chart)))
    if panel.table:
        name = panel.table.name if panel.table.name != "Figures" else f"{section.name}, figures"
        found.append(Sheet(name, title, panel.source, panel.table))
    return found


def _figures(pack: Pack) -> Table:
    heads = (
        Column("Figure", width=3.0), Column("Number", "number"), Column("Out of", "number"),
        Column("In words", width=1.5), Column("Section", width=2.0),
    )  # fmt: skip
    where = {one.id: section.name for section in pack.story for panel in section.panels for one in panel.figures}
    rows = []
    for one in pack.figures().values():
        number = one.said if one.said == words.NOT_RECORDED else one.value
        rows.append(Row((one.label, number, one.value if one.of is None else one.of, one.said, where[one.id])))
    # Of a single plan a figure stands twice: as the plan's and as all plans' together.
    return Table("Figures", heads, tuple(dict.fromkeys(rows)), "The pack has no figure.")


def _sentences(pack: Pack) -> Table:
    heads = (
        Column("Section", width=1.5), Column("Sentence", width=3.3), Column("Number and date", width=1.8),
        Column("Made by", width=1.6),
    )  # fmt: skip
    rows = tuple(
        Row((section.name, one.text, one.basis or "none", _origin(one)))
        for section in pack.story
        for panel in section.panels
        for one in (panel.title, *panel.sentences)
    )
    return Table("Sentences", heads, rows, "The pack has no sentence.")


def _origin(one: model.Sentence) -> str:
    if one.is_added:
        return "Added by a person"
    return "Generated" if one.text == one.generated else "Edited by a person"


def _notes(pack: Pack, others: list[Sheet]) -> Table:
    what = (
        "A board pack on the tasks of a council’s Prevent action plan, as tables: its figures, sentences and tasks. "
        "Made by the Prevent action plan dashboard; the plan itself stays the record."
    )
    said = [
        ("What this is", what), ("Title", pack.title), ("Council", pack.council), ("Quarter", pack.quarter),
        ("As at", words.day(date.fromisoformat(pack.as_at))), ("Audience", pack.audience_words),
        ("Marking", pack.marking or "none"), ("View", pack.filters),
        *([("Address of the view", pack.view)] if pack.view else []), ("Ratings shown", pack.judged_on),
        ("How to read computed ratings", _COMPUTED), ("Data quality", pack.quality),
        *(("Warning", one) for one in pack.warnings or ("none",)),
        *(("Version used", plan.about) for plan in pack.plans),
        ("Dates and gaps", "“Not recorded” and “none” stand where the plan says nothing; no cell is empty."),
        *((f"Sheet “{sheet.name}”", f"{sheet.title}. {sheet.about}") for sheet in others),
    ]  # fmt: skip
    heads = (Column("Item", width=1.8), Column("Note", width=3.4))
    return Table("Notes", heads, tuple(Row(pair) for pair in said))
