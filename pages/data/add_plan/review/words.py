"""What a review of a document says, as sentences and tables; nothing is drawn here."""

from collections import Counter

import pandas as pd

from loaders.lookups.column_fields import column_fields
from loaders.lookups.delay_labels import delay_labels
from pages.said import filters, goals, ratings, rows, task_table, words
from pages.said.findings import SEVERITIES, as_written
from pages.said.heard import heard
from pages.said.language import Named, marked, say, says
from pages.said.rows import Column, Row, Table

_FROM = Named(
    {
        "colour": marked("Colour of the cell"),
        "text": marked("Words of the cell"),
        "timescale": marked("Timescale column"),
    }
)
_DELAYS = Named({one.code: one.label for one in delay_labels()})
_COMPARED = Named(
    {
        "ref": marked("Reference"),
        "section": marked("Section"),
        "subsection": marked("Subsection"),
        "action": marked("Action"),
        "timescale_text": marked("Timescale"),
        "due_on": marked("Due date"),
        "status_text": marked("Status"),
        "progress": marked("Progress"),
        "next_steps": marked("Next steps"),
        "declared_rating": marked("Rating"),
        "evidence": marked("Evidence"),
        "lead": marked("Lead"),
        "lateness": marked("Said to be"),
        "delay_reason": marked("Reason of delay"),
    }
)
_CHANGED = {"new": marked("New"), "gone": marked("Gone"), "changed": marked("Changed")}
_ASSUMED = marked("assumed: the usual meaning of the colour")


def headline(reading, given: dict) -> str:
    """What was read, in figures: "42 tasks · 40 with a due date · 38 with a lead · 12 rated by the plan"."""
    tasks = reading.tasks
    dated = sum(task.due_on is not None or task.position in given for task in tasks)
    led = sum(bool(task.leads) for task in tasks)
    rated = sum(task.declared_rating is not None for task in tasks)
    return " · ".join(
        [
            words.count(len(tasks), "task"),
            say("{number} with a due date", number=f"{dated:,}"),
            say("{number} with a lead", number=f"{led:,}"),
            say("{number} rated by the plan", number=f"{rated:,}") if rated else say("none rated by the plan"),
        ]
    )


def tabs(reading, columns: list, changes: list | None, since: str | None) -> dict[str, str]:
    """What there is to look at, by its code, each with its number. columns: each once, as ColumnReading."""
    unsure = sum(column.sureness == "unsure" for column in columns)
    said = {
        "tasks": say("Tasks ({number})", number=f"{len(reading.tasks):,}"),
        "findings": say("Findings ({number})", number=f"{len(reading.findings):,}"),
        "columns": say("Columns ({number}, {unsure} unsure)", number=f"{len(columns):,}", unsure=unsure)
        if unsure
        else say("Columns ({number})", number=f"{len(columns):,}"),
        "ratings": say("Ratings"),
    }
    if told := len(reading.figures) + len(reading.told):
        said["training"] = say("Training ({number})", number=f"{told:,}")
    if changes is not None and since is not None:
        said["changes"] = say("Changes since {day}", day=since)
    return said


def kinds(reading, rules: dict[str, tuple[str, str]]) -> list[tuple[str, str, str, pd.DataFrame]]:
    """The findings by kind, errors first: (severity, rule, its name with how many, its findings)."""
    every = findings(reading, rules)
    shown = ["Ref", "What was found", "As written", "Where"]
    return [
        (severity, rule, f"{SEVERITIES[severity]}: {title} ({len(found):,})", found[shown])
        for (severity, rule, title), found in every.groupby(["severity", "rule", "title"], sort=False)
    ]


