"""What the sheets of a workbook are called: whole words, at most as many letters as Excel lets a sheet's name have."""

import re

from pages.board.pack.model import Pack, Panel, Section
from pages.said.printable import is_blank

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_PANELS = {
    "well.complete": "Going well",
    "well.all": "All complete",
    "late.tasks": "Late and off track",
    "late.ages": "How late",
    "claimed.kinds": "Reported complete",
    "claimed.tasks": "Without evidence",
    "claimed.questions": "Questions",
    "training.goals": "Training",
    "due.timeline": "Timeline",
    "due.months": "Due by month",
    "due.tasks": "Coming up",
    "due.fell_due": "Fell due this quarter",
    "asked.all": "Recommendations",
    "asked.refs": "Tasks of recommendations",
    "moved.none": "No earlier version",
    "moved.ratings": "What moved",
    "moved.tasks": "What moved, by task",
    "where.ratings": "Ratings",
    "where.areas": "Ratings by area",
    "where.areas.all": "Ratings of all areas",
    "where.figures": "Main figures",
    "coverage.sections": "Coverage of the duty",
    "quality.fields": "Fields read",
    "quality.findings": "Data quality",
}
# A shortened name doesn’t end in one of them.
_LOOSE = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"}


def wanted(pack: Pack, section: Section, panel: Panel) -> str:
    """A panel's sheet as it should be called, with its plan where the pack has others."""
    base = _PANELS.get(panel.id.split("@")[0]) or (panel.table.name if panel.table else section.name)
    titles = [plan.title for plan in pack.plans if plan.plan_id in panel.plan_ids]
    if len(titles) != 1 or len(pack.plans) == 1:
        return base
    plan = _whole(_plain(titles[0]), LONGEST - _units(base) - 2)
    return f"{base}, {plan}" if plan else base


def free(name: str, taken: set[str]) -> str:
    """A name as Excel allows it and none has yet, shortened at a word; taken: those in use, in small letters."""
    name = _plain(name)
    name = "Table" if is_blank(name) else name
    number, found = 1, _whole(name, LONGEST) or _cut(name, LONGEST)
    while found.lower() in taken:
        number += 1
        room = LONGEST - len(str(number)) - 1
        found = f"{_whole(name, room) or _cut(name, room)} {number}"
    return found


def _plain(name: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", name).split()).strip("' ")


def _whole(name: str, longest: int) -> str:
    """The first words of a name that fit, without a loose end; "" where not even one does."""
    if _units(name) <= longest:
        return name
    kept = name.split()
    while kept and (_units(" ".join(kept)) > longest or kept[-1].lower() in _LOOSE):
        kept.pop()
    return " ".join(kept).rstrip(",;:.-–' ")


def _units(name: str) -> int:
    """A name's length as Excel counts it; a letter outside the basic plane is two."""
    return len(name.encode("utf-16-le", "replace")) // 2


def _cut(name: str, longest: int) -> str:
    """As much of a single long word as fits."""
    return name.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore").strip("' ")
