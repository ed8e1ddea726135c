"""Due dates whose year looks mistyped: far from all other dates of the plan, and one slip from a year that fits."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from loaders.interpret.dates import dated, mentions
from loaders.records import Finding, Task

_FAR = 9  # years to the nearest date of any other task; a slip of a decade is ten, or nine beside the year before
_ENOUGH = 3  # other dates, so that there is something to be far from
_REPEATED = 3  # tasks of one year that make it a horizon of the plan's, not a slip
_VISION = 5  # strategies look ahead to years that this divides: 2030, 2035, 2050
_AT_MOST = 50  # years ahead that a strategy looks


def far_years(tasks: list[Task]) -> Iterator[Finding]:
    """A finding for each due date that is at least nine years from any other task's, where one slip explains it.

    A slip is one wrong digit, or two that changed places; over fifty years away none is needed. A year that three
    tasks share, a round year ahead, and a year named alone aren't doubted: plans look far ahead on purpose. Suggests
    the date that is likely meant.
    """
    with_date = [task for task in tasks if task.due_on]
    counts = Counter(task.due_on.year for task in with_date if task.due_on)
    for at, task in enumerate(with_date):
        if task.due_on is None or counts[task.due_on.year] >= _REPEATED or _is_year_alone(task.timescale_text or ""):
            continue
        year = task.due_on.year
        others = {other for other in counts if other != year}
        if len(with_date) - counts[year] < _ENOUGH or min(abs(other - year) for other in others) < _FAR:
            continue
        near = [other.due_on.year for other in with_date[max(at - 2, 0) : at + 3] if other.due_on and other is not task]
        likely = _likely(year, others, near)
        if not _is_vision(year, others) if likely else min(abs(other - year) for other in others) > _AT_MOST:
            yield _finding(task, task.due_on, likely, near)


def _is_year_alone(written: str) -> bool:
    """Whether a timescale names a year, and neither day nor month: "2027", "by 2027/28"."""
    return all(mention.precision in ("year", "financial_year") for mention in dated(mentions(written)))


def _is_vision(year: int, others: set[int]) -> bool:
    """Whether a year may be meant as it is: a round one, not too far ahead."""
    return year % _VISION == 0 and 0 < year - max(others) <= _AT_MOST


def _likely(year: int, others: set[int], near: list[int]) -> int | None:
    """The year that was likely meant: one of the plan's, or between two of them, that is one slip away.

    The years of the tasks just above and below come first, then the nearest to them.
    """
    usual = [other for other in others if not any(abs(other - one) >= _FAR for one in near)] or sorted(others)
    slips = [one for one in range(min(usual), max(usual) + 1) if _is_slip(year, one)]
    return min(slips, key=lambda one: (one not in near, sum(abs(one - other) for other in near), one), default=None)


def _is_slip(written: int, meant: int) -> bool:
    """Whether one wrong digit, or two that changed places, make one year of the other."""
    apart = [(one, other) for one, other in zip(f"{written:04}", f"{meant:04}", strict=True) if one != other]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1])


def _finding(task: Task, due_on: date, likely: int | None, near: list[int]) -> Finding:
    around = f"{min(near)}" if min(near) == max(near) else f"{min(near)} to {max(near)}"
    message = f"“{task.timescale_text or due_on}” is due in {due_on.year}; the tasks beside it are due in {around}."
    found = Finding("year_far", "warning", message, task.position, "timescale_text", task.timescale_text, task.locator)
    if likely is None:
        return replace(found, message=f"{message} Ask the lead which year is meant.")
    meant = date(likely, due_on.month, min(due_on.day, monthrange(likely, due_on.month)[1]))
    message = f"{message} It may mean {meant.day} {meant:%b %Y}: confirm it with the lead."
    return replace(found, message=message, suggests=("due_on", meant.isoformat()))
