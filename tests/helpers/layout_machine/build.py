"""Puts a layout's columns into tables, with what stands around them, as a document not yet written."""

from random import Random

from . import values
from .columns import Column, Columns
from .gold import PIECES, TITLE
from .layout import Layout
from .parts import Cell, Document, Grid, Line, Part, Sheet, Words

_HEAD = "D9E2F3"
_BAND = "EDEDED"


def document_of(layout: Layout, made: Columns) -> Document:
    """The document of a layout: the same parts for every format."""
    rng = Random(f"around {layout.seed}")
    document = Document(TITLE)
    if layout.running:
        document.running = rng.choice(
            ("Fairmere Borough Council", "Prevent action plan 2024/25 – made up", "Community Safety")
        )
    parts = document.parts
    if layout.kind == "xlsx":
        parts.append(Sheet("About" if layout.sections == "sheets" else "Action plan"))
    if layout.sections != "sheets":
        parts.append(Words(TITLE, 1))
    parts += _front(layout) + (_definitions(layout) if layout.definitions else [])
    key = _key(layout, rng)
    if layout.key_first and layout.key not in ("row", "sheet"):
        parts += key
    parts += _tables(layout, made, key[0] if layout.key == "row" else None)
    if layout.notes and layout.sections != "sheets":
        parts.append(
            Words("Notes: dates are those that the board agreed in April 2024. Printed copies may be out of date.")
        )
    if not layout.key_first and layout.key not in ("row", "sheet"):
        parts += key
    if layout.counts:
        parts += _counts(layout)
    if layout.key == "sheet":
        parts += [Sheet("Key"), *key]
    if layout.lists_sheet:
        parts += [Sheet("Lists"), _lists()]
    return document


def _front(layout: Layout) -> list[Part]:
    if not layout.front:
        return []
    versions = (
        ("Version", "Date", "Author", "What changed"),
        ("0.1", "12/02/2024", "Policy Officer", "First draft"),
        ("0.2", "11/03/2024", "Policy Officer", "Comments of partners taken in"),
        ("1.0", "02/04/2024", "Head of Community Safety", "Agreed by the board"),
    )
    return [
        Words("Version history", 2),
        _plain(layout, versions),
        Words("This plan is made up. It says what will be done, by whom and by when."),
    ]


def _definitions(layout: Layout) -> list[Part]:
    terms = (
        ("Term", "Meaning"),
        ("Channel", "The panel that offers support to people who might be drawn into terrorism"),
        ("Prevent duty", "What the Act asks of councils and others"),
        ("Referral", "A concern that somebody passes on"),
    )
    return [
        Words("What words mean here", 2),
        Grid(
            [[Cell(text, bold=n == 0) for text in line] for n, line in enumerate(terms)],
            [1, 4],
            is_ruled=layout.is_ruled,
        ),
    ]


def _plain(layout: Layout, lines: tuple[tuple[str, ...], ...]) -> Grid:
    return Grid(
        [[Cell(text, bold=n == 0) for text in line] for n, line in enumerate(lines)],
        [1.0] * len(lines[0]),
        is_ruled=layout.is_ruled,
    )


def _key(layout: Layout, rng: Random) -> list[Part]:
    """The plan's key: a line, a table, or the cells of a row."""
    if not layout.key:
        return []
    meant = []
    for rating, said in values.KEY_WORDS.items():
        text = values.RATING_CYMRAEG[rating] if layout.language == "cy" else rng.choice(said)
        colour = layout.scheme.get(rating, "")
        if layout.rating == "numbers":
            meant.append((values.NUMBERS[rating], text, None))
        elif layout.rating == "letters" and colour and rating != "not_started":
            meant.append((colour[0], text, None))
        elif layout.rating == "symbols" and colour:
            meant.append((values.SYMBOLS[colour], text, None))
        elif colour and layout.rating != "letters":
            cymraeg = values.COLOUR_CYMRAEG.get(colour, colour)
            meant.append(
                (cymraeg if layout.language == "cy" else colour, text, values.HEX[colour] if layout.colours else None)
            )
    heading = "Allwedd" if layout.language == "cy" else rng.choice(("Key", "RAG key", "Legend"))
    if layout.key == "line":
        joined = rng.choice((" = ", " – ", ": "))
        return [Words(f"{heading}: " + "; ".join(f"{sign}{joined}{text}" for sign, text, _ in meant))]
    if layout.key == "row":
        return [Grid([[Cell(f"{heading}:"), *(Cell(text, fill=fill) for _, text, fill in meant)]], [1.0] * 6, heads=0)]
    is_bare = layout.colours and layout.rating.startswith("fill") and rng.random() < 0.4
    lines = [[Cell("" if is_bare else sign, fill=fill), Cell(text)] for sign, text, fill in meant]
    return [Words(heading, 2), Grid(lines, [1, 3], heads=0, is_ruled=layout.is_ruled)]


def _counts(layout: Layout) -> list[Part]:
    words = ("Complete", "On track", "Behind schedule", "Off track", "Not started", "No rating")
    numbers = [sum(piece.rating == rating for piece in PIECES) for rating in (*values.KEY_WORDS, None)]
    lines = (("How many", "Number"), *((word, str(number)) for word, number in zip(words, numbers, strict=True)))
    return [Words("Summary", 2), _plain(layout, lines)]


