"""What the Decisions page says: of a decision, of what became of it, and of a document that disagrees with one."""

import pandas as pd

import loaders
from pages.said import decisions, ratings, rows, task_rows, words
from pages.said.decisions import DISPOSITIONS
from pages.said.filters import ALL_PLANS
from pages.said.rows import Cell, Column, Row, Table

NOBODY_YET = (
    "Nobody has decided anything yet. A decision confirms or corrects what a document says, with a name and a reason. "
    "It counts in every figure at once, and can be taken back."
)
_STATES = {
    "in_force": "In force", "lapsed": "Lapsed", "replaced": "Replaced", "undone": "Taken back", "undo": "An undo",
    "waiting": "Not in force here",
}  # fmt: skip
_DECISION, _PLAN = Column("Decision", look="main"), Column("Plan", look="wide")
_TRAIL = (
    _DECISION, Column("Decided"), Column("Who"), Column("When", "date"), Column("Why", look="wide"), Column("State"),
)  # fmt: skip
_REVIEWED = (
    Column("To look at again", look="main"),
    Column("Decided"),
    Column("The document says"),
    Column("Who", look="wide"),
)
_SHORT, _LINE = 240, 120


def kind(code: str) -> str:
    """A kind of decision in words: "Due date"."""
    return decisions.FIELDS.get(code, code)


def what(row) -> str:
    """What a decision is about: "Due date"; of a finding also which (a row with field, kind and subject)."""
    if row.kind == "finding":
        title, _ = loaders.finding_rules().get(row.subject, (row.subject, ""))
        return f"Finding: {title}"
    return decisions.field(row.field)


def value(row) -> str:
    """What was decided: "31 Mar 2018"; a task by its ref (a row of the query decisions)."""
    refs = {} if words.is_missing(row.value_ref) else {row.value: row.value_ref}
    return decisions.value(row.field, row.value, refs)


def task(row) -> str:
    """The task of a decision in one line, or what it is about instead."""
    if words.is_missing(row.task_id):
        return "every plan" if words.is_missing(row.plan_id) else "the plan"
    if words.is_missing(row.action):
        return words.text(row.ref, row.task_id)
    return task_rows.task_name(row)


def standing(row) -> str:
    """What became of a decision: in force, lapsed, replaced, or taken back by whom, when and why."""
    if row.standing == "undo":
        return "An undo: it took a decision back"
    if row.standing == "undone":
        return f"Taken back by {row.undone_by} on {words.moment(row.undone_at)}, because {_ending(row.undone_because)}"
    if row.standing == "replaced":
        later = f", from the plan as at {words.day(row.replaced_from)} on" if row.replaced_from > row.as_at else ""
        return f"Replaced by a later one of {row.replaced_by}, {words.moment(row.replaced_at)}{later}"
    if row.standing == "in_force":
        return "In force"
    if row.standing == "lapsed":
        return _lapsed(row)
    return f"Not in force at the date shown: it holds from {words.day(row.as_at)} on"


def _lapsed(row) -> str:
    """Which version a confirmation held for, and what the next one says in its place."""
    held, now = f"Held for the version of {words.day(row.lapsed_from)}", f"that of {words.day(row.lapsed_at)}"
    if row.lapsed_from == row.lapsed_at:
        now = "the document that has replaced it"
    if not row.has_task:
        return f"{held}; {now} doesn’t have the task"
    says = in_document(row.field, row.says_now)
    if not row.says_otherwise:
        return f"{held}, and ended with it; {now} says {says} too"
    if row.field == "rating" and row.says_basis == "computed":
        return f"{held}; by {now} this tool computes {says}"
    return f"{held}; {now} says {says}"


def _ending(reason: str) -> str:
    return reason.rstrip(". ")


def trail(found: pd.DataFrame) -> Table:
    """The rows of the query decisions as the page lists them; long texts are cut, and whole in the detail."""
    many = found["plan_id"].nunique() > 1
    made = [Row(row.decision_id, tuple(_line(row, many)), address(row.decision_id)) for row in found.itertuples()]
    columns = (_DECISION, _PLAN, *_TRAIL[1:]) if many else _TRAIL
    return rows.table(columns, made, caption=f"{count(found)}, the newest first.", look="cards")


def address(decision_id: str) -> str:
    """The address that opens a decision on its own."""
    return f"/decisions?plan={ALL_PLANS}&decision={decision_id}"


def _line(row, many: bool):
    about = words.text(row.ref, "" if words.is_missing(row.task_id) else "no ref")
    yield rows.text(f"{what(row)}, taken back" if row.standing == "undo" else what(row), ref=about)
    if many:
        yield words.text(row.plan, "every plan")
    yield _cell(row.field, row.value, "confirmed") if row.field == "rating" else words.shorten(value(row), _LINE)
    yield row.decided_by
    yield rows.text(words.day(words.local(row.decided_at)), sort=int(row.decided_at))
    yield words.shorten(row.reason, _LINE)
    yield _STATES[row.standing]


