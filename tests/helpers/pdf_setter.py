"""Sets a plan's table as PDF in the ways that councils do: with lines, stripes or white space around its cells."""

from dataclasses import dataclass

import typst

WIDTHS = "1.2cm, 6cm, 3.5cm, 3cm, 6cm, 2.5cm"
PAGE = 'paper: "a4", flipped: true, margin: 1.5cm'


@dataclass(frozen=True)
class Look:
    """How a table is drawn, in the words of typst: its lines and paddings, alignment, page, and the headings' markup."""

    drawn: str = "stroke: none, inset: 5pt"
    align: str = "left"
    page: str = PAGE
    widths: str = WIDTHS
    heading: str = "[*{}*]"
    section: str = "[*{}*]"
    around: str = "{}"
    before: str = "= Prevent action plan 2021"
    after: str = ""


PLAIN = Look()


def _escaped(text: str) -> str:
    marked = "".join(f"\\{letter}" if letter in "\\#*_$@<>[]`~/-" else letter for letter in text)
    return marked.replace("\n", " \\\n")


def set_table(
    header: list[str],
    rows: list[list[str]],
    look: Look = PLAIN,
    merged: dict | None = None,
    above: str = "",
    marked: bool = False,
) -> bytes:
    """A PDF of one table; a row of one text is a heading across, merged has the rows that a cell at (row, column) spans.

    The cells that a merged one covers are left out of the rows below it. above is what stands over the headings on each
    page, in typst's words; marked says that the cells' texts are in them too.
    """
    cells = []
    for number, row in enumerate(rows):
        if len(row) == 1:
            cells.append(f"table.cell(colspan: {len(header)}){look.section.format(_escaped(row[0]))}")
            continue
        for column, text in enumerate(row):
            span = (merged or {}).get((number, column))
            cells.append(f"{f'table.cell(rowspan: {span})' if span else ''}[{text if marked else _escaped(text)}]")
    headings = ", ".join(look.heading.format(_escaped(name)) for name in header)
    table = (
        f"#table(columns: ({look.widths}), align: {look.align}, {look.drawn},\n"
        f"table.header({above}{headings}),\n{', '.join(cells)})"
    )
    source = f'#set page({look.page})\n#set text(size: 9pt, lang: "en")\n' + look.around.format(
        f"{look.before}\n{table}\n{look.after}"
    )
    return typst.compile(source.encode())