def findings(reading, rules: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Every finding, errors first."""
    order = list(SEVERITIES)
    refs = {task.position: task.ref for task in reading.tasks}
    found = [
        {
            "severity": finding.severity,
            "rule": finding.rule,
            "title": say(rules[finding.rule][0]) if finding.rule in rules else finding.rule,
            marked("Ref"): refs.get(finding.position, say("document")),
            marked("What was found"): heard(finding.message),
            marked("As written"): as_written(finding.rule, finding.source_text),
            marked("Where"): finding.locator or "",
        }
        for finding in sorted(reading.findings, key=lambda one: (order.index(one.severity), one.position or 0))
    ]
    return pd.DataFrame(found, columns=["severity", "rule", "title", "Ref", "What was found", "As written", "Where"])


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
            marked("Found in"): _FROM.get(where, say("not recorded")),
            marked("As found"): text,
            marked("Read as"): ratings.words(rating),
            marked("Tasks"): number,
            marked("How"): _how(rating, is_assumed=is_assumed),
        }
        for (where, text, rating, is_assumed), number in found.items()
    ]
    return pd.DataFrame(shown, columns=["Found in", "As found", "Read as", "Tasks", "How"])


def _how(rating: str | None, *, is_assumed: bool) -> str:
    if ratings.words(rating) == ratings.words(None):
        return say("not known: kept as written")
    return say(_ASSUMED) if is_assumed else say("by the plan’s key or words")


def assumes(found: pd.DataFrame) -> bool:
    """Whether ratings that a document declares are read by the usual meaning of their colour."""
    return bool((found["How"] == say(_ASSUMED)).any())


def training(reading) -> pd.DataFrame:
    """What tasks tell of training, in the order of the tasks; words, and shares of how many isn't known, as such."""
    refs = {task.position: task.ref for task in reading.tasks}
    told = [(one, _dated(goals.people(one.value, one.measure), one)) for one in reading.figures]
    told += [(one, _without_number(one)) for one in reading.told]
    shown = [
        {
            marked("Ref"): refs.get(one.position, say("document")),
            marked("Programme"): one.programme,
            marked("What was found"): say("Goal: {goal}", goal=found)
            if one.kind == "target"
            else say("Count: {count}", count=found),
            marked("As written"): one.source,
        }
        for one, found in sorted(told, key=lambda pair: pair[0].position)
    ]
    return pd.DataFrame(shown, columns=["Ref", "Programme", "What was found", "As written"])


def _without_number(one) -> str:
    """A share or words: "85% of staff by 31 Mar 2018 (how many staff isn’t known)", "“most”, which is no number"."""
    who = f" ({one.audience})" if one.audience else ""
    if one.share is None:
        return say("{words}, which is no number", words=_dated(f"“{one.words}”{who}", one))
    share = goals.percent(one.share)
    if one.measure == "trainers":
        said = _dated(say("{share} of trainers{who}", share=share, who=who), one)
        return say("{goal} (how many trainers isn’t known)", goal=said)
    said = _dated(say("{share} of staff{who}", share=share, who=who), one)
    return say("{goal} (how many staff isn’t known)", goal=said)


def _dated(said: str, one) -> str:
    """What was found, with the day that it is for."""
    if one.on is None:
        return said
    day = words.day(one.on)
    return (
        say("{goal} by {day}", goal=said, day=day)
        if one.kind == "target"
        else say("{count} at {day}", count=said, day=day)
    )


_TASKS = (
    Column(marked("Action"), look="main"),
    Column(marked("Lead"), look="wide"),
    Column(marked("Due"), "date"),
    Column(marked("Rating")),
    Column(marked("Timescale as written"), look="wide"),
    Column(marked("Evidence"), look="wide"),
    Column(marked("Section"), look="wide"),
)


def tasks(reading, given: dict) -> Table:
    """Every task as read, what matters most first; each opens. given: the due dates that a person gave, by position."""
    looks = {one.position for one in reading.findings if one.severity in ("error", "warning")}
    has_sections = any(task.section or task.subsection for task in reading.tasks)
    columns = _TASKS if has_sections else _TASKS[:-1]
    made = [_task(task, given, len(columns), looked_at=task.position in looks) for task in reading.tasks]
    caption = says(len(made), "{number} task as read.", "{number} tasks as read.", number=f"{len(made):,}")
    return rows.table(columns, made, caption=caption, look="cards")


def _task(task, given: dict, most: int, *, looked_at: bool) -> Row:
    leads = words.several([lead.lead for lead in task.leads]) or say("no lead given")
    due_on = given[task.position].on if task.position in given else task.due_on
    under = say("{leads} · look at it", leads=leads) if looked_at else leads
    return Row(
        str(task.position),
        (
            rows.text(task.action or "", ref=f"{task.ref} ▲" if looked_at else task.ref, under=under),
            leads,
            rows.text(due(task, given), sort=words.iso(due_on) or ""),
            rows.chip(task.declared_rating, "declared"),
            task.timescale_text or "",
            task_table.evidence(task.evidence),
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
        return say("{day}, given by you", day=words.day(given[task.position].on))
    if task.timescale_kind == "range" and task.starts_on and task.due_on:
        return say("{start} to {end}", start=words.day(task.starts_on), end=words.day(task.due_on))
    if task.due_on:
        return words.day(task.due_on)
    return say("start by {day}", day=words.day(task.start_by)) if task.start_by else say("no due date")


def written(task, field: str) -> str:
    """The cells of a task that were taken for a field, as written."""
    return "\n".join(cell.text for cell in task.cells if cell.field == field and cell.text)


def cells(task) -> pd.DataFrame:
    """One task's cells as written, with the field that each was taken for and its colour."""
    shown = [
        {
            marked("Column"): cell.heading or say("no heading"),
            marked("The cell as written"): say("{text} [colour {colour}]", text=cell.text, colour=cell.colour)
            if cell.colour
            else cell.text,
            marked("Taken for"): say(column_fields()[cell.field].label),
        }
        for cell in task.cells
        if cell.text.strip() or cell.colour
    ]
    return pd.DataFrame(shown, columns=["Column", "The cell as written", "Taken for"])


def values(task, given: dict) -> pd.DataFrame:
    """What was read from one task's cells."""
    rating = (
        f"{ratings.words(task.declared_rating)} ({task.declared_text})" if task.declared_text else say("none declared")
    )
    pairs = {
        say("Reference"): task.ref,
        say("Section"): " · ".join(part for part in (task.section, task.subsection) if part) or say("none"),
        say("Leads"): words.several([f"{lead.lead} ({_lead_kind(lead.lead_kind)})" for lead in task.leads])
        or say("none"),
        say("Due"): due(task, given),
        say("Rating"): rating,
        say("Evidence"): task_table.evidence(task.evidence) + _quoted(task.evidence_phrase),
        **_delay(task),
        say("Where"): task.locator,
    }
    return pd.DataFrame({marked("Value"): pairs.keys(), marked("Read as"): pairs.values()})


def _delay(task) -> dict[str, str]:
    """What the words say of being late, and why, where they do."""
    said = {}
    if task.lateness:
        said[say("Said to be")] = task_table.lateness(task.lateness) + _quoted(task.lateness_phrase)
    if task.delay_reason:
        said[say("Reason of delay")] = _DELAYS.get(task.delay_reason, task.delay_reason) + _quoted(task.delay_phrase)
    return said


def _quoted(phrase: str | None) -> str:
    return f" (“{phrase}”)" if phrase else ""


def _lead_kind(code: str) -> str:
    return say("kind not known") if code == "unknown" else say(filters.LEAD_KINDS[code]).lower()


def changes(found: list) -> pd.DataFrame:
    """Each task that is new or gone, and each value that changed, with what it was before."""
    shown = [row for kind in _CHANGED for change in found for row in _changed(change, kind)]
    return pd.DataFrame(shown, columns=["What", "Ref", "Action", "Value", "Before", "Now"])


def _changed(change, kind: str) -> list[dict[str, str]]:
    """The rows of a task that say so much of it: that it is new, that it is gone, or each value that changed."""
    told = {
        marked("What"): say(_CHANGED[kind]),
        marked("Ref"): change.ref,
        marked("Action"): change.action,
    }
    if kind != "changed":
        return [told | dict.fromkeys(("Value", "Before", "Now"), "")] if change.kind == kind else []
    return [
        told
        | {
            marked("Value"): _COMPARED.get(name, name),
            marked("Before"): _value(name, before),
            marked("Now"): _value(name, after),
        }
        for name, before, after in change.fields
    ]


def _value(field: str, value: str) -> str:
    if field == "evidence":
        return task_table.evidence(value)
    if field == "lateness" and value:
        return task_table.lateness(value)
    if field == "delay_reason" and value:
        return _DELAYS.get(value, value)
    if field == "declared_rating":
        return ratings.words(value) if value else say("none declared")
    return value or say("nothing")
