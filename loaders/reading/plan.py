"""Reads a whole plan: a document's rows become tasks, notes, training figures and findings."""

from collections.abc import Callable, Mapping
from datetime import date

from loaders import lookups
from loaders.interpret.as_at import propose_as_at
from loaders.interpret.colours import declared_by_colours
from loaders.interpret.dates import financial_year
from loaders.interpret.lead_parts import names_alone
from loaders.interpret.leads import abbreviations, one_name_each
from loaders.interpret.training import read_training
from loaders.interpret.training_shares import read_told
from loaders.layout.walk import lay_out
from loaders.read import read
from loaders.reading.about import column_headings, document_findings, period_of, title_of
from loaders.reading.case_data import check_case_data
from loaders.reading.consistency import review
from loaders.reading.date_orders import date_orders, serial_columns
from loaders.reading.proposed import around, propose
from loaders.reading.task import PlanWide, read_task
from loaders.records import Figure, Lead, PlanReading, Row, Source, Task


def read_plan(
    content: bytes,
    file_name: str,
    as_at: date | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    header_row: str | None = None,
    not_case_data: str | None = None,
) -> PlanReading:
    """Everything that a document says, with what was noticed in reading it; nothing is stored.

    as_at is the date that the plan is taken to speak of; by default the one that the document proposes. columns
    corrects what columns were taken for, a field for each ColumnReading.name; header_row is the locator of the row that
    holds the headings, where a person said so. not_case_data is who says, and why, that a document that may hold data
    about people referred holds none. progress is told (steps done, steps in all, what is happening). Raises
    DocumentRefused where the file can't be read, holds data about people referred, or holds no table of tasks: as
    MayBeCaseData where a person may say that it holds no such data; as DocumentUnclear, with its rows, where a person
    could tell what its columns are.
    """
    tell = progress or (lambda done, total, words: None)
    tell(0, 4, "Opening the document")
    source = read(content, file_name)
    tell(1, 4, "Finding the tables of tasks")
    allowed = check_case_data(source, not_case_data)
    laid_out = lay_out(source, columns or {}, header_row)
    tell(2, 4, f"Reading the dates, leads and ratings of {len(laid_out.tasks):,} tasks")
    title = title_of(laid_out, source)
    period = period_of(title, laid_out)
    month_first, about_orders = date_orders(laid_out.tasks)
    findings = [*source.findings, *allowed, *laid_out.findings, *about_orders]
    coloured = declared_by_colours(laid_out.tasks, laid_out.key)
    named_alone = names_alone(row.text("lead") for row in laid_out.tasks)
    serials = serial_columns(laid_out.tasks)
    plan = PlanWide(laid_out.key, period, month_first, serials, financial_year(title), named_alone)
    tasks = [
        read_task(number, row, plan, by_colour, findings)
        for number, (row, by_colour) in enumerate(zip(laid_out.tasks, coloured, strict=True), start=1)
    ]
    _settle_leads(tasks, source)
    figures = [figure for task in tasks for figure in _settled_figures(task)]
    proposed = propose_as_at(
        [title, *laid_out.headings, *laid_out.lines, *column_headings(laid_out)],
        [(task.ref, text) for task in tasks for text in (task.status_text, task.progress) if text],
        [(task.ref, task.next_steps) for task in tasks if task.next_steps],
        around(source, laid_out),
    )
    tell(3, 4, "Checking the tasks against each other")
    findings += document_findings(laid_out, title, proposed.is_stated)
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
        header_row,
        propose(source, laid_out),
        [one for task in tasks for one in read_told(task.position, _texts(task), task.due_on)],
    )


def _settle_leads(tasks: list[Task], source: Source) -> None:
    """Gives every lead the one name that the plan's tasks use for it; a lead named twice on a task stays once."""
    everything = " ".join(" ".join(block.cells) if isinstance(block, Row) else block.text for block in source.blocks)
    named = one_name_each((lead for task in tasks for lead in task.leads), abbreviations(everything))
    for task in tasks:
        once: dict[str, Lead] = {}
        for lead in task.leads:
            once.setdefault(named[lead].lead, named[lead])
        task.leads = list(once.values())


def _figures(task: Task) -> list[Figure]:
    return read_training(task.position, _texts(task), task.due_on)


def _texts(task: Task) -> dict[str, str]:
    """What a task says of training, by field."""
    return {name: getattr(task, name) or "" for name in ("action", "outcome", "status_text", "progress", "next_steps")}


def _settled_figures(task: Task) -> list[Figure]:
    """A task's training figures; where a count below its target is all that is told to be done, it is partly done."""
    figures = _figures(task)
    aimed = max((figure.value for figure in figures if (figure.kind, figure.measure) == ("target", "staff")), default=0)
    reached = [figure for figure in figures if (figure.kind, figure.measure) == ("reading", "staff")]
    reported = lookups.fold(" ".join(text for text in (task.status_text, task.progress) if text))
    told = [figure for figure in reached if lookups.fold(figure.source) in reported]
    may_be_done = task.evidence == "done" or task.evidence == "unknown" and task.evidence_phrase is None
    if may_be_done and told and max(figure.value for figure in reached) < aimed:
        task.evidence, task.evidence_phrase = "partly", task.evidence_phrase or told[0].source
    return figures
