"""What the Decisions page says: of a decision, of what became of it, and of a document that disagrees with one."""

import pandas as pd

import loaders
from pages.said import decisions, ratings, rows, task_rows, words
from pages.said.decisions import DISPOSITIONS
from pages.said.filters import ALL_PLANS
from pages.said.language import marked, say
from pages.said.rows import Cell, Column, Row, Table

NOBODY_YET = marked(
    "Nobody has decided anything yet. A decision confirms or corrects what a document says, with a name and a reason. "
    "It counts in every figure at once, and can be taken back."
)
_STATES = {
    "in_force": marked("In force"), "lapsed": marked("Lapsed"), "replaced": marked("Replaced"),
    "undone": marked("Taken back"), "undo": marked("An undo"), "waiting": marked("Not in force here"),
}  # fmt: skip
_DECISION, _PLAN = Column(marked("Decision"), look="main"), Column(marked("Plan"), look="wide")
_TRAIL = (
    _DECISION, Column(marked("Decided")), Column(marked("Who")), Column(marked("When"), "date"),
    Column(marked("Why"), look="wide"), Column(marked("State")),
)  # fmt: skip
_REVIEWED = (
    Column(marked("To look at again"), look="main"),
    Column(marked("Decided")),
    Column(marked("The document says")),
    Column(marked("Who"), look="wide"),
)
_SHORT, _LINE = 240, 120


def kind(code: str) -> str:
    """A kind of decision in words: "Due date"."""
    return decisions.FIELDS.get(code, code)


def what(row) -> str:
    """What a decision is about: "Due date"; of a finding also which (a row with field, kind and subject)."""
    if row.kind == "finding":
        title, _ = loaders.finding_rules().get(row.subject, (row.subject, ""))
        return say("Finding: {title}", title=title)
    return decisions.field(row.field)


def value(row) -> str:
    """What was decided: "31 Mar 2018"; a task by its ref (a row of the query decisions)."""
    refs = {} if words.is_missing(row.value_ref) else {row.value: row.value_ref}
    return decisions.value(row.field, row.value, refs)


def task(row) -> str:
    """The task of a decision in one line, or what it is about instead."""
    if words.is_missing(row.task_id):
        return say("every plan") if words.is_missing(row.plan_id) else say("the plan")
    if words.is_missing(row.action):
        return words.text(row.ref, row.task_id)
    return task_rows.task_name(row)


def standing(row) -> str:
    """What became of a decision: in force, lapsed, replaced, or taken back by whom, when and why."""
    if row.standing == "undo":
        return say("An undo: it took a decision back")
    if row.standing == "undone":
        return say(
            "Taken back by {who} on {when}, because {why}",
            who=row.undone_by,
            when=words.moment(row.undone_at),
            why=_ending(row.undone_because),
        )
    if row.standing == "replaced":
        by = say("Replaced by a later one of {who}, {when}", who=row.replaced_by, when=words.moment(row.replaced_at))
        if row.replaced_from <= row.as_at:
            return by
        return say("{replaced}, from the plan as at {day} on", replaced=by, day=words.day(row.replaced_from))
    if row.standing == "in_force":
        return say("In force")
    if row.standing == "lapsed":
        return _lapsed(row)
    return say("Not in force at the date shown: it holds from {day} on", day=words.day(row.as_at))


def _lapsed(row) -> str:
    """Which version a confirmation held for, and what the next one says in its place."""
    held = say("Held for the version of {day}", day=words.day(row.lapsed_from))
    now = say("that of {day}", day=words.day(row.lapsed_at))
    if row.lapsed_from == row.lapsed_at:
        now = say("the document that has replaced it")
    if not row.has_task:
        return say("{held}; {now} doesn’t have the task", held=held, now=now)
    value = in_document(row.field, row.says_now)
    if not row.says_otherwise:
        return say("{held}, and ended with it; {now} says {value} too", held=held, now=now, value=value)
    if row.field == "rating" and row.says_basis == "computed":
        return say("{held}; by {now} this tool computes {value}", held=held, now=now, value=value)
    return say("{held}; {now} says {value}", held=held, now=now, value=value)


