"""The fill of a Word table cell, changed as a tracked change of the cell's properties."""

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from loaders.read.word_text import W
from loaders.written_back.runs import Stamp

_ORDER = [
    W + name
    for name in (
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
        "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
    )
]  # fmt: skip


def fill_of(cell: _Element) -> _Element | None:
    """A cell's own shading; None where it has none."""
    return cell.find(f"{W}tcPr/{W}shd")


def can_be_filled(cell: _Element) -> bool:
    """Whether no other change of the cell's properties waits to be accepted."""
    properties = cell.find(W + "tcPr")
    return properties is None or all(
        properties.find(W + name) is None for name in ("tcPrChange", "cellIns", "cellDel", "cellMerge")
    )


def of_colour(colour: str) -> _Element:
    """The shading of a plain colour, as #RRGGBB."""
    shading = etree.Element(W + "shd")
    for name, said in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shading.set(W + name, said)
    return shading


def fill(cell: _Element, shading: _Element, stamp: Stamp) -> None:
    """Gives a cell another shading; what its properties were stays in the tracked change."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.insert(0, properties)
    change = stamp.mark("tcPrChange")
    change.append(deepcopy(properties))
    own = properties.find(W + "shd")
    if own is not None:
        properties.remove(own)
    place = _ORDER.index(W + "shd")
    before = [one for one in properties if one.tag in _ORDER and _ORDER.index(one.tag) < place]
    if before:
        before[-1].addnext(deepcopy(shading))
    else:
        properties.insert(0, deepcopy(shading))
    properties.append(change)
