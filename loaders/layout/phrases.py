"""What the shape of a piece of text gives away: a cut phrase, a reference, a marking, a page heading."""

import re

from loaders import lookups

_CUT_ENDING = re.compile(
    r"(?:\b(?:the|an?|of|and|or|that|which|who|if|than|their|its|our|into|between|including|regarding|because|such|"
    r"(?:all|any) relevant|(?:see if|whether|where|when) there|this will|these will|has been|have been|will be)"
    r"|(?<![end]\s)\bto)$",
    re.I,
)
_LONGEST_ENDING = 40  # letters, more than twice what it can match
_REF = re.compile(
    r"^(?:[A-Za-z]{1,8}[\s./_-]{0,2})?\d{1,4}(?:[.\-/]\d{1,3})*\s?[a-z]?(?:\s?\([a-z0-9]+\))?[.):]?$"
    r"|^[A-Za-z][.)]?$|^[ivxIVX]{1,5}[.)]?$"
)
_MARKING = re.compile(
    r"^\W*(?:(?:(?:government |security |protective )*(?:classification|marking)|document status)\W+)?"
    r"(?:(?:final |working |first |second )?draft(?:\s+(?:v(?:ersion)?\s?)?[\d.]*)?|official(?:[\s–:-]*sensitive)?|"
    r"(?:not )?protectively marked|restricted|confidential|"
    r"not for (?:publication|circulation|onward \w+)|exempt(?: information)?|in confidence)\W*$",
    re.I,
)
_DRAFT = re.compile(r"\b(?:FINAL |WORKING )?DRAFT\b(?:\s+(?:v(?:ersion)?\.?\s?)?\d[\d.]*)?")
_LABEL = re.compile(r"^\W*([A-Za-z][A-Za-z ]{1,30}?)\s*:")
_FURNITURE = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
_IDENTIFIER = re.compile(
    r"^(?=\S*\d)(?:[A-Z]{1,8}(?:[-/._]?[A-Z0-9]{1,8}){1,4}|(?=\S*[A-Z])\d{1,8}(?:[-/._][A-Z0-9]{1,8}){1,5}|[\w-]{12,40})$"
)
_TICK = re.compile(r"^(?:[✓✔☑☒✗✘√●■◆▪•xX×☐yYnN]|yes|no|[þüû])$", re.I)
_NOTHING = re.compile(r"^\W*(?:(?:there (?:are|is|were) )?(?:no|none|nothing|nil)\b|not applicable\b|n/a\b)", re.I)


def ends_mid_phrase(text: str) -> bool:
    """Whether a text stops where English can't: after "to inform the", say."""
    return bool(_CUT_ENDING.search(text.strip().rstrip("•").rstrip()[-_LONGEST_ENDING:]))


def is_ref(text: str) -> bool:
    """Whether a text is a task's reference: 1, 1a, 2.1, 45.16, REC-03, (iv)."""
    return bool(_REF.match(text.strip().strip("()[]"))) and len(text) <= 16


def is_identifier(text: str) -> bool:
    """Whether a text is a code that a system gave: one word with a figure in it, of capitals or of 12 characters up."""
    return bool(_IDENTIFIER.match(text.strip()))


def is_tick(text: str) -> bool:
    """Whether a cell holds a tick, a cross or a yes and nothing else."""
    return bool(_TICK.match(text.strip()))


def is_marking(text: str) -> bool:
    """Whether a line is a marking and nothing else: DRAFT, OFFICIAL-SENSITIVE, Not for publication."""
    return bool(_MARKING.match(text))


def draft_mark(text: str) -> str | None:
    """The mark of a draft within a title: the DRAFT v0.3 of "Prevent plan – DRAFT v0.3"."""
    match = _DRAFT.search(text)
    return match[0] if match else None


def marks_in(text: str) -> list[str]:
    """The markings that stand in a page's head or foot beside other words: "Xshire Council – DRAFT"."""
    parts = [part.strip() for part in re.split(r"\s[–—|-]\s|[|\t]", text)]
    return [part for part in parts if is_marking(part)]


def is_document_label(text: str) -> bool:
    """Whether a line tells of the document itself, as "Author: …" or "Review date: …"."""
    match = _LABEL.match(text)
    return match is not None and lookups.fold(match[1]) in lookups.words("document_labels")


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number and nothing else."""
    return bool(_FURNITURE.match(text))


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to do or to report."""
    return bool(_NOTHING.match(text))


def is_rule(cells: tuple[str, ...]) -> bool:
    """Whether a row is only a drawn line, as --- or :--: in every cell."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(re.fullmatch(r"[-–—=_:\s]+", cell) for cell in filled)


def is_sentence(text: str) -> bool:
    """Whether a line is running text and no heading: long, or ended as a sentence is."""
    return len(text) > 110 or len(text.split()) > 15 or text.rstrip().endswith((".", ";", ",", ":", "?"))
