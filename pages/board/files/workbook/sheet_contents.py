"""What the sheets of a pack's workbook hold: a summary first, then the parts of the story, the tasks and the annex."""

from dataclasses import dataclass
from datetime import date

from pages.board.files.slide_plan import letter
from pages.board.files.workbook import sheet_names
from pages.board.pack import asked, model, tasks
from pages.board.pack.model import Chart, Column, Pack, Panel, Row, Section, Table
from pages.said import words
from pages.said.language import marked, say

SUMMARY = marked("Summary")
_EXCELS = ("History",)  # names that Excel keeps for itself
_COMPUTED = marked(
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
        Sheet(say("Tasks"), say("Every task of the pack"), say("A row a task, in full."), tasks.table(pack.tasks)),
        Sheet(
            say("Figures"),
            say("Every figure of the pack"),
            say("What each figure counts, and of how many."),
            _figures(pack),
        ),
    ]
    last = [
        Sheet(
            say("Sentences"),
            say("What the pack says"),
            say("Each sentence with its number and date."),
            _sentences(pack),
        ),
        Sheet(
            say("Key"),
            say("Key to the ratings"),
            say("What each rating means, here and in the plan’s own key."),
            pack.key,
        ),
        Sheet(say("Notes"), say("About this workbook"), say("How the pack was made, and from what."), _notes(pack)),
    ]
    if pack.withheld:
        last.insert(
            1,
            Sheet(
                say("Withheld"), say("What was withheld and why"), say("What this audience doesn’t see."), pack.withheld
            ),
        )
    taken = {one.lower() for one in (say(SUMMARY), *_EXCELS, *(sheet.name for sheet in (*tables, *last)))}
    body = [
        sheet for section in pack.body for panel in section.main for sheet in _of_panel(pack, section, panel, taken)
    ]
    annex = [
        sheet for section in pack.annex for panel in section.annex for sheet in _of_panel(pack, section, panel, taken)
    ]
    return [*body, *tables, *annex, *last]


def summary(pack: Pack) -> Table:
    """What the one page says, a sentence a row; of a pack without one, what each part found."""
    heads = (
        Column(say("About"), width=1.6),
        Column(say("What the pack says"), width=3.3),
        Column(say("Number and date"), width=1.8),
    )
    page = pack.one_page
    if page:
        told = [
            (one.label or (say("Added") if one.is_added else say("Overall")), one)
            for panel in page.panels
            for one in (panel.title, *panel.sentences)
        ]
    else:
        told = [(section.name, panel.title) for section in pack.body for panel in section.main]
    rows = [Row((label, one.text, one.basis or say("none"))) for label, one in told]
    if pack.nothing:
        rows.append(Row((say("Nothing to report"), pack.nothing, say("none"))))
    return Table(say("Summary"), heads, tuple(rows), say("The pack says nothing."))


def main_figures(pack: Pack) -> Table:
    """The figures of the one page with the number each is of; without one, none."""
    page = pack.one_page
    found = [one for panel in page.panels for one in panel.figures] if page else []
    heads = (
        Column(say("Figure"), width=1.6),
        Column(say("In words"), width=3.3),
        Column(say("Number"), "number"),
        Column(say("Out of"), "number"),
    )
    rows = [Row((one.label, one.said, _number(one), one.value if one.of is None else one.of)) for one in found]
    return Table(say("Main figures"), heads, tuple(rows), say("The pack has no figure."))


def standing(pack: Pack) -> Table:
    """What has to be known to read the pack: which, when, for whom, how it is marked, and on what it rests."""
    said = [
        (say("Council"), pack.council),
        (say("Quarter"), pack.quarter),
        (say("As at"), _as_at(pack)),
        (say("For"), pack.audience_words),
        (say("Issue"), pack.stamp or say("not issued yet")),
        (say("Marking"), pack.marking or say("none")),
        (say("View"), pack.filters),
        (say("Ratings shown"), pack.judged_on),
    ]
    return Table(
        say("This pack"),
        (Column(say("Item"), width=1.6), Column(say("Note"), width=3.3)),
        tuple(Row(one) for one in said),
    )


