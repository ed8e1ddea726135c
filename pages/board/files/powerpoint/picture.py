"""What stands between a slide's title and its source line: one picture and a little text, or text alone."""

from pages.board.files.powerpoint import chart as slides_chart
from pages.board.files.powerpoint import table as slides_table
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import Box, write
from pages.board.pack.model import Panel, Sentence

_BIG, _SMALL = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0), (24.0, 20.0, 18.0, 16.0)
_NARROW = "Numbers wider than their bar are in the notes."
_NOTED = "the rest are in the paper and in this slide’s notes"


def picture(slide, panel: Panel, box: Box, face: Face) -> None:
    """Fills a box of a slide with what a panel shows."""
    if panel.chart:
        _chart(slide, panel, box, face)
    elif panel.table and panel.table.rows:
        _table(slide, panel, box, face)
    else:
        _words(slide, panel, box, face)


def _chart(slide, panel: Panel, box: Box, face: Face) -> None:
    """The chart, as high as its bars need, and the first sentences where there is room for them."""
    chart = panel.chart
    longest = f"{len(chart.categories)} of {len(chart.categories)} shown; {_NOTED}. {_NARROW}"
    remark = face.height([longest], 14 * face.scale, box.width) + 8 * face.scale
    best = slides_chart.best_height(chart, box.width, face)
    least = min(slides_chart.least_height(chart, box.width, face), box.height - remark)
    under = _under(panel, box.width, box.height - remark - least, face)
    high = min(best, box.height - under - remark)
    place = Box(box.left, box.top, box.width, high)
    shown = slides_chart.held(chart, high, box.width, face)
    narrow = slides_chart.draw(slide, chart, place, face)
    remarks = []
    if shown < len(chart.categories):
        remarks.append(f"{shown} of {len(chart.categories)} shown; {_NOTED}.")
    if narrow:
        remarks.append(_NARROW)
    rest = box.below(high + 8 * face.scale)
    if remarks:
        rest = _remark(slide, " ".join(remarks), rest, face)
    _sentences(slide, panel, rest, face)


def _table(slide, panel: Panel, box: Box, face: Face) -> None:
    """The table, what it leaves out, and the first sentences where there is room."""
    remark = 14 * face.scale * LINE + 8 * face.scale
    shown, high = slides_table.draw(slide, panel.table, Box(box.left, box.top, box.width, box.height - remark), face)
    rest = box.below(high + 8 * face.scale)
    if shown < len(panel.table.rows):
        rest = _remark(slide, f"{shown} of {len(panel.table.rows):,} shown; {_NOTED}.", rest, face)
    _sentences(slide, panel, rest, face)


def _remark(slide, text: str, box: Box, face: Face) -> Box:
    """A line about what isn't shown; returns what is left of the box."""
    size = 14 * face.scale
    high = face.height([text], size, box.width)
    write(slide, "What is left out", Box(box.left, box.top, box.width, high), [(text, "")], size, face, quiet=True)
    return box.below(high + 6 * face.scale)


def _first(panel: Panel) -> list[Sentence]:
    """The sentences that go under a picture: more of them where it is a single bar."""
    return list(panel.sentences[: 4 if panel.chart and len(panel.chart.categories) == 1 else 2])


def _under(panel: Panel, across: float, room: float, face: Face) -> float:
    """How high the sentences under a picture will be: as many as fit the room; 0 for none."""
    _, _, high = _fit(panel, _first(panel), across, room - 12 * face.scale, _SMALL, face)
    return high + 12 * face.scale if high else 0.0


def _sentences(slide, panel: Panel, box: Box, face: Face) -> None:
    """The first sentences of a panel in smaller text, as many as fit whole."""
    texts, size, high = _fit(panel, _first(panel), box.width, box.height - 12 * face.scale, _SMALL, face)
    if texts:
        place = Box(box.left, box.top + 12 * face.scale, box.width, high)
        write(slide, "In words", place, texts, size, face, gap=size * 0.4)


def _fit(panel: Panel, sentences, across: float, room: float, sizes, face: Face, says_more: bool = False):
    """The sentences that fit a room whole, the largest size at which they do, and their height.

    says_more: where some are left out, a last line says how many.
    """
    for count in range(len(sentences), 0, -1):
        texts = [told(one, panel) for one in sentences[:count]]
        if says_more and count < len(sentences):
            texts.append((f"And {len(sentences) - count:,} more, in the paper and in this slide’s notes.", ""))
        for size in (one * face.scale for one in sizes):
            high = face.height([" ".join(one) for one in texts], size, across, size * 0.4)
            if high <= room:
                return texts, size, high
    return [], 0.0, 0.0


def told(sentence: Sentence, panel: Panel) -> tuple[str, str]:
    """A sentence, and its n and date where the source line doesn't say them already."""
    mark = " (added)" if sentence.is_added else ""
    basis = "" if not sentence.basis or panel.source.startswith(sentence.basis) else f"({sentence.basis})"
    return sentence.text + mark, basis


def _words(slide, panel: Panel, box: Box, face: Face) -> None:
    """A panel without a picture: its sentences in large text, or what its empty table says, or the n of its title."""
    sentences = list(panel.sentences)
    if panel.table and panel.table.empty:
        sentences.append(Sentence("", panel.table.empty, panel.table.empty))
    if not sentences:
        sentences = [Sentence("", panel.title.basis, "")] if panel.title.basis else []
    if not sentences:
        return
    indent = 28 * face.scale if len(sentences) > 1 else 0
    texts, size, _ = _fit(panel, sentences, box.width - indent, box.height, _BIG, face, says_more=True)
    if not texts:
        size = _BIG[-1] * face.scale
        most = max(int(box.height / (size * LINE)) - 1, 1)
        texts = [(face.cut(" ".join(told(sentences[0], panel)), size, box.width - indent, most), "")]
    write(slide, "In words", box, texts, size, face, gap=size * 0.4, bullets=len(texts) > 1)