def _lists() -> Grid:
    texts = (
        ("Status", "Directorate"),
        ("Complete", "Adults"),
        ("On track", "Children"),
        ("Behind schedule", "Place"),
        ("Off track", "Resources"),
    )
    return Grid([[Cell(text) for text in line] for line in texts], [1, 1])


def _tables(layout: Layout, made: Columns, key: Grid | None) -> list[Part]:
    widths = [column.width for column in made.columns]
    groups = [
        [n for n, piece in enumerate(PIECES) if piece.section == section] for section in range(len(made.sections))
    ]
    heads = [] if layout.no_header else _heads(layout, made.columns)
    above = _key_row(key, len(widths)) if key and len(widths) >= 6 else []
    if layout.sections in ("tables", "sheets"):
        parts: list[Part] = _key_alone(key, above)
        for number, group in enumerate(groups):
            parts.append(
                Sheet(made.sections[number]) if layout.sections == "sheets" else Words(made.sections[number], 2)
            )
            if layout.sections == "sheets" and layout.seed % 2:
                parts.append(Words(TITLE, 1))
            lines = [*heads, *_rows(layout, made, group)]
            if number + 1 == len(groups) and layout.totals:
                lines.append(_total(made.columns))
            parts.append(Grid(lines, widths, len(heads), layout.is_ruled))
        return parts
    lines = []
    for number, group in enumerate(groups):
        if layout.sections == "rows":
            lines.append(_across(made.sections[number], len(widths), _BAND))
        lines += _rows(layout, made, group)
    if layout.repeat_header:
        for at in range(layout.repeat_header, len(lines), layout.repeat_header + len(heads)):
            lines[at:at] = heads if _may_part(lines, at) else []
    if layout.totals:
        lines.append(_total(made.columns))
    return [*_key_alone(key, above), Grid([*above, *heads, *lines], widths, len(above) + len(heads), layout.is_ruled)]


def _may_part(lines: list[Line], at: int) -> bool:
    """Whether no cell spans from above into a line."""
    return all(cell is not None for cell in lines[at])


def _key_alone(key: Grid | None, above: list[Line]) -> list[Part]:
    return [key] if key and not above else []


def _key_row(key: Grid, count: int) -> list[Line]:
    cells = key.lines[0]
    return [[*cells, *(Cell() for _ in range(count - len(cells)))]]


def _across(text: str, count: int, fill: str | None = None) -> Line:
    return [Cell(text, fill=fill, across=count, bold=True), *([None] * (count - 1))]


def _heads(layout: Layout, columns: list[Column]) -> list[Line]:
    """The heading rows: a title across, the groups' names, and the columns' own."""
    lines: list[Line] = []
    if layout.title_row:
        lines.append(_across(TITLE, len(columns)))
    if not any(column.group for column in columns):
        return [*lines, [Cell(column.heading, fill=_HEAD, bold=True) for column in columns]]
    upper: Line = []
    lower: Line = []
    for number, column in enumerate(columns):
        own = Cell(column.heading, fill=_HEAD, bold=True)
        if not column.group:
            own.down = 2 if layout.spans else 1
            upper.append(own if layout.spans else Cell())
            lower.append(None if layout.spans else own)
            continue
        lower.append(own)
        if number and columns[number - 1].group == column.group:
            upper.append(None)
        else:
            across = sum(each.group == column.group for each in columns)
            upper.append(Cell(column.group, fill=_HEAD, bold=True, across=across))
    return [*lines, upper, lower]


def _rows(layout: Layout, made: Columns, group: list[int]) -> list[Line]:
    """The rows of one section, cells merged where the layout merges them, and what a template left empty."""
    lines: list[Line] = [[column.cells[number] for column in made.columns] for number in group]
    for at, column in enumerate(made.columns):
        if column.field == "lead" and layout.lead_merged:
            _merge_same(lines, at)
        if column.field == "section" and layout.sections == "column merged":
            lines[0][at].down = len(group)
            for line in lines[1:]:
                line[at] = None
    if layout.blank_rows:
        lines += _blank(layout, made, group)
    return lines


def _merge_same(lines: list[Line], at: int) -> None:
    first = lines[0][at]
    for line in lines[1:]:
        cell = line[at]
        if cell.text and cell.text == first.text:
            first.down += 1
            line[at] = None
        else:
            first = cell


def _blank(layout: Layout, made: Columns, group: list[int]) -> list[Line]:
    """Two rows that nobody filled, the next references in them where the layout has it so."""
    section = PIECES[group[0]].section
    if layout.ref in ("PREV-01", "1", "PAP/24/001") and section + 1 < len(made.sections):
        return []
    lines: list[Line] = [[Cell() for _ in made.columns] for _ in range(2)]
    if layout.blank_rows == "ref only" and layout.ref:
        at = next(n for n, column in enumerate(made.columns) if column.field == "ref")
        for more, line in enumerate(lines):
            line[at] = Cell(values.REFS[layout.ref](section, len(group) + more, len(PIECES) + more))
    return lines


def _total(columns: list[Column]) -> Line:
    line: Line = [Cell() for _ in columns]
    line[0] = Cell(f"Total: {len(PIECES)} actions", bold=True)
    for at, column in enumerate(columns):
        if column.field == "cost" and at:
            line[at] = Cell("£107,600", bold=True)
    return line
