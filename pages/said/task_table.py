"""The tasks page's rows and words as the reader sees them, for the table and the files."""

from collections.abc import Mapping

import pandas as pd

from pages.said import because, decisions, ratings, words
from pages.said.decisions import DISPOSITIONS
from pages.said.filters import DUE
from pages.said.heard import heard
from pages.said.language import marked, say

_WORDINGS = {"restated": marked("restated from the published plan"), "published": marked("as published")}
_URGENCY = {
    **DUE,
    **{one.code: one.name for one in ratings.ALL},
    "closed": marked("Closed without doing"),
}
_KINDS = {
    "day": marked("a day"),
    "month": marked("a month"),
    "range": marked("a range"),
    "quarter": marked("a quarter"),
    "season": marked("a season"),
    "year": marked("a year"),
    "start_by": marked("start by"),
    "ongoing": marked("ongoing"),
    "recurring": marked("recurring"),
    "relative": marked("relative to something else"),
    "complete": marked("complete"),
    "reversed": marked("dates reversed"),
    "unreadable": marked("unreadable"),
    "none": marked("none given"),
}
_EVIDENCE = {
    "replaced": marked("replaced"),
    "declined": marked("declined"),
    "unknown": marked("undecided"),
    "not_started": marked("not started"),
    "partly": marked("partly done"),
    "under_way": marked("under way"),
    "routine": marked("routine"),
    "done": marked("done"),
    "none": marked("nothing reported"),
}
_LATENESS = {"late": marked("late"), "on_track": marked("on track")}
_FROM = {
    "colour": marked("the cell’s colour"),
    "text": marked("the rating column"),
    "timescale": marked("the timescale column"),
}
STALE = marked("Judged on")  # the column that is empty but for tasks of a plan with stale words
_TEXTS = {
    "section": marked("Section"),
    "subsection": marked("Subsection"),
    "action": marked("Action"),
    "outcome": marked("Outcome"),
    "status_text": marked("Status"),
    "progress": marked("Progress"),
    "next_steps": marked("Next steps"),
}


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every column of the query "tasks" under a name to read; dates stay dates, missing stays empty.

    The names are the catalogue's keys: export says them where people read them.
    """
    shown = {
        marked("Plan"): rows["plan"],
        marked("Ref"): rows["ref"],
        marked("Urgency"): _said(rows["urgency_reason"], _URGENCY),
        marked("Rating"): [ratings.words(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
        marked("Due"): rows["due_on"],
        marked("Days overdue"): rows["days_overdue"],
        marked("Lead"): [leads or say("no lead given") for leads in rows["leads"]],
        **{heading: rows[name] for name, heading in _texts_in_order()},
        marked("Timescale as written"): rows["timescale_text"],
        marked("Timescale read as"): _said(rows["timescale_kind"], _KINDS),
        marked("Starts"): rows["starts_on"],
        marked("Start by"): rows["start_by"],
        marked("Earlier due date"): rows["due_before"],
        marked("Due window"): _said(rows["due_window"], DUE),
        marked("Fell due this quarter"): [_yes_no(value) for value in rows["fell_due_this_quarter"]],
        marked("First due date"): rows["first_due_on"],
        marked("Times moved"): rows["times_moved"],
        marked("Days pushed"): rows["days_pushed"],
        marked("Months overdue"): [_months(days) for days in rows["days_overdue"]],
        marked("Done by its first date"): [_yes_no(value) for value in rows["is_done_by_first_date"]],
        marked("Completed on"): rows["completed_on"],
        marked("Completed, as written"): rows["completed_text"],
        marked("Declared rating"): _rated(rows["declared_rating"]),
        marked("Declared, as written"): rows["declared_text"],
        marked("Declared in"): _said(rows["declared_from"], _FROM),
        marked("Computed rating"): _rated(rows["computed_rating"]),
        marked("Computed because"): rows["computed_because"].map(because.said, na_action="ignore"),
        STALE: rows["stale_words"],
        marked("Off track by time alone"): [_yes_no(value) for value in rows["is_past_since_words"]],
        marked("Standing"): _said(rows["disposition"], DISPOSITIONS),
        marked("Duplicate of"): rows["duplicate_of_ref"],
        marked("Counts as distinct work"): [_yes_no(value) for value in rows["is_distinct_work"]],
        marked("Confirmed by a person"): [_confirmed(fields) for fields in rows["confirmed"]],
        marked("Evidence"): _said(rows["evidence"], _EVIDENCE),
        marked("Evidence, as written"): rows["evidence_phrase"],
        marked("Said to be"): _said(rows["lateness"], _LATENESS),
        marked("Said to be, as written"): rows["lateness_phrase"],
        marked("Reason of delay"): rows["delay_label"],
        marked("Reason of delay, as written"): rows["delay_phrase"],
        marked("Findings"): rows["findings"],
        marked("Where in the document"): rows["locator"],
        marked("Task id"): rows["task_id"],
        marked("Plan id"): rows["plan_id"],
    }
    return pd.DataFrame(shown)


def _texts_in_order() -> list[tuple[str, str]]:
    first = ["action", "section", "subsection"]
    return [(name, _TEXTS[name]) for name in [*first, *(name for name in _TEXTS if name not in first)]]


def _said(values: pd.Series, known: Mapping[str, str]) -> list[str | None]:
    return [None if words.is_missing(value) else say(known[value]) if value in known else value for value in values]


def _months(days) -> int | None:
    return None if words.is_missing(days) else words.months(days)


def _yes_no(value) -> str | None:
    return None if words.is_missing(value) else say("yes") if value else say("no")


def _confirmed(fields) -> str:
    return ", ".join(decisions.field(field).lower() for field in fields) or say("nothing")


def _rated(values: pd.Series) -> list[str | None]:
    return [None if words.is_missing(value) else ratings.words(value) for value in values]


def about(basis: pd.DataFrame, scope: str) -> pd.DataFrame:
    """What a file says of its plans: date and basis, wording, document, marking, and the view that was filtered."""
    return pd.DataFrame(
        {
            marked("Plan id"): basis["plan_id"],
            marked("Council"): basis["council"],
            marked("As at"): basis["as_at"],
            marked("Snapshot as at"): basis["snapshot_as_at"],
            marked("Stale words"): basis["stale_words"],
            marked("Snapshot date"): basis["as_at_basis"],
            marked("Snapshot date because"): basis["as_at_note"].map(heard, na_action="ignore"),
            marked("Wording"): [
                say(_WORDINGS.get(one, _WORDINGS["published"])) for one in basis["wording"]
            ],
            marked("Document"): basis["file_name"],
            marked("Marking"): basis["marking"].fillna(say("none")),
            marked("View"): scope,
            marked("Ratings"): say(
                "letter and words; computed: judged by this tool from the plan’s wording and dates, not by the council"
            ),
        }
    )  # fmt: skip


def key(own: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """The ratings' letters, and the words each plan prints for them (rows of the query "rating_keys")."""
    ours = [
        {marked("Printed by"): say("this tool"), marked("Rating"): ratings.words(one.code), marked("In the plan"): ""}
        for one in ratings.ALL
    ]
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
    return [(say(heading), getattr(task, name)) for name, heading in named if not words.is_missing(getattr(task, name))]


def kind(code) -> str:
    """A kind of timescale in words."""
    return _in_words(_KINDS, code)


def standing(code) -> str:
    """A disposition in words."""
    return _in_words(DISPOSITIONS, code)


def evidence(code) -> str:
    """How far a task's words say that it is, in words."""
    return _in_words(_EVIDENCE, code)


def lateness(code) -> str:
    """What the words say of being late, in words."""
    return _in_words(_LATENESS, code)


def declared_in(code) -> str:
    """Where a plan declares a rating, in words."""
    return say(_FROM[code]) if code in _FROM else words.text(code)


def _in_words(known: Mapping[str, str], code) -> str:
    return say(known[code]) if code in known else str(code)
