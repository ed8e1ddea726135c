"""Reads a whole plan: a document's rows become tasks, notes, training figures and findings."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath

from loaders import lookups
from loaders.case_data import refuse_case_data
from loaders.interpret.as_at import propose_as_at
from loaders.interpret.colours import declared_by_colours
from loaders.interpret.dates import mentions
from loaders.interpret.evidence import read_evidence
from loaders.interpret.leads import Leads, abbreviations, one_name_each, read_leads
from loaders.interpret.rating import Declared, read_rating, read_status, with_symbols_named
from loaders.interpret.timescale import Timescale, read_timescale
from loaders.interpret.training import read_training
from loaders.layout import LaidOut, lay_out
from loaders.read import read
from loaders.records import Figure, Finding, PlanReading, Remark, Row, Source, Task, TaskRow
from loaders.review import review

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to)\s*((?:19|20)?\d\d)\b")
_APPENDIX = re.compile(r"^\W*(?:appendix|annex)\s+\w+\W*\s*", re.I)


def read_plan(
    content: bytes,
    file_name: str,
    as_at: date | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> PlanReading:
    """Everything that a document says, with what was noticed in reading it; nothing is stored.

    as_at is the date that the plan is taken to speak of; by default the one that the document proposes. columns
    corrects what columns were taken for, a field for each ColumnReading.name. progress is told (steps done, steps in
    all, what is happening). Raises DocumentRefused where the file can't be read, looks like data about people referred,
    or holds no table of tasks.
    """
    tell = progress or (lambda done, total, words: None)
    tell(0, 4, "Opening the document")
    source = read(content, file_name)
    tell(1, 4, "Finding the tables of tasks")
    refuse_case_data(source)
    laid_out = lay_out(source, columns or {})
    tell(2, 4, f"Reading the dates, leads and ratings of {len(laid_out.tasks):,} tasks")
    title = _title(laid_out, source)
    period = _period(title, laid_out)
    findings = [*source.findings, *laid_out.findings]
    coloured = declared_by_colours(laid_out.tasks, laid_out.key)
    tasks = [
        _task(number, row, laid_out, period, by_colour, findings)
        for number, (row, by_colour) in enumerate(zip(laid_out.tasks, coloured, strict=True), start=1)
    ]
    _settle_leads(tasks, source)
    figures = [figure for task in tasks for figure in _settled_figures(task)]
    proposed = propose_as_at(
        [title, *laid_out.headings, *laid_out.lines, *_column_headings(laid_out)],
        [(task.ref, text) for task in tasks for text in (task.status_text, task.progress) if text],
        [(task.ref, task.next_steps) for task in tasks if task.next_steps],
    )
    tell(3, 4, "Checking the tasks against each other")
    findings += _document_findings(laid_out, title, proposed.is_stated)
    findings += review(tasks, figures, as_at or proposed.on, laid_out.has_rating_column)
    findings.sort(key=lambda finding: (finding.position or 0, finding.rule))
    return PlanReading(
        source,
        title,
        proposed.on,
        proposed.because,
        laid_out.notes,
        laid_out.key,
        tasks,
        findings,
        figures,
        laid_out.columns,
        dict(columns or {}),
    )


def _task(
    number: int,
    row: TaskRow,
    laid_out: LaidOut,
    period: tuple[int, int] | None,
    by_colour: Declared,
    findings: list[Finding],
) -> Task:
    """One task with its values read; what was noticed is added to findings."""
    timescale = _timescale(row, period)
    leads = read_leads(row.text("lead"))
    declared, declared_from = _declared(row, timescale, laid_out, by_colour)
    evidence = read_evidence(_reports(row, declared), row.text("action"))
    completed = read_timescale(row.text("completed"), period)
    completed_text = row.text("completed") or (row.text("timescale") if timescale.kind == "complete" else None)
    _remark(findings, number, row, "timescale_text", row.text("timescale"), timescale.remarks)
    _remark(findings, number, row, "lead", row.text("lead"), _lead_remarks(leads, row, laid_out))
    _remark(findings, number, row, "declared_rating", declared.text, declared.remarks)
    return Task(
        position=number,
        ref=row.text("ref"),
        section=row.section,
        subsection=row.subsection,
        action=row.text("action") or None,
        outcome=row.text("outcome") or None,
        status_text=row.text("status") or None,
        progress=row.text("progress") or None,
        next_steps=row.text("next_steps") or None,
        timescale_text=_timescale_text(row) or None,
        timescale_kind=timescale.kind,
        starts_on=timescale.starts_on,
        due_on=timescale.due_on,
        due_before=timescale.due_before,
        start_by=timescale.start_by,
        completed_on=completed.completed_on or completed.due_on or timescale.completed_on or _completed_in(row),
        completed_text=completed_text,
        declared_rating=declared.rating,
        declared_text=declared.text,
        declared_from=declared_from,
        evidence=evidence.class_,
        evidence_phrase=evidence.phrase,
        locator=row.locator,
        cells=row.cells,
        leads=list(leads.leads),
    )


def _timescale_text(row: TaskRow) -> str:
    texts = (row.text("start"), row.text("timescale"), row.text("revised"))
    return (
        " → ".join(text for text in texts if text)
        if row.text("revised") or row.text("start")
        else row.text("timescale")
    )


def _timescale(row: TaskRow, period: tuple[int, int] | None) -> Timescale:
    """The task's timescale, with a start or a revised date from columns of their own."""
    read_one = read_timescale(row.text("timescale"), period)
    revised = read_timescale(row.text("revised"), period)
    if revised.due_on:
        read_one = Timescale(
            revised.kind, revised.starts_on, revised.due_on, due_before=read_one.due_on, remarks=revised.remarks
        )
    start = read_timescale(row.text("start"), period)
    if start.starts_on and read_one.due_on and start.starts_on <= read_one.due_on:
        return Timescale("range", start.starts_on, read_one.due_on, read_one.due_before, remarks=read_one.remarks)
    return read_one


