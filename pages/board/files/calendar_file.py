"""A lead's due dates as a calendar file: a day-long entry for each task that is still to be done and has a date."""

from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from pages.board.files.paper.typeset import tidy
from pages.board.pack.briefs import Brief
from pages.board.pack.model import Task
from pages.said import words
from pages.said.printable import printable_whole

_MAKER = "-//Prevent action plan dashboard//Lead briefs//EN"
_FIRST = date(2000, 1, 1)


def calendar(brief: Brief) -> bytes:
    """The calendar file (iCalendar). An entry keeps its id from quarter to quarter, so that a later one replaces it."""
    brief = printable_whole(brief)
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", " ".join(tidy(f"Prevent tasks: {brief.lead}").split()))
    for task in brief.live:
        if task.due_on:
            made.add_component(_event(task, brief))
    return made.to_ical()


def _event(task: Task, brief: Brief) -> Event:
    as_at = date.fromisoformat(brief.as_at)
    event = Event()
    event.add("uid", f"{task.task_id}@prevent-action-plan-dashboard")
    event.add("dtstamp", datetime.combine(as_at, time(), UTC))
    event.add("sequence", max((as_at - _FIRST).days, 0))  # a later quarter's date wins over an earlier one's
    event.add("dtstart", date.fromisoformat(task.due_on))
    event.add("summary", tidy(f"Due: {task.ref} {words.shorten(task.action, 60)}"))
    event.add("description", tidy("\n".join(_lines(task, brief))))
    event.add("transp", "TRANSPARENT")
    return event


def _lines(task: Task, brief: Brief) -> list[str]:
    marking = [f"Marking: {brief.marking}"] if brief.marking else []
    return [
        *marking,
        f"Task {task.ref} of {task.plan}: {task.action}",
        f"Lead: {task.lead}",
        f"Rating: {task.rating_words}",
        f"As at {words.day(date.fromisoformat(brief.as_at))}",
        *([brief.stale] if brief.stale else []),
        f"Next steps: {task.next_steps}",
        f"All tasks of {brief.lead}: {brief.link}",
    ]
