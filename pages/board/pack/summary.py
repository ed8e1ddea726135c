"""The one page: where the plan stands and how sure that is, what is good, what is late, what moved, what is asked."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import ONE_PAGE, Section, Sentence

_TOLD = ("complete", "overdue", "off_track", "next_quarter")
_LABELS = {
    "well": "Going well",
    "late": "Late or off track",
    "claimed": "Reported complete without evidence",
    "training": "Training",
    "due": "Coming up",
    "asked": "Recommended",
}


def section(facts: Facts, parts: list[Section]) -> Section:
    """The first part of the story, made from what the others found. parts: of the story, in order."""
    done = telling.figure(facts, "complete")
    told = [_found(part) for part in parts if part.main]
    panel = telling.panel(
        facts, f"{ONE_PAGE}.page", f"{telling.tasks_are(done)} complete", n=facts.value("tasks"),
        sentences=told, figures=[telling.figure(facts, code) for code in _TOLD],
    )  # fmt: skip
    return telling.section(ONE_PAGE, "On one page", [panel])


def _found(part: Section) -> Sentence:
    title = part.main[0].title
    text = f"{title.text}."
    return Sentence(f"{ONE_PAGE}.{part.id}", text, text, title.basis, label=_LABELS[part.id])
