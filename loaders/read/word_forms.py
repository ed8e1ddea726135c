"""What a Word document's form fields and content controls show: boxes ticked or not, entries chosen, hints left out."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from loaders.read.word_text import W, value

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = ("0", "false", "off")
_SHOWN = (W + "t", W + "sym")
_LONGEST_FIELD = 100  # pieces between a field's beginning and its end


def fill_in(root: _Element) -> None:
    """Writes what the fields show into the document's tree as text, and takes out the hints of those not filled in."""
    for control in list(root.iter(W + "sdt")):
        properties = control.find(W + "sdtPr")
        if properties is None:
            continue
        ticked = properties.find(f"{_W14}checkbox")
        if ticked is not None:
            checked = ticked.find(f"{_W14}checked")
            is_checked = checked is not None and checked.get(f"{_W14}val", "1") not in _OFF
            _replace(control, "☑" if is_checked else "☐")
        elif value(properties, "showingPlcHdr") not in (None, *_OFF):
            _replace(control, "")
    for begin in list(root.iter(W + "fldChar")):
        data = begin.find(W + "ffData")
        if data is not None and not _has_result(begin) and (shown := _shown_by(data)):
            _append(begin.getparent(), shown)


def _replace(control: _Element, text: str) -> None:
    """Puts a text in the place of all that a control itself shows, not the controls inside it."""
    first = None
    for element in list(control.iter(*_SHOWN)):
        run = element.getparent()
        if run is not None and next(element.iterancestors(W + "sdt"), None) is control:
            first = run if first is None else first
            run.remove(element)
    if first is not None and text:
        _append(first, text)


def _append(run: _Element | None, text: str) -> None:
    if run is not None:
        etree.SubElement(run, W + "t").text = text


def _shown_by(data: _Element) -> str:
    """The box or the chosen entry of an older form field; empty for a field of another kind."""
    box, entries = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        checked = value(box, "checked")
        state = value(box, "default") if checked is None else checked
        return "☐" if state is None or state in _OFF else "☑"
    if entries is None:
        return ""
    chosen = value(entries, "result") or value(entries, "default") or "0"
    texts = [entry.get(W + "val", "") for entry in entries.iter(W + "listEntry")]
    return texts[int(chosen)] if chosen.isdigit() and int(chosen) < len(texts) else ""


def _has_result(begin: _Element) -> bool:
    """Whether a field's own result stands in the paragraph as text."""
    run = begin.getparent()
    is_after = False
    for later in _following(run):
        mark = later.find(W + "fldChar")
        kind = None if mark is None else mark.get(W + "fldCharType")
        if kind == "end":
            return False
        is_after = is_after or kind == "separate"
        if is_after and any((text.text or "").strip() for text in later.iter(W + "t")):
            return True
    return False


def _following(run: _Element | None) -> Iterator[_Element]:
    return iter(()) if run is None else islice(run.itersiblings(W + "r"), _LONGEST_FIELD)
