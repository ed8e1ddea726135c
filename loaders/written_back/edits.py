"""How a decision could be written into a task's cell: the ways to try, the likeliest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element

from loaders.interpret.colours import colour_name
from loaders.interpret.rating import read_status
from loaders.records import Cell, PlanReading, Task, ToWrite
from loaders.written_back.dates import last_due, written_as_usual, written_like
from loaders.written_back.places import Places, Spot
from loaders.written_back.runs import Stamp, Unwritable, append, check_writable, replace_all, replace_part
from loaders.written_back.shading import fill

NO_COLUMN = "the plan has no column for it"
_SEPARATORS = ("\n", "; ", " / ", "/", ", ", " & ", " and ")
_LONGEST, _LONGEST_NAME = 40, 80


@dataclass(frozen=True)
class Edit:
    """One way to write a text into a place; text None: the words stay. part: those to replace, "" to add below them.

    shading and look are the cell's and its words' new colours, colour their name; beside says what is left as it was.
    """

    spot: Spot
    text: str | None
    part: str | None = None
    shading: _Element | None = None
    look: _Element | None = None
    beside: str = ""
    colour: str = ""

    def apply(self, cell: _Element, stamp: Stamp) -> None:
        """Writes it as tracked changes; raises Unwritable where the words to replace don't stand there once."""
        if self.part:
            if not replace_part(cell, self.part, self.text or "", stamp):
                raise Unwritable("its words stand otherwise in the cell")
        elif self.part == "":
            append(cell, self.text or "", stamp)
        elif self.text is not None:
            replace_all(cell, self.text, stamp, self.look)
        if self.shading is not None:
            fill(cell, self.shading, stamp)

    @property
    def was(self) -> str:
        """What the cell said before: its words, else its colour."""
        return self.spot.text or colour_name(self.spot.colour) or ""

    @property
    def now(self) -> str:
        """What the cell says then."""
        if self.text is None and not self.spot.text:
            return self.colour
        if self.part:
            return self.spot.text.replace(self.part, self.text or "")
        if self.part == "":
            return f"{self.spot.text}\n{self.text}".strip()
        return self.spot.text if self.text is None else self.text


@dataclass(frozen=True)
class Page:
    """A document to write into: how it is read, where its cells stand, and the cells themselves."""

    reading: PlanReading
    places: Places
    cells: Sequence[_Element]

    def spot(self, task: Task, at: int) -> Spot:
        """The place of one of a task's cells; raises Unwritable where it can't be written into."""
        spot = self.places.spot(task, at)
        check_writable(self.cells[spot.number])
        return spot

    def column(self, name: str) -> Iterator[tuple[Task, int, Cell]]:
        """The cells that were taken for a field, each with its task and its place in it."""
        for task in self.reading.tasks:
            yield from ((task, at, cell) for at, cell in enumerate(task.cells) if cell.field == name)


def cell_for(task: Task, *fields: str) -> int:
    """Which of a task's cells holds the first of some fields that its plan has; Unwritable where not just one."""
    for field in fields:
        there = [number for number, cell in enumerate(task.cells) if cell.field == field]
        filled = [number for number in there if task.cells[number].text]
        if len(filled) > 1 or (len(there) > 1 and not filled):
            raise Unwritable("several columns hold it")
        if there:
            return (filled or there)[0]
    raise Unwritable(NO_COLUMN)


def due_edits(page: Page, task: Task, one: ToWrite) -> list[Edit]:
    """A due date into the column of revised dates, where there is one and a first date beside it, else of dates."""
    day = date.fromisoformat(one.value)
    revised = [cell for cell in task.cells if cell.field == "revised"]
    field = "revised" if revised and (task.due_on or any(cell.text for cell in revised)) else "timescale"
    spot = page.spot(task, cell_for(task, field))
    texts = [cell.text for name in dict.fromkeys((field, "timescale")) for _, _, cell in page.column(name)]
    usual = written_as_usual(day, texts)
    mention = last_due(spot.text, task.due_on)
    like = written_like(day, mention) if mention else None
    part = like or (usual if mention and spot.text.startswith(mention) else None)
    ways = [Edit(spot, part, part=mention)] if part and mention != spot.text else []
    if len(spot.text) <= _LONGEST:
        whole = [*([like] if like else []), usual, written_as_usual(day, [])]
        ways += [Edit(spot, text) for text in dict.fromkeys(whole)]
    if not ways:
        raise Unwritable("the cell says more than a date")
    return ways


def lead_edits(page: Page, task: Task, one: ToWrite) -> list[Edit]:
    """Leads as the plan writes them elsewhere, parted as it parts several."""
    spot = page.spot(task, cell_for(task, "lead"))
    known: dict[str, Counter[str]] = {}
    for lead in (lead for other in page.reading.tasks for lead in other.leads if len(lead.lead_text) <= _LONGEST_NAME):
        known.setdefault(lead.lead, Counter())[lead.lead_text] += 1
    as_written = [known[name].most_common(1)[0][0] if name in known else name for name in one.names]
    several = [cell.text for other, _, cell in page.column("lead") if len(other.leads) > 1]
    used = Counter(next((mark for mark in _SEPARATORS if mark in text), "; ") for text in several)
    marks = dict.fromkeys([*(mark for mark, _ in used.most_common(1)), "; ", ", "])
    texts = dict.fromkeys(mark.join(said) for mark in marks for said in (as_written, one.names))
    return [Edit(spot, text) for text in texts]


def update_edits(page: Page, task: Task, one: ToWrite) -> list[Edit]:
    """Words of a person below those of the column of progress, else of a status that isn't a rating."""
    at = cell_for(task, "progress", "status")
    if task.cells[at].field == "status" and statuses_rate(page):
        raise Unwritable("the plan’s status holds a rating alone")
    return [Edit(page.spot(task, at), one.value, part="")]


def statuses_rate(page: Page) -> bool:
    """Whether most of the status cells say nothing but a rating."""
    texts = [cell.text for _, _, cell in page.column("status") if cell.text]
    return 2 * sum(read_status(text, page.reading.rating_key).rating is not None for text in texts) >= len(texts) > 0
