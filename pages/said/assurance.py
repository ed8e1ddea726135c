"""What pages and files say of the assurance file: where a criterion stands, and what the plan does about it."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from pages.said import words
from pages.said.language import Named, marked, say, says

DEFAULT = "la-toolkit-2024"  # the framework that is shown first
STATES = Named(
    {
        "unmet_no_task": marked("Unmet, and no live task"),
        "unmet_late": marked("Unmet, its tasks late"),
        "unmet_in_hand": marked("Unmet, its tasks in hand"),
        "not_rated": marked("Not rated"),
        "met": marked("Met"),
        "exceeding": marked("Exceeding"),
    }
)
ITEMS = Named(
    {
        "criterion": marked("Criterion"),
        "self_rating": marked("Self-rating"),
        "evidence": marked("Evidence"),
        "last_letter": marked("What the last letter said"),
        "gap": marked("Gap"),
    }
)
COUNTED = marked("A task that serves several sections counts at its main one.")
UNTOLD = marked("no words yet")  # in short, of a section that nothing could tell
_FEW = 3  # that a sentence can name
_UNMET = ("unmet_no_task", "unmet_late", "unmet_in_hand")


def name(row) -> str:
    """A section, or an element of one, of the query assurance: "Channel panel", "Channel panel: A vice-chair"."""
    return f"{row.title}: {row.element_title}" if row.element else row.title


def numbered(row) -> str:
    """A section with its number, an element with both: "5 Channel panel", "5.1 A vice-chair"."""
    number = words.text(None if words.is_missing(row.number) else int(row.number), "")
    if not row.element:
        return f"{number} {row.title}".strip()
    place = "" if words.is_missing(row.element_number) else f".{int(row.element_number)}"
    return f"{number}{place} {words.text(row.element_title, row.element)}".strip()


def framework(row) -> str:
    """A framework (a row of the query frameworks) in full: title, version, where it applies, whether statutory."""
    version, day = words.text(row.version, ""), words.day(row.updated_on, "")
    if day and f"{row.updated_on.day} {row.updated_on:%B %Y}" == version:  # as the framework itself writes it
        version = ""
    parts = [
        row.title,
        version and say("version {version}", version=version),
        day and say("updated {day}", day=day),
        words.text(row.applies_to, ""),
        say("statutory") if row.is_statutory else say("not statutory"),
        say("the council’s own") if row.is_own else "",
    ]
    return ", ".join(filter(None, parts))


def also(number: int) -> str:
    """How many tasks of other sections serve one too: "also served by 2 tasks of other sections"; "" for none."""
    if not number:
        return ""
    return says(
        number,
        "also served by {number} task of another section",
        "also served by {number} tasks of other sections",
        number=f"{number:,}",
    )


def untold(named: Sequence[str], number: int) -> str:
    """That the rules can't tell sections' tasks, as no words speak for them; "" for none. number: of all sections."""
    if not named:
        return ""
    if len(named) > _FEW:
        share = words.of(len(named), number)
        return say("{share} sections can’t be told yet: no words for them", share=share)
    return says(
        len(named),
        "{named} can’t be told yet: no words for it",
        "{named} can’t be told yet: no words for them",
        named=words.several(named),
    )


def finding(rows: pd.DataFrame) -> str:
    """A plan's finding, unmet criteria without a task first. rows: its rows of the query assurance."""
    counts = rows["state"].value_counts()
    unmet, alone = sum(int(counts.get(state, 0)) for state in _UNMET), int(counts.get("unmet_no_task", 0))
    rated = len(rows) - int(counts.get("not_rated", 0))
    if alone:
        named = ", ".join(_alone(row) for row in rows[rows["state"] == "unmet_no_task"].itertuples())
        return says(
            alone,
            "{number} criterion is unmet and has no live task: {named}",
            "{number} criteria are unmet and have no live task: {named}",
            number=f"{alone:,}",
            named=named,
        )
    if unmet:
        return _with_tasks(unmet, int(counts.get("unmet_late", 0)))
    if not rated:
        return say("None of {criteria} is rated yet", criteria=words.count(len(rows), "criterion", "criteria"))
    said = say("The only rated criterion is met")
    if rated > 1:
        said = say("None of {number} rated criteria is unmet", number=f"{rated:,}")
    rest = len(rows) - rated
    if not rest:
        return said
    return says(
        rest, "{finding}; {number} is not rated", "{finding}; {number} are not rated", finding=said, number=f"{rest:,}"
    )


def _with_tasks(unmet: int, late: int) -> str:
    """That each of the unmet criteria has a task, and how many of these are late."""
    number = f"{unmet:,}"
    if late and late < unmet:
        return say(
            "{number} criteria are unmet, each with a task in hand, {late} of them late",
            number=number,
            late=f"{late:,}",
        )
    if late:
        return says(
            unmet,
            "1 criterion is unmet and has a task late",
            "{number} criteria are unmet, each with a task late",
            number=number,
        )
    return says(
        unmet,
        "1 criterion is unmet and has a task in hand",
        "{number} criteria are unmet, each with a task in hand",
        number=number,
    )


def _alone(row) -> str:
    """A criterion without a live task, with what that leaves out."""
    but = also(row.also) if row.is_told else say(UNTOLD)
    return f"{name(row)} ({but})" if but else name(row)


def closing(row) -> str:
    """The live tasks that close a criterion: "no live task", "2 live, 1 late"; those of other sections apart."""
    return "; ".join(filter(None, [_live(row), also(row.also)]))


def _live(row) -> str:
    live, late = len(row.live_ids), len(row.late_ids)
    if not live:
        return say("no live task") if row.is_told else say(UNTOLD)
    if not late:
        return say("{number} live", number=f"{live:,}")
    if live == late:
        return says(live, "{number} live, late", "{number} live, all late", number=f"{live:,}")
    return say("{number} live, {late} late", number=f"{live:,}", late=f"{late:,}")


def complete(row) -> str:
    """The complete tasks of a section: "3 complete, 1 of them without evidence"; "" for none."""
    shown, unshown = len(row.shown_ids), len(row.unshown_ids)
    if not shown + unshown:
        return ""
    if shown and unshown:
        return say(
            "{number} complete, {unshown} of them without evidence",
            number=f"{shown + unshown:,}",
            unshown=f"{unshown:,}",
        )
    if shown:
        return say("{number} complete with evidence", number=f"{shown:,}")
    return say("{number} complete without evidence", number=f"{unshown:,}")


def last(row) -> str:
    """The self-rating of the period before: "2025/26: Not met"; "" where there is none."""
    return "" if words.is_missing(row.last_self_rating) else f"{row.last_period}: {row.last_self_rating}"


def written(items: Iterable[Mapping], texts: Mapping[str, str]) -> str:
    """Who wrote what a row says, and when last: "Ann Example, 3 Jun 2026, 14:05"; "" where nothing holds."""
    held = [one for one in items if texts.get(one["item"])]
    if not held:
        return ""
    newest = max(one["written_us"] for one in held)
    names = dict.fromkeys(one["written_by"] for one in sorted(held, key=lambda one: -one["written_us"]))
    return f"{words.several(names)}, {words.moment(newest)}"
