"""A document while it is read: its bytes, the time left for it, and what its reader had to leave out or change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from time import monotonic

from loaders.errors import DocumentRefused
from loaders.records import Finding

LIMIT_SECONDS = 30
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "✓", 0xF0FB: "✗", 0xF06C: "●", 0xF0FE: "☑", 0xF0A8: "☐"}
_INVISIBLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_CLEANED = _INVISIBLE | _SYMBOLS


@dataclass
class Document:
    """One file on its way through a reader, which adds findings to it and asks it for time.

    struck counts the passages that were left out because they are struck through.
    """

    name: str
    content: bytes
    findings: list[Finding] = field(default_factory=list)
    struck: int = 0
    deadline: float = field(default_factory=lambda: monotonic() + LIMIT_SECONDS)
    _known: set[Finding] = field(default_factory=set)

    def found(
        self,
        rule: str,
        severity: str,
        message: str,
        *,
        field: str | None = None,
        source_text: str | None = None,
        locator: str | None = None,
    ) -> None:
        """Keeps a finding about the document; each is kept once."""
        finding = Finding(rule, severity, message, field=field, source_text=source_text, locator=locator)
        if finding not in self._known:
            self._known.add(finding)
            self.findings.append(finding)

    def note_struck(self) -> None:
        """Says how many passages were left out because they are struck through."""
        if self.struck:
            words = "passage that is" if self.struck == 1 else "passages that are"
            self.found("struck_text", "note", f"{self.struck} {words} struck through in the document left out.")

    def seconds_left(self) -> float:
        """The seconds that are left for it."""
        return max(0.0, self.deadline - monotonic())

    def check_time(self) -> None:
        """Raises DocumentRefused once reading has taken too long; called between tables, rows or pages."""
        if monotonic() > self.deadline:
            raise DocumentRefused(
                f"“{self.name}” takes longer than {LIMIT_SECONDS} seconds to read: load the plan's own pages alone."
            )


def plain_name(file_name: str) -> str:
    """A file's own name in one line, as sentences quote it: without its folder, or letters that show nothing."""
    name = PurePath(file_name).name
    return " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())


def spans_of(spans: Sequence[int]) -> tuple[int, ...]:
    """A row's spans as its record keeps them: nothing where no cell goes over more than its own column."""
    return tuple(spans) if any(span > 1 for span in spans) else ()


def tidy(text: str) -> str:
    """A cell's or line's text as it looks: single spaces, no blank lines, nothing invisible; mark-up stays text."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.translate(_CLEANED).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line.strip(" •"))
