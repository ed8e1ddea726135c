"""The columns of a layout: a heading and forty cells each, with what they say of each task."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from . import values
from .gold import CYMRAEG_SECTIONS, PIECES, SECTIONS, Piece
from .headings import ENGLISH, drawn
from .layout import Layout
from .parts import Cell

_ROLES = {"Tamsin Orrell": "Training Officer", "Hari Bexley": "Grants Officer", "Olwen Nash": "Health Lead", "Piotr Voss": "Policy Officer"}  # fmt: skip
_WIDTHS = {"action": 4.2, "outcome": 2.8, "progress": 2.8, "section": 1.8, "lead": 1.8, "ref": 0.9}
_TINTS = {"High": "FF0000", "Medium": "FFC000", "Low": "92D050"}
_EVIDENCE = (
    "Minutes of the meeting",
    "Attendance list",
    "",
    "E-mail from the chair",
    "Screenshot",
    "Log kept by the team",
)
_COMMENTS = (
    "",
    "Discussed with the regional adviser",
    "",
    "See also the plan of the north area",
    "Depends on the new budget",
    "",
)
_MEASURES = (
    "Nine in ten say so in the survey",
    "No gaps left",
    "Two a year",
    "Fewer than five late",
    "All wards reached",
    "Answer within a day",
)
_PARTNERS = ("Schools", "Health, police", "Housing associations", "", "Probation", "Voluntary groups")


_BOTH_DATES = ("{old}, revised to {new}", "{old}\nRevised: {new}", "{new} (was {old})", "{new} (originally {old})", "{old} extended to {new}")  # fmt: skip
_SHARES = {"complete": "100%", "on_schedule": "60%", "behind": "40%", "off_track": "10%", "not_started": "0%", None: ""}
_REMARKS = {
    "due": "(by when)", "lead": "(name and post)", "action": "(what we will do)", "outcome": "(what will be different)",
    "progress": "(updated each quarter)", "rating": "(as judged by the lead)", "ref": "(do not change)",
}  # fmt: skip


@dataclass
class Expected:
    """What should be read of one task; None for ref and section means that the layout doesn't show them."""

    action: str
    ref: str | None = None
    due_on: date | None = None
    ratings: frozenset[str] = frozenset({""})
    leads: tuple[str, ...] = ()
    section: str | None = None


@dataclass
class Column:
    """One column: the field it is, its heading, the heading above it if any, its cells and its width in proportion."""

    field: str
    heading: str
    cells: list[Cell]
    group: str | None = None
    width: float = 1.3


@dataclass
class Columns:
    """All columns in order, what should be read, each section's heading, and what was difficult about the headings."""

    columns: list[Column]
    expected: list[Expected]
    sections: list[str]
    tags: list[str] = field(default_factory=list)


def columns_of(layout: Layout) -> Columns:
    """The columns of a layout, in its order."""
    rng = Random(f"columns {layout.seed}")
    cymraeg = layout.language == "cy"
    names = CYMRAEG_SECTIONS if cymraeg else SECTIONS
    sections = [layout.section_prefix.format(n=n + 1, a="ABCD"[n]) + name for n, name in enumerate(names)]
    actions = [piece.cymraeg if layout.is_cymraeg_text and piece.cymraeg else piece.action for piece in PIECES]
    made = Columns([], [Expected(action) for action in actions], sections)
    if layout.sections != "none":
        for piece, expected in zip(PIECES, made.expected, strict=True):
            expected.section = sections[piece.section]
    if layout.sections.startswith("column"):
        made.columns.append(_section_column(layout, sections))
    refs = _refs(layout, made.expected)
    if refs and not layout.ref_in_action:
        made.columns.append(Column("ref", "", [Cell(ref, numbered=layout.ref == "auto") for ref in refs]))
    shown = [f"{ref} {action}" for ref, action in zip(refs, actions, strict=True)] if layout.ref_in_action else actions
    made.columns.append(Column("action", "", [Cell(text) for text in shown]))
    body = [*_leads(layout, made.expected), *_dates(layout, made.expected, rng)]
    if layout.outcome:
        body.append(Column("outcome", "", [Cell(piece.outcome) for piece in PIECES]))
    if layout.progress:
        body.append(Column("progress", "", [Cell(piece.progress) for piece in PIECES]))
    body += _ratings(layout, made.expected, rng)
    made.columns += body
    blocks = _blocks(made.columns)
    first = len(blocks) - len(_blocks(body))
    for extra in layout.extras:
        blocks.insert(rng.randint(first, len(blocks)), _extra(extra, layout, rng))
    if layout.shuffled:
        rng.shuffle(blocks)
    if layout.spacer:
        blocks.insert(rng.randint(1, len(blocks) - 1), [Column("spacer", " ", [Cell() for _ in PIECES], width=0.3)])
    made.columns = [column for block in blocks for column in block]
    _name(layout, made, rng)
    for column in made.columns:
        column.width = max(_WIDTHS.get(column.field, column.width), _longest_word(column))
    return made


