"""Corrections with which the document in force disagrees, announced in a short sentence."""

import pandas as pd

from pages.said import words

_MOST_REFS = 12


def against(rows: pd.DataFrame, *, name_plans: bool = False) -> list[str]:
    """That corrections stand against a plan, a sentence for each plan: "2 corrections stand against the plan of 31 Dec
    2017: 9, 24" (rows of the query decisions_to_review); name_plans: whether to say which plan."""
    told = []
    for (_, as_at), one in rows.groupby(["plan_id", "snapshot_as_at"], sort=False):
        verb = "stands" if len(one) == 1 else "stand"
        plan = f"{one['plan'].iloc[0]}, version of" if name_plans else "the plan of"
        told.append(
            f"{words.count(len(one), 'correction')} {verb} against {plan} {words.day(as_at)}: {_refs(one['ref'])}"
        )
    return told


def again(rows: pd.DataFrame) -> str:
    """What to do about them."""
    return f"Look at {'it' if len(rows) == 1 else 'them'} again on Decisions"


def _refs(refs: pd.Series) -> str:
    """The refs of the tasks, each once, the rest as a count."""
    named = list(dict.fromkeys(words.text(ref, "one without a reference") for ref in refs))
    more = len(named) - _MOST_REFS
    return ", ".join(named[:_MOST_REFS]) + (f" and {more:,} more" if more > 0 else "")
