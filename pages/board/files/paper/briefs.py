"""A lead's brief as files: one page to print, a text for an e-mail, dates for a calendar; and all leads' in one zip."""

import io
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pages.board.files.broken import why
from pages.board.files.calendar_file import calendar, has_entries
from pages.board.files.column_widths import headed
from pages.board.files.folder_name import folder_name
from pages.board.files.paper import blocks, typeset
from pages.board.pack.briefs import Brief, Bucket, late_please
from pages.board.pack.model import Column, Row, Task
from pages.said import words
from pages.said.language import marked, say, says
from pages.said.printable import printable_whole

_WIDE = 78  # letters in a line of an e-mail
_SUBJECT = marked("Subject: {subject}")
_OF_ALL = marked("Of all tasks in the pack that this is part of: {basis} {quality}")
_ROOM_TO_ASK = 1_800  # letters of questions on the page, so that it stays one
_LONGEST_LINK = 600  # letters on the page; the link leads on all the same
_ROOM = 510.0  # between the page's margins, in points
_PLAN, _REF = Column(marked("Plan"), width=1.2), Column(marked("Ref"), width=0.5)
_TASK, _DUE = Column(marked("Task"), width=3.4), Column(marked("Due"), width=1.25)
_LEFT, _RATING = Column(marked("How soon"), width=1.0), Column(marked("Rating"), "rating", 2.1)
_NEXT = Column(marked("Next steps"), width=2.4)
_ONE_LINE = tuple(
    replace(column, width=width)
    for column, width in ((_REF, 0.5), (_TASK, 3.9), (_DUE, 1.0), (_LEFT, 1.4), (_RATING, 2.0))
)


def brief_pdf(brief: Brief) -> bytes:
    """The brief as a tagged PDF of one page; what it has no room for is counted, and is found at its link.

    Raises typeset.NotSet.
    """
    return typeset.pdf("brief.typ", contents(printable_whole(brief)))


def contents(brief: Brief) -> dict:
    """What the brief's template is filled with; layouts: of its tasks, the fullest first; the first to fit is set."""
    live = [bucket for bucket in brief.buckets if bucket.code != "settled"]
    short = (_REF, _TASK, _DUE, _LEFT, _RATING)
    return {
        "title": brief.title,
        "marking": words.shorten(brief.marking, 150) if brief.marking else "",
        "stamp": brief.stamp,
        "asked": _asked(brief),
        "covers": typeset.breakable(f"{brief.filters}. {brief.stale}" if brief.stale else brief.filters),
        "counts": [{"name": bucket.name, "count": f"{bucket.count:,}"} for bucket in brief.buckets],
        "layouts": [
            _layout(brief, brief.buckets, (*short, _NEXT), None),
            _layout(brief, live, (*short, _NEXT), None),
            _layout(brief, live, short, 100),
            _layout(brief, live, _ONE_LINE, 50),
        ],
        "key": _key(brief),
        "note": say(_OF_ALL, basis=brief.basis, quality=brief.quality),
        "link": brief.link,
        "link_shown": typeset.breakable(words.shorten(brief.link, _LONGEST_LINK)),
    }


def _asked(brief: Brief) -> dict[str, Any]:
    """What is asked of the lead, as the page has room for; the text for an e-mail has all of it."""
    tasks = {task.task_id: task for bucket in brief.buckets for task in bucket.tasks}
    called = {task_id: _called(brief, task) for task_id, task in tasks.items()}
    plan = {task_id: f"{task.plan}: " if brief.is_several_plans else "" for task_id, task in tasks.items()}
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in brief.asked:
        if one.lacking:
            alike.setdefault(one.lacking, []).append(called[one.task_id])
    told = [
        *(
            f"{('; ' if brief.is_several_plans else ', ').join(theirs)}: {late_please(lacking, len(theirs))}"
            for lacking, theirs in alike.items()
        ),
        *(f"{plan[one.task_id]}{said}" for one in brief.asked for said in one.questions),
    ]
    room, shown = _ROOM_TO_ASK, []
    for said in told:
        room -= len(said)
        if room < 0:
            break
        shown.append(typeset.breakable(said))
    return {"head": brief.request, "told": shown, "more": len(told) - len(shown)}


def _called(brief: Brief, task: Task) -> str:
    return f"{task.plan}, {task.ref}" if brief.is_several_plans else task.ref


def _layout(brief: Brief, buckets, columns: tuple[Column, ...], length: int | None) -> dict:
    columns = (_PLAN, *columns) if brief.is_several_plans else columns
    groups: list[dict[str, Any]] = [
        {
            "name": f"{bucket.name}: {bucket.count:,}",
            "rows": [_cells(brief, task, columns, length) for task in bucket.tasks],
        }
        for bucket in buckets
        if bucket.tasks
    ]
    settled = brief.buckets[-1]
    refs = ", ".join(task.ref for task in settled.tasks)
    return {
        "heads": blocks.heads(headed(columns), [row for group in groups for row in group["rows"]], _ROOM),
        "groups": groups,
        "tasks": sum(len(group["rows"]) for group in groups),
        "of": sum(bucket.count for bucket in buckets),
        "closing": f"{settled.name}: {settled.count:,} ({typeset.breakable(refs)})"
        if settled.tasks and settled not in buckets
        else "",
    }


def _cells(brief: Brief, task: Task, columns: tuple[Column, ...], length: int | None) -> list[dict]:
    said = {
        "Plan": task.plan,
        "Ref": task.ref,
        "Task": words.shorten(task.action, length) if length else task.action,
        "Due": words.day_of(task.due_on) if task.due_on else words.shorten(task.timescale, 40),
        "How soon": _how_soon(brief, task),
        "Rating": task.rating_words,
        "Next steps": task.next_steps,
    }
    row = Row(tuple(said[column.name] for column in columns), task.task_id, task.rating, task.is_computed)
    return blocks.cells(row, columns)