def _declared(
    row: TaskRow, timescale: Timescale, laid_out: LaidOut, by_colour: Declared
) -> tuple[Declared, str | None]:
    """The declared rating and where it stands; words win over a colour, "completed" in a status column over both."""
    status = read_status(row.text("status"), laid_out.key)
    rating = read_rating(row.text("rating"), laid_out.key)
    completion = _completion(row)
    if status.rating == "complete" or (status.rating and not rating.rating):
        return status, "text"
    if rating.rating and not (rating.remarks and completion):
        return rating, "text"
    if completion:
        return completion, "text"
    if timescale.kind == "complete":
        return Declared("complete", row.text("timescale")), "timescale"
    if by_colour.rating:
        return by_colour, "colour"
    return rating, "text" if rating.text else None


def _completion(row: TaskRow) -> Declared | None:
    """The completion that a percentage, a progress cell of one word or a completed column declares."""
    if row.text("percentage").strip() in ("100", "100%", "1"):
        return Declared("complete", row.text("percentage"))
    progress = read_status(row.text("progress"))
    if progress.rating == "complete" and len(row.text("progress")) <= 40:
        return progress
    completed = row.text("completed")
    if lookups.fold(with_symbols_named(completed)) in lookups.words("yes"):
        return Declared("complete", completed)
    if completed and read_timescale(completed).kind not in ("none", "unreadable", "relative"):
        return Declared("complete", completed)
    return None


def _reports(row: TaskRow, declared: Declared) -> list[str]:
    percentage = row.text("percentage").strip()
    percentage = f"{percentage}%" if percentage.isdigit() else percentage
    is_prose = len(row.text("rating").split()) > 4
    unread = row.text("rating") if declared.rating is None or is_prose else ""
    return [row.text("status"), row.text("progress"), percentage, unread]


def _completed_in(row: TaskRow) -> date | None:
    """The date beside "Completed" in a status cell that holds nothing else."""
    if read_status(row.text("status")).rating != "complete":
        return None
    return next((mention.last for mention in mentions(row.text("status")) if mention.last), None)


def _lead_remarks(leads: Leads, row: TaskRow, laid_out: LaidOut) -> tuple[Remark, ...]:
    has_column = any(cell.field == "lead" for cell in row.cells)
    return leads.remarks if has_column else ()


