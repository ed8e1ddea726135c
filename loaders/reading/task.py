"""Reads one task: the cells of its row become a timescale, leads, a declared rating and evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders import lookups
from loaders.interpret.dates import dated, mentions
from loaders.interpret.evidence import read_evidence, read_lateness
from loaders.interpret.leads import Leads, read_leads
from loaders.interpret.rating import Declared, read_mark, read_opening, read_rating, read_status
from loaders.interpret.rating_key import with_symbols_named
from loaders.interpret.shares import percentage
from loaders.interpret.timescale import Timescale, read_timescale
from loaders.reading.date_orders import Column, stands_in
from loaders.records import Finding, KeyEntry, Remark, Task, TaskRow

_DEADLINE = re.compile(r"^\W*(?:(?:to be )?complet\w+\s+)?(?:by|before|due|target|expected|to be|erbyn)\b", re.I)
_NO_COMPLETION = ("none", "unreadable", "relative", "ongoing", "recurring", "start_by")


@dataclass(frozen=True)
class PlanWide:
    """What the whole plan says that its tasks are read by.

    key is the plan's own rating key, period its first and last year, month_first the columns whose dates have the month
    before the day, serials those whose dates are numbers of days, financial_year the one that the title names, by the
    year it begins in, named_alone the leads (folded) that stand by themselves in some cell.
    """

    key: Sequence[KeyEntry]
    period: tuple[int, int] | None
    month_first: frozenset[Column]
    serials: frozenset[Column]
    financial_year: int | None
    named_alone: frozenset[str]


def read_task(number: int, row: TaskRow, plan: PlanWide, by_colour: Declared, findings: list[Finding]) -> Task:
    """One task with its values read; what was noticed is added to findings.

    number is its position in the document, by_colour the rating that its colours declare.
    """
    timescale = _timescale(row, plan)
    completed = _completed(row, plan)
    leads = read_leads(row.text("lead"), plan.named_alone)
    declared, declared_from = _declared(row, timescale, completed, plan.key, by_colour)
    reports = _reports(row, declared, plan.key)
    evidence, lateness = read_evidence(reports, row.text("action")), read_lateness(reports)
    completed_text = row.text("completed") or (row.text("timescale") if timescale.kind == "complete" else None)
    _remark(findings, number, row, "timescale_text", row.text("timescale"), timescale.remarks)
    _remark(findings, number, row, "lead", row.text("lead"), _lead_remarks(leads, row))
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
        lateness=lateness.said,
        lateness_phrase=lateness.phrase,
        delay_reason=lateness.delay_reason,
        delay_phrase=lateness.delay_phrase,
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


def _dates(row: TaskRow, field: str, plan: PlanWide) -> Timescale:
    month_first, holds_serials = (stands_in(row, field, columns) for columns in (plan.month_first, plan.serials))
    return read_timescale(row.text(field), plan.period, month_first, holds_serials, plan.financial_year)


def _completed(row: TaskRow, plan: PlanWide) -> Timescale:
    """When the task was completed; nothing where the column tells when it is to be."""
    return Timescale("none") if _DEADLINE.match(row.text("completed")) else _dates(row, "completed", plan)


def _timescale(row: TaskRow, plan: PlanWide) -> Timescale:
    """The task's timescale, with a start or a revised date from columns of their own."""
    read_one, revised, start = (_dates(row, field, plan) for field in ("timescale", "revised", "start"))
    if revised.due_on:
        read_one = Timescale(
            revised.kind, revised.starts_on, revised.due_on, due_before=read_one.due_on, remarks=revised.remarks
        )
    if start.starts_on and read_one.due_on and start.starts_on <= read_one.due_on:
        return Timescale("range", start.starts_on, read_one.due_on, read_one.due_before, remarks=read_one.remarks)
    return read_one


