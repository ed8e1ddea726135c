"""Corrections with which the document in force disagrees, announced in a short sentence."""

import pandas as pd

from pages.said import words
from pages.said.language import marked, say, says

_MOST_REFS = 12


def against(rows: pd.DataFrame, *, name_plans: bool = False) -> list[str]:
    """That corrections stand against a plan, a sentence for each plan: "2 corrections stand against the plan of 31 Dec
    2017: 9, 24" (rows of the query decisions_to_review); name_plans: whether to say which plan."""
    told = []
    for (_, as_at), one in rows.groupby(["plan_id", "snapshot_as_at"], sort=False):
        day, named = words.day(as_at), {"corrections": words.count(len(one), "correction"), "refs": _refs(one["ref"])}
        if name_plans:
            title = one["plan"].iloc[0]
            told.append(
                says(
                    len(one),
                    "{corrections} stands against {plan}, version of {day}: {refs}",
                    "{corrections} stand against {plan}, version of {day}: {refs}",
                    plan=title,
                    day=day,
                    **named,
                )
            )
        else:
            told.append(
                says(
                    len(one),
                    "{corrections} stands against the plan of {day}: {refs}",
                    "{corrections} stand against the plan of {day}: {refs}",
                    day=day,
                    **named,
                )
            )
    return told


def again(rows: pd.DataFrame) -> str:
    """What to do about them."""
    return says(len(rows), "Look at it again on Decisions", "Look at them again on Decisions")


def _refs(refs: pd.Series) -> str:
    """The refs of the tasks, each once, the rest as a count."""
    named = list(dict.fromkeys(words.text(ref, marked("one without a reference")) for ref in refs))
    more = len(named) - _MOST_REFS
    said = ", ".join(named[:_MOST_REFS])
    return say("{refs} and {number} more", refs=said, number=f"{more:,}") if more > 0 else said
