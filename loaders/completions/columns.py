"""Which row of a table holds the headings, and what each column is: by its heading, and by what its cells hold."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders import lookups
from loaders.completions.courses import programme_of
from loaders.completions.days import day_of, is_none, order_of
from loaders.completions.headings import heading_of
from loaders.completions.people import email_in
from loaders.completions.statuses import status_of
from loaders.completions.table import Cell, Table

PERSON = ("email", "number", "name", "first_name", "last_name")
_FIRST_ROWS, _SAMPLE = 40, 400
_SOME, _MOSTLY, _NEARLY_ONE_A_ROW, _FEW_ROWS = 0.05, 0.6, 0.8, 12
_SAID = {
    "email": "e-mail address", "number": "number", "name": "name", "first_name": "first name",
    "last_name": "last name", "course": "course", "group": "group", "completed": "completed", "started": "started",
    "status": "status", "expires": "expires",
}  # fmt: skip


@dataclass
class Block:
    """The columns that tell of one completion; course: of which, where no column names it."""

    course: str | None = None
    columns: dict[str, int] = field(default_factory=dict)


@dataclass
class Layout:
    """What a table's columns are: of the person, the course and the group, and those of each completion in a row.

    shape tells it in words; orders says by column whether figures have the month first; others are the columns that
    name somebody else.
    """

    heading_row: int
    person: dict[str, int]
    course: int | None
    group: int | None
    blocks: list[Block]
    shape: str
    orders: dict[int, bool]
    others: tuple[int, ...] = ()
    groups_refused: int = 0


class _Column:
    """A column: its place, heading, kind by its heading, and a sample of its filled cells."""

    def __init__(self, place: int, heading: str, above: str, cells: Sequence[Cell]) -> None:
        self.place, self.heading, self.above = place, heading, above
        self.kind, self.rank, self.beside = heading_of(heading) if heading else ("", 0, "")
        self.filled = [cell for cell in cells if cell]
        self.sample = self.filled[:: max(1, len(self.filled) // _SAMPLE)]

    def share(self, holds: Callable[[Cell], object]) -> float:
        """The share of its filled cells that something holds of."""
        return sum(map(bool, map(holds, self.sample))) / len(self.sample) if self.sample else 0.0


def layout_of(table: Table, title: str) -> Layout | None:
    """The table's columns; None where no row names a person and something completed. title: a course, if any."""
    found = _heading_row(table.rows)
    if found is None:
        return None
    columns = _columns(table.rows, found)
    person = _person(columns)
    if not person:
        return None
    free = [one for one in columns if one.place not in person.values()]
    people = [table.rows[number] for number in range(found + 1, len(table.rows))]
    course = _first([one for one in free if one.kind == "course" and not _holds_people(one, columns, person, people)])
    course = course or _speaking_of_prevent([one for one in free if not _holds_people(one, columns, person, people)])
    groups = [one for one in free if one.kind == "group" and one.filled and one is not course]
    fit = [one for one in groups if not _holds_people(one, columns, person, people)]
    group = _first(fit)
    taken = {one.place for one in (course, group) if one}
    blocks = _blocks(
        [one for one in free if one.place not in taken and one.kind not in ("group", "other", "another")], course, title
    )
    if not blocks:
        return None
    kinds = [*person, *(["course"] if course else []), *(["group"] if group else [])]
    kinds += [
        kind for kind in ("completed", "started", "status", "expires") if any(kind in one.columns for one in blocks)
    ]
    shape = ", ".join(_SAID[kind] for kind in kinds)
    if len(blocks) > 1:
        shape += f"; a column for each of {len(blocks)} courses"
    return Layout(
        heading_row=found,
        person=person,
        course=course.place if course else None,
        group=group.place if group else None,
        blocks=blocks,
        shape=shape,
        orders=_orders(columns, blocks),
        others=tuple(one.place for one in columns if one.kind == "another"),
        groups_refused=len(groups) - len(fit),
    )


