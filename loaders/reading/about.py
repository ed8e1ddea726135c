"""What a document says of itself: its title, its period, and what is remarkable about it as a whole."""

import re
from collections import Counter
from datetime import date
from pathlib import PurePath

from loaders.bounds import is_within
from loaders.interpret.dates import dated, mentions
from loaders.layout.laid_out import LaidOut
from loaders.records import Finding, Source

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to)\s*((?:19|20)?\d\d)\b")
_APPENDIX = re.compile(r"^\W*(?:appendix|annex)\s+\w+\W*\s*", re.I)


def title_of(laid_out: LaidOut, source: Source) -> str:
    """The document's title: a page heading or heading that speaks of a plan, else its file name."""
    lines = [text for text in (*laid_out.furniture, *laid_out.headings[:3], *laid_out.lines[:12]) if len(text) <= 150]
    for text in lines:
        if re.search(r"\bplan\b", text, re.I) and not text.endswith(":"):
            return _APPENDIX.sub("", text).strip()
    return laid_out.title or PurePath(source.file_name).stem


def period_of(title: str, laid_out: LaidOut) -> tuple[int, int] | None:
    """The first and last year that the title gives the plan, else that its timescales name."""
    years = _year_spans(title)
    if years:
        return years[0]
    counts = Counter(
        mention.last.year
        for row in laid_out.tasks
        for mention in dated(mentions(row.text("timescale")))
        if is_within(mention.last)
    )
    return (min(counts), max(counts)) if counts else None


def _year_spans(text: str) -> list[tuple[int, int]]:
    spans = []
    for match in _YEARS.finditer(text):
        opening = int(match[1])
        closing = int(match[2]) if len(match[2]) == 4 else opening // 100 * 100 + int(match[2])
        if opening <= closing <= opening + 20:
            spans.append((opening, closing))
    return spans


def column_headings(laid_out: LaidOut) -> list[str]:
    """The headings of the columns that hold something, the one that names the newest date first.

    Each may carry the date of an update: of "Update (June 24)" and "Update (Sept 24)" the later that is filled counts.
    """
    filled = [cell.heading for row in laid_out.tasks for cell in row.cells if cell.heading and cell.text.strip()]
    return sorted(dict.fromkeys(filled), key=_newest, reverse=True)


def _newest(text: str) -> date:
    return max((mention.last for mention in dated(mentions(text))), default=date.min)


def document_findings(laid_out: LaidOut, title: str, is_dated: bool) -> list[Finding]:
    """What is remarkable about the document as a whole: undated, of another period than it says, a draft."""
    findings = []
    if not is_dated:
        message = "The document doesn't say what date it speaks of: the as-at date has to be assumed."
        findings.append(Finding("undated_document", "warning", message))
    own = _year_spans(title)
    for text in laid_out.lines:
        for span in _year_spans(text) if re.search(r"\bplan\b|priorit", text, re.I) else []:
            if own and span != own[0] and not any(finding.rule == "period_disagrees" for finding in findings):
                message = f"The title says {own[0][0]}-{own[0][1]}, but the text speaks of {span[0]}-{span[1]}."
                findings.append(Finding("period_disagrees", "note", message, source_text=text))
    drafts = [note.text for note in laid_out.notes if note.kind == "marking" and "draft" in note.text.lower()]
    if drafts:
        message = f"The document is marked “{drafts[0]}”."
        findings.append(Finding("marked_draft", "note", message, source_text=drafts[0]))
    return findings
