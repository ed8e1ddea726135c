"""The figures of the pages counted again from the exported CSV alone: no query, no view, no calendar of the dashboard's."""

import calendar
import csv
import io
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_RATINGS = {
    "C Complete": "complete", "G On schedule": "on_schedule", "A Behind schedule": "behind", "R Off track": "off_track",
    "N No information": "no_information", "– Not rated": "not_rated",
}  # fmt: skip
_OVER = {"complete", "closed without doing", "duplicate"}
_UNCOUNTED = {"closed without doing", "duplicate"}


@dataclass(frozen=True)
class Task:
    """A row of the CSV, with what is read out of its words; leads: () for none given."""

    cells: dict[str, str]

    @property
    def id(self) -> str:
        """The task's id."""
        return self.cells["Task id"]

    @property
    def plan(self) -> str:
        """The plan's id."""
        return self.cells["Plan id"]

    @property
    def area(self) -> str:
        """The heading it stands under, "" for none."""
        return self.cells["Subsection"] or self.cells["Section"]

    @property
    def leads(self) -> tuple[str, ...]:
        """Its leads, each as the CSV parts them."""
        return () if self.cells["Lead"] == "no lead given" else tuple(self.cells["Lead"].split("; "))

    @property
    def rating(self) -> str:
        """The rating's code, not_rated among them."""
        return _RATINGS[self.cells["Rating"].partition(", ")[0]]

    @property
    def basis(self) -> str:
        """Whose rating it is: declared, computed or confirmed; "" where it isn't rated."""
        return "" if self.rating == "not_rated" else self.cells["Rating"].partition(", ")[2] or "declared"

    @property
    def as_at(self) -> date:
        """The date that it is judged at."""
        return date.fromisoformat(self.cells["As at"])

    @property
    def due(self) -> date | None:
        """Its due date."""
        return _day(self.cells["Due"])

    @property
    def is_live(self) -> bool:
        """Neither complete nor closed nor a duplicate."""
        return self.cells["Standing"] not in _OVER

    @property
    def is_counted(self) -> bool:
        """Whether completion is counted of it."""
        return self.cells["Standing"] not in _UNCOUNTED

    @property
    def is_complete(self) -> bool:
        """Counted and rated complete."""
        return self.is_counted and self.rating == "complete"

    @property
    def days_overdue(self) -> int:
        """How long it is past its date, 0 where it isn't overdue."""
        return max((self.as_at - self.due).days, 0) if self.is_live and self.due else 0

    @property
    def is_standing(self) -> bool:
        """Ongoing or recurring."""
        return self.cells["Timescale read as"] in ("ongoing", "recurring")

    def is_within(self, days: int) -> bool:
        """Live, and due in so many days after the date."""
        return self.is_live and self.due is not None and self.as_at < self.due <= self.as_at + timedelta(days)

    @property
    def window(self) -> str:
        """The due window, by this module's own months."""
        if not self.is_live:
            return "settled"
        if self.due is None:
            return "undated"
        if self.due < self.as_at:
            return "overdue"
        if self.due == self.as_at:
            return "due_today"
        return "next_quarter" if self.due <= months_from(self.as_at, 3) else "later"

    @property
    def fell_due(self) -> bool:
        """Counted, and due in the three months up to the date."""
        return self.is_counted and self.due is not None and months_from(self.as_at, -3) < self.due <= self.as_at


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def months_from(day: date, months: int) -> date:
    """The day so many months away; from the last day of a month to the last of another."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def tasks_in(content: bytes) -> list[Task]:
    """The tasks of an exported CSV."""
    return [Task(row) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def by(tasks: Iterable[Task], key: Callable[[Task], object]) -> dict:
    """The tasks under each key."""
    found: dict = defaultdict(list)
    for task in tasks:
        found[key(task)].append(task)
    return dict(found)


def ids(tasks: Iterable[Task]) -> set[str]:
    """The ids of some tasks."""
    return {task.id for task in tasks}


def home(tasks: list[Task]) -> dict[str, object]:
    """The numbers of Home's row of one plan."""
    ahead = [task.due for task in tasks if task.is_live and task.due and not task.days_overdue]
    return {
        "tasks": len(tasks),
        "complete": sum(task.is_complete for task in tasks),
        "complete_computed": sum(task.is_complete and task.basis == "computed" for task in tasks),
        "complete_confirmed": sum(task.is_complete and task.basis == "confirmed" for task in tasks),
        "overdue": sum(task.days_overdue > 0 for task in tasks),
        "not_rated": sum(task.rating == "not_rated" for task in tasks),
        "closed": sum(task.cells["Standing"] == "closed without doing" for task in tasks),
        "duplicates": sum(task.cells["Standing"] == "duplicate" for task in tasks),
        "computed": sum(task.basis == "computed" for task in tasks),
        "longest_overdue": max((task.days_overdue for task in tasks), default=0),
        "next_due": min(ahead, default=None),
    }


def soon(tasks: list[Task]) -> dict[str, set[str]]:
    """The tasks of each span of Home's week."""
    return {
        "newly_overdue": ids(task for task in tasks if 1 <= task.days_overdue <= 7),
        "due_today": ids(task for task in tasks if task.window == "due_today"),
        "days_14": ids(task for task in tasks if task.is_within(14)),
        "days_90": ids(task for task in tasks if task.is_within(90)),
    }


