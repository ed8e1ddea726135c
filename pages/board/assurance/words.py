"""What the Assurance file says: its finding, what is counted, its table, a criterion in full."""

import pandas as pd

from pages.said import assurance, rows, words
from pages.said.language import marked, say
from pages.said.rows import Column, Row, Table

_SHORT = 110


def id_of(row) -> str:
    """The one name of a criterion, as the address carries it."""
    return f"{row.plan_id}|{row.section}|{row.element}"


def subtitle(found: pd.DataFrame, framework) -> str:
    """What the file is: the framework in full, its period, how many sections, the tasks' date."""
    sections = words.count(found["section"].nunique(), "section")
    dates = list(found["as_at"].drop_duplicates())
    given = {
        "framework": assurance.framework(framework), "sections": sections, "counted": say(assurance.COUNTED),
    }  # fmt: skip
    if len(dates) == 1:
        day = words.day(dates[0])
        return say("{framework}. {sections}; tasks as at {day}. {counted} Text: the council’s.", day=day, **given)
    return say("{framework}. {sections}; tasks each plan at its own date. {counted} Text: the council’s.", **given)


def heading(of_plan: pd.DataFrame) -> str:
    """What stands above one plan's criteria where there are several plans."""
    return say(
        "{plan}, as at {day}: {finding}",
        plan=of_plan["plan"].iloc[0],
        day=words.day(of_plan["as_at"].iloc[0]),
        finding=assurance.finding(of_plan),
    )


def table(found: pd.DataFrame) -> Table:
    """The criteria, unmet ones without a task first; under their standing, of several plans under the plan."""
    several = found["plan_id"].nunique() > 1
    headings = {plan_id: heading(of_plan) for plan_id, of_plan in found.groupby("plan_id")} if several else {}
    lines = [_row(one, headings.get(one.plan_id, say(assurance.STATES[one.group_state]))) for one in found.itertuples()]
    number = words.count(len(found), "criterion", "criteria")
    said = say("{criteria}, unmet ones without a task first", criteria=number)
    columns = (
        Column(say("Section"), look="main", share=2.7),
        Column(say("Self-rating"), share=1.3),
        Column(say("Tasks that close it"), share=2.4),
        Column(say("Gap"), look="wide", share=2.3),
        Column(say("Last letter"), look="wide", share=2.3),
    )
    return rows.table(columns, lines, caption=said, sorts=False, look="cards shows_under")


def _row(one, heading: str) -> Row:
    what = assurance.numbered(one)
    cells = (
        rows.text(f"– {what}" if one.element else what, _begun(one.criterion)),
        rows.text(words.text(one.self_rating, marked("not rated")), assurance.last(one)),
        rows.text(assurance.closing(one), assurance.complete(one)),
        _begun(one.gap),
        _begun(one.last_letter),
    )
    return Row(id_of(one), cells, heading=heading)


def _begun(text) -> str:
    """The first words of what the council wrote; "" where it wrote nothing."""
    return "" if words.is_missing(text) else words.shorten(text, _SHORT)


def standing(row) -> str:
    """Where a criterion stands, in one line: "Unmet, and no task. 2025/26: Not met"."""
    parts = [say(assurance.STATES[row.state]), assurance.last(row)]
    return ". ".join(filter(None, parts))


def before(row) -> list[tuple[str, str]]:
    """What was written of a criterion in the period before: label and text; empty where nothing was."""
    given = {
        "criterion": row.last_criterion, "self_rating": row.last_self_rating, "last_letter": row.last_last_letter,
        "gap": row.last_gap,
    }  # fmt: skip
    return [(say(assurance.ITEMS[item]), text) for item, text in given.items() if not words.is_missing(text)]


def history(found: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """What was written and by whom, the newest first. found: of the query assurance_history; labels: of the scale."""
    return pd.DataFrame(
        {
            say("When"): [words.moment(when) for when in found["written_us"]],
            say("Who"): list(found["written_by"]),
            say("Period"): list(found["period"]),
            say("What"): [say(assurance.ITEMS[item]) for item in found["item"]],
            say("Written"): [
                (labels.get(text, text) if item == "self_rating" else text) or say("taken back")
                for item, text in zip(found["item"], found["text"], strict=True)
            ],
        }
    )
