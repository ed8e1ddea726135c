"""PDF files whose tables, keys and cards only white space holds together are read as a person reads them."""

import pytest
import typst

from loaders import preview
from loaders.read import read
from loaders.records import Line, Row

pytestmark = pytest.mark.slow
DRAWN = "stroke: none, column-gutter: 8pt, row-gutter: 5pt, inset: 2pt"
COLOURS = {"green": "#00B050", "amber": "#FFC000", "red": "#FF0000"}


def page_of(*parts):
    """A PDF of some parts in the words of typst."""
    return typst.compile(('#set page("a4", flipped: true)\n#set text(size: 8pt)\n' + "\n\n".join(parts)).encode())


def table_of(header, rows):
    """A table without lines, its headings in bold; a cell "#green" is painted and has no words."""
    cells = [_cell(text) for row in rows for text in row]
    headings = ", ".join(f"[*{name}*]" for name in header)
    return f"#table(columns: {len(header)}, {DRAWN}, {headings}, {', '.join(cells)})"


def _cell(text):
    return f'table.cell(fill: rgb("{COLOURS[text[1:]]}"))[]' if text.startswith("#") else f"[{text}]"


def blocks_of(content):
    return read(content, "plan.pdf").blocks


def rows_of(content):
    return [block.cells for block in blocks_of(content) if isinstance(block, Row)]


def lines_of(content):
    return [block.text for block in blocks_of(content) if isinstance(block, Line)]


def test_headings_in_words_that_no_list_has_are_told_by_their_letters():
    header = ["Row", "Steps we shall take", "In charge", "Finish", "Flag"]
    rows = [
        ["P1", "Hold a briefing for governors of all schools", "Tom Field", "May 2024", "Green"],
        ["P2", "Write to hirers", "Una Marsh", "June 2024", "Red"],
        ["P3", "Review the policy", "Una Marsh", "July 2024", "Red"],
    ]
    found = page_of("= Plan", table_of(header, rows), "Written for the board.")
    assert rows_of(found) == [tuple(header), *map(tuple, rows)]
    assert lines_of(found) == ["Plan", "Written for the board."]


@pytest.mark.parametrize("lines", ["0.5pt", "none"])
def test_headings_in_two_languages_below_each_other_are_one_row(lines):
    header = [
        "Cyf. – \\\n Ref",
        "Camau \\\n Action",
        "Arweinydd \\\n Lead",
        "Dyddiad \\\n Date",
        "Statws \\\n RAG status",
    ]
    rows = [[f"1.{n}", "Hold a briefing", "Tom Field", "May 2024", "Green"] for n in range(1, 5)]
    found = rows_of(page_of(table_of(header, rows).replace("stroke: none, column", f"stroke: {lines}, column")))
    assert [" ".join(cell.split()) for cell in found[0]] == [
        " ".join(cell.replace("\\", "").split()) for cell in header
    ]
    assert found[1:] == list(map(tuple, rows))


def test_a_small_table_beside_the_plans_keeps_its_cells():
    terms = "#table(columns: 2, stroke: none, [Term], [Meaning], [Channel], [A panel that offers support], [Duty], [What the Act asks])"
    rows = [["P1", "Hold a briefing", "Tom Field", "May 2024", "Green"]] * 3
    found = page_of(terms, table_of(["Ref", "Action", "Lead", "Date", "RAG"], rows))
    assert rows_of(found)[:3] == [
        ("Term", "Meaning"),
        ("Channel", "A panel that offers support"),
        ("Duty", "What the Act asks"),
    ]


def test_what_only_looks_like_a_table_is_kept_as_text_beside_one():
    header, rows = ["Row", "What we hope to see", "Flag"], [[f"P{n}", f"Step {n}", "Una"] for n in range(1, 6)]
    unclear = [
        "#place(dx: 0pt)[*Who*] #place(dx: 60pt)[*Role*] #place(dx: 120pt)[*Since*] #v(12pt)",
        *["#place(dx: 0pt)[Ann] #place(dx: 60pt)[Chair] #place(dx: 120pt)[May] #v(12pt)"] * 3,
        *["#place(dx: 0pt)[Bob] #place(dx: 40pt)[A member of the whole board] #place(dx: 190pt)[May] #v(12pt)"] * 6,
    ]
    source = read(page_of(*unclear, "= Plan", table_of(header, rows)), "plan.pdf")
    found = [block.cells for block in source.blocks if isinstance(block, Row)]
    assert found[-6:] == [tuple(header), *map(tuple, rows)]
    assert "table_unclear" in {finding.rule for finding in source.findings}


