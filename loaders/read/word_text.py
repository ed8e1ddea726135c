"""The text of a Word paragraph as it looks: deletions gone, line breaks kept, list numbers and bullets written out."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from lxml.etree import _Element

from loaders.read.document import tidy
from loaders.read.symbols import in_font, sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    *(W + name for name in ("del", "moveFrom", "txbxContent", "rPr", "pPr", "instrText", "delText", "tbl")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_R, _T, _SYM, _RPR = W + "r", W + "t", W + "sym", W + "rPr"
_STRIKES = (W + "strike", W + "dstrike")
_AS_TEXT = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
_DEEPEST_LEVEL = 8  # of a list
_MOST_LETTERS = 9  # of a list's mark: z, aa, …
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def text_of(paragraph) -> str:
    """A paragraph's text, tidy; tracked changes read as accepted, text boxes and what is struck through left out."""
    parts: list[str] = []
    _gather(paragraph, parts, None)
    return tidy("".join(parts))


def is_struck(run) -> bool:
    """Whether a run's letters are struck through, once or twice."""
    properties = run.find(_RPR)
    if properties is None:
        return False
    marks = value(properties, "strike"), value(properties, "dstrike")
    return any(mark is not None and mark not in _OFF for mark in marks)


def struck_passages(root) -> int:
    """How many passages are struck through; runs beside each other are one passage."""
    if next(root.iter(*_STRIKES), None) is None:
        return 0
    struck = [run for run in root.iter(_R) if next(run.iter(_T), None) is not None and is_struck(run)]
    befores = (run.getprevious() for run in struck)
    return sum(before is None or before.tag != _R or not is_struck(before) for before in befores)


def _gather(element, parts: list[str], font: str | None) -> None:
    for child in element:
        tag = child.tag
        if tag == _T:
            parts.append(in_font(child.text or "", font))
        elif tag == _R:
            if child.find(_RPR) is None:
                _gather(child, parts, None)
            elif not is_struck(child):
                fonts = child.find(f"{W}rPr/{W}rFonts")
                _gather(child, parts, None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi"))
        elif tag in _AS_TEXT:
            parts.append(_AS_TEXT[tag])
        elif tag == _SYM:
            parts.append(sign(int(child.get(W + "char", "0"), 16), child.get(W + "font")))
        elif isinstance(tag, str) and tag not in _SKIPPED:
            _gather(child, parts, font)


def value(element, path: str) -> str | None:
    """The w:val of a descendant, "" where it has none, None where there is no such descendant."""
    found = element.find(_in_full(path)) if element is not None else None
    return None if found is None else found.get(W + "val", "")


@cache
def _in_full(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


@dataclass
class Numbering:
    """The lists of a document: what stands before each of their paragraphs, counted along the way."""

    root: _Element | None = None
    _levels: dict[str, tuple[str, dict[int, tuple[str, str, int]]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _by_id: dict[tuple[str, str], _Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, name in ((W + "num", W + "numId"), (W + "abstractNum", W + "abstractNumId")):
            for one in self.root.findall(kind) if self.root is not None else ():
                self._by_id.setdefault((kind, one.get(name, "")), one)

    def mark(self, list_id: str, level: int) -> str:
        """The bullet or number of the list's next paragraph, as "•" or "1.2"."""
        key, levels = self._list(list_id)
        level = min(level, _DEEPEST_LEVEL)
        kind, words, start = levels.get(level, ("bullet", "", 1))
        if kind in ("bullet", "none"):
            return "•"
        counts = self._counts[key]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        for above in range(level + 1):
            number = counts.get(above, levels.get(above, ("", "", 1))[2])
            words = words.replace(f"%{above + 1}", _numeral(number, levels.get(above, ("decimal",))[0]))
        return words.strip()

    def _list(self, list_id: str) -> tuple[str, dict[int, tuple[str, str, int]]]:
        if list_id not in self._levels:
            self._levels[list_id] = self._find(list_id)
        return self._levels[list_id]

    def _find(self, list_id: str) -> tuple[str, dict[int, tuple[str, str, int]]]:
        one = self._by_id.get((W + "num", list_id))
        pattern = value(one, "abstractNumId")
        of = self._by_id.get((W + "abstractNum", pattern or ""), ())
        levels = {
            int(level.get(W + "ilvl", 0)): (
                value(level, "numFmt") or "decimal",
                value(level, "lvlText") or "",
                int(value(level, "start") or 1),
            )
            for level in of
            if level.tag == W + "lvl"
        }
        restarts = one is not None and one.find(f".//{W}startOverride") is not None
        return (f"own {list_id}" if restarts else f"shared {pattern}"), levels


def _numeral(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * min((number - 1) // 26 + 1, _MOST_LETTERS)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 40:
        numeral = ""
        for roman, worth in _ROMAN:
            numeral, number = numeral + roman * (number // worth), number % worth
        return numeral.upper() if kind == "upperRoman" else numeral
    return f"{number:02d}" if kind == "decimalZero" else str(number)
