"""What is said of the spellings of leads: how many, what each counts as, which are likely one."""

from collections.abc import Sequence

import pandas as pd

from pages.said import rows, words
from pages.said.rows import Column, Row, Table

_KINDS = {"unknown": "not known"}
_ALIKE = {"near_spelling": "spelled nearly alike", "letters": "the same but for case or punctuation"}


def label(pairs: int) -> str:
    """The one line that the section is folded under."""
    if not pairs:
        return "Spellings of a lead: merge or part them"
    many = "2 spellings may be one name" if pairs == 1 else f"{pairs:,} pairs of spellings may each be one name"
    return f"{many}: look"


def sentence(rows: pd.DataFrame, namings: int) -> str:
    """How many spellings stand for how many leads, and how many a person named."""
    written, names = rows["lead_text"].nunique(), rows["name"].nunique()
    by_hand = f"{words.count(namings, 'spelling')} named by a person" if namings else "none named by a person"
    said = f"{words.count(written, 'spelling')} in all plans {'counts' if written == 1 else 'count'} as"
    return f"{said} {words.count(names, 'lead')}, {by_hand}."


def table(found: pd.DataFrame, by_id: dict) -> Table:
    """Every spelling, with who named it. found: of the query lead_spellings; by_id: the namings by their decision."""
    columns = (
        Column("Counts as"),
        Column("As written"),
        Column("Read as", look="wide"),
        Column("Kind", look="wide"),
        Column("Tasks", "number"),
        Column("Plans", look="wide"),
        Column("Named by", look="wide"),
    )
    listed = [
        Row(
            "",
            (
                row.name, row.lead_text, row.lead, _KINDS.get(row.lead_kind, row.lead_kind), int(row.tasks), row.plans,
                _named_by(by_id.get(row.naming_id)),
            ),
        )
        for row in found.itertuples()
    ]  # fmt: skip
    return rows.table(columns, listed, caption="Every spelling, in order of the name that it counts as.", opens=None)


def _named_by(naming) -> str:
    return f"{naming.decided_by}, because {words.shorten(naming.reason, 120)}" if naming else ""


def line(row) -> str:
    """A naming in one line: "“Comms” counts as “Comms Team” (3 tasks)" (a row of the query leads_named)."""
    counts = "has its own name" if row.spelling == row.name else f"counts as “{row.name}”"
    return f"“{row.spelling}” {counts} ({words.count(row.tasks, 'task')})"


def decided(named: pd.DataFrame) -> Table:
    """The spellings that a person named (rows of the query leads_named); choosing one is to take it back."""
    columns = (
        Column("Spelling"),
        Column("Who"),
        Column("When", look="wide"),
        Column("Why", look="wide"),
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
    return rows.table(columns, listed, caption="The spellings that a person named.")


def alike(found: pd.DataFrame) -> Table:
    """Names that are likely one (rows of the query leads_alike), by their place; choosing a pair fills in the form."""
    columns = (Column("Likely one lead"), Column("Tasks"), Column("Why", look="wide"))
    listed = [
        Row(
            str(place),
            (
                rows.text(f"{row.name} and {row.other}", _ALIKE[row.alike_by]),
                f"{row.tasks:,} and {row.other_tasks:,}",
                _ALIKE[row.alike_by],
            ),
        )
        for place, row in enumerate(found.itertuples())
    ]
    return rows.table(columns, listed, caption=f"{words.count(len(found), 'pair')} of names that are likely one lead.")


def merged(chosen: Sequence[str], keep: str) -> str:
    """What a merge did, in one sentence."""
    others = [name for name in chosen if name != keep]
    return f"Merged: {words.several(others)} {'counts' if len(others) == 1 else 'count'} as {keep} from now on."
