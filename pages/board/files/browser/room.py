"""How much a slide of the browser's holds; all lengths are hundredths of its width, as in deck.css."""

from collections.abc import Iterable

from pages.board.files import slide_pages, text_width
from pages.board.files.browser import chart, table
from pages.board.pack.model import Chart, Sentence, Table, Timeline

ACROSS = 92.0
_HEIGHT = 39.5  # between a title of one line and the foot, on a screen of 16:9
_TITLE, _LONG_TITLE, _TITLE_LINE = 3.0, 2.5, 1.14
_LINE = 1.3
_COLUMN = 43.6  # one of two columns of sentences
_BESIDE = 33.0  # sentences beside a chart
_EDGE = 1.4  # of a sentence, its mark and a letter aside
_TILES, _NOTED_TILES, _TILES_ALONE = 8.2, 9.8, 16.0
_MARK, _AXIS = 2.15, 5.4  # the axis with the key below
_SMALL = 1.4
SIZES = {"large": 2.3, "larger": 1.95, "beside": 1.65}  # of sentences, the largest first
_IN_COLUMNS = {**SIZES, "compact": 1.5, "dense": 1.4}  # of the one page’s
_GAP = 0.8


def fits(slide: slide_pages.Slide) -> bool:
    """Whether everything that a slide of the plan says can be read on it."""
    return height(slide) <= room(slide.title)


def room(title: str) -> float:
    """The height that is left below a title."""
    size = title_size(title)
    return _HEIGHT - _TITLE_LINE * (size * _title_lines(title, size) - _TITLE)


def title_size(title: str) -> float:
    """How large a title can be."""
    return _TITLE if _title_lines(title, _TITLE) < 3 else _LONG_TITLE


def is_long(title: str) -> bool:
    """Whether a title has to be small."""
    return title_size(title) == _LONG_TITLE


def _title_lines(title: str, size: float) -> int:
    return text_width.lines(title, size, ACROSS, bold=True)


def height(slide: slide_pages.Slide) -> float:
    """How high all that stands below a slide's title is, at the least."""
    return _aside(slide) + _told(slide, list(_sizes(slide).values())[-1]) + _drawn(slide)


def sentence_size(slide: slide_pages.Slide) -> str:
    """The classes of a slide's sentences: as large as they can be, in columns where they stand alone on the first."""
    sizes = _sizes(slide)
    size = next((name for name, large in sizes.items() if _is_room(slide, large)), list(sizes)[-1])
    return f"columns {size}" if _is_in_columns(slide) else size


def is_roomy(slide: slide_pages.Slide) -> bool:
    """Whether there is so much room that a table can be drawn larger."""
    if not isinstance(slide.picture, Table):
        return False
    rest = height(slide) - table.height(slide.picture)
    return rest + table.height(slide.picture, table.ROOMY) <= room(slide.title)


def _is_room(slide: slide_pages.Slide, size: float) -> bool:
    if isinstance(slide.picture, Table | Timeline):
        return size == SIZES["beside"]
    return _aside(slide) + _told(slide, size) + _drawn(slide) <= room(slide.title)


def _sizes(slide: slide_pages.Slide) -> dict[str, float]:
    """How large a slide's sentences can be, the largest first."""
    return _IN_COLUMNS if _is_in_columns(slide) else SIZES


def _is_in_columns(slide: slide_pages.Slide) -> bool:
    return slide.is_first and slide.picture is None


def _aside(slide: slide_pages.Slide) -> float:
    """The height of what stands at the foot of the first slide."""
    return sum(_high(text, _SMALL, ACROSS) + 0.8 for text in (slide.nothing, slide.caution) if text)


def _told(slide: slide_pages.Slide, size: float) -> float:
    """The height of a slide's sentences; beside a chart, as much as they are higher than it."""
    told = slide.sentences
    if isinstance(slide.picture, Chart):
        return max(_sum(told, size, _BESIDE) - _drawn(slide), 0.0)
    if _is_in_columns(slide):
        return _columns(told, size)
    intro = SIZES["beside"] * _LINE + 1.2 if slide.intro else 0.0
    return intro + _sum(told, size, ACROSS)


def _drawn(slide: slide_pages.Slide) -> float:
    """The height of a slide's picture, or of its tiles."""
    picture = slide.picture
    if isinstance(picture, Chart):
        drawn = chart.bars(picture, lambda *_: None)
        return 2.9 * bool(drawn.key) + len(drawn.bars) * (3.6 if len(drawn.bars) < 8 else 2.5)
    if isinstance(picture, Timeline):
        return _AXIS + _MARK * len(picture.marks)
    if isinstance(picture, Table):
        return table.height(picture)
    if slide.tiles and not slide.sentences:
        return _TILES_ALONE
    return _tiles(slide)


def _tiles(slide: slide_pages.Slide) -> float:
    if not slide.tiles:
        return 0.0
    return _NOTED_TILES if any(one.note for one in slide.tiles) else _TILES


def _columns(told: tuple[Sentence, ...], size: float) -> float:
    """The height of sentences in two columns, parted where they are most alike."""
    high = [_high(one.text, size, _COLUMN) + 1.1 * size * bool(one.label) + 0.55 * size for one in told]
    return min(max(sum(high[:at]), sum(high[at:])) for at in range(len(high) + 1))


def _sum(told: Iterable[Sentence], size: float, across: float) -> float:
    return sum(_sentence(one, size, across) for one in told)


def _sentence(one: Sentence, size: float, across: float) -> float:
    edge = _EDGE * size + (size if one.label.startswith("(") else 0)
    return _high(one.text, size, across - edge) + _GAP


def _high(text: str, size: float, across: float) -> float:
    return size * _LINE * _lines(text, size, across)


def _lines(text: str, size: float, across: float) -> int:
    return text_width.lines(text, size, across)
