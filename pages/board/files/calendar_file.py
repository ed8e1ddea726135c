"""A lead's due dates as a calendar file: a day-long entry for each task that is still to be done and has a date.

An entry that an earlier issue's calendar held and this one doesn't is cancelled, in every later one too, so that who
takes in only the newest is right.
"""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from pages.board.files.paper.typeset import tidy
from pages.board.pack.briefs import Brief, Entry
from pages.board.pack.model import Task
from pages.said import words
from pages.said.language import NAMES, in_language, language, marked, say
from pages.said.printable import printable, printable_whole

_CANCELLED = marked("Cancelled: {summary}")
_NAME = marked("Prevent tasks: {lead}")
NOTICE = timedelta(days=14)
_MAKER = "-//Prevent action plan dashboard//Lead briefs//{language}"
_ABOVE_DAYS = 100_000  # calendars of old counted in days since 2000, which an issue's order must exceed


def name(lead: str) -> str:
    """What a lead's calendar is called."""
    return say(_NAME, lead=lead_of(lead))


def lead_of(said: str) -> str:
    """The lead whose calendar is called so, in any language; a lead's own name as a calendar has it."""
    return " ".join(tidy(printable(_without(_NAME, said))).split())


def summary_of(said: str) -> str:
    """What an entry was about, cancelled or not, in any language."""
    return _without(_CANCELLED, said)


def _without(form: str, said: str) -> str:
    """What stands at the place of a form where a text has that form in some language; else the text."""
    for code in NAMES:
        with in_language(code):
            before, _, rest = say(form).partition("{")
        after = rest.partition("}")[2]
        if said.startswith(before) and said.endswith(after):
            return said.removeprefix(before).removesuffix(after)
    return said


def has_entries(brief: Brief) -> bool:
    """Whether a lead's calendar would hold anything: an empty one isn't made."""
    return bool(brief.sent) or any(task.due_on for task in brief.live)


def calendar(brief: Brief) -> bytes:
    """The calendar file (iCalendar, RFC 5545). An entry keeps its id, so that a later issue's replaces it.

    It is published (RFC 5546), entries that are cancelled among the others; where it holds nothing else, it is a
    cancellation.
    """
    brief = printable_whole(brief)
    live = [task for task in brief.live if task.due_on]
    kept = {_uid(task) for task in live}
    gone = [entry for entry in brief.sent if entry.uid not in kept]
    made = Calendar()
    made.add("prodid", _MAKER.format(language=language().upper()))
    made.add("version", "2.0")
    made.add("method", "PUBLISH" if live or not gone else "CANCEL")
    made.add("x-wr-calname", name(brief.lead))
    for event in (*(_due(task, brief) for task in live), *(_cancelled(entry, brief) for entry in gone)):
        made.add_component(event)
    return made.to_ical()


def _uid(task: Task) -> str:
    return f"{task.task_id}@prevent-action-plan-dashboard"


def _event(uid: str, on: str, brief: Brief) -> Event:
    """An entry; SEQUENCE rises with each issue, and DTSTAMP is when the calendar was made."""
    made = datetime.fromisoformat(brief.made_on) if brief.made_on else datetime.combine(_as_at(brief), time(), UTC)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("sequence", _ABOVE_DAYS + brief.order)
    event.add("dtstart", date.fromisoformat(on))
    event.add("transp", "TRANSPARENT")
    return event


def _due(task: Task, brief: Brief) -> Event:
    event = _event(_uid(task), task.due_on, brief)
    event.add("status", "CONFIRMED")
    summary = " ".join(tidy(say("Due: {ref} {action}", ref=task.ref, action=task.action)).split())
    event.add("summary", summary)
    event.add("description", tidy("\n".join(_lines(task, brief))))
    if date.fromisoformat(task.due_on) >= _as_at(brief):
        event.add_component(_alarm(summary))
    return event


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -NOTICE)
    alarm.add("description", say("In two weeks. {summary}", summary=summary))
    return alarm


def _cancelled(entry: Entry, brief: Brief) -> Event:
    event = _event(entry.uid, entry.on, brief)
    event.add("status", "CANCELLED")
    event.add("summary", say(_CANCELLED, summary=entry.summary))
    said = say(
        "This is no longer to be done by {lead} on this day: it is finished, closed, changed or another’s.",
        lead=brief.lead,
    )
    event.add("description", tidy("\n".join([*_marking(brief), said, *_foot(brief)])))
    return event


def _as_at(brief: Brief) -> date:
    return date.fromisoformat(brief.as_at)


def _marking(brief: Brief) -> list[str]:
    return [say("Marking: {marking}", marking=brief.marking)] if brief.marking else []


def _lines(task: Task, brief: Brief) -> list[str]:
    asked = brief.asked_of(task.task_id)
    return [
        *_marking(brief),
        say("Task {ref} of {plan}: {action}", ref=task.ref, plan=task.plan, action=task.action),
        say("Lead: {lead}", lead=task.lead),
        say("Rating: {rating}", rating=task.rating_words),
        say("As at {day}", day=words.day(_as_at(brief))),
        *([brief.stale] if brief.stale else []),
        say("Next steps: {steps}", steps=task.next_steps),
        *([_please_reply(brief, " ".join(asked))] if asked else []),
        *_foot(brief),
    ]


def _please_reply(brief: Brief, asked: str) -> str:
    if not brief.reply_by:
        return say("Please reply: {asked}", asked=asked)
    return say("Please reply by {day}: {asked}", day=words.day_of(brief.reply_by), asked=asked)


def _foot(brief: Brief) -> list[str]:
    return [
        say("All tasks of {lead}: {link}", lead=brief.lead, link=brief.link),
        *([brief.stamp] if brief.stamp else []),
    ]