def _ending(reason: str) -> str:
    return reason.rstrip(". ")


def trail(found: pd.DataFrame) -> Table:
    """The rows of the query decisions as the page lists them; long texts are cut, and whole in the detail."""
    many = found["plan_id"].nunique() > 1
    made = [Row(row.decision_id, tuple(_line(row, many)), address(row.decision_id)) for row in found.itertuples()]
    columns = (_DECISION, _PLAN, *_TRAIL[1:]) if many else _TRAIL
    return rows.table(columns, made, caption=say("{found}, the newest first.", found=count(found)), look="cards")


def address(decision_id: str) -> str:
    """The address that opens a decision on its own."""
    return f"/decisions?plan={ALL_PLANS}&decision={decision_id}"


def _line(row, many: bool):
    about = words.text(row.ref, "" if words.is_missing(row.task_id) else marked("no ref"))
    yield rows.text(say("{what}, taken back", what=what(row)) if row.standing == "undo" else what(row), ref=about)
    if many:
        yield words.text(row.plan, say("every plan"))
    yield _cell(row.field, row.value, "confirmed") if row.field == "rating" else words.shorten(value(row), _LINE)
    yield row.decided_by
    yield rows.text(words.day(words.local(row.decided_at)), sort=int(row.decided_at))
    yield words.shorten(row.reason, _LINE)
    yield say(_STATES[row.standing])


def count(found: pd.DataFrame) -> str:
    """How many decisions there are: "5 decisions and 1 undo"."""
    undos = int((found["standing"] == "undo").sum())
    said = [words.count(len(found) - undos, "decision"), *([words.count(undos, "undo")] if undos else [])]
    return words.several(said).capitalize()


def states(found: pd.DataFrame) -> str:
    """How many of them hold: "3 in force, 1 replaced and 1 taken back"; "" where there is none."""
    parts = {
        "in_force": say("in force"), "lapsed": say("lapsed"), "replaced": say("replaced"), "undone": say("taken back"),
        "waiting": say("not in force here"),
    }  # fmt: skip
    return words.several(
        f"{number:,} {of}" for code, of in parts.items() if (number := int((found["standing"] == code).sum()))
    )


def disagreement(row) -> str:
    """A decision and the document that disagrees, in one sentence (a row of the query decisions_to_review)."""
    ref = words.text(row.ref, words.shorten(row.action, 40))
    document = say("the document of {day}", day=words.day(row.snapshot_as_at))
    decision, now = _SAID[row.field](row, ref, document)
    return say("{who} decided that {decision}; {now}.", who=row.decided_by, decision=decision, now=now)


def _rating(row, ref: str, document: str) -> tuple[str, str]:
    now = ratings.words(row.says_now)
    decided = say("{ref} is rated {value}", ref=ref, value=ratings.words(row.value))
    if row.says_basis == "declared":
        return decided, say("{document} declares {value}", document=document, value=now)
    return decided, say(
        "the words of {document} have changed, and this tool computes {value} from them", document=document, value=now
    )


def _standing(row, ref: str, document: str) -> tuple[str, str]:
    return (
        say("{ref} is {standing}", ref=ref, standing=DISPOSITIONS.get(row.value, row.value)),
        say("by {document} it is {standing}", document=document, standing=DISPOSITIONS.get(row.says_now, row.says_now)),
    )


def _due_on(row, ref: str, document: str) -> tuple[str, str]:
    return (
        say("{ref} is due {value}", ref=ref, value=decisions.value("due_on", row.value)),
        say("{document} says {value}", document=document, value=decisions.value("due_on", row.says_now)),
    )