def heat(tasks: list[Task], rows_by: str, columns_by: str) -> dict[tuple[str, str, str], set[str]]:
    """The tasks of each cell of the heat map: plan, row, column."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for task in tasks:
        names = {"area": (task.area,), "lead": task.leads or ("",), "plan": ("",)}[rows_by]
        column = task.rating
        if columns_by == "quarter":
            column = f"{task.due.year}-{(task.due.month - 1) // 3 * 3 + 1:02}-01" if task.due else ""
        for name in names:
            found[task.plan, name, column].add(task.id)
    return dict(found)


def area(tasks: list[Task]) -> dict[str, object]:
    """The numbers of the gap analysis of one area."""
    counted = [task for task in tasks if task.is_counted]
    ratings = Counter(task.rating for task in counted)
    computed = Counter(task.rating for task in counted if task.basis == "computed")
    return {
        "tasks": len(tasks),
        "counted": len(counted),
        "complete": ratings["complete"],
        "complete_computed": computed["complete"],
        "not_rated": ratings["not_rated"],
        "closed": len(tasks) - len(counted),
        "overdue": sum(task.days_overdue > 0 for task in tasks),
        "with_evidence": sum(task.cells["Evidence"] != "nothing reported" for task in tasks),
        "by_rating": {(rating, number, computed[rating]) for rating, number in ratings.items()},
    }


def lead(tasks: list[Task]) -> dict[str, object]:
    """The numbers of the page Leads of one lead."""
    live = [task for task in tasks if task.is_live]
    return {
        "alone": sum(len(task.leads) < 2 for task in live),
        "joint": sum(len(task.leads) > 1 for task in live),
        "overdue": sum(task.days_overdue > 0 for task in tasks),
        "longest": max((task.days_overdue for task in tasks), default=0),
        "next_due": min((task.due for task in live if task.due and task.due >= task.as_at), default=None),
        "ratings": Counter((task.rating, task.basis == "computed") for task in tasks),
    }


def part(task: Task) -> str:
    """Where a task stands on the timeline."""
    if task.cells["Standing"] == "complete":
        return "complete"
    if not task.is_live:
        return "closed"
    if task.due:
        return "overdue" if task.days_overdue else "to_come"
    is_reversed = task.cells["Timescale read as"] == "dates reversed" and task.cells["Starts"]
    return "open_ended" if is_reversed or task.cells["Start by"] or task.is_standing else "undated"


def board(tasks: list[Task]) -> dict[str, tuple[set[str], int]]:
    """The figures of a board pack of one plan: the tasks that each counts, and how many it is a part of."""
    counted = [task for task in tasks if task.is_counted]
    live = [task for task in tasks if task.is_live]
    fell = [task for task in tasks if task.fell_due]
    off = [task for task in tasks if task.rating == "off_track"]
    undated = [task for task in live if not task.due and not task.is_standing]
    replaced = [task for task in counted if not task.due and task.cells["Timescale read as"] == "complete"]
    found = {
        "tasks": (tasks, tasks),
        "overdue": ([task for task in tasks if task.days_overdue], tasks),
        "due_today": ([task for task in tasks if task.window == "due_today"], tasks),
        "next_quarter": ([task for task in tasks if task.window == "next_quarter"], tasks),
        "fell_due": (fell, counted),
        "fell_due_complete": ([task for task in fell if task.rating == "complete"], fell),
        "date_replaced": (replaced, counted),
        "unowned": ([task for task in live if not task.leads], live),
        "late": ([task for task in live if task.days_overdue or task.rating == "off_track"], tasks),
        "undated": (undated, live),
        "closed": ([task for task in tasks if task.cells["Standing"] == "closed without doing"], tasks),
        "duplicates": ([task for task in tasks if task.cells["Standing"] == "duplicate"], tasks),
        **{basis: ([task for task in tasks if task.basis == basis], tasks) for basis in ("declared", "computed", "confirmed")},
        "past_since_words": ([task for task in off if task.cells["Off track by time alone"] == "yes"], off),
        **{rating: ([task for task in tasks if task.rating == rating], tasks) for rating in _RATINGS.values()},
        "complete": ([task for task in counted if task.rating == "complete"], counted),
    }  # fmt: skip
    return {name: (ids(some), len(of)) for name, (some, of) in found.items()}


def measures(tasks: list[Task]) -> dict[str, object]:
    """The measures of one plan."""
    counted = [task for task in tasks if task.is_counted]
    late = [task.days_overdue for task in tasks if task.days_overdue]
    first = {task.id: _day(task.cells["First due date"]) for task in tasks}
    done = {task.id: _day(task.cells["Completed on"]) for task in tasks}
    due = [task for task in counted if first[task.id] and first[task.id] <= task.as_at]
    return {
        "overdue": len(late),
        "overdue_median_days": statistics.median(late) if late else None,
        "both_dates": sum(bool(first[task.id] and done[task.id]) for task in counted),
        "due": len(due),
        "hit": sum(bool(done[task.id] and done[task.id] <= first[task.id]) for task in due),
        "complete_undated": sum(task.rating == "complete" and not done[task.id] for task in due),
        "complete_dated": sum(task.rating == "complete" and bool(first[task.id]) for task in counted),
        "distinct_work": sum(task.cells["Counts as distinct work"] == "yes" for task in tasks),
        "duplicates": sum(task.cells["Standing"] == "duplicate" for task in tasks),
    }
