"""All the files of a pack, made one after the other."""

import io
import zipfile
from collections.abc import Callable

from loaders import PackFile
from pages.board.files import browser as deck
from pages.board.files import calendar_file, paper, powerpoint, task_csv, workbook
from pages.board.files.paper import briefs as brief_files
from pages.board.pack.briefs import Brief
from pages.board.pack.model import Pack
from pages.said.file_kinds import CSV, EXCEL

PDF = "application/pdf"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
Progress = Callable[[float, str], object]


def _silent(share: float, what: str) -> None:
    """Says nothing of how far it is."""


def make(
    pack: Pack, briefs: list[Brief], *, template: bytes | None = None, progress: Progress = _silent
) -> tuple[PackFile, ...]:
    """The files of a pack: slides, paper, workbook, tasks, slides for the browser, and the leads' briefs.

    progress: told the share that is done, from 0 to 1, and what comes next. Raises powerpoint.TemplateRefused.
    """
    steps = [
        ("the slides", lambda: [_file(pack, "pptx", POWERPOINT, powerpoint.presentation(pack, template))]),
        ("the paper", lambda: [_file(pack, "pdf", PDF, paper.paper(pack))]),
        ("the workbook", lambda: [_file(pack, "xlsx", EXCEL, workbook.workbook(pack))]),
        ("the tasks", lambda: [_file(pack, "csv", CSV, task_csv.tasks_csv(pack))]),
        ("the slides for the browser", lambda: [_file(pack, "html", "text/html", deck.deck(pack).encode())]),
        *([("the leads’ briefs", lambda: _briefs(pack, briefs, progress))] if briefs else []),
    ]
    made: list[PackFile] = []
    for number, (what, make_files) in enumerate(steps):
        progress(number / len(steps), f"Making {what}…")
        made += make_files()
    progress(1.0, "All files are made.")
    return tuple(made)


def _file(pack: Pack, ending: str, media_type: str, content: bytes) -> PackFile:
    return PackFile(f"{pack.file_stem}.{ending}", media_type, content)


def _briefs(pack: Pack, briefs: list[Brief], progress: Progress) -> list[PackFile]:
    """A lead's own pack has the brief as three files; else every lead's are in one zip."""
    if pack.audience == "lead":
        one, stem = briefs[0], f"{pack.file_stem}-brief"
        return [
            PackFile(f"{stem}.pdf", PDF, brief_files.brief_pdf(one)),
            PackFile(f"{stem}.txt", "text/plain", brief_files.brief_text(one).encode()),
            PackFile(f"{stem}.ics", "text/calendar", calendar_file.calendar(one)),
        ]

    def told(done: int, total: int) -> None:
        progress(0.8 + 0.2 * done / max(total, 1), f"Making the leads’ briefs, {done} of {total}…")

    return [PackFile(f"{pack.file_stem}-briefs.zip", ZIP, brief_files.all_briefs(briefs, told))]


def zipped(files: tuple[PackFile, ...]) -> bytes:
    """Some files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return out.getvalue()
