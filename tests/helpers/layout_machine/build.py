"""Puts a layout's columns into tables, with what stands around them, as a document not yet written."""

from datetime import date
from random import Random

from . import values
from .columns import Columns
from .gold import PIECES, TITLE
from .layout import Layout
from .parts import Cell, Document, Grid, Part, Sheet, Words
from .tables import tables_of


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
    meant = _meant(layout, rng)
    key = _key(layout, meant, rng)
    if layout.key_first and layout.key != "sheet":
        parts += key
    parts += tables_of(layout, made, [(text, fill) for _, text, fill in meant] if layout.key == "row" else [])
    if layout.notes and layout.sections != "sheets":
        parts.append(
            Words("Notes: dates are those that the board agreed in April 2024. Printed copies may be out of date.")
        )
    if not layout.key_first and layout.key != "sheet":
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
    style = "31 March 2025" if layout.dates == "3/31/2025" else "31/03/2025"
    days = [values.dated(day, style)[0] for day in (date(2024, 2, 12), date(2024, 3, 11), date(2024, 4, 2))]
    versions = (
        ("Version", "Date", "Author", "What changed"),
        ("0.1", days[0], "Policy Officer", "First draft"),
        ("0.2", days[1], "Policy Officer", "Comments of partners taken in"),
        ("1.0", days[2], "Head of Community Safety", "Agreed by the board"),
    )
    contents = (
        "Contents",
        "1. Why we have a plan ........ 1",
        "2. The plan for 2024/25 ........ 2",
        "3. How we look at it ........ 4",
    )
    listed = [Words(line, 2 if number == 0 else 0) for number, line in enumerate(contents)]
    said = "This plan is made up. It says what will be done, by whom and by when."
    return [*listed, Words("Version history", 2), _plain(layout, versions), Words(said)]


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


Meant = list[tuple[str, str, str | None]]  # a sign, what it means, its fill


def _meant(layout: Layout, rng: Random) -> Meant:
    """What each sign of the layout's ratings means."""
    meant: Meant = []
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
    return meant


def _key(layout: Layout, meant: Meant, rng: Random) -> list[Part]:
    """The plan's key as a line or a table."""
    if layout.key in ("", "row"):
        return []
    heading = "Allwedd" if layout.language == "cy" else rng.choice(("Key", "RAG key", "Legend"))
    if layout.key == "line":
        joined = rng.choice((" = ", " – ", ": "))
        return [Words(f"{heading}: " + "; ".join(f"{sign}{joined}{text}" for sign, text, _ in meant))]
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