def _heading_row(rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """The first row whose cells name the most kinds of column, a person's among them."""
    best, most = None, 1
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        kinds = {heading_of(cell)[0] for cell in row if isinstance(cell, str) and cell} - {""}
        if (
            len(kinds) > most
            and kinds & set(PERSON)
            and not any(email_in(cell) for cell in row if isinstance(cell, str))
        ):
            best, most = number, len(kinds)
    if best is not None:
        return best
    for number, row in enumerate(rows[:_FIRST_ROWS]):  # one row a person, one column a course
        kinds = {heading_of(cell)[0] for cell in row if isinstance(cell, str) and cell}
        if kinds & set(PERSON) and sum(map(bool, row)) > 1:
            return number
    return None


def _columns(rows: Sequence[tuple[Cell, ...]], heading_row: int) -> list[_Column]:
    headings = rows[heading_row]
    body = rows[heading_row + 1 :]
    above = rows[heading_row - 1] if heading_row else ()
    found, carried = [], ""
    for place in range(len(headings)):
        carried = str(above[place]) if place < len(above) and above[place] else carried
        cells = [row[place] if place < len(row) else "" for row in body]
        found.append(_Column(place, str(headings[place]), carried, cells))
    return found


def _person(columns: list[_Column]) -> dict[str, int]:
    """The columns that say who: by their headings, and e-mail addresses and names by their cells."""
    found: dict[str, _Column] = {}
    for one in sorted(columns, key=lambda column: column.rank):
        kind = one.kind if one.kind in PERSON else ""
        if not one.filled or (not kind and one.kind):
            continue
        if one.share(lambda cell: isinstance(cell, str) and email_in(cell)) >= _MOSTLY:
            kind = "email"
        elif kind == "email":
            kind = "number"
        elif kind == "number" and one.share(_is_name) >= _MOSTLY:
            kind = "name"
        if kind:
            found.setdefault(kind, one)
    if "first_name" in found and "last_name" in found:
        found.pop("name", None)
    elif "name" in found:
        found = {kind: one for kind, one in found.items() if kind not in ("first_name", "last_name")}
    return {kind: found[kind].place for kind in PERSON if kind in found}


def _is_name(cell: Cell) -> bool:
    words = cell.replace(",", " ").split() if isinstance(cell, str) else []
    return 2 <= len(words) <= 5 and not any(letter.isdigit() for letter in str(cell))


def _holds_people(
    one: _Column, columns: list[_Column], person: dict[str, int], rows: Sequence[tuple[Cell, ...]]
) -> bool:
    """Whether a column of groups or courses says who: the same as the person's, addresses, numbers, or one a row."""
    if one.share(lambda cell: isinstance(cell, str) and email_in(cell)) > 0.5:
        return True
    if one.share(lambda cell: isinstance(cell, str) and cell.isdigit() and len(cell) > 3) > 0.5 and one.kind == "group":
        return True
    known = {str(cell).casefold() for place in person.values() for cell in columns[place].filled}
    if one.share(lambda cell: str(cell).casefold() in known) > 0.5:
        return True
    distinct = len({str(cell).casefold() for cell in one.filled})
    return len(one.filled) >= _FEW_ROWS and distinct >= _NEARLY_ONE_A_ROW * len(one.filled)


def _first(columns: list[_Column]) -> _Column | None:
    """The column whose heading stands highest in the lookup, of those with cells."""
    return min((one for one in columns if one.filled), key=lambda one: one.rank, default=None)


def _speaking_of_prevent(columns: list[_Column]) -> _Column | None:
    """The column that holds titles of Prevent courses among few others, whatever its heading says."""
    fit = [one for one in columns if one.share(lambda cell: isinstance(cell, str) and programme_of(cell)) >= _SOME]
    return max(fit, key=lambda one: one.share(lambda cell: isinstance(cell, str) and programme_of(cell)), default=None)


def _is_day(cell: Cell) -> bool:
    return not is_none(cell) and (day_of(cell) or day_of(cell, month_first=True)) is not None


def _is_status(cell: Cell) -> bool:
    return isinstance(cell, str) and status_of(cell) is not None


def _says(cell: Cell) -> bool:
    return is_none(cell) or _is_day(cell) or _is_status(cell)


def _blocks(columns: list[_Column], course: _Column | None, title: str) -> list[Block]:
    """The columns of each completion in a row: one where a column names the course, else one for each course."""
    if course:
        block = Block(None, _of_one(columns))
        return [block] if {"completed", "status"} & set(block.columns) else []
    telling = [one for one in columns if one.kind in ("completed", "started", "status", "expires")]
    named = {one.place: _own_words(one) or _above(one) for one in telling}
    is_matrix = any(map(programme_of, named.values()))
    by_course: dict[str, list[_Column]] = {}
    for one in telling:
        by_course.setdefault(named[one.place] if is_matrix else title, []).append(one)
    for one in columns:
        if not one.kind and one.heading and one.filled and one.share(_says) >= _MOSTLY:
            one.kind = "completed"
            by_course.setdefault(one.heading, []).append(one)
    found = [Block(name, _of_one(several)) for name, several in by_course.items() if name]
    return [one for one in found if {"completed", "status"} & set(one.columns)]


def _own_words(column: _Column) -> str:
    """The words of a heading beside those that name its kind, as written: "WRAP" of "WRAP – expires"."""
    if not column.beside:
        return ""
    beside = set(column.beside.split())
    kept = [part for part in column.heading.split() if set(lookups.fold(part).split()) & beside]
    return " ".join(kept).strip(" -–—:/|,")


def _above(column: _Column) -> str:
    """What stands above a heading, where that is no heading itself."""
    return column.above if not heading_of(column.above)[0] else ""


def _of_one(columns: list[_Column]) -> dict[str, int]:
    """The column of each kind; where two are of one, dates are the completion's and words the status."""
    found: dict[str, int] = {}
    for kind in ("expires", "started"):
        if one := _first([column for column in columns if column.kind == kind]):
            found[kind] = one.place
    candidates = [column for column in columns if column.kind in ("completed", "status") and column.filled]
    days = [one for one in candidates if one.kind == "completed" and one.share(_is_day) >= one.share(_is_status)]
    days = days or [one for one in candidates if one.share(_is_day) >= _MOSTLY]
    statuses = [one for one in candidates if one not in days and one.share(_is_status) >= 0.3]
    statuses.sort(key=lambda one: (one.kind != "status", one.rank))
    if one := _first(days):
        found["completed"] = one.place
    if statuses:
        found["status"] = statuses[0].place
    return found


def _orders(columns: list[_Column], blocks: list[Block]) -> dict[int, bool]:
    """Whether each column of dates has the month first: as its own impossible dates say, else as the file's others."""
    places = [place for one in blocks for kind, place in one.columns.items() if kind != "status"]
    said = {place: order_of(columns[place].filled) for place in places}
    own = {place: month for place, (day, month) in said.items() if day != month}
    others = Counter(own.values())
    is_usual = len(others) == 1 and True in others
    contradicts = {place for place, (day, month) in said.items() if day and month}
    return {place: own.get(place, is_usual and place not in contradicts) for place in places}
