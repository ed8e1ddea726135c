"""What is said of the spellings of leads: how many, what each counts as, which are likely one."""

from collections.abc import Sequence

import pandas as pd

from pages.said import rows, words
from pages.said.language import marked, say, says
from pages.said.rows import Column, Row, Table
from pages.work.leads.words import KINDS

_KINDS = KINDS | {"unknown": marked("not known")}
_ALIKE = {"near_spelling": marked("spelled nearly alike"), "letters": marked("the same but for case or punctuation")}


def label(pairs: int) -> str:
    """The one line that the section is folded under."""
    if not pairs:
        return say("Spellings of a lead: merge or part them")
    if pairs == 1:
        return say("2 spellings may be one name: look")
    return say("{pairs} pairs of spellings may each be one name: look", pairs=f"{pairs:,}")


def sentence(rows: pd.DataFrame, namings: int) -> str:
    """How many spellings stand for how many leads, and how many a person named."""
    written, names = rows["lead_text"].nunique(), rows["name"].nunique()
    spellings, leads = words.count(written, "spelling"), words.count(names, "lead")
    said = says(
        written, "{spellings} in all plans counts as {leads}", "{spellings} in all plans count as {leads}",
        spellings=spellings, leads=leads,
    )  # fmt: skip
    if not namings:
        return say("{said}, none named by a person.", said=said)
    return say("{said}, {spellings} named by a person.", said=said, spellings=words.count(namings, "spelling"))


def table(found: pd.DataFrame, by_id: dict) -> Table:
    """Every spelling, with who named it. found: of the query lead_spellings; by_id: the namings by their decision."""
    columns = (
        Column(say("Counts as")),
        Column(say("As written")),
        Column(say("Read as"), look="wide"),
        Column(say("Kind"), look="wide"),
        Column(say("Tasks"), "number"),
        Column(say("Plans"), look="wide"),
        Column(say("Named by"), look="wide"),
    )
    listed = [
        Row(
            "",
            (
                row.name, row.lead_text, row.lead, say(_KINDS.get(row.lead_kind, row.lead_kind)), int(row.tasks),
                row.plans, _named_by(by_id.get(row.naming_id)),
            ),
        )
        for row in found.itertuples()
    ]  # fmt: skip
    return rows.table(
        columns, listed, caption=say("Every spelling, in order of the name that it counts as."), opens=None
    )


def _named_by(naming) -> str:
    return say("{who}, because {why}", who=naming.decided_by, why=words.shorten(naming.reason, 120)) if naming else ""


def line(row) -> str:
    """A naming in one line: "“Comms” counts as “Comms Team” (3 tasks)" (a row of the query leads_named)."""
    counts = say("has its own name") if row.spelling == row.name else say("counts as “{name}”", name=row.name)
    return f"“{row.spelling}” {counts} ({words.count(row.tasks, 'task')})"


def decided(named: pd.DataFrame) -> Table:
    """The spellings that a person named (rows of the query leads_named); choosing one is to take it back."""
    columns = (
        Column(say("Spelling")),
        Column(say("Who")),
        Column(say("When"), look="wide"),
        Column(say("Why"), look="wide"),
    )
    listed = [
        Row(
            row.decision_id,
            (
                line(row),
                row.decided_by,
                rows.text(words.moment(row.decided_at), sort=int(row.decided_at)),
                words.shorten(row.reason, 240),
            ),
        )
        for row in named.itertuples()
    ]
    return rows.table(columns, listed, caption=say("The spellings that a person named."))


def alike(found: pd.DataFrame) -> Table:
    """Names that are likely one (rows of the query leads_alike), by their place; choosing a pair fills in the form."""
    columns = (Column(say("Likely one lead")), Column(say("Tasks")), Column(say("Why"), look="wide"))
    listed = [
        Row(
            str(place),
            (
                rows.text(words.several([row.name, row.other]), say(_ALIKE[row.alike_by])),
                words.several([f"{row.tasks:,}", f"{row.other_tasks:,}"]),
                say(_ALIKE[row.alike_by]),
            ),
        )
        for place, row in enumerate(found.itertuples())
    ]
    return rows.table(
        columns,
        listed,
        caption=say("{pairs} of names that are likely one lead.", pairs=words.count(len(found), "pair")),
    )


def merged(chosen: Sequence[str], keep: str) -> str:
    """What a merge did, in one sentence."""
    others = [name for name in chosen if name != keep]
    return says(
        len(others), "Merged: {others} counts as {keep} from now on.", "Merged: {others} count as {keep} from now on.",
        others=words.several(others), keep=keep,
    )  # fmt: skip
