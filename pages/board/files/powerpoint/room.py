"""How much room words take on a slide: widths, lines, texts cut to fit. Sizes and widths are in points."""

from dataclasses import dataclass

from pages.board.files import text_width
from pages.board.pack.model import Pack
from pages.said.printable import each_text, printable

LINE = 1.2


def clean(pack: Pack) -> Pack:
    """The pack with nothing in its texts that a slide can't hold: each is one line of characters that print."""
    return each_text(pack, _one_line)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


@dataclass(frozen=True)
class Face:
    """The type of a slideshow. scale: how large it is beside a common slide's; stretch: how wide beside Arial's."""

    scale: float = 1.0
    stretch: float = 1.03

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """About how wide a text is on one line."""
        return text_width.width(text, size * self.stretch, bold=bold)

    def lines(self, text: str, size: float, room: float, bold: bool = False) -> int:
        """How many lines a text takes in so much room."""
        return text_width.lines(text, size * self.stretch, room, bold=bold)

    def height(self, texts: list[str], size: float, room: float, gap: float = 0.0) -> float:
        """How high texts are as paragraphs one below another, with so much between two."""
        return sum(self.lines(text, size, room) for text in texts) * size * LINE + gap * max(len(texts) - 1, 0)

    def cut(self, text: str, size: float, room: float, most: int, bold: bool = False) -> str:
        """The text, or as much of its beginning as fits so many lines."""
        return text_width.cut(text, size * self.stretch, room, most, bold=bold)

    def fitted(
        self, text: str, sizes: tuple[float, ...], room: float, most: int, bold: bool = False
    ) -> tuple[str, float]:
        """The text and the first size at which it takes at most so many lines; cut where even the last is too big."""
        for size in sizes:
            if self.lines(text, size, room, bold) <= most:
                return text, size
        return self.cut(text, sizes[-1], room, most, bold), sizes[-1]
