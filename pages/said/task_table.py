"""The tasks page's rows and words as the reader sees them, for the table and the files."""

import pandas as pd

from pages.said import decisions, ratings, words
from pages.said.decisions import DISPOSITIONS
from pages.said.filters import DUE

_URGENCY = {
    **DUE,
    **{one.code: one.label for one in ratings.ALL},
    "closed": DISPOSITIONS["closed_without_doing"].capitalize(),
}
_KINDS = {
    "day": "a day", "month": "a month", "range": "a range", "quarter": "a quarter", "season": "a season",
    "year": "a year", "start_by": "start by", "ongoing": "ongoing", "recurring": "recurring",
    "relative": "relative to something else", "complete": "complete", "reversed": "dates reversed",
    "unreadable": "unreadable", "none": "none given",
}  # fmt: skip
_EVIDENCE = {
    "replaced": "replaced", "declined": "declined", "unknown": "undecided", "not_started": "not started",
    "partly": "partly done", "under_way": "under way", "routine": "routine", "done": "done", "none": "nothing reported",
}  # fmt: skip
_LATENESS = {"late": "late", "on_track": "on track"}
_FROM = {"colour": "the cell’s colour", "text": "the rating column", "timescale": "the timescale column"}
STALE = "Judged on"  # the column that is empty but for tasks of a plan with stale words
_TEXTS = {
    "section": "Section", "subsection": "Subsection", "action": "Action", "outcome": "Outcome",
    "status_text": "Status", "progress": "Progress", "next_steps": "Next steps",
}  # fmt: skip


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every column of the query "tasks" under a name to read; dates stay dates, missing stays empty."""
    shown = {
        "Plan": rows["plan"],
        "Ref": rows["ref"],
        "Urgency": rows["urgency_reason"].map(_URGENCY),
        "Rating": [ratings.words(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
        "Due": rows["due_on"],
        "Days overdue": rows["days_overdue"],
        "Lead": [leads or "no lead given" for leads in rows["leads"]],
        **{heading: rows[name] for name, heading in _texts_in_order()},
        "Timescale as written": rows["timescale_text"],
        "Timescale read as": _said(rows["timescale_kind"], _KINDS),
        "Starts": rows["starts_on"],
        "Start by": rows["start_by"],
        "Earlier due date": rows["due_before"],
        "Due window": _said(rows["due_window"], DUE),
        "Fell due this quarter": [_yes_no(value) for value in rows["fell_due_this_quarter"]],
        "First due date": rows["first_due_on"],
        "Times moved": rows["times_moved"],
        "Days pushed": rows["days_pushed"],
        "Months overdue": [_months(days) for days in rows["days_overdue"]],
        "Done by its first date": [_yes_no(value) for value in rows["is_done_by_first_date"]],
        "Completed on": rows["completed_on"],
        "Completed, as written": rows["completed_text"],
        "Declared rating": _rated(rows["declared_rating"]),
        "Declared, as written": rows["declared_text"],
        "Declared in": _said(rows["declared_from"], _FROM),
        "Computed rating": _rated(rows["computed_rating"]),
        "Computed because": rows["computed_because"],
        STALE: rows["stale_words"],
        "Off track by time alone": [_yes_no(value) for value in rows["is_past_since_words"]],
        "Standing": _said(rows["disposition"], DISPOSITIONS),
        "Duplicate of": rows["duplicate_of_ref"],
        "Counts as distinct work": [_yes_no(value) for value in rows["is_distinct_work"]],
        "Confirmed by a person": [_confirmed(fields) for fields in rows["confirmed"]],
        "Evidence": _said(rows["evidence"], _EVIDENCE),
        "Evidence, as written": rows["evidence_phrase"],
        "Said to be": _said(rows["lateness"], _LATENESS),
        "Said to be, as written": rows["lateness_phrase"],
        "Reason of delay": rows["delay_label"],
        "Reason of delay, as written": rows["delay_phrase"],
        "Findings": rows["findings"],
        "Where in the document": rows["locator"],
        "Task id": rows["task_id"],
        "Plan id": rows["plan_id"],
    }
    return pd.DataFrame(shown)


def _texts_in_order() -> list[tuple[str, str]]:
    first = ["action", "section", "subsection"]
    return [(name, _TEXTS[name]) for name in [*first, *(name for name in _TEXTS if name not in first)]]


def _said(values: pd.Series, known: dict[str, str]) -> list[str | None]:
    return [None if words.is_missing(value) else known.get(value, value) for value in values]


def _months(days) -> int | None:
    return None if words.is_missing(days) else words.months(days)


def _yes_no(value) -> str | None:
    return None if words.is_missing(value) else "yes" if value else "no"


def _confirmed(fields) -> str:
    return ", ".join(decisions.field(field).lower() for field in fields) or "nothing"


def _rated(values: pd.Series) -> list[str | None]:
    return [None if words.is_missing(value) else ratings.words(value) for value in values]


def about(basis: pd.DataFrame, scope: str) -> pd.DataFrame:
    """What a file says of its plans: date and basis, wording, document, marking, and the view that was filtered."""
    return pd.DataFrame(
        {
            "Plan id": basis["plan_id"],
            "Council": basis["council"],
            "As at": basis["as_at"],
            "Snapshot as at": basis["snapshot_as_at"],
            "Stale words": basis["stale_words"],
            "Snapshot date": basis["as_at_basis"],
            "Snapshot date because": basis["as_at_note"],
            "Wording": basis["wording"].map({"restated": "restated from the published plan"}).fillna("as published"),
            "Document": basis["file_name"],
            "Marking": basis["marking"].fillna("none"),
            "View": scope,
            "Ratings": "letter and words; computed: judged by this tool from the plan’s wording and dates, "
            "not by the council",
        }
    )  # fmt: skip


def key(own: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """The ratings' letters, and the words each plan prints for them (rows of the query "rating_keys")."""
    ours = [{"Printed by": "this tool", "Rating": ratings.words(one.code), "In the plan": ""} for one in ratings.ALL]
    theirs = [
        {
            "Printed by": titles.get(row.plan_id, row.plan_id),
            "Rating": ratings.words(row.rating),
            "In the plan": ": ".join(part for part in (row.label, row.meaning) if not words.is_missing(part)),
        }
        for row in own.itertuples()
        if row.plan_id in titles
    ]
    return pd.DataFrame([*ours, *theirs], columns=["Printed by", "Rating", "In the plan"])


def fields(task) -> list[tuple[str, str]]:
    """The texts of one task with their headings, those that say something."""
    named = [(name, heading) for name, heading in _TEXTS.items() if name not in ("section", "subsection")]
    return [(heading, getattr(task, name)) for name, heading in named if not words.is_missing(getattr(task, name))]


def kind(code) -> str:
    """A kind of timescale in words."""
    return _KINDS.get(code, str(code))


def standing(code) -> str:
    """A disposition in words."""
    return DISPOSITIONS.get(code, str(code))


def lateness(code) -> str:
    """What the words say of being late, in words."""
    return _LATENESS.get(code, str(code))


def declared_in(code) -> str:
    """Where a plan declares a rating, in words."""
    return _FROM.get(code, words.text(code))