def _longest_word(column: Column) -> float:
    """The width, in the same proportion, that a column's longest word needs: no word may run into the next column."""
    words = " ".join([column.heading, *(cell.text for cell in column.cells)]).split()
    return 0.3 + 0.12 * max(map(len, words), default=0)


def _section_column(layout: Layout, sections: list[str]) -> Column:
    cells = []
    for number, piece in enumerate(PIECES):
        is_first = number == 0 or PIECES[number - 1].section != piece.section
        is_shown = is_first or layout.sections == "column repeated"
        cells.append(Cell(sections[piece.section] if is_shown else ""))
    return Column("section", "", cells)


def _refs(layout: Layout, expected: list[Expected]) -> list[str]:
    if not layout.ref:
        return []
    refs, within = [], [0, 0, 0, 0]
    for running, piece in enumerate(PIECES):
        refs.append(values.REFS[layout.ref](piece.section, within[piece.section], running))
        within[piece.section] += 1
        expected[running].ref = refs[-1].rstrip(".")
    return refs


def _leads(layout: Layout, expected: list[Expected]) -> list[Column]:
    cells = []
    for piece, want in zip(PIECES, expected, strict=True):
        want.leads = piece.leads
        named = [
            f"{_ROLES[lead]} – {lead}" if layout.names_with_roles and lead in _ROLES else lead for lead in piece.leads
        ]
        cells.append(Cell(layout.separator.join(named)))
    columns = [Column("lead", "", cells)]
    if layout.support:
        texts = [_PARTNERS[number % len(_PARTNERS)] for number in range(len(PIECES))]
        columns.append(Column("support", "Support", [Cell(text) for text in texts], "Responsibility"))
        columns[0].group = "Responsibility"
    return columns


def _date_cell(layout: Layout, day: date | None, precision: str, rng: Random) -> tuple[Cell, date | None]:
    """A cell with a day in the layout's style, and the day that it says."""
    if day is None:
        return Cell(), None
    if layout.dates == "quarters ticked":
        return Cell(), values.last_of_quarter(day)
    if layout.real_dates:
        shown, said = values.dated(day, layout.dates)
        stored = day.replace(day=1) if layout.real_dates == "mmm-yy" else day
        return Cell(shown, day=stored, day_format=layout.real_dates), said
    style = layout.dates
    if layout.mixed_dates:
        style = rng.choice([*values.DAYS, *values.MONTH_STYLES])
    elif layout.natural_dates and precision != "day":
        style = "March 2025" if precision == "month" else "Q4 2024/25"
    text, said = values.dated(day, style)
    return Cell(text), said


def _other_date(layout: Layout, day: date | None) -> Cell:
    """A cell with a day that isn't the one by which the task is due."""
    if day is None:
        return Cell()
    if layout.real_dates:
        shown = values.dated(day, "31/03/2025")[0]
        return Cell(shown, day=day, day_format="dd/mm/yyyy")
    is_day = layout.dates in values.DAYS or layout.dates == "3/31/2025"
    style = layout.dates if is_day and not layout.dates.startswith("By") else "31/03/2025"
    return Cell(values.dated(day, style)[0])


def _dates(layout: Layout, expected: list[Expected], rng: Random) -> list[Column]:
    instead = {
        kind: values.in_place_of_date(kind, "cy" if layout.language == "cy" else "en", rng)
        for kind in ("ongoing", "tbc", "quarterly")
    }
    due, revised, both = [], [], rng.choice(_BOTH_DATES)
    for piece, want in zip(PIECES, expected, strict=True):
        if isinstance(piece.due, str):
            cell, said = Cell(instead.get(piece.due, "")), None
        else:
            cell, said = _date_cell(layout, piece.due, piece.precision, rng)
        due.append(cell)
        later, moved = _date_cell(layout, piece.revised, "day", rng)
        revised.append(later)
        want.due_on = moved if layout.second_dates in ("original revised", "in one cell") and moved else said
        if layout.second_dates == "in one cell" and moved:
            due[-1] = Cell(both.format(old=cell.text, new=later.text))
    start = [_other_date(layout, piece.start) for piece in PIECES]
    completed = [_other_date(layout, piece.completed) for piece in PIECES]
    if layout.dates == "quarters ticked":
        return _due_quarters(layout)
    if layout.second_dates == "original revised":
        return [Column("original", "", due), Column("revised", "", revised)]
    if layout.second_dates == "start finish":
        return [Column("start", "Start", start, "Timescales"), Column("due", "Finish", due, "Timescales")]
    columns = [Column("due", "", due)]
    if "start" in layout.second_dates:
        columns.insert(0, Column("start", "", start))
    if "completed" in layout.second_dates:
        columns.append(Column("completed", "", completed))
    return columns