def count(found: pd.DataFrame) -> str:
    """How many decisions there are: "5 decisions and 1 undo"."""
    undos = int((found["standing"] == "undo").sum())
    said = words.count(len(found) - undos, "decision") + (f" and {words.count(undos, 'undo')}" if undos else "")
    return said.capitalize()


def states(found: pd.DataFrame) -> str:
    """How many of them hold: "3 in force, 1 replaced and 1 taken back"; "" where there is none."""
    parts = {
        "in_force": "in force", "lapsed": "lapsed", "replaced": "replaced", "undone": "taken back",
        "waiting": "not in force here",
    }  # fmt: skip
    return words.several(
        f"{number:,} {of}" for code, of in parts.items() if (number := int((found["standing"] == code).sum()))
    )


def disagreement(row) -> str:
    """A decision and the document that disagrees, in one sentence (a row of the query decisions_to_review)."""
    ref = words.text(row.ref, words.shorten(row.action, 40))
    document = f"the document of {words.day(row.snapshot_as_at)}"
    decision, says = _SAID[row.field](row, ref, document)
    return f"{row.decided_by} decided that {decision}; {says}."


def _rating(row, ref: str, document: str) -> tuple[str, str]:
    now = ratings.words(row.says_now)
    if row.says_basis == "declared":
        return f"{ref} is rated {ratings.words(row.value)}", f"{document} declares {now}"
    return (
        f"{ref} is rated {ratings.words(row.value)}",
        f"the words of {document} have changed, and this tool computes {now} from them",
    )


def _standing(row, ref: str, document: str) -> tuple[str, str]:
    return (
        f"{ref} is {DISPOSITIONS.get(row.value, row.value)}",
        f"by {document} it is {DISPOSITIONS.get(row.says_now, row.says_now)}",
    )


def _due_on(row, ref: str, document: str) -> tuple[str, str]:
    return (
        f"{ref} is due {decisions.value('due_on', row.value)}",
        f"{document} says {decisions.value('due_on', row.says_now)}",
    )


def _leads(row, ref: str, document: str) -> tuple[str, str]:
    return (
        f"{ref} is led by {decisions.leads(row.value) or 'nobody'}",
        f"{document} names {decisions.leads(row.says_now) or 'nobody'}",
    )


def _section(row, ref: str, document: str) -> tuple[str, str]:
    return (
        f"{ref} belongs under {decisions.value('section', row.value)}",
        f"{document} has it under {decisions.value('section', row.says_now) or 'no heading'}",
    )


_SAID = {"rating": _rating, "disposition": _standing, "due_on": _due_on, "leads": _leads, "section": _section}


def before(row) -> str:
    """Why it was decided, and what the document said then, in sentences."""
    because = f"Because: {_ending(row.reason)}."
    if words.is_missing(row.then_as_at):
        return f"{because} The document that it was about isn’t in force any more."
    said = _said(row)
    return f"{because} The document of {words.day(row.then_as_at)}, which it was about, {said}."


def _said(row) -> str:
    if row.field == "rating" and words.is_missing(row.said_then):
        return "gave no rating"
    if words.is_missing(row.said_then):
        return "gave none"
    if row.field == "rating":
        verb = "declared" if row.said_basis == "declared" else "was judged by this tool as"
        return f"{verb} {ratings.words(row.said_then)}"
    return f"said {in_document(row.field, row.said_then)}"


def in_document(field: str, stored) -> str:
    """What a document has for a field, in words."""
    if words.is_missing(stored):
        return "nothing"
    return decisions.value(field, stored) or "nothing"


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
    return rows.table(_REVIEWED, made, caption=f"{words.count(len(made), 'correction')} to look at again.")


def _cell(field: str, stored, basis) -> Cell:
    if field == "rating" and not words.is_missing(stored):
        return rows.chip(stored, basis)
    return words.shorten(in_document(field, stored), _LINE)


def then_now(rows: pd.DataFrame, day) -> pd.DataFrame:
    """Tasks by rating as known on a day beside as known now (rows of the query decisions_then_now)."""
    return pd.DataFrame(
        {
            "Rating": [ratings.words(code) for code in rows["rating"]],
            f"Tasks, as known on {words.day(day)}": rows["tasks_then"].to_list(),
            "Tasks, as known now": rows["tasks_now"].to_list(),
        }
    )


def changed(rows: pd.DataFrame, day) -> str:
    """What then and now differ in, in one sentence."""
    then, now = int(rows["tasks_then"].sum()), int(rows["tasks_now"].sum())
    if not then and now:
        return f"Nothing of this had been loaded by the end of {words.day(day)}; {words.count(now, 'task')} now."
    moved = [
        f"{row.tasks_then:,} {ratings.label(row.rating).lower()} then and {row.tasks_now:,} now"
        for row in rows.itertuples()
        if row.tasks_then != row.tasks_now
    ]
    return f"{'; '.join(moved)}.".capitalize() if moved else "As many tasks have each rating now as had it then."
