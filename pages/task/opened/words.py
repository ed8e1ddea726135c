"""What is said of one task whole: its place, its facts, its leads and ratings with their reasons, its source."""

import json

import pandas as pd

from pages.said import decisions, ratings, task_rows, task_table, words
from pages.task.undo.words import made


def place(task) -> str:
    """Its plan and the headings that it stands under (a row of the query task_detail, as task everywhere here)."""
    parts = [part for part in (task.plan, task.section, task.subsection) if not words.is_missing(part)]
    return task_rows.marked(" · ".join(parts), task.confirmed, "section")


def title(task) -> str:
    """Its ref and the first words of its action."""
    return f"{words.text(task.ref, 'No ref')}: {words.shorten(task.action, 110)}"


def facts(task, leads: pd.DataFrame, refs: dict[str, str], with_computed: bool) -> str:
    """Its rating, due date, leads and standing in one line; safe as Markdown."""
    hidden = task.rating_basis == "computed" and not with_computed
    rating = "– Not rated" if hidden else ratings.words(task.rating, task.rating_basis)
    due = task_rows.marked(words.day(task.due_on), task.confirmed, "due_on")
    late = task_rows.late(task.days_overdue, task.due_window)
    who = task_rows.marked(words.several(list(leads["lead"])) or "no lead given", task.confirmed, "leads")
    standing = task_table.standing(task.disposition)
    if not words.is_missing(task.duplicate_of):
        standing = f"duplicate of {refs.get(task.duplicate_of, 'another task')}"
    standing = task_rows.marked(standing, task.confirmed, "disposition", "duplicate_of")
    return (
        f"**{words.plain(rating)}** · due: {words.plain(due)}{f' (**{late}**)' if late else ''} · "
        f"lead: {words.plain(who)} · {words.plain(standing)} · as at {words.day(task.as_at)}"
    )


def timescale(task) -> str:
    """Its timescale as written, and what it was read as."""
    written = words.text(task.timescale_text, "nothing")
    read = [f"read as {task_table.kind(task.timescale_kind)}"]
    read += [f"starts {words.day(task.starts_on)}"] if not words.is_missing(task.starts_on) else []
    read += [f"start by {words.day(task.start_by)}"] if not words.is_missing(task.start_by) else []
    read += [f"earlier date {words.day(task.due_before)}"] if not words.is_missing(task.due_before) else []
    return f"Timescale as written: {written}; {', '.join(read)}."


def as_written(rows: pd.DataFrame) -> list[dict[str, str]]:
    """One task's leads for a table: as written, as read, and where a person named the spelling, who and why.

    rows: of the query task_leads.
    """
    return [
        {
            "As written": "given by a person, not the document" if row.is_confirmed else row.lead_text,
            "Read as": row.read_as,
            **({} if rows["named_by"].isna().all() else {"Counts as": _counts_as(row)}),
            "Kind": "not known" if row.lead_kind == "unknown" else row.lead_kind,
        }
        for row in rows.itertuples()
    ]


def _counts_as(row) -> str:
    if words.is_missing(row.named_by):
        return row.lead
    return f"{row.lead}: named so by {row.named_by} because {row.named_because}"


def rated(task, decided: pd.DataFrame, with_computed: bool) -> list[dict[str, str]]:
    """Its ratings for a table: the plan's, this tool's, and what people decided (rows of the query task_decisions)."""
    declared = "The plan declares none."
    if not words.is_missing(task.declared_rating):
        written = words.text(task.declared_text, "as a colour")
        declared = f"Written “{written}” in {task_table.declared_in(task.declared_from)}."
    rows = [{"Whose": "Declared by the plan", "Rating": _rating(task.declared_rating), "Why": declared}]
    if with_computed:
        because = words.text(task.computed_because, "no rule fits")
        rows.append({"Whose": "Computed by this tool", "Rating": _rating(task.computed_rating), "Why": because})
    ours = decided[decided["field"].isin(["rating", "disposition"])]
    rows += [_decision(row) for row in ours.itertuples()] or [
        {"Whose": "Confirmed by a person", "Rating": "none", "Why": "Nobody has confirmed or corrected its rating."}
    ]
    return rows


def _rating(code) -> str:
    return "none" if words.is_missing(code) else ratings.words(code)


def _decision(row) -> dict:
    whose = "Confirmed by a person" if row.field == "rating" else "Standing, set by a person"
    return {"Whose": whose, "Rating": decisions.value(row.field, row.value), "Why": made(row)}


def evidence(task) -> str:
    """The words that count as evidence, and those that say that it is late or on track, and why; "" without any."""
    told = {
        "The words that count as evidence": task.evidence_phrase,
        f"The words that say that it is {task_table.lateness(task.lateness)}": task.lateness_phrase,
        f"The words that say why ({task.delay_label})": task.delay_phrase,
    }
    return " ".join(f"{what}: “{phrase}”." for what, phrase in told.items() if not words.is_missing(phrase))


def source(task) -> str:
    """The document and the place in it that the task was read from, and who loaded it."""
    basis = "assumed" if task.as_at_basis == "assumed" else "stated in the plan"
    note = "" if words.is_missing(task.as_at_note) else f": {task.as_at_note.rstrip('.')}"
    restated = "" if words.is_missing(task.wording_note) else f" {task.wording_note}"
    return (
        f"{task.file_name}, {task.locator}. Snapshot as at {words.day(task.snapshot_as_at)}, {basis}{note}. "
        f"Loaded {words.day(task.loaded_on)} by {task.loaded_by}.{restated}"
    )


def cells(task) -> list[dict[str, str]]:
    """The cells that it was read from, for a table; those that hold nothing are left out."""
    return [cell for one in json.loads(task.cells) if (cell := _cell(one))]


def _cell(cell: dict) -> dict[str, str] | None:
    """One cell as written, with the colour that was found; None where it holds neither."""
    colour = f"[colour {cell['colour']}]" if cell.get("colour") else ""
    text = str(cell.get("text") or "").strip()
    if not text and not colour:
        return None
    return {
        "Column": words.text(cell.get("heading"), "no heading"),
        "The cell as written": " ".join(part for part in (text, colour) if part),
    }
