"""A layout machine: one made-up plan in any number of seeded layouts, each with what should be read of it.

made(seed) gives a document's bytes and name, what should be read and the layout's difficulties; scored() reads it back.
"""

from dataclasses import dataclass

from . import office, plain
from .build import document_of
from .column import Expected
from .columns import columns_of
from .headings import OWN, is_exact
from .layout import Layout, drawn_layout
from .scored import FIELDS, Score, scored

__all__ = ["FIELDS", "OWN", "Expected", "Layout", "Made", "Score", "drawn_layout", "is_exact", "made", "scored"]


@dataclass
class Made:
    """One document: its layout, its file, what should be read of it, and its difficulties."""

    layout: Layout
    content: bytes
    file_name: str
    expected: list[Expected]
    tags: list[str]

    def score(self) -> Score:
        """How well it is read."""
        return scored(self.content, self.file_name, self.expected)


def made(seed: int) -> Made:
    """The document of a seed: always the same one."""
    layout = drawn_layout(seed)
    columns = columns_of(layout)
    document = document_of(layout, columns)
    write = {
        "docx": lambda: office.docx_of(document),
        "xlsx": lambda: office.xlsx_of(document, layout.offset),
        "pdf": lambda: plain.pdf_of(document, layout.a4, layout.head_once),
        "html": lambda: plain.html_of(document, layout.old_html),
        "csv": lambda: plain.csv_of(document, layout.delimiter, layout.encoding),
        "md": lambda: plain.md_of(document),
    }
    ending = "tsv" if layout.kind == "csv" and layout.delimiter == "\t" else layout.kind
    return Made(
        layout,
        write[layout.kind](),
        f"plan.{ending}",
        columns.expected,
        [*layout.tags, *dict.fromkeys(columns.tags)],
    )
