"""Keeps the headings in force while a document is walked: section, then subsection."""

from collections.abc import Sequence


class Sections:
    """The headings above the next task.

    Two headings running are section, then subsection; a single one later replaces the subsection under a section
    that has had some, else the section. Headings with levels follow their levels; the rest stand below them.
    """

    def __init__(self) -> None:
        self._section: str | None = None
        self._subsection: str | None = None
        self._has_subsections = False
        self._pending: list[str] = []
        self._levels: dict[int, str] = {}

    def heading(self, text: str, level: int = 0) -> None:
        """Takes a heading as it comes; it counts from the next task on."""
        text = " ".join(text.split()).rstrip(":")
        if level:
            self._levels = {depth: words for depth, words in self._levels.items() if depth < level} | {level: text}
            self._pending = []
            self._section, self._subsection, self._has_subsections = None, None, False
        elif not self._pending or self._pending[-1] != text:
            self._pending.append(text)

    def drop_pending(self, keep: int = 0) -> None:
        """Forgets the headings that no task has followed yet, save the last few."""
        self._pending = self._pending[len(self._pending) - keep :] if keep else []

    def drop_nearest(self) -> None:
        """Forgets the heading right above: it titled something that holds no task."""
        if self._pending:
            self._pending.pop()
        elif self._levels and not self._section:
            self._levels.pop(max(self._levels))

    def current(self) -> tuple[str, ...]:
        """The headings above a task that stands here, the widest first."""
        self._settle()
        levelled = [self._levels[depth] for depth in sorted(self._levels)]
        return (*levelled, *(text for text in (self._section, self._subsection) if text))

    def _settle(self) -> None:
        pending, self._pending = self._pending, []
        if len(pending) >= 2:
            self._section, self._subsection = pending[-2:]
            self._has_subsections = True
        elif pending and self._has_subsections:
            self._subsection = pending[0]
        elif pending:
            self._section = pending[0]


def section_of(path: Sequence[str]) -> tuple[str | None, str | None]:
    """The section and subsection of a task below some headings: the widest and the nearest."""
    return (path[0] if path else None), (path[-1] if len(path) > 1 else None)


def shared_by_all(paths: Sequence[Sequence[str]]) -> int:
    """How many of the widest headings stand above every task alike, and so tell none from another.

    One is left to each task, so that a plan of a single section keeps it.
    """
    depth = 0
    while len({path[depth] if len(path) > depth else None for path in paths}) == 1 and all(
        len(path) > depth + 1 for path in paths
    ):
        depth += 1
    return depth
