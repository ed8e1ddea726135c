"""How much a PDF may ask of its reader: bytes unpacked and drawn, letters and lines, pages, references followed.

No plan comes near any of it: a hundred pages of closely set tables take a tenth. What goes over is refused at once,
before it costs time or memory.
"""

from dataclasses import dataclass, field

from loaders.errors import DocumentRefused
from loaders.read.document import Document
from loaders.unpacking import LIMIT_UNPACKED

LONGEST_STREAM = 50 * 1024 * 1024
MOST_PAGES, MOST_ON_A_PAGE = 600, 100_000
_MOST: dict[str, tuple[int, str]] = {
    "unpacked": (LIMIT_UNPACKED, f"unpacks to more than {LIMIT_UNPACKED // 1024**2} MB"),
    "slowly": (4 * 1024 * 1024, "is packed in a way that no program uses for so much text"),
    "drawn": (16 * 1024 * 1024, "draws more than 16 MB of shapes and text"),
    "repeated": (4 * 1024 * 1024, "draws the same on page after page"),
    "copied": (2_000_000_000, "is written in a way that no program writes"),
    "letters": (400_000, "has more than 400,000 letters"),
    "letters of a page": (MOST_ON_A_PAGE, f"has a page of more than {MOST_ON_A_PAGE:,} letters"),
    "lines": (200_000, "has more than 200,000 lines and curves"),
    "mapped": (2_000_000, "has fonts of more letters than there are"),
    "references": (1_000_000, "refers from part to part without end"),
    "pages": (MOST_PAGES, f"has more than {MOST_PAGES:,} pages"),
}
_ADVICE = "too much for a plan: load the plan's own pages alone, or its Word file."


@dataclass
class Allowance:
    """What one document has used so far of what it may use."""

    document: Document
    _used: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_MOST, 0))

    def take(self, what: str, amount: int = 1) -> None:
        """Counts what is about to be done; raises DocumentRefused where it would be too much."""
        self._used[what] += amount
        most, words = _MOST[what]
        if self._used[what] > most:
            raise DocumentRefused(f"“{self.document.name}” {words}, {_ADVICE}")

    def begin_page(self) -> None:
        """Begins to count a page's letters."""
        self._used["letters of a page"] = 0

    def left(self, what: str) -> int:
        """How much may still be done."""
        return _MOST[what][0] - self._used[what]