def _how_soon(brief: Brief, task: Task) -> str:
    """How late a task is, or in how many days it is due."""
    is_open = task.standing == say("open")
    if not is_open or not task.due_on:
        return say("no date") if is_open else task.standing
    days = (date.fromisoformat(task.due_on) - date.fromisoformat(brief.as_at)).days
    if days < 0:
        return task.late
    return says(days, "in {number} day", "in {number} days", number=f"{days:,}") if days else say("on the day")


def _key(brief: Brief) -> list[dict]:
    """The key in one line: each rating's tile and words."""
    return [blocks.rated(str(row.cells[0]), row.rating, False) for row in brief.key.rows]


def brief_text(brief: Brief) -> str:
    """The brief as the text of an e-mail, its subject first, no line longer than 78 letters but its link.

    Where there is a marking, it is the first and the last line.
    """
    brief = printable_whole(brief)
    marking = _wrapped(brief.marking)
    lines = [
        *marking,
        say(_SUBJECT, subject=subject(brief)),
        "",
        *_wrapped(say("Tasks led by {lead}: {counts}.", lead=brief.lead, counts=brief.summary or say("none"))),
        *_wrapped(brief.request),
        *_wrapped(say("What is counted: {filters}. {stale}", filters=brief.filters, stale=brief.stale)),
        "",
        *(line for bucket in brief.buckets if bucket.count for line in _bucket_lines(brief, bucket)),
        say("All of these tasks in the dashboard:"),
        typeset.tidy(brief.link),
        "",
        *_wrapped(say(_OF_ALL, basis=brief.basis, quality=brief.quality)),
        *_wrapped(
            say("Key: {ratings}.", ratings="; ".join(f"{row.cells[0]}: {row.cells[1]}" for row in brief.key.rows))
        ),
        *_wrapped(brief.stamp),
        *marking,
    ]
    return "\n".join(lines) + "\n"


def subject(brief: Brief) -> str:
    """The subject of the e-mail: whole words, short enough for one line by leaving parts out, the date first."""
    counted = _first(brief)
    by = ""
    if brief.reply_by and brief.asked:
        by = say("; reply by {day}", day=words.day_of(brief.reply_by))
    as_at = say(", as at {day}", day=words.day_of(brief.as_at))
    whose = " ".join(typeset.tidy(say("Prevent tasks of {lead}", lead=brief.lead)).split())
    said = (f"{who}{when}: {counted}{by}" for who in (whose, say("Your Prevent tasks")) for when in (as_at, ""))
    fitting = (one for one in said if len(say(_SUBJECT, subject=one)) <= _WIDE)
    return next(fitting, say("Your Prevent tasks: {counted}", counted=counted))


def _first(brief: Brief) -> str:
    """The most urgent tasks as a count, for the subject."""
    first = next((bucket for bucket in brief.buckets if bucket.count), None)
    return f"{first.count:,} {first.name.lower()}" if first else say("none")


def _bucket_lines(brief: Brief, bucket: Bucket) -> list[str]:
    lines = [f"{bucket.name.upper()} ({bucket.count:,})"]
    for task in bucket.tasks:
        due = say("Timescale: {timescale}", timescale=task.timescale)
        if task.due_on:
            due = say("Due {day}", day=words.day_of(task.due_on))
        rated = say("{due} ({soon}). Rating: {rating}.", due=due, soon=_how_soon(brief, task), rating=task.rating_words)
        lines += _wrapped(f"{_called(brief, task)}: {words.shorten(task.action, 300)}", "- ")
        lines += _wrapped(rated, "  ")
        if bucket.code != "settled":
            lines += _wrapped(say("Next steps: {steps}", steps=words.shorten(task.next_steps, 300)), "  ")
        for said in brief.asked_of(task.task_id):
            lines += _wrapped(say("Asked of you: {question}", question=said), "  ")
    more = bucket.count - len(bucket.tasks)
    return [*lines, *([say("- and {number} more, at the link", number=f"{more:,}")] if more > 0 else []), ""]


def _wrapped(said: str, start: str = "") -> list[str]:
    rest = " " * len(start)
    return textwrap.wrap(
        typeset.tidy(said), _WIDE, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False
    )


_FILES: dict[str, tuple[str, Callable[[Brief], bytes | str]]] = {
    "pdf": (marked("the brief"), brief_pdf),
    "txt": (marked("the text for an e-mail"), brief_text),
    "ics": (marked("the calendar"), calendar),
}


def all_briefs(
    briefs: list[Brief], progress: Callable[[int, int], object] | None = None,
    missing: Callable[[str], object] | None = None,
) -> bytes:  # fmt: skip
    """All leads' briefs in one zip, a folder of files for each. progress: told how many are done, of how many.

    missing: told, in a sentence, which file of which lead can't be made; without it, what broke it is raised.
    """
    out = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, brief in enumerate(briefs, start=1):
            name = folder_name(brief.lead, taken, otherwise="lead")
            stem = f"{name}/prevent-brief-{name}-as-at-{brief.as_at}{f'-{brief.of_file}' if brief.of_file else ''}"
            for ending, (what, made) in _FILES.items():
                if ending == "ics" and not has_entries(brief):
                    continue
                try:
                    archive.writestr(f"{stem}.{ending}", made(brief))
                except Exception as error:  # whatever broke one lead's file is no reason to keep the others' back
                    if missing is None:
                        raise
                    missing(
                        say(
                            "Of {lead}, {file} couldn’t be made: {reason}",
                            lead=brief.lead,
                            file=say(what),
                            reason=why(error),
                        )
                    )
            if progress:
                progress(done, len(briefs))
    return out.getvalue()