def _remark(
    findings: list[Finding], number: int, row: TaskRow, field: str, text: str | None, remarks: tuple[Remark, ...]
) -> None:
    findings += [
        Finding(remark.rule, remark.severity, remark.message, number, field, text or None, row.locator)
        for remark in remarks
    ]


def _settle_leads(tasks: list[Task], source: Source) -> None:
    """Gives every lead the one name that the plan's tasks use for it; a lead named twice on a task stays once."""
    everything = " ".join(" ".join(block.cells) if isinstance(block, Row) else block.text for block in source.blocks)
    named = one_name_each((lead for task in tasks for lead in task.leads), abbreviations(everything))
    for task in tasks:
        once = {}
        for lead in task.leads:
            once.setdefault(named[lead].lead, named[lead])
        task.leads = list(once.values())


def _figures(task: Task) -> list[Figure]:
    texts = {name: getattr(task, name) or "" for name in ("action", "outcome", "status_text", "progress", "next_steps")}
    return read_training(task.position, texts, task.due_on)


def _settled_figures(task: Task) -> list[Figure]:
    """A task's training figures; where all that reads as done is a count below its target, it is done in part."""
    figures = _figures(task)
    aimed = max((figure.value for figure in figures if (figure.kind, figure.measure) == ("target", "staff")), default=0)
    reached = [figure for figure in figures if (figure.kind, figure.measure) == ("reading", "staff")]
    told = [figure for figure in reached if lookups.fold(task.evidence_phrase or "") in lookups.fold(figure.source)]
    if task.evidence == "done" and told and max(figure.value for figure in reached) < aimed:
        task.evidence = "partly"
    return figures


def _title(laid_out: LaidOut, source: Source) -> str:
    """The document's title: a page heading or heading that speaks of a plan, else its file name."""
    lines = [text for text in (*laid_out.furniture, *laid_out.headings[:3], *laid_out.lines[:12]) if len(text) <= 150]
    for text in lines:
        if re.search(r"\bplan\b", text, re.I) and not text.endswith(":"):
            return _APPENDIX.sub("", text).strip()
    return laid_out.title or PurePath(source.file_name).stem


def _period(title: str, laid_out: LaidOut) -> tuple[int, int] | None:
    years = _year_spans(title)
    if years:
        return years[0]
    counts = Counter(
        mention.last.year
        for row in laid_out.tasks
        for mention in mentions(row.text("timescale"))
        if mention.last and 2000 <= mention.last.year <= 2100
    )
    return (min(counts), max(counts)) if counts else None


def _year_spans(text: str) -> list[tuple[int, int]]:
    spans = []
    for match in _YEARS.finditer(text):
        opening = int(match[1])
        closing = int(match[2]) if len(match[2]) == 4 else opening // 100 * 100 + int(match[2])
        if opening <= closing <= opening + 20:
            spans.append((opening, closing))
    return spans


def _column_headings(laid_out: LaidOut) -> list[str]:
    return list(dict.fromkeys(cell.heading for row in laid_out.tasks[:1] for cell in row.cells if cell.heading))


def _document_findings(laid_out: LaidOut, title: str, is_dated: bool) -> list[Finding]:
    findings = []
    if not is_dated:
        message = "The document doesn't say what date it speaks of: the as-at date has to be assumed."
        findings.append(Finding("undated_document", "warning", message))
    own = _year_spans(title)
    for text in laid_out.lines:
        for span in _year_spans(text) if re.search(r"\bplan\b|priorit", text, re.I) else []:
            if own and span != own[0] and not any(finding.rule == "period_disagrees" for finding in findings):
                message = f"The title says {own[0][0]}-{own[0][1]}, but the text speaks of {span[0]}-{span[1]}."
                findings.append(Finding("period_disagrees", "note", message, source_text=text))
    drafts = [note.text for note in laid_out.notes if note.kind == "marking" and "draft" in note.text.lower()]
    if drafts:
        message = f"The document is marked “{drafts[0]}”."
        findings.append(Finding("marked_draft", "note", message, source_text=drafts[0]))
    return findings
