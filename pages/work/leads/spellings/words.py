"""What is said of the spellings of leads: how many, what each counts as, which are likely one."""

from collections.abc import Sequence

import pandas as pd

from pages.said import words

_KINDS = {"unknown": "not known"}
_ALIKE = {"near_spelling": "spelled nearly alike", "letters": "the same but for case or punctuation"}


def sentence(rows: pd.DataFrame, namings: int) -> str:
    """How many spellings stand for how many leads, and how many a person named."""
    written, names = rows["lead_text"].nunique(), rows["name"].nunique()
    by_hand = f"{words.count(namings, 'spelling')} named by a person" if namings else "none named by a person"
    said = f"{words.count(written, 'spelling')} in all plans {'counts' if written == 1 else 'count'} as"
    return f"{said} {words.count(names, 'lead')}, {by_hand}."


def table(rows: pd.DataFrame, by_id: dict) -> pd.DataFrame:
    """Every spelling, with who named it. rows: of the query lead_spellings; by_id: the namings by their decision."""
    return pd.DataFrame(
        {
            "Counts as": rows["name"].to_list(),
            "As written": rows["lead_text"].to_list(),
            "Read as": rows["lead"].to_list(),
            "Kind": [_KINDS.get(kind, kind) for kind in rows["lead_kind"]],
            "Tasks": rows["tasks"].to_list(),
            "Plans": rows["plans"].to_list(),
            "Named by": [_named_by(by_id.get(naming_id)) for naming_id in rows["naming_id"]],
        }
    )


def _named_by(naming) -> str:
    return f"{naming.decided_by}, because {words.shorten(naming.reason, 120)}" if naming else ""


def line(row) -> str:
    """A naming in one line: "“Comms” counts as “Comms Team” (3 tasks)" (a row of the query leads_named)."""
    counts = "has its own name" if row.spelling == row.name else f"counts as “{row.name}”"
    return f"“{row.spelling}” {counts} ({words.count(row.tasks, 'task')})"


def decided(named: pd.DataFrame) -> pd.DataFrame:
    """The spellings that a person named (rows of the query leads_named)."""
    return pd.DataFrame(
        {
            "Spelling": named["spelling"].to_list(),
            "Counts as": named["name"].to_list(),
            "Tasks": named["tasks"].to_list(),
            "Who": named["decided_by"].to_list(),
            "When": [words.moment(when) for when in named["decided_at"]],
            "Why": [words.shorten(reason, 240) for reason in named["reason"]],
        }
    )


def pair(row) -> str:
    """Two names that are likely one, with why and how many tasks (a row of the query leads_alike)."""
    return (
        f"{row.name} ({words.count(row.tasks, 'task')}) and {row.other} ({words.count(row.other_tasks, 'task')}): "
        f"{_ALIKE[row.alike_by]}"
    )


def merged(chosen: Sequence[str], keep: str) -> str:
    """What a merge did, in one sentence."""
    others = [name for name in chosen if name != keep]
    return f"Merged: {words.several(others)} {'counts' if len(others) == 1 else 'count'} as {keep} from now on."
