"""What stands between a slide's title and its source line: one picture and a little text, or text alone."""

from collections.abc import Sequence

from pages.board.files.powerpoint import native_chart, native_table
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import Box, write
from pages.board.files.slide_plan import Slide
from pages.board.pack.model import Chart, Sentence, Table

_BIG, _SMALL = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0), (24.0, 20.0, 18.0, 16.0)
_NARROW = "Numbers wider than their bar are in the notes."
_NOTED = "the rest are in the paper and in this slide’s notes"


def picture(slide, planned: Slide, box: Box, face: Face) -> None:
    """Fills a box of a slide with what is planned for it."""
    if isinstance(planned.picture, Chart):
        _chart(slide, planned, planned.picture, box, face)
    elif isinstance(planned.picture, Table):
        _table(slide, planned, planned.picture, box, face)
    else:
        _words(slide, planned, box, face)


def _chart(slide, planned: Slide, chart: Chart, box: Box, face: Face) -> None:
    """The chart, as high as its bars need, and the first sentences where there is room for them."""
    longest = f"{len(chart.categories)} of {len(chart.categories)} shown; {_NOTED}. {_NARROW}"
    remark = face.height([longest], 14 * face.scale, box.width) + 8 * face.scale
    best = native_chart.best_height(chart, box.width, face)
    least = min(native_chart.least_height(chart, box.width, face), box.height - remark)
    under = _under(planned, box.width, box.height - remark - least, face)
    high = min(best, box.height - under - remark)
    place = Box(box.left, box.top, box.width, high)
    shown = native_chart.held(chart, high, box.width, face)
    narrow = native_chart.draw(slide, chart, place, face)
    remarks = []
    if shown < len(chart.categories):
        remarks.append(f"{shown} of {len(chart.categories)} shown; {_NOTED}.")
    if narrow:
        remarks.append(_NARROW)
    rest = box.below(high + 8 * face.scale)
    if remarks:
        rest = _remark(slide, " ".join(remarks), rest, face)
    _sentences(slide, planned, rest, face)


def _table(slide, planned: Slide, table: Table, box: Box, face: Face) -> None:
    """The table, what it leaves out, and the first sentences where there is room."""
    remark = 14 * face.scale * LINE + 8 * face.scale
    place = Box(box.left, box.top, box.width, box.height - remark)
    shown, high = native_table.draw(slide, table, place, face, None)
    rest = box.below(high + 8 * face.scale)
    if shown < len(table.rows):
        rest = _remark(slide, f"{shown} of {len(table.rows):,} shown; {_NOTED}.", rest, face)
    _sentences(slide, planned, rest, face)


def _remark(slide, text: str, box: Box, face: Face) -> Box:
    """A line about what isn't shown; returns what is left of the box."""
    size = 14 * face.scale
    high = face.height([text], size, box.width)
    write(slide, "What is left out", Box(box.left, box.top, box.width, high), [(text, "")], size, face, quiet=True)
    return box.below(high + 6 * face.scale)


def _under(planned: Slide, across: float, room: float, face: Face) -> float:
    """How high the sentences under a picture will be: as many as fit the room; 0 for none."""
    _, _, high = _fit(planned, planned.sentences, across, room - 12 * face.scale, _SMALL, face)
    return high + 12 * face.scale if high else 0.0


def _sentences(slide, planned: Slide, box: Box, face: Face) -> None:
    """The first sentences of a slide in smaller text, as many as fit whole."""
    texts, size, high = _fit(planned, planned.sentences, box.width, box.height - 12 * face.scale, _SMALL, face)
    if texts:
        place = Box(box.left, box.top + 12 * face.scale, box.width, high)
        write(slide, "In words", place, texts, size, face, gap=size * 0.4)


def _fit(
    planned: Slide, sentences: Sequence[Sentence], across: float, room: float, sizes: tuple[float, ...], face: Face,
    says_more: bool = False,
) -> tuple[list[tuple[str, str]], float, float]:  # fmt: skip
    """The sentences that fit a room whole, the largest size at which they do, and their height.

    says_more: where some are left out, a last line says how many.
    """
    for count in range(len(sentences), 0, -1):
        texts = [told(one, planned) for one in sentences[:count]]
        if says_more and count < len(sentences):
            texts.append((f"And {len(sentences) - count:,} more, in the paper and in this slide’s notes.", ""))
        for size in (one * face.scale for one in sizes):
            high = face.height([" ".join(one) for one in texts], size, across, size * 0.4)
            if high <= room:
                return texts, size, high
    return [], 0.0, 0.0


def told(sentence: Sentence, planned: Slide) -> tuple[str, str]:
    """A sentence, and its n and date where the source line doesn't say them already."""
    mark = " (added)" if sentence.is_added else ""
    basis = "" if not sentence.basis or planned.foot.startswith(sentence.basis) else f"({sentence.basis})"
    return sentence.text + mark, basis


def _words(slide, planned: Slide, box: Box, face: Face) -> None:
    """A slide without a picture: its sentences in large text, or the n of its title."""
    sentences = list(planned.sentences)
    if not sentences:
        sentences = [Sentence("", planned.finding.basis, "")] if planned.finding.basis else []
    if not sentences:
        return
    indent = 28 * face.scale if len(sentences) > 1 else 0
    texts, size, _ = _fit(planned, sentences, box.width - indent, box.height, _BIG, face, says_more=True)
    if not texts:
        size = _BIG[-1] * face.scale
        most = max(int(box.height / (size * LINE)) - 1, 1)
        texts = [(face.cut(" ".join(told(sentences[0], planned)), size, box.width - indent, most), "")]
    write(slide, "In words", box, texts, size, face, gap=size * 0.4, bullets=len(texts) > 1)