def _leads(row, ref: str, document: str) -> tuple[str, str]:
    return (
        say("{ref} is led by {value}", ref=ref, value=decisions.leads(row.value) or say("nobody")),
        say("{document} names {value}", document=document, value=decisions.leads(row.says_now) or say("nobody")),
    )


def _section(row, ref: str, document: str) -> tuple[str, str]:
    return (
        say("{ref} belongs under {value}", ref=ref, value=decisions.value("section", row.value)),
        say(
            "{document} has it under {value}",
            document=document,
            value=decisions.value("section", row.says_now) or say("no heading"),
        ),
    )


_SAID = {"rating": _rating, "disposition": _standing, "due_on": _due_on, "leads": _leads, "section": _section}


def before(row) -> str:
    """Why it was decided, and what the document said then, in sentences."""
    because = say("Because: {reason}.", reason=_ending(row.reason))
    if words.is_missing(row.then_as_at):
        return say("{because} The document that it was about isn’t in force any more.", because=because)
    said = _said(row)
    return say(
        "{because} The document of {day}, which it was about, {said}.",
        because=because,
        day=words.day(row.then_as_at),
        said=said,
    )


def _said(row) -> str:
    if row.field == "rating" and words.is_missing(row.said_then):
        return say("gave no rating")
    if words.is_missing(row.said_then):
        return say("gave none")
    if row.field == "rating":
        rating = ratings.words(row.said_then)
        if row.said_basis == "declared":
            return say("declared {rating}", rating=rating)
        return say("was judged by this tool as {rating}", rating=rating)
    return say("said {value}", value=in_document(row.field, row.said_then))


def in_document(field: str, stored) -> str:
    """What a document has for a field, in words."""
    if words.is_missing(stored):
        return say("nothing")
    return decisions.value(field, stored) or say("nothing")


def disagreements(found: pd.DataFrame) -> Table:
    """The decisions to look at again, one opened at a time: decided, and what the document says now."""
    many = found["plan_id"].nunique() > 1
    made = [
        Row(
            row.decision_id,
            (
                rows.text(decisions.field(row.field), ref=words.text(row.ref, words.shorten(row.action, 40))),
                _cell(row.field, row.value, "confirmed"),
                _cell(row.field, row.says_now, row.says_basis),
                row.decided_by,
            ),
            address(row.decision_id),
            heading=row.plan if many else "",
        )
        for row in found.itertuples()
    ]
    return rows.table(
        _REVIEWED,
        made,
        caption=say("{corrections} to look at again.", corrections=words.count(len(made), "correction")),
        look="cards whole",
    )


def _cell(field: str, stored, basis) -> Cell:
    if field == "rating" and not words.is_missing(stored):
        return rows.chip(stored, basis)
    return words.shorten(in_document(field, stored), _LINE)


def then_now(rows: pd.DataFrame, day) -> pd.DataFrame:
    """Tasks by rating as known on a day beside as known now (rows of the query decisions_then_now)."""
    return pd.DataFrame(
        {
            say("Rating"): [ratings.words(code) for code in rows["rating"]],
            say("Tasks, as known on {day}", day=words.day(day)): rows["tasks_then"].to_list(),
            say("Tasks, as known now"): rows["tasks_now"].to_list(),
        }
    )


def changed(rows: pd.DataFrame, day) -> str:
    """What then and now differ in, in one sentence."""
    then, now = int(rows["tasks_then"].sum()), int(rows["tasks_now"].sum())
    if not then and now:
        return say(
            "Nothing of this had been loaded by the end of {day}; {tasks} now.",
            day=words.day(day),
            tasks=words.count(now, "task"),
        )
    moved = [
        say(
            "{then} {rating} then and {now} now",
            then=f"{row.tasks_then:,}",
            rating=ratings.label(row.rating).lower(),
            now=f"{row.tasks_now:,}",
        )
        for row in rows.itertuples()
        if row.tasks_then != row.tasks_now
    ]
    return f"{'; '.join(moved)}.".capitalize() if moved else say("As many tasks have each rating now as had it then.")
