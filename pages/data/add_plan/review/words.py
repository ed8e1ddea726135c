"""What a review of a document says, as sentences and tables; nothing is drawn here."""

from collections import Counter

import pandas as pd

from loaders.lookups.column_fields import column_fields
from loaders.lookups.delay_labels import delay_labels
from pages.said import goals, ratings, rows, task_table, words
from pages.said.findings import SEVERITIES, as_written
from pages.said.heard import heard
from pages.said.rows import Column, Row, Table

_FROM = {"colour": "Colour of the cell", "text": "Words of the cell", "timescale": "Timescale column"}
_EVIDENCE = {
    "replaced": "replaced", "declined": "declined", "unknown": "undecided", "not_started": "not started",
    "partly": "partly done", "under_way": "under way", "routine": "routine", "done": "done", "none": "nothing reported",
}  # fmt: skip
_DELAYS = {one.code: one.label for one in delay_labels()}
_COMPARED = {
    "ref": "Reference", "section": "Section", "subsection": "Subsection", "action": "Action",
    "timescale_text": "Timescale", "due_on": "Due date", "status_text": "Status", "progress": "Progress",
    "next_steps": "Next steps", "declared_rating": "Rating", "evidence": "Evidence", "lead": "Lead",
    "lateness": "Said to be", "delay_reason": "Reason of delay",
}  # fmt: skip


def headline(reading, given: dict) -> str:
    """What was read, in figures: "42 tasks · 40 with a due date · 38 with a lead · 12 rated by the plan"."""
    tasks = reading.tasks
    dated = sum(task.due_on is not None or task.position in given for task in tasks)
    led = sum(bool(task.leads) for task in tasks)
    rated = sum(task.declared_rating is not None for task in tasks)
    return " · ".join(
        [words.count(len(tasks), "task"), f"{dated:,} with a due date", f"{led:,} with a lead",
         f"{rated:,} rated by the plan" if rated else "none rated by the plan"]
    )  # fmt: skip


def tabs(reading, columns: list, changes: list | None, since: str | None) -> dict[str, str]:
    """What there is to look at, by its code, each with its number. columns: each once, as ColumnReading."""
    unsure = sum(column.sureness == "unsure" for column in columns)
    said = {
        "tasks": f"Tasks ({len(reading.tasks):,})",
        "findings": f"Findings ({len(reading.findings):,})",
        "columns": f"Columns ({len(columns):,}{f', {unsure} unsure' if unsure else ''})",
        "ratings": "Ratings",
    }
    if told := len(reading.figures) + len(reading.told):
        said["training"] = f"Training ({told:,})"
    if changes is not None and since is not None:
        said["changes"] = f"Changes since {since}"
    return said


def kinds(reading, rules: dict[str, tuple[str, str]]) -> list[tuple[str, str, str, pd.DataFrame]]:
    """The findings by kind, errors first: (severity, rule, its name with how many, its findings)."""
    every = findings(reading, rules)
    shown = ["Ref", "What was found", "As written", "Where"]
    return [
        (kind, rule, f"{kind}: {title} ({len(found):,})", found[shown])
        for (kind, rule, title), found in every.groupby(["Kind", "Rule", "Finding"], sort=False)
    ]


