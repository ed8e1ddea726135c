"""All the files of a pack: those of the typesetter in a thread beside the others; one that can’t be made is named."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from loaders import PackFile
from pages.board.files import browser, calendar_file, calendars_sent, paper, powerpoint, task_csv, workbook
from pages.board.files.broken import why
from pages.board.files.paper.briefs import all_briefs, brief_pdf, brief_text
from pages.board.files.powerpoint.apart import presentation_apart
from pages.board.files.report.word import docx_report
from pages.board.pack import briefs as lead_briefs
from pages.board.pack.briefs import Brief
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.issue import Issue
from pages.board.pack.model import Pack
from pages.said import words
from pages.said.file_kinds import CSV, EXCEL, WORD
from pages.said.language import in_language, say

PDF = "application/pdf"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
HOME = "http://127.0.0.1:8501"  # where a dashboard is reached that names no address of its own
_SETTING = ThreadPoolExecutor(2)  # for all packs: however many are made at once, no more files are set at once
_OFTEN = 0.2  # seconds, after which it is told anew how far a file is that is waited for
Progress = Callable[[float, str], object]
Missing = Callable[[str], object]
Said = Callable[[str], object]


def silent(share: float, what: str) -> None:
    """Says nothing of how far it is."""


@dataclass(frozen=True)
class FileToMake:
    """A file that a pack has: its name, its kind, what it is in words, and what makes it.

    content: told how to say how far it is, and how to say, in a sentence, which part of it can't be made, and what to
    look at in what was made. is_set: by the typesetter, which leaves the interpreter to others meanwhile.
    """

    name: str
    media_type: str
    what: str
    content: Callable[[Progress, Missing, Said], bytes]
    is_set: bool = False


class Tried(NamedTuple):
    """What became of a file: None where it couldn't be made.

    missing, said: of it and of its parts, as of Made.
    """

    file: FileToMake
    made: PackFile | None
    missing: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """The files that were made, and a sentence for each file, or part of one, that couldn't be.

    said: what to look at in those that were, a sentence each.
    """

    files: tuple[PackFile, ...]
    missing: tuple[str, ...]
    said: tuple[str, ...] = ()


def addressed(choice: Choice, pack: Pack, home: str, address: Mapping[str, str | list[str]]) -> Pack:
    """The pack with the address of its view; a public one has none. home: of the dashboard; address: its parameters."""
    if choice.audience == "public":
        return pack
    return replace(pack, view=f"{home}/board?{urlencode(address, doseq=True)}")


def gathered(choice: Choice, ask: Ask, pack: Pack, home: str, reply_by: date | None, issue: Issue) -> list[Brief]:
    """The leads' briefs of a pack, knowing what calendars were issued before it, which they cancel entries of.

    Who leads nothing any more has a brief once, for the entries that their last calendar held.

    issue: which issue the pack is; of a working copy, which it would be. The rest is as lead_briefs.briefs takes it.
    """
    theirs = lead_briefs.briefs(choice, ask, pack, home, reply_by)
    before = {} if choice.audience == "public" else calendars_sent.sent(ask, issue.earlier)
    led = {calendar_file.lead_of(one.lead) for one in theirs}
    theirs += [
        lead_briefs.without_tasks(choice, pack, home, lead)
        for lead, entries in before.items()
        if choice.audience == "board" and lead not in led and not all(entry.is_cancelled for entry in entries)
    ]
    which = (issue.order, issue.at.isoformat(), issue.of_file) if issue.at else (issue.order - 1, "", "")
    return [
        replace(
            one,
            sent=before.get(calendar_file.lead_of(one.lead), ()),
            order=which[0],
            made_on=which[1],
            of_file=which[2],
        )
        for one in theirs
    ]


def to_make(pack: Pack, briefs: list[Brief], template: bytes | None = None) -> list[FileToMake]:
    """The files of a pack: slides, paper, report, workbook, tasks, slides for the browser, and the leads' briefs.

    What they are is said in the language of now; they themselves are in the pack's.
    """
    return [replace(one, content=_said_in(pack.language, one.content)) for one in _files(pack, briefs, template)]


def _said_in(code: str, content: Callable[[Progress, Missing, Said], bytes]) -> Callable[..., bytes]:
    def made(*told) -> bytes:
        with in_language(code):
            return content(*told)

    return made


def _files(pack: Pack, briefs: list[Brief], template: bytes | None) -> list[FileToMake]:
    stem = pack.file_stem
    return [
        FileToMake(f"{stem}.pptx", POWERPOINT, say("the slides"), lambda *told: _slides(pack, template, told[-1])),
        FileToMake(f"{stem}.pdf", PDF, say("the paper"), lambda *_: paper.pdf(pack), is_set=True),
        FileToMake(f"{stem}.docx", WORD, say("the report in Word"), lambda *_: docx_report(pack)),
        FileToMake(f"{stem}.xlsx", EXCEL, say("the workbook"), lambda *_: workbook.xlsx(pack)),
        FileToMake(f"{stem}.csv", CSV, say("the tasks"), lambda *_: task_csv.tasks_csv(pack)),
        FileToMake(
            f"{stem}.html", "text/html", say("the slides for the browser"), lambda *_: browser.deck(pack).encode()
        ),
        *_briefs(pack, briefs),
    ]


def _slides(pack: Pack, template: bytes | None, said: Said) -> bytes:
    return presentation_apart(pack, template, said) if template is not None else powerpoint.presentation(pack)


def _briefs(pack: Pack, briefs: list[Brief]) -> Iterator[FileToMake]:
    """A lead's own pack has the brief as files, a calendar where there is a date; else every lead's are in one zip."""
    if pack.audience == "lead" and briefs:
        one, stem = briefs[0], f"{pack.file_stem}-brief"
        by = _asking(briefs)
        what = say("the brief (to reply by {day})", day=by) if by else say("the brief")
        text = say("the brief for an e-mail")
        yield FileToMake(f"{stem}.pdf", PDF, what, lambda *_: brief_pdf(one), is_set=True)
        yield FileToMake(f"{stem}.txt", "text/plain", text, lambda *_: brief_text(one).encode())
        if calendar_file.has_entries(one):
            what = say("the calendar")
            yield FileToMake(f"{stem}.ics", "text/calendar", what, lambda *_: calendar_file.calendar(one))
    elif briefs:
        name, by = f"{pack.file_stem}-briefs.zip", _asking(briefs)
        what = say("the leads’ briefs (to reply by {day})", day=by) if by else say("the leads’ briefs")
        yield FileToMake(
            name, ZIP, what,
            lambda progress, missing, _: all_briefs(briefs, _counted(progress), missing), is_set=True,
        )  # fmt: skip


def _asking(briefs: list[Brief]) -> str:
    """The day by which the briefs ask for a reply, where they ask for any; else ""."""
    by = next((one.reply_by for one in briefs if one.reply_by), None)
    return words.day_of(by) if by and any(one.asked for one in briefs) else ""


def _counted(progress: Progress) -> Callable[[int, int], object]:
    return lambda done, total: progress(
        done / max(total, 1), say("Making the leads’ briefs, {number} of {total}…", number=done, total=total)
    )


def make(pack: Pack, briefs: list[Brief], *, template: bytes | None = None, progress: Progress = silent) -> Made:
    """The files of a pack. progress: told the share that is done, from 0 to 1, and what comes next."""
    tried = list(each(to_make(pack, briefs, template), progress))
    progress(1.0, say("All that can be made is made."))
    return Made(
        tuple(one.made for one in tried if one.made),
        tuple(said for one in tried for said in one.missing),
        tuple(said for one in tried for said in one.said),
    )


def each(files: Sequence[FileToMake], progress: Progress = silent) -> Iterator[Tried]:
    """What becomes of each file, in their order; those that are set are begun at once, beside the others.

    progress: as make takes it, called in the caller's thread.
    """
    told: dict[str, tuple[float, str]] = {}

    def begin(file: FileToMake) -> Future[Tried]:
        return _SETTING.submit(copy_context().run, _tried, file, lambda *far: told.update({file.name: far}))

    begun = {file.name: begin(file) for file in files if file.is_set}
    try:
        for number, file in enumerate(files):
            progress(number / len(files), say("Making {file}…", file=file.what))
            within = _within(progress, number, len(files))
            if file.is_set:
                yield _waited_for(begun[file.name], partial(_tell, within, told, file.name))
            else:
                yield _tried(file, within)
    finally:
        for one in begun.values():
            one.cancel()


def _tried(file: FileToMake, progress: Progress) -> Tried:
    missing, said = list[str](), list[str]()
    made = attempt(file, missing.append, progress, said.append)
    return Tried(file, made, tuple(missing), tuple(said))


def _waited_for(begun: Future[Tried], tell: Callable[[], object]) -> Tried:
    while True:
        try:
            return begun.result(_OFTEN)
        except TimeoutError:
            tell()


def _tell(progress: Progress, told: Mapping[str, tuple[float, str]], name: str) -> None:
    if name in told:
        progress(*told[name])


def attempt(
    file: FileToMake, missing: Missing, progress: Progress = silent, said: Said = lambda _: None
) -> PackFile | None:
    """A file; None where it can't be made, which missing is told with the reason, as it is of parts of it.

    said: told what to look at in a file that is made.
    """
    try:
        return PackFile(file.name, file.media_type, file.content(progress, missing, said))
    except Exception as error:  # whatever broke one file is no reason to keep the others back
        what = f"{file.what[0].upper()}{file.what[1:]}"
        missing(say("{file}, {name}, couldn’t be made: {reason}", file=what, name=file.name, reason=why(error)))
        return None


def _within(progress: Progress, number: int, of: int) -> Progress:
    return lambda share, said: progress((number + share) / of, said)


def zipped(files: tuple[PackFile, ...]) -> bytes:
    """Some files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return out.getvalue()
