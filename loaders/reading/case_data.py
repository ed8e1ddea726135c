"""Stops a document that looks as if it held data about people referred: plans only, never cases."""

from loaders import lookups
from loaders.errors import DocumentRefused
from loaders.records import Row, Source


def refuse_case_data(source: Source) -> None:
    """Raises DocumentRefused, naming the place but never the value, where a document looks like case data.

    Looked for are columns such as a date of birth, a case number or a referral reason, and values that carry their
    own label or form: a date of birth, an NHS or National Insurance number, a case reference.
    """
    for block in source.blocks:
        texts = block.cells if isinstance(block, Row) else (block.text,)
        for text in texts:
            kind = _kind(text, isinstance(block, Row))
            if kind:
                raise DocumentRefused(
                    f"“{source.file_name}”, {block.locator}, {kind}: this looks like data about people referred, "
                    "which must not be loaded here. Take it out of the document, or load the plan alone."
                )


def _kind(text: str, is_cell: bool) -> str | None:
    heading = lookups.fold(text) if is_cell and len(text) <= 60 else ""
    for meaning, pattern in lookups.patterns("case_data"):
        if meaning == "heading" and heading and pattern.search(heading):
            return f"the column “{' '.join(text.split())}”"
        if meaning == "value" and any(letter.isdigit() for letter in text) and pattern.search(text):
            return "a value that names a person’s date of birth, number or case"
    return None