def _of_panel(pack: Pack, section: Section, panel: Panel, taken: set[str]) -> list[Sheet]:
    """A panel's sheet: its picture as a table, or what it says where it has none; its name is taken from then on."""
    title = panel.title.text
    if panel.chart:
        about, table = (
            say("Counts {unit}. {source}", unit=panel.chart.unit, source=panel.source),
            model.chart_table(panel.chart),
        )
    elif panel.timeline:
        about, table = panel.source, model.timeline_table(panel.timeline)
    elif panel.table:
        about, table = panel.source, panel.table
    elif panel.sentences:
        about, table = panel.source, _told(panel)
        if panel.id == asked.ALL:
            intro = asked.intro(pack.audience, pack.report.of("committee")).rstrip(":")
            table = _lettered(panel, intro or say("Recommendation"))
    else:
        return []
    name = sheet_names.free(sheet_names.wanted(pack, section, panel), taken)
    taken.add(name.lower())
    return [Sheet(name, title, about, table, panel.chart, panel.plan_ids)]


def _told(panel: Panel) -> Table:
    heads = (Column(say("What the pack says"), width=3.3), Column(say("Number and date"), width=1.8))
    return Table(say("Said"), heads, tuple(Row((one.text, one.basis or say("none"))) for one in panel.sentences))


def _lettered(panel: Panel, intro: str) -> Table:
    heads = (Column(say("Letter"), width=0.5), Column(intro, width=3.3), Column(say("Number and date"), width=1.8))
    rows = (Row((letter(at), one.text, one.basis or say("none"))) for at, one in enumerate(panel.sentences))
    return Table(say("Recommendations"), heads, tuple(rows))


def _figures(pack: Pack) -> Table:
    heads = (
        Column(say("Figure"), width=3.0),
        Column(say("Number"), "number"),
        Column(say("Out of"), "number"),
        Column(say("In words"), width=1.5),
        Column(say("Section"), width=2.0),
    )
    where = {one.id: section.name for section in pack.story for panel in section.panels for one in panel.figures}
    rows = []
    for one in pack.figures().values():
        rows.append(Row((one.label, _number(one), one.value if one.of is None else one.of, one.said, where[one.id])))
    # Of a single plan a figure stands twice: as the plan's and as all plans' together.
    return Table(say("Figures"), heads, tuple(dict.fromkeys(rows)), say("The pack has no figure."))


def _sentences(pack: Pack) -> Table:
    heads = (
        Column(say("Section"), width=1.5),
        Column(say("Sentence"), width=3.3),
        Column(say("Number and date"), width=1.8),
        Column(say("Made by"), width=1.6),
    )
    rows = tuple(
        Row((section.name, one.text, one.basis or say("none"), _origin(one)))
        for section in pack.story
        for panel in section.panels
        for one in (panel.title, *panel.sentences)
    )
    return Table(say("Sentences"), heads, rows, say("The pack has no sentence."))


def _origin(one: model.Sentence) -> str:
    if one.is_added:
        return say("Added by a person")
    return say("Generated") if one.text == one.generated else say("Edited by a person")


def _notes(pack: Pack) -> Table:
    what = (
        say(
            "A pack on the tasks of a council’s Prevent action plan, as tables: its figures, sentences and tasks. "
            "Made by the Prevent action plan dashboard; the plan itself stays the record."
        )
        if pack.audience == "public"
        else say(
            "A board pack on the tasks of a council’s Prevent action plan, as tables: its figures, sentences and "
            "tasks. Made by the Prevent action plan dashboard; the plan itself stays the record."
        )
    )
    said = [
        (say("What this is"), what),
        (say("Title"), pack.title),
        (say("Council"), pack.council),
        (say("Quarter"), pack.quarter),
        (say("As at"), _as_at(pack)),
        (say("Audience"), pack.audience_words),
        (say("Marking"), pack.marking or say("none")),
        (say("View"), pack.filters),
        *([(say("Address of the view"), pack.view)] if pack.view else []),
        (say("Ratings shown"), pack.judged_on),
        (say("How to read computed ratings"), say(_COMPUTED)),
        (say("Data quality"), pack.quality),
        *((say("Warning"), one) for one in pack.warnings or (say("none"),)),
        *((say("Version used"), plan.about) for plan in pack.plans),
        (say("Dates and gaps"), say("“Not recorded” and “none” stand where the plan says nothing; no cell is empty.")),
    ]
    heads = (Column(say("Item"), width=1.8), Column(say("Note"), width=3.4))
    return Table(say("Notes"), heads, tuple(Row(pair) for pair in said))


def _as_at(pack: Pack) -> str:
    return words.day(date.fromisoformat(pack.as_at))


def _number(one: model.Figure) -> str | int:
    return one.said if one.said == say(words.NOT_RECORDED) else one.value
