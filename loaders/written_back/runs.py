"""The text of a Word table cell as runs: found, taken apart, and replaced or added to by tracked changes."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree
from lxml.etree import _Element

from loaders.read.word_text import W, is_struck, value

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")}
_HOLDERS = {W + name for name in ("p", "sdtContent", "customXml", "smartTag")}  # of a new insertion
_LETTERS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "\ufffc"}
_SILENT = {W + name for name in ("rPr", "softHyphen", "lastRenderedPageBreak")}
_NOTES = {W + name for name in ("footnoteReference", "endnoteReference", "commentReference", "annotationRef")}
_CONTROLS = {
    "checkbox", "comboBox", "dataBinding", "date", "dropDownList", "picture", "showingPlcHdr", "text",
}  # fmt: skip
_ON_PARAGRAPH_MARK = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_COLOURS = tuple(W + name for name in ("color", "highlight", "shd"))


class Unwritable(Exception):
    """A cell can't be changed safely; the message completes "not written into a cell, as …"."""


@dataclass
class Stamp:
    """Whose change it is and when; each mark of it gets a number of its own."""

    by: str
    at: str
    next_id: Iterator[int]

    def mark(self, name: str) -> _Element:
        """An element that says so: w:ins, w:del or another."""
        found = etree.Element(W + name)
        found.set(W + "id", str(next(self.next_id)))
        found.set(W + "author", self.by)
        found.set(W + "date", self.at)
        return found


def paragraphs(cell: _Element) -> list[_Element]:
    """The cell's own paragraphs, not those of tables in it."""
    return [child for child in _inside(cell, {W + "p"}) if child.tag == W + "p"]


def _inside(holder: _Element, wanted: set[str]) -> Iterator[_Element]:
    for child in holder:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, wanted)


def check_writable(cell: _Element) -> None:
    """Raises Unwritable where a cell holds more than plain text: a form field, a table, a picture."""
    if next(_inside(cell, {W + "tbl"}), None) is not None:
        raise Unwritable("the cell holds a table of its own")
    if next(cell.iter(W + "fldChar", W + "fldSimple"), None) is not None:
        raise Unwritable("the cell holds a form field")
    check_controls(cell)
    for run in (run for paragraph in paragraphs(cell) for run in _all_runs(paragraph)):
        kinds = {child.tag for child in run} - _SILENT
        if kinds - _NOTES - set(_LETTERS) - {W + "t"}:
            raise Unwritable("the cell holds more than text")
        if kinds & _NOTES and kinds - _NOTES:
            raise Unwritable("a note hangs on the cell's words")


def check_controls(cell: _Element) -> None:
    """Raises Unwritable where a control that takes nothing but its own kind of value is in or around a cell."""
    around = takewhile(lambda one: one.tag == W + "sdt", cell.iterancestors(W + "tbl", W + "sdt"))
    for control in (*cell.iter(W + "sdt"), *around):
        properties = control.find(W + "sdtPr")
        names = {etree.QName(child).localname for child in (properties if properties is not None else ())}
        if names & _CONTROLS or value(properties, "lock") in ("contentLocked", "sdtContentLocked"):
            raise Unwritable("the cell holds a form field")


def _all_runs(paragraph: _Element) -> list[_Element]:
    return list(_inside(paragraph, {W + "r"}))


def _runs(paragraph: _Element) -> list[_Element]:
    """The runs that show text, as the document is read: nothing deleted, nothing struck through."""
    return [run for run in _all_runs(paragraph) if _letters(run) and not is_struck(run)]


def _letters(run: _Element) -> str:
    return "".join(_letters_of(child) for child in run)


def _letters_of(child: _Element) -> str:
    return child.text or "" if child.tag == W + "t" else _LETTERS.get(child.tag, "")


def replace_all(cell: _Element, text: str, stamp: Stamp, look: _Element | None = None) -> None:
    """Strikes all of a cell's words as deleted and puts a text in their place, with the look of the first of them.

    look: the run properties to take the colours from, where they are to be others'.
    """
    own = paragraphs(cell)
    runs = [(paragraph, _runs(paragraph)) for paragraph in own]
    filled = [(paragraph, found) for paragraph, found in runs if "".join(map(_letters, found)).strip()]
    paragraph, first = filled[0] if filled else (own[0], [])
    properties = _recoloured(_properties(first, paragraph), look)
    for _, found in runs:
        _delete(found, stamp)
    if filled:
        _join(cell, own[own.index(filled[0][0]) : own.index(filled[-1][0])], stamp)
    if text:
        _insert(paragraph, first[-1] if first else None, text, properties, stamp)


def replace_part(cell: _Element, part: str, text: str, stamp: Stamp) -> bool:
    """Replaces a part of a cell's words, where it stands there once, whole in a paragraph; whether it did."""
    pattern = re.compile(r"\s+".join(map(re.escape, part.split())))
    found = []
    for paragraph in paragraphs(cell):
        runs = _runs(paragraph)
        found += [(paragraph, runs, match) for match in pattern.finditer("".join(map(_letters, runs)))]
    if len(found) != 1 or found[0][2][0] == "":
        return False
    paragraph, runs, match = found[0]
    within = _cut(runs, match.start(), match.end())
    properties = _properties(within, paragraph)
    _delete(within, stamp)
    _insert(paragraph, within[-1], text, properties, stamp)
    return True


def append(cell: _Element, text: str, stamp: Stamp) -> None:
    """Adds a text below a cell's words."""
    own = paragraphs(cell)
    runs = [(paragraph, found) for paragraph in own if (found := _runs(paragraph))]
    paragraph, last = runs[-1] if runs else (own[0], [])
    inserted = stamp.mark("ins")
    inserted.append(_run(f"\n{text}" if runs else text, _properties(last[-1:], paragraph)))
    paragraph.append(inserted)


