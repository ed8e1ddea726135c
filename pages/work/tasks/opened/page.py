"""One task whole: its text, leads, ratings with their reasons, findings, and the cells that it was read from."""

import json

import pandas as pd
import streamlit as st

from pages.common import data
from pages.common import recording as deciding
from pages.said import decisions as decided
from pages.said import filters, ratings, task_rows, task_table, words
from pages.said.words import plain
from pages.work.leads import words as leads_words
from pages.work.tasks.decided import page as task_decide_list
from pages.work.tasks.deciding import page as task_decide
from pages.work.tasks.findings import page as task_decide_findings


def show(task_id: str, chosen: filters.Filters, *, is_outside: bool) -> None:
    """Draws a task that there is; is_outside: it isn't among the tasks that the filters keep."""
    which = {**chosen.when(), "task_id": task_id}
    task = next(data.ask("task_detail", **which).itertuples())
    with st.container(border=True):
        if is_outside:
            st.info("The filters above leave this task out; it is shown because it was asked for.")
        st.caption(plain(_place(task)))
        st.header(plain(f"{words.text(task.ref, 'No ref')}: {words.shorten(task.action, 110)}"), anchor=False)
        leads, decisions = data.ask("task_leads", **which), data.ask("task_decisions", **which)
        refs = data.kept(task_decide.refs, task.plan_id, chosen)
        _facts(task, leads, refs, chosen.with_computed)
        deciding.say()
        task_decide.form(task, list(leads["lead"]), refs, chosen)
        for heading, text in task_table.fields(task):
            st.markdown(f"**{heading}**  \n{_lines(text)}")
        _leads(leads)
        _ratings(task, decisions, chosen.with_computed)
        task_decide_list.decisions(decisions, refs, is_past=chosen.known_on is not None)
        task_decide_findings.findings(task, data.ask("task_findings", **which), refs, chosen)
        _source(task)


def _place(task) -> str:
    parts = [part for part in (task.plan, task.section, task.subsection) if not words.is_missing(part)]
    return task_rows.marked(" · ".join(parts), task.confirmed, "section")


def _lines(text: str) -> str:
    """A text with its line breaks kept, nothing in it read as Markdown."""
    return "  \n".join(plain(line) for line in str(text).splitlines() if line.strip())


def _table(rows: list[dict]) -> None:
    shown = pd.DataFrame([{name: _lines(value) for name, value in row.items()} for row in rows])
    st.table(shown, hide_index=True, border="horizontal")


def _facts(task, leads: pd.DataFrame, refs: dict[str, str], with_computed: bool) -> None:
    hidden = task.rating_basis == "computed" and not with_computed
    rating = "– Not rated" if hidden else ratings.words(task.rating, task.rating_basis)
    due = task_rows.marked(words.day(task.due_on), task.confirmed, "due_on")
    late = words.age(task.days_overdue)
    who = task_rows.marked(words.several(list(leads["lead"])) or "no lead given", task.confirmed, "leads")
    standing = task_table.standing(task.disposition)
    if not words.is_missing(task.duplicate_of):
        standing = f"duplicate of {refs.get(task.duplicate_of, 'another task')}"
    standing = task_rows.marked(standing, task.confirmed, "disposition", "duplicate_of")
    st.markdown(
        f"**{plain(rating)}** · due: {plain(due)}{f' (**{late}**)' if late else ''} · lead: {plain(who)} · "
        f"{plain(standing)} · as at {words.day(task.as_at)}"
    )
    written = words.text(task.timescale_text, "nothing")
    read = [f"read as {task_table.kind(task.timescale_kind)}"]
    read += [f"starts {words.day(task.starts_on)}"] if not words.is_missing(task.starts_on) else []
    read += [f"start by {words.day(task.start_by)}"] if not words.is_missing(task.start_by) else []
    read += [f"earlier date {words.day(task.due_before)}"] if not words.is_missing(task.due_before) else []
    st.caption(plain(f"Timescale as written: {written}; {', '.join(read)}."))


def _leads(leads: pd.DataFrame) -> None:
    st.markdown("**Leads**")
    if leads.empty:
        st.caption("No lead is given.")
        return
    _table(leads_words.as_written(leads))


def _ratings(task, decisions: pd.DataFrame, with_computed: bool) -> None:
    st.markdown("**Ratings**")
    declared = "The plan declares none."
    if not words.is_missing(task.declared_rating):
        written = words.text(task.declared_text, "as a colour")
        declared = f"Written “{written}” in {task_table.declared_in(task.declared_from)}."
    rows = [{"Whose": "Declared by the plan", "Rating": _rating(task.declared_rating), "Why": declared}]
    if with_computed:
        because = words.text(task.computed_because, "no rule fits")
        rows.append({"Whose": "Computed by this tool", "Rating": _rating(task.computed_rating), "Why": because})
    ours = decisions[decisions["field"].isin(["rating", "disposition"])]
    rows += [_decision(row) for row in ours.itertuples()] or [
        {"Whose": "Confirmed by a person", "Rating": "none", "Why": "Nobody has confirmed or corrected its rating."}
    ]
    _table(rows)
    if not words.is_missing(task.evidence_phrase):
        st.caption(plain(f"The words that count as evidence: “{task.evidence_phrase}”."))


def _rating(code) -> str:
    return "none" if words.is_missing(code) else ratings.words(code)


def _decision(row) -> dict:
    whose = "Confirmed by a person" if row.field == "rating" else "Standing, set by a person"
    return {"Whose": whose, "Rating": decided.value(row.field, row.value), "Why": task_decide_list.made(row)}


def _source(task) -> None:
    st.markdown("**Source**")
    basis = "assumed" if task.as_at_basis == "assumed" else "stated in the plan"
    note = "" if words.is_missing(task.as_at_note) else f": {task.as_at_note.rstrip('.')}"
    restated = "" if words.is_missing(task.wording_note) else f" {task.wording_note}"
    st.caption(
        plain(
            f"{task.file_name}, {task.locator}. Snapshot as at {words.day(task.snapshot_as_at)}, {basis}{note}. "
            f"Loaded {words.day(task.loaded_on)} by {task.loaded_by}.{restated}"
        )
    )
    cells = [_cell(cell) for cell in json.loads(task.cells)]
    if any(cells):
        _table([cell for cell in cells if cell])


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