def findings(reading, rules: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Every finding, errors first."""
    order = list(SEVERITIES)
    refs = {task.position: task.ref for task in reading.tasks}
    found = [
        {
            "Kind": SEVERITIES[finding.severity],
            "Rule": finding.rule,
            "Ref": refs.get(finding.position, "document"),
            "Finding": rules.get(finding.rule, (finding.rule,))[0],
            "What was found": heard(finding.message),
            "As written": as_written(finding.rule, finding.source_text),
            "Where": finding.locator or "",
        }
        for finding in sorted(reading.findings, key=lambda one: (order.index(one.severity), one.position or 0))
    ]
    return pd.DataFrame(found, columns=["Kind", "Rule", "Ref", "Finding", "What was found", "As written", "Where"])


def ratings_found(reading) -> pd.DataFrame:
    """Each rating that the document declares, by where and how, with its tasks; those read by usual meaning marked."""
    assumed = {finding.position for finding in reading.findings if finding.rule == "rating_assumed"}
    found = Counter(
        (task.declared_from, task.declared_text, task.declared_rating, task.position in assumed)
        for task in reading.tasks
        if task.declared_text
    )
    shown = [
        {
            "Found in": _FROM.get(where, "not recorded"),
            "As found": text,
            "Read as": ratings.words(rating),
            "Tasks": number,
            "How": "assumed: the usual meaning of the colour" if is_assumed else "by the plan’s key or words",
        }
        for (where, text, rating, is_assumed), number in found.items()
    ]
    shown = [
        row | ({"How": "not known: kept as written"} if row["Read as"] == ratings.words(None) else {}) for row in shown
    ]
    return pd.DataFrame(shown, columns=["Found in", "As found", "Read as", "Tasks", "How"])


def training(reading) -> pd.DataFrame:
    """What tasks tell of training, in the order of the tasks; words, and shares of how many isn't known, as such."""
    refs = {task.position: task.ref for task in reading.tasks}
    told = [(one, f"{goals.people(one.value, one.measure)}{_on(one)}") for one in reading.figures]
    told += [(one, _without_number(one)) for one in reading.told]
    shown = [
        {
            "Ref": refs.get(one.position, "document"),
            "Programme": one.programme,
            "What was found": f"{'Goal' if one.kind == 'target' else 'Count'}: {found}",
            "As written": one.source,
        }
        for one, found in sorted(told, key=lambda pair: pair[0].position)
    ]
    return pd.DataFrame(shown, columns=["Ref", "Programme", "What was found", "As written"])


def _without_number(one) -> str:
    """A share or words: "85% of staff by 31 Mar 2018 (how many staff isn’t known)", "“most”, which is no number"."""
    who = f" ({one.audience})" if one.audience else ""
    if one.share is None:
        return f"“{one.words}”{who}{_on(one)}, which is no number"
    whom = "trainers" if one.measure == "trainers" else "staff"
    return f"{goals.percent(one.share)} of {whom}{who}{_on(one)} (how many {whom} isn’t known)"


def _on(one) -> str:
    return "" if one.on is None else f" {'by' if one.kind == 'target' else 'at'} {words.day(one.on)}"


_TASKS = (
    Column("Action", look="main"),
    Column("Lead", look="wide"),
    Column("Due", "date"),
    Column("Rating"),
    Column("Timescale as written", look="wide"),
    Column("Evidence", look="wide"),
    Column("Section", look="wide"),
)


def tasks(reading, given: dict) -> Table:
    """Every task as read, what matters most first; each opens. given: the due dates that a person gave, by position."""
    looks = {one.position for one in reading.findings if one.severity in ("error", "warning")}
    has_sections = any(task.section or task.subsection for task in reading.tasks)
    columns = _TASKS if has_sections else _TASKS[:-1]
    made = [_task(task, given, len(columns), looked_at=task.position in looks) for task in reading.tasks]
    return rows.table(columns, made, caption=f"{words.count(len(made), 'task').capitalize()} as read.", look="cards")


def _task(task, given: dict, most: int, *, looked_at: bool) -> Row:
    leads = words.several([lead.lead for lead in task.leads]) or "no lead given"
    due_on = given[task.position].on if task.position in given else task.due_on
    under = f"{leads} · look at it" if looked_at else leads
    return Row(
        str(task.position),
        (
            rows.text(task.action or "", ref=f"{task.ref} ▲" if looked_at else task.ref, under=under),
            leads,
            rows.text(due(task, given), sort=words.iso(due_on) or ""),
            rows.chip(task.declared_rating, "declared"),
            task.timescale_text or "",
            _EVIDENCE.get(task.evidence, task.evidence),
            task.subsection or task.section or "",
        )[:most],
    )


def table(shown: pd.DataFrame, caption: str) -> Table:
    """A table of texts from the document, to be read."""
    columns = [Column(str(name), look="main" if name == "What was found" else "") for name in shown.columns]
    made = [Row("", tuple(str(cell) for cell in row)) for row in shown.itertuples(index=False)]
    return rows.table(columns, made, caption=caption, look="plain", opens=None, sorts=False)


def due(task, given: dict) -> str:
    """When a task is due, as read or as a person gave it."""
    if task.position in given:
        return f"{words.day(given[task.position].on)}, given by you"
    if task.timescale_kind == "range" and task.starts_on and task.due_on:
        return f"{words.day(task.starts_on)} to {words.day(task.due_on)}"
    if task.due_on:
        return words.day(task.due_on)
    return f"start by {words.day(task.start_by)}" if task.start_by else "no due date"


def written(task, field: str) -> str:
    """The cells of a task that were taken for a field, as written."""
    return "\n".join(cell.text for cell in task.cells if cell.field == field and cell.text)


def cells(task) -> pd.DataFrame:
    """One task's cells as written, with the field that each was taken for and its colour."""
    shown = [
        {
            "Column": cell.heading or "no heading",
            "The cell as written": cell.text + (f" [colour {cell.colour}]" if cell.colour else ""),
            "Taken for": column_fields()[cell.field].label,
        }
        for cell in task.cells
        if cell.text.strip() or cell.colour
    ]
    return pd.DataFrame(shown, columns=["Column", "The cell as written", "Taken for"])


def values(task, given: dict) -> pd.DataFrame:
    """What was read from one task's cells."""
    rating = f"{ratings.words(task.declared_rating)} ({task.declared_text})" if task.declared_text else "none declared"
    pairs = {
        "Reference": task.ref,
        "Section": " · ".join(part for part in (task.section, task.subsection) if part) or "none",
        "Leads": words.several([f"{lead.lead} ({_lead_kind(lead.lead_kind)})" for lead in task.leads]) or "none",
        "Due": due(task, given),
        "Rating": rating,
        "Evidence": _EVIDENCE.get(task.evidence, task.evidence) + _quoted(task.evidence_phrase),
        **_delay(task),
        "Where": task.locator,
    }
    return pd.DataFrame({"Value": pairs.keys(), "Read as": pairs.values()})


def _delay(task) -> dict[str, str]:
    """What the words say of being late, and why, where they do."""
    said = {}
    if task.lateness:
        said["Said to be"] = task_table.lateness(task.lateness) + _quoted(task.lateness_phrase)
    if task.delay_reason:
        said["Reason of delay"] = _DELAYS.get(task.delay_reason, task.delay_reason) + _quoted(task.delay_phrase)
    return said


def _quoted(phrase: str | None) -> str:
    return f" (“{phrase}”)" if phrase else ""


def _lead_kind(code: str) -> str:
    return "kind not known" if code == "unknown" else code


def changes(found: list) -> pd.DataFrame:
    """Each task that is new or gone, and each value that changed, with what it was before."""
    shown = []
    for change in found:
        if change.kind in ("new", "gone"):
            said = dict.fromkeys(("Value", "Before", "Now"), "")
            shown.append({"What": change.kind.capitalize(), "Ref": change.ref, "Action": change.action} | said)
        for name, before, after in change.fields:
            said = {"Value": _COMPARED.get(name, name), "Before": _value(name, before), "Now": _value(name, after)}
            shown.append({"What": "Changed", "Ref": change.ref, "Action": change.action} | said)
    order = {"New": 0, "Gone": 1, "Changed": 2}
    shown.sort(key=lambda row: order[row["What"]])
    return pd.DataFrame(shown, columns=["What", "Ref", "Action", "Value", "Before", "Now"])


def _value(field: str, value: str) -> str:
    if field == "evidence":
        return _EVIDENCE.get(value, value)
    if field == "lateness" and value:
        return task_table.lateness(value)
    if field == "delay_reason":
        return _DELAYS.get(value, value or "nothing")
    if field == "declared_rating":
        return ratings.words(value) if value else "none declared"
    return value or "nothing"
