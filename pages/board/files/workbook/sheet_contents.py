"""What the sheets of a pack's workbook hold: a summary first, then the parts of the story, the tasks and the annex."""

from dataclasses import dataclass
from datetime import date

from pages.board.files.slide_plan import letter
from pages.board.files.workbook import sheet_names
from pages.board.pack import asked, model, tasks
from pages.board.pack.model import Chart, Column, Pack, Panel, Row, Section, Table
from pages.said import words

SUMMARY = "Summary"
_EXCELS = ("History",)  # names that Excel keeps for itself
_COMPUTED = (
    "A rating marked “computed” was judged by this tool from the plan’s wording and dates, not by the council; its "
    "cell is pale. A solid cell was declared by the plan or confirmed by a person. A rating never stands in colour "
    "alone."
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name (at most 31 characters), its title, one line about its table, the table, and its chart if any.

    plan_ids: of the plans it is about; empty for all of the pack's.
    """

    name: str
    title: str
    about: str
    table: Table
    chart: Chart | None = None
    plan_ids: tuple[str, ...] = ()


def sheets(pack: Pack) -> list[Sheet]:
    """Every sheet of a pack's workbook after its summary, in order, each name once."""
    tables = [
        Sheet("Tasks", "Every task of the pack", "A row a task, in full.", tasks.table(pack.tasks)),
        Sheet("Figures", "Every figure of the pack", "What each figure counts, and of how many.", _figures(pack)),
    ]
    last = [
        Sheet("Sentences", "What the pack says", "Each sentence with its number and date.", _sentences(pack)),
        Sheet("Key", "Key to the ratings", "What each rating means, here and in the plan’s own key.", pack.key),
        Sheet("Notes", "About this workbook", "How the pack was made, and from what.", _notes(pack)),
    ]
    if pack.withheld:
        last.insert(1, Sheet("Withheld", "What was withheld and why", "What this audience doesn’t see.", pack.withheld))
    taken = {one.lower() for one in (SUMMARY, *_EXCELS, *(sheet.name for sheet in (*tables, *last)))}
    body = [
        sheet for section in pack.body for panel in section.main for sheet in _of_panel(pack, section, panel, taken)
    ]
    annex = [
        sheet for section in pack.annex for panel in section.annex for sheet in _of_panel(pack, section, panel, taken)
    ]
    return [*body, *tables, *annex, *last]


def summary(pack: Pack) -> Table:
    """What the one page says, a sentence a row; of a pack without one, what each part found."""
    heads = (Column("About", width=1.6), Column("What the pack says", width=3.3), Column("Number and date", width=1.8))
    page = pack.one_page
    if page:
        told = [
            (one.label or ("Added" if one.is_added else "Overall"), one)
            for panel in page.panels
            for one in (panel.title, *panel.sentences)
        ]
    else:
        told = [(section.name, panel.title) for section in pack.body for panel in section.main]
    rows = [Row((label, one.text, one.basis or "none")) for label, one in told]
    if pack.nothing:
        rows.append(Row(("Nothing to report", pack.nothing, "none")))
    return Table("Summary", heads, tuple(rows), "The pack says nothing.")


def main_figures(pack: Pack) -> Table:
    """The figures of the one page with the number each is of; without one, none."""
    page = pack.one_page
    found = [one for panel in page.panels for one in panel.figures] if page else []
    heads = (Column("Figure", width=1.6), Column("In words", width=3.3), Column("Number", "number"),
             Column("Out of", "number"))  # fmt: skip
    rows = [Row((one.label, one.said, _number(one), one.value if one.of is None else one.of)) for one in found]
    return Table("Main figures", heads, tuple(rows), "The pack has no figure.")


def standing(pack: Pack) -> Table:
    """What has to be known to read the pack: which, when, for whom, how it is marked, and on what it rests."""
    said = [
        ("Council", pack.council), ("Quarter", pack.quarter), ("As at", _as_at(pack)), ("For", pack.audience_words),
        ("Issue", pack.stamp or "not issued yet"), ("Marking", pack.marking or "none"), ("View", pack.filters),
        ("Ratings shown", pack.judged_on),
    ]  # fmt: skip
    return Table("This pack", (Column("Item", width=1.6), Column("Note", width=3.3)), tuple(Row(one) for one in said))


def _of_panel(pack: Pack, section: Section, panel: Panel, taken: set[str]) -> list[Sheet]:
    """A panel's sheet: its picture as a table, or what it says where it has none; its name is taken from then on."""
    title = panel.title.text
    if panel.chart:
        about, table = f"Counts {panel.chart.unit}. {panel.source}", model.chart_table(panel.chart)
    elif panel.timeline:
        about, table = panel.source, model.timeline_table(panel.timeline)
    elif panel.table:
        about, table = panel.source, panel.table
    elif panel.sentences:
        about, table = panel.source, _told(panel)
        if panel.id == asked.ALL:
            intro = asked.intro(pack.audience, pack.report.of("committee")).rstrip(":")
            table = _lettered(panel, intro or "Recommendation")
    else:
        return []
    name = sheet_names.free(sheet_names.wanted(pack, section, panel), taken)
    taken.add(name.lower())
    return [Sheet(name, title, about, table, panel.chart, panel.plan_ids)]


def _told(panel: Panel) -> Table:
    heads = (Column("What the pack says", width=3.3), Column("Number and date", width=1.8))
    return Table("Said", heads, tuple(Row((one.text, one.basis or "none")) for one in panel.sentences))


def _lettered(panel: Panel, intro: str) -> Table:
    heads = (Column("Letter", width=0.5), Column(intro, width=3.3), Column("Number and date", width=1.8))
    rows = (Row((letter(at), one.text, one.basis or "none")) for at, one in enumerate(panel.sentences))
    return Table("Recommendations", heads, tuple(rows))


def _figures(pack: Pack) -> Table:
    heads = (
        Column("Figure", width=3.0), Column("Number", "number"), Column("Out of", "number"),
        Column("In words", width=1.5), Column("Section", width=2.0),
    )  # fmt: skip
    where = {one.id: section.name for section in pack.story for panel in section.panels for one in panel.figures}
    rows = []
    for one in pack.figures().values():
        rows.append(Row((one.label, _number(one), one.value if one.of is None else one.of, one.said, where[one.id])))
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


def _notes(pack: Pack) -> Table:
    kind = "A pack" if pack.audience == "public" else "A board pack"
    what = (
        f"{kind} on the tasks of a council’s Prevent action plan, as tables: its figures, sentences and tasks. "
        "Made by the Prevent action plan dashboard; the plan itself stays the record."
    )
    said = [
        ("What this is", what), ("Title", pack.title), ("Council", pack.council), ("Quarter", pack.quarter),
        ("As at", _as_at(pack)), ("Audience", pack.audience_words),
        ("Marking", pack.marking or "none"), ("View", pack.filters),
        *([("Address of the view", pack.view)] if pack.view else []), ("Ratings shown", pack.judged_on),
        ("How to read computed ratings", _COMPUTED), ("Data quality", pack.quality),
        *(("Warning", one) for one in pack.warnings or ("none",)),
        *(("Version used", plan.about) for plan in pack.plans),
        ("Dates and gaps", "“Not recorded” and “none” stand where the plan says nothing; no cell is empty."),
    ]  # fmt: skip
    heads = (Column("Item", width=1.8), Column("Note", width=3.4))
    return Table("Notes", heads, tuple(Row(pair) for pair in said))


def _as_at(pack: Pack) -> str:
    return words.day(date.fromisoformat(pack.as_at))


def _number(one: model.Figure) -> str | int:
    return one.said if one.said == words.NOT_RECORDED else one.value
