"""Writes decisions into a Word document and reads it again: what isn't read as decided isn't written into a cell."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from time import monotonic

from loaders.errors import ChangeRefused, DocumentRefused
from loaders.read.document import Document
from loaders.read.word import placed
from loaders.reading.plan import read_plan
from loaders.records import CellWritten, PlanReading, Task, ToWrite
from loaders.written_back.agreement import says_already, wrong_changes
from loaders.written_back.edits import NO_COLUMN, Edit, Page, due_edits, lead_edits, update_edits
from loaders.written_back.package import WordFile
from loaders.written_back.places import Places
from loaders.written_back.rating_edits import rating_edits
from loaders.written_back.runs import Unwritable, check_controls

_SAYS_SO = "the plan says so already"
_READ_OTHERWISE = "the document is read otherwise now than when it was loaded"
_NOT_AS_DECIDED = "written there, the plan wouldn’t be read as decided"
_NO_TIME = "there was no time left to check it"
_SECONDS, _ROUNDS = 40, 6
_AGREES: tuple[set[int], bool] = set(), False
_WAYS: dict[str, Callable[[Page, Task, ToWrite], list[Edit]]] = {
    "rating": rating_edits,
    "due_on": due_edits,
    "leads": lead_edits,
    "update": update_edits,
}


def write(
    content: bytes, file_name: str, changes: list[ToWrite], told: dict[str, object]
) -> tuple[bytes, list[CellWritten]]:
    """The document with the changes written into its cells, and what became of each, in their order.

    told is what read_plan takes besides: as_at, columns, header_row, not_case_data. Raises DocumentRefused where the
    document can't be read, and ChangeRefused where it can't be changed.
    """
    return _Writing(content, file_name, changes, told).done()


class _Unfit(Exception):
    """One of the changes can't be made as it was tried; number says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Writing:
    """One document and what is to be written into it."""

    def __init__(self, content: bytes, file_name: str, changes: Sequence[ToWrite], told: Mapping[str, object]) -> None:
        self.content, self.file_name, self.changes, self.told = content, file_name, changes, told
        self.until = monotonic() + _SECONDS
        self.reading = self._read(content)
        found = placed(Document(file_name, content))
        self.page = Page(self.reading, Places(found, self.reading.tasks), WordFile(content).cells)
        self.left_out: dict[int, str] = {}
        self.ways: dict[int, list[Edit]] = {}

    def done(self) -> tuple[bytes, list[CellWritten]]:
        for number, one in enumerate(self.changes):
            self._find_ways(number, one)
        chosen = self._settled()
        file = self._made(chosen)
        commented = self._comment(file, chosen)
        content = file.content()
        if self._wrong(chosen, content) != _AGREES:
            raise ChangeRefused("The changed document couldn’t be checked: nothing was written.")
        return content, [
            self._became(number, chosen.get(number), number in commented) for number in range(len(self.changes))
        ]

    def _read(self, content: bytes) -> PlanReading:
        as_at = self.told.get("as_at")
        columns, row, said = (self.told.get(name) for name in ("columns", "header_row", "not_case_data"))
        return read_plan(
            content,
            self.file_name,
            as_at if isinstance(as_at, date) else None,
            columns if isinstance(columns, dict) else None,
            header_row=row if isinstance(row, str) else None,
            not_case_data=said if isinstance(said, str) else None,
        )

    def _find_ways(self, number: int, one: ToWrite) -> None:
        task = self._task(one)
        if task is None:
            self.left_out[number] = _READ_OTHERWISE
        elif one.field not in _WAYS:
            self.left_out[number] = NO_COLUMN
        elif says_already(task, one):
            self.left_out[number] = _SAYS_SO
        else:
            try:
                self.ways[number] = _WAYS[one.field](self.page, task, one)
            except Unwritable as why:
                self.left_out[number] = str(why)

    def _task(self, one: ToWrite) -> Task | None:
        """The task that a change is about, where it is read as it was when it was loaded."""
        if not 1 <= one.position <= len(self.reading.tasks):
            return None
        task = self.reading.tasks[one.position - 1]
        return task if (task.locator, task.action) == (one.locator, one.action) else None

    def _settled(self) -> dict[int, Edit]:
        """The way of each change that is read as decided, all else staying as it was."""
        places = {number: 0 for number, ways in self.ways.items() if ways}
        for _ in range(_ROUNDS):
            chosen = {number: self.ways[number][place] for number, place in places.items()}
            wrong, is_elsewhere = self._outcome(chosen)
            if is_elsewhere or not wrong:
                break
            places |= {number: places[number] + 1 for number in wrong}
            places = {number: place for number, place in places.items() if place < len(self.ways[number])}
        else:
            is_elsewhere = True
        kept = self._grown({}, list(places)) if is_elsewhere else chosen
        for number in self.ways.keys() - kept.keys():
            self.left_out[number] = _NO_TIME if monotonic() > self.until else _NOT_AS_DECIDED
        return kept

    def _grown(self, kept: dict[int, Edit], numbers: list[int]) -> dict[int, Edit]:
        """What is kept with as many more changes as agree with it, found by halves."""
        if not numbers or monotonic() > self.until:
            return kept
        if len(numbers) == 1:
            tried = ({**kept, numbers[0]: way} for way in self.ways[numbers[0]])
            return next((one for one in tried if self._outcome(one) == _AGREES), kept)
        together = {**kept, **{number: self.ways[number][0] for number in numbers}}
        if self._outcome(together) == _AGREES:
            return together
        half = len(numbers) // 2
        return self._grown(self._grown(kept, numbers[:half]), numbers[half:])

    def _outcome(self, chosen: Mapping[int, Edit]) -> tuple[set[int], bool]:
        """The changes that can't be made so or aren't read as decided, and whether anything else is read otherwise."""
        try:
            return self._wrong(chosen, self._made(chosen).content())
        except _Unfit as unfit:
            return {unfit.number}, False

    def _made(self, chosen: Mapping[int, Edit]) -> WordFile:
        file = WordFile(self.content)
        for number, edit in chosen.items():
            one = self.changes[number]
            try:
                edit.apply(file.change(edit.spot.number), file.stamp(one.by, one.at))
            except Unwritable as why:
                raise _Unfit(number) from why
        return file

    def _wrong(self, chosen: Mapping[int, Edit], content: bytes) -> tuple[set[int], bool]:
        try:
            after = self._read(content)
        except DocumentRefused:
            return set(), True
        return wrong_changes(self.reading, after, {number: self.changes[number] for number in chosen})

    def _comment(self, file: WordFile, chosen: Mapping[int, Edit]) -> set[int]:
        """Hangs each change's comment on the cell that it is written into, else on its task's; those that have one."""
        found = set()
        for number, one in enumerate(self.changes):
            edit, task = chosen.get(number), self._task(one)
            place = edit.spot.number if edit else self._anchor(task) if task else None
            if place is None or self.left_out.get(number) == _SAYS_SO or (edit and one.field == "update"):
                continue
            said = f"{one.comment}\nNot written into a cell, as {self.left_out[number]}." if not edit else one.comment
            file.comment(place, said, one.by, one.at)
            found.add(number)
        return found

    def _anchor(self, task: Task) -> int | None:
        for number in self.page.places.anchors(task):
            with suppress(Unwritable):
                check_controls(self.page.cells[number])
                return number
        return None

    def _became(self, number: int, edit: Edit | None, has_comment: bool) -> CellWritten:
        if edit is None:
            why = self.left_out[number]
            return CellWritten(left_out=why, has_comment=has_comment, is_said=why == _SAYS_SO)
        return CellWritten(edit.spot.heading, edit.was, edit.now, edit.beside, has_comment=has_comment)