def test_a_last_column_of_colours_alone_is_read_over_many_lines():
    header = ["Ref", "Action", "Lead", "Timescale", "RAG"]
    rows = [[f"1.{n}", "Hold a briefing", "Tom Field", "June 2024", ("#green", "#red")[n % 2]] for n in range(1, 61)]
    found = [block for block in blocks_of(page_of(table_of(header, rows))) if isinstance(block, Row)]
    assert [block.colours[-1] for block in found[1:]] == [COLOURS[row[-1][1:]] for row in rows]


KEY = "#text[✓ complete #h(30pt) ► on track #h(30pt) ! some delay #h(30pt) ✗ off track]"
KEY_TABLE = "#table(columns: 2, column-gutter: 30pt, stroke: none, [G], [On schedule], [R], [Off track])"


@pytest.mark.parametrize(
    ("key", "lines", "rows"),
    [
        (KEY, ["✓ complete", "► on track", "! some delay", "✗ off track"], []),
        (KEY_TABLE, [], [("G", "On schedule"), ("R", "Off track")]),
    ],
)
def test_a_key_below_a_table_takes_no_part_in_its_columns(key, lines, rows):
    header = ["No", "Action", "Who leads", "Finish by", "Progress"]
    tasks = [[str(n), "Put the training on one calendar", "Una Marsh", "May 2025", "Begun"] for n in range(1, 10)]
    found = page_of(table_of(header, tasks), key)
    assert rows_of(found) == [tuple(header), *map(tuple, tasks), *rows]
    assert lines_of(found) == lines


def test_a_key_of_painted_words_is_a_row_with_its_colours():
    key = ", ".join(f'table.cell(fill: rgb("{colour}"))[{name}]' for name, colour in COLOURS.items())
    header = ["Ref", "Action", "Lead", "Timescale", "RAG"]
    rows = [[f"1.{n}", "Hold a briefing", "Tom Field", "June 2024", "#green"] for n in range(1, 4)]
    found = blocks_of(page_of(f"#table(columns: 4, {DRAWN}, [Key:], {key})", "What this is.", table_of(header, rows)))
    assert found[0].cells == ("Key:", *COLOURS)
    assert found[0].colours == (None, *COLOURS.values())


CARDS = {
    "Audit 23/11": ["Check each badge against the list", "Una Marsh", "31 January 2024", "A (some delay)"],
    "Audit 23/14": ["Bank all cash within two days", "Tom Field", "29 February 2024", ""],
    "Audit 23/17": ["Take away rights that nobody needs", "ICT Team", "30 April 2024", "R (not on track)"],
}
LABELS = ["Agreed management action:", "Responsible officer:", "Target date:", "RAG:"]


def test_cards_of_labels_and_values_are_rows_of_two_cells():
    cards = []
    for title, values in CARDS.items():
        pairs = ", ".join(f"[*{label}*], [{value}]" for label, value in zip(LABELS, values, strict=True))
        cards += [f"*{title}*", f"#table(columns: (80pt, 300pt), stroke: none, inset: 3pt, {pairs})"]
    found = page_of("= Outstanding actions", *cards)
    expected = [pair for values in CARDS.values() for pair in zip(LABELS, values, strict=True)]
    assert rows_of(found) == expected
    assert lines_of(found) == ["Outstanding actions", *CARDS]
    tasks = preview(found, "plan.pdf")["tasks"]
    assert [task["action"] for task in tasks] == [values[0] for values in CARDS.values()]


def test_a_plan_of_labelled_lines_is_read_as_lines():
    records = [
        f"{label} {value or 'none'} \\"
        for values in CARDS.values()
        for label, value in zip(LABELS, values, strict=True)
    ]
    found = page_of("= Outstanding actions", "\n".join(records))
    assert rows_of(found) == []
    assert len(lines_of(found)) == 1 + len(records)


@pytest.mark.parametrize("foot", ["Anytown Council | page 1", "Page 1 of 1", "Tudalen 1"])
def test_the_foot_of_a_single_page_is_no_part_of_its_last_row(foot):
    rows = [[f"Theme {n}", f"1.{n}", "Hold a briefing", "Tom Field", "May 2024"] for n in range(1, 5)]
    found = page_of(f"#set page(footer: [{foot}])", table_of(["Theme", "Ref", "Action", "Lead", "Date"], rows))
    assert rows_of(found)[1:] == list(map(tuple, rows))
    assert [block.repeats for block in blocks_of(found) if isinstance(block, Line)] == [True]


def test_tables_on_one_page_have_places_of_their_own():
    header = ["Ref", "Action", "Lead", "Date", "RAG"]
    tables = [table_of(header, [[f"{n}.{m}", "Brief", "Tom", "May 2024", "Green"] for m in (1, 2)]) for n in (1, 2)]
    found = blocks_of(page_of(tables[0], "= Venues", tables[1]))
    places = [block.locator for block in found if isinstance(block, Row)]
    assert places == [f"page 1, table {table}, row {row}" for table in (1, 2) for row in (1, 2, 3)]
