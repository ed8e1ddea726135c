"""The columns of a layout: a heading and forty cells each, with what they say of each task."""

from dataclasses import dataclass, field
from random import Random

from . import values
from .column import Column, Expected
from .dated import date_columns
from .extras import PARTNERS, extra_columns
from .gold import CYMRAEG_SECTIONS, PIECES, SECTIONS
from .headings import ENGLISH, drawn
from .layout import Layout
from .parts import Cell

_ROLES = {"Tamsin Orrell": "Training Officer", "Hari Bexley": "Grants Officer", "Olwen Nash": "Health Lead", "Piotr Voss": "Policy Officer"}  # fmt: skip
_WIDTHS = {"action": 4.2, "outcome": 2.8, "progress": 2.8, "section": 1.8, "lead": 1.8, "ref": 0.9}


_REMARKS = {
    "due": "(by when)", "lead": "(name and post)", "action": "(what we will do)", "outcome": "(what will be different)",
    "progress": "(updated each quarter)", "rating": "(as judged by the lead)", "ref": "(do not change)",
}  # fmt: skip


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
    body = [*_leads(layout, made.expected), *date_columns(layout, made.expected, rng)]
    if layout.outcome:
        body.append(Column("outcome", "", [Cell(piece.outcome) for piece in PIECES]))
    if layout.progress:
        body.append(Column("progress", "", [Cell(piece.progress) for piece in PIECES]))
    body += _ratings(layout, made.expected, rng)
    made.columns += body
    blocks = _blocks(made.columns)
    first = len(blocks) - len(_blocks(body))
    for extra in layout.extras:
        blocks.insert(rng.randint(first, len(blocks)), extra_columns(extra, layout, rng))
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
        texts = [PARTNERS[number % len(PARTNERS)] for number in range(len(PIECES))]
        columns.append(Column("support", "Support", [Cell(text) for text in texts], "Responsibility"))
        columns[0].group = "Responsibility"
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