def _due_quarters(layout: Layout) -> list[Column]:
    """A column for each quarter, ticked where a piece is to be done."""
    columns = []
    for year, quarter in ((2024, 1), (2024, 2), (2024, 3), (2024, 4), (2025, 1), (2025, 2), (2025, 3)):
        end = values.last_of_quarter(date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1))
        named = f"{year}/{(year + 1) % 100}"
        cells = []
        for piece in PIECES:
            is_due = isinstance(piece.due, date) and values.last_of_quarter(piece.due) == end
            cells.append(Cell("✓" if is_due else ""))
        heading, group = (f"Q{quarter}", named) if layout.groups else (f"Q{quarter} {named}", None)
        columns.append(Column("due quarter", heading, cells, group, 0.5))
    return columns


def _rating_cell(layout: Layout, rating: str, words: dict[str, str]) -> Cell:
    colour = layout.scheme.get(rating, "")
    letter = "" if rating == "not_started" else colour[:1]
    fill = values.HEX.get(colour)
    cymraeg = layout.language == "cy"
    return {
        "words": lambda: Cell(words[rating]),
        "colour words": lambda: Cell(values.COLOUR_CYMRAEG.get(colour, colour) if cymraeg else colour),
        "letters": lambda: Cell(letter),
        "letters with words": lambda: Cell(f"{letter} – {words[rating]}" if letter else words[rating]),
        "numbers": lambda: Cell(values.NUMBERS[rating]),
        "symbols": lambda: Cell(values.SYMBOLS.get(colour, "")),
        "fill": lambda: Cell(fill=fill),
        "fill with letter": lambda: Cell(letter, fill=fill),
        "fill with words": lambda: Cell(words[rating], fill=fill),
    }[layout.rating]()


def rating_words(layout: Layout, rng: Random) -> dict[str, str]:
    """The word for each rating that a layout uses throughout."""
    if layout.language == "cy":
        return values.RATING_CYMRAEG
    return {rating: rng.choice(said[layout.own_rating_words]) for rating, said in values.RATING_WORDS.items()}


def _ratings(layout: Layout, expected: list[Expected], rng: Random) -> list[Column]:
    if layout.rating == "none":
        for piece, want in zip(PIECES, expected, strict=True):
            says_completed = piece.rating == "complete" and (
                "percent" in layout.extras or "completed" in layout.second_dates
            )
            want.ratings = frozenset({"", "complete"} if says_completed else {""})
        return []
    words, cells = rating_words(layout, rng), []
    for piece, want in zip(PIECES, expected, strict=True):
        cell = _rating_cell(layout, piece.rating, words) if piece.rating else Cell()
        cells.append(cell)
        is_shown = bool(cell.text or cell.fill)
        want.ratings = values.accepted(piece.rating) if is_shown else frozenset({""})
    return [Column("rating", "", cells)]


