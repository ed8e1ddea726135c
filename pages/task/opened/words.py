"""What is said of one task whole: its place, its facts, its leads and ratings with their reasons, its source."""

import json
from collections.abc import Sequence

from pages.said import because, decisions, rows, task_rows, task_table, words
from pages.said.language import Named, marked, say
from pages.said.rows import Cell, Column, Row, Table
from pages.task.undo.words import made

_TITLE = 160  # letters of the action that the title says
_WHOSE = Named({"declared": marked("The plan"), "computed": marked("This tool"), "confirmed": marked("A person")})


def place(task) -> str:
    """Its plan and the headings that it stands under (a row of the query task_detail, as task everywhere here)."""
    parts = [part for part in (task.plan, task.section, task.subsection) if not words.is_missing(part)]
    return task_rows.marked(" · ".join(parts), task.confirmed, "section")


def title(task) -> str:
    """Its ref and the first words of its action."""
    return f"{words.text(task.ref, marked('No ref'))}: {words.shorten(task.action, _TITLE)}"


def texts(task) -> list[tuple[str, str]]:
    """Its texts as (heading, text), but for those that its place and its title say whole."""
    said = {say("Section"), say("Subsection")}
    if len(words.text(task.action, "")) <= _TITLE:
        said.add(say("Action"))
    return [one for one in task_table.fields(task) if one[0] not in said]


def facts(task, leads: Sequence, refs: dict[str, str]) -> str:
    """Its due date, leads (rows of the query task_leads) and standing in one line; safe as Markdown."""
    due = task_rows.marked(words.day(task.due_on), task.confirmed, "due_on")
    late = task_rows.late(task.days_overdue, task.due_window)
    who = task_rows.marked(words.several([row.lead for row in leads]) or say("no lead given"), task.confirmed, "leads")
    standing = task_table.standing(task.disposition)
    if not words.is_missing(task.duplicate_of):
        standing = say("duplicate of {duplicate_of}", duplicate_of=refs.get(task.duplicate_of, say("another task")))
    standing = task_rows.marked(standing, task.confirmed, "disposition", "duplicate_of")
    return say(
        "Due {due} · lead: {who} · {standing} · as at {as_at}",
        due=words.plain(due) + (f" (**{late}**)" if late else ""),
        who=words.plain(who),
        standing=words.plain(standing),
        as_at=words.day(task.as_at),
    )


def timescale(task) -> str:
    """Its timescale as written, and what it was read as."""
    written = words.text(task.timescale_text, marked("nothing"))
    read = [say("read as {kind}", kind=task_table.kind(task.timescale_kind))]
    if not words.is_missing(task.starts_on):
        read.append(say("starts {day}", day=words.day(task.starts_on)))
    if not words.is_missing(task.start_by):
        read.append(say("start by {day}", day=words.day(task.start_by)))
    if not words.is_missing(task.due_before):
        read.append(say("earlier date {day}", day=words.day(task.due_before)))
    return say("Timescale as written: {written}; {read}.", written=written, read=", ".join(read))


def as_written(leads: Sequence) -> list[dict[str, str]]:
    """One task's leads for a table: as written, as read, and where a person named the spelling, who and why.

    leads: rows of the query task_leads.
    """
    is_named = not all(words.is_missing(row.named_by) for row in leads)
    return [
        {
            say("As written"): say("given by a person, not the document") if row.is_confirmed else row.lead_text,
            say("Read as"): row.read_as,
            **({say("Counts as"): _counts_as(row)} if is_named else {}),
            say("Kind"): say("not known") if row.lead_kind == "unknown" else row.lead_kind,
        }
        for row in leads
    ]


def _counts_as(row) -> str:
    if words.is_missing(row.named_by):
        return row.lead
    return say(
        "{lead}: named so by {who} because {why}",
        lead=row.lead,
        who=row.named_by,
        why=row.named_because,
    )


def rated(task, decided: Sequence, with_computed: bool) -> Table:
    """Its ratings: the plan's, this tool's, what people decided (rows of the query task_decisions); bold: in force."""
    declared = say("The plan declares none.")
    if not words.is_missing(task.declared_rating):
        written = words.text(task.declared_text, say("as a colour"))
        declared = say(
            "Written “{written}” in {place}.",
            written=written,
            place=task_table.declared_in(task.declared_from),
        )
    told: list[tuple[Cell, ...]] = [
        (say("The plan"), _rating(task.declared_rating, "declared"), declared),
    ]
    if with_computed:
        why = because.said(words.text(task.computed_because, marked("no rule fits")))
        told.append((say("This tool"), _rating(task.computed_rating, "computed"), why))
    told += [_decision(row) for row in decided if row.field in ("rating", "disposition")] or [
        (say("A person"), "none", say("Nobody has confirmed it yet."))
    ]
    columns = (Column(say("Whose"), look="nowrap"), Column(say("Rating")), Column(say("Why")))
    in_force = _WHOSE.get(task.rating_basis)
    return rows.table(
        columns,
        [Row("", cells, look="sum" if cells[0] == in_force else "") for cells in told],
        caption=say("Its ratings; the one in force is bold."),
        sorts=False,
        opens=None,
        look="plain",
    )


def _rating(code, basis: str) -> Cell:
    return "none" if words.is_missing(code) else rows.chip(code, basis)


def _decision(row) -> tuple[Cell, ...]:
    if row.field == "rating":
        return say("A person"), rows.chip(row.value, "confirmed"), made(row)
    return say("A person: standing"), decisions.value(row.field, row.value), made(row)


def evidence(task) -> str:
    """The words that count as evidence, and those that say that it is late or on track, and why; "" without any."""
    told = {
        say("The words that count as evidence"): task.evidence_phrase,
        say("The words that say that it is {late}", late=task_table.lateness(task.lateness)): task.lateness_phrase,
        say("The words that say why ({why})", why=_delay(task.delay_label)): task.delay_phrase,
    }
    return " ".join(f"{what}: “{phrase}”." for what, phrase in told.items() if not words.is_missing(phrase))


def _delay(label) -> str:
    return "" if words.is_missing(label) else say(label)


def source(task) -> str:
    """The document and the place in it that the task was read from, and who loaded it."""
    basis = say("assumed") if task.as_at_basis == "assumed" else say("stated in the plan")
    note = "" if words.is_missing(task.as_at_note) else f": {task.as_at_note.rstrip('.')}"
    restated = "" if words.is_missing(task.wording_note) else f" {task.wording_note}"
    return (
        say(
            "{file}, {place}. Snapshot as at {day}, {basis}. Loaded {loaded_on} by {who}.",
            file=task.file_name,
            place=task.locator,
            day=words.day(task.snapshot_as_at),
            basis=basis + note,
            loaded_on=words.day(task.loaded_on),
            who=task.loaded_by,
        )
        + restated
    )


def cells(task) -> list[dict[str, str]]:
    """The cells that it was read from, for a table; those that hold nothing are left out."""
    return [cell for one in json.loads(task.cells) if (cell := _cell(one))]


def _cell(cell: dict) -> dict[str, str] | None:
    """One cell as written, with the colour that was found; None where it holds neither."""
    colour = say("[colour {colour}]", colour=cell["colour"]) if cell.get("colour") else ""
    text = str(cell.get("text") or "").strip()
    if not text and not colour:
        return None
    return {
        say("Column"): words.text(cell.get("heading"), say("no heading")),
        say("The cell as written"): " ".join(part for part in (text, colour) if part),
    }
