"""What the sheets of a workbook are called: whole words, at most as many letters as Excel lets a sheet's name have."""

import re

from pages.board.pack.model import Pack, Panel, Section
from pages.said.language import marked, say
from pages.said.printable import is_blank

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_PANELS = {
    "well.complete": marked("Going well"),
    "well.all": marked("All complete"),
    "late.tasks": marked("Late and off track"),
    "late.ages": marked("How late"),
    "claimed.kinds": marked("Reported complete"),
    "claimed.tasks": marked("Without evidence"),
    "claimed.questions": marked("Questions"),
    "training.goals": marked("Training"),
    "due.timeline": marked("Timeline"),
    "due.months": marked("Due by month"),
    "due.tasks": marked("Coming up"),
    "due.fell_due": marked("Fell due this quarter"),
    "asked.all": marked("Recommendations"),
    "asked.refs": marked("Tasks of recommendations"),
    "moved.none": marked("No earlier version"),
    "moved.ratings": marked("What moved"),
    "moved.tasks": marked("What moved, by task"),
    "where.ratings": marked("Ratings"),
    "where.areas": marked("Ratings by area"),
    "where.areas.all": marked("Ratings of all areas"),
    "where.figures": marked("Main figures"),
    "coverage.sections": marked("Coverage of the duty"),
    "quality.fields": marked("Fields read"),
    "quality.findings": marked("Data quality"),
}
# A shortened name doesn’t end in one of them.
_LOOSE = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"}
_LOOSE |= {"ac", "am", "ar", "gan", "heb", "i", "mewn", "neu", "o", "y", "yn", "yr"}


def wanted(pack: Pack, section: Section, panel: Panel) -> str:
    """A panel's sheet as it should be called, with its plan where the pack has others."""
    known = _PANELS.get(panel.id.split("@")[0])
    base = say(known) if known else (panel.table.name if panel.table else section.name)
    titles = [plan.title for plan in pack.plans if plan.plan_id in panel.plan_ids]
    if len(titles) != 1 or len(pack.plans) == 1:
        return base
    plan = _whole(_plain(titles[0]), LONGEST - _units(base) - 2)
    return f"{base}, {plan}" if plan else base


def free(name: str, taken: set[str]) -> str:
    """A name as Excel allows it and none has yet, shortened at a word; taken: those in use, in small letters."""
    name = _plain(name)
    name = say("Table") if is_blank(name) else name
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