def _extra(name: str, layout: Layout, rng: Random) -> list[Column]:
    count = range(len(PIECES))
    turn = rng.randint(0, 5)

    def told(heading: str, texts: tuple[str, ...]) -> list[Column]:
        return [Column(name, heading, [Cell(texts[(n + turn) % len(texts)]) for n in count])]

    if name == "cost":
        return told(
            rng.choice(("Cost", "Budget (£)", "Estimated cost")),
            ("£1,200", "Nil", "£350", "Within existing budget", "£15,000", "None"),
        )
    if name == "priority":
        levels = [("High", "Medium", "Low")[(n * 7 + turn) % 3] for n in count]
        is_coloured = layout.colours and rng.random() < 0.4
        return [
            Column(name, "Priority", [Cell(level, fill=_TINTS[level] if is_coloured else None) for level in levels])
        ]
    if name == "risk":
        scores = [(4, 6, 9, 12, 16, 3)[(n * 5 + turn) % 6] for n in count]
        tint = {True: "FF0000", False: "92D050"}
        return [
            Column(
                name,
                rng.choice(("Risk score", "Risk (L x I)", "Score")),
                [Cell(str(score), fill=tint[score > 9] if layout.colours else None) for score in scores],
            )
        ]
    if name in ("created", "review"):
        headings = {
            "created": ("Created", "Date added", "Raised on"),
            "review": ("Review date", "Next review", "To be reviewed"),
        }
        days = [
            date(2024, 4, 2) + timedelta(days=n % 9)
            if name == "created"
            else date(2026, 1, 12) + timedelta(days=7 * (n % 5))
            for n in count
        ]
        return [Column(name, rng.choice(headings[name]), [_other_date(layout, day) for day in days])]
    if name == "ticks":
        return [
            Column(name, f"Q{quarter}", [Cell(_tick(piece, quarter)) for piece in PIECES], width=0.5)
            for quarter in (1, 2, 3, 4)
        ]
    if name == "status":
        return [
            Column(
                name, "Open or closed", [Cell("Closed" if piece.rating == "complete" else "Open") for piece in PIECES]
            )
        ]
    if name == "percent":
        return [
            Column(
                name, rng.choice(("% complete", "Percentage done")), [Cell(_SHARES[piece.rating]) for piece in PIECES]
            )
        ]
    if name == "link":
        return [Column(name, "Link", [Cell(f"https://fair.example/{n + 100}") for n in count], width=2)]
    told_of = {
        "evidence": (("Evidence", "Evidence held"), _EVIDENCE),
        "comments": (("Comments", "Remarks by the board"), _COMMENTS),
        "measure": (("Success measure", "KPI", "Measure of success"), _MEASURES),
        "partners": (("Partners", "Supporting partners", "Also involved"), _PARTNERS),
        "paragraph": (("Duty paragraph", "Guidance para."), ("Para 41", "Para 58", "Para 102", "Para 7", "Paras 12 to 15", "Para 88")),
    }  # fmt: skip
    return told(rng.choice(told_of[name][0]), told_of[name][1])


def _tick(piece: Piece, quarter: int) -> str:
    """A tick where work on a piece goes on in a quarter of 2024/25."""
    begin = date(2024 + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1)
    if not isinstance(piece.due, date):
        return "✓" if piece.due in ("ongoing", "quarterly") else ""
    return "✓" if piece.start <= values.last_of_quarter(begin) and piece.due >= begin else ""


def _blocks(columns: list[Column]) -> list[list[Column]]:
    """The columns by what stays together: those under one heading above them, and quarters."""
    blocks: list[list[Column]] = []
    for column in columns:
        before = blocks[-1][-1] if blocks else None
        is_group = before and column.group and before.group == column.group
        if is_group or (before and column.field == before.field in ("ticks", "due quarter")):
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return blocks


_ALONGSIDE = {
    ("progress", "Status"): {"rating": "RAG"},
    ("ref", "Action"): {"action": "Description"},
    ("action", "Target"): {"due": "Deadline", "original": "Original deadline"},
    ("action", "Responsibility"): {"lead": "Lead officer"},
    ("action", "Outcome required"): {"outcome": "Impact"},
    ("rating", "Progress"): {"progress": "Latest update"},
}


def _name(layout: Layout, made: Columns, rng: Random) -> None:
    """Gives every column that has none its heading; no two columns get the same."""
    used = {column.heading.casefold() for column in made.columns}
    for column in made.columns:
        while not column.heading:
            source = layout.heading_source
            if source == "mixed":
                source = rng.choice(("known", "known", "own"))
            heading, tag = drawn(column.field, source, layout.heading_case, rng)
            if heading.casefold() not in used:
                column.heading = heading
                made.tags += [tag] if tag else []
        used.add(column.heading.casefold())
    named = dict([layout.misleading]) if layout.misleading else {}
    named |= _ALONGSIDE.get(layout.misleading or ("", ""), {})
    for column in made.columns:
        if column.field in named:
            column.heading = named[column.field]
            made.tags = [tag for tag in made.tags if not tag.endswith(f": {column.field}")]
        elif column.heading.casefold() in {each.casefold() for each in named.values()}:
            column.heading = ENGLISH.get(column.field, column.heading)
        if column.field == layout.unnamed or (layout.unnamed == "due" and column.field == "original"):
            column.heading = ""
            made.tags = [tag for tag in made.tags if not tag.endswith(f": {column.field}")]
        if layout.heading_remarks and column.field in _REMARKS and rng.random() < 0.6:
            column.heading += f"{rng.choice((' ', chr(10)))}{_REMARKS[column.field]}"
        column.heading = column.heading.strip()