def comment_on(cell: _Element, number: int) -> None:
    """Hangs the comment of a number on a cell's first paragraph."""
    paragraph = paragraphs(cell)[0]
    begin, end, run = (etree.Element(W + name) for name in ("commentRangeStart", "commentRangeEnd", "r"))
    reference = etree.SubElement(run, W + "commentReference")
    for element in (begin, end, reference):
        element.set(W + "id", str(number))
    paragraph.insert(0 if paragraph.find(W + "pPr") is None else 1, begin)
    paragraph.extend([end, run])


def _cut(runs: Sequence[_Element], start: int, end: int) -> list[_Element]:
    """The runs of the letters from start to end; those that only begin or end there are taken apart."""
    within, place = [], 0
    for run in runs:
        length = len(_letters(run))
        if place < end and place + length > start:
            inner = run
            if place < start:
                inner = _split(inner, start - place)
            if place + length > end:
                _split(inner, end - max(place, start))
            within.append(inner)
        place += length
    return within


def _split(run: _Element, at: int) -> _Element:
    """Parts a run after so many letters; the new run with what comes after."""
    after = etree.Element(W + "r", run.attrib)
    if (properties := run.find(W + "rPr")) is not None:
        after.append(deepcopy(properties))
    place = 0
    for child in list(run):
        length = len(_letters_of(child))
        if child.tag != W + "rPr" and place >= at:
            after.append(child)
        elif place < at < place + length:
            rest = etree.SubElement(after, W + "t")
            rest.text, child.text = (child.text or "")[at - place :], (child.text or "")[: at - place]
            for part in (rest, child):
                part.set(_XML_SPACE, "preserve")
        place += length
    run.addnext(after)
    return after


def _delete(runs: Sequence[_Element], stamp: Stamp) -> None:
    """Marks runs as deleted, those beside each other by one mark."""
    marks: list[_Element] = []
    for run in runs:
        if not marks or run.getprevious() is not marks[-1]:
            marks.append(stamp.mark("del"))
            run.addprevious(marks[-1])
        marks[-1].append(run)
        for text in run.iter(W + "t"):
            text.tag = W + "delText"
            text.set(_XML_SPACE, "preserve")


def _join(cell: _Element, joined: Sequence[_Element], stamp: Stamp) -> None:
    """Marks the ends of emptied paragraphs as deleted, so that no empty line is left, where nothing stands between."""
    if any(one.getparent() is not cell for one in joined):
        return
    for paragraph in joined:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        look = properties.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            later = next((one for one in properties if one.tag in (W + "sectPr", W + "pPrChange")), None)
            if later is None:
                properties.append(look)
            else:
                later.addprevious(look)
        if look.find(W + "del") is None:
            look.insert(int(look.find(W + "ins") is not None), stamp.mark("del"))


def _insert(paragraph: _Element, after: _Element | None, text: str, properties: _Element | None, stamp: Stamp) -> None:
    inserted = stamp.mark("ins")
    inserted.append(_run(text, properties))
    if after is None:
        paragraph.append(inserted)
        return
    while (parent := after.getparent()) is not None and parent.tag not in _HOLDERS:
        after = parent
    after.addnext(inserted)


def _run(text: str, properties: _Element | None) -> _Element:
    run = etree.Element(W + "r")
    if properties is not None:
        run.append(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, W + "br")
        if line:
            part = etree.SubElement(run, W + "t")
            part.text = line
            part.set(_XML_SPACE, "preserve")
    return run


def _properties(runs: Sequence[_Element], paragraph: _Element) -> _Element | None:
    """A copy of the look of the first run with words, else of the paragraph's mark."""
    shown = next((run for run in runs if _letters(run).strip()), runs[0] if runs else None)
    found = shown.find(W + "rPr") if shown is not None else paragraph.find(f"{W}pPr/{W}rPr")
    if found is None:
        return None
    copied = deepcopy(found)
    for child in list(copied):
        if child.tag in _ON_PARAGRAPH_MARK:
            copied.remove(child)
    return copied


def look_of(cell: _Element) -> _Element | None:
    """The run properties of a cell's first words; None where they have none."""
    run = next((run for paragraph in paragraphs(cell) for run in _runs(paragraph) if _letters(run).strip()), None)
    return None if run is None else run.find(W + "rPr")


def has_colour(look: _Element | None) -> bool:
    """Whether run properties give letters a colour, a highlight or a fill."""
    return look is not None and any(look.find(name) is not None for name in _COLOURS)


def _recoloured(properties: _Element | None, look: _Element | None) -> _Element | None:
    """Run properties with the colours of others."""
    if look is None:
        return properties
    if properties is None:
        properties = etree.Element(W + "rPr")
    for name in _COLOURS:
        own, other = properties.find(name), look.find(name)
        if own is not None and other is not None:
            own.getparent().replace(own, deepcopy(other))
        elif own is not None:
            properties.remove(own)
        elif other is not None:
            _in_order(properties, deepcopy(other))
    return properties


_RUN_ORDER = [
    W + name
    for name in (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
        "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
        "lang", "eastAsianLayout", "specVanish", "oMath",
    )
]  # fmt: skip


def _in_order(properties: _Element, child: _Element) -> None:
    """Puts a run property where the format's schema has it."""
    place = _RUN_ORDER.index(child.tag)
    before = [one for one in properties if one.tag in _RUN_ORDER and _RUN_ORDER.index(one.tag) < place]
    if before:
        before[-1].addnext(child)
    else:
        properties.insert(0, child)