def _declared(
    row: TaskRow, timescale: Timescale, completed: Timescale, key: Sequence[KeyEntry], by_colour: Declared
) -> tuple[Declared, str | None]:
    """The declared rating and where it stands; words win over a colour, "completed" in a status column over both."""
    status = read_status(_rated_text(row, "status"), key)
    rating = read_rating(_rated_text(row, "rating"), key, _heading(row, "rating"))
    completion = _completion(row, completed, key)
    if status.rating == "complete" or (status.rating and not rating.rating):
        return status, "text"
    if rating.rating and not (rating.remarks and completion.rating):
        return rating, "text"
    if completion.rating:
        return completion, "text"
    if timescale.kind == "complete":
        return Declared("complete", row.text("timescale")), "timescale"
    if not rating.text and by_colour.text or by_colour.rating not in (None, "no_information"):
        return by_colour, "colour"
    if not rating.text:
        for said in (read_opening(_rated_text(row, "status"), key), read_status(row.text("progress"), key)):
            if said.rating:
                return said, "text"
    unrated = next(
        (said for said in (rating, status, completion) if said.text and (said is rating or said.remarks)), None
    )
    return (unrated, "text") if unrated else (rating, None)


def _heading(row: TaskRow, field: str) -> str:
    return next((cell.heading for cell in row.cells if cell.field == field), "")


def _rated_text(row: TaskRow, field: str) -> str:
    """A field's texts, but for ticks under no heading or one that names a time, which say when and not how well."""
    cells = [cell for cell in row.cells if cell.field == field and cell.text]
    return "\n".join(cell.text for cell in cells if not (_is_tick(cell.text) and _names_time_or_nothing(cell.heading)))


def _is_tick(text: str) -> bool:
    return not re.search(r"\w", text) and lookups.fold(with_symbols_named(text)) in lookups.words("yes")


def _names_time_or_nothing(heading: str) -> bool:
    return not heading.strip() or bool(mentions(heading))


def _completion(row: TaskRow, completed: Timescale, key: Sequence[KeyEntry]) -> Declared:
    """What a percentage, a progress cell of one word or a completed column declares: by the key, else a completion."""
    share, written = _percentage(row), row.text("completed")
    by_key = [said for text in (share, written) if (said := read_mark(text, key))]
    declared = next((said for said in by_key if said.rating), None)
    if declared:
        return declared
    if share == "100%" and not read_mark(share, key):
        return Declared("complete", row.text("percentage"))
    progress = read_status(row.text("progress"), key)
    if progress.rating == "complete" and len(row.text("progress")) <= 40:
        return progress
    unrated = next((said for said in by_key if said.remarks), Declared())
    if read_evidence([row.text("status"), row.text("rating")], row.text("action")).class_ in ("declined", "replaced"):
        return unrated
    if not read_mark(written, key) and lookups.fold(with_symbols_named(written)) in lookups.words("yes"):
        return Declared("complete", written)
    return Declared("complete", written) if completed.kind not in _NO_COMPLETION else unrated


def _percentage(row: TaskRow) -> str:
    """The cell of a share done with its sign; 1 and less is a share of one."""
    text = row.text("percentage").strip()
    value = percentage(text)
    if value is None or "%" in text:
        return text.replace(" ", "")
    return f"{value * 100 if value == 1 or ('.' in text and value < 1) else value:g}%"


def _reports(row: TaskRow, declared: Declared, key: Sequence[KeyEntry]) -> list[str]:
    """The texts that report on the task, without a percentage of 100 that the plan's key takes for something else."""
    is_prose = len(row.text("rating").split()) > 4
    unread = row.text("rating") if declared.rating is None or is_prose else ""
    texts = [row.text("status"), row.text("progress"), _percentage(row), unread]
    return ["" if _is_all_but_not_complete(text, key) else text for text in texts]


def _is_all_but_not_complete(text: str, key: Sequence[KeyEntry]) -> bool:
    said = read_mark(text, key) if "%" in text and percentage(text) == 100 else None
    return said is not None and said.rating != "complete"


def _completed_in(row: TaskRow) -> date | None:
    """The date beside "Completed" in a status cell that holds nothing else."""
    if read_status(row.text("status")).rating != "complete":
        return None
    return next((mention.last for mention in dated(mentions(row.text("status")))), None)


def _lead_remarks(leads: Leads, row: TaskRow) -> tuple[Remark, ...]:
    has_column = any(cell.field == "lead" for cell in row.cells)
    return leads.remarks if has_column else ()


def _remark(
    findings: list[Finding], number: int, row: TaskRow, field: str, text: str | None, remarks: tuple[Remark, ...]
) -> None:
    findings += [
        Finding(
            remark.rule,
            remark.severity,
            remark.message,
            number,
            field,
            text or None,
            row.locator,
            suggests=remark.suggests,
        )  # fmt: skip
        for remark in remarks
    ]
